//! Transactions: what is relied on, and what is written.

use crate::load::is_record;
use crate::{Key, Revision, Snapshot};
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroize;

/// Checks that one transaction may have, and writes.
pub const MOST_PARTS: usize = 64;
/// Bytes that one transaction may write.
pub const MOST_BYTES: usize = 256 * 1024;

/// What must still hold when a transaction commits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The record is there, and nobody has changed it since the transaction's revision.
    Unchanged(Key),
    /// No record is there.
    Absent(Key),
    /// No record is there whose key begins with this.
    Empty(String),
}

/// A write.
#[derive(Clone, PartialEq, Eq)]
pub enum Write {
    /// The record's new plaintext.
    Put(Key, Vec<u8>),
    /// The record goes.
    Delete(Key),
}

impl Write {
    /// The record.
    pub fn key(&self) -> &Key {
        match self {
            Write::Put(key, _) | Write::Delete(key) => key,
        }
    }
}

impl Write {
    /// Bytes that it brings.
    fn weight(&self) -> usize {
        match self {
            Write::Put(_, plain) => plain.len(),
            Write::Delete(_) => 0,
        }
    }
}

impl Drop for Write {
    fn drop(&mut self) {
        if let Write::Put(_, plain) = self {
            plain.zeroize();
        }
    }
}

impl fmt::Debug for Write {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Write::Put(key, plain) => write!(f, "Put({key}, {} bytes)", plain.len()),
            Write::Delete(key) => write!(f, "Delete({key})"),
        }
    }
}

/// A transaction: all of its writes take effect, or none.
#[derive(Clone, Default)]
pub struct Txn {
    /// The revision of the snapshot that it was decided on.
    pub read: Revision,
    /// What must still hold. Every record that is written is also checked.
    pub checks: Vec<Check>,
    /// What is written, each record once.
    pub writes: Vec<Write>,
    /// A line for the audit, kept in the same commit.
    pub audit: Option<Vec<u8>>,
}

impl fmt::Debug for Txn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Txn")
            .field("read", &self.read)
            .field("checks", &self.checks)
            .field("writes", &self.writes)
            .finish_non_exhaustive()
    }
}

impl Txn {
    /// Why no backend would take it, or why none should.
    pub(crate) fn refusal(&self) -> Option<&'static str> {
        if self.checks.len() > MOST_PARTS || self.writes.len() > MOST_PARTS {
            return Some("it has more than 64 checks or writes");
        }
        let bytes: usize = self.writes.iter().map(Write::weight).sum();
        if bytes + self.audit.as_ref().map_or(0, Vec::len) > MOST_BYTES {
            return Some("it writes more than 256 KiB");
        }
        let mut written: Vec<&Key> = self.writes.iter().map(Write::key).collect();
        if !written.iter().all(|key| key.is_fit() && is_record(key.as_str())) {
            return Some("it writes where no record may be");
        }
        let checked = |key: &Key| {
            self.checks
                .iter()
                .any(|c| matches!(c, Check::Unchanged(k) | Check::Absent(k) if k == key))
        };
        if !written.iter().all(|key| checked(key)) {
            return Some("it writes a record that it does not check");
        }
        written.sort_unstable();
        if !written.is_sorted_by(|one, next| one < next) {
            return Some("it writes a record twice");
        }
        None
    }
}

/// What became of a transaction.
#[derive(Debug)]
pub enum Commit<R> {
    /// It is durable, and this snapshot has it.
    Done(Arc<Snapshot<R>>),
    /// A check did not hold: nothing has changed. Decide again on a newer snapshot.
    Conflict,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(key: &str, bytes: usize) -> Txn {
        let mut txn = Txn::default();
        txn.checks.push(Check::Absent(Key::from(key)));
        txn.writes.push(Write::Put(Key::from(key), vec![7; bytes]));
        txn
    }

    fn many(n: usize) -> Txn {
        let mut txn = Txn::default();
        for n in 0..n {
            let one = put(&format!("a/{n}"), 1);
            txn.checks.extend(one.checks);
            txn.writes.extend(one.writes);
        }
        txn
    }

    #[test]
    fn the_limits_are_the_same_on_every_backend() {
        assert_eq!(put("a", MOST_BYTES).refusal(), None);
        assert_eq!(put("a", MOST_BYTES + 1).refusal(), Some("it writes more than 256 KiB"));
        let audited = Txn { audit: Some(vec![1]), ..put("a", MOST_BYTES) };
        assert_eq!(audited.refusal(), Some("it writes more than 256 KiB"));
        assert_eq!(many(64).refusal(), None);
        assert_eq!(many(65).refusal(), Some("it has more than 64 checks or writes"));
        let checks = vec![Check::Empty("ref/".into()); 65];
        let checks = Txn { checks, ..Txn::default() };
        assert_eq!(checks.refusal(), Some("it has more than 64 checks or writes"));
    }

    #[test]
    fn a_write_needs_a_check_of_its_own_and_a_place() {
        let mut unchecked = put("a", 1);
        unchecked.checks = vec![Check::Absent(Key::from("b")), Check::Empty("a".into())];
        assert_eq!(unchecked.refusal(), Some("it writes a record that it does not check"));
        let mut twice = put("a", 1);
        twice.writes.push(Write::Delete(Key::from("a")));
        assert_eq!(twice.refusal(), Some("it writes a record twice"));
        let (long, fits) = ("k".repeat(1025), "k".repeat(1024));
        for place in ["meta", "ring/data/1", "ring/x", "", "a\0b", &long] {
            let refusal = put(place, 1).refusal();
            assert_eq!(refusal, Some("it writes where no record may be"), "{place:?}");
        }
        assert_eq!(put(&fits, 1).refusal(), None);
    }

    #[test]
    fn a6_what_is_written_is_not_printed() {
        let mut txn = put("a", 0);
        txn.writes.push(Write::Put(Key::from("b"), vec![201, 202]));
        txn.audit = Some(vec![201, 202]);
        assert!(!format!("{txn:?} {txn:#?}").contains("201"));
    }
}
