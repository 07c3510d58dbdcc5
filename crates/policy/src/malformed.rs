//! Why a document is not stored: AWS's own messages.

use std::fmt;

/// A document that AWS refuses as `MalformedPolicyDocument`, with its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// AWS's words.
    pub message: String,
}

impl Malformed {
    pub(crate) fn new(message: impl Into<String>) -> Malformed {
        Malformed { message: message.into() }
    }

    pub(crate) fn syntax() -> Malformed {
        Malformed::new("Syntax errors in policy.")
    }

    pub(crate) fn legacy() -> Malformed {
        Malformed::new("The policy failed legacy parsing")
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Malformed {}
