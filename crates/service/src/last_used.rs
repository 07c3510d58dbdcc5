//! When keys were last used: noted in memory, written down once a minute, lossy, in no check.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

const SHARDS: usize = 16;

/// A use of a key or role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) at: i64,
    pub(crate) region: String,
    pub(crate) service: &'static str,
}

/// What has been used since it was last written down.
#[derive(Debug)]
pub(crate) struct LastUsed {
    hasher: RandomState,
    shards: [Mutex<HashMap<String, Use>>; SHARDS],
}

impl LastUsed {
    pub(crate) fn new() -> LastUsed {
        LastUsed { hasher: RandomState::new(), shards: std::array::from_fn(|_| Mutex::default()) }
    }

    /// Notes a use. A second one in the same second with the same service changes nothing.
    pub(crate) fn note(&self, id: &str, at: i64, region: &str, service: &'static str) {
        let Some(shard) = self.shard(id) else { return };
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        match shard.get_mut(id) {
            Some(there) if there.at == at && there.service == service => {}
            Some(there) => *there = Use { at, region: region.to_owned(), service },
            None => {
                shard.insert(id.to_owned(), Use { at, region: region.to_owned(), service });
            }
        }
    }

    /// The use that has not been written down yet.
    pub(crate) fn get(&self, id: &str) -> Option<Use> {
        self.shard(id)?.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Everything that has not been written down yet; it is forgotten here.
    pub(crate) fn take(&self) -> Vec<(String, Use)> {
        self.shards
            .iter()
            .flat_map(|shard| {
                std::mem::take(&mut *shard.lock().unwrap_or_else(PoisonError::into_inner))
            })
            .collect()
    }

    fn shard(&self, id: &str) -> Option<&Mutex<HashMap<String, Use>>> {
        usize::try_from(self.hasher.hash_one(id) % SHARDS as u64)
            .ok()
            .and_then(|at| self.shards.get(at))
    }
}
