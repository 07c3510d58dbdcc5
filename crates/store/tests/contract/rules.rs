//! The rules of transactions, the same on every backend.

use crate::bench::{Bench, Place, done, on_every_backend, put, txn};
use countersign_store::{Check, Commit, Key, MOST_BYTES, Txn, Unavailable, Write};
use std::sync::Arc;
use tokio::runtime::Handle;

on_every_backend! {
    what_was_done_is_read_at_once_and_again_after_reopening(bench) {
        let store = bench.open().await;
        let begun = store.snapshot().revision;
        let one = put(&store, &[("user/1/ada", Some("ada")), ("user/1/bob", Some("bob"))]).await;
        assert_eq!((one.revision, one.get("user/1/ada")), (begun + 1, Some("ada")));
        put(&store, &[("user/1/ada", Some("ada again")), ("key/1", Some("key"))]).await;
        let three = put(&store, &[("user/1/bob", None)]).await;
        assert_eq!(one.get("user/1/bob"), Some("bob"), "a snapshot never changes");
        store.close();
        let again = bench.open().await;
        assert_eq!(again.snapshot().revision, three.revision);
        assert_eq!(again.snapshot().records, three.records);
        assert_eq!(again.snapshot().get("user/1/ada"), Some("ada again"));
        let four = put(&again, &[("user/1/ada", None), ("user/1/bob", Some("bob again"))]).await;
        assert_eq!((four.revision, four.records.len()), (begun + 4, 2));
    }

    a_renewed_replica_is_published_and_no_change_is_lost(bench) {
        let store = bench.open().await;
        let one = put(&store, &[("a", Some("1"))]).await;
        store.renew(|_| false);
        assert!(Arc::ptr_eq(&one, &store.snapshot()));
        // Who has published the change may not be done with it yet.
        while store.snapshot().get("made").is_none() {
            store.renew(|map| map.records.insert("made".into(), b"up".to_vec()).is_none());
        }
        let renewed = store.snapshot();
        assert_eq!((renewed.revision, renewed.get("made")), (one.revision, Some("up")));
        assert_eq!(one.get("made"), None, "a snapshot never changes");
        let runtime = Handle::current();
        let writing = async || {
            for n in 0..200 {
                put(&store, &[(format!("n/{n}").as_str(), Some("1"))]).await;
            }
        };
        std::thread::scope(|threads| {
            let writer = threads.spawn(|| runtime.block_on(writing()));
            while !writer.is_finished() {
                store.renew(|_| true);
            }
        });
        let last = store.snapshot();
        assert_eq!((last.revision, last.records.len()), (one.revision + 200, 202));
    }

    a_changed_or_deleted_record_is_not_unchanged(bench) {
        let store = bench.open().await;
        let old = put(&store, &[("a", Some("1")), ("b", Some("1"))]).await;
        put(&store, &[("a", Some("2")), ("b", None)]).await;
        for key in ["a", "b"] {
            assert!(!done(store.commit(txn(&old, &[(key, Some("3"))])).await), "{key}");
            assert!(!done(store.commit(txn(&old, &[(key, None)])).await), "{key}");
        }
        let now = store.snapshot();
        assert_eq!((now.get("a"), now.get("b")), (Some("2"), None));
        assert!(done(store.commit(txn(&now, &[("a", Some("3"))])).await));
    }

    a_record_that_was_deleted_and_made_again_is_not_the_old_one(bench) {
        let store = bench.open().await;
        let old = put(&store, &[("a", Some("1"))]).await;
        put(&store, &[("a", None)]).await;
        put(&store, &[("a", Some("1"))]).await;
        assert!(!done(store.commit(txn(&old, &[("a", Some("2"))])).await));
    }

    absent_holds_where_nothing_is(bench) {
        let store = bench.open().await;
        let empty = store.snapshot();
        assert!(done(store.commit(txn(&empty, &[("a", Some("1"))])).await));
        assert!(!done(store.commit(txn(&empty, &[("a", Some("2"))])).await));
        put(&store, &[("a", None)]).await;
        assert!(done(store.commit(txn(&empty, &[("a", Some("3"))])).await), "gone again");
    }

    empty_looks_at_the_whole_prefix_and_at_nothing_else(bench) {
        let store = bench.open().await;
        put(&store, &[("ref/b/x", Some("1")), ("ref/ab/x", Some("1")), ("reg/a/x", Some("1"))]).await;
        for (prefix, holds) in [
            ("ref/a/", true), ("ref/b/", false), ("ref/ab/", false), ("ref/b/x", false),
            ("ref/b/x/", true), ("ref/", false), ("ref/c/", true), ("z", true), ("", false),
        ] {
            let now = store.snapshot();
            let mut txn = txn(&now, &[("other", Some("1"))]);
            txn.checks.push(Check::Empty(prefix.into()));
            assert_eq!(done(store.commit(txn).await), holds, "{prefix:?}");
        }
        put(&store, &[("ref/b/x", None)]).await;
        let mut txn = txn(&store.snapshot(), &[("other", Some("2"))]);
        txn.checks.push(Check::Empty("ref/b/".into()));
        assert!(done(store.commit(txn).await));
    }

    a_conflict_changes_nothing(bench) {
        let store = bench.open().await;
        let old = put(&store, &[("a", Some("1")), ("b", Some("1"))]).await;
        let now = put(&store, &[("b", Some("2"))]).await;
        let mut txn = txn(&old, &[("a", Some("3")), ("c", Some("3")), ("b", Some("3"))]);
        txn.audit = Some(b"never".to_vec());
        assert!(!done(store.commit(txn).await));
        assert_eq!(store.snapshot().records, now.records);
        assert_eq!(store.snapshot().revision, now.revision);
        assert_eq!(store.audit(0, 10).unwrap(), []);
    }

    of_two_who_race_for_a_record_one_wins(bench) {
        let store = bench.open().await;
        for round in 0..4 {
            // The first round makes the record, the others change it.
            let seen = store.snapshot();
            let mut tasks = tokio::task::JoinSet::new();
            for task in 0..64 {
                let (store, seen) = (store.clone(), seen.clone());
                let mine = format!("{round} {task}");
                tasks.spawn(async move {
                    let txn = txn(&seen, &[("one", Some(&mine)), (&format!("by/{mine}"), Some("1"))]);
                    done(store.commit(txn).await).then_some(mine)
                });
            }
            let winners: Vec<String> = tasks.join_all().await.into_iter().flatten().collect();
            assert_eq!(winners.len(), 1, "{winners:?}");
            let now = store.snapshot();
            assert_eq!(now.get("one"), Some(winners[0].as_str()));
            assert_eq!(now.records.range("by/".to_owned()..).count(), usize::try_from(round + 1).unwrap() + 1);
        }
    }

    nothing_is_lost_when_many_count_together(bench) {
        let store = bench.open().await;
        put(&store, &[("n", Some("0"))]).await;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let store = store.clone();
            tasks.spawn(async move {
                for _ in 0..8 {
                    loop {
                        let now = store.snapshot();
                        let n: u32 = now.get("n").unwrap().parse().unwrap();
                        if done(store.commit(txn(&now, &[("n", Some(&(n + 1).to_string()))])).await) {
                            break;
                        }
                    }
                }
            });
        }
        tasks.join_all().await;
        assert_eq!(store.snapshot().get("n"), Some("128"));
        store.close();
        assert_eq!(bench.open().await.snapshot().get("n"), Some("128"));
    }

    a_transaction_of_the_largest_size_goes_through_and_a_larger_one_does_not(bench) {
        let store = bench.open().await;
        let plain = "x".repeat(MOST_BYTES / 64);
        let names: Vec<String> = (0..64).map(|n| format!("n/{n:02}")).collect();
        let mut changes: Vec<(&str, Option<&str>)> =
            names.iter().map(|name| (name.as_str(), Some(plain.as_str()))).collect();
        let now = put(&store, &changes).await;
        assert_eq!(now.records.len(), 64);
        let more = plain.clone() + "x";
        changes[0].1 = Some(&more);
        let refused = store.commit(txn(&now, &changes)).await;
        assert!(matches!(refused, Err(Unavailable::Refused(_))));
        changes[0].1 = Some("x");
        changes.push(("n/64", Some("x")));
        assert!(matches!(store.commit(txn(&now, &changes)).await, Err(Unavailable::Refused(_))));
        assert_eq!(store.snapshot().revision, now.revision);
    }

    a_write_without_its_check_is_refused(bench) {
        let store = bench.open().await;
        let writes = vec![Write::Put(Key::from("a"), b"1".to_vec())];
        let refused = store.commit(Txn { writes, ..Txn::default() }).await;
        assert!(matches!(refused, Err(Unavailable::Refused(_))));
        assert_eq!(store.snapshot().records.len(), 0);
    }

    nobody_writes_the_stores_own_rows(bench) {
        let store = bench.open().await;
        for key in ["meta", "ring/token/1", "ring/token/2"] {
            let put = Write::Put(Key::from(key), b"1".to_vec());
            for check in [Check::Absent(Key::from(key)), Check::Unchanged(Key::from(key))] {
                for write in [put.clone(), Write::Delete(Key::from(key))] {
                    let txn = Txn { read: 9, checks: vec![check.clone()], writes: vec![write], audit: None };
                    assert!(matches!(store.commit(txn).await, Err(Unavailable::Refused(_))), "{key}");
                }
            }
        }
    }

    what_writes_nothing_touches_nothing(bench) {
        let store = bench.open().await;
        let old = put(&store, &[("a", Some("1"))]).await;
        let now = put(&store, &[("a", Some("2"))]).await;
        let checks = vec![Check::Unchanged(Key::from("a"))];
        let answer = store.commit(Txn { read: old.revision, checks, ..Txn::default() }).await;
        assert!(matches!(answer, Ok(Commit::Done(snapshot)) if snapshot.revision == now.revision));
        store.close();
        assert!(done(store.commit(Txn::default()).await), "not even one that is closed");
    }

    a_closed_store_takes_no_changes_and_reads_on(bench) {
        let store = bench.open().await;
        let now = put(&store, &[("a", Some("1"))]).await;
        store.close();
        store.close();
        if let Place::Disk(_) = &bench.place {
            let answer = store.commit(txn(&now, &[("a", Some("2"))])).await;
            assert_eq!(answer.unwrap_err(), Unavailable::Closed);
            assert_eq!(store.audit(0, 1).unwrap_err(), Unavailable::Closed);
        }
        assert_eq!(store.snapshot().get("a"), Some("1"));
        assert_eq!(bench.open().await.snapshot().get("a"), Some("1"));
    }

    who_is_closed_upon_is_told_whether_it_was_done(bench) {
        let store = bench.open().await;
        let mut tasks = tokio::task::JoinSet::new();
        for task in 0..64 {
            let store = store.clone();
            tasks.spawn(async move {
                let key = format!("n/{task:02}");
                match store.commit(txn(&store.snapshot(), &[(&key, Some("1"))])).await {
                    Ok(Commit::Done(_)) => Some(key),
                    Err(Unavailable::Closed) => None,
                    other => panic!("{other:?}"),
                }
            });
        }
        tokio::task::yield_now().await;
        store.close();
        let mut done: Vec<String> = tasks.join_all().await.into_iter().flatten().collect();
        done.sort_unstable();
        let again = bench.open().await;
        assert_eq!(again.snapshot().records.keys().cloned().collect::<Vec<_>>(), done);
    }

    the_audit_is_kept_in_order_with_what_it_tells_of(bench) {
        let store = bench.open().await;
        let mut revisions = Vec::new();
        for n in 0..5 {
            let mut txn = txn(&store.snapshot(), &[("a", Some(&n.to_string()))]);
            txn.audit = Some(format!("line {n}").into_bytes());
            assert!(done(store.commit(txn).await));
            revisions.push(store.snapshot().revision);
        }
        put(&store, &[("a", Some("unheard"))]).await;
        store.close();
        let store = bench.open().await;
        let lines = store.audit(0, 100).unwrap();
        let texts: Vec<_> = lines.iter().map(|l| String::from_utf8(l.line.clone()).unwrap()).collect();
        assert_eq!(texts, ["line 0", "line 1", "line 2", "line 3", "line 4"]);
        assert_eq!(lines.iter().map(|l| l.revision).collect::<Vec<_>>(), revisions);
        assert_eq!(store.audit(lines[1].number, 2).unwrap(), lines[2..4]);
        assert_eq!(store.audit(lines[4].number, 2).unwrap(), []);
    }

    a_store_of_many_records_is_the_same_when_it_is_opened_again(bench) {
        let store = bench.open().await;
        for part in 0..80 {
            let names: Vec<String> = (0..64).map(|n| format!("n/{part}/{n}")).collect();
            let changes: Vec<_> = names.iter().map(|n| (n.as_str(), Some(n.as_str()))).collect();
            put(&store, &changes).await;
        }
        let before = store.snapshot();
        store.close();
        let again = bench.open().await;
        assert_eq!(again.snapshot().records, before.records);
        assert_eq!(again.snapshot().records.len(), 80 * 64);
        put(&again, &[("n/40/7", Some("changed"))]).await;
    }
}
