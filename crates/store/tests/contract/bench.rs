//! What the suite stands on: a replica that keeps plaintexts, and stores over either backend.

use countersign_store::{
    Check, Commit, Damaged, Key, MasterKeys, Memory, OpenError, Replica, Revision, Snapshot,
    Sqlite, Store, Txn, Unavailable, Write,
};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Keeps every record as it is, and insists on the order of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Map {
    pub(crate) records: BTreeMap<String, Vec<u8>>,
    pub(crate) applied: u64,
    last: Revision,
}

impl Replica for Map {
    fn apply(&mut self, revision: Revision, key: &Key, now: Option<&[u8]>) -> Result<(), Damaged> {
        assert_ne!(now, Some(b"panic".as_slice()), "as asked");
        if revision < self.last || now == Some(b"poison") {
            return Err(Damaged::new("as asked, or out of order"));
        }
        self.last = revision;
        self.applied += 1;
        match now {
            Some(plain) => self.records.insert(key.as_str().to_owned(), plain.to_vec()),
            None => self.records.remove(key.as_str()),
        };
        Ok(())
    }
}

impl Map {
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.records.get(key).map(|plain| std::str::from_utf8(plain).unwrap())
    }
}

/// Where a store's rows are.
#[derive(Debug)]
pub(crate) enum Place {
    Memory(Memory),
    Disk(tempfile::TempDir),
}

/// A place and its master key.
#[derive(Debug)]
pub(crate) struct Bench {
    pub(crate) place: Place,
    pub(crate) master: MasterKeys,
}

impl Bench {
    pub(crate) fn memory() -> Bench {
        Bench { place: Place::Memory(Memory::default()), master: MasterKeys::generate().unwrap() }
    }

    pub(crate) fn disk() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        Bench { place: Place::Disk(folder), master: MasterKeys::generate().unwrap() }
    }

    pub(crate) fn folder(&self) -> &Path {
        match &self.place {
            Place::Memory(_) => panic!("not on a disk"),
            Place::Disk(folder) => folder.path(),
        }
    }

    pub(crate) async fn open(&self) -> Store<Map> {
        self.try_open(&self.master).await.unwrap()
    }

    pub(crate) async fn try_open(&self, master: &MasterKeys) -> Result<Store<Map>, OpenError> {
        match &self.place {
            Place::Memory(memory) => {
                Store::open(Arc::new(memory.clone()), master.clone(), Map::default(), 1).await
            }
            Place::Disk(folder) => open_folder(folder.path(), master).await,
        }
    }
}

pub(crate) async fn open_folder(
    folder: &Path,
    master: &MasterKeys,
) -> Result<Store<Map>, OpenError> {
    let backend = Arc::new(Sqlite::open(folder)?);
    Store::open(backend, master.clone(), Map::default(), 1).await
}

/// What a transaction says of one record: `None` for one that goes.
pub(crate) type Change<'a> = (&'a str, Option<&'a str>);

/// A transaction on a snapshot: each record is checked to be as it is there.
pub(crate) fn txn(on: &Snapshot<Map>, changes: &[Change<'_>]) -> Txn {
    let mut txn = Txn { read: on.revision, ..Txn::default() };
    for (name, plain) in changes {
        let key = Key::from(*name);
        txn.checks.push(match on.get(name) {
            Some(_) => Check::Unchanged(key.clone()),
            None => Check::Absent(key.clone()),
        });
        txn.writes.push(match plain {
            Some(plain) => Write::Put(key, plain.as_bytes().to_vec()),
            None => Write::Delete(key),
        });
    }
    txn
}

/// Whether it was done.
pub(crate) fn done(answer: Result<Commit<Map>, Unavailable>) -> bool {
    matches!(answer.unwrap(), Commit::Done(_))
}

/// Commits some changes, which must go through.
pub(crate) async fn put(store: &Store<Map>, changes: &[Change<'_>]) -> Arc<Snapshot<Map>> {
    let txn = txn(&store.snapshot(), changes);
    match store.commit(txn).await.unwrap() {
        Commit::Done(snapshot) => snapshot,
        Commit::Conflict => panic!("a conflict with nobody"),
    }
}

/// A test on every backend.
macro_rules! on_every_backend {
    ($($name:ident($bench:ident) $body:block)*) => { $(
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn memory() {
                test(Bench::memory()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                test(Bench::disk()).await;
            }

            async fn test($bench: Bench) $body
        }
    )* };
}

pub(crate) use on_every_backend;
