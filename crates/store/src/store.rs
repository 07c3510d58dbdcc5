//! The store itself: opening, reading snapshots, committing.

use crate::backend::{Acknowledged, Backend, Change, Feed, Row, Sealed, SealedTxn};
use crate::ring::RingKey;
use crate::seal::{self, Format, StoreId};
use crate::{
    BackendError, Check, Commit, Damaged, Key, MasterKeys, OpenError, Purpose, Record as _,
    Revision, Ring, Txn, Unavailable, Write,
};
use arc_swap::{ArcSwap, Guard};
use aws_lc_rs::rand;
use imbl::OrdMap;
use std::collections::VecDeque;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;
use zeroize::Zeroizing;

/// The store format that this version writes, and the newest that it reads.
const FORMAT: u32 = 1;
/// Where the store's own facts are: `format u8 = 0 | store id 16 | least version u32`.
const META: &str = "meta";
/// Commits whose names are remembered, for answers that were lost.
const REMEMBERED: usize = 4096;

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
    /// Each record's version, so that the next one can be sealed with the one after it.
    versions: OrdMap<Key, u64>,
}

impl<R> Deref for Snapshot<R> {
    type Target = R;
    fn deref(&self) -> &R {
        &self.replica
    }
}

/// An open store. Clones share it.
pub struct Store<R: Replica>(Arc<Inner<R>>);

struct Inner<R> {
    backend: Arc<dyn Backend>,
    id: StoreId,
    master: MasterKeys,
    ring: ArcSwap<Ring>,
    snapshot: ArcSwap<Snapshot<R>>,
    /// The newest revision that has been published, and whether the store still follows its backend.
    published: watch::Sender<Published>,
    remembered: Mutex<VecDeque<(u128, Revision)>>,
}

#[derive(Clone, Copy, Debug)]
struct Published {
    revision: Revision,
    alive: bool,
}

impl<R: Replica> Clone for Store<R> {
    fn clone(&self) -> Store<R> {
        Store(self.0.clone())
    }
}

impl<R: Replica> fmt::Debug for Store<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store(revision {})", self.0.snapshot.load().revision)
    }
}

/// What `load` came to.
struct Loaded<R> {
    id: StoreId,
    ring: Ring,
    snapshot: Snapshot<R>,
}

impl<R: Replica> Store<R> {
    /// Opens what the backend holds; an empty one is begun, with a ring of its own. `now` is in seconds since 1970.
    ///
    /// # Errors
    /// See [`OpenError`]. Nothing has been changed then.
    pub async fn open(
        backend: Arc<dyn Backend>,
        master: MasterKeys,
        empty: R,
        now: i64,
    ) -> Result<Store<R>, OpenError> {
        if rows(&*backend)?.1.is_empty() {
            begin(&*backend, &master, now).await?;
        }
        let (revision, rows) = rows(&*backend)?;
        let loaded = load(&master, empty, revision, rows)?;
        backend.trust(loaded.id, loaded.ring.head_key()).map_err(|e| {
            match e.0.strip_prefix("damaged: ") {
                Some(what) => OpenError::Damaged(Damaged::new(what)),
                None => OpenError::Io(e.0),
            }
        })?;
        let feed = backend.watch(revision)?;
        let (published, _) = watch::channel(Published { revision, alive: true });
        let inner = Arc::new(Inner {
            backend,
            id: loaded.id,
            master,
            ring: ArcSwap::from_pointee(loaded.ring),
            snapshot: ArcSwap::from_pointee(loaded.snapshot),
            published,
            remembered: Mutex::new(VecDeque::new()),
        });
        let follower = Arc::downgrade(&inner);
        std::thread::Builder::new()
            .name("store-follower".into())
            .spawn(move || follow(&feed, &follower))
            .map_err(|e| OpenError::Io(e.to_string()))?;
        Ok(Store(inner))
    }

    /// The newest snapshot that is here. Takes no lock.
    pub fn snapshot(&self) -> Arc<Snapshot<R>> {
        self.0.snapshot.load_full()
    }

    /// The same for a short look, without touching a shared count.
    pub fn peek(&self) -> Guard<Arc<Snapshot<R>>> {
        self.0.snapshot.load()
    }

