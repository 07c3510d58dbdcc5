//! Rows in one SQLite file: the embedded default. Acknowledged means on disk.
//!
//! One thread has the one connection. It takes whatever is queued (at most 256 transactions), runs it as one SQLite
//! transaction, syncs once, and only then lets anybody know: the queue fills while the disk works, so there are no
//! timers. `head`, written in every commit, holds count, revision and the keyed sum of all rows.

use super::{Acknowledged, Backend, Change, Feed, Later, Row, SealedTxn};
use crate::seal::{HeadKey, Sum};
use crate::{BackendError, Check, Key, OpenError, Revision};
use rusqlite::{Connection, OptionalExtension as _, params};
use rustix::fs::{FlockOperation, Mode, OFlags, flock};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, TrySendError, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// Transactions that one sync makes durable, at most.
const BATCH: usize = 256;
/// Transactions that may wait; one more is refused.
const QUEUE: usize = 4096;
/// The file's name inside its folder.
const FILE: &str = "store.sqlite";
/// The name of the lock beside it.
const LOCK: &str = "lock";

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS row (key TEXT PRIMARY KEY, revision INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS head (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL,
        count INTEGER NOT NULL, sum BLOB NOT NULL, mac BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS audit (seq INTEGER PRIMARY KEY, revision INTEGER NOT NULL, bytes BLOB NOT NULL);
";

/// The embedded backend. It holds its folder's lock until it is closed or dropped.
#[derive(Debug)]
pub struct Sqlite {
    queue: SyncSender<Ask>,
    newest: Arc<AtomicU64>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

/// What the writer thread is asked.
enum Ask {
    Commit(SealedTxn, oneshot::Sender<Result<Acknowledged, BackendError>>),
    Load(Sender<Result<Loaded, BackendError>>),
    Trust([u8; 16], HeadKey, Sender<Result<(), BackendError>>),
    Watch(Revision, Sender<Result<Feed, BackendError>>),
    Close,
}

type Loaded = (Revision, Vec<Row>);

impl Sqlite {
    /// Opens the store in `folder`, which is made when it is missing (0700). The lock is taken before SQLite looks at
    /// anything.
    pub fn open(folder: &Path) -> Result<Sqlite, OpenError> {
        let io = |e: std::io::Error| OpenError::Io(format!("{}: {e}", folder.display()));
        if !folder.exists() {
            use std::os::unix::fs::DirBuilderExt as _;
            std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(io)?;
        }
        let lock = lock(folder)?;
        let connection = connect(&folder.join(FILE)).map_err(|e| OpenError::Io(e.to_string()))?;
        let newest = Arc::new(AtomicU64::new(0));
        let (queue, asks) = sync_channel(QUEUE);
        let mut writer = Writer {
            connection,
            head: None,
            feeds: Vec::new(),
            newest: newest.clone(),
            revision: 0,
            _lock: lock,
        };
        writer.revision = writer.stored_revision().map_err(|e| OpenError::Io(e.to_string()))?;
        newest.store(writer.revision, Ordering::Release);
        let thread = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || writer.run(&asks));
        Ok(Sqlite { queue, newest, writer: Mutex::new(Some(thread.map_err(io)?)) })
    }

    /// Whether a folder holds a store.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    fn ask<T>(&self, make: impl FnOnce(Sender<T>) -> Ask) -> Result<T, BackendError> {
        let closed = || BackendError("the store is closed".into());
        let (send, answer) = channel();
        self.queue.send(make(send)).map_err(|_| closed())?;
        answer.recv().map_err(|_| closed())
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.close();
    }
}

/// The lock that says whose folder it is. The process's end releases it, however it ends.
fn lock(folder: &Path) -> Result<File, OpenError> {
    let path: PathBuf = folder.join(LOCK);
    let io = |e: rustix::io::Errno| OpenError::Io(format!("{}: {e}", path.display()));
    let flags = OFlags::CREATE | OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let file = rustix::fs::open(&path, flags, Mode::RUSR | Mode::WUSR).map_err(io)?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(file.into()),
        Err(rustix::io::Errno::WOULDBLOCK) => Err(OpenError::AlreadyInUse(folder.to_owned())),
        Err(e) => Err(io(e)),
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    // Made by us, so that SQLite finds a file that only its owner may read; its WAL inherits that.
    let flags = OFlags::CREATE | OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR)
        .map_err(|e| rusqlite::Error::InvalidPath(format!("{}: {e}", path.display()).into()))?;
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.set_prepared_statement_cache_capacity(32);
    connection.execute_batch(SCHEMA)?;
    Ok(connection)
}

