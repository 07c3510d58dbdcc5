//! A managed policy's ARN as its holders keep it: with what finds the policy, worked out once.

use super::documents::Place as Noted;
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
    /// Where its document was last found, for states with the same policies.
    found: Noted,
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

    pub(super) fn found(&self) -> &Noted {
        &self.found
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
        PolicyArn { place: Place::of(&text), text, found: Noted::default() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;
    use crate::state::records::{Policy, Stored as _, Version};
    use countersign_store::Replica as _;

    const ACCOUNT: u64 = 111_122_223_333;

    fn version(number: u32, effect: &str) -> Version {
        let text = format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"{effect}","Action":"*","Resource":"*"}}}}"#
        );
        Version { number, text: text.as_str().into(), ..Version::default() }
    }

    #[test]
    fn a_holder_finds_what_the_policy_is_in_each_state() {
        let mut policy = Policy {
            name: "p".into(),
            account: ACCOUNT,
            path: "/a/".into(),
            versions: vec![version(1, "Allow"), version(2, "Deny")],
            default: 1,
            ..Policy::default()
        };
        let held = PolicyArn::from(policy.arn());
        let apply = |state: &State, policy: &Policy, there: bool| {
            let (mut state, bytes) = (state.clone(), policy.bytes());
            state.apply(0, &policy.key(), there.then_some(&bytes)).unwrap();
            state
        };
        let first = apply(&State::default(), &policy, true);
        policy.default = 2;
        let second = apply(&first, &policy, true);
        let gone = apply(&second, &policy, false);

        let text = |state: &State| state.document_or_deny(&held).text().to_owned();
        // Whichever was asked last: what was found in one state means nothing in another.
        for _ in 0..2 {
            assert_eq!(text(&first), *version(1, "Allow").text);
            assert_eq!(text(&second), *version(2, "Deny").text);
            assert_eq!(text(&gone), countersign_policy::Document::deny_all().text());
            assert_eq!(text(&second), *version(2, "Deny").text);
        }
        // Another path is another policy.
        let other = PolicyArn::from(format!("arn:aws:iam::{ACCOUNT}:policy/p"));
        assert_eq!(
            first.document_or_deny(&other).text(),
            countersign_policy::Document::deny_all().text()
        );
    }

    #[test]
    fn one_of_awss_is_found_everywhere() {
        let held = PolicyArn::from("arn:aws:iam::aws:policy/ReadOnlyAccess");
        let state = State::default();
        let managed = managed::find(&held).unwrap();
        assert!(std::ptr::eq(state.document_or_deny(&held), managed.document().as_ref()));
    }

    #[test]
    fn it_is_kept_as_its_text() {
        let mut bytes = Vec::new();
        let arn = PolicyArn::from("arn:aws:iam::111122223333:policy/é");
        arn.put(&mut bytes);
        assert_eq!(bytes, arn.as_bytes());
        assert_eq!(PolicyArn::get(&bytes, 0).unwrap(), arn);
        assert!(PolicyArn::get(b"\xff", 0).is_err());
    }
}
