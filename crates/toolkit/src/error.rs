//! What can go wrong, in words for the person who reads it.

use crate::chain::Broken;
use crate::profile::document::ParseError;
use countersign_wire::client::ServerFault;
use std::fmt;

/// Why there are no credentials.
#[derive(Debug)]
pub enum Error {
    /// A file that is not written as the specification says.
    Parse(ParseError),
    /// A profile that cannot work.
    Chain(Broken),
    /// STS refused; the message is its own.
    Refused(ServerFault),
    /// STS refused the code, and what there is to say about why.
    WrongCode {
        /// STS's own words.
        fault: ServerFault,
        /// One or two sentences.
        why: String,
    },
    /// A call that makes something was sent, and nobody knows what became of it.
    Unheard {
        /// The operation: `CreateUser`.
        operation: &'static str,
        /// What came instead of an answer.
        why: String,
    },
    /// A code is needed and there is nobody to ask.
    NobodyToAsk(String),
    /// The person who was asked gave up (Ctrl-D).
    Cancelled,
    /// The person who was asked pressed Ctrl-C.
    Interrupted,
    /// A word that was given may not be used; nothing was touched.
    Usage(String),
    /// Everything else, said in full.
    Failed(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Parse(error) => error.fmt(f),
            Error::Chain(broken) => f.write_str(&broken.message),
            Error::Refused(fault) => write!(f, "{}: {}", fault.code, printable(&fault.message)),
            Error::WrongCode { fault, why } => {
                write!(f, "{}: {} {why}", fault.code, printable(fault.message.trim_end()))
            }
            Error::Unheard { operation, why } => {
                write!(f, "whether {operation} was carried out is not known: {why}")
            }
            Error::NobodyToAsk(message) | Error::Usage(message) | Error::Failed(message) => {
                f.write_str(message)
            }
            Error::Cancelled => f.write_str("cancelled: no code was given"),
            Error::Interrupted => f.write_str("interrupted: no code was given"),
        }
    }
}

impl std::error::Error for Error {}

impl From<countersign_files::Error> for Error {
    fn from(error: countersign_files::Error) -> Error {
        Error::Failed(error.to_string())
    }
}

/// A text from a file or a server as it may be shown on a terminal: control characters are spelt out.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_spelt_out() {
        assert_eq!(printable("a\u{1b}[2Jb\u{9b}é"), "a\\u{1b}[2Jb\\u{9b}é");
    }
}
