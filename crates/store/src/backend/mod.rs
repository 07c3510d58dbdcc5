//! Where bytes are kept. A backend is small and untrusted: it sees sealed rows, and one contract suite judges them all.

pub(crate) mod memory;
pub(crate) mod sqlite;

use crate::seal::HeadKey;
use crate::{BackendError, Check, Key, Revision};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A sealed row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its key.
    pub key: Key,
    /// The commit that wrote it.
    pub revision: Revision,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A sealed write: a row's new bytes, or that it goes.
pub type Sealed = (Key, Option<Arc<[u8]>>);

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

/// Changes in the order of their revisions, several at a time. It ends when the backend does. A revision may come
/// twice; none is left out.
pub type Feed = std::sync::mpsc::Receiver<Vec<Change>>;

/// An answer that comes later.
pub type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Where bytes are kept.
pub trait Backend: Send + Sync + 'static {
    /// Hands over every row, at one revision, which it answers. Blocks.
    fn load(&self, each: &mut dyn FnMut(Row)) -> Result<Revision, BackendError>;

    /// The store id and key under which rows are summed up, known once the ring is open. A backend whose bytes could be
    /// exchanged behind its back compares its head with what [`Backend::load`] gave, and keeps it from now on.
    fn trust(&self, store: [u8; 16], key: HeadKey) -> Result<(), BackendError>;

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

    /// Writes what waits and lets go. Blocks.
    fn close(&self);
}
