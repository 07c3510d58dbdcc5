//! The one way in which bytes come to be a file.

use crate::Error;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Opens a file itself, and not what it links to; `None` if there is none.
pub(super) fn open(path: &Path) -> Result<Option<File>, Error> {
    // A folder cannot be opened like a file, and the system's answer would be that access is denied.
    if path.is_dir() {
        return Err(Error::NotOurs(path.to_owned()));
    }
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(OPEN_REPARSE_POINT);
    let file = match patiently(|| options.open(path)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::io("open", path, error)),
    };
    let facts = file.metadata().map_err(|error| Error::io("open", path, error))?;
    if facts.is_file() { Ok(Some(file)) } else { Err(Error::NotOurs(path.to_owned())) }
}

const OPEN_REPARSE_POINT: u32 = 0x0020_0000;

/// Writes a file's next content beside it, on the disk when this returns. There is one place beside each
/// file; the caller holds the lock of the file.
pub(super) fn stage(path: &Path, bytes: &[u8]) -> io::Result<()> {
    unstage(path)?;
    let written =
        OpenOptions::new().write(true).create_new(true).open(beside(path)).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
    if written.is_err() {
        // The half-written file would only be in the way; what counts is why it was not written.
        let _ = unstage(path);
    }
    written
}

/// Puts what was staged in the file's place.
pub(super) fn commit(path: &Path) -> io::Result<()> {
    patiently(|| fs::rename(beside(path), path))
}

/// Removes what was staged, when there is something.
pub(super) fn unstage(path: &Path) -> io::Result<()> {
    remove(&beside(path))
}

/// Removes a file; that it is not there is all the same.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

fn beside(path: &Path) -> PathBuf {
    hidden(path, ".new")
}

/// The name beside a file's for something that belongs to it.
pub(super) fn hidden(path: &Path, suffix: &str) -> PathBuf {
    let mut hidden = OsString::from(".");
    hidden.push(path.file_name().unwrap_or(OsStr::new("")));
    hidden.push(suffix);
    path.with_file_name(hidden)
}

/// Does something again for a while when another program has the file open, as those do that look for
/// viruses in whatever is new.
pub(super) fn patiently<T>(mut f: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 0..ROUNDS {
        match f() {
            Err(error) if error.raw_os_error().is_some_and(|code| BUSY.contains(&code)) => pause(),
            other => return other,
        }
    }
    f()
}

/// Access denied (as while a file is being removed), sharing violation, delete pending.
const BUSY: [i32; 3] = [5, 32, 303];

/// Together a second.
const ROUNDS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(20);

#[expect(clippy::disallowed_methods, reason = "Windows does not say when a file is free again")]
fn pause() {
    std::thread::sleep(PAUSE);
}
