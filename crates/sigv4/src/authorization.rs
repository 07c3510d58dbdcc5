//! Credentials in the `Authorization` header.

use std::borrow::Cow;

use crate::credential::{Credential, split};
use crate::verify::{Stated, signed_headers, token};
use crate::{ALGORITHM, Parts, Refusal, date, encode};

/// Reads the header and what belongs to it: the date and the session token in their own headers.
pub(crate) fn read<'a>(parts: &Parts<'a>, value: &'a [u8]) -> Result<Stated<'a>, Refusal> {
    let value = std::str::from_utf8(value).map_err(|_| Refusal::Authorization)?;
    let (algorithm, rest) = value.split_once(' ').unwrap_or((value, ""));
    if algorithm != ALGORITHM {
        return Err(Refusal::Algorithm);
    }

    let (mut credential, mut signed, mut signature) = (None, None, None);
    for pair in rest.split(',').map(str::trim).filter(|_| !rest.trim().is_empty()) {
        let (name, value) = pair.split_once('=').ok_or(Refusal::Authorization)?;
        let place = match name {
            "Credential" => &mut credential,
            "SignedHeaders" => &mut signed,
            "Signature" => &mut signature,
            _ => return Err(Refusal::Authorization),
        };
        if place.replace(value).is_some() {
            return Err(Refusal::Authorization);
        }
    }
    let date = stated_date(parts)?;
    let (Some(credential), Some(signed), Some(signature), Some((signed_at, date_header))) =
        (credential, signed, signature, date)
    else {
        let given = [
            ("Credential", credential.is_some()),
            ("Signature", signature.is_some()),
            ("SignedHeaders", signed.is_some()),
            ("date", date.is_some()),
        ];
        let missing = given.iter().filter(|(_, given)| !given).map(|(name, _)| *name);
        return Err(Refusal::HeaderRequires(missing.collect()));
    };

    let session_token = parts
        .single("x-amz-security-token")?
        .map(|value| token(Cow::Borrowed(value)))
        .transpose()?;
    Ok(Stated {
        credential: Credential::parse(credential, &["/"])?,
        signed: signed_headers(split(signed, &[";"]))?,
        signature: encode::unhex(signature.as_bytes()).ok_or(Refusal::Mismatch)?,
        signed_at,
        date_header: Some(date_header),
        session_token,
        presigned_for: None,
    })
}

/// When the request says it was signed, and the header that says so: `x-amz-date` before `date`.
fn stated_date(parts: &Parts<'_>) -> Result<Option<(i64, &'static str)>, Refusal> {
    if let Some(value) = parts.single("x-amz-date")? {
        let at = date::parse_basic(value).ok_or(Refusal::Date)?;
        return Ok(Some((at, "x-amz-date")));
    }
    let Some(value) = parts.single("date")? else { return Ok(None) };
    let at = date::parse_basic(value).or_else(|| date::parse_http(value)).ok_or(Refusal::Date)?;
    Ok(Some((at, "date")))
}