    /// A snapshot that has everything that anybody may have been told of before this call.
    ///
    /// # Errors
    /// When the backend cannot say what is newest.
    pub async fn barrier(&self) -> Result<Arc<Snapshot<R>>, Unavailable> {
        let newest = match self.0.backend.newest_here() {
            Some(newest) => newest,
            None => self.0.backend.barrier().await.map_err(|e| unavailable(&e))?,
        };
        self.reached(newest).await
    }

    /// Commits a transaction: answers when it is durable and can be read here.
    ///
    /// # Errors
    /// When it could not be made durable; nothing has changed then.
    pub async fn commit(&self, txn: Txn) -> Result<Commit<R>, Unavailable> {
        if let Some(why) = txn.refusal() {
            return Err(Unavailable::Refused(why));
        }
        if txn.writes.is_empty() {
            // Nothing to make durable: what it relies on was true at the revision that it read.
            return Ok(Commit::Done(self.snapshot()));
        }
        let sealed = self.seal(&txn)?;
        let id = sealed.id;
        match self.0.backend.commit(sealed).await.map_err(|e| unavailable(&e))? {
            Acknowledged::Done(revision) => self.reached(revision).await.map(Commit::Done),
            Acknowledged::Conflict => Ok(Commit::Conflict),
            Acknowledged::Unknown => {
                // The answer was lost. Once everything is here that was there when we asked, the feed has named our
                // transaction, or it has not happened. Should it still arrive later, its checks collide with those
                // of whatever the caller commits instead, so at most one of the two counts.
                let newest = self.0.backend.barrier().await.map_err(|e| unavailable(&e))?;
                let snapshot = self.reached(newest).await?;
                let done = self.remembered(id);
                Ok(if done { Commit::Done(snapshot) } else { Commit::Conflict })
            }
        }
    }

    /// The keys that stand now.
    pub fn ring(&self) -> Arc<Ring> {
        self.0.ring.load_full()
    }

    /// Adds a key of a purpose, which becomes the current one, and removes all but the one before it. Data keys stay:
    /// records are sealed under them.
    ///
    /// # Errors
    /// When the change could not be made durable.
    pub async fn rotate(&self, purpose: Purpose, now: i64) -> Result<(), Unavailable> {
        loop {
            let snapshot = self.barrier().await?;
            let ids = self.ring().ids(purpose);
            let newest = ids.last().copied().unwrap_or(0);
            let key = Ring::key(purpose, newest + 1);
            let new =
                RingKey::generate(now).ok_or(Unavailable::Refused("there is no randomness"))?;
            let mut txn = Txn { read: snapshot.revision, ..Txn::default() };
            txn.checks.push(Check::Absent(key.clone()));
            txn.writes.push(Write::Put(key, new.encode()));
            if !matches!(purpose, Purpose::Data | Purpose::Head) {
                for old in ids.iter().filter(|id| **id != newest) {
                    let key = Ring::key(purpose, *old);
                    txn.checks.push(Check::Unchanged(key.clone()));
                    txn.writes.push(Write::Delete(key));
                }
            }
            if matches!(self.commit(txn).await?, Commit::Done(_)) {
                return Ok(());
            }
        }
    }

    /// Wraps every key of the ring with the newest master key, in one transaction.
    ///
    /// # Errors
    /// When the change could not be made durable.
    pub async fn rewrap(&self) -> Result<(), Unavailable> {
        loop {
            let snapshot = self.barrier().await?;
            let ring = self.ring();
            let mut txn = Txn { read: snapshot.revision, ..Txn::default() };
            for purpose in Purpose::ALL {
                for id in ring.ids(purpose) {
                    let secret = ring.by_id(purpose, id).unwrap_or_default();
                    let record = RingKey { secret: secret.to_vec().into(), ..RingKey::default() };
                    let key = Ring::key(purpose, id);
                    txn.checks.push(Check::Unchanged(key.clone()));
                    txn.writes.push(Write::Put(key, record.encode()));
                }
            }
            if matches!(self.commit(txn).await?, Commit::Done(_)) {
                return Ok(());
            }
        }
    }