struct Writer {
    connection: Connection,
    head: Option<Head>,
    feeds: Vec<Sender<Vec<Change>>>,
    newest: Arc<AtomicU64>,
    revision: Revision,
    _lock: File,
}

/// What `head` says, kept beside it.
#[derive(Clone)]
struct Head {
    store: [u8; 16],
    key: HeadKey,
    count: u64,
    sum: Sum,
}

impl Writer {
    fn run(mut self, asks: &Receiver<Ask>) {
        while let Ok(first) = asks.recv() {
            let mut commits = Vec::new();
            let mut next = Some(first);
            let mut closing = false;
            while let Some(ask) = next.take() {
                match ask {
                    Ask::Commit(txn, answer) => commits.push((txn, answer)),
                    Ask::Load(answer) => drop(answer.send(self.load().map_err(|e| words(&e)))),
                    Ask::Trust(store, key, answer) => drop(answer.send(self.trust(store, key))),
                    Ask::Watch(since, answer) => drop(answer.send(self.watch(since))),
                    Ask::Close => closing = true,
                }
                if commits.len() < BATCH && !closing {
                    next = asks.try_recv().ok();
                }
            }
            self.commit_all(commits);
            if closing {
                // A last checkpoint, so that the folder holds one file at rest. What fails here is only that.
                let _ = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
                return;
            }
        }
    }

    /// Commits a batch with one sync, publishes, then answers.
    fn commit_all(
        &mut self,
        batch: Vec<(SealedTxn, oneshot::Sender<Result<Acknowledged, BackendError>>)>,
    ) {
        if batch.is_empty() {
            return;
        }
        let before = self.revision;
        let head = self.head.clone();
        match self.try_batch(&batch) {
            Ok((answers, changes)) => {
                self.newest.store(self.revision, Ordering::Release);
                if !changes.is_empty() {
                    self.feeds.retain(|feed| feed.send(changes.clone()).is_ok());
                }
                for ((_, answer), result) in batch.into_iter().zip(answers) {
                    let _ = answer.send(Ok(result));
                }
            }
            Err(error) => {
                // INVARIANT: nothing of the batch is on disk. A COMMIT that failed may still have gone through, so the
                // head says what is true before anybody is answered.
                let _ = self.connection.execute_batch("ROLLBACK");
                let wanted = self.revision;
                (self.revision, self.head) = (before, head);
                let there = self.stored_revision();
                let words = if there.as_ref().is_ok_and(|there| *there == before) {
                    words(&error)
                } else {
                    // It did go through, or nobody can tell: stop taking changes rather than guess.
                    tracing::error!(
                        ?there,
                        before,
                        wanted,
                        "the head is not where a failed commit left it"
                    );
                    self.head = None;
                    BackendError("the store must be opened again".into())
                };
                for (_, answer) in batch {
                    let _ = answer.send(Err(words.clone()));
                }
            }
        }
    }

