//! Backups: every sealed row at one revision, sealed once more as a file, and back.
//!
//! `magic | master key id u32 | salt 32 | frames`. A frame is `last u8 | length u32 | ciphertext | tag`, AES-256-GCM
//! under a key of its own for each backup, numbered, so that a cut or shuffled file does not open.

use crate::backend::{Backend as _, RowRef, Sealed};
use crate::head::HeadKey;
use crate::load::{beginning, is_record, read_meta, read_ring, unseal};
use crate::rows::Rows;
use crate::seal::{self, Format};
use crate::{Key, MasterKeys, OpenError, Purpose, Replica, Sqlite, Store};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::rand;
use rustix::fs::{Mode, OFlags};
use std::fmt;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

const MAGIC: &[u8; 20] = b"countersign-backup-1";
/// Plaintext bytes of a frame.
const FRAME: usize = 64 * 1024;

/// Why a backup was not restored. Nothing is left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RestoreError {
    /// The file is no backup, or not a whole one.
    Damaged(&'static str),
    /// The master key is not the one that the backup was made under.
    MasterKey,
    /// The folder holds a store already.
    NotEmpty,
    /// What the backup holds does not open.
    Open(OpenError),
    /// The disk, in its own words.
    Io(String),
}

impl fmt::Display for RestoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RestoreError::Damaged(why) => write!(f, "the backup is damaged: {why}"),
            RestoreError::MasterKey => {
                f.write_str("the master key is not the one that the backup was made under")
            }
            RestoreError::NotEmpty => {
                f.write_str("the folder holds a store already; restore into an empty one")
            }
            RestoreError::Open(error) => error.fmt(f),
            RestoreError::Io(what) => write!(f, "the backup cannot be restored: {what}"),
        }
    }
}

impl std::error::Error for RestoreError {}

impl From<OpenError> for RestoreError {
    fn from(error: OpenError) -> RestoreError {
        RestoreError::Open(error)
    }
}

impl<R: Replica> Store<R> {
    /// Writes a backup to `path`, 0600, while the store goes on. The file is there whole, or not at all.
    ///
    /// # Errors
    /// When the disk refuses, in its own words.
    pub fn backup(&self, path: &Path) -> Result<(), String> {
        let rows = self.rows().map_err(|e| e.to_string())?;
        let mut name = path.file_name().ok_or("a backup needs a file name")?.to_owned();
        // Of its own, so that two who back up to one place do not write into one file.
        let mut own = [0; 8];
        rand::fill(&mut own).map_err(|_| "there is no randomness")?;
        name.push(format!(".{:016x}.part", u64::from_be_bytes(own)));
        let part = path.with_file_name(name);
        let flags =
            OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let file = rustix::fs::open(&part, flags, Mode::RUSR | Mode::WUSR);
        let file = File::from(file.map_err(|e| format!("{}: {e}", part.display()))?);
        let written = write(self.master(), &rows, file).and_then(|()| {
            std::fs::rename(&part, path).map_err(|e| e.to_string())?;
            let folder = path
                .parent()
                .filter(|p| !p.as_os_str().is_empty())
                .unwrap_or_else(|| Path::new("."));
            File::open(folder).and_then(|f| f.sync_all()).map_err(|e| e.to_string())
        });
        if written.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        written
    }
}

fn write(master: &MasterKeys, rows: &Rows, file: File) -> Result<(), String> {
    let none = "there is no randomness";
    let (id, _) = master.newest().ok_or("there is no master key")?;
    let mut salt = [0; 32];
    rand::fill(&mut salt).map_err(|_| none)?;
    let key = master.derive(id, "backup", &salt).ok_or(none)?;
    let mut out = BufWriter::new(file);
    let io = |e: std::io::Error| e.to_string();
    out.write_all(MAGIC).map_err(io)?;
    out.write_all(&id.to_be_bytes()).map_err(io)?;
    out.write_all(&salt).map_err(io)?;
    let mut plain = Vec::with_capacity(2 * FRAME);
    let mut number = 0_u64;
    for row in rows.iter() {
        for part in [row.key.as_bytes(), row.bytes] {
            plain.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            plain.extend_from_slice(part);
        }
        while plain.len() >= FRAME {
            let rest = plain.split_off(FRAME);
            frame(&mut out, &key, number, false, std::mem::replace(&mut plain, rest))?;
            number += 1;
        }
    }
    frame(&mut out, &key, number, true, plain)?;
    let file = out.into_inner().map_err(|e| e.to_string())?;
    file.sync_all().map_err(io)
}

fn frame(
    out: &mut impl Write,
    key: &[u8; 32],
    number: u64,
    last: bool,
    mut plain: Vec<u8>,
) -> Result<(), String> {
    let sealer = UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).map_err(|_| "no key")?;
    sealer
        .seal_in_place_append_tag(nonce(number), Aad::from([u8::from(last)]), &mut plain)
        .map_err(|_| "a frame cannot be sealed")?;
    let length = u32::try_from(plain.len()).unwrap_or(u32::MAX);
    out.write_all(&[u8::from(last)]).map_err(|e| e.to_string())?;
    out.write_all(&length.to_be_bytes()).map_err(|e| e.to_string())?;
    out.write_all(&plain).map_err(|e| e.to_string())
}

/// The frame's number: the key is used for one backup only.
fn nonce(number: u64) -> Nonce {
    let mut nonce = [0; NONCE_LEN];
    for (to, from) in nonce.iter_mut().skip(4).zip(number.to_be_bytes()) {
        *to = from;
    }
    Nonce::assume_unique_for_key(nonce)
}

