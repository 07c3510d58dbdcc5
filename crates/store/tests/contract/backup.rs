//! Backups: what is in them, who can read them, and what comes back.

use crate::bench::{Bench, Map, open_folder, put, txn};
use crate::disk::{SmallDisk, files};
use countersign_store::{Key, MasterKeys, OpenError, Purpose, RestoreError, Store, restore};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

const SECRETS: [&str; 3] =
    ["canary-secret-access-key", "JBSWY3DPEHPK3PXPCANARY", "6a6273777933647065"];

/// Restores without a change.
fn plainly(file: &Path, master: &MasterKeys, folder: &Path) -> Result<(), RestoreError> {
    restore(file, master, folder, 9, &mut |_, plain| plain)
}

async fn with_secrets(bench: &Bench) -> Store<Map> {
    let store = bench.open().await;
    for (n, secret) in SECRETS.iter().enumerate() {
        let mut txn = txn(&store.snapshot(), &[(&format!("user/1/{n}"), Some(secret))]);
        txn.audit = Some(format!("audit of {secret}").into_bytes());
        store.commit(txn).await.unwrap();
    }
    // Some are replaced and some go: what they said must be gone as well.
    put(&store, &[("user/1/0", Some("replaced")), ("user/1/1", None)]).await;
    store
}

#[tokio::test]
async fn a1_no_secret_lies_in_the_clear_in_database_log_or_backup() {
    let bench = Bench::disk();
    let store = with_secrets(&bench).await;
    let elsewhere = tempfile::tempdir().unwrap();
    store.backup(&elsewhere.path().join("backup")).unwrap();
    let master = bench.master.text();
    let master = master.split_whitespace().nth(2).unwrap();
    let (_, token) = store.ring().current(Purpose::Token);
    let look = |folder: &Path| {
        for (path, bytes) in files(folder) {
            let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
            for secret in SECRETS.iter().chain(&[master]) {
                assert!(!has(secret.as_bytes()), "{secret} in {}", path.display());
            }
            assert!(!has(token.as_slice()), "a token key in {}", path.display());
        }
    };
    // The log still holds everything, then nothing.
    let log = std::fs::metadata(bench.folder().join("store.sqlite-wal")).unwrap();
    assert!(log.len() > 0);
    look(bench.folder());
    store.close();
    look(bench.folder());
    look(elsewhere.path());
    assert_eq!(files(elsewhere.path()).len(), 1);
}

#[tokio::test]
async fn a8_a_backup_is_made_while_the_store_goes_on_and_comes_back() {
    let bench = Bench::disk();
    let store = with_secrets(&bench).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (file, folder) = (elsewhere.path().join("backup"), elsewhere.path().join("new/data"));
    // Two records change together all the time: a backup sees them the same.
    put(&store, &[("left", Some("0")), ("right", Some("0"))]).await;
    let writer = tokio::spawn({
        let store = store.clone();
        async move {
            for n in 0..200 {
                let n = n.to_string();
                put(&store, &[("left", Some(&n)), ("right", Some(&n))]).await;
            }
        }
    });
    tokio::task::yield_now().await;
    let backing = store.clone();
    let to = file.clone();
    tokio::task::spawn_blocking(move || backing.backup(&to)).await.unwrap().unwrap();
    writer.await.unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    plainly(&file, &bench.master, &folder).unwrap();
    let restored = open_folder(&folder, &bench.master).await.unwrap();
    let (was, is) = (store.snapshot(), restored.snapshot());
    assert_eq!(is.get("left"), is.get("right"));
    assert_eq!(is.records.keys().collect::<Vec<_>>(), was.records.keys().collect::<Vec<_>>());
    assert_eq!(is.get("user/1/2"), Some(SECRETS[2]));
    put(&restored, &[("user/1/2", Some("on it goes"))]).await;
    restored.close();
    assert!(open_folder(&folder, &bench.master).await.is_ok());
}

#[tokio::test]
async fn a8_records_are_changed_on_the_way_and_every_handed_out_key_is_gone() {
    let bench = Bench::disk();
    let store = bench.open().await;
    put(&store, &[("device/1", Some("step 7")), ("user/1", Some("ada"))]).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (file, folder) = (elsewhere.path().join("backup"), elsewhere.path().join("data"));
    store.backup(&file).unwrap();
    let mut seen = Vec::new();
    restore(&file, &bench.master, &folder, 9, &mut |key: &Key, plain| {
        seen.push(key.as_str().to_owned());
        if key.as_str() == "device/1" { b"step 9".to_vec() } else { plain }
    })
    .unwrap();
    assert_eq!(seen, ["device/1", "user/1"]);
    let restored = open_folder(&folder, &bench.master).await.unwrap();
    assert_eq!(restored.snapshot().get("device/1"), Some("step 9"));
    assert_eq!(restored.snapshot().get("user/1"), Some("ada"));
    for purpose in [Purpose::Token, Purpose::Cookie, Purpose::Cursor, Purpose::Data] {
        let (was, is) = (store.ring().current(purpose).1, restored.ring().current(purpose).1);
        assert_ne!(was, is, "{purpose:?}");
        let ring = restored.ring();
        assert!(ring.ids(purpose).iter().all(|id| ring.by_id(purpose, *id) != Some(was.clone())));
    }
}

