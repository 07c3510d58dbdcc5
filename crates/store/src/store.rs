//! The store itself: opening, reading snapshots, committing.

use crate::backend::{Acknowledged, Backend, Sealed, SealedTxn};
use crate::follow::follow;
use crate::load::{self, beginning};
use crate::rows::Rows;
use crate::seal::{self, Format, StoreId};
use crate::{
    BackendError, Commit, Key, MasterKeys, OpenError, Purpose, Replica, Revision, Ring, Snapshot,
    Txn, Unavailable, Write,
};
use arc_swap::{ArcSwap, Guard};
use aws_lc_rs::rand;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// How often a transaction is sent again whose answer was lost.
const TRIES: usize = 8;

/// An open store. Clones share it.
pub struct Store<R: Replica>(Arc<Inner<R>>);

pub(crate) struct Inner<R> {
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) id: StoreId,
    pub(crate) master: MasterKeys,
    pub(crate) ring: ArcSwap<Ring>,
    pub(crate) snapshot: ArcSwap<Snapshot<R>>,
    /// Held by who puts another snapshot in its place.
    pub(crate) publishing: Mutex<()>,
    pub(crate) published: watch::Sender<Published>,
    /// The names of the newest transactions, whoever made them.
    pub(crate) remembered: Mutex<VecDeque<u128>>,
}

/// The newest revision that has been published, and whether the store still follows its backend.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Published {
    pub(crate) revision: Revision,
    pub(crate) alive: bool,
}

/// A line of the audit.
#[derive(Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number. Later lines have higher ones.
    pub number: u64,
    /// The commit that it belongs to.
    pub revision: Revision,
    /// What was given as [`Txn::audit`].
    pub line: Vec<u8>,
}

