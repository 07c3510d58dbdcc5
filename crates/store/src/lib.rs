//! The store: all identity data in memory, changed by transactions, kept as sealed records.
//!
//! A [`Replica`] is the read model: it is handed each record's newest plaintext once per change and published as an
//! immutable [`Snapshot`]. A [`Txn`] says what it relies on ([`Check`]) and what it writes; a [`Store`] seals the
//! writes, gives them to a [`Backend`], and answers when they are durable *and* can be read here. Backends see sealed
//! bytes only, and are judged by one contract suite (`tests/contract.rs`).

mod backend;
mod backup;
mod error;
mod hidden;
mod key;
mod master;
mod record;
mod ring;
mod seal;
mod store;
mod txn;

pub use backend::memory::{Faults, Memory};
pub use backend::sqlite::Sqlite;
pub use backend::{Acknowledged, Backend, Change, Feed, Later, Row, Sealed, SealedTxn};
pub use backup::{RestoreError, restore};
pub use error::{BackendError, Damaged, OpenError, Unavailable};
pub use hidden::Hidden;
pub use key::Key;
pub use master::{MasterKeyError, MasterKeys};
pub use record::{Field, Record, Unknown};
#[doc(hidden)]
pub use record::{entries as __entries, entry as __entry};
pub use ring::{Purpose, Ring};
pub use seal::HeadKey;
pub use store::{Replica, Snapshot, Store};
pub use txn::{Check, Commit, MOST_BYTES, MOST_PARTS, Txn, Write};

/// How many commits there have been. Every commit has the next one.
pub type Revision = u64;
