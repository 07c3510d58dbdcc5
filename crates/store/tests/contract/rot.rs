//! Files that are not what was written: every exchange is noticed before anybody reads it.

use crate::bench::{Bench, Place, put};
use crate::disk::files;
use countersign_store::{Key, OpenError, Store};
use rusqlite::{Connection, params};
use std::path::PathBuf;

/// A store at rest with some records, one of which has been changed.
async fn at_rest() -> Bench {
    let bench = Bench::disk();
    let store = bench.open().await;
    put(&store, &[("user/1/ada", Some("ada's seed")), ("user/1/bob", Some("bob's seed"))]).await;
    put(&store, &[("user/1/eve", Some("eve"))]).await;
    put(&store, &[("user/1/ada", Some("ada's other seed"))]).await;
    store.close();
    bench
}

fn database(bench: &Bench) -> PathBuf {
    bench.folder().join("store.sqlite")
}

/// Changes the database behind the store's back.
fn behind(bench: &Bench, sql: &str) {
    let connection = Connection::open(database(bench)).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
}

fn row(bench: &Bench, key: &str) -> (i64, Vec<u8>) {
    let connection = Connection::open(database(bench)).unwrap();
    let row =
        connection.query_row("SELECT revision, bytes FROM row WHERE key = ?1", [key], |row| {
            Ok((row.get(0)?, row.get(1)?))
        });
    row.unwrap()
}

/// Opening says that it is damaged, and changes nothing.
async fn refuses(bench: &Bench, why: &str) {
    let before = files(bench.folder());
    let refused = bench.try_open(&bench.master).await.map(|_| ()).unwrap_err();
    assert!(matches!(refused, OpenError::Damaged(_)), "{why}: {refused:?}");
    assert_eq!(files(bench.folder()), before, "{why}: something was changed");
}

#[tokio::test]
async fn a2_two_users_sealed_records_cannot_change_places() {
    let bench = at_rest().await;
    behind(
        &bench,
        "UPDATE row SET key = 'x' WHERE key = 'user/1/ada';
         UPDATE row SET key = 'user/1/ada' WHERE key = 'user/1/bob';
         UPDATE row SET key = 'user/1/bob' WHERE key = 'x';",
    );
    refuses(&bench, "swapped").await;
}

#[tokio::test]
async fn a2_a_record_opens_only_under_its_own_key() {
    // On a backend without a head it is the record's own seal that says so.
    let bench = Bench::memory();
    let store = bench.open().await;
    put(&store, &[("user/1/ada", Some("ada")), ("user/1/bob", Some("bob"))]).await;
    let Place::Memory(memory) = &bench.place else { panic!("made above") };
    let (ada, bob) = (Key::from("user/1/ada"), Key::from("user/1/bob"));
    let (ada_row, bob_row) = (memory.row(&ada).unwrap(), memory.row(&bob).unwrap());
    memory.tamper(&ada, Some(bob_row));
    memory.tamper(&bob, Some(ada_row.clone()));
    assert!(matches!(bench.try_open(&bench.master).await, Err(OpenError::Damaged(_))));
    let mut bent = ada_row.to_vec();
    *bent.last_mut().unwrap() ^= 1;
    memory.tamper(&ada, Some(bent.into()));
    memory.tamper(&bob, None);
    assert!(matches!(bench.try_open(&bench.master).await, Err(OpenError::Damaged(_))));
    memory.tamper(&ada, Some(ada_row));
    assert!(bench.try_open(&bench.master).await.is_ok(), "and back again");
}

#[tokio::test]
async fn a3_an_older_record_refuses_to_load() {
    let bench = Bench::disk();
    let store = bench.open().await;
    put(&store, &[("device/1", Some("accepted step 7"))]).await;
    store.close();
    let (revision, bytes) = row(&bench, "device/1");
    let store = bench.open().await;
    put(&store, &[("device/1", Some("accepted step 8"))]).await;
    store.close();
    let connection = Connection::open(database(&bench)).unwrap();
    connection
        .execute(
            "UPDATE row SET revision = ?1, bytes = ?2 WHERE key = 'device/1'",
            params![revision, bytes],
        )
        .unwrap();
    connection.close().unwrap();
    refuses(&bench, "rolled back").await;
}

#[tokio::test]
async fn a3_a_missing_extra_or_redated_record_or_another_head_refuses_to_load() {
    for (why, sql) in [
        ("missing", "DELETE FROM row WHERE key = 'user/1/eve'"),
        (
            "extra",
            "INSERT INTO row SELECT 'user/1/zoe', revision, bytes FROM row WHERE key = 'user/1/eve'",
        ),
        ("renamed", "UPDATE row SET key = 'user/1/adam' WHERE key = 'user/1/ada'"),
        ("redated", "UPDATE row SET revision = 1 WHERE key = 'user/1/ada'"),
        ("no head", "DELETE FROM head"),
        ("short head", "UPDATE head SET bytes = x'00'"),
        ("blank head", "UPDATE head SET bytes = zeroblob(80)"),
        ("no rows", "DELETE FROM row"),
        ("no meta", "DELETE FROM row WHERE key = 'meta'"),
        ("no ring", "DELETE FROM row WHERE key LIKE 'ring/%'"),
        ("no data key", "DELETE FROM row WHERE key = 'ring/data/1'"),
        ("no token key", "DELETE FROM row WHERE key = 'ring/token/1'"),
        ("no table", "DROP TABLE row"),
        ("another shape", "UPDATE row SET bytes = 'text' WHERE key = 'user/1/ada'"),
        ("an empty row", "UPDATE row SET bytes = x'' WHERE key = 'user/1/ada'"),
    ] {
        let bench = at_rest().await;
        behind(&bench, sql);
        refuses(&bench, why).await;
    }
}

