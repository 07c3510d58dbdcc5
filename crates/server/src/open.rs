//! Opening the store of a folder.

use crate::clock::RealClock;
use crate::config::master_key;
use crate::error::StartError;
use crate::folder;
use countersign_service::{Clock as _, Options, Service, State};
use countersign_store::{Check, Commit, MasterKeyError, MasterKeys, Sqlite, Store, Txn, Write};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A store that is open, behind its service.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) service: Service,
}

impl Opened {
    /// Writes what waits and lets go of the folder.
    pub(crate) async fn close(self) {
        let store = self.service.store().clone();
        // It waits for the disk.
        if tokio::task::spawn_blocking(move || store.close()).await.is_err() {
            tracing::error!("the store could not be closed in order");
        }
    }
}

/// Opens the store in `data`, or begins one where there is none.
///
/// A folder that is missing, empty, or holds only other people's files is new. One that holds a store is never begun
/// again: without its key it stays closed.
pub(crate) async fn new_or_existing(
    data: &Path,
    key: &Path,
    test_mode: bool,
) -> Result<Opened, StartError> {
    let keys = match MasterKeys::read(key) {
        Err(MasterKeyError::Missing) if !Sqlite::is_in(data) => begin(data, key)?,
        keys => keys.map_err(|error| no_key(key, &error))?,
    };
    let opened = open(data, keys).await?;
    match mode(&opened, test_mode).await {
        Ok(()) => Ok(opened),
        Err(error) => {
            opened.close().await;
            Err(error)
        }
    }
}

/// Opens the store in `data`, which must be there.
pub(crate) async fn existing(data: &Path, own_key: Option<&Path>) -> Result<Opened, StartError> {
    if !Sqlite::is_in(data) {
        let message =
            format!("`{}` holds no installation: `countersign serve` begins one", data.display());
        return Err(StartError::new(message));
    }
    let key = master_key(data, own_key);
    open(data, MasterKeys::read(&key).map_err(|error| no_key(&key, &error))?).await
}

/// A new folder and a new key.
fn begin(data: &Path, key: &Path) -> Result<MasterKeys, StartError> {
    let cannot = |what: &Path, error: io::Error| {
        StartError::new(format!("cannot make `{}`: {error}", what.display()))
    };
    folder::make(data).map_err(|error| cannot(data, error))?;
    let keys = MasterKeys::generate()
        .ok_or_else(|| StartError::new("the system gives no random bytes"))?;
    match folder::create(key, keys.text().as_bytes()) {
        Ok(()) => Ok(keys),
        // Another server has begun here at the same moment; the lock says which of the two goes on.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            MasterKeys::read(key).map_err(|error| no_key(key, &error))
        }
        Err(error) => Err(cannot(key, error)),
    }
}

async fn open(data: &Path, keys: MasterKeys) -> Result<Opened, StartError> {
    let cannot = |error: countersign_store::OpenError| StartError::new(error.to_string());
    let backend = Sqlite::open(data).map_err(cannot)?;
    let store = Store::open(Arc::new(backend), keys, State::default(), RealClock.now())
        .await
        .map_err(cannot)?;
    Ok(Opened { service: Service::new(store, Options { clock: Arc::new(RealClock) }) })
}

/// A folder is for tests or is not, from its first start on: what test mode has touched must not be taken for real.
async fn mode(opened: &Opened, wanted: bool) -> Result<(), StartError> {
    let store = opened.service.store();
    let snapshot = store.snapshot();
    let key = State::test_mode_key();
    let (check, write) = match (snapshot.test_mode(), wanted) {
        (is, wanted) if is == wanted => return Ok(()),
        (is, _) if snapshot.accounts().next().is_some() => {
            return Err(StartError::new(if is {
                "the folder was first started in test mode, and does not start without"
            } else {
                "the folder was first started without test mode, and does not start in it"
            }));
        }
        (_, true) => (Check::Absent(key.clone()), Write::Put(key, vec![1])),
        (_, false) => (Check::Unchanged(key.clone()), Write::Delete(key)),
    };
    let txn =
        Txn { read: snapshot.revision, checks: vec![check], writes: vec![write], audit: None };
    match store.commit(txn).await {
        Ok(Commit::Done(_)) => Ok(()),
        Ok(Commit::Conflict) => Err(StartError::new("somebody else writes into the store")),
        Err(error) => Err(StartError::new(error.to_string())),
    }
}

fn no_key(key: &Path, error: &MasterKeyError) -> StartError {
    StartError::new(format!("the master key `{}` cannot be used: {error}", key.display()))
}
