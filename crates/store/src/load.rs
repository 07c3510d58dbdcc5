//! From sealed rows to a replica: verified, opened on all cores, applied in order.

use crate::backend::{Backend, Loaded, RowRef, Sealed};
use crate::head::{Head, HeadKey};
use crate::ring::RingKey;
use crate::rows::Rows;
use crate::seal::{self, Format, StoreId};
use crate::snapshot::Versions;
use crate::{
    BackendError, Damaged, Key, MasterKeys, OpenError, Purpose, Record as _, Replica, Revision,
    Ring, Snapshot,
};
use aws_lc_rs::rand;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use zeroize::Zeroizing;

/// The store format that this version writes, and the newest that it reads.
const FORMAT: u32 = 1;
/// Where the store's own facts are: `0 | store id 16 | least version that may read or write u32`.
const META: &str = "meta";
/// Rows that one core opens at a time.
const BLOCK: usize = 1024;

/// Everything that a backend holds, as it is sealed. `None` where no store has been begun.
pub(crate) fn rows(backend: &dyn Backend) -> Result<Option<(Loaded, Rows)>, BackendError> {
    let mut rows = Rows::default();
    let loaded = backend.load(&mut |row| rows.push(row))?;
    Ok(loaded.map(|loaded| (loaded, rows)))
}

/// What rows come to.
pub(crate) struct Opened<R> {
    pub(crate) id: StoreId,
    pub(crate) ring: Ring,
    pub(crate) snapshot: Snapshot<R>,
}

/// A new store's id, its first rows, and its ring.
pub(crate) fn beginning(master: &MasterKeys, now: i64) -> Option<(StoreId, Vec<Sealed>, Ring)> {
    let mut id = StoreId::default();
    rand::fill(&mut id).ok()?;
    let mut ring = Ring::default();
    for purpose in Purpose::ALL {
        ring.put(&Ring::key(purpose, 1), &RingKey::generate(now, 0)?).ok()?;
    }
    let mut meta = vec![0];
    meta.extend_from_slice(&id);
    meta.extend_from_slice(&FORMAT.to_be_bytes());
    let mut rows: Vec<Sealed> = vec![(Key::from(META), Some(Arc::from(meta)))];
    for (key, record) in ring.records() {
        let plain = Zeroizing::new(record.encode());
        let sealed = seal::seal(&id, &key, Format::Wrapped, master.newest()?, 1, &plain)?;
        rows.push((key, Some(Arc::from(sealed))));
    }
    Some((id, rows, ring))
}

/// Whether a row is a record of the replica's, not one of the store's own.
pub(crate) fn is_record(key: &str) -> bool {
    key != META && !key.starts_with("ring/")
}

/// The store's id, out of the row that says who it is.
pub(crate) fn read_meta(rows: &Rows) -> Result<StoreId, OpenError> {
    let bad = || OpenError::Damaged(Damaged::new("the store does not say who it is"));
    let row = rows.iter().find(|row| row.key == META).ok_or_else(bad)?;
    let (&format, rest) = row.bytes.split_first().ok_or_else(bad)?;
    let (id, least) = rest.split_at_checked(16).ok_or_else(bad)?;
    let least = u32::from_be_bytes(least.try_into().map_err(|_| bad())?);
    if least > FORMAT {
        return Err(OpenError::TooNew { needs: least });
    }
    if format != 0 {
        return Err(bad());
    }
    id.try_into().map_err(|_| bad())
}

/// The ring, unwrapped. A master key that opens none of it is the wrong one.
pub(crate) fn read_ring(master: &MasterKeys, id: &StoreId, rows: &Rows) -> Result<Ring, OpenError> {
    let mut ring = Ring::default();
    for row in rows.iter().filter(|row| row.key.starts_with("ring/")) {
        let key = Key::from(row.key);
        ring.put(&key, &unwrap(master, id, &key, row.bytes)?)?;
    }
    if ring.is_whole() {
        Ok(ring)
    } else {
        Err(Damaged::new("a key of the ring is missing").into())
    }
}

/// A key of the ring.
pub(crate) fn unwrap(
    master: &MasterKeys,
    id: &StoreId,
    key: &Key,
    bytes: &[u8],
) -> Result<RingKey, OpenError> {
    let header = seal::header(bytes)
        .ok_or_else(|| Damaged::new(format!("the record {key} is cut short")))?;
    let secret = master.by_id(header.key_id).ok_or_else(|| {
        OpenError::MasterKey("it is not the one that this store was made with".into())
    })?;
    let plain = seal::open(id, key, Format::Wrapped, secret, bytes)
        .map_err(|_| OpenError::MasterKey(format!("it does not open {key}, or that is damaged")))?;
    Ok(RingKey::decode(&plain)?)
}

