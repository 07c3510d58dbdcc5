//! A file read whole, or replaced whole.

use crate::{Error, Locked};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use zeroize::Zeroizing;

/// The content of whatever a path leads to, at most `most` bytes; `None` if it leads nowhere.
pub fn read(path: &Path, most: u64) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
    match File::open(path) {
        Ok(file) => read_all(file, path, most).map(Some),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(None)
        }
        Err(error) => Err(Error::io("read", path, error)),
    }
}

/// Puts a file, 0600, in place of what a path leads to; a link stays one.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Locked::open(path)?.stage(bytes)?.commit()
}

/// Reads to the end, or to one byte more than may be there.
pub(crate) fn read_all(file: File, path: &Path, most: u64) -> Result<Zeroizing<Vec<u8>>, Error> {
    // Room for everything at once: a buffer that grows leaves copies of secrets behind.
    let length = file.metadata().map_or(0, |facts| facts.len()).min(most).saturating_add(1);
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(length).unwrap_or(0)));
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io("read", path, error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= most) {
        Ok(bytes)
    } else {
        Err(Error::TooLarge(path.to_owned(), most))
    }
}
