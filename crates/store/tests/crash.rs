//! `kill -9` at any moment: whatever was acknowledged is there, and what belongs together is whole.
//!
//! The test starts itself as a writer that says each thing it was told is done, and kills it.

#![cfg(test)]

use countersign_store::{
    Check, Commit, Damaged, Key, MasterKeys, Replica, Revision, Sqlite, Store, Txn, Write,
};
use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// How often a writer is killed.
const KILLS: u64 = 25;
/// Tasks that write at once.
const TASKS: usize = 4;

#[derive(Clone, Debug, Default)]
struct Counts(BTreeMap<String, u64>);

impl Replica for Counts {
    fn apply(&mut self, _: Revision, key: &Key, now: Option<&[u8]>) -> Result<(), Damaged> {
        let damaged = || Damaged::new("not a count");
        let count = now.and_then(|now| std::str::from_utf8(now).ok()?.parse().ok());
        self.0.insert(key.as_str().to_owned(), count.ok_or_else(damaged)?);
        Ok(())
    }
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next() {
        Some(word) if word == "write" => {
            runtime.block_on(write(Path::new(&arguments.next().unwrap())));
        }
        _ => runtime.block_on(kill_and_look()),
    }
}

async fn open(folder: &Path) -> Store<Counts> {
    let backend = Arc::new(Sqlite::open(folder).unwrap());
    let master = MasterKeys::read(&key_of(folder)).unwrap();
    Store::open(backend, master, Counts::default(), 1).await.unwrap()
}

fn key_of(folder: &Path) -> PathBuf {
    folder.with_extension("key")
}

/// Each task counts its own pair of records up and says so, until somebody kills us.
async fn write(folder: &Path) {
    let store = open(folder).await;
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..TASKS {
        let store = store.clone();
        tasks.spawn(async move {
            loop {
                let count = count_up(&store, task).await;
                // One write, so that it is in the pipe whole or not at all.
                std::io::stdout().lock().write_all(format!("{task} {count}\n").as_bytes()).unwrap();
            }
        });
    }
    while tasks.join_next().await.is_some() {}
}

async fn count_up(store: &Store<Counts>, task: usize) -> u64 {
    let now = store.snapshot();
    let mut txn = Txn { read: now.revision, ..Txn::default() };
    let count = now.0.get(&format!("left/{task}")).map_or(1, |count| count + 1);
    for side in ["left", "right"] {
        let key = Key::from(format!("{side}/{task}").as_str());
        let is_there = now.0.contains_key(key.as_str());
        txn.checks.push(if is_there { Check::Unchanged } else { Check::Absent }(key.clone()));
        txn.writes.push(Write::Put(key, count.to_string().into_bytes()));
    }
    txn.audit = Some(format!("{task} {count}").into_bytes());
    match store.commit(txn).await.unwrap() {
        Commit::Done(_) => count,
        Commit::Conflict => panic!("nobody else counts this"),
    }
}

async fn kill_and_look() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    MasterKeys::generate().unwrap().create(&key_of(&folder)).unwrap();
    let mut told = [0; TASKS];
    for kill in 0..KILLS {
        let mut writer = Command::new(std::env::current_exe().unwrap());
        let mut writer = writer.arg("write").arg(&folder).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let wait = RandomState::new().hash_one(kill) % 400;
        let mut note = |line: String| {
            let (task, count) = line.split_once(' ').unwrap();
            told[task.parse::<usize>().unwrap()] = count.parse::<u64>().unwrap();
        };
        // The first kills come while it is still beginning or opening.
        for line in lines.by_ref().take(if kill % 5 == 0 { 0 } else { wait as usize }) {
            note(line.unwrap());
        }
        writer.kill().unwrap();
        lines.map_while(Result::ok).for_each(&mut note);
        writer.wait().unwrap();
        look(&folder, &mut told).await;
    }
    assert!(told.iter().sum::<u64>() > KILLS, "it wrote something: {told:?}");
}

/// Everything that was told is there, and all that is there is whole.
/// What is there counts as told from then on.
async fn look(folder: &Path, told: &mut [u64; TASKS]) {
    let store = open(folder).await;
    let now = store.snapshot();
    let mut all = 0;
    for (task, told) in told.iter_mut().enumerate() {
        let count = |side: &str| now.0.get(&format!("{side}/{task}")).copied().unwrap_or(0);
        let (left, right) = (count("left"), count("right"));
        assert_eq!(left, right, "half of a transaction");
        // One more may be on the disk that nobody was told of.
        assert!(left == *told || left == *told + 1, "told {told}, there {left}");
        *told = left;
        all += left;
    }
    let lines = store.audit(0, usize::MAX).unwrap();
    assert_eq!(lines.len() as u64, all, "a line of the audit for every change");
    store.close();
}
