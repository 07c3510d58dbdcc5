//! One file that a person owns and other programs read: locked, read again, replaced.

use super::write::{commit, hidden, open, remove, stage, unstage};
use super::{Lock, lock};
use crate::Error;
use crate::whole::read_all;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A file that nobody else writes as long as this lives; it need not be there yet.
///
/// The lock is a file beside it that is gone afterwards. To lock the same file twice in one thread is to
/// wait for oneself.
#[derive(Debug)]
pub struct Locked {
    /// Where the file is, links followed.
    path: PathBuf,
    lock: Option<Lock>,
}

impl Locked {
    /// Waits for the lock on the file that a path leads to. Its folder is made when it is missing.
    pub fn open(path: &Path) -> Result<Locked, Error> {
        Locked::open_or(path, || {})
    }

    /// The same; `waiting` is called, once, before a wait for somebody else.
    pub fn open_or(path: &Path, waiting: impl FnOnce()) -> Result<Locked, Error> {
        let path = target(path).map_err(|error| Error::io("open", path, error))?;
        if path.file_name().is_none() {
            return Err(Error::NotOurs(path));
        }
        if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::create_dir_all(parent).map_err(|error| Error::io("create", parent, error))?;
        }
        let lock = lock::take(&hidden(&path, ".lock"), waiting)?;
        Ok(Locked { path, lock: Some(lock) })
    }

    /// The content now, at most `most` bytes; `None` if there is no such file.
    pub fn read(&self, most: u64) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        open(&self.path)?.map(|file| read_all(file, &self.path, most)).transpose()
    }

    /// Writes the next content beside the file, so that what can fail has failed before the file changes.
    pub fn stage(&self, bytes: &[u8]) -> Result<Staged<'_>, Error> {
        // What is replaced is a file, or nothing.
        open(&self.path)?;
        stage(&self.path, bytes).map_err(|error| Error::io("write", &self.path, error))?;
        Ok(Staged { file: self, committed: false })
    }

    /// Deletes the file.
    pub fn remove(&self) -> Result<(), Error> {
        remove(&self.path).map_err(|error| Error::io("remove", &self.path, error))
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // It is let go first. Whoever waits for it has it open and keeps it from being removed, so nobody
        // holds a lock on a file that is not there any more.
        drop(self.lock.take());
        let _ = fs::remove_file(hidden(&self.path, ".lock"));
    }
}

/// A file's next content, whole and on the disk, but not in its place.
#[derive(Debug)]
#[must_use = "the file is changed by `commit`"]
pub struct Staged<'a> {
    file: &'a Locked,
    committed: bool,
}

impl Staged<'_> {
    /// Puts it in the file's place.
    pub fn commit(mut self) -> Result<(), Error> {
        commit(&self.file.path).map_err(|error| Error::io("write", &self.file.path, error))?;
        self.committed = true;
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.committed {
            // The next writer would clear it away.
            let _ = unstage(&self.file.path);
        }
    }
}

/// Where a path leads when its last part is a link, which may dangle.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        if !fs::symlink_metadata(&path).is_ok_and(|facts| facts.is_symlink()) {
            return Ok(path);
        }
        let target = fs::read_link(&path)?;
        path = path.parent().map(|parent| parent.join(&target)).unwrap_or(target);
    }
    Err(io::Error::other("it leads through too many links"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use std::thread;

    #[test]
    fn writers_take_turns_and_leave_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("config");
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        let file = Locked::open(&path).unwrap();
                        let mut bytes = file.read(1000).unwrap().unwrap_or_default().to_vec();
                        bytes.push(b'x');
                        file.stage(&bytes).unwrap().commit().unwrap();
                    }
                });
            }
        });
        assert_eq!(read(&path, 1000).unwrap().unwrap().len(), 80);
        let left = fs::read_dir(path.parent().unwrap()).unwrap();
        let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["config"]);
    }

    #[test]
    fn what_is_staged_and_not_committed_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config");
        let file = Locked::open(&path).unwrap();
        file.stage(b"old").unwrap().commit().unwrap();
        drop(file.stage(b"new").unwrap());
        assert_eq!(&**file.read(9).unwrap().unwrap(), b"old");
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(matches!(read(&path, 2), Err(Error::TooLarge(..))));
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("config")).unwrap();
        let file = Locked::open(&folder.path().join("config")).unwrap();
        assert!(matches!(file.stage(b"new"), Err(Error::NotOurs(_))));
    }
}
