//! Many users with keys, policies and devices, written straight into a store; and commits over the wire.

use crate::peers;
use crate::{Connection, request};
use countersign_api::iam::{CreateUser, CreateUserInput};
use countersign_service::State;
use countersign_service::state::records::{AccessKey, Device, Inline, Stored, Tag, User};
use countersign_store::{Check, Commit, MasterKeys, Sqlite, Store, Txn, Write};
use countersign_testkit::now;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Users of one transaction: three records each.
const BATCH: u32 = 20;
const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111122223333:role/toolkit-role","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}"#;

/// Adds `users` users to the store in `folder`, which no server has open.
pub(crate) fn fill(folder: &Path, users: u32) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| e.to_string())?;
    runtime.block_on(async {
        let master = MasterKeys::read(&folder.join("master.key")).map_err(|e| e.to_string())?;
        let backend = Arc::new(Sqlite::open(folder).map_err(|e| e.to_string())?);
        let store = Store::open(backend, master, State::default(), now())
            .await
            .map_err(|e| e.to_string())?;
        let mut commits = tokio::task::JoinSet::new();
        for first in (0..users).step_by(BATCH as usize) {
            let txn = batch(store.snapshot().revision, first..users.min(first + BATCH));
            let store = store.clone();
            commits.spawn(
                async move { store.commit(txn).await.map(|c| matches!(c, Commit::Done(_))) },
            );
            if commits.len() >= 64 {
                done(commits.join_next().await)?;
            }
        }
        while let Some(result) = commits.join_next().await {
            done(Some(result))?;
        }
        store.close();
        Ok(())
    })
}

type Committed = Result<Result<bool, countersign_store::Unavailable>, tokio::task::JoinError>;

fn done(result: Option<Committed>) -> Result<(), String> {
    match result {
        Some(Ok(Ok(true))) | None => Ok(()),
        other => Err(format!("a batch of users was not committed: {other:?}")),
    }
}

fn batch(read: u64, users: std::ops::Range<u32>) -> Txn {
    let mut txn = Txn { read, ..Txn::default() };
    let mut add = |record: &dyn Stored| {
        txn.checks.push(Check::Absent(record.key()));
        txn.writes.push(Write::Put(record.key(), record.bytes()));
    };
    for n in users {
        let (name, id) = (format!("user-{n:07}"), format!("AIDA{n:017}"));
        let (key, serial) =
            (format!("AKIA{n:016}"), format!("arn:aws:iam::{}:mfa/{name}", peers::ACCOUNT));
        let account = peers::ACCOUNT.parse().unwrap_or(0);
        let tag = |key: &str| Tag { key: key.into(), value: name.clone(), ..Tag::default() };
        add(&AccessKey {
            id: key.clone(),
            account,
            owner: id.clone(),
            secret: name.repeat(3).into_bytes().into(),
            ..AccessKey::default()
        });
        add(&Device {
            serial: serial.clone(),
            account,
            seed: vec![7; 20].into(),
            owner: Some(id.clone()),
            id: format!("AIPA{n:017}"),
            ..Device::default()
        });
        add(&User {
            path: "/".into(),
            account,
            tags: vec![tag("team"), tag("costs")],
            inline: vec![Inline {
                name: "assume".into(),
                text: POLICY.into(),
                ..Inline::default()
            }],
            keys: vec![key],
            devices: vec![serial],
            name,
            id,
            ..User::default()
        });
    }
    txn
}

/// Acknowledged `CreateUser` calls a second, `at_once` at a time.
pub(crate) fn commits(to: SocketAddr, at_once: usize, length: Duration) -> Result<f64, String> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let (root, done) = (peers::root(), AtomicU64::new(0));
    let begin = Instant::now();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once)
            .map(|_| {
                scope.spawn(|| -> Result<(), String> {
                    let mut connection = Connection::open(to)?;
                    while begin.elapsed() < length {
                        let user_name = format!("new-{}", NEXT.fetch_add(1, Ordering::Relaxed));
                        let input = CreateUserInput { user_name, ..CreateUserInput::default() };
                        let answer =
                            connection.exchange(&request::<CreateUser>(to, &root, &input)?)?;
                        if answer.status != 200 {
                            return Err(answer.said());
                        }
                        done.fetch_add(1, Ordering::Relaxed);
                    }
                    Ok(())
                })
            })
            .collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| "a client broke off".to_owned())?)
    })?;
    #[expect(clippy::cast_precision_loss, reason = "a rate needs no more than 52 bits")]
    Ok(done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64())
}
