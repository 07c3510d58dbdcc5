//! The master key: a file that opens the ring, and nothing else.
//!
//! One key a line, newest first: `countersign-master-key-1 ID BASE64`. Two lines let a key be replaced: the newest one
//! wraps, either one opens.

use aws_lc_rs::{hmac, rand};
use data_encoding::{BASE64, HEXLOWER};
use rustix::fs::{Mode, OFlags};
use std::fmt;
use std::io::{Read, Write};
use std::path::Path;
use zeroize::Zeroizing;

const WORD: &str = "countersign-master-key-1";

/// One or two master keys, newest first.
#[derive(Clone)]
pub struct MasterKeys(Vec<(u32, Zeroizing<[u8; 32]>)>);

/// Why there is no master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MasterKeyError {
    /// The file is not there.
    Missing,
    /// The file is not what was written.
    Damaged(&'static str),
    /// The disk, in its own words.
    Io(String),
}

impl fmt::Display for MasterKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MasterKeyError::Missing => f.write_str("the master key file is missing"),
            MasterKeyError::Damaged(why) => write!(f, "the master key file is damaged: {why}"),
            MasterKeyError::Io(what) => write!(f, "the master key file cannot be read: {what}"),
        }
    }
}

impl std::error::Error for MasterKeyError {}

impl fmt::Debug for MasterKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<u32> = self.0.iter().map(|(id, _)| *id).collect();
        write!(f, "MasterKeys({ids:?})")
    }
}

impl MasterKeys {
    /// A new key from the operating system's random source.
    pub fn generate() -> Option<MasterKeys> {
        let (mut id, mut key) = ([0; 4], Zeroizing::new([0; 32]));
        rand::fill(&mut id).ok()?;
        rand::fill(key.as_mut()).ok()?;
        Some(MasterKeys(vec![(u32::from_be_bytes(id), key)]))
    }

    /// Reads the text of a key file.
    pub fn parse(text: &str) -> Result<MasterKeys, MasterKeyError> {
        let damaged = MasterKeyError::Damaged;
        let mut keys = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let mut words = line.split_whitespace();
            let (Some(WORD), Some(id), Some(key), None) =
                (words.next(), words.next(), words.next(), words.next())
            else {
                return Err(damaged("a line is not `countersign-master-key-1 ID KEY`"));
            };
            let id =
                HEXLOWER.decode(id.as_bytes()).ok().and_then(|id| <[u8; 4]>::try_from(id).ok());
            let key = BASE64.decode(key.as_bytes()).ok().map(Zeroizing::new);
            let key = key.and_then(|key| <[u8; 32]>::try_from(key.as_slice()).ok());
            let (Some(id), Some(key)) = (id, key) else {
                return Err(damaged("an id or a key has another length"));
            };
            keys.push((u32::from_be_bytes(id), Zeroizing::new(key)));
        }
        match keys.len() {
            1 | 2 => Ok(MasterKeys(keys)),
            0 => Err(damaged("it holds no key")),
            _ => Err(damaged("it holds more than two keys")),
        }
    }

    /// The text of a key file.
    pub fn text(&self) -> Zeroizing<String> {
        let lines = self.0.iter().map(|(id, key)| {
            format!(
                "{WORD} {} {}\n",
                HEXLOWER.encode(&id.to_be_bytes()),
                BASE64.encode(key.as_slice())
            )
        });
        Zeroizing::new(lines.collect())
    }

    /// Reads a key file.
    pub fn read(path: &Path) -> Result<MasterKeys, MasterKeyError> {
        let mut text = Zeroizing::new(String::new());
        let file = match std::fs::File::open(path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(MasterKeyError::Missing);
            }
            Err(e) => return Err(MasterKeyError::Io(e.to_string())),
        };
        match file.take(4096).read_to_string(&mut text) {
            Ok(_) => MasterKeys::parse(&text),
            Err(e) if e.kind() == std::io::ErrorKind::InvalidData => {
                Err(MasterKeyError::Damaged("it is not text"))
            }
            Err(e) => Err(MasterKeyError::Io(e.to_string())),
        }
    }

    /// Writes a new key file, 0600, and its folder entry, to the disk. A file that is there already is an error.
    pub fn create(&self, path: &Path) -> Result<(), MasterKeyError> {
        let io = |e: std::io::Error| MasterKeyError::Io(e.to_string());
        let flags =
            OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let file =
            rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR).map_err(|e| io(e.into()))?;
        let mut file = std::fs::File::from(file);
        if let Err(error) = file.write_all(self.text().as_bytes()).and_then(|()| file.sync_all()) {
            // Half a key would look like a damaged one for ever.
            let _ = std::fs::remove_file(path);
            return Err(io(error));
        }
        let folder =
            path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(io)
    }

    /// The key that wraps.
    pub(crate) fn newest(&self) -> Option<(u32, &[u8; 32])> {
        self.0.first().map(|(id, key)| (*id, &**key))
    }

    /// The key with that id.
    pub(crate) fn by_id(&self, id: u32) -> Option<&[u8; 32]> {
        self.0.iter().find(|(i, _)| *i == id).map(|(_, key)| &**key)
    }

    /// A key of its own for each use, out of the key with that id.
    pub(crate) fn derive(&self, id: u32, word: &str, salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let mut context =
            hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, self.by_id(id)?));
        context.update(word.as_bytes());
        context.update(&[0]);
        context.update(salt);
        <[u8; 32]>::try_from(context.sign().as_ref()).ok().map(Zeroizing::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_back_and_only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        assert_eq!(MasterKeys::read(&path).unwrap_err(), MasterKeyError::Missing);
        let keys = MasterKeys::generate().unwrap();
        keys.create(&path).unwrap();
        assert_eq!(MasterKeys::read(&path).unwrap().text(), keys.text());
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(keys.create(&path).is_err(), "a key is never written over");
    }

    #[test]
    fn what_is_not_a_key_is_said_to_be_damaged() {
        let text = MasterKeys::generate().unwrap().text();
        let three = text.repeat(3);
        let cut = text.trim_end().trim_end_matches('=').to_owned();
        for bad in ["", "\n\n", "nothing", &cut, &three, &text.replace("-1 ", "-2 ")] {
            assert!(matches!(MasterKeys::parse(bad), Err(MasterKeyError::Damaged(_))), "{bad}");
        }
        assert!(MasterKeys::parse(&text.repeat(2)).is_ok());
        assert!(
            !format!("{:?}", MasterKeys::parse(&text).unwrap())
                .contains(text.split(' ').nth(2).unwrap().trim())
        );
    }
}
