//! Rows in memory, shared by whoever holds a clone: a cluster in one process, with faults to switch on.

use super::{Acknowledged, Backend, Change, Feed, Later, Line, Loaded, RowRef, Sealed, SealedTxn};
use crate::head::HeadKey;
use crate::{BackendError, Check, Damaged, Key, Revision};
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
    /// Every change comes twice, and once more after the next one.
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
    kept: Mutex<Kept>,
    commits: AtomicU64,
}

#[derive(Debug, Default)]
struct Kept {
    revision: Revision,
    rows: BTreeMap<Key, (Revision, Arc<[u8]>)>,
    audit: Vec<Line>,
    history: Vec<Change>,
    feeds: Vec<Sender<Vec<Change>>>,
}

impl Memory {
    /// The faults to switch.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// A row's bytes.
    pub fn row(&self, key: &Key) -> Option<Arc<[u8]>> {
        self.kept().rows.get(key).map(|(_, bytes)| bytes.clone())
    }

    /// Changes a row behind everybody's back, as a rotten disk would.
    pub fn tamper(&self, key: &Key, bytes: Option<Arc<[u8]>>) {
        let mut kept = self.kept();
        match bytes {
            Some(bytes) => {
                let revision = kept.revision;
                kept.rows.insert(key.clone(), (revision, bytes));
            }
            None => drop(kept.rows.remove(key)),
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn try_commit(&self, txn: &SealedTxn) -> Result<Acknowledged, BackendError> {
        let faults = &self.0.faults;
        let commit = self.0.commits.fetch_add(1, Ordering::Relaxed) + 1;
        if faults.full.load(Ordering::Relaxed) {
            return Err(BackendError::Disk("the disk is full".into()));
        }
        if every(&faults.drop_commit, commit) {
            return Ok(Acknowledged::Unknown);
        }
        let mut kept = self.kept();
        if !txn.checks.iter().all(|check| kept.holds(check, txn.read)) {
            return Ok(Acknowledged::Conflict);
        }
        let revision = kept.apply(txn, faults.duplicate.load(Ordering::Relaxed));
        let lost = every(&faults.drop_answer, commit);
        Ok(if lost { Acknowledged::Unknown } else { Acknowledged::Done(revision) })
    }
}

fn every(nth: &AtomicU64, commit: u64) -> bool {
    let nth = nth.load(Ordering::Relaxed);
    nth != 0 && commit.is_multiple_of(nth)
}

impl Kept {
    fn holds(&self, check: &Check, read: Revision) -> bool {
        match check {
            Check::Unchanged(key) => {
                self.rows.get(key).is_some_and(|(revision, _)| *revision <= read)
            }
            Check::Absent(key) => !self.rows.contains_key(key),
            Check::Empty(prefix) => {
                let first = self.rows.range(Key::from(prefix.as_str())..).next();
                first.is_none_or(|(key, _)| !key.as_str().starts_with(prefix.as_str()))
            }
        }
    }

    fn apply(&mut self, txn: &SealedTxn, duplicate: bool) -> Revision {
        self.revision += 1;
        for (key, bytes) in txn.writes.iter() {
            match bytes {
                Some(bytes) => self.rows.insert(key.clone(), (self.revision, bytes.clone())),
                None => self.rows.remove(key),
            };
        }
        if let Some(bytes) = txn.audit.clone() {
            let number = self.audit.last().map_or(1, |line| line.number + 1);
            self.audit.push(Line { number, revision: self.revision, bytes });
        }
        let change = Change { revision: self.revision, id: txn.id, rows: txn.writes.clone() };
        let mut told = vec![change.clone()];
        if duplicate {
            told.extend(self.history.last().cloned());
            told.push(change.clone());
        }
        self.history.push(change);
        self.feeds.retain(|feed| feed.send(told.clone()).is_ok());
        self.revision
    }
}

impl Backend for Memory {
    fn load(&self, each: &mut dyn FnMut(RowRef<'_>)) -> Result<Option<Loaded>, BackendError> {
        let kept = self.kept();
        for (key, (revision, bytes)) in &kept.rows {
            each(RowRef { key: key.as_str(), revision: *revision, bytes });
        }
        // Nobody else reaches this process's memory: no head.
        Ok((kept.revision > 0).then_some(Loaded { revision: kept.revision, head: None }))
    }

    fn begin(&self, first: &[Sealed], _: &HeadKey) -> Result<(), BackendError> {
        let mut kept = self.kept();
        if kept.revision == 0 {
            let writes = Arc::from(first);
            let checks = Arc::from([]);
            kept.apply(&SealedTxn { id: 0, read: 0, checks, writes, audit: None }, false);
        }
        Ok(())
    }

    fn trust(&self, _: HeadKey) -> Result<(), BackendError> {
        Ok(())
    }

    fn commit(&self, txn: SealedTxn) -> Later<Result<Acknowledged, BackendError>> {
        let memory = self.clone();
        Box::pin(async move { memory.try_commit(&txn) })
    }

    fn barrier(&self) -> Later<Result<Revision, BackendError>> {
        let revision = self.kept().revision;
        Box::pin(std::future::ready(Ok(revision)))
    }

    fn watch(&self, since: Revision) -> Result<Feed, BackendError> {
        let (send, prompt) = channel();
        {
            let mut kept = self.kept();
            if since > kept.revision {
                let what = "a feed was asked for from after the newest change";
                return Err(BackendError::Damaged(Damaged::new(what)));
            }
            let missed: Vec<Change> =
                kept.history.iter().filter(|change| change.revision > since).cloned().collect();
            let _ = send.send(missed);
            kept.feeds.push(send);
        }
        // A thread stands for the network: it takes its time, and keeps the order.
        let (send, late) = channel();
        let memory = Arc::downgrade(&self.0);
        std::thread::spawn(move || {
            while let Ok(changes) = prompt.recv() {
                let lag = memory.upgrade().map_or(0, |m| m.faults.lag.load(Ordering::Relaxed));
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

    fn audit(&self, after: u64, most: usize) -> Result<Vec<Line>, BackendError> {
        let kept = self.kept();
        Ok(kept.audit.iter().filter(|line| line.number > after).take(most).cloned().collect())
    }

    fn close(&self) {}
}
