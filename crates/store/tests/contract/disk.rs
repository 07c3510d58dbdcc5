//! What only a disk can get wrong: who may open it, who may read it, and when it is full.

use crate::bench::{Bench, Map, done, open_folder, put, txn};
use countersign_store::{MasterKeys, OpenError, Sqlite, Store, Unavailable};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every file of a folder, and what it says.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), std::fs::read(&path).unwrap())).collect()
}

#[tokio::test]
async fn one_at_a_time() {
    let bench = Bench::disk();
    let store = bench.open().await;
    put(&store, &[("a", Some("1"))]).await;
    let before = files(bench.folder());
    let refused = Sqlite::open(bench.folder()).unwrap_err();
    assert_eq!(refused, OpenError::AlreadyInUse(bench.folder().to_owned()));
    assert!(refused.to_string().contains("already in use"));
    assert_eq!(files(bench.folder()), before, "the one who was refused changed nothing");
    put(&store, &[("a", Some("2"))]).await;
    drop(store);
    // Whoever followed it lets go of it in its own time.
    let again = loop {
        match bench.try_open(&bench.master).await {
            Err(OpenError::AlreadyInUse(_)) => tokio::task::yield_now().await,
            opened => break opened.unwrap(),
        }
    };
    assert_eq!(again.snapshot().get("a"), Some("2"));
}

#[tokio::test]
async fn only_the_owner_may_read() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("deep/data");
    let store = open_folder(&folder, &MasterKeys::generate().unwrap()).await.unwrap();
    put(&store, &[("a", Some("1"))]).await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let names: Vec<_> = files(&folder).into_keys().collect();
    assert_eq!(names.len(), 3, "{names:?}: lock, database and its log");
    assert!(names.iter().all(|path| mode(path) == 0o600));
    store.close();
    assert_eq!(files(&folder).len(), 2, "one file at rest beside the lock");
}

#[tokio::test]
async fn nothing_is_begun_over_a_store_that_was_closed() {
    let bench = Bench::disk();
    let backend = std::sync::Arc::new(Sqlite::open(bench.folder()).unwrap());
    let open = || Store::open(backend.clone(), bench.master.clone(), Map::default(), 1);
    let store = open().await.unwrap();
    put(&store, &[("a", Some("1"))]).await;
    store.close();
    assert!(open().await.is_err());
    assert_eq!(bench.open().await.snapshot().get("a"), Some("1"));
}

#[tokio::test]
async fn what_a_broken_beginning_left_is_in_nobodys_way() {
    let bench = Bench::disk();
    for name in ["store.sqlite.new", "store.sqlite.new-journal"] {
        std::fs::write(bench.folder().join(name), b"half of something").unwrap();
    }
    assert!(!Sqlite::is_in(bench.folder()));
    let store = bench.open().await;
    put(&store, &[("a", Some("1"))]).await;
    store.close();
    assert!(Sqlite::is_in(bench.folder()));
    assert_eq!(files(bench.folder()).len(), 2);
}

#[tokio::test]
async fn a_store_whose_file_may_not_grow_refuses_changes_until_it_may() {
    let bench = Bench::disk();
    let backend = std::sync::Arc::new(Sqlite::open(bench.folder()).unwrap());
    let store = Store::open(backend.clone(), bench.master.clone(), Map::default(), 1);
    let store = store.await.unwrap();
    put(&store, &[("a", Some("1"))]).await;
    backend.limit_pages(1).unwrap();
    let large = "x".repeat(100_000);
    let answer = store.commit(txn(&store.snapshot(), &[("b", Some(&large))])).await;
    assert_eq!(answer.unwrap_err(), Unavailable::Disk("the disk is full".into()));
    assert_eq!(store.barrier().await.unwrap().get("b"), None);
    backend.limit_pages(u32::MAX / 4).unwrap();
    put(&store, &[("b", Some(&large))]).await;
    store.close();
    assert_eq!(bench.open().await.snapshot().get("b"), Some(large.as_str()));
}

/// A small disk of its own, where one may be had.
pub(crate) struct SmallDisk(pub(crate) tempfile::TempDir);

impl SmallDisk {
    pub(crate) fn new() -> Option<SmallDisk> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs"]).arg(folder.path());
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        mounted.then_some(SmallDisk(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[tokio::test]
async fn a_full_disk_loses_nothing_and_freed_space_is_used_at_once() {
    // Where no small disk may be mounted, the test before says the same of a file that may not grow.
    let Some(disk) = SmallDisk::new() else { return };
    let (folder, master) = (disk.0.path().join("data"), MasterKeys::generate().unwrap());
    let store = open_folder(&folder, &master).await.unwrap();
    let mut told = 0;
    for round in 0..3 {
        // Some of the disk is somebody else's, so that there is something to free.
        let ballast = disk.0.path().join("ballast");
        let _ = std::fs::write(&ballast, vec![0; 300_000]);
        let full = loop {
            let name = format!("n/{told}");
            let plain = format!("{round} {told} {}", "x".repeat(20_000));
            match store.commit(txn(&store.snapshot(), &[(&name, Some(&plain))])).await {
                Ok(_) => told += 1,
                Err(full) => break full,
            }
        };
        assert!(matches!(full, Unavailable::Disk(_)), "{full:?}");
        let read = store.barrier().await.unwrap();
        assert_eq!(read.records.len(), told, "reads go on, and see what was acknowledged");
        std::fs::remove_file(&ballast).unwrap();
        put(&store, &[(&format!("n/{told}"), Some("after some space was freed"))]).await;
        told += 1;
    }
    assert!(told > 10, "{told}");
    let before = store.snapshot();
    store.close();
    let again = open_folder(&folder, &master).await.unwrap();
    assert_eq!(again.snapshot().records, before.records);
}

#[tokio::test]
async fn a_disk_that_is_full_from_the_start_begins_nothing() {
    let Some(disk) = SmallDisk::new() else { return };
    let (folder, master) = (disk.0.path().join("data"), MasterKeys::generate().unwrap());
    let ballast = disk.0.path().join("ballast");
    let _ = std::fs::write(&ballast, vec![0; 4_000_000]);
    assert!(matches!(open_folder(&folder, &master).await, Err(OpenError::Io(_))));
    assert!(!Sqlite::is_in(&folder));
    std::fs::remove_file(&ballast).unwrap();
    let store = open_folder(&folder, &master).await.unwrap();
    assert!(done(store.commit(txn(&store.snapshot(), &[("a", Some("1"))])).await));
}
