//! Bytes that must not be seen.

use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Secret bytes of a record: wiped when dropped, redacted when printed, compared in constant time.
#[derive(Clone, Default)]
pub struct Hidden(Zeroizing<Vec<u8>>);

impl Hidden {
    /// The bytes themselves.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Hidden {
    fn from(bytes: Vec<u8>) -> Hidden {
        Hidden(Zeroizing::new(bytes))
    }
}

impl PartialEq for Hidden {
    fn eq(&self, other: &Hidden) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Hidden {}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}
