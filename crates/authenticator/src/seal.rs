//! How a file of entries is sealed, and where its key is.
//!
//! A file is `"CSAL" | form u8 | … | nonce 12 | ciphertext | tag 16`, AES-256-GCM, all before the nonce
//! being authenticated too:
//!
//! | form | between form and nonce | the key |
//! |---|---|---|
//! | 1 | nothing | `locker.key`, beside the locker |
//! | 2 | an identity, 16 bytes | in the system's keyring, under that identity |
//! | 3 | log₂ N, r, p, a salt of 16 bytes | scrypt of a passphrase |

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::rand;
use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

use crate::entry::Record;
use crate::kdf::Cost;
use crate::{Entry, Method};

const MAGIC: &[u8; 4] = b"CSAL";
const NONCE: usize = 12;
const ID: usize = 16;

/// Why a file does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unopened {
    /// It is not as it was written, or sealed under another key.
    Damaged,
    /// A newer program wrote it.
    Newer,
    /// The system gave no random bytes.
    NoRandomness,
}

/// What stands before the nonce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Header {
    KeyFile,
    Keyring([u8; ID]),
    Passphrase(Cost, [u8; ID]),
}

impl Header {
    /// Splits a file into its header and the rest.
    pub(crate) fn read(file: &[u8]) -> Result<(Header, &[u8]), Unopened> {
        let (MAGIC, rest) = file.split_first_chunk().ok_or(Unopened::Damaged)? else {
            return Err(Unopened::Damaged);
        };
        let (form, rest) = rest.split_first().ok_or(Unopened::Damaged)?;
        match form {
            1 => Ok((Header::KeyFile, rest)),
            2 => {
                let (id, rest) = rest.split_first_chunk().ok_or(Unopened::Damaged)?;
                Ok((Header::Keyring(*id), rest))
            }
            3 => {
                let (cost, rest) = rest.split_first_chunk().ok_or(Unopened::Damaged)?;
                let (salt, rest) = rest.split_first_chunk().ok_or(Unopened::Damaged)?;
                let cost = Cost::of(*cost).ok_or(Unopened::Damaged)?;
                Ok((Header::Passphrase(cost, *salt), rest))
            }
            4.. => Err(Unopened::Newer),
            0 => Err(Unopened::Damaged),
        }
    }

    /// A header with an identity or salt of its own.
    pub(crate) fn new(method: Method) -> Result<Header, Unopened> {
        let mut id = [0; ID];
        rand::fill(&mut id).map_err(|_| Unopened::NoRandomness)?;
        Ok(match method {
            Method::KeyFile => Header::KeyFile,
            Method::Keyring => Header::Keyring(id),
            Method::Passphrase => Header::Passphrase(Cost::OURS, id),
        })
    }

    pub(crate) fn method(&self) -> Method {
        match self {
            Header::KeyFile => Method::KeyFile,
            Header::Keyring(_) => Method::Keyring,
            Header::Passphrase(..) => Method::Passphrase,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        match self {
            Header::KeyFile => bytes.push(1),
            Header::Keyring(id) => {
                bytes.push(2);
                bytes.extend(id);
            }
            Header::Passphrase(cost, salt) => {
                bytes.push(3);
                bytes.extend(cost.bytes());
                bytes.extend(salt);
            }
        }
        bytes
    }
}

/// The name of a key in the keyring.
pub(crate) fn hex(id: &[u8; ID]) -> String {
    HEXLOWER.encode(id)
}

/// A new key.
pub(crate) fn new_key() -> Result<Zeroizing<[u8; 32]>, Unopened> {
    let mut key = Zeroizing::new([0; 32]);
    rand::fill(&mut *key).map_err(|_| Unopened::NoRandomness)?;
    Ok(key)
}

/// Opens what follows the header.
pub(crate) fn open(header: &Header, key: &[u8], rest: &[u8]) -> Result<Vec<Entry>, Unopened> {
    let damaged = |_| Unopened::Damaged;
    let key = RandomizedNonceKey::new(&AES_256_GCM, key).map_err(damaged)?;
    let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or(Unopened::Damaged)?;
    let mut body = Zeroizing::new(body.to_vec());
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let plain = key.open_in_place(nonce, Aad::from(header.bytes()), &mut body).map_err(damaged)?;
    let records: Vec<Record> = serde_json::from_slice(plain).map_err(|_| Unopened::Damaged)?;
    records.iter().map(|record| record.entry().ok_or(Unopened::Damaged)).collect()
}

/// Seals entries: the whole file.
pub(crate) fn seal(header: &Header, key: &[u8], entries: &[Entry]) -> Result<Vec<u8>, Unopened> {
    let key = RandomizedNonceKey::new(&AES_256_GCM, key).map_err(|_| Unopened::Damaged)?;
    let records: Vec<_> = entries.iter().map(Record::of).collect();
    // Sealing is in place, so the plaintext is gone when it is done.
    let mut body = serde_json::to_vec(&records).map_err(|_| Unopened::Damaged)?;
    let mut file = header.bytes();
    let nonce = key
        .seal_in_place_append_tag(Aad::from(&file), &mut body)
        .map_err(|_| Unopened::NoRandomness)?;
    file.extend(nonce.as_ref());
    file.extend(body);
    Ok(file)
}
