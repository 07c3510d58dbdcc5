//! What a page gives a browser to bring back and nobody to read: a seed in the making, a file with a secret, what has
//! just been done.
//!
//! It is sealed under a key that is made of the session's cookie, which no page shows and no script sees. So nothing is
//! kept here, a page's source and a browser's history hold nothing to read, and it is worth nothing once the session is
//! over.

use crate::visit::Me;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use aws_lc_rs::rand;
use countersign_ident::Secret;
use data_encoding::BASE64URL_NOPAD;

/// A device in the making, until it is assigned.
pub(crate) const SEED: &str = "seed";

/// What the guided page has made, until its end.
pub(crate) const MADE: &str = "mfa-access";

/// What forms carry along sealed.
const PURPOSES: &[&str] = &[SEED, MADE];

/// Seals a text for the session's browser. Nothing comes of it when there is no randomness to seal with.
pub(crate) fn seal(me: &Me, purpose: &'static str, text: &str) -> Option<String> {
    with(me.visit.cookie.as_deref()?, purpose, me.now(), text)
}

/// What was sealed for this purpose in this session, not longer ago than `seconds`.
pub(crate) fn open(me: &Me, purpose: &'static str, sealed: &str, seconds: i64) -> Option<Secret> {
    let (at, text) = without(me.visit.cookie.as_deref()?, purpose, sealed)?;
    (0..=seconds).contains(&me.now().saturating_sub(at)).then_some(text)
}

/// What was sealed for this session, whatever for, sealed as it was for the session that has taken its place.
pub(crate) fn reseal(me: &Me, cookie: &str, sealed: &str) -> Option<String> {
    let old = me.visit.cookie.as_deref()?;
    PURPOSES.iter().find_map(|purpose| {
        let (at, text) = without(old, purpose, sealed)?;
        with(cookie, purpose, at, text.expose())
    })
}

fn key(cookie: &str, purpose: &str) -> Option<LessSafeKey> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, cookie.as_bytes());
    let made = hmac::sign(&key, format!("seal {purpose}").as_bytes());
    UnboundKey::new(&AES_256_GCM, made.as_ref()).ok().map(LessSafeKey::new)
}

fn with(cookie: &str, purpose: &str, now: i64, text: &str) -> Option<String> {
    let mut nonce = [0; NONCE_LEN];
    rand::fill(&mut nonce).ok()?;
    let mut bytes = now.to_be_bytes().to_vec();
    bytes.extend_from_slice(text.as_bytes());
    let key = key(cookie, purpose)?;
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut bytes)
        .ok()?;
    Some(BASE64URL_NOPAD.encode(&[nonce.as_slice(), &bytes].concat()))
}

fn without(cookie: &str, purpose: &str, sealed: &str) -> Option<(i64, Secret)> {
    let mut bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
    let (nonce, sealed) = bytes.split_at_mut_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let plain = key(cookie, purpose)?.open_in_place(nonce, Aad::empty(), sealed).ok()?;
    let (at, text) = plain.split_first_chunk()?;
    let text = std::str::from_utf8(text).ok()?;
    Some((i64::from_be_bytes(*at), Secret::from(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_own_session_and_purpose() {
        let sealed = with("cookie", "seed", 7, "a secret").unwrap();
        let (at, text) = without("cookie", "seed", &sealed).unwrap();
        assert_eq!((at, text.expose()), (7, "a secret"));
        assert!(without("another", "seed", &sealed).is_none());
        assert!(without("cookie", "file", &sealed).is_none());
        for cut in 0..sealed.len() {
            assert!(without("cookie", "seed", sealed.get(..cut).unwrap()).is_none());
        }
        let mut bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).unwrap();
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            assert!(without("cookie", "seed", &BASE64URL_NOPAD.encode(&bytes)).is_none());
            bytes[at] ^= 1;
        }
        assert_ne!(with("cookie", "seed", 7, "a secret"), Some(sealed), "never the same twice");
    }
}
