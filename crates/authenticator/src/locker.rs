//! The locker: every entry in one sealed file, its key in another.
//!
//! The file is `"CSAL" | format u8 | nonce 12 | ciphertext | tag 16`, AES-256-GCM, the first five
//! bytes being authenticated too. The plaintext is a JSON list of entries.

use std::fmt;
use std::path::{Path, PathBuf};

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::rand;
use countersign_files::{Error, Exposed, Folder, Lock};
use countersign_otp::uri::Factor;
use zeroize::Zeroizing;

use crate::entry::Record;
use crate::{Entry, Shown};

const LOCKER: &str = "locker";
const KEY: &str = "locker.key";
const LOCK: &str = "lock";

/// No file of ours comes near this; a larger one is not ours.
const LARGEST: u64 = 4 << 20;

const HEADER: [u8; 5] = [b'C', b'S', b'A', b'L', 1];
const NONCE: usize = 12;

/// More than anybody has; it bounds the work that a file can ask for.
const MOST: usize = 1000;

/// The entries of one user, in a folder of their own.
///
/// Any number of processes may use it at once: readers see a whole locker, and writers wait for
/// each other. Nothing is touched before the first call that needs it, and nothing is written but by
/// [`add`](Self::add), [`remove`](Self::remove) and the codes of counter-based entries.
#[derive(Debug, Clone)]
pub struct Locker {
    path: PathBuf,
}

/// Why the locker could not do what was asked. In every case it is as it was before.
#[derive(Debug)]
#[non_exhaustive]
pub enum LockerError {
    /// There is an entry of that name already.
    Exists(String),
    /// There is no entry of that name.
    Unknown(String),
    /// There are 1,000 entries.
    Full,
    /// The locker was changed, cut short, or sealed under another key.
    Damaged(PathBuf),
    /// The locker was written by a newer program.
    Newer(PathBuf),
    /// There is a locker but not its key.
    NoKey(PathBuf),
    /// The key is no key.
    BadKey(PathBuf),
    /// The counter of an entry has come to its end.
    Spent(String),
    /// The system gave no random bytes.
    NoRandomness,
    /// A file or its folder could not be used: it is open to others, not ours, or the system refused.
    File(Error),
}

impl Locker {
    /// The locker in the folder `path`, which need not be there yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Every entry, in the order in which they were added. None if there is no locker yet.
    pub fn entries(&self) -> Result<Vec<Entry>, LockerError> {
        match Folder::open(&self.path, Exposed::Refuse)? {
            Some(folder) => Ok(read(&folder)?.unwrap_or_default()),
            None => Ok(Vec::new()),
        }
    }

    /// Puts an entry in. Makes the folder, the key and the locker if there are none.
    pub fn add(&self, entry: Entry) -> Result<(), LockerError> {
        let folder = Folder::create(&self.path, Exposed::Refuse)?;
        change(&folder, |entries| {
            if entries.iter().any(|e| e.name == entry.name) {
                return Err(LockerError::Exists(entry.name.to_string()));
            }
            if entries.len() >= MOST {
                return Err(LockerError::Full);
            }
            entries.push(entry);
            Ok(())
        })
    }

    /// Takes an entry out for good, and gives it back a last time.
    pub fn remove(&self, name: &str) -> Result<Entry, LockerError> {
        let folder = self.existing(name)?;
        change(&folder, |entries| {
            let at = position(entries, name)?;
            Ok(entries.remove(at))
        })
    }

    /// The code of an entry at `now`, in Unix seconds.
    ///
    /// The code of a counter-based entry uses its counter up, and that is on disk before the code
    /// is returned.
    pub fn code(&self, name: &str, now: i64) -> Result<Shown, LockerError> {
        let folder = self.existing(name)?;
        let entries = read(&folder)?.unwrap_or_default();
        let entry = entries.into_iter().find(|e| e.name.is(name));
        let entry = entry.ok_or_else(|| LockerError::Unknown(name.to_owned()))?;
        if let Factor::Time { .. } = entry.device.factor {
            return Ok(Shown::of(&entry, now));
        }
        change(&folder, |entries| {
            let at = position(entries, name)?;
            let entry = entries.get_mut(at).ok_or_else(|| LockerError::Unknown(name.to_owned()))?;
            let shown = Shown::of(entry, now);
            if let Factor::Counter { counter } = &mut entry.device.factor {
                let next = counter.checked_add(1);
                *counter = next.ok_or_else(|| LockerError::Spent(name.to_owned()))?;
            }
            Ok(shown)
        })
    }

    fn existing(&self, name: &str) -> Result<Folder, LockerError> {
        Folder::open(&self.path, Exposed::Refuse)?
            .ok_or_else(|| LockerError::Unknown(name.to_owned()))
    }
}

fn position(entries: &[Entry], name: &str) -> Result<usize, LockerError> {
    let at = entries.iter().position(|e| e.name.is(name));
    at.ok_or_else(|| LockerError::Unknown(name.to_owned()))
}

/// Reads, changes and writes with no other writer in between. An error writes nothing.
fn change<T>(
    folder: &Folder,
    f: impl FnOnce(&mut Vec<Entry>) -> Result<T, LockerError>,
) -> Result<T, LockerError> {
    let lock = folder.lock(LOCK)?;
    let mut entries = read(folder)?.unwrap_or_default();
    let answer = f(&mut entries)?;
    write(folder, &lock, &entries)?;
    Ok(answer)
}

