//! A private folder with a few small files: read whole, replaced whole.
//!
//! Every file is reached through the opened folder and never through a link, so that nobody can move
//! another one in between a check and its use.

use super::write::{commit, make_folder, stage};
use super::{Lock, lock, plain};
use crate::whole::read_all;
use crate::{Error, Exposed};
use rustix::fs::{AtFlags, CWD, Dir, Mode, OFlags, fchmod, fstat, fsync, openat, statat, unlinkat};
use rustix::io::Errno;
use rustix::process::geteuid;
use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A folder that is ours alone.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    handle: OwnedFd,
    exposed: Exposed,
}

impl Folder {
    /// Opens a folder; `None` if there is none. The last of its names is not a link, and it is ours.
    pub fn open(path: &Path, exposed: Exposed) -> Result<Option<Folder>, Error> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = match openat(CWD, path, flags, Mode::empty()) {
            Ok(handle) => handle,
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::NOTDIR | Errno::LOOP) => return Err(Error::NotOurs(path.to_owned())),
            Err(error) => return Err(Error::io("open", path, error)),
        };
        exposed.settle(&handle, path, Mode::RWXU)?;
        Ok(Some(Folder { path: path.to_owned(), handle, exposed }))
    }

    /// Opens a folder, and makes it and those above it, 0700, where they are missing.
    pub fn create(path: &Path, exposed: Exposed) -> Result<Folder, Error> {
        if let Some(folder) = Folder::open(path, exposed)? {
            return Ok(folder);
        }
        make_folder(path).map_err(|error| Error::io("create", path, error))?;
        let gone = || Error::io("create", path, io::Error::from(io::ErrorKind::NotFound));
        Folder::open(path, exposed)?.ok_or_else(gone)
    }

    /// Where a file of this folder is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Waits for the lock on a name, which is that of a lock file and of nothing else.
    pub fn lock(&self, name: &str) -> Result<Lock, Error> {
        self.lock_or(name, || {})
    }

    /// The same; `waiting` is called, once, before a wait for somebody else.
    pub fn lock_or(&self, name: &str, waiting: impl FnOnce()) -> Result<Lock, Error> {
        lock::take(self.handle.as_fd(), OsStr::new(name), &self.path(name), waiting)
    }

    /// A file's content, at most `most` bytes; `None` if there is no such file.
    pub fn read(&self, name: &str, most: u64) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let path = self.path(name);
        let handle = plain::open(self.handle.as_fd(), OsStr::new(name), &path, OFlags::RDONLY)?;
        let Some(handle) = handle else { return Ok(None) };
        self.exposed.settle(&handle, &path, Mode::RUSR | Mode::WUSR)?;
        read_all(File::from(handle), &path, most).map(Some)
    }

    /// Puts a file in place of the one of that name. The caller holds the lock that writers of this file
    /// take.
    pub fn replace(&self, _: &Lock, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let folder = self.handle.as_fd();
        stage(folder, OsStr::new(name), bytes, None)
            .and_then(|()| Ok(commit(folder, OsStr::new(name))?))
            .map_err(|error| Error::io("write", &self.path(name), error))
    }

    /// Removes a file, for good; that it is not there is all the same. The caller holds the lock that
    /// writers of this file take.
    pub fn remove(&self, _: &Lock, name: &str) -> Result<(), Error> {
        let failed = |error| Error::io("remove", &self.path(name), error);
        match unlinkat(&self.handle, name, AtFlags::empty()) {
            Ok(()) => fsync(&self.handle).map_err(failed),
            Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }
}

impl Folder {
    /// Removes the files with such an extension that were last written before a time, in Unix seconds.
    /// Whoever writes one of them at this moment may lose it.
    pub fn remove_older(&self, extensions: &[&str], before: i64) -> Result<(), Error> {
        let failed = |error| Error::io("list", &self.path, error);
        for entry in Dir::read_from(&self.handle).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let extension = entry.file_name().to_bytes().rsplit(|byte| *byte == b'.').next();
            if !extensions.iter().any(|ours| Some(ours.as_bytes()) == extension) {
                continue;
            }
            // One that is gone meanwhile, or stays, is in nobody's way.
            let facts = statat(&self.handle, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW);
            if facts.is_ok_and(|facts| facts.st_mtime < before) {
                let _ = unlinkat(&self.handle, entry.file_name(), AtFlags::empty());
            }
        }
        Ok(())
    }
}

impl Exposed {
    /// Makes sure that something is ours, and that others have no access to it.
    fn settle(self, handle: &OwnedFd, path: &Path, private: Mode) -> Result<(), Error> {
        let failed = |error| Error::io("open", path, error);
        let facts = fstat(handle).map_err(failed)?;
        if facts.st_uid != geteuid().as_raw() {
            return Err(Error::NotOurs(path.to_owned()));
        }
        if !Mode::from_raw_mode(facts.st_mode).intersects(Mode::RWXG | Mode::RWXO) {
            return Ok(());
        }
        match self {
            Exposed::Close => fchmod(handle, private).map_err(failed),
            Exposed::Refuse => Err(Error::Exposed(path.to_owned())),
        }
    }
}
