//! What can go wrong with a file.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Why a file could not be read or written. What was there is there as it was.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Somebody else may read or write this.
    Exposed(PathBuf),
    /// This belongs to somebody else, or is a link or something else that it should not be.
    NotOurs(PathBuf),
    /// The file is larger than what was said to be the most, in bytes.
    TooLarge(PathBuf, u64),
    /// The system refused.
    Io {
        /// What was tried, as a verb.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Its answer.
        source: io::Error,
    },
}

impl Error {
    pub(crate) fn io(doing: &'static str, path: &Path, source: impl Into<io::Error>) -> Error {
        Error::Io { doing, path: path.to_owned(), source: source.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Exposed(path) => write!(
                f,
                "{path} is open to other users; close it with `chmod go= {path}`",
                path = path.display()
            ),
            Error::NotOurs(path) => write!(
                f,
                "{} belongs to another user, or is a link or something else that it should not be",
                path.display()
            ),
            Error::TooLarge(path, most) => {
                write!(f, "{} is larger than {most} bytes", path.display())
            }
            Error::Io { doing, path, source } => {
                write!(f, "cannot {doing} {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
