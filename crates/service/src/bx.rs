//! The sealed box for what we hand out and want back: session tokens, list markers, authorization messages.
//!
//! `version u8 | purpose u8 | key id u32 | nonce 12 | ciphertext | tag`, AES-256-GCM under a subkey of the ring's
//! key that is bound to the purpose and to what the box belongs to. One purpose's box never opens as another's.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use countersign_store::{Purpose, Ring};

const VERSION: u8 = 1;
const HEADER: usize = 6;

/// What a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// The claims of a session, bound to its access key id.
    Token,
    /// Who may sign in to the console once, as what.
    SigninToken,
    /// The place where the next page of a list begins, bound to operation, account and filters.
    Marker,
    /// Why a call was refused, bound to the caller's account.
    AuthorizationMessage,
}

impl Holds {
    fn byte(self) -> u8 {
        match self {
            Holds::Token => 1,
            Holds::SigninToken => 2,
            Holds::Marker => 3,
            Holds::AuthorizationMessage => 4,
        }
    }

    /// The ring keys under which such boxes are made.
    fn purpose(self) -> Purpose {
        match self {
            Holds::Token | Holds::SigninToken => Purpose::Token,
            // Neither lets anybody in.
            Holds::Marker | Holds::AuthorizationMessage => Purpose::Cursor,
        }
    }
}

/// Seals `plain`; only a box opened with the same `belongs_to` gives it back.
pub(crate) fn seal(ring: &Ring, holds: Holds, belongs_to: &str, plain: &[u8]) -> Option<Vec<u8>> {
    let (id, key) = ring.current(holds.purpose());
    let mut nonce = [0; NONCE_LEN];
    aws_lc_rs::rand::fill(&mut nonce).ok()?;
    let mut out = vec![VERSION, holds.byte()];
    out.extend_from_slice(&id.to_be_bytes());
    let header: [u8; HEADER] = out.as_slice().try_into().ok()?;
    out.extend_from_slice(&nonce);
    let mut sealed = plain.to_vec();
    aead(&key, "token", belongs_to)?
        .seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(header),
            &mut sealed,
        )
        .ok()?;
    out.extend_from_slice(&sealed);
    Some(out)
}

/// Opens a box; `None` for anything that [`seal`] did not make for the same purpose and owner under a key that still
/// stands in the ring.
pub(crate) fn open(
    ring: &Ring,
    holds: Holds,
    belongs_to: &str,
    sealed: &[u8],
) -> Option<(u32, Vec<u8>)> {
    let (header, rest) = sealed.split_at_checked(HEADER)?;
    let header: [u8; HEADER] = header.try_into().ok()?;
    let [version, purpose, id @ ..] = header;
    if version != VERSION || purpose != holds.byte() {
        return None;
    }
    let id = u32::from_be_bytes(id);
    let (nonce, ciphertext) = rest.split_at_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let key = ring.by_id(holds.purpose(), id)?;
    let mut plain = ciphertext.to_vec();
    let length = aead(&key, "token", belongs_to)?
        .open_in_place(nonce, Aad::from(header), &mut plain)
        .ok()?
        .len();
    plain.truncate(length);
    Some((id, plain))
}

/// A key of its own for each `belongs_to`, so that no nonce budget is shared.
fn aead(key: &[u8; 32], word: &str, belongs_to: &str) -> Option<LessSafeKey> {
    let subkey = subkey(key, word, belongs_to);
    UnboundKey::new(&AES_256_GCM, subkey.as_ref()).ok().map(LessSafeKey::new)
}

/// HMAC-SHA-256(key, word ‖ 0 ‖ text).
pub(crate) fn subkey(key: &[u8; 32], word: &str, text: &str) -> hmac::Tag {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    context.update(word.as_bytes());
    context.update(&[0]);
    context.update(text.as_bytes());
    context.sign()
}