/// The entries; `None` if there is no locker.
fn read(folder: &Folder) -> Result<Option<Vec<Entry>>, LockerError> {
    let Some(sealed) = folder.read(LOCKER, LARGEST)? else { return Ok(None) };
    let damaged = || LockerError::Damaged(folder.path(LOCKER));
    let key = key(folder)?.ok_or_else(|| LockerError::NoKey(folder.path(KEY)))?;
    let body = match sealed.split_first_chunk() {
        Some((&HEADER, body)) => body,
        Some((&[b'C', b'S', b'A', b'L', format], _)) if format > 1 => {
            return Err(LockerError::Newer(folder.path(LOCKER)));
        }
        _ => return Err(damaged()),
    };
    let (nonce, body) = body.split_first_chunk::<NONCE>().ok_or_else(damaged)?;
    let mut body = Zeroizing::new(body.to_vec());
    let plain = key
        .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(HEADER), &mut body)
        .map_err(|_| damaged())?;
    let records: Vec<Record> = serde_json::from_slice(plain).map_err(|_| damaged())?;
    records.iter().map(|r| r.entry().ok_or_else(damaged)).collect::<Result<_, _>>().map(Some)
}

fn write(folder: &Folder, lock: &Lock, entries: &[Entry]) -> Result<(), LockerError> {
    let key = match key(folder)? {
        Some(key) => key,
        None => new_key(folder, lock)?,
    };
    let records: Vec<_> = entries.iter().map(Record::of).collect();
    // Sealing is in place, so the plaintext is gone when it is done.
    let mut body = serde_json::to_vec(&records).map_err(|_| LockerError::Full)?;
    let nonce = key
        .seal_in_place_append_tag(Aad::from(HEADER), &mut body)
        .map_err(|_| LockerError::NoRandomness)?;
    let sealed = [&HEADER[..], nonce.as_ref(), &body].concat();
    Ok(folder.replace(lock, LOCKER, &sealed)?)
}

fn key(folder: &Folder) -> Result<Option<RandomizedNonceKey>, LockerError> {
    let Some(bytes) = folder.read(KEY, LARGEST)? else { return Ok(None) };
    let key = RandomizedNonceKey::new(&AES_256_GCM, &bytes);
    key.map(Some).map_err(|_| LockerError::BadKey(folder.path(KEY)))
}

/// Makes a key. Called only where there is neither a key nor, as it could not be read, a locker.
fn new_key(folder: &Folder, lock: &Lock) -> Result<RandomizedNonceKey, LockerError> {
    let mut bytes = Zeroizing::new([0; 32]);
    rand::fill(&mut *bytes).map_err(|_| LockerError::NoRandomness)?;
    folder.replace(lock, KEY, &*bytes)?;
    RandomizedNonceKey::new(&AES_256_GCM, &*bytes)
        .map_err(|_| LockerError::BadKey(folder.path(KEY)))
}

impl fmt::Display for LockerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |path: &Path| path.display().to_string();
        match self {
            Self::Exists(name) => {
                write!(
                    f,
                    "there is an entry `{name}` already; remove it first or choose another name"
                )
            }
            Self::Unknown(name) => write!(f, "there is no entry `{name}`"),
            Self::Full => f.write_str("the locker holds 1,000 entries and takes no more"),
            Self::Damaged(path) => write!(
                f,
                "`{}` is damaged or was sealed under another key; nothing was changed, so put both files back from a backup",
                show(path)
            ),
            Self::Newer(path) => {
                write!(f, "`{}` was written by a newer version of this program", show(path))
            }
            Self::NoKey(path) => {
                write!(
                    f,
                    "the locker is there but not its key `{}`; put it back from a backup",
                    show(path)
                )
            }
            Self::BadKey(path) => {
                write!(f, "`{}` is not a key of 32 bytes; put it back from a backup", show(path))
            }
            Self::Spent(name) => write!(f, "the counter of `{name}` has come to its end"),
            Self::NoRandomness => f.write_str("the system gave no random bytes"),
            Self::File(error) => error.fmt(f),
        }
    }
}

impl From<Error> for LockerError {
    fn from(error: Error) -> LockerError {
        LockerError::File(error)
    }
}

impl std::error::Error for LockerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File(error) => error.source(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use countersign_otp::Seed;
    use countersign_otp::uri::Otpauth;

    use super::*;

    #[test]
    fn a_thousand_entries_are_enough() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("authenticator");
        let entry = |n: usize| {
            let device = Otpauth::device("a", "b", Seed::from([7; 20]));
            Entry { name: format!("e{n}").parse().unwrap(), device }
        };
        let folder = Folder::create(&path, Exposed::Refuse).unwrap();
        change(&folder, |entries| {
            entries.extend((0..MOST - 1).map(entry));
            Ok(())
        })
        .unwrap();

        let locker = Locker::at(&path);
        locker.add(entry(MOST - 1)).unwrap();
        assert!(matches!(locker.add(entry(MOST)), Err(LockerError::Full)));
        assert_eq!(locker.entries().unwrap().len(), MOST);
    }
}
