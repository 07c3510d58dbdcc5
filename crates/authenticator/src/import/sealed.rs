//! Exports that are sealed under a passphrase.

use super::{Ask, ImportError};
use crate::kdf;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::pbkdf2;
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use serde::Deserialize;
use std::num::NonZeroU32;
use zeroize::Zeroizing;

/// The part of an Aegis vault that says how it is sealed.
#[derive(Deserialize)]
pub(super) struct AegisHeader {
    slots: Option<Vec<Slot>>,
    params: Option<Params>,
}

/// The master key, sealed under something: type 1 is a password.
#[derive(Deserialize)]
struct Slot {
    #[serde(rename = "type")]
    kind: u64,
    key: String,
    key_params: Params,
    n: Option<u64>,
    r: Option<u32>,
    p: Option<u32>,
    salt: Option<String>,
}

#[derive(Deserialize)]
struct Params {
    nonce: String,
    tag: String,
}

/// A vault has one password as a rule, and each slot costs a tenth of a second.
const MOST_SLOTS: usize = 8;

/// What is in an Aegis vault: its master key opens it, and a key that scrypt makes of the passphrase opens
/// that.
pub(super) fn aegis(
    header: &AegisHeader,
    db: &str,
    ask: Ask<'_>,
) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let damaged = || ImportError::Damaged("Aegis");
    let slots = header.slots.iter().flatten().filter(|slot| slot.kind == 1);
    let slots: Vec<_> = slots.take(MOST_SLOTS).collect();
    if slots.is_empty() {
        return Err(ImportError::Sealed("Aegis"));
    }
    let params = header.params.as_ref().ok_or_else(damaged)?;
    let passphrase = ask()?;
    for slot in slots {
        let (Some(n), Some(r), Some(p), Some(salt)) = (slot.n, slot.r, slot.p, &slot.salt) else {
            return Err(damaged());
        };
        let salt = hex(salt).ok_or_else(damaged)?;
        let cost = kdf::Cost::new(n, r, p).ok_or_else(damaged)?;
        let wrapping = cost.key(&passphrase, &salt).ok_or_else(damaged)?;
        let key = hex(&slot.key).ok_or_else(damaged)?;
        let Some(master) = open(&wrapping[..], &slot.key_params, key) else { continue };
        let body = BASE64.decode(db.trim().as_bytes()).map_err(|_| damaged())?;
        return open(&master, params, body).ok_or_else(damaged);
    }
    Err(ImportError::WrongPassphrase)
}

/// 2FAS: `ciphertext and tag : salt : nonce`, each in base64, under PBKDF2-HMAC-SHA256 of 10,000 rounds.
pub(super) fn two_fas(text: &str, ask: Ask<'_>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let damaged = || ImportError::Damaged("2FAS");
    let part = |text: &str| BASE64.decode(text.trim().as_bytes()).map_err(|_| damaged());
    let mut parts = text.split(':').map(part);
    let (Some(body), Some(salt), Some(nonce), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(damaged());
    };
    let (body, salt, nonce) = (body?, salt?, nonce?);
    let passphrase = ask()?;
    let mut key = Zeroizing::new([0; 32]);
    let rounds = NonZeroU32::MIN.saturating_add(9_999);
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, rounds, &salt, passphrase.as_bytes(), &mut *key);
    decrypt(&*key, &nonce, body).ok_or(ImportError::WrongPassphrase)
}

fn open(key: &[u8], params: &Params, mut body: Vec<u8>) -> Option<Zeroizing<Vec<u8>>> {
    body.extend(hex(&params.tag)?);
    decrypt(key, &hex(&params.nonce)?, body)
}

fn decrypt(key: &[u8], nonce: &[u8], body: Vec<u8>) -> Option<Zeroizing<Vec<u8>>> {
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).ok()?);
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let mut body = Zeroizing::new(body);
    let length = key.open_in_place(nonce, Aad::empty(), &mut body).ok()?.len();
    body.truncate(length);
    Some(body)
}

fn hex(text: &str) -> Option<Vec<u8>> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()
}