    fn try_batch(
        &mut self,
        batch: &[(SealedTxn, oneshot::Sender<Result<Acknowledged, BackendError>>)],
    ) -> rusqlite::Result<(Vec<Acknowledged>, Vec<Change>)> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut answers = Vec::with_capacity(batch.len());
        let mut changes = Vec::new();
        for (txn, _) in batch {
            if self.holds_all(txn)? {
                self.apply(txn)?;
                changes.push(Change {
                    revision: self.revision,
                    id: txn.id,
                    rows: txn.writes.clone(),
                });
                answers.push(Acknowledged::Done(self.revision));
            } else {
                answers.push(Acknowledged::Conflict);
            }
        }
        if changes.is_empty() {
            self.connection.execute_batch("ROLLBACK")?;
        } else {
            self.write_head()?;
            self.connection.execute_batch("COMMIT")?;
        }
        Ok((answers, changes))
    }

    fn holds_all(&self, txn: &SealedTxn) -> rusqlite::Result<bool> {
        for check in txn.checks.iter() {
            let holds = match check {
                Check::Unchanged(key) => {
                    self.row_revision(key)?.is_some_and(|revision| revision <= txn.read)
                }
                Check::Absent(key) => self.row_revision(key)?.is_none(),
                Check::Empty(prefix) => {
                    let mut statement = self.connection.prepare_cached(
                        "SELECT key FROM row WHERE key >= ?1 ORDER BY key LIMIT 1",
                    )?;
                    let first: Option<String> =
                        statement.query_row([prefix], |row| row.get(0)).optional()?;
                    first.is_none_or(|key| !key.starts_with(prefix.as_str()))
                }
            };
            if !holds {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn row_revision(&self, key: &Key) -> rusqlite::Result<Option<Revision>> {
        let mut statement =
            self.connection.prepare_cached("SELECT revision FROM row WHERE key = ?1")?;
        statement
            .query_row([key.as_str()], |row| row.get::<_, i64>(0).map(i64::cast_unsigned))
            .optional()
    }

    fn apply(&mut self, txn: &SealedTxn) -> rusqlite::Result<()> {
        self.revision += 1;
        let revision = self.revision.cast_signed();
        for (key, bytes) in txn.writes.iter() {
            let mut old = self.connection.prepare_cached("SELECT bytes FROM row WHERE key = ?1")?;
            let old: Option<Vec<u8>> =
                old.query_row([key.as_str()], |row| row.get(0)).optional()?;
            if let Some(head) = &mut self.head {
                if let Some(old) = &old {
                    head.sum.take(&head.key.row(key, old));
                    head.count = head.count.saturating_sub(1);
                }
                if let Some(new) = bytes {
                    head.sum.add(&head.key.row(key, new));
                    head.count += 1;
                }
            }
            match bytes {
                Some(bytes) => self
                    .connection
                    .prepare_cached(
                        "INSERT OR REPLACE INTO row (key, revision, bytes) VALUES (?1, ?2, ?3)",
                    )?
                    .execute(params![key.as_str(), revision, &**bytes])?,
                None => self
                    .connection
                    .prepare_cached("DELETE FROM row WHERE key = ?1")?
                    .execute([key.as_str()])?,
            };
        }
        if let Some(audit) = &txn.audit {
            self.connection
                .prepare_cached("INSERT INTO audit (revision, bytes) VALUES (?1, ?2)")?
                .execute(params![revision, &**audit])?;
        }
        Ok(())
    }

    fn write_head(&self) -> rusqlite::Result<()> {
        let Some(head) = &self.head else { return Err(rusqlite::Error::InvalidQuery) };
        let mac = head.key.head(&head.store, self.revision, head.count, &head.sum);
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO head (one, revision, count, sum, mac) VALUES (1, ?1, ?2, ?3, ?4)")?
            .execute(params![
                self.revision.cast_signed(),
                head.count.cast_signed(),
                head.sum.bytes(),
                mac
            ])?;
        Ok(())
    }

    fn stored_revision(&self) -> rusqlite::Result<Revision> {
        let mut statement =
            self.connection.prepare_cached("SELECT revision FROM head WHERE one = 1")?;
        let there = statement.query_row([], |row| row.get::<_, i64>(0)).optional()?;
        Ok(there.map_or(0, i64::cast_unsigned))
    }

    fn load(&self) -> rusqlite::Result<Loaded> {
        let mut statement = self.connection.prepare("SELECT key, revision, bytes FROM row")?;
        let rows = statement.query_map([], |row| {
            let key: String = row.get(0)?;
            let bytes: Vec<u8> = row.get(2)?;
            Ok(Row {
                key: Key::from(key.as_str()),
                revision: row.get::<_, i64>(1)?.cast_unsigned(),
                bytes: Arc::from(bytes),
            })
        })?;
        Ok((self.revision, rows.collect::<rusqlite::Result<Vec<Row>>>()?))
    }

    /// Compares the head with the rows. Whoever exchanged the file's content for another cannot make a head that fits.
    fn trust(&mut self, store: [u8; 16], key: HeadKey) -> Result<(), BackendError> {
        let (revision, rows) = self.load().map_err(|e| words(&e))?;
        let mut sum = Sum::default();
        for row in &rows {
            sum.add(&key.row(&row.key, &row.bytes));
        }
        let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let fresh = revision == 0 && rows.is_empty();
        if !fresh {
            let there: Option<(i64, i64, Vec<u8>, Vec<u8>)> = self
                .connection
                .query_row("SELECT revision, count, sum, mac FROM head WHERE one = 1", [], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })
                .optional()
                .map_err(|e| words(&e))?;
            let damaged = |what: &str| BackendError(format!("damaged: {what}"));
            let (there_revision, there_count, there_sum, there_mac) =
                there.ok_or_else(|| damaged("the head is missing"))?;
            let mac = key.head(&store, revision, count, &sum);
            let same = there_revision.cast_unsigned() == revision
                && there_count.cast_unsigned() == count
                && there_sum == sum.bytes()
                && there_mac == mac;
            if !same {
                return Err(damaged(
                    "a record is older than it was, missing, or not one of this store's",
                ));
            }
        }
        self.head = Some(Head { store, key, count, sum });
        Ok(())
    }

    fn watch(&mut self, since: Revision) -> Result<Feed, BackendError> {
        if since != self.revision {
            return Err(BackendError("the feed begins where the rows were loaded".into()));
        }
        let (send, feed) = channel();
        self.feeds.push(send);
        Ok(feed)
    }
}

fn words(error: &rusqlite::Error) -> BackendError {
    BackendError(error.to_string())
}

impl Backend for Sqlite {
    fn load(&self, each: &mut dyn FnMut(Row)) -> Result<Revision, BackendError> {
        let (revision, rows) = self.ask(Ask::Load)??;
        rows.into_iter().for_each(each);
        Ok(revision)
    }

    fn trust(&self, store: [u8; 16], key: HeadKey) -> Result<(), BackendError> {
        self.ask(|answer| Ask::Trust(store, key, answer))?
    }

    fn commit(&self, txn: SealedTxn) -> Later<Result<Acknowledged, BackendError>> {
        let (send, answer) = oneshot::channel();
        let sent = self.queue.try_send(Ask::Commit(txn, send));
        Box::pin(async move {
            match sent {
                Ok(()) => {
                    answer.await.unwrap_or_else(|_| Err(BackendError("the store is closed".into())))
                }
                Err(TrySendError::Full(_)) => {
                    Err(BackendError("full: too many changes are waiting".into()))
                }
                Err(TrySendError::Disconnected(_)) => {
                    Err(BackendError("the store is closed".into()))
                }
            }
        })
    }

    fn barrier(&self) -> Later<Result<Revision, BackendError>> {
        Box::pin(std::future::ready(Ok(self.newest.load(Ordering::Acquire))))
    }

    fn newest_here(&self) -> Option<Revision> {
        Some(self.newest.load(Ordering::Acquire))
    }

    fn watch(&self, since: Revision) -> Result<Feed, BackendError> {
        self.ask(|answer| Ask::Watch(since, answer))?
    }

    fn close(&self) {
        let _ = self.queue.send(Ask::Close);
        let thread = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}
