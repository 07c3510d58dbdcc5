//! A managed policy's ARN as its holders keep it: with what finds the policy, worked out once.

use crate::managed::{self, Managed};
use aws_lc_rs::digest::{SHA256, digest};
use countersign_store::{Damaged, Field};
use std::fmt;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::ops::Deref;

/// A managed policy's ARN. A decision finds the policy by it without looking at the text.
#[derive(Clone, Default)]
pub struct PolicyArn {
    text: Box<str>,
    place: Place,
}

/// Where a policy is found.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In AWS's catalogue.
    Aws(&'static Managed),
    /// In the account's own policies, if it is there.
    Own(Digest),
}

/// A digest of an ARN. No two texts have the same, so that none has to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digest([u64; 2]);

/// Hashes of digests are a part of them.
pub(super) type ByDigest = BuildHasherDefault<First>;

/// The number that was last written.
#[derive(Default)]
pub(super) struct First(u64);

impl PolicyArn {
    pub(super) fn place(&self) -> &Place {
        &self.place
    }
}

impl Place {
    /// Where the policy with that ARN is.
    pub(super) fn of(arn: &str) -> Place {
        managed::find(arn).map_or_else(|| Place::Own(Digest::of(arn)), Place::Aws)
    }
}

impl Default for Place {
    fn default() -> Place {
        Place::of("")
    }
}

impl Digest {
    pub(super) fn of(arn: &str) -> Digest {
        let digest = digest(&SHA256, arn.as_bytes());
        let (words, _) = digest.as_ref().as_chunks();
        let mut of = Digest([0; 2]);
        for (to, word) in of.0.iter_mut().zip(words) {
            *to = u64::from_le_bytes(*word);
        }
        of
    }
}

impl Hash for Digest {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [first, _] = self.0;
        state.write_u64(first);
    }
}

impl Hasher for First {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, first: u64) {
        self.0 = first;
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

impl<T: Into<Box<str>>> From<T> for PolicyArn {
    fn from(text: T) -> PolicyArn {
        let text = text.into();
        PolicyArn { place: Place::of(&text), text }
    }
}

impl Deref for PolicyArn {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl PartialEq for PolicyArn {
    fn eq(&self, other: &PolicyArn) -> bool {
        self.text == other.text
    }
}

impl fmt::Debug for PolicyArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Field for PolicyArn {
    fn is_default(&self) -> bool {
        self.is_empty()
    }
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_bytes());
    }
    fn get(bytes: &[u8], _: usize) -> Result<PolicyArn, Damaged> {
        let text = std::str::from_utf8(bytes);
        text.map(PolicyArn::from).map_err(|_| Damaged::new("a policy's ARN is not UTF-8"))
    }
}