#[tokio::test]
async fn a3_an_older_head_refuses_to_load() {
    let bench = at_rest().await;
    let connection = Connection::open(database(&bench)).unwrap();
    let head: Vec<u8> =
        connection.query_row("SELECT bytes FROM head", [], |row| row.get(0)).unwrap();
    connection.close().unwrap();
    let store = bench.open().await;
    put(&store, &[("user/1/new", Some("new"))]).await;
    store.close();
    let connection = Connection::open(database(&bench)).unwrap();
    connection.execute("UPDATE head SET bytes = ?1", [head]).unwrap();
    connection.close().unwrap();
    refuses(&bench, "the head of before").await;
}

#[tokio::test]
async fn a_bit_that_flips_is_noticed_or_did_not_matter() {
    let bench = at_rest().await;
    let good = std::fs::read(database(&bench)).unwrap();
    let expected = bench.open().await;
    let (revision, records) = (expected.snapshot().revision, expected.snapshot().records.clone());
    expected.close();
    let mut noticed = 0;
    // A stride that is odd meets every part of every page in time.
    for at in (0..good.len()).step_by(97) {
        let mut bent = good.clone();
        bent[at] ^= 1 << (at % 8);
        std::fs::write(database(&bench), bent).unwrap();
        match bench.try_open(&bench.master).await {
            Ok(store) => {
                let now = store.snapshot();
                assert_eq!((now.revision, &now.records), (revision, &records), "byte {at}");
                store.close();
            }
            Err(_) => noticed += 1,
        }
    }
    assert!(noticed > 10, "{noticed}");
}

#[tokio::test]
async fn a4_a_file_that_is_cut_or_garbage_is_never_begun_again() {
    let bench = at_rest().await;
    let good = std::fs::read(database(&bench)).unwrap();
    for (why, bytes) in [
        ("empty", Vec::new()),
        ("cut", good[..good.len() / 2].to_vec()),
        ("a page", good[..4096].to_vec()),
        ("a header", good[..100].to_vec()),
        ("garbage", b"this is no database at all, and long enough to be one ".repeat(100)),
        ("zeros", vec![0; good.len()]),
    ] {
        std::fs::write(database(&bench), &bytes).unwrap();
        refuses(&bench, why).await;
    }
    // Only the log is left of it.
    std::fs::remove_file(database(&bench)).unwrap();
    std::fs::write(bench.folder().join("store.sqlite-wal"), b"log").unwrap();
    refuses(&bench, "without its database").await;
    std::fs::remove_file(bench.folder().join("store.sqlite-wal")).unwrap();
    std::fs::write(database(&bench), &good).unwrap();
    assert!(bench.try_open(&bench.master).await.is_ok());
}

#[tokio::test]
async fn a_store_of_a_later_version_is_left_alone() {
    let bench = at_rest().await;
    behind(
        &bench,
        "UPDATE row SET bytes = CAST(substr(bytes, 1, 17) || x'00000063' AS BLOB) WHERE key = 'meta'",
    );
    let before = files(bench.folder());
    let refused: Result<Store<_>, _> = bench.try_open(&bench.master).await;
    assert_eq!(refused.map(|_| ()).unwrap_err(), OpenError::TooNew { needs: 99 });
    assert_eq!(files(bench.folder()), before);
}

#[tokio::test]
async fn a_log_that_is_cut_or_bent_shows_a_whole_earlier_state_or_nothing() {
    let bench = Bench::disk();
    let store = bench.open().await;
    let mut states = std::collections::BTreeMap::new();
    states.insert(store.snapshot().revision, store.snapshot().records.clone());
    for n in 0..6 {
        let n = n.to_string();
        let now = put(&store, &[("left", Some(&n)), ("right", Some(&n))]).await;
        states.insert(now.revision, now.records.clone());
    }
    let killed = files(bench.folder());
    store.close();
    let log = bench.folder().join("store.sqlite-wal");
    let whole = killed[&log].clone();
    let mut seen = std::collections::BTreeSet::new();
    for at in (0..whole.len()).step_by(331) {
        let (mut cut, mut bent) = (whole.clone(), whole.clone());
        cut.truncate(at);
        bent[at] ^= 4;
        for bytes in [cut, bent] {
            for path in files(bench.folder()).keys() {
                std::fs::remove_file(path).unwrap();
            }
            for (path, bytes) in &killed {
                std::fs::write(path, bytes).unwrap();
            }
            std::fs::write(&log, bytes).unwrap();
            if let Ok(store) = bench.try_open(&bench.master).await {
                let now = store.snapshot();
                assert_eq!(states.get(&now.revision), Some(&now.records), "byte {at}");
                seen.insert(now.revision);
                store.close();
            }
        }
    }
    assert!(seen.len() > 3, "it went back to several states: {seen:?}");
}