/// A record's version and plaintext.
pub(crate) fn unseal(
    ring: &Ring,
    id: &StoreId,
    key: &Key,
    bytes: &[u8],
) -> Result<(u64, Zeroizing<Vec<u8>>), Damaged> {
    let cut = || Damaged::new(format!("the record {key} is cut short"));
    let header = seal::header(bytes).ok_or_else(cut)?;
    let secret = ring.by_id(Purpose::Data, header.key_id).ok_or_else(|| {
        Damaged::new(format!("the record {key} is sealed with a key that is not here"))
    })?;
    Ok((header.version, seal::open(id, key, Format::Record, &secret, bytes)?))
}

/// Verifies and opens everything. The rows come in the order of their keys.
pub(crate) fn open<R: Replica>(
    master: &MasterKeys,
    mut replica: R,
    loaded: &Loaded,
    mut rows: Rows,
) -> Result<Opened<R>, OpenError> {
    let id = read_meta(&rows)?;
    let ring = read_ring(master, &id, &rows)?;
    let signed = signed_head(&ring.head_key(id), loaded, &rows)?;
    rows.sort_by_revision();
    let mut versions = Versions::default();
    let none = Head::at(loaded.revision);
    let head = each(&rows, &ring, &id, signed.is_some(), none, |one| {
        versions.insert(&one.key, one.version);
        match &one.plain {
            Some(plain) => replica.apply(one.revision, &one.key, Some(plain)),
            None => Ok(()),
        }
    })?;
    fits(signed, head)?;
    let snapshot = Snapshot { revision: loaded.revision, replica, versions };
    Ok(Opened { id, ring, snapshot })
}

/// Verifies that rows are those that the head was signed for. A backend whose rows nobody else reaches has no head.
pub(crate) fn verify(key: &HeadKey, loaded: &Loaded, rows: &Rows) -> Result<(), Damaged> {
    let signed = signed_head(key, loaded, rows)?;
    let mut head = Head::at(loaded.revision);
    if signed.is_some() {
        rows.iter().for_each(|row| head.add(key, row));
    }
    fits(signed, head)
}

fn signed_head(key: &HeadKey, loaded: &Loaded, rows: &Rows) -> Result<Option<Head>, Damaged> {
    if !rows.are_in_order() {
        return Err(Damaged::new("the rows are not in order"));
    }
    loaded.head.as_deref().map(|bytes| Head::read(key, bytes)).transpose()
}

/// The revision is part of both, so that a head of another one does not fit either.
fn fits(signed: Option<Head>, counted: Head) -> Result<(), Damaged> {
    let what = "a record is older than it was, missing, or not one of this store's";
    match signed {
        Some(signed) if signed != counted => Err(Damaged::new(what)),
        _ => Ok(()),
    }
}

/// A row that has been opened. The store's own have no plaintext here.
struct One {
    key: Key,
    revision: Revision,
    version: u64,
    plain: Option<Zeroizing<Vec<u8>>>,
}

/// Opens all rows on all cores and hands them over in order, while the cores are some blocks ahead; what they come to.
fn each(
    rows: &Rows,
    ring: &Ring,
    id: &StoreId,
    summed: bool,
    mut total: Head,
    mut then: impl FnMut(One) -> Result<(), Damaged>,
) -> Result<Head, OpenError> {
    let key = ring.head_key(*id);
    let block = |number: usize| -> Result<(Head, Vec<One>), Damaged> {
        let mut head = Head::default();
        let range = (number * BLOCK).min(rows.len())..((number + 1) * BLOCK).min(rows.len());
        let mut opened = Vec::with_capacity(range.len());
        for row in rows.slice(range) {
            if summed {
                head.add(&key, row);
            }
            opened.push(open_row(ring, id, row)?);
        }
        Ok((head, opened))
    };
    let blocks = rows.len().div_ceil(BLOCK);
    let cores = std::thread::available_parallelism().map_or(2, usize::from).clamp(1, blocks.max(1));
    std::thread::scope(|scope| {
        let mut opened = Vec::with_capacity(cores);
        for core in 0..cores {
            let (send, receive) = sync_channel(2);
            let block = &block;
            let work = move || {
                // The channel closes when a block before was bad.
                (core..blocks).step_by(cores).all(|number| send.send(block(number)).is_ok())
            };
            let thread = std::thread::Builder::new().name("store-loader".into());
            thread.spawn_scoped(scope, work).map_err(|e| OpenError::Io(e.to_string()))?;
            opened.push(receive);
        }
        for receive in opened.iter().cycle().take(blocks) {
            let block = receive.recv().map_err(|_| Damaged::new("a loader broke off"))?;
            let (part, ones) = block?;
            total.join(&part);
            ones.into_iter().try_for_each(&mut then)?;
        }
        Ok(total)
    })
}

fn open_row(ring: &Ring, id: &StoreId, row: RowRef<'_>) -> Result<One, Damaged> {
    let key = Key::from(row.key);
    let (version, plain) = if is_record(row.key) {
        let (version, plain) = unseal(ring, id, &key, row.bytes)?;
        (version, Some(plain))
    } else {
        (seal::header(row.bytes).map_or(0, |header| header.version), None)
    };
    Ok(One { key, revision: row.revision, version, plain })
}
