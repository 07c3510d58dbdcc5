//! Where bytes are kept. A backend is small and untrusted: it sees sealed rows, and one contract suite judges them all.

pub(crate) mod memory;
pub(crate) mod sqlite;

use crate::head::HeadKey;
use crate::{BackendError, Check, Key, Revision};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A sealed row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowRef<'a> {
    /// Its key.
    pub key: &'a str,
    /// The commit that wrote it.
    pub revision: Revision,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// A sealed write: a row's new bytes, or that it goes.
pub type Sealed = (Key, Option<Arc<[u8]>>);

/// What was loaded, beside the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The revision of the newest commit.
    pub revision: Revision,
    /// The signed head, where the bytes could be exchanged behind the backend's back; empty bytes where it is missing.
    pub head: Option<Vec<u8>>,
}

/// A transaction as a backend gets it.
#[derive(Clone, Debug)]
pub struct SealedTxn {
    /// A name that no other transaction has, so that its writer recognises it in the feed.
    pub id: u128,
    /// The revision that `Unchanged` is measured against.
    pub read: Revision,
    /// What must hold.
    pub checks: Arc<[Check]>,
    /// What is written.
    pub writes: Arc<[Sealed]>,
    /// A sealed line for the audit.
    pub audit: Option<Arc<[u8]>>,
}

/// A backend's answer to a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acknowledged {
    /// It is durable, as this revision.
    Done(Revision),
    /// A check did not hold. Nothing has changed.
    Conflict,
    /// The answer was lost: it may have been done, or not.
    Unknown,
}

/// What one commit changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its revision.
    pub revision: Revision,
    /// The transaction's name.
    pub id: u128,
    /// The rows that it wrote.
    pub rows: Arc<[Sealed]>,
}

/// A line of the audit, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number. Later lines have higher ones.
    pub number: u64,
    /// The commit that it belongs to.
    pub revision: Revision,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// Changes in the order of their revisions, several at a time. It ends when the backend does. A revision may come
/// twice; none is left out.
pub type Feed = std::sync::mpsc::Receiver<Vec<Change>>;

/// An answer that comes later.
pub type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Where bytes are kept. What may wait for long answers [`Later`]; what is asked once or seldom blocks.
pub trait Backend: Send + Sync + 'static {
    /// Hands over every row in the order of keys, at one revision. `None` where no store has been begun. Blocks.
    fn load(&self, each: &mut dyn FnMut(RowRef<'_>)) -> Result<Option<Loaded>, BackendError>;

    /// Begins a store: its first rows are revision 1, all or none. Where one has been begun, that one stands. Blocks.
    fn begin(&self, rows: &[Sealed], key: &HeadKey) -> Result<(), BackendError>;

    /// Takes the key under which heads are signed. It comes when everything that was loaded has been verified; before
    /// that a backend changes nothing of what it keeps, and takes no transaction.
    fn trust(&self, key: HeadKey) -> Result<(), BackendError>;

    /// Commits a transaction.
    fn commit(&self, txn: SealedTxn) -> Later<Result<Acknowledged, BackendError>>;

    /// The newest revision that anybody may have been told of.
    fn barrier(&self) -> Later<Result<Revision, BackendError>>;

    /// The same without waiting, where there is only one writer: this process.
    fn newest_here(&self) -> Option<Revision> {
        None
    }

    /// Everything after `since`.
    fn watch(&self, since: Revision) -> Result<Feed, BackendError>;

    /// At most `most` lines of the audit after the one with that number, oldest first. Blocks.
    fn audit(&self, after: u64, most: usize) -> Result<Vec<Line>, BackendError>;

    /// Writes what waits and lets go. Blocks.
    fn close(&self);
}
