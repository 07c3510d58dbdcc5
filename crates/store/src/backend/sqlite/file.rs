//! The files in a store's folder: the lock, and the database.

use super::Sealed;
use crate::backend::RowRef;
use crate::head::{Head, HeadKey};
use crate::{BackendError, Damaged, OpenError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, params};
use rustix::fs::{FlockOperation, Mode, OFlags, flock};
use std::fs::{DirBuilder, File};
use std::io::{self, Read as _};
use std::path::Path;

/// The database. It has this name only once a store has been begun in it.
const DATABASE: &str = "store.sqlite";
/// Its log, while it is open or when it was not closed.
const LOG: &str = "store.sqlite-wal";
/// The database while it is being made.
const UNFINISHED: &str = "store.sqlite.new";
/// What locks the folder.
const LOCK: &str = "lock";

const SCHEMA: &str = "
    CREATE TABLE row (key TEXT PRIMARY KEY, revision INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), bytes BLOB NOT NULL);
    CREATE TABLE audit (number INTEGER PRIMARY KEY, revision INTEGER NOT NULL, bytes BLOB NOT NULL);
";

/// Says whose the folder is. The process's end releases it, however it ends.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "it is kept open, which is all it does")] File);

/// Makes a folder with its parents, where there is none yet.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

pub(super) fn lock(folder: &Path) -> Result<Lock, OpenError> {
    let path = folder.join(LOCK);
    let io = |e: rustix::io::Errno| OpenError::Io(format!("{}: {e}", path.display()));
    let flags = OFlags::CREATE | OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let file = rustix::fs::open(&path, flags, Mode::RUSR | Mode::WUSR).map_err(io)?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(Lock(file.into())),
        Err(rustix::io::Errno::WOULDBLOCK) => Err(OpenError::AlreadyInUse(folder.to_owned())),
        Err(e) => Err(io(e)),
    }
}

/// Whether a store has been begun here. A log without its database, and a name that cannot be looked up, count as one:
/// nothing is begun over them.
pub(super) fn exists(folder: &Path) -> bool {
    [DATABASE, LOG].iter().any(|name| folder.join(name).try_exists().unwrap_or(true))
}

/// Makes the database with its first rows, all or nothing, and lasting. The folder's lock must be held.
pub(super) fn create(folder: &Path, rows: &[Sealed], key: &HeadKey) -> Result<(), BackendError> {
    let disk = |e: io::Error| BackendError::Disk(format!("{}: {e}", folder.display()));
    let path = folder.join(UNFINISHED);
    if exists(folder) {
        return Err(BackendError::Disk(format!("{} holds a store already", folder.display())));
    }
    clear(folder).map_err(disk)?;
    let made = fill(&path, rows, key).and_then(|()| {
        File::open(&path).and_then(|file| file.sync_all()).map_err(disk)?;
        std::fs::rename(&path, folder.join(DATABASE)).map_err(disk)?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(disk)
    });
    if made.is_err() {
        // What is left is in nobody's way: the next one to begin clears it first.
        let _ = clear(folder);
    }
    made
}

/// Takes away what a process that broke off has left.
fn clear(folder: &Path) -> io::Result<()> {
    for ending in ["", "-wal", "-journal"] {
        match std::fs::remove_file(folder.join(format!("{UNFINISHED}{ending}"))) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
    }
    Ok(())
}

fn fill(path: &Path, rows: &[Sealed], key: &HeadKey) -> Result<(), BackendError> {
    // Made by us, so that SQLite finds a file that only its owner may read; its WAL inherits that.
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR)
        .map_err(|e| BackendError::Disk(format!("{}: {e}", path.display())))?;
    let mut connection = Connection::open(path).map_err(words)?;
    exclusive(&connection).map_err(words)?;
    let mut head = Head::at(1);
    let mut filled = |connection: &mut Connection| -> rusqlite::Result<()> {
        // Nobody knows of the file yet, and the whole of it is synced when it is done.
        connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")?;
        let transaction = connection.transaction()?;
        transaction.execute_batch(SCHEMA)?;
        let mut insert =
            transaction.prepare("INSERT INTO row (key, revision, bytes) VALUES (?1, 1, ?2)")?;
        for (row, bytes) in rows {
            let Some(bytes) = bytes else { continue };
            insert.execute(params![row.as_str(), &**bytes])?;
            head.add(key, RowRef { key: row.as_str(), revision: 1, bytes });
        }
        drop(insert);
        transaction
            .execute("INSERT INTO head (one, bytes) VALUES (1, ?1)", params![head.sign(key)])?;
        transaction.commit()?;
        connection.execute_batch("PRAGMA journal_mode = WAL")
    };
    filled(&mut connection).map_err(words)?;
    connection.close().map_err(|(_, e)| words(e))
}

/// Connects to the database without changing a byte of it. Until `may_write`, what a broken process has left in the WAL
/// is read but not moved.
pub(super) fn connect(folder: &Path) -> Result<Connection, BackendError> {
    let path = folder.join(DATABASE);
    begins_as_ours(&path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let left = folder.join(LOG).exists();
    let connection = Connection::open_with_flags(&path, flags).map_err(words)?;
    let set = || {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, left)?;
        exclusive(&connection)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")
    };
    set().map_err(words)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// SQLite makes a new database of an empty file, and rewrites one that does not say that it has a WAL. Ours has.
fn begins_as_ours(path: &Path) -> Result<(), BackendError> {
    let mut start = [0; 20];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    match read {
        Ok(()) if start.starts_with(b"SQLite format 3\0") && start.ends_with(&[2, 2]) => Ok(()),
        Err(e) if !matches!(e.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::NotFound) => {
            Err(BackendError::Disk(format!("{}: {e}", path.display())))
        }
        _ => {
            let what = format!("`{}` is not the database of a store", path.display());
            Err(BackendError::Damaged(Damaged::new(what)))
        }
    }
}

/// From now on the WAL is moved into the database as usual.
pub(super) fn may_write(connection: &Connection) -> Result<(), BackendError> {
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
        .map(drop)
        .map_err(words)
}

fn exclusive(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", "OFF")
}

/// What SQLite says, in terms of a backend.
pub(super) fn words(error: rusqlite::Error) -> BackendError {
    let rusqlite::Error::SqliteFailure(failure, text) = error else {
        // A column of another type, text that is none: nothing that we have written.
        return BackendError::Damaged(Damaged::new(error.to_string()));
    };
    let text = text.unwrap_or_else(|| failure.to_string());
    match failure.code {
        // The last is what SQLite says of a table that is missing.
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown => {
            BackendError::Damaged(Damaged::new(text))
        }
        ErrorCode::DiskFull => BackendError::Disk("the disk is full".into()),
        _ => BackendError::Disk(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acknowledged_means_on_disk_and_the_file_is_ours_alone() {
        let folder = tempfile::tempdir().unwrap();
        create(folder.path(), &[], &HeadKey::new([0; 16], &[0; 32])).unwrap();
        let connection = connect(folder.path()).unwrap();
        let pragma = |name: &str| -> String {
            let value = connection.pragma_query_value(None, name, |row| row.get(0));
            match value.unwrap() {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => panic!("{other:?}"),
            }
        };
        let is = ["journal_mode", "synchronous", "locking_mode"].map(pragma);
        assert_eq!(is, ["wal", "2", "exclusive"]);
    }
}