    /// Everything that a backup holds: the rows as they are sealed, at one revision.
    pub(crate) fn rows(&self) -> Result<(Revision, Vec<Row>), BackendError> {
        rows(&*self.0.backend)
    }

    pub(crate) fn master(&self) -> &MasterKeys {
        &self.0.master
    }

    /// Writes what waits and lets go of the backend. Blocks while the last commit syncs.
    pub fn close(&self) {
        self.0.backend.close();
    }

    /// Waits until a revision can be read here.
    async fn reached(&self, revision: Revision) -> Result<Arc<Snapshot<R>>, Unavailable> {
        let here = self.snapshot();
        if here.revision >= revision {
            return Ok(here);
        }
        let mut published = self.0.published.subscribe();
        let state = published
            .wait_for(|state| state.revision >= revision || !state.alive)
            .await
            .map_err(|_| Unavailable::Closed)?;
        if state.revision < revision {
            return Err(Unavailable::Closed);
        }
        drop(state);
        Ok(self.snapshot())
    }

    fn remembered(&self, id: u128) -> bool {
        self.0
            .remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .any(|(known, _)| *known == id)
    }

    fn seal(&self, txn: &Txn) -> Result<SealedTxn, Unavailable> {
        let refused = || Unavailable::Refused("it cannot be sealed");
        let snapshot = self.0.snapshot.load();
        let ring = self.0.ring.load();
        let (data_id, data) = ring.current(Purpose::Data);
        let mut writes: Vec<Sealed> = Vec::with_capacity(txn.writes.len());
        for write in &txn.writes {
            let key = write.key();
            let bytes = match write {
                Write::Delete(_) => None,
                Write::Put(_, plain) => {
                    let version = snapshot.versions.get(key).map_or(1, |version| version + 1);
                    let sealed = if Ring::place(key).is_some() {
                        let master = self.0.master.newest().ok_or_else(refused)?;
                        seal::seal(&self.0.id, key, Format::Wrapped, master, version, plain)
                    } else {
                        seal::seal(
                            &self.0.id,
                            key,
                            Format::Record,
                            (data_id, &data),
                            version,
                            plain,
                        )
                    };
                    Some(Arc::from(sealed.ok_or_else(refused)?))
                }
            };
            writes.push((key.clone(), bytes));
        }
        let id = random_id().ok_or_else(refused)?;
        let audit = match &txn.audit {
            Some(line) => {
                let place = Key::from("audit");
                let sealed =
                    seal::seal(&self.0.id, &place, Format::Audit, (data_id, &data), 0, line);
                Some(Arc::from(sealed.ok_or_else(refused)?))
            }
            None => None,
        };
        Ok(SealedTxn {
            id,
            read: txn.read,
            checks: txn.checks.clone().into(),
            writes: writes.into(),
            audit,
        })
    }
}

fn random_id() -> Option<u128> {
    let mut id = [0; 16];
    rand::fill(&mut id).ok()?;
    Some(u128::from_be_bytes(id))
}

fn unavailable(error: &BackendError) -> Unavailable {
    if error.0.starts_with("full: ") {
        Unavailable::Full
    } else if error.0 == "the store is closed" {
        Unavailable::Closed
    } else {
        Unavailable::Disk(error.0.clone())
    }
}

fn rows(backend: &dyn Backend) -> Result<(Revision, Vec<Row>), BackendError> {
    let mut rows = Vec::new();
    let revision = backend.load(&mut |row| rows.push(row))?;
    Ok((revision, rows))
}

/// The first commit: who the store is, and its ring.
async fn begin(backend: &dyn Backend, master: &MasterKeys, now: i64) -> Result<(), OpenError> {
    let (id, writes, ring) =
        beginning(master, now).ok_or_else(|| OpenError::Io("there is no randomness".into()))?;
    backend.trust(id, ring.head_key())?;
    let checks: Arc<[Check]> = writes.iter().map(|(key, _)| Check::Absent(key.clone())).collect();
    let name = random_id().ok_or_else(|| OpenError::Io("there is no randomness".into()))?;
    let txn = SealedTxn { id: name, read: 0, checks, writes: writes.into(), audit: None };
    // Another store may have begun over the same rows at the same moment; then theirs is the beginning.
    backend.commit(txn).await?;
    Ok(())
}

