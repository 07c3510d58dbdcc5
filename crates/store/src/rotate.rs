//! Changing the ring: new keys, and the same keys under another master key.

use crate::ring::{MOST_COMMITS, RingKey};
use crate::{Check, Commit, Purpose, Record as _, Replica, Ring, Store, Txn, Unavailable, Write};

impl<R: Replica> Store<R> {
    /// Adds a key of a purpose, which becomes the current one, and removes all but the one before it. Data keys stay:
    /// records are sealed under them. The head's key stays too. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// When the change could not be made durable.
    pub async fn rotate(&self, purpose: Purpose, now: i64) -> Result<(), Unavailable> {
        if purpose == Purpose::Head {
            return Err(Unavailable::Refused("the head's key is as old as its store"));
        }
        loop {
            let snapshot = self.barrier().await?;
            let ids = self.ring().ids(purpose);
            let newest = ids.last().copied().unwrap_or(0);
            let key = Ring::key(purpose, newest + 1);
            let new = RingKey::generate(now, snapshot.revision)
                .ok_or(Unavailable::Refused("there is no randomness"))?;
            let mut txn = Txn { read: snapshot.revision, ..Txn::default() };
            txn.checks.push(Check::Absent(key.clone()));
            txn.writes.push(Write::Put(key, new.encode()));
            if purpose != Purpose::Data {
                for old in ids.iter().filter(|id| **id != newest) {
                    let key = Ring::key(purpose, *old);
                    txn.checks.push(Check::Unchanged(key.clone()));
                    txn.writes.push(Write::Delete(key));
                }
            }
            if matches!(self.commit_own(txn).await?, Commit::Done(_)) {
                return Ok(());
            }
        }
    }

    /// Wraps every key of the ring with the newest master key, in one transaction. Afterwards the other master key opens
    /// nothing of this store any more.
    ///
    /// # Errors
    /// When the change could not be made durable.
    pub async fn rewrap(&self) -> Result<(), Unavailable> {
        loop {
            let snapshot = self.barrier().await?;
            let mut txn = Txn { read: snapshot.revision, ..Txn::default() };
            for (key, record) in self.ring().records() {
                txn.checks.push(Check::Unchanged(key.clone()));
                txn.writes.push(Write::Put(key, record.encode()));
            }
            if matches!(self.commit_own(txn).await?, Commit::Done(_)) {
                return Ok(());
            }
        }
    }

    /// Whether the current data key has sealed a lot.
    pub(crate) fn data_key_is_worn(&self) -> bool {
        self.peek().revision.saturating_sub(self.ring().since(Purpose::Data)) >= MOST_COMMITS
    }

    /// Makes a new data key. Should that fail, the next commit tries again.
    pub(crate) async fn renew_data_key(&self) {
        // The store has no clock; the key's date is that of the one before.
        let now = self.ring().created(Purpose::Data);
        if let Err(error) = self.rotate(Purpose::Data, now).await {
            tracing::warn!(%error, "a new data key could not be made yet");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Damaged, Key, MasterKeys, Memory, Revision};
    use std::sync::Arc;

    #[derive(Clone, Default)]
    struct Nothing;

    impl Replica for Nothing {
        fn apply(&mut self, _: Revision, _: &Key, _: Option<&[u8]>) -> Result<(), Damaged> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn t2_a_data_key_is_replaced_long_before_its_nonces_may_repeat() {
        let master = MasterKeys::generate().unwrap();
        let memory = Arc::new(Memory::default());
        let store = Store::open(memory, master, Nothing, 1).await.unwrap();
        let mut used = std::collections::BTreeMap::<u32, Revision>::new();
        for n in 0..MOST_COMMITS * 3 {
            let key = Key::from(format!("n/{n}").as_str());
            let mut txn = Txn::default();
            txn.checks.push(Check::Absent(key.clone()));
            txn.writes.push(Write::Put(key, b"1".to_vec()));
            assert!(matches!(store.commit(txn).await, Ok(Commit::Done(_))));
            *used.entry(store.ring().current(Purpose::Data).0).or_default() += 1;
        }
        assert!(used.len() >= 3, "{used:?}");
        assert!(used.values().all(|commits| *commits <= MOST_COMMITS), "{used:?}");
    }
}
