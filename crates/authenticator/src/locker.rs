//! The locker: every entry in one sealed file, and the ways in which it is opened and changed.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use countersign_files::{Error, Exposed, Folder, Lock};
use countersign_ident::{AccountId, Arn};
use countersign_keyring::desktop::Keyring;
use countersign_otp::uri::{Factor, Otpauth};
use zeroize::Zeroizing;

use crate::seal::{self, Header, Unopened};
use crate::{Entry, Name, Shown};

const LOCKER: &str = "locker";
const KEY: &str = "locker.key";
const LOCK: &str = "lock";

/// Where keys of lockers are in the desktop's keyring.
const KEYRING: Keyring =
    Keyring { service: "countersign-authenticator", label: "Countersign authenticator" };

/// No file of ours comes near this; a larger one is not ours.
const LARGEST: u64 = 4 << 20;

/// More than anybody has; it bounds the work that a file can ask for.
const MOST: usize = 1000;

/// Where the key of a locker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// In a file beside it, for its owner alone.
    KeyFile,
    /// In the system's keyring, which opens when its owner signs in.
    Keyring,
    /// In its owner's head.
    Passphrase,
}

/// Who helps to open a locker and knows where a new one's key is to be.
pub trait Keeper: fmt::Debug + Send + Sync {
    /// The passphrase of the locker that is there, or why nobody can be asked.
    fn passphrase(&self) -> Result<Zeroizing<String>, String>;

    /// Whether the key of a new locker goes to the system's keyring, where that takes it.
    fn has_keyring(&self) -> bool;
}

/// The locker alone: it opens with its key file or the keyring, and a new one gets a key file.
#[derive(Debug)]
struct Nobody;

impl Keeper for Nobody {
    fn passphrase(&self) -> Result<Zeroizing<String>, String> {
        Err("there is nobody to ask".to_owned())
    }

    fn has_keyring(&self) -> bool {
        false
    }
}

/// The entries of one user, in a folder of their own.
///
/// Any number of processes may use it at once: readers see a whole locker, and writers wait for
/// each other. Nothing is touched before the first call that needs it, and nothing is written but by
/// [`add`](Self::add), [`put`](Self::put), [`rename`](Self::rename), [`take_in`](Self::take_in),
/// [`remove`](Self::remove), [`seal`](Self::seal) and the codes of counter-based entries.
#[derive(Debug, Clone)]
pub struct Locker {
    path: PathBuf,
    keeper: Arc<dyn Keeper>,
}

/// What became of a device that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The entry's name.
    pub name: Name,
    /// Whether it was there already, seed and all.
    pub known: bool,
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
    /// The passphrase is wrong, or the locker damaged: sealed files do not tell which.
    WrongPassphrase(PathBuf),
    /// The locker opens with a passphrase, and nobody gave it: why.
    NoPassphrase(String),
    /// The keyring did not give or take the key: why.
    Keyring(String),
    /// No entry is that of this device.
    NoDevice(String),
    /// Several entries may be that of this device: their names.
    Ambiguous(String, Vec<String>),
    /// The counter of an entry has come to its end.
    Spent(String),
    /// The system gave no random bytes.
    NoRandomness,
    /// A file or its folder could not be used: it is open to others, not ours, or the system refused.
    File(Error),
}

