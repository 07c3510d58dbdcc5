//! The store: all identity data in memory, changed by transactions, kept as sealed records.
//!
//! A [`Replica`] is the read model: it is handed each record's newest plaintext once per change and published as an
//! immutable [`Snapshot`]. A [`Txn`] says what it relies on ([`Check`]) and what it writes; a [`Store`] seals the
//! writes, gives them to a [`Backend`], and answers when they are durable *and* can be read here. Backends see sealed
//! bytes only, and are judged by one contract suite (`tests/contract.rs`).

#![warn(missing_docs)]

mod backend;
mod backup;
mod error;
mod follow;
mod head;
mod hidden;
mod key;
mod load;
mod master;
mod record;
mod ring;
mod rotate;
mod rows;
mod seal;
mod snapshot;
mod store;
mod txn;

pub use backend::memory::{Faults, Memory};
pub use backend::sqlite::Sqlite;
pub use backend::{
    Acknowledged, Backend, Change, Feed, Later, Line, Loaded, RowRef, Sealed, SealedTxn,
};
pub use backup::{RestoreError, restore};
pub use error::{BackendError, Damaged, OpenError, Unavailable};
pub use head::HeadKey;
pub use hidden::Hidden;
pub use key::Key;
pub use master::{MasterKeyError, MasterKeys};
pub use record::{Field, Record, Unknown};
#[doc(hidden)]
pub use record::{entries as __entries, field as __field};
pub use ring::{Purpose, Ring};
pub use snapshot::{Replica, Snapshot};
pub use store::{AuditLine, Store};
pub use txn::{Check, Commit, MOST_BYTES, MOST_PARTS, Txn, Write};

/// How many commits there have been. Every commit has the next one.
pub type Revision = u64;
