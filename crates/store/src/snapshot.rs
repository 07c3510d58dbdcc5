//! What a reader is handed.

use crate::{Damaged, Key, Revision};
use imbl::OrdMap;
use std::hash::{BuildHasher as _, RandomState};
use std::ops::Deref;

/// The read model that a store keeps up to date.
pub trait Replica: Clone + Send + Sync + 'static {
    /// A record's newest plaintext, or `None` when it is gone. Called once per change, in the order of revisions.
    ///
    /// # Errors
    /// When the record cannot be understood; the store then opens nothing more.
    fn apply(&mut self, revision: Revision, key: &Key, now: Option<&[u8]>) -> Result<(), Damaged>;
}

/// The replica as it was at a revision. It never changes.
#[derive(Clone, Debug)]
pub struct Snapshot<R> {
    /// The revision.
    pub revision: Revision,
    /// The read model.
    pub replica: R,
    pub(crate) versions: Versions,
}

impl<R> Deref for Snapshot<R> {
    type Target = R;
    fn deref(&self) -> &R {
        &self.replica
    }
}

/// Each record's version, so that the next one is sealed with the one after it.
///
/// It is kept for a hash of the key, which takes a fifth of what the key would. Should two keys ever meet, one of them
/// skips versions or begins again at 1; neither lets anything open that should not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Versions {
    hasher: RandomState,
    of: OrdMap<u64, u64>,
}

impl Versions {
    /// The version that a record's next plaintext gets.
    pub(crate) fn next(&self, key: &Key) -> u64 {
        let now = self.of.get(&self.hasher.hash_one(key.as_str()));
        now.map_or(1, |version| version.saturating_add(1))
    }

    pub(crate) fn insert(&mut self, key: &Key, version: u64) {
        self.of.insert(self.hasher.hash_one(key.as_str()), version);
    }

    pub(crate) fn remove(&mut self, key: &Key) {
        self.of.remove(&self.hasher.hash_one(key.as_str()));
    }
}