impl fmt::Debug for AuditLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AuditLine({}, revision {})", self.number, self.revision)
    }
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
        let (loaded, rows) = match load::rows(&*backend)? {
            Some(there) => there,
            None => begin(&*backend, &master, now)?,
        };
        let opened = load::open(&master, empty, &loaded, rows)?;
        backend.trust(opened.ring.head_key(opened.id))?;
        let feed = backend.watch(loaded.revision)?;
        let (published, _) = watch::channel(Published { revision: loaded.revision, alive: true });
        let inner = Arc::new(Inner {
            backend,
            id: opened.id,
            master,
            ring: ArcSwap::from_pointee(opened.ring),
            snapshot: ArcSwap::from_pointee(opened.snapshot),
            publishing: Mutex::new(()),
            published,
            remembered: Mutex::new(VecDeque::new()),
        });
        let follower = Arc::downgrade(&inner);
        std::thread::Builder::new()
            .name("store-follower".into())
            .spawn(move || follow(&feed, follower))
            .map_err(|e| OpenError::Io(e.to_string()))?;
        let store = Store(inner);
        // Changes made since, by others, are there before the first reader.
        store.barrier().await.map_err(|e| OpenError::Io(e.to_string()))?;
        Ok(store)
    }

    /// The newest snapshot that is here. Takes no lock.
    pub fn snapshot(&self) -> Arc<Snapshot<R>> {
        self.0.snapshot.load_full()
    }

    /// The same for a short look, without touching a shared count.
    pub fn peek(&self) -> Guard<Arc<Snapshot<R>>> {
        self.0.snapshot.load()
    }

    /// Publishes the newest snapshot anew after `renew`, which changes how the replica keeps what it says, and nothing of
    /// what it says; `false` where there is nothing to change. Does nothing while a change is applied: nobody waits here.
    pub fn renew(&self, renew: impl FnOnce(&mut R) -> bool) {
        let Ok(_publishing) = self.0.publishing.try_lock() else { return };
        let mut next = Snapshot::clone(&self.0.snapshot.load());
        if renew(&mut next.replica) {
            self.0.snapshot.store(Arc::new(next));
        }
    }

    /// A snapshot that has everything that anybody may have been told of before this call.
    ///
    /// # Errors
    /// When the backend cannot say what is newest.
    pub async fn barrier(&self) -> Result<Arc<Snapshot<R>>, Unavailable> {
        let newest = match self.0.backend.newest_here() {
            Some(newest) => newest,
            None => self.0.backend.barrier().await?,
        };
        self.reached(newest).await
    }

    /// Commits a transaction: answers when it is durable and can be read here.
    ///
    /// One that writes nothing reaches no disk and always holds: it takes place at the revision that it read.
    ///
    /// # Errors
    /// See [`Unavailable`]; but for [`Unavailable::Unknown`], nothing has changed then.
    pub async fn commit(&self, txn: Txn) -> Result<Commit<R>, Unavailable> {
        if let Some(why) = txn.refusal() {
            return Err(Unavailable::Refused(why));
        }
        if txn.writes.is_empty() {
            return Ok(Commit::Done(self.snapshot()));
        }
        if self.data_key_is_worn() {
            // Boxed, since it commits as well.
            Box::pin(self.renew_data_key()).await;
        }
        self.commit_own(txn).await
    }

    /// Commits a transaction that may write the store's own rows.
    pub(crate) async fn commit_own(&self, txn: Txn) -> Result<Commit<R>, Unavailable> {
        let sealed = self.seal(&txn)?;
        for before in 0..TRIES {
            let answer = self.0.backend.commit(sealed.clone()).await;
            return match answer {
                // It is done, even where this store cannot follow any more.
                Ok(Acknowledged::Done(revision)) => match self.reached(revision).await {
                    Ok(snapshot) => Ok(Commit::Done(snapshot)),
                    Err(_) => Err(Unavailable::Unknown),
                },
                Ok(Acknowledged::Conflict) if before == 0 => Ok(Commit::Conflict),
                // An earlier try may have done it, and then this one met it: whatever it wrote, it also checked. Once
                // everything is here that was there just now, the feed has named it, or it has not happened. Nor can
                // it happen later, since what it checks has changed for good.
                Ok(Acknowledged::Conflict) => {
                    let snapshot = self.barrier().await.map_err(|_| Unavailable::Unknown)?;
                    let done = self.remembers(sealed.id);
                    Ok(if done { Commit::Done(snapshot) } else { Commit::Conflict })
                }
                Ok(Acknowledged::Unknown) => continue,
                Err(error) if before == 0 => Err(error.into()),
                Err(_) => Err(Unavailable::Unknown),
            };
        }
        Err(Unavailable::Unknown)
    }

    /// The keys that stand now.
    pub fn ring(&self) -> Arc<Ring> {
        self.0.ring.load_full()
    }

    /// At most `most` lines of the audit after the one with that number, oldest first. Blocks.
    ///
    /// # Errors
    /// When the backend cannot read them, or one of them is not what was written.
    pub fn audit(&self, after: u64, most: usize) -> Result<Vec<AuditLine>, Unavailable> {
        let ring = self.ring();
        let lines = self.0.backend.audit(after, most)?.into_iter().map(|line| {
            let damaged =
                || Unavailable::Disk(format!("the audit's line {} is damaged", line.number));
            let header = seal::header(&line.bytes).ok_or_else(damaged)?;
            let secret = ring.by_id(Purpose::Data, header.key_id).ok_or_else(damaged)?;
            let place = audit_place();
            let plain = seal::open(&self.0.id, &place, Format::Audit, &secret, &line.bytes)
                .map_err(|_| damaged())?;
            let (number, revision) = (line.number, line.revision);
            Ok(AuditLine { number, revision, line: plain.to_vec() })
        });
        lines.collect()
    }

    /// Every row as it is sealed, at one revision, verified.
    pub(crate) fn rows(&self) -> Result<Rows, BackendError> {
        let (loaded, rows) = load::rows(&*self.0.backend)?.ok_or(BackendError::Closed)?;
        load::verify(&self.ring().head_key(self.0.id), &loaded, &rows)
            .map_err(BackendError::Damaged)?;
        Ok(rows)
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
        let state = *published
            .wait_for(|state| state.revision >= revision || !state.alive)
            .await
            .map_err(|_| Unavailable::Closed)?;
        if state.revision < revision { Err(Unavailable::Closed) } else { Ok(self.snapshot()) }
    }

    fn remembers(&self, id: u128) -> bool {
        self.0.remembered.lock().unwrap_or_else(PoisonError::into_inner).contains(&id)
    }

    fn seal(&self, txn: &Txn) -> Result<SealedTxn, Unavailable> {
        self.try_seal(txn).ok_or(Unavailable::Refused("it cannot be sealed"))
    }

    fn try_seal(&self, txn: &Txn) -> Option<SealedTxn> {
        let snapshot = self.0.snapshot.load();
        let (data_id, data) = self.0.ring.load().current(Purpose::Data);
        let data = (data_id, &*data);
        let mut writes: Vec<Sealed> = Vec::with_capacity(txn.writes.len());
        for write in &txn.writes {
            let key = write.key();
            let bytes = match write {
                Write::Delete(_) => None,
                Write::Put(_, plain) => {
                    let (format, secret) = match Ring::place(key) {
                        Some(_) => (Format::Wrapped, self.0.master.newest()?),
                        None => (Format::Record, data),
                    };
                    let version = snapshot.versions.next(key);
                    Some(Arc::from(seal::seal(&self.0.id, key, format, secret, version, plain)?))
                }
            };
            writes.push((key.clone(), bytes));
        }
        let audit = match &txn.audit {
            Some(line) => {
                let sealed = seal::seal(&self.0.id, &audit_place(), Format::Audit, data, 0, line)?;
                Some(Arc::from(sealed))
            }
            None => None,
        };
        let mut id = [0; 16];
        rand::fill(&mut id).ok()?;
        Some(SealedTxn {
            id: u128::from_be_bytes(id),
            read: txn.read,
            checks: txn.checks.clone().into(),
            writes: writes.into(),
            audit,
        })
    }
}

fn audit_place() -> Key {
    Key::from("audit")
}

/// Begins a store, and loads what is there then: another may have begun it at the same moment.
fn begin(
    backend: &dyn Backend,
    master: &MasterKeys,
    now: i64,
) -> Result<(crate::backend::Loaded, Rows), OpenError> {
    let (id, rows, ring) =
        beginning(master, now).ok_or_else(|| OpenError::Io("there is no randomness".into()))?;
    backend.begin(&rows, &ring.head_key(id))?;
    load::rows(backend)?.ok_or_else(|| OpenError::Io("the store could not be begun".into()))
}