/// Restores a backup into `folder`, which holds no store. Everything is verified before anything is written.
///
/// `change` may rewrite each record's plaintext. The ring is made anew, so that no token, cookie or marker that was
/// handed out before opens afterwards. The audit's lines stay with the old store. `now` is in seconds since 1970.
///
/// # Errors
/// See [`RestoreError`].
pub fn restore(
    file: &Path,
    master: &MasterKeys,
    folder: &Path,
    now: i64,
    change: &mut dyn FnMut(&Key, Vec<u8>) -> Vec<u8>,
) -> Result<(), RestoreError> {
    if Sqlite::is_in(folder) {
        return Err(RestoreError::NotEmpty);
    }
    let rows = read(file, master)?;
    let (writes, key) = rewrite(&rows, master, now, change)?;
    import(folder, &writes, &key)
}

fn read(path: &Path, master: &MasterKeys) -> Result<Rows, RestoreError> {
    let cut = |_| RestoreError::Damaged("it is cut short");
    let file =
        File::open(path).map_err(|e| RestoreError::Io(format!("{}: {e}", path.display())))?;
    let mut input = BufReader::new(file);
    let (mut magic, mut id, mut salt) = ([0; 20], [0; 4], [0; 32]);
    input.read_exact(&mut magic).map_err(cut)?;
    if &magic != MAGIC {
        return Err(RestoreError::Damaged("it is not a backup of ours"));
    }
    input.read_exact(&mut id).map_err(cut)?;
    input.read_exact(&mut salt).map_err(cut)?;
    let key =
        master.derive(u32::from_be_bytes(id), "backup", &salt).ok_or(RestoreError::MasterKey)?;
    let opener = UnboundKey::new(&AES_256_GCM, key.as_slice()).map(LessSafeKey::new);
    let opener = opener.map_err(|_| RestoreError::MasterKey)?;
    let mut plain = Vec::new();
    for number in 0_u64.. {
        let (mut last, mut length) = ([0], [0; 4]);
        input.read_exact(&mut last).map_err(cut)?;
        input.read_exact(&mut length).map_err(cut)?;
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
        if length > 4 * FRAME {
            return Err(RestoreError::Damaged("a frame is too long"));
        }
        let mut sealed = vec![0; length];
        input.read_exact(&mut sealed).map_err(cut)?;
        let opened = opener.open_in_place(nonce(number), Aad::from(last), &mut sealed);
        plain
            .extend_from_slice(opened.map_err(|_| RestoreError::Damaged("a frame does not open"))?);
        if last == [1] {
            break;
        }
    }
    if input.read(&mut [0]).map_err(cut)? != 0 {
        return Err(RestoreError::Damaged("something follows its end"));
    }
    parse(&plain).ok_or(RestoreError::Damaged("a row is cut short"))
}

fn parse(mut plain: &[u8]) -> Option<Rows> {
    let mut rows = Rows::default();
    while !plain.is_empty() {
        let mut part = || {
            let (length, rest) = plain.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
            let (part, rest) = rest.split_at_checked(length)?;
            plain = rest;
            Some(part)
        };
        let (key, bytes) = (part()?, part()?);
        rows.push(RowRef { key: std::str::from_utf8(key).ok()?, revision: 0, bytes });
    }
    Some(rows)
}

/// The rows of a new store with the same records: another id, another ring, everything sealed anew.
fn rewrite(
    rows: &Rows,
    master: &MasterKeys,
    now: i64,
    change: &mut dyn FnMut(&Key, Vec<u8>) -> Vec<u8>,
) -> Result<(Vec<Sealed>, HeadKey), RestoreError> {
    let none = || RestoreError::Io("there is no randomness".into());
    let old_id = read_meta(rows)?;
    let old = read_ring(master, &old_id, rows)?;
    let (id, mut writes, ring) = beginning(master, now).ok_or_else(none)?;
    let (data_id, data) = ring.current(Purpose::Data);
    for row in rows.iter().filter(|row| is_record(row.key)) {
        let key = Key::from(row.key);
        let (version, plain) = unseal(&old, &old_id, &key, row.bytes).map_err(OpenError::from)?;
        let plain = Zeroizing::new(change(&key, plain.to_vec()));
        let sealed = seal::seal(&id, &key, Format::Record, (data_id, &data), version + 1, &plain)
            .ok_or_else(none)?;
        writes.push((key, Some(Arc::from(sealed))));
    }
    Ok((writes, ring.head_key(id)))
}

/// Begins a store with these rows, where there is none.
fn import(folder: &Path, rows: &[Sealed], key: &HeadKey) -> Result<(), RestoreError> {
    let lock = folder.join("lock");
    let (made, locked) = (!folder.exists(), lock.exists());
    let begun = Sqlite::open(folder).map_err(RestoreError::from).and_then(|backend| {
        // Looked at again, now that nobody else can begin one.
        if Sqlite::is_in(folder) {
            return Err(RestoreError::NotEmpty);
        }
        let begun = backend.begin(rows, key).map_err(OpenError::from);
        backend.close();
        Ok(begun?)
    });
    if begun.is_err() {
        // The lock is all that there is.
        if !locked {
            let _ = std::fs::remove_file(lock);
        }
        if made {
            let _ = std::fs::remove_dir(folder);
        }
    }
    begun
}
