//! Transactions: what is relied on, and what is written.

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
#[derive(Clone, Debug, Default)]
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

impl Txn {
    /// Why no backend would take it.
    pub(crate) fn refusal(&self) -> Option<&'static str> {
        if self.checks.len() > MOST_PARTS || self.writes.len() > MOST_PARTS {
            return Some("it has more than 64 checks or writes");
        }
        let bytes: usize =
            self.writes.iter().map(|w| if let Write::Put(_, b) = w { b.len() } else { 0 }).sum();
        if bytes > MOST_BYTES {
            return Some("it writes more than 256 KiB");
        }
        let checked = |key: &Key| {
            self.checks
                .iter()
                .any(|c| matches!(c, Check::Unchanged(k) | Check::Absent(k) if k == key))
        };
        if !self.writes.iter().all(|w| checked(w.key())) {
            return Some("it writes a record that it does not check");
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