/// A new store's id, its first rows, and its ring.
pub(crate) fn beginning(master: &MasterKeys, now: i64) -> Option<(StoreId, Vec<Sealed>, Ring)> {
    let mut id = StoreId::default();
    rand::fill(&mut id).ok()?;
    let mut ring = Ring::default();
    let mut writes = vec![(Key::from(META), Some(meta(&id)))];
    for purpose in Purpose::ALL {
        let key = Ring::key(purpose, 1);
        let new = RingKey::generate(now)?;
        ring.put(&key, &new).ok()?;
        let sealed = seal::seal(&id, &key, Format::Wrapped, master.newest()?, 1, &new.encode())?;
        writes.push((key, Some(Arc::from(sealed))));
    }
    Some((id, writes, ring))
}

fn meta(id: &StoreId) -> Arc<[u8]> {
    let mut meta = vec![0];
    meta.extend_from_slice(id);
    meta.extend_from_slice(&FORMAT.to_be_bytes());
    Arc::from(meta)
}

/// The store's id, out of its first row.
pub(crate) fn read_meta(rows: &[Row]) -> Result<StoreId, OpenError> {
    let bad = || OpenError::Damaged(Damaged::new("the store does not say who it is"));
    let row = rows.iter().find(|row| row.key.as_str() == META).ok_or_else(bad)?;
    let (&format, rest) = row.bytes.split_first().ok_or_else(bad)?;
    let (id, least) = rest.split_at_checked(16).ok_or_else(bad)?;
    let least = u32::from_be_bytes(least.try_into().map_err(|_| bad())?);
    if least > FORMAT || format != 0 {
        return Err(OpenError::TooNew { needs: least });
    }
    id.try_into().map_err(|_| bad())
}

/// The ring, unwrapped. A master key that opens none of it is the wrong one.
pub(crate) fn read_ring(
    master: &MasterKeys,
    id: &StoreId,
    rows: &[Row],
) -> Result<Ring, OpenError> {
    let mut ring = Ring::default();
    for row in rows.iter().filter(|row| Ring::place(&row.key).is_some()) {
        let record = unwrap(master, id, &row.key, &row.bytes)?;
        ring.put(&row.key, &record)?;
    }
    if ring.is_whole() {
        Ok(ring)
    } else {
        Err(Damaged::new("a key of the ring is missing").into())
    }
}

fn unwrap(
    master: &MasterKeys,
    id: &StoreId,
    key: &Key,
    bytes: &[u8],
) -> Result<RingKey, OpenError> {
    let header = seal::header(bytes)
        .ok_or_else(|| Damaged::new(format!("the record {key} is cut short")))?;
    let secret = master.by_id(header.key_id).ok_or_else(|| {
        OpenError::MasterKey("it is not the one that this store was made with".into())
    })?;
    let plain = seal::open(id, key, Format::Wrapped, secret, bytes)
        .map_err(|_| OpenError::MasterKey(format!("it does not open {key}, or that is damaged")))?;
    Ok(RingKey::decode(&plain)?)
}

/// A record's plaintext and version.
pub(crate) fn unseal(
    ring: &Ring,
    id: &StoreId,
    row: &Row,
) -> Result<(u64, Zeroizing<Vec<u8>>), Damaged> {
    let cut = || Damaged::new(format!("the record {} is cut short", row.key));
    let header = seal::header(&row.bytes).ok_or_else(cut)?;
    let secret = ring.by_id(Purpose::Data, header.key_id).ok_or_else(|| {
        Damaged::new(format!("the record {} is sealed with a key that is not here", row.key))
    })?;
    Ok((header.version, seal::open(id, &row.key, Format::Record, &secret, &row.bytes)?))
}

/// Whether a row is a record of the replica's, not one of the store's own.
pub(crate) fn is_record(key: &Key) -> bool {
    key.as_str() != META && Ring::place(key).is_none()
}

