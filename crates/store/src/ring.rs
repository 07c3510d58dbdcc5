//! The ring: the keys under which everything else is sealed. The master key wraps them, and nothing else.

use crate::head::HeadKey;
use crate::seal::StoreId;
use crate::{Damaged, Hidden, Key, Revision, record};
use aws_lc_rs::rand;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Commits after which a new data key is made: a commit seals at most 65 times, so that is less than 2^31 uses of the
/// 2^32 that NIST SP 800-38D allows with random nonces, and there is as much again until the new key is there.
pub(crate) const MOST_COMMITS: Revision = if cfg!(test) { 100 } else { 1 << 24 };

/// What a key of the ring is for. No key serves two purposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Sealing records.
    Data,
    /// Signing the head: count, revision and sum of all rows.
    Head,
    /// Sealing session tokens.
    Token,
    /// Sealing cookies.
    Cookie,
    /// Sealing list markers.
    Cursor,
}

impl Purpose {
    pub(crate) const ALL: [Purpose; 5] =
        [Purpose::Data, Purpose::Head, Purpose::Token, Purpose::Cookie, Purpose::Cursor];

    fn word(self) -> &'static str {
        match self {
            Purpose::Data => "data",
            Purpose::Head => "head",
            Purpose::Token => "token",
            Purpose::Cookie => "cookie",
            Purpose::Cursor => "cursor",
        }
    }

    fn of(word: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|p| p.word() == word)
    }
}

record! {
    /// A key of the ring, as it is wrapped. Key: `ring/PURPOSE/ID`.
    pub(crate) struct RingKey {
        1 => pub(crate) secret: Hidden,
        /// Seconds since 1970.
        2 => pub(crate) created: i64,
        /// The revision that it was made after.
        3 => pub(crate) since: u64,
    }
}

impl RingKey {
    /// A new key from the operating system's random source.
    pub(crate) fn generate(now: i64, since: Revision) -> Option<RingKey> {
        let mut secret = Zeroizing::new([0; 32]);
        rand::fill(secret.as_mut()).ok()?;
        Some(RingKey { secret: secret.to_vec().into(), created: now, since, ..RingKey::default() })
    }
}

/// The keys that stand now.
#[derive(Clone, Default)]
pub struct Ring(BTreeMap<(Purpose, u32), Entry>);

#[derive(Clone)]
struct Entry {
    secret: Zeroizing<[u8; 32]>,
    record: RingKey,
}

impl std::fmt::Debug for Ring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Ring {
    /// The newest key of a purpose, and its id. An opened store has one of each.
    pub fn current(&self, purpose: Purpose) -> (u32, Zeroizing<[u8; 32]>) {
        self.newest(purpose).map(|(id, key)| (id, key.secret.clone())).unwrap_or_default()
    }

    /// A key by its id, while it stands.
    pub fn by_id(&self, purpose: Purpose, id: u32) -> Option<Zeroizing<[u8; 32]>> {
        self.0.get(&(purpose, id)).map(|key| key.secret.clone())
    }

    /// The ids of a purpose, oldest first.
    pub fn ids(&self, purpose: Purpose) -> Vec<u32> {
        self.0.range((purpose, 0)..=(purpose, u32::MAX)).map(|((_, id), _)| *id).collect()
    }

    /// Whether every purpose has a key.
    pub(crate) fn is_whole(&self) -> bool {
        Purpose::ALL.into_iter().all(|p| !self.ids(p).is_empty())
    }

    pub(crate) fn head_key(&self, store: StoreId) -> HeadKey {
        HeadKey::new(store, &self.current(Purpose::Head).1)
    }

    /// Every key, as it is wrapped.
    pub(crate) fn records(&self) -> impl Iterator<Item = (Key, &RingKey)> {
        self.0.iter().map(|((purpose, id), key)| (Ring::key(*purpose, *id), &key.record))
    }

    /// The revision that the current key of a purpose was made after.
    pub(crate) fn since(&self, purpose: Purpose) -> Revision {
        self.newest(purpose).map_or(0, |(_, key)| key.record.since)
    }

    /// When the current key of a purpose was made: seconds since 1970.
    pub fn created(&self, purpose: Purpose) -> i64 {
        self.newest(purpose).map_or(0, |(_, key)| key.record.created)
    }

    fn newest(&self, purpose: Purpose) -> Option<(u32, &Entry)> {
        let newest = self.0.range((purpose, 0)..=(purpose, u32::MAX)).next_back();
        newest.map(|((_, id), key)| (*id, key))
    }

    pub(crate) fn put(&mut self, key: &Key, record: &RingKey) -> Result<(), Damaged> {
        let bad = || Damaged::new(format!("the key {key} has another shape"));
        let place = Ring::place(key).ok_or_else(bad)?;
        let secret = <[u8; 32]>::try_from(record.secret.expose()).map_err(|_| bad())?;
        self.0.insert(place, Entry { secret: Zeroizing::new(secret), record: record.clone() });
        Ok(())
    }

    pub(crate) fn remove(&mut self, key: &Key) {
        if let Some(place) = Ring::place(key) {
            self.0.remove(&place);
        }
    }

    /// Where a key of the ring is kept.
    pub(crate) fn key(purpose: Purpose, id: u32) -> Key {
        Key::from(format!("ring/{}/{id}", purpose.word()).as_str())
    }

    /// The purpose and id that a record's key names, if it is one of the ring's.
    pub(crate) fn place(key: &Key) -> Option<(Purpose, u32)> {
        let (word, id) = key.as_str().strip_prefix("ring/")?.split_once('/')?;
        Some((Purpose::of(word)?, id.parse().ok()?))
    }
}
