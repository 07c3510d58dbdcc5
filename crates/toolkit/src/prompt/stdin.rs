//! One line of standard input, and not a byte more: what follows is for somebody else.

use crate::Error;
use countersign_ident::Secret;
use std::fs::File;
use std::io::{self, Read as _};
use zeroize::Zeroizing;

/// Longer than any code; a line that goes on is not one.
const MAX: usize = 256;

/// Reads up to the first line end.
pub(super) fn line() -> Result<Secret, Error> {
    let broken = |error| Error::Failed(format!("cannot read stdin: {error}"));
    let mut stdin = unbuffered().map_err(broken)?;
    let mut line = Zeroizing::new(Vec::with_capacity(MAX));
    let mut byte = [0_u8];
    loop {
        match stdin.read(&mut byte) {
            Ok(0) => break,
            Ok(_) if byte == *b"\n" => break,
            Ok(_) if line.len() == MAX => {
                return Err(Error::Failed("the line on stdin is not a code of six digits".into()));
            }
            Ok(_) => line.extend_from_slice(&byte),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(broken(error)),
        }
    }
    let text = std::str::from_utf8(&line).unwrap_or_default();
    if text.trim().is_empty() {
        return Err(Error::NobodyToAsk("a code is needed and stdin holds none".to_owned()));
    }
    Ok(Secret::from(text))
}

/// Standard input without the buffer that would take more than a line.
fn unbuffered() -> io::Result<File> {
    let stdin = io::stdin();
    #[cfg(not(windows))]
    let own = std::os::fd::AsFd::as_fd(&stdin).try_clone_to_owned();
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&stdin).try_clone_to_owned();
    own.map(File::from)
}
