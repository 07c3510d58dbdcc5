//! A private folder with a few small files: read whole, replaced whole.

use super::write::{commit, open, remove, stage};
use super::{Lock, lock};
use crate::whole::read_all;
use crate::{Error, Exposed};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};
use zeroize::Zeroizing;

/// A folder that is ours alone, as long as it is in the user's own profile folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens a folder; `None` if there is none. The last of its names is not a link.
    ///
    /// Who has access to it is what the folder above it says, so there is nothing to be closed or refused.
    pub fn open(path: &Path, _: Exposed) -> Result<Option<Folder>, Error> {
        match fs::symlink_metadata(path) {
            Ok(facts) if facts.is_dir() => Ok(Some(Folder { path: path.to_owned() })),
            Ok(_) => Err(Error::NotOurs(path.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io("open", path, error)),
        }
    }

    /// Opens a folder, and makes it and those above it where they are missing.
    pub fn create(path: &Path, exposed: Exposed) -> Result<Folder, Error> {
        if let Some(folder) = Folder::open(path, exposed)? {
            return Ok(folder);
        }
        fs::create_dir_all(path).map_err(|error| Error::io("create", path, error))?;
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
        lock::take(&self.path(name), waiting)
    }

    /// A file's content, at most `most` bytes; `None` if there is no such file.
    pub fn read(&self, name: &str, most: u64) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let path = self.path(name);
        open(&path)?.map(|file| read_all(file, &path, most)).transpose()
    }

    /// Puts a file in place of the one of that name. The caller holds the lock that writers of this file
    /// take.
    pub fn replace(&self, _: &Lock, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path(name);
        stage(&path, bytes)
            .and_then(|()| commit(&path))
            .map_err(|error| Error::io("write", &path, error))
    }

    /// Removes a file, for good; that it is not there is all the same. The caller holds the lock that
    /// writers of this file take.
    pub fn remove(&self, _: &Lock, name: &str) -> Result<(), Error> {
        let path = self.path(name);
        remove(&path).map_err(|error| Error::io("remove", &path, error))
    }

    /// Removes the files with such an extension that were last written before a time, in Unix seconds.
    /// Whoever writes one of them at this moment may lose it.
    pub fn remove_older(&self, extensions: &[&str], before: i64) -> Result<(), Error> {
        let failed = |error| Error::io("list", &self.path, error);
        let before = Duration::from_secs(u64::try_from(before).unwrap_or(0));
        for entry in fs::read_dir(&self.path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = entry.path();
            let is_ours = |ours: &&str| path.extension().is_some_and(|theirs| theirs == *ours);
            let written = entry.metadata().and_then(|facts| facts.modified());
            let is_old = written.is_ok_and(|written| written < UNIX_EPOCH + before);
            if is_old && extensions.iter().any(is_ours) {
                // One that is gone meanwhile, or stays, is in nobody's way.
                let _ = fs::remove_file(&path);
            }
        }
        Ok(())
    }
}
