//! Opening a plain file of our own, and nothing else that may have its name.

use crate::Error;
use rustix::fs::{FileType, Mode, OFlags, fstat, openat};
use rustix::io::Errno;
use rustix::process::geteuid;
use std::ffi::OsStr;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::path::Path;

/// Opens a file of a folder; `None` if there is none. `path` is for messages.
pub(super) fn open(
    folder: BorrowedFd<'_>,
    name: &OsStr,
    path: &Path,
    flags: OFlags,
) -> Result<Option<OwnedFd>, Error> {
    let failed = |error| Error::io("open", path, error);
    // A pipe in the file's place must not make us wait for its other end.
    let flags = flags | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let handle = match openat(folder, name, flags, Mode::RUSR | Mode::WUSR) {
        Ok(handle) => handle,
        Err(Errno::NOENT) => return Ok(None),
        Err(Errno::LOOP | Errno::ISDIR | Errno::NXIO) => return Err(Error::NotOurs(path.into())),
        Err(error) => return Err(failed(error)),
    };
    let facts = fstat(&handle).map_err(failed)?;
    let plain = FileType::from_raw_mode(facts.st_mode) == FileType::RegularFile;
    if !plain || facts.st_nlink > 1 || facts.st_uid != geteuid().as_raw() {
        return Err(Error::NotOurs(path.into()));
    }
    Ok(Some(handle))
}
