//! The one connection, and what is done over it.

use super::file::{may_write, words};
use crate::backend::{Acknowledged, Change, Feed, Line, Loaded, RowRef, SealedTxn};
use crate::head::{Head, HeadKey};
use crate::{BackendError, Check, Damaged, Key, Revision};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

#[derive(Debug)]
pub(super) struct Writer {
    connection: Connection,
    pub(super) revision: Revision,
    /// `None` until the rows have been verified, and again when nobody can tell what is on the disk.
    signed: Option<(HeadKey, Head)>,
    feeds: Vec<Sender<Vec<Change>>>,
}

/// What a batch came to, before it is committed.
struct Tried {
    results: Vec<Acknowledged>,
    changes: Vec<Change>,
    head: Head,
}

impl Writer {
    pub(super) fn new(connection: Connection) -> Result<Writer, BackendError> {
        let mut writer = Writer { connection, revision: 0, signed: None, feeds: Vec::new() };
        let head = writer.stored_head().map_err(words)?;
        let no_head = || BackendError::Damaged(Damaged::new("the head is missing"));
        writer.revision = Head::claimed(&head).ok_or_else(no_head)?;
        Ok(writer)
    }

    /// The head that is on the disk; nothing where there is none.
    fn stored_head(&self) -> rusqlite::Result<Vec<u8>> {
        let head = self
            .connection
            .prepare_cached("SELECT bytes FROM head WHERE one = 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(head.unwrap_or_default())
    }

    pub(super) fn load(
        &mut self,
        each: &mut dyn FnMut(RowRef<'_>),
    ) -> Result<Loaded, BackendError> {
        let head = self.stored_head().map_err(words)?;
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, revision, bytes FROM row ORDER BY key")
            .map_err(words)?;
        let mut rows = statement.query([]).map_err(words)?;
        while let Some(row) = rows.next().map_err(words)? {
            let bad = |_| BackendError::Damaged(Damaged::new("a row has another shape"));
            each(RowRef {
                key: row.get_ref(0).map_err(words)?.as_str().map_err(bad)?,
                revision: row.get::<_, i64>(1).map_err(words)?.cast_unsigned(),
                bytes: row.get_ref(2).map_err(words)?.as_blob().map_err(bad)?,
            });
        }
        Ok(Loaded { revision: self.revision, head: Some(head) })
    }

    pub(super) fn trust(&mut self, key: HeadKey) -> Result<(), BackendError> {
        let head = self.stored_head().map_err(words)?;
        let head = Head::read(&key, &head).map_err(BackendError::Damaged)?;
        may_write(&self.connection)?;
        self.signed = Some((key, head));
        Ok(())
    }

    /// Commits a batch with one sync, and tells the feeds.
    ///
    /// After an error nothing of the batch is on the disk.
    pub(super) fn commit(
        &mut self,
        batch: &[SealedTxn],
        newest: &AtomicU64,
    ) -> Result<Vec<Acknowledged>, BackendError> {
        let Some((key, before)) = self.signed.clone() else {
            return Err(BackendError::Disk("the store has to be opened again".into()));
        };
        let tried = match self.try_batch(batch, &key, before) {
            Ok(tried) => tried,
            Err(error) => {
                self.roll_back();
                return Err(words(error));
            }
        };
        if tried.changes.is_empty() {
            self.roll_back();
            return Ok(tried.results);
        }
        if let Err(error) = self.connection.execute_batch("COMMIT") {
            // INVARIANT: a COMMIT that failed may have gone through all the same. The head on the disk says which it
            // is, and nobody is answered before.
            self.roll_back();
            let there = self.stored_head();
            if there.as_ref().is_ok_and(|there| *there == before.sign(&key)) {
                return Err(words(error));
            }
            if !there.as_ref().is_ok_and(|there| *there == tried.head.sign(&key)) {
                tracing::error!(%error, "a commit failed and its head cannot be read: no more changes are taken");
                self.signed = None;
                return Ok(vec![Acknowledged::Unknown; batch.len()]);
            }
        }
        self.revision = tried.head.revision;
        self.signed = Some((key, tried.head));
        newest.store(self.revision, Ordering::Release);
        self.feeds.retain(|feed| feed.send(tried.changes.clone()).is_ok());
        Ok(tried.results)
    }

    fn roll_back(&self) {
        // SQLite has often done it already.
        if !self.connection.is_autocommit()
            && let Err(error) = self.connection.execute_batch("ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
    }

    fn try_batch(
        &self,
        batch: &[SealedTxn],
        key: &HeadKey,
        mut head: Head,
    ) -> rusqlite::Result<Tried> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let mut results = Vec::with_capacity(batch.len());
        let mut changes = Vec::new();
        for txn in batch {
            if self.holds_all(txn)? {
                head.revision += 1;
                self.apply(txn, key, &mut head)?;
                let rows = txn.writes.clone();
                changes.push(Change { revision: head.revision, id: txn.id, rows });
                results.push(Acknowledged::Done(head.revision));
            } else {
                results.push(Acknowledged::Conflict);
            }
        }
        if !changes.is_empty() {
            self.connection
                .prepare_cached("UPDATE head SET bytes = ?1 WHERE one = 1")?
                .execute(params![head.sign(key)])?;
        }
        Ok(Tried { results, changes, head })
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
        self.connection
            .prepare_cached("SELECT revision FROM row WHERE key = ?1")?
            .query_row([key.as_str()], |row| row.get::<_, i64>(0).map(i64::cast_unsigned))
            .optional()
    }

    fn apply(&self, txn: &SealedTxn, key: &HeadKey, head: &mut Head) -> rusqlite::Result<()> {
        let revision = head.revision.cast_signed();
        for (row, bytes) in txn.writes.iter() {
            let old: Option<(i64, Vec<u8>)> = self
                .connection
                .prepare_cached("SELECT revision, bytes FROM row WHERE key = ?1")?
                .query_row([row.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some((revision, bytes)) = &old {
                let revision = revision.cast_unsigned();
                head.take(key, RowRef { key: row.as_str(), revision, bytes });
            }
            if let Some(bytes) = bytes {
                head.add(key, RowRef { key: row.as_str(), revision: head.revision, bytes });
                self.connection
                    .prepare_cached(
                        "INSERT OR REPLACE INTO row (key, revision, bytes) VALUES (?1, ?2, ?3)",
                    )?
                    .execute(params![row.as_str(), revision, &**bytes])?;
            } else {
                self.connection
                    .prepare_cached("DELETE FROM row WHERE key = ?1")?
                    .execute([row.as_str()])?;
            }
        }
        if let Some(audit) = &txn.audit {
            self.connection
                .prepare_cached("INSERT INTO audit (revision, bytes) VALUES (?1, ?2)")?
                .execute(params![revision, &**audit])?;
        }
        Ok(())
    }

    pub(super) fn watch(&mut self, since: Revision) -> Result<Feed, BackendError> {
        if since != self.revision {
            let what = "a feed begins at the newest revision";
            return Err(BackendError::Damaged(Damaged::new(what)));
        }
        let (send, feed) = channel();
        self.feeds.push(send);
        Ok(feed)
    }

    pub(super) fn audit(&self, after: u64, most: usize) -> Result<Vec<Line>, BackendError> {
        let read = || -> rusqlite::Result<Vec<Line>> {
            let mut statement = self.connection.prepare_cached(
                "SELECT number, revision, bytes FROM audit WHERE number > ?1 ORDER BY number LIMIT ?2",
            )?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let lines = statement.query_map(params![after.cast_signed(), most], |row| {
                Ok(Line {
                    number: row.get::<_, i64>(0)?.cast_unsigned(),
                    revision: row.get::<_, i64>(1)?.cast_unsigned(),
                    bytes: Arc::from(row.get::<_, Vec<u8>>(2)?),
                })
            })?;
            lines.collect()
        };
        read().map_err(words)
    }

    pub(super) fn limit_pages(&self, pages: u32) -> Result<(), BackendError> {
        self.connection.pragma_update(None, "max_page_count", pages).map_err(words)
    }

    /// Ends with a last checkpoint, so that the folder holds one file at rest.
    pub(super) fn close(self) {
        if self.signed.is_some()
            && let Err(error) = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        {
            tracing::warn!(%error, "the last checkpoint failed; the next start does it");
        }
        drop(self.connection.close());
    }
}
