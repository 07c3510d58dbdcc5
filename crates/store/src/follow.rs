//! Following the backend: what its feed brings is applied whole, and published.

use crate::backend::{Change, Feed};
use crate::load::{is_record, unseal, unwrap};
use crate::store::Inner;
use crate::{Damaged, Key, Replica, Ring, Snapshot, seal};
use std::sync::{Arc, PoisonError, Weak};

/// Commits whose names are remembered, for answers that were lost.
const REMEMBERED: usize = 4096;

/// Applies what the feed brings until it ends, or until something in it cannot be understood.
pub(crate) fn follow<R: Replica>(feed: &Feed, store: Weak<Inner<R>>) {
    let alive = Alive(store);
    while let Ok(changes) = feed.recv() {
        let Some(inner) = alive.0.upgrade() else { return };
        if let Err(damage) = inner.apply(&changes) {
            tracing::error!(%damage, "a change cannot be understood; the store stops here");
            return;
        }
    }
}

/// However the follower ends, nobody waits for it any longer.
struct Alive<R: Replica>(Weak<Inner<R>>);

impl<R: Replica> Drop for Alive<R> {
    fn drop(&mut self) {
        if let Some(inner) = self.0.upgrade() {
            inner.published.send_modify(|state| state.alive = false);
        }
    }
}

impl<R: Replica> Inner<R> {
    /// Applies some changes and publishes once.
    fn apply(&self, changes: &[Change]) -> Result<(), Damaged> {
        let _publishing = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = Snapshot::clone(&self.snapshot.load());
        let mut ring = None;
        let before = next.revision;
        for change in changes {
            // A change may come twice.
            if change.revision <= next.revision {
                continue;
            }
            if change.revision != next.revision + 1 {
                return Err(Damaged::new("a change is missing"));
            }
            next.revision = change.revision;
            for (key, bytes) in change.rows.iter() {
                if is_record(key.as_str()) {
                    let ring = ring.as_ref();
                    self.apply_record(&mut next, ring, key, bytes.as_deref())?;
                } else {
                    let ring = ring.get_or_insert_with(|| Ring::clone(&self.ring.load()));
                    self.apply_own(&mut next, ring, key, bytes.as_deref())?;
                }
            }
            let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
            if remembered.len() == REMEMBERED {
                remembered.pop_front();
            }
            remembered.push_back(change.id);
        }
        if let Some(ring) = ring {
            self.ring.store(Arc::new(ring));
        }
        if next.revision > before {
            let revision = next.revision;
            self.snapshot.store(Arc::new(next));
            self.published.send_modify(|state| state.revision = revision);
        }
        Ok(())
    }

    /// `newer` is the ring when it has just changed.
    fn apply_record(
        &self,
        next: &mut Snapshot<R>,
        newer: Option<&Ring>,
        key: &Key,
        bytes: Option<&[u8]>,
    ) -> Result<(), Damaged> {
        let Some(bytes) = bytes else {
            next.versions.remove(key);
            return next.replica.apply(next.revision, key, None);
        };
        let here = self.ring.load();
        let (version, plain) = unseal(newer.unwrap_or(&here), &self.id, key, bytes)?;
        next.replica.apply(next.revision, key, Some(&plain))?;
        next.versions.insert(key, version);
        Ok(())
    }

    fn apply_own(
        &self,
        next: &mut Snapshot<R>,
        ring: &mut Ring,
        key: &Key,
        bytes: Option<&[u8]>,
    ) -> Result<(), Damaged> {
        let Some(bytes) = bytes else {
            next.versions.remove(key);
            ring.remove(key);
            return Ok(());
        };
        let record = unwrap(&self.master, &self.id, key, bytes)
            .map_err(|error| Damaged::new(error.to_string()))?;
        ring.put(key, &record)?;
        next.versions.insert(key, seal::header(bytes).map_or(0, |header| header.version));
        Ok(())
    }
}
