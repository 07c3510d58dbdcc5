//! Two stores over one backend that lags, loses answers and says things twice: a cluster in one process.

use crate::bench::{Bench, Place, done, put, txn};
use countersign_store::{Commit, Faults, Purpose, Unavailable};
use std::sync::atomic::Ordering::Relaxed;

fn faults(bench: &Bench) -> &Faults {
    match &bench.place {
        Place::Memory(memory) => memory.faults(),
        Place::Disk(_) => panic!("faults are the memory's"),
    }
}

#[tokio::test]
async fn behind_the_barrier_is_everything_that_anybody_was_told() {
    let bench = Bench::memory();
    let (one, two) = (bench.open().await, bench.open().await);
    faults(&bench).lag.store(10, Relaxed);
    for n in 0..20 {
        let n = n.to_string();
        let told = put(&one, &[("a", Some(&n))]).await;
        let behind = two.barrier().await.unwrap();
        assert!(behind.revision >= told.revision);
        assert_eq!(behind.get("a"), Some(n.as_str()));
    }
}

#[tokio::test]
async fn who_decided_on_an_old_state_is_refused() {
    let bench = Bench::memory();
    let (one, two) = (bench.open().await, bench.open().await);
    put(&one, &[("a", Some("1"))]).await;
    let old = two.barrier().await.unwrap();
    faults(&bench).lag.store(40, Relaxed);
    put(&one, &[("a", Some("2"))]).await;
    assert!(!done(two.commit(txn(&old, &[("a", Some("3"))])).await));
    let now = two.barrier().await.unwrap();
    assert!(done(two.commit(txn(&now, &[("a", Some("3"))])).await));
    assert_eq!(one.barrier().await.unwrap().get("a"), Some("3"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_on_two_nodes_one_wins() {
    let bench = Bench::memory();
    let nodes = [bench.open().await, bench.open().await];
    faults(&bench).lag.store(3, Relaxed);
    faults(&bench).drop_answer.store(3, Relaxed);
    faults(&bench).drop_commit.store(5, Relaxed);
    faults(&bench).duplicate.store(true, Relaxed);
    let seen = nodes[0].snapshot();
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..64 {
        let (store, seen) = (nodes[task % 2].clone(), seen.clone());
        tasks.spawn(async move {
            let mine = task.to_string();
            done(store.commit(txn(&seen, &[("code", Some(&mine))])).await).then_some(mine)
        });
    }
    let winners: Vec<String> = tasks.join_all().await.into_iter().flatten().collect();
    assert_eq!(winners.len(), 1, "{winners:?}");
    for node in &nodes {
        assert_eq!(node.barrier().await.unwrap().get("code"), Some(winners[0].as_str()));
    }
}

#[tokio::test]
async fn a_change_that_is_told_twice_is_applied_once() {
    let bench = Bench::memory();
    let (one, two) = (bench.open().await, bench.open().await);
    faults(&bench).duplicate.store(true, Relaxed);
    for n in 0..10 {
        put(&one, &[("a", Some(&n.to_string()))]).await;
    }
    let now = two.barrier().await.unwrap();
    assert_eq!((now.get("a"), now.applied), (Some("9"), 10));
    assert_eq!(one.snapshot().applied, 10);
}

#[tokio::test]
async fn a_lost_answer_is_found_out_before_anybody_is_told() {
    let bench = Bench::memory();
    let store = bench.open().await;
    put(&store, &[("a", Some("0"))]).await;
    let begun = store.snapshot().revision;
    // Every second answer is lost: sending again meets what was done already.
    faults(&bench).drop_answer.store(2, Relaxed);
    for n in 1..=10 {
        put(&store, &[("a", Some(&n.to_string()))]).await;
    }
    assert_eq!(store.snapshot().revision, begun + 10, "each of them once");
    faults(&bench).drop_answer.store(0, Relaxed);
    // Every second commit is lost: sending again does it.
    faults(&bench).drop_commit.store(2, Relaxed);
    for n in 11..=20 {
        put(&store, &[("a", Some(&n.to_string()))]).await;
    }
    assert_eq!(store.snapshot().revision, begun + 20, "each of them once");
    assert_eq!(store.snapshot().get("a"), Some("20"));
}

#[tokio::test]
async fn a_lost_answer_to_what_another_prevented_is_a_conflict() {
    let bench = Bench::memory();
    let (one, two) = (bench.open().await, bench.open().await);
    put(&one, &[("a", Some("0"))]).await;
    let seen = two.barrier().await.unwrap();
    put(&one, &[("a", Some("1"))]).await;
    faults(&bench).drop_answer.store(2, Relaxed);
    faults(&bench).drop_commit.store(2, Relaxed);
    for _ in 0..4 {
        assert!(!done(two.commit(txn(&seen, &[("a", Some("2"))])).await));
    }
    assert_eq!(one.barrier().await.unwrap().get("a"), Some("1"));
}

#[tokio::test]
async fn who_never_gets_an_answer_says_so() {
    let bench = Bench::memory();
    let store = bench.open().await;
    faults(&bench).drop_commit.store(1, Relaxed);
    let answer = store.commit(txn(&store.snapshot(), &[("a", Some("1"))])).await;
    assert_eq!(answer.unwrap_err(), Unavailable::Unknown);
    faults(&bench).drop_commit.store(0, Relaxed);
    put(&store, &[("a", Some("1"))]).await;
}

#[tokio::test]
async fn a_full_disk_refuses_changes_and_reads_go_on() {
    let bench = Bench::memory();
    let store = bench.open().await;
    put(&store, &[("a", Some("1"))]).await;
    faults(&bench).full.store(true, Relaxed);
    let answer = store.commit(txn(&store.snapshot(), &[("a", Some("2"))])).await;
    assert!(matches!(answer, Err(Unavailable::Disk(_))));
    assert_eq!(store.barrier().await.unwrap().get("a"), Some("1"));
    faults(&bench).full.store(false, Relaxed);
    put(&store, &[("a", Some("3"))]).await;
}

#[tokio::test]
async fn two_who_begin_at_once_begin_one_store() {
    for _ in 0..20 {
        let bench = Bench::memory();
        let (one, two) = tokio::join!(bench.open(), bench.open());
        let (one_key, two_key) =
            (one.ring().current(Purpose::Token), two.ring().current(Purpose::Token));
        assert_eq!(one_key, two_key);
        put(&one, &[("a", Some("1"))]).await;
        assert_eq!(two.barrier().await.unwrap().get("a"), Some("1"));
    }
}

#[tokio::test]
async fn t3_a_new_key_is_there_before_anybody_uses_it() {
    let bench = Bench::memory();
    let (one, two) = (bench.open().await, bench.open().await);
    faults(&bench).lag.store(20, Relaxed);
    let (first, _) = two.ring().current(Purpose::Token);
    one.rotate(Purpose::Token, 5).await.unwrap();
    let (second, key) = one.ring().current(Purpose::Token);
    assert!(second > first);
    two.barrier().await.unwrap();
    assert_eq!(two.ring().by_id(Purpose::Token, second), Some(key));
    assert!(two.ring().by_id(Purpose::Token, first).is_some(), "the one before still opens");
    one.rotate(Purpose::Token, 6).await.unwrap();
    two.barrier().await.unwrap();
    assert!(two.ring().by_id(Purpose::Token, first).is_none(), "and goes with the next");
    one.rotate(Purpose::Data, 6).await.unwrap();
    put(&one, &[("a", Some("under the new data key"))]).await;
    assert_eq!(two.barrier().await.unwrap().get("a"), Some("under the new data key"));
}

#[tokio::test]
async fn a_store_that_cannot_follow_stops_and_says_so() {
    for bad in ["poison", "panic"] {
        let bench = Bench::memory();
        let store = bench.open().await;
        put(&store, &[("a", Some("1"))]).await;
        let answer = store.commit(txn(&store.snapshot(), &[("b", Some(bad))])).await;
        assert_eq!(answer.unwrap_err(), Unavailable::Unknown, "{bad}: it is done, but not here");
        assert_eq!(store.barrier().await.unwrap_err(), Unavailable::Closed, "{bad}");
        let now = store.snapshot();
        assert_eq!((now.get("a"), now.get("b")), (Some("1"), None), "a revision is applied whole");
    }
}

#[tokio::test]
async fn the_newest_of_a_lagging_store_is_in_its_own_answer() {
    let bench = Bench::memory();
    let store = bench.open().await;
    faults(&bench).lag.store(30, Relaxed);
    let answer = store.commit(txn(&store.snapshot(), &[("a", Some("1"))])).await;
    assert!(matches!(answer, Ok(Commit::Done(snapshot)) if snapshot.get("a") == Some("1")));
}
