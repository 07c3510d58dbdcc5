//! What goes to the streams: answers to standard output, everything else to standard error.

use crate::exit::Failure;
use std::io::{self, Write as _};

/// Writes an answer as it stands, all of it or a failure.
pub(crate) fn answer(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::Unheard,
        _ => Failure::Failed(format!("cannot write to standard output: {error}")),
    })
}

/// Writes one line that says what is wrong. What a message repeats may come from anywhere, so control
/// characters are spelt out and never reach a terminal.
pub(crate) fn complain(message: &str) {
    let mut line = String::with_capacity(message.len());
    for c in message.chars() {
        if c.is_control() {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    // When standard error cannot be written there is nowhere left to say so.
    let _ = writeln!(io::stderr(), "countersign: {line}");
}

/// Writes one line that a person may want to know, and no program waits for.
pub(crate) fn note(message: &str) {
    complain(message);
}