impl Locker {
    /// The locker in the folder `path`, which need not be there yet. A new one gets a key file, and nobody
    /// is asked for a passphrase.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self::kept_by(path, Arc::new(Nobody))
    }

    /// The same, with somebody who helps.
    pub fn kept_by(path: impl Into<PathBuf>, keeper: Arc<dyn Keeper>) -> Self {
        Self { path: path.into(), keeper }
    }

    /// Every entry, in the order in which they were added. None if there is no locker yet.
    pub fn entries(&self) -> Result<Vec<Entry>, LockerError> {
        match Folder::open(&self.path, Exposed::Refuse)? {
            Some(folder) => Ok(self.read(&folder)?.map(|(_, entries)| entries).unwrap_or_default()),
            None => Ok(Vec::new()),
        }
    }

    /// Where its key is, which can be told without it; `None` if there is no locker yet.
    pub fn method(&self) -> Result<Option<Method>, LockerError> {
        let Some(folder) = Folder::open(&self.path, Exposed::Refuse)? else { return Ok(None) };
        let Some(file) = folder.read(LOCKER, LARGEST)? else { return Ok(None) };
        let (header, _) = Header::read(&file).map_err(|why| unopened(why, &folder))?;
        Ok(Some(header.method()))
    }

    /// Puts an entry in. Makes the folder, the key and the locker if there are none.
    pub fn add(&self, entry: Entry) -> Result<(), LockerError> {
        let folder = Folder::create(&self.path, Exposed::Refuse)?;
        self.change(&folder, |entries| {
            if entries.iter().any(|e| e.name == entry.name) {
                return Err(LockerError::Exists(entry.name.to_string()));
            }
            push(entries, entry)
        })
    }

    /// Puts an entry in, in place of the one of that name if there is one.
    pub fn put(&self, entry: Entry) -> Result<(), LockerError> {
        let folder = Folder::create(&self.path, Exposed::Refuse)?;
        self.change(&folder, |entries| {
            entries.retain(|e| e.name != entry.name);
            push(entries, entry)
        })
    }

    /// Calls an entry by another name, which nothing is called yet.
    pub fn rename(&self, name: &str, to: Name) -> Result<(), LockerError> {
        let folder = self.existing(name)?;
        self.change(&folder, |entries| {
            if entries.iter().any(|e| e.name == to) {
                return Err(LockerError::Exists(to.to_string()));
            }
            let at = position(entries, name)?;
            let entry = entries.get_mut(at).ok_or_else(|| LockerError::Unknown(name.to_owned()))?;
            entry.name = to;
            Ok(())
        })
    }

    /// Puts devices in under names of their own, all of them or none. One that is there already stays as
    /// it is, its counter too.
    pub fn take_in(&self, devices: Vec<Otpauth>) -> Result<Vec<Taken>, LockerError> {
        let folder = Folder::create(&self.path, Exposed::Refuse)?;
        self.change(&folder, |entries| {
            let take = |device: Otpauth| {
                if let Some(entry) = entries.iter().find(|entry| entry.is_of(&device)) {
                    return Ok(Taken { name: entry.name.clone(), known: true });
                }
                let name = Name::of(&device, |name| entries.iter().any(|e| e.name == *name));
                push(entries, Entry { name: name.clone(), device })?;
                Ok(Taken { name, known: false })
            };
            devices.into_iter().map(take).collect()
        })
    }

    /// Takes an entry out for good, and gives it back a last time.
    pub fn remove(&self, name: &str) -> Result<Entry, LockerError> {
        let folder = self.existing(name)?;
        self.change(&folder, |entries| {
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
        self.shown(&folder, now, |entries| position(entries, name))
    }

    /// The code of the entry for an MFA device, at `now`, in Unix seconds. `serial` is its ARN or number.
    ///
    /// That is the entry that is called so; else the one whose account reads `NAME@ACCOUNT`, as AWS and
    /// Countersign write it; else the one that is called like the last part of the ARN, unless its account
    /// is another one.
    pub fn code_for(&self, serial: &str, now: i64) -> Result<Shown, LockerError> {
        let none = || LockerError::NoDevice(serial.to_owned());
        let folder = Folder::open(&self.path, Exposed::Refuse)?.ok_or_else(none)?;
        self.shown(&folder, now, |entries| device(entries, serial))
    }

    /// Seals the locker in another way, or in the same way anew. `passphrase` is the new one, where the
    /// method is that.
    pub fn seal(&self, method: Method, passphrase: Option<&str>) -> Result<(), LockerError> {
        let folder = Folder::create(&self.path, Exposed::Refuse)?;
        let lock = folder.lock(LOCK)?;
        let (before, entries) = match self.read(&folder)? {
            Some((sealing, entries)) => (Some(sealing.header), entries),
            None => (None, Vec::new()),
        };
        let failed = |why| unopened(why, &folder);
        let header = Header::new(method).map_err(failed)?;
        let key = match &header {
            Header::KeyFile => {
                // The locker that is there opens with its key file until it is replaced, so that one stays.
                if before == Some(Header::KeyFile) {
                    key_file(&folder)?
                } else {
                    let key = seal::new_key().map_err(failed)?;
                    folder.replace(&lock, KEY, &*key)?;
                    key
                }
            }
            Header::Keyring(id) => {
                let key = seal::new_key().map_err(failed)?;
                KEYRING.put(&seal::hex(id), &*key).map_err(LockerError::Keyring)?;
                key
            }
            Header::Passphrase(cost, salt) => {
                let passphrase = passphrase.filter(|passphrase| !passphrase.is_empty());
                let passphrase = passphrase.ok_or_else(|| {
                    LockerError::NoPassphrase("the new one must not be empty".to_owned())
                })?;
                cost.key(passphrase, salt).ok_or(LockerError::NoRandomness)?
            }
        };
        write(&folder, &lock, &Sealing { header, key }, &entries)?;
        match before {
            Some(Header::Keyring(id)) => KEYRING.forget(&seal::hex(&id)),
            Some(Header::KeyFile) if method != Method::KeyFile => folder.remove(&lock, KEY)?,
            _ => {}
        }
        Ok(())
    }

    fn existing(&self, name: &str) -> Result<Folder, LockerError> {
        Folder::open(&self.path, Exposed::Refuse)?
            .ok_or_else(|| LockerError::Unknown(name.to_owned()))
    }

    /// The code of the entry that `find` names. Only one that counts takes the lock and writes.
    fn shown(
        &self,
        folder: &Folder,
        now: i64,
        find: impl Fn(&[Entry]) -> Result<usize, LockerError>,
    ) -> Result<Shown, LockerError> {
        let sealed = self.read(folder)?;
        let (sealing, entries) = match sealed {
            Some((sealing, entries)) => (Some(sealing), entries),
            None => (None, Vec::new()),
        };
        let at = find(&entries)?;
        let entry = entries.get(at).ok_or_else(|| LockerError::Unknown(String::new()))?;
        if let Factor::Time { .. } = entry.device.factor {
            return Ok(Shown::of(entry, now));
        }
        let lock = folder.lock(LOCK)?;
        // Somebody may have used the counter since.
        let (sealing, mut entries) = self.read_again(folder, sealing)?;
        let at = find(&entries)?;
        let entry = entries.get_mut(at).ok_or_else(|| LockerError::Unknown(String::new()))?;
        let shown = Shown::of(entry, now);
        if let Factor::Counter { counter } = &mut entry.device.factor {
            let next = counter.checked_add(1);
            *counter = next.ok_or_else(|| LockerError::Spent(entry.name.to_string()))?;
        }
        write(folder, &lock, &sealing, &entries)?;
        Ok(shown)
    }

    /// Reads, changes and writes with no other writer in between. An error writes nothing.
    fn change<T>(
        &self,
        folder: &Folder,
        f: impl FnOnce(&mut Vec<Entry>) -> Result<T, LockerError>,
    ) -> Result<T, LockerError> {
        // A person who is asked for a passphrase keeps nobody waiting.
        let before = self.read(folder)?.map(|(sealing, _)| sealing);
        let lock = folder.lock(LOCK)?;
        let (sealing, mut entries) = match (before, folder.read(LOCKER, LARGEST)?) {
            (None, None) => (self.create(folder, &lock)?, Vec::new()),
            (before, _) => self.read_again(folder, before)?,
        };
        let answer = f(&mut entries)?;
        write(folder, &lock, &sealing, &entries)?;
        Ok(answer)
    }

    /// How the locker is sealed, and the entries; `None` if there is no locker.
    fn read(&self, folder: &Folder) -> Result<Option<(Sealing, Vec<Entry>)>, LockerError> {
        let Some(file) = folder.read(LOCKER, LARGEST)? else { return Ok(None) };
        self.open(folder, &file, None).map(Some)
    }

    /// The same under the lock, where there is a locker. The key is found anew only if it is another one.
    fn read_again(
        &self,
        folder: &Folder,
        known: Option<Sealing>,
    ) -> Result<(Sealing, Vec<Entry>), LockerError> {
        let gone = || LockerError::Damaged(folder.path(LOCKER));
        let file = folder.read(LOCKER, LARGEST)?.ok_or_else(gone)?;
        self.open(folder, &file, known)
    }

    fn open(
        &self,
        folder: &Folder,
        file: &[u8],
        known: Option<Sealing>,
    ) -> Result<(Sealing, Vec<Entry>), LockerError> {
        let failed = |why| unopened(why, folder);
        let (header, rest) = Header::read(file).map_err(failed)?;
        let key = match (known, &header) {
            (Some(known), _) if known.header == header => known.key,
            (_, Header::KeyFile) => key_file(folder)?,
            (_, Header::Keyring(id)) => {
                let key = KEYRING.get(&seal::hex(id)).map_err(LockerError::Keyring)?;
                let key =
                    key.ok_or_else(|| LockerError::Keyring("it has no such key".to_owned()))?;
                let wrong = |_| LockerError::Keyring("what it holds is no key".to_owned());
                Zeroizing::new(<[u8; 32]>::try_from(&key[..]).map_err(wrong)?)
            }
            (_, Header::Passphrase(cost, salt)) => {
                let passphrase = self.keeper.passphrase().map_err(LockerError::NoPassphrase)?;
                cost.key(&passphrase, salt).ok_or(LockerError::NoRandomness)?
            }
        };
        let entries = seal::open(&header, &key[..], rest).map_err(|why| match (why, &header) {
            (Unopened::Damaged, Header::Passphrase(..)) => {
                LockerError::WrongPassphrase(folder.path(LOCKER))
            }
            _ => failed(why),
        })?;
        Ok((Sealing { header, key }, entries))
    }

    /// The sealing of a locker that is not there yet.
    fn create(&self, folder: &Folder, lock: &Lock) -> Result<Sealing, LockerError> {
        let failed = |why| unopened(why, folder);
        if self.keeper.has_keyring() {
            let header = Header::new(Method::Keyring).map_err(failed)?;
            let key = seal::new_key().map_err(failed)?;
            // A desktop without a keyring, or with one that stays shut, is as good as none.
            if let Header::Keyring(id) = &header
                && KEYRING.put(&seal::hex(id), &*key).is_ok()
            {
                return Ok(Sealing { header, key });
            }
        }
        let key = if folder.read(KEY, LARGEST)?.is_some() {
            key_file(folder)?
        } else {
            let key = seal::new_key().map_err(failed)?;
            folder.replace(lock, KEY, &*key)?;
            key
        };
        Ok(Sealing { header: Header::KeyFile, key })
    }
}

/// How a locker is sealed, key and all.
struct Sealing {
    header: Header,
    key: Zeroizing<[u8; 32]>,
}

fn write(
    folder: &Folder,
    lock: &Lock,
    sealing: &Sealing,
    entries: &[Entry],
) -> Result<(), LockerError> {
    let file = seal::seal(&sealing.header, &sealing.key[..], entries);
    Ok(folder.replace(lock, LOCKER, &file.map_err(|why| unopened(why, folder))?)?)
}

fn key_file(folder: &Folder) -> Result<Zeroizing<[u8; 32]>, LockerError> {
    let bytes = folder.read(KEY, LARGEST)?.ok_or_else(|| LockerError::NoKey(folder.path(KEY)))?;
    let key = <[u8; 32]>::try_from(&bytes[..]);
    key.map(Zeroizing::new).map_err(|_| LockerError::BadKey(folder.path(KEY)))
}

fn unopened(why: Unopened, folder: &Folder) -> LockerError {
    match why {
        Unopened::Damaged => LockerError::Damaged(folder.path(LOCKER)),
        Unopened::Newer => LockerError::Newer(folder.path(LOCKER)),
        Unopened::NoRandomness => LockerError::NoRandomness,
    }
}

fn push(entries: &mut Vec<Entry>, entry: Entry) -> Result<(), LockerError> {
    if entries.len() >= MOST {
        return Err(LockerError::Full);
    }
    entries.push(entry);
    Ok(())
}

fn position(entries: &[Entry], name: &str) -> Result<usize, LockerError> {
    let at = entries.iter().position(|e| e.name.is(name));
    at.ok_or_else(|| LockerError::Unknown(name.to_owned()))
}

/// The entry for an MFA device: [`Locker::code_for`] says which one that is.
fn device(entries: &[Entry], serial: &str) -> Result<usize, LockerError> {
    if let Some(at) = entries.iter().position(|e| e.name.is(serial)) {
        return Ok(at);
    }
    let arn = Arn::parse(serial);
    let last = arn.map_or(serial, |arn| arn.name());
    let account = arn.and_then(|arn| arn.account_id());
    if let Some(account) = account {
        let label = format!("{last}@{account}");
        let mut found = (0..).zip(entries).filter(|(_, e)| e.device.account == label);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => return Ok(at),
            (None, _) => {}
            (Some(_), Some(_)) => {
                let found = entries.iter().filter(|e| e.device.account == label);
                let names = found.map(|e| e.name.to_string()).collect();
                return Err(LockerError::Ambiguous(serial.to_owned(), names));
            }
        }
    }
    let of_another = |entry: &Entry| {
        let (_, theirs) = entry.device.account.rsplit_once('@').unwrap_or_default();
        let theirs = AccountId::parse(theirs);
        theirs.is_some() && account.is_some() && theirs != account
    };
    let at = entries.iter().position(|e| e.name.is(last) && !of_another(e));
    at.ok_or_else(|| LockerError::NoDevice(serial.to_owned()))
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
            Self::WrongPassphrase(path) => {
                write!(f, "the passphrase is wrong, or `{}` is damaged", show(path))
            }
            Self::NoPassphrase(why) => write!(f, "the locker opens with a passphrase: {why}"),
            Self::Keyring(why) => {
                write!(f, "the locker opens with a key in the system's keyring: {why}")
            }
            Self::NoDevice(serial) => write!(
                f,
                "no entry is the device {serial}: add it with `countersign authenticator add`, under that name or the last part of it"
            ),
            Self::Ambiguous(serial, names) => write!(
                f,
                "several entries may be the device {serial}: {}; call the right one by the whole ARN",
                names.join(", ")
            ),
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
        let locker = Locker::at(&path);
        let extend = |entries: &mut Vec<Entry>| {
            entries.extend((0..MOST - 1).map(entry));
            Ok(())
        };
        locker.change(&folder, extend).unwrap();
        locker.add(entry(MOST - 1)).unwrap();
        assert!(matches!(locker.add(entry(MOST)), Err(LockerError::Full)));
        assert_eq!(locker.entries().unwrap().len(), MOST);
    }
}
