//! Sealing: how a record's plaintext becomes the bytes that a backend sees, and back.
//!
//! `format u8 | key id u32 | version u64 | nonce 12 | ciphertext | tag 16`, AES-256-GCM. The additional data is store
//! id, record key, format and version, so that a record opens only where it was put and as what it was put. A version
//! is the replaced record's and one.
//!
//! Nonces are random. NIST SP 800-38D allows 2^32 of them under one key; a store that changes a hundred records a
//! second gets there in more than a year, and its data key is replaced long before (see [`crate::ring::MOST_COMMITS`]).

use crate::{Damaged, Key};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::rand;
use zeroize::Zeroizing;

/// Which store a record belongs to.
pub(crate) type StoreId = [u8; 16];

/// Bytes before the nonce.
const HEADER: usize = 13;

/// What kind of key sealed a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A record, under a data key.
    Record = 1,
    /// A key of the ring, under the master key.
    Wrapped = 2,
    /// A line of the audit, under a data key.
    Audit = 3,
}

/// What stands before the ciphertext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) format: u8,
    pub(crate) key_id: u32,
    pub(crate) version: u64,
}

/// Seals a plaintext.
pub(crate) fn seal(
    store: &StoreId,
    key: &Key,
    format: Format,
    (key_id, secret): (u32, &[u8; 32]),
    version: u64,
    plain: &[u8],
) -> Option<Vec<u8>> {
    let mut nonce = [0; NONCE_LEN];
    rand::fill(&mut nonce).ok()?;
    let mut out = Vec::with_capacity(HEADER + NONCE_LEN + plain.len() + 16);
    out.push(format as u8);
    out.extend_from_slice(&key_id.to_be_bytes());
    out.extend_from_slice(&version.to_be_bytes());
    out.extend_from_slice(&nonce);
    let mut body = plain.to_vec();
    let tag = aead(secret)?
        .seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(aad(store, key, format as u8, version)),
            &mut body,
        )
        .ok()?;
    out.extend_from_slice(&body);
    out.extend_from_slice(tag.as_ref());
    Some(out)
}

/// What stands before the ciphertext; `None` for bytes that are too short to be a row.
pub(crate) fn header(sealed: &[u8]) -> Option<Header> {
    let (head, rest) = sealed.split_first_chunk::<HEADER>()?;
    let [format, a, b, c, d, version @ ..] = *head;
    (rest.len() >= NONCE_LEN + 16).then_some(Header {
        format,
        key_id: u32::from_be_bytes([a, b, c, d]),
        version: u64::from_be_bytes(version),
    })
}

/// Opens a row that [`seal`] made for the same store, key and format.
pub(crate) fn open(
    store: &StoreId,
    key: &Key,
    format: Format,
    secret: &[u8; 32],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Damaged> {
    let bad = || Damaged::new(format!("the record {key} does not open"));
    let header = header(sealed).filter(|h| h.format == format as u8).ok_or_else(bad)?;
    let (nonce, body) =
        sealed.get(HEADER..).and_then(|r| r.split_at_checked(NONCE_LEN)).ok_or_else(bad)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| bad())?;
    let mut plain = Zeroizing::new(body.to_vec());
    let aad = Aad::from(aad(store, key, header.format, header.version));
    let length = aead(secret)
        .ok_or_else(bad)?
        .open_in_place(nonce, aad, &mut plain)
        .map_err(|_| bad())?
        .len();
    plain.truncate(length);
    Ok(plain)
}

fn aead(secret: &[u8; 32]) -> Option<LessSafeKey> {
    UnboundKey::new(&AES_256_GCM, secret).ok().map(LessSafeKey::new)
}

fn aad(store: &StoreId, key: &Key, format: u8, version: u64) -> Vec<u8> {
    let mut aad = store.to_vec();
    aad.extend_from_slice(key.as_str().as_bytes());
    aad.push(0);
    aad.push(format);
    aad.extend_from_slice(&version.to_be_bytes());
    aad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_only_where_it_was_put() {
        let (store, key, secret) = ([1; 16], Key::from("user/1/ada"), [7; 32]);
        let sealed = seal(&store, &key, Format::Record, (9, &secret), 4, b"plain").unwrap();
        assert_eq!(header(&sealed), Some(Header { format: 1, key_id: 9, version: 4 }));
        assert_eq!(
            open(&store, &key, Format::Record, &secret, &sealed).unwrap().as_slice(),
            b"plain"
        );
        assert!(open(&[2; 16], &key, Format::Record, &secret, &sealed).is_err(), "another store");
        assert!(
            open(&store, &Key::from("user/1/bob"), Format::Record, &secret, &sealed).is_err(),
            "another record"
        );
        assert!(open(&store, &key, Format::Wrapped, &secret, &sealed).is_err(), "another format");
        assert!(open(&store, &key, Format::Record, &[8; 32], &sealed).is_err(), "another key");
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            // The key id only says where to look.
            let same_key = (1..5).contains(&at);
            assert!(
                same_key || open(&store, &key, Format::Record, &secret, &bent).is_err(),
                "byte {at}"
            );
            assert!(
                open(&store, &key, Format::Record, &secret, &sealed[..at]).is_err(),
                "cut at {at}"
            );
        }
    }
}
