//! What can go wrong. None of it holds what a record says.

use std::fmt;
use std::path::PathBuf;

/// A record that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// What is wrong, without contents.
    pub what: String,
}

impl Damaged {
    /// Damage, in words.
    pub fn new(what: impl Into<String>) -> Damaged {
        Damaged { what: what.into() }
    }
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the store is damaged: {}", self.what)
    }
}

impl std::error::Error for Damaged {}

/// Why a backend did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackendError {
    /// Too many transactions wait already.
    Full,
    /// It has been closed.
    Closed,
    /// What it keeps is not what was written.
    Damaged(Damaged),
    /// The disk, in its own words.
    Disk(String),
}

impl fmt::Display for BackendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BackendError::Full => f.write_str("too many changes are waiting"),
            BackendError::Closed => f.write_str("the store is closed"),
            BackendError::Damaged(damage) => damage.fmt(f),
            BackendError::Disk(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for BackendError {}

/// Why a store was not opened. Nothing has been changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// Another process has it open.
    AlreadyInUse(PathBuf),
    /// The master key does not open what is there.
    MasterKey(String),
    /// What is there is not what was written.
    Damaged(Damaged),
    /// A newer version wrote it, and this one must not touch it.
    TooNew {
        /// The version that may.
        needs: u32,
    },
    /// The disk, in its own words.
    Io(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::AlreadyInUse(path) => {
                write!(f, "{} is already in use by another server", path.display())
            }
            OpenError::MasterKey(what) => write!(f, "the master key cannot be used: {what}"),
            OpenError::Damaged(damage) => damage.fmt(f),
            OpenError::TooNew { needs } => {
                write!(
                    f,
                    "the store was written by a newer version: store format {needs} is needed"
                )
            }
            OpenError::Io(what) => write!(f, "the store cannot be opened: {what}"),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<Damaged> for OpenError {
    fn from(damage: Damaged) -> OpenError {
        OpenError::Damaged(damage)
    }
}

impl From<BackendError> for OpenError {
    fn from(error: BackendError) -> OpenError {
        match error {
            BackendError::Damaged(damage) => OpenError::Damaged(damage),
            other => OpenError::Io(other.to_string()),
        }
    }
}

/// Why a change was not made, or why nobody can say now whether the newest state is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unavailable {
    /// Too many changes wait already.
    Full,
    /// The backend could not make it durable: the disk is full, or worse. Nothing has changed.
    Disk(String),
    /// The store has been closed, or stopped following its backend after damage.
    Closed,
    /// The answer was lost, and so were those of all tries to learn it: the change was made, or not.
    Unknown,
    /// The transaction is larger than any backend takes, or writes what it does not check. A bug of the caller's.
    Refused(&'static str),
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unavailable::Full => f.write_str("too many changes are waiting"),
            Unavailable::Disk(what) => write!(f, "the change could not be made durable: {what}"),
            Unavailable::Closed => f.write_str("the store is closed"),
            Unavailable::Unknown => f.write_str("nobody can tell whether the change was made"),
            Unavailable::Refused(why) => write!(f, "the transaction is refused: {why}"),
        }
    }
}

impl std::error::Error for Unavailable {}

impl From<BackendError> for Unavailable {
    fn from(error: BackendError) -> Unavailable {
        match error {
            BackendError::Full => Unavailable::Full,
            BackendError::Closed => Unavailable::Closed,
            other => Unavailable::Disk(other.to_string()),
        }
    }
}
