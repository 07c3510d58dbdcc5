//! Rows in memory, shared by whoever holds a clone: a cluster in one process, with faults to switch on.

use super::{Acknowledged, Backend, Change, Feed, Later, Row, Sealed, SealedTxn};
use crate::seal::HeadKey;
use crate::{BackendError, Check, Key, Revision};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What goes wrong on demand.
#[derive(Debug, Default)]
pub struct Faults {
    /// Milliseconds that each change takes to reach a feed.
    pub lag: AtomicU64,
    /// Every n-th commit is done but its answer is lost. 0 is never.
    pub drop_answer: AtomicU64,
    /// Every n-th commit is not done and its answer is lost. 0 is never.
    pub drop_commit: AtomicU64,
    /// Every change comes twice.
    pub duplicate: AtomicBool,
    /// No change is taken: the disk is full.
    pub full: AtomicBool,
}

/// A backend in memory. Clones share the rows; each store opens over its own clone.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    faults: Faults,
    rows: Mutex<Rows>,
    commits: AtomicU64,
}

#[derive(Debug, Default)]
struct Rows {
    revision: Revision,
    kept: BTreeMap<Key, (Revision, Arc<[u8]>)>,
    history: Vec<Change>,
    feeds: Vec<Sender<Vec<Change>>>,
}

impl Memory {
    /// The faults to switch.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// Changes a row behind everybody's back, as a rotten disk would.
    pub fn tamper(&self, key: &Key, bytes: Option<Arc<[u8]>>) {
        let mut rows = self.rows();
        match bytes {
            Some(bytes) => {
                let revision = rows.revision;
                rows.kept.insert(key.clone(), (revision, bytes));
            }
            None => {
                rows.kept.remove(key);
            }
        }
    }

    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.0.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a fault that comes with every n-th commit comes with this one.
fn is_due(nth: &AtomicU64, commit: u64) -> bool {
    let nth = nth.load(Ordering::Relaxed);
    nth != 0 && commit.is_multiple_of(nth)
}

impl Rows {
    fn holds(&self, check: &Check, read: Revision) -> bool {
        match check {
            Check::Unchanged(key) => {
                self.kept.get(key).is_some_and(|(revision, _)| *revision <= read)
            }
            Check::Absent(key) => !self.kept.contains_key(key),
            Check::Empty(prefix) => {
                let first = self.kept.range(Key::from(prefix.as_str())..).next();
                first.is_none_or(|(key, _)| !key.as_str().starts_with(prefix.as_str()))
            }
        }
    }

    fn apply(&mut self, id: u128, writes: &Arc<[Sealed]>) -> Change {
        self.revision += 1;
        for (key, bytes) in writes.iter() {
            match bytes {
                Some(bytes) => self.kept.insert(key.clone(), (self.revision, bytes.clone())),
                None => self.kept.remove(key),
            };
        }
        let change = Change { revision: self.revision, id, rows: writes.clone() };
        self.history.push(change.clone());
        change
    }
}

impl Backend for Memory {
    fn load(&self, each: &mut dyn FnMut(Row)) -> Result<Revision, BackendError> {
        let rows = self.rows();
        for (key, (revision, bytes)) in &rows.kept {
            each(Row { key: key.clone(), revision: *revision, bytes: bytes.clone() });
        }
        Ok(rows.revision)
    }

    fn trust(&self, _: [u8; 16], _: HeadKey) -> Result<(), BackendError> {
        // Nobody else reaches this process's memory.
        Ok(())
    }

    fn commit(&self, txn: SealedTxn) -> Later<Result<Acknowledged, BackendError>> {
        let memory = self.clone();
        Box::pin(async move {
            let faults = &memory.0.faults;
            let commit = memory.0.commits.fetch_add(1, Ordering::Relaxed) + 1;
            if faults.full.load(Ordering::Relaxed) {
                return Err(BackendError("the disk is full".into()));
            }
            if is_due(&faults.drop_commit, commit) {
                return Ok(Acknowledged::Unknown);
            }
            let mut rows = memory.rows();
            if !txn.checks.iter().all(|check| rows.holds(check, txn.read)) {
                return Ok(Acknowledged::Conflict);
            }
            let change = rows.apply(txn.id, &txn.writes);
            let changes = if faults.duplicate.load(Ordering::Relaxed) {
                vec![change.clone(), change.clone()]
            } else {
                vec![change.clone()]
            };
            rows.feeds.retain(|feed| feed.send(changes.clone()).is_ok());
            let lost = is_due(&faults.drop_answer, commit);
            Ok(if lost { Acknowledged::Unknown } else { Acknowledged::Done(change.revision) })
        })
    }

    fn barrier(&self) -> Later<Result<Revision, BackendError>> {
        let revision = self.rows().revision;
        Box::pin(std::future::ready(Ok(revision)))
    }

    fn watch(&self, since: Revision) -> Result<Feed, BackendError> {
        let (send, prompt) = channel();
        {
            let mut rows = self.rows();
            let missed: Vec<Change> =
                rows.history.iter().filter(|c| c.revision > since).cloned().collect();
            if !missed.is_empty() {
                let _ = send.send(missed);
            }
            rows.feeds.push(send);
        }
        // A thread stands for the network: it takes its time, and keeps the order.
        let (send, late) = channel();
        let memory = self.clone();
        std::thread::spawn(move || {
            while let Ok(changes) = prompt.recv() {
                let lag = memory.0.faults.lag.load(Ordering::Relaxed);
                if lag > 0 {
                    std::thread::park_timeout(Duration::from_millis(lag));
                }
                if send.send(changes).is_err() {
                    break;
                }
            }
        });
        Ok(late)
    }

    fn close(&self) {}
}