#[tokio::test]
async fn a8_a_damaged_backup_or_another_key_leaves_nothing_behind() {
    let bench = Bench::disk();
    let store = with_secrets(&bench).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (file, folder) = (elsewhere.path().join("backup"), elsewhere.path().join("data"));
    store.backup(&file).unwrap();
    let good = std::fs::read(&file).unwrap();
    let other = MasterKeys::generate().unwrap();
    assert_eq!(plainly(&file, &other, &folder), Err(RestoreError::MasterKey));
    for at in (0..good.len()).step_by(23).chain(20..24) {
        let mut bent = good.clone();
        bent[at] ^= 1 << (at % 8);
        std::fs::write(&file, bent).unwrap();
        assert!(plainly(&file, &bench.master, &folder).is_err(), "byte {at}");
        std::fs::write(&file, &good[..at]).unwrap();
        assert!(plainly(&file, &bench.master, &folder).is_err(), "cut at {at}");
    }
    std::fs::write(&file, [&good[..], b"x"].concat()).unwrap();
    assert!(plainly(&file, &bench.master, &folder).is_err(), "something after it");
    let database = std::fs::read(bench.folder().join("store.sqlite")).unwrap();
    std::fs::write(&file, database).unwrap();
    assert!(plainly(&file, &bench.master, &folder).is_err(), "no backup at all");
    assert!(plainly(&elsewhere.path().join("nowhere"), &bench.master, &folder).is_err());
    assert!(!folder.exists());
    std::fs::write(&file, &good).unwrap();
    plainly(&file, &bench.master, &folder).unwrap();
}

#[tokio::test]
async fn a8_nothing_is_restored_over_a_store() {
    let bench = Bench::disk();
    let store = with_secrets(&bench).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("backup");
    store.backup(&file).unwrap();
    // It is running, then at rest, then somebody has opened an empty folder.
    assert_eq!(plainly(&file, &bench.master, bench.folder()), Err(RestoreError::NotEmpty));
    store.close();
    let before = files(bench.folder());
    assert_eq!(plainly(&file, &bench.master, bench.folder()), Err(RestoreError::NotEmpty));
    assert_eq!(files(bench.folder()), before);
    let taken = Bench::disk();
    let held = countersign_store::Sqlite::open(taken.folder()).unwrap();
    let refused = plainly(&file, &bench.master, taken.folder());
    assert!(matches!(refused, Err(RestoreError::Open(OpenError::AlreadyInUse(_)))));
    drop(held);
    plainly(&file, &bench.master, taken.folder()).unwrap();
}

#[tokio::test]
async fn a8_a_backup_with_an_older_master_key_restores_with_both_in_the_file() {
    let bench = Bench::disk();
    let store = with_secrets(&bench).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (file, folder) = (elsewhere.path().join("backup"), elsewhere.path().join("data"));
    store.backup(&file).unwrap();
    let new = MasterKeys::generate().unwrap();
    let both = MasterKeys::parse(&format!("{}{}", &**new.text(), &**bench.master.text())).unwrap();
    plainly(&file, &both, &folder).unwrap();
    assert!(open_folder(&folder, &new).await.is_ok(), "it is wrapped with the newest");
}

#[tokio::test]
async fn a_closed_store_makes_no_backup() {
    let bench = Bench::disk();
    let store = with_secrets(&bench).await;
    store.close();
    let elsewhere = tempfile::tempdir().unwrap();
    assert!(store.backup(&elsewhere.path().join("backup")).is_err());
    assert_eq!(files(elsewhere.path()).len(), 0);
}

#[tokio::test]
async fn a_backup_comes_from_a_memory_as_well() {
    let bench = Bench::memory();
    let store = with_secrets(&bench).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (file, folder) = (elsewhere.path().join("backup"), elsewhere.path().join("data"));
    store.backup(&file).unwrap();
    plainly(&file, &bench.master, &folder).unwrap();
    let restored = open_folder(&folder, &bench.master).await.unwrap();
    assert_eq!(restored.snapshot().records, store.snapshot().records);
}

#[tokio::test]
async fn a_backup_is_there_whole_or_not_at_all() {
    let Some(disk) = SmallDisk::new() else { return };
    let bench = Bench::disk();
    let store = with_secrets(&bench).await;
    for n in 0..30 {
        put(&store, &[(&format!("large/{n}"), Some(&"x".repeat(100_000)))]).await;
    }
    let file = disk.0.path().join("backup");
    assert!(store.backup(&file).is_err(), "three megabytes on two");
    assert_eq!(files(disk.0.path()).len(), 0);
    assert!(store.backup(&disk.0.path().join("no/folder/backup")).is_err());
    let elsewhere = tempfile::tempdir().unwrap();
    store.backup(&elsewhere.path().join("backup")).unwrap();
    let folder = disk.0.path().join("data");
    let full = plainly(&elsewhere.path().join("backup"), &bench.master, &folder);
    assert!(matches!(full, Err(RestoreError::Open(OpenError::Io(_)))), "{full:?}");
    assert!(!folder.exists(), "nor is half a restored store");
    std::fs::create_dir(&folder).unwrap();
    assert!(plainly(&elsewhere.path().join("backup"), &bench.master, &folder).is_err());
    assert_eq!(files(&folder).len(), 0);
}