fn load<R: Replica>(
    master: &MasterKeys,
    mut replica: R,
    revision: Revision,
    mut rows: Vec<Row>,
) -> Result<Loaded<R>, OpenError> {
    let id = read_meta(&rows)?;
    let ring = read_ring(master, &id, &rows)?;
    rows.sort_unstable_by_key(|row| row.revision);
    let mut versions: OrdMap<Key, u64> = OrdMap::new();
    for row in rows.iter().filter(|row| Ring::place(&row.key).is_some()) {
        versions.insert(row.key.clone(), seal::header(&row.bytes).map_or(0, |h| h.version));
    }
    rows.retain(|row| is_record(&row.key));
    // Opening is what takes time: each core opens its share, then all are applied in order.
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let share = rows.len().div_ceil(cores).max(1);
    let opened: Vec<Result<Vec<_>, Damaged>> = std::thread::scope(|scope| {
        let workers: Vec<_> = rows
            .chunks(share)
            .map(|rows| scope.spawn(|| rows.iter().map(|row| unseal(&ring, &id, row)).collect()))
            .collect();
        let lost = || Err(Damaged::new("a loader broke off"));
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| lost())).collect()
    });
    let mut opened_rows = Vec::with_capacity(rows.len());
    for part in opened {
        opened_rows.extend(part?);
    }
    for (row, (version, plain)) in rows.iter().zip(opened_rows) {
        replica.apply(row.revision, &row.key, Some(&plain))?;
        versions.insert(row.key.clone(), version);
    }
    Ok(Loaded { id, ring, snapshot: Snapshot { revision, replica, versions } })
}

/// Applies what the feed brings until it ends, or until something in it cannot be understood.
fn follow<R: Replica>(feed: &Feed, store: &std::sync::Weak<Inner<R>>) {
    while let Ok(changes) = feed.recv() {
        let Some(inner) = store.upgrade() else { return };
        if let Err(damage) = inner.apply(&changes) {
            tracing::error!(%damage, "a change cannot be understood; this store stops here");
            break;
        }
    }
    if let Some(inner) = store.upgrade() {
        inner.published.send_modify(|state| state.alive = false);
    }
}

impl<R: Replica> Inner<R> {
    /// Applies some changes and publishes once.
    fn apply(&self, changes: &[Change]) -> Result<(), Damaged> {
        let mut next = Snapshot::clone(&self.snapshot.load());
        let before = next.revision;
        for change in changes {
            // A change may come twice.
            if change.revision <= next.revision {
                continue;
            }
            if change.revision != next.revision + 1 {
                return Err(Damaged::new("a change is missing"));
            }
            for (key, bytes) in change.rows.iter() {
                self.apply_row(&mut next, change.revision, key, bytes.as_deref())?;
            }
            next.revision = change.revision;
            let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
            if remembered.len() == REMEMBERED {
                remembered.pop_front();
            }
            remembered.push_back((change.id, change.revision));
        }
        if next.revision > before {
            let revision = next.revision;
            self.snapshot.store(Arc::new(next));
            self.published.send_modify(|state| state.revision = revision);
        }
        Ok(())
    }

    fn apply_row(
        &self,
        next: &mut Snapshot<R>,
        revision: Revision,
        key: &Key,
        bytes: Option<&[u8]>,
    ) -> Result<(), Damaged> {
        let ours = !is_record(key);
        let Some(bytes) = bytes else {
            next.versions.remove(key);
            if ours {
                let mut ring = Ring::clone(&self.ring.load());
                ring.remove(key);
                self.ring.store(Arc::new(ring));
                return Ok(());
            }
            return next.replica.apply(revision, key, None);
        };
        if ours {
            let record = unwrap(&self.master, &self.id, key, bytes)
                .map_err(|e| Damaged::new(e.to_string()))?;
            let mut ring = Ring::clone(&self.ring.load());
            ring.put(key, &record)?;
            self.ring.store(Arc::new(ring));
            next.versions.insert(key.clone(), seal::header(bytes).map_or(0, |h| h.version));
            return Ok(());
        }
        let row = Row { key: key.clone(), revision, bytes: Arc::from(bytes) };
        let (version, plain) = unseal(&self.ring.load(), &self.id, &row)?;
        next.replica.apply(revision, key, Some(&plain))?;
        next.versions.insert(key.clone(), version);
        Ok(())
    }
}
