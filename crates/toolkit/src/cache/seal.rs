//! Sealing of entries: `format u8 | nonce | ciphertext | tag`, AES-256-GCM, bound to the entry's name.

use crate::{Error, random};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

const FORMAT: u8 = 1;
const KEY_LEN: usize = 32;

/// Whether these bytes can be a key.
pub(super) fn is_key(bytes: &[u8]) -> bool {
    bytes.len() == KEY_LEN
}

/// A key at random.
pub(super) fn new_key() -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut key = Zeroizing::new(vec![0; KEY_LEN]);
    random::fill(&mut key)?;
    Ok(key)
}

/// Seals bytes for an entry of this name.
pub(super) fn seal(key: &[u8], name: &str, plain: &[u8]) -> Result<Vec<u8>, Error> {
    let mut nonce = [0; NONCE_LEN];
    random::fill(&mut nonce)?;
    let cannot = || Error::Failed("a session cannot be sealed".to_owned());
    let key = self::key(key).ok_or_else(cannot)?;
    let mut text = Zeroizing::new(plain.to_vec());
    let nonce_used = Nonce::assume_unique_for_key(nonce);
    let tag = key.seal_in_place_separate_tag(nonce_used, Aad::from(name), &mut text);
    let tag = tag.map_err(|_| cannot())?;
    Ok([&[FORMAT], &nonce[..], &text, tag.as_ref()].concat())
}

/// Opens what was sealed under the same key for the same name.
pub(super) fn open(key: &[u8], name: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = sealed.strip_prefix(&[FORMAT])?.split_at_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let mut text = Zeroizing::new(text.to_vec());
    let length = self::key(key)?.open_in_place(nonce, Aad::from(name), &mut text).ok()?.len();
    text.truncate(length);
    Some(text)
}

fn key(bytes: &[u8]) -> Option<LessSafeKey> {
    UnboundKey::new(&AES_256_GCM, bytes).ok().map(LessSafeKey::new)
}
