//! Why a server did not start.

use std::fmt;

/// Why a server did not start, in words for whoever started it.
#[derive(Debug)]
pub struct StartError(String);

impl StartError {
    pub(crate) fn new(why: impl Into<String>) -> StartError {
        StartError(why.into())
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StartError {}
