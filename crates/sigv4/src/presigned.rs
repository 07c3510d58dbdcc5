//! Credentials in the query string: a presigned request.

use crate::canonical::SIGNATURE_PARAMETER;
use crate::credential::{Credential, split};
use crate::verify::{Stated, signed_headers, token};
use crate::{ALGORITHM, MAX_EXPIRES, Parts, Refusal, date, encode};

/// Every parameter that says something about the signature, in the order of [`Parameters`].
const NAMES: [&str; 7] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    SIGNATURE_PARAMETER,
    "X-Amz-Security-Token",
];

/// The raw values of [`NAMES`].
type Parameters<'a> = [Option<&'a str>; NAMES.len()];

/// The signature's parameters, `None` if there is not one of them.
///
/// A name in another case, or spelled with `%41` and the like, still counts as being there: what
/// one reader takes for a credential and another does not is a refusal.
pub(crate) fn find(query: &str) -> Result<Option<Parameters<'_>>, Refusal> {
    let mut found: Parameters<'_> = Default::default();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let Some(name) = encode::decode(name) else { continue };
        let places = NAMES.iter().zip(&mut found);
        for (known, place) in places.filter(|(n, _)| name.eq_ignore_ascii_case(n.as_bytes())) {
            if *name != *known.as_bytes() {
                return Err(Refusal::QuerySpelling(known));
            }
            if place.replace(value).is_some() {
                return Err(Refusal::Repeated(known));
            }
        }
    }
    Ok(found.iter().any(Option::is_some).then_some(found))
}

/// Reads a presigned request's credentials.
pub(crate) fn read<'a>(parts: &Parts<'a>, found: Parameters<'a>) -> Result<Stated<'a>, Refusal> {
    let [algorithm, credential, date, expires, signed, signature, session_token] = found;
    let require = |value: Option<&'a str>, name| value.ok_or(Refusal::QueryRequires(name));

    if require(algorithm, "X-Amz-Algorithm")? != ALGORITHM {
        return Err(Refusal::Algorithm);
    }
    let credential = require(credential, "X-Amz-Credential")?;
    let signature = require(signature, SIGNATURE_PARAMETER)?;
    let signed = require(signed, "X-Amz-SignedHeaders")?;
    let date = require(date, "X-Amz-Date")?;
    let expires = require(expires, "X-Amz-Expires")?;

    // A second date or token beside the signed ones could only confuse somebody.
    for name in ["x-amz-date", "x-amz-security-token"] {
        if parts.has(name) {
            return Err(Refusal::TwoPlaces);
        }
    }
    Ok(Stated {
        credential: Credential::parse(credential, &["/", "%2F", "%2f"])?,
        signed: signed_headers(split(signed, &[";", "%3B", "%3b"]))?,
        signature: encode::unhex(signature.as_bytes()).ok_or(Refusal::Mismatch)?,
        signed_at: date::parse_basic(date.as_bytes()).ok_or(Refusal::Date)?,
        date_header: None,
        session_token: session_token
            .map(|raw| encode::decode(raw).ok_or(Refusal::Query).and_then(token))
            .transpose()?,
        presigned_for: Some(lifetime(expires)?),
    })
}

fn lifetime(text: &str) -> Result<u32, Refusal> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let seconds: u32 = text.parse().ok().filter(|_| digits).ok_or(Refusal::Expires)?;
    if (1..=MAX_EXPIRES).contains(&seconds) { Ok(seconds) } else { Err(Refusal::Expires) }
}
