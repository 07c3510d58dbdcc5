//! A lock that goes with the process that holds it.

use super::plain;
use crate::Error;
use rustix::fs::{FlockOperation, Mode, OFlags, fchmod, flock};
use rustix::io::Errno;
use std::ffi::OsStr;
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::path::Path;

/// The right to write. It ends when this is dropped, or when the process does.
#[derive(Debug)]
pub struct Lock(pub(super) OwnedFd);

impl Lock {
    /// A second hold on the same lock, for a child to share: it is free when both are let go.
    pub fn share(&self) -> io::Result<OwnedFd> {
        self.0.try_clone()
    }
}

/// Takes the lock on the file `name`, making it when it is missing. When somebody else has it, `waiting`
/// is called once before the wait. `path` is for messages.
pub(super) fn take(
    folder: BorrowedFd<'_>,
    name: &OsStr,
    path: &Path,
    waiting: impl FnOnce(),
) -> Result<Lock, Error> {
    let failed = |error: Errno| Error::io("lock", path, error);
    let file = plain::open(folder, name, path, OFlags::RDWR | OFlags::CREATE)?;
    let file = file.ok_or_else(|| failed(Errno::NOENT))?;
    fchmod(&file, Mode::RUSR | Mode::WUSR).map_err(failed)?;
    let mut operation = FlockOperation::NonBlockingLockExclusive;
    let mut waiting = Some(waiting);
    loop {
        match flock(&file, operation) {
            Ok(()) => return Ok(Lock(file)),
            Err(Errno::INTR) => {}
            Err(Errno::WOULDBLOCK) if waiting.is_some() => {
                if let Some(waiting) = waiting.take() {
                    waiting();
                }
                operation = FlockOperation::LockExclusive;
            }
            Err(error) => return Err(failed(error)),
        }
    }
}
