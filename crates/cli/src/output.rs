//! What goes to the streams: answers to standard output, everything else to standard error.

use crate::exit::Failure;
use std::io::{self, Write as _};

pub(crate) use countersign_toolkit::printable as spelt;

/// Writes an answer as it stands, all of it or a failure.
pub(crate) fn answer(text: &str) -> Result<(), Failure> {
    bytes(text.as_bytes())
}

/// The same for what may not be text.
pub(crate) fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::Unheard,
        _ => Failure::Failed(format!("cannot write to standard output: {error}")),
    })
}

/// Writes one line that says what is wrong.
pub(crate) fn complain(message: &str) {
    // When standard error cannot be written there is nowhere left to say so.
    let _ = writeln!(io::stderr(), "countersign: {}", spelt(message));
}

/// Writes one line that a person may want to know, and no program waits for.
pub(crate) fn note(message: &str) {
    complain(message);
}
