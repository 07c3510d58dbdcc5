//! One file that a person owns and other programs read: locked, read again, replaced.

use super::write::{commit, hidden, make_folder, stage, unstage};
use super::{Lock, lock};
use crate::Error;
use crate::whole::read_all;
use rustix::fs::{AtFlags, CWD, FileType, Gid, Mode, OFlags, Uid, fsync, openat, statat, unlinkat};
use rustix::io::Errno;
use rustix::process::geteuid;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A file that nobody else writes as long as this lives; it need not be there yet.
///
/// The lock is a hidden file beside it that is gone afterwards. To lock the same file twice in one thread
/// is to wait for oneself.
#[derive(Debug)]
pub struct Locked {
    /// Where the file is, links followed.
    path: PathBuf,
    folder: OwnedFd,
    name: OsString,
    _lock: Lock,
}

impl Locked {
    /// Waits for the lock on the file that a path leads to. Its folder is made when it is missing.
    pub fn open(path: &Path) -> Result<Locked, Error> {
        Locked::open_or(path, || {})
    }

    /// The same; `waiting` is called, once, before a wait for somebody else.
    pub fn open_or(path: &Path, waiting: impl FnOnce()) -> Result<Locked, Error> {
        let failed = |error: Errno| Error::io("lock", path, error);
        let path = target(path).map_err(|error| Error::io("open", path, error))?;
        let Some(name) = path.file_name() else { return Err(Error::NotOurs(path)) };
        let parent = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        make_folder(parent).map_err(|error| Error::io("create", parent, error))?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = openat(CWD, parent, flags, Mode::empty())
            .map_err(|error| Error::io("open", parent, error))?;
        let lock_name = hidden(name, ".lock");
        let mut waiting = Some(waiting);
        let lock = loop {
            let say = || waiting.take().into_iter().for_each(|waiting| waiting());
            let lock = lock::take(folder.as_fd(), &lock_name, &parent.join(&lock_name), say)?;
            // Who had it before has removed it, and somebody may have made another since.
            let held = rustix::fs::fstat(&lock.0).map_err(failed)?;
            match statat(&folder, &lock_name, AtFlags::SYMLINK_NOFOLLOW) {
                Ok(there) if (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino) => {
                    break lock;
                }
                Ok(_) | Err(Errno::NOENT) => {}
                Err(error) => return Err(failed(error)),
            }
        };
        let name = name.to_owned();
        Ok(Locked { path, folder, name, _lock: lock })
    }

    /// The content now, at most `most` bytes; `None` if there is no such file.
    pub fn read(&self, most: u64) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        match openat(&self.folder, &self.name, flags, Mode::empty()) {
            Ok(file) => {
                self.owner()?;
                read_all(File::from(file), &self.path, most).map(Some)
            }
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(Error::io("read", &self.path, error)),
        }
    }

    /// Writes the next content beside the file, so that what can fail has failed before the file changes.
    pub fn stage(&self, bytes: &[u8]) -> Result<Staged<'_>, Error> {
        let failed = |error| Error::io("write", &self.path, error);
        stage(self.folder.as_fd(), &self.name, bytes, self.owner()?).map_err(failed)?;
        Ok(Staged { file: self, committed: false })
    }

    /// Deletes the file.
    pub fn remove(&self) -> Result<(), Error> {
        let failed = |error| Error::io("remove", &self.path, error);
        unlinkat(&self.folder, &self.name, AtFlags::empty()).map_err(failed)?;
        fsync(&self.folder).map_err(failed)
    }

    /// Whom the file belongs to when that is somebody else: what root edits stays the person's own. It is
    /// an error when something that is no plain file has the name.
    fn owner(&self) -> Result<Option<(Uid, Gid)>, Error> {
        let facts = match statat(&self.folder, &self.name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(facts) => facts,
            Err(Errno::NOENT) => return Ok(None),
            Err(error) => return Err(Error::io("read", &self.path, error)),
        };
        if FileType::from_raw_mode(facts.st_mode) != FileType::RegularFile {
            return Err(Error::NotOurs(self.path.clone()));
        }
        let other = facts.st_uid != geteuid().as_raw();
        Ok(other.then(|| (Uid::from_raw(facts.st_uid), Gid::from_raw(facts.st_gid))))
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // It is removed while it is still held. One that stays is in nobody's way.
        let _ = unlinkat(&self.folder, hidden(&self.name, ".lock"), AtFlags::empty());
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
        commit(self.file.folder.as_fd(), &self.file.name)
            .map_err(|error| Error::io("write", &self.file.path, error))?;
        self.committed = true;
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.committed {
            // The next writer would clear it away.
            let _ = unstage(self.file.folder.as_fd(), &self.file.name);
        }
    }
}

/// Where a path leads when its last part is a link, which may dangle.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        match fs::read_link(&path) {
            Ok(target) => {
                path = path.parent().map(|parent| parent.join(&target)).unwrap_or(target);
            }
            // It is no link, or there is nothing yet.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::NotFound
                ) =>
            {
                return Ok(path);
            }
            Err(error) => return Err(error),
        }
    }
    Err(Errno::LOOP.into())
}
