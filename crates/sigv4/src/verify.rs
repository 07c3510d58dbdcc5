//! Judging a signed request: first without the key, then with it.

use std::borrow::Cow;
use std::fmt;

use subtle::ConstantTimeEq;

use crate::canonical::{self, sha256};
use crate::credential::Credential;
use crate::{MAX_SKEW, Parts, Refusal, Scope, SigningKey, authorization, encode, presigned};

/// Who a request says it comes from, and the signature that is to prove it. Not proven yet.
#[derive(Clone)]
pub struct Claim<'a> {
    /// The access key whose secret must have made the signature.
    pub access_key_id: &'a str,
    /// The session token, as yet unread; it is covered by the signature.
    pub session_token: Option<Cow<'a, str>>,
    /// The day, region and service the signature is for.
    pub scope: Scope<'a>,
    /// When the request says it was signed, in Unix seconds.
    pub signed_at: i64,
    /// For a presigned request, how many seconds it lives from then.
    pub presigned_for: Option<u32>,
    /// The SHA-256 of the canonical request.
    request: [u8; 32],
    signature: [u8; 32],
}

/// Says everything that can be said without the key.
///
/// The request has credentials in exactly one place ([`Refusal::Missing`] if in none), they are
/// whole and well formed, `host`, the date and every `x-amz-*` header are signed, and the body is
/// the one that was announced. Nothing else of a request may be believed before [`Claim::verify`].
pub fn inspect<'a>(parts: &Parts<'a>) -> Result<Claim<'a>, Refusal> {
    let header = parts.single("authorization")?;
    let stated = match (header, presigned::find(parts.query)?) {
        (None, None) => return Err(Refusal::Missing),
        (Some(_), Some(_)) => return Err(Refusal::TwoPlaces),
        (Some(header), None) => authorization::read(parts, header)?,
        (None, Some(found)) => presigned::read(parts, found)?,
    };
    all_signed(parts, &stated)?;
    let body = payload(parts)?;
    Ok(Claim {
        access_key_id: stated.credential.access_key_id,
        session_token: stated.session_token,
        scope: stated.credential.scope,
        signed_at: stated.signed_at,
        presigned_for: stated.presigned_for,
        request: canonical::hash(parts, &stated.signed, &body)?,
        signature: stated.signature,
    })
}

impl Claim<'_> {
    /// Proves the claim: the scope is for `service` and for the day of the signature, the date is
    /// within [`MAX_SKEW`] of `now` (Unix seconds, the real clock's), a presigned request has not
    /// outlived itself, and the signature is the one that `key` makes.
    ///
    /// `key` must have been derived for [`Claim::scope`] from the secret of
    /// [`Claim::access_key_id`]. Signatures are compared in constant time.
    pub fn verify(&self, key: &SigningKey, now: i64, service: &str) -> Result<(), Refusal> {
        if self.scope.service != service {
            return Err(Refusal::Service(service.to_owned()));
        }
        self.check_date(now)?;
        let text = canonical::to_sign(self.signed_at, &self.scope, &self.request);
        if key.sign(&text).ct_eq(&self.signature).into() { Ok(()) } else { Err(Refusal::Mismatch) }
    }

    fn check_date(&self, now: i64) -> Result<(), Refusal> {
        let signed_at = self.signed_at;
        if !crate::date::text(signed_at).starts_with(self.scope.date) {
            let scope = self.scope.date.to_owned();
            return Err(Refusal::ScopeDate { scope, signed_at });
        }
        let window = self.presigned_for.map_or(MAX_SKEW, i64::from);
        if signed_at < now.saturating_sub(window) {
            return Err(Refusal::Expired { signed_at, now, window });
        }
        if signed_at > now.saturating_add(MAX_SKEW) {
            return Err(Refusal::NotYetCurrent { signed_at, now });
        }
        Ok(())
    }
}

impl fmt::Debug for Claim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim")
            .field("access_key_id", &self.access_key_id)
            .field("session_token", &self.session_token.as_ref().map(|_| "redacted"))
            .field("scope", &self.scope)
            .field("signed_at", &self.signed_at)
            .field("presigned_for", &self.presigned_for)
            .finish_non_exhaustive()
    }
}

/// What a request states about its signature, read from the header or from the query string.
pub(crate) struct Stated<'a> {
    pub(crate) credential: Credential<'a>,
    pub(crate) signed: Vec<&'a str>,
    pub(crate) signature: [u8; 32],
    pub(crate) signed_at: i64,
    /// The header that holds the date, which must then be signed.
    pub(crate) date_header: Option<&'static str>,
    pub(crate) session_token: Option<Cow<'a, str>>,
    pub(crate) presigned_for: Option<u32>,
}

/// A list of header names: lower-case, each greater than the one before, `host` among them.
pub(crate) fn signed_headers<'a>(
    names: impl Iterator<Item = &'a str>,
) -> Result<Vec<&'a str>, Refusal> {
    let names: Vec<_> = names.collect();
    let sound = |name: &&str| !name.is_empty() && name.bytes().all(name_byte);
    if names.iter().all(sound) && names.is_sorted_by(|a, b| a < b) {
        Ok(names)
    } else {
        Err(Refusal::SignedHeaders)
    }
}

/// A session token is printable ASCII; what it says is for others to read.
pub(crate) fn token(bytes: Cow<'_, [u8]>) -> Result<Cow<'_, str>, Refusal> {
    if !bytes.iter().all(u8::is_ascii_graphic) {
        return Err(Refusal::Token);
    }
    match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).ok(),
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).ok(),
    }
    .ok_or(Refusal::Token)
}

/// An unsigned header must not change what a request means.
fn all_signed(parts: &Parts<'_>, stated: &Stated<'_>) -> Result<(), Refusal> {
    let required = ["host"].into_iter().chain(stated.date_header);
    let amz = parts.headers.iter().map(|(name, _)| *name).filter(|n| n.starts_with("x-amz-"));
    for name in required.chain(amz) {
        if stated.signed.binary_search(&name).is_err() {
            return Err(Refusal::NotSigned(name.to_owned()));
        }
    }
    Ok(())
}

/// The body's hash, which `x-amz-content-sha256` must be if it is there at all.
fn payload(parts: &Parts<'_>) -> Result<[u8; 32], Refusal> {
    let hash = sha256(parts.body);
    match parts.single("x-amz-content-sha256")? {
        Some(stated) if encode::unhex(stated) != Some(hash) => Err(Refusal::Payload),
        _ => Ok(hash),
    }
}

/// The characters of a field name (RFC 9110, `token`) without the upper-case letters.
fn name_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
