//! A lock that goes with the process that holds it.

use super::write::patiently;
use crate::Error;
use std::fs::{File, OpenOptions, TryLockError};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::Path;

/// The right to write. It ends when this is dropped, or when the process does.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the handle is what holds the lock")] File);

/// Others may open the file to wait for it, but not remove it.
const SHARED: u32 = 0x1 | 0x2;

/// Takes the lock on a file, making it when it is missing. When somebody else has it, `waiting` is called
/// once before the wait.
pub(super) fn take(path: &Path, waiting: impl FnOnce()) -> Result<Lock, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).share_mode(SHARED);
    let failed = |error| Error::io("lock", path, error);
    // Who had it before may be removing it just now.
    let file = patiently(|| options.open(path)).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            file.lock().map_err(failed)?;
        }
        Err(TryLockError::Error(error)) => return Err(failed(error)),
    }
    Ok(Lock(file))
}
