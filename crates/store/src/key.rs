//! Where a record is kept.

use std::fmt;
use std::sync::Arc;

/// Bytes of a key, at most.
const MOST: usize = 1024;

/// A record's key: words with `/` between them, as in `user/111122223333/ada`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

impl Key {
    /// The whole key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether every backend takes it.
    pub(crate) fn is_fit(&self) -> bool {
        (1..=MOST).contains(&self.0.len()) && !self.0.contains('\0')
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Key {
        Key(Arc::from(text))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
