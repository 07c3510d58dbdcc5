//! The master key and what it opens.

use crate::bench::{Bench, on_every_backend, put};
use crate::disk::files;
use countersign_store::{MasterKeys, OpenError, Purpose};

/// Both keys in one file, newest first.
fn both(newest: &MasterKeys, older: &MasterKeys) -> MasterKeys {
    MasterKeys::parse(&format!("{}{}", &**newest.text(), &**older.text())).unwrap()
}

on_every_backend! {
    a4_another_master_key_opens_nothing(bench) {
        let store = bench.open().await;
        put(&store, &[("a", Some("1"))]).await;
        store.close();
        let other = MasterKeys::generate().unwrap();
        let refused = bench.try_open(&other).await.map(|_| ()).unwrap_err();
        assert!(matches!(refused, OpenError::MasterKey(_)), "{refused:?}");
        assert!(refused.to_string().contains("master key"));
        // The right id with another key behind it.
        let (text, wrong) = (bench.master.text(), other.text());
        let mut words: Vec<&str> = text.split_whitespace().collect();
        words[2] = wrong.split_whitespace().nth(2).unwrap();
        let forged = MasterKeys::parse(&words.join(" ")).unwrap();
        let refused = bench.try_open(&forged).await.map(|_| ()).unwrap_err();
        assert!(matches!(refused, OpenError::MasterKey(_)), "{refused:?}");
        assert_eq!(bench.open().await.snapshot().get("a"), Some("1"));
    }

    a5_a_master_key_is_replaced_while_serving_and_the_old_one_goes(bench) {
        let store = bench.open().await;
        put(&store, &[("a", Some("1"))]).await;
        let token = store.ring().current(Purpose::Token);
        store.close();
        let new = MasterKeys::generate().unwrap();
        assert!(bench.try_open(&new).await.is_err());
        let store = bench.try_open(&both(&new, &bench.master)).await.unwrap();
        // Until the ring has been rewritten, the old key opens what the old key wrapped.
        store.close();
        bench.open().await.close();
        let store = bench.try_open(&both(&new, &bench.master)).await.unwrap();
        store.rewrap().await.unwrap();
        assert_eq!(store.ring().current(Purpose::Token), token, "the same keys, in another wrap");
        put(&store, &[("a", Some("2"))]).await;
        store.close();
        assert!(matches!(bench.try_open(&bench.master).await, Err(OpenError::MasterKey(_))));
        let store = bench.try_open(&new).await.unwrap();
        assert_eq!(store.snapshot().get("a"), Some("2"));
        assert_eq!(store.ring().current(Purpose::Token), token);
    }

    t3_a_new_key_seals_and_the_old_records_open(bench) {
        let store = bench.open().await;
        put(&store, &[("a", Some("1"))]).await;
        for purpose in [Purpose::Data, Purpose::Token, Purpose::Cookie, Purpose::Cursor] {
            let (before, old) = store.ring().current(purpose);
            store.rotate(purpose, 7).await.unwrap();
            let (after, new) = store.ring().current(purpose);
            assert!(after > before && new != old, "{purpose:?}");
            assert_eq!(store.ring().by_id(purpose, before), Some(old), "{purpose:?}");
        }
        assert!(store.rotate(Purpose::Head, 7).await.is_err());
        put(&store, &[("b", Some("2"))]).await;
        let ring = store.ring();
        store.close();
        let again = bench.open().await;
        assert_eq!((again.snapshot().get("a"), again.snapshot().get("b")), (Some("1"), Some("2")));
        for purpose in [Purpose::Data, Purpose::Token, Purpose::Cookie, Purpose::Cursor] {
            assert_eq!(again.ring().current(purpose), ring.current(purpose));
            assert_eq!(again.ring().ids(purpose), ring.ids(purpose));
        }
    }
}

#[tokio::test]
async fn a4_a_wrong_key_changes_nothing_on_the_disk() {
    let bench = Bench::disk();
    let store = bench.open().await;
    put(&store, &[("a", Some("1"))]).await;
    // As a killed server leaves it: some of it is still in the log.
    let killed = files(bench.folder());
    store.close();
    let clean = files(bench.folder());
    assert_ne!(killed.len(), clean.len());
    for left in [killed, clean] {
        for path in files(bench.folder()).keys() {
            std::fs::remove_file(path).unwrap();
        }
        for (path, bytes) in &left {
            std::fs::write(path, bytes).unwrap();
        }
        for _ in 0..2 {
            let other = MasterKeys::generate().unwrap();
            assert!(matches!(bench.try_open(&other).await, Err(OpenError::MasterKey(_))));
            assert_eq!(files(bench.folder()), left);
        }
        let store = bench.open().await;
        assert_eq!(store.snapshot().get("a"), Some("1"));
        store.close();
    }
}
