//! The client's side: signing a request, and making one whose query string carries the signature.

use crate::canonical::{self, SIGNATURE_PARAMETER, sha256};
use crate::{ALGORITHM, MAX_EXPIRES, Parts, Refusal, Scope, SigningKey, TERMINATOR, date, encode};

/// Whose signature to make, and what it is to be good for.
#[derive(Clone, Copy)]
pub struct Signer<'a> {
    /// The access key id.
    pub access_key_id: &'a str,
    /// The secret access key that belongs to it.
    pub secret_access_key: &'a [u8],
    /// The session token, for temporary credentials.
    pub session_token: Option<&'a str>,
    /// The region of the scope.
    pub region: &'a str,
    /// The service of the scope, as in `iam` and `sts`.
    pub service: &'a str,
}

/// Signs a request at `now` (Unix seconds). Returns the headers to add to it, names in lower case.
///
/// Every header of `parts` is signed, so it should hold `host` and what describes the body, and
/// nothing that a proxy may change. The path must be normal already: it is signed as it is.
///
/// Refuses a request without `host`, one that has a header which signing adds, and one whose query
/// string cannot be read in exactly one way.
pub fn sign(
    parts: &Parts<'_>,
    signer: &Signer<'_>,
    now: i64,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    for name in ["authorization", "x-amz-date", "x-amz-security-token"] {
        if parts.has(name) {
            return Err(Refusal::Repeated(name));
        }
    }
    let mut added = vec![("x-amz-date", date::text(now))];
    added.extend(signer.session_token.map(|token| ("x-amz-security-token", token.to_owned())));
    let mut headers = parts.headers.to_vec();
    headers.extend(added.iter().map(|(name, value)| (*name, value.as_bytes())));

    let parts = Parts { headers: &headers, ..*parts };
    let signed = names(&parts)?;
    let signature = signature(&parts, &signed, signer, now)?;
    let credential = credential(signer, now);
    let signed = signed.join(";");
    added.push((
        "authorization",
        format!(
            "{ALGORITHM} Credential={credential}, SignedHeaders={signed}, Signature={signature}"
        ),
    ));
    Ok(added)
}

/// Signs a request at `now` (Unix seconds) so that it is good for `expires` seconds by its query
/// string alone, which is returned without a `?`.
///
/// The same holds as for [`sign`]; headers of `parts` have to be sent just so.
pub fn presign(
    parts: &Parts<'_>,
    signer: &Signer<'_>,
    now: i64,
    expires: u32,
) -> Result<String, Refusal> {
    if !(1..=MAX_EXPIRES).contains(&expires) {
        return Err(Refusal::Expires);
    }
    let signed = names(parts)?;
    let (credential, date) = (credential(signer, now), date::text(now));
    let (expires, list) = (expires.to_string(), signed.join(";"));
    let mut query = parts.query.as_bytes().to_vec();
    for (name, value) in [
        ("X-Amz-Algorithm", Some(ALGORITHM)),
        ("X-Amz-Credential", Some(&*credential)),
        ("X-Amz-Date", Some(&*date)),
        ("X-Amz-Expires", Some(&*expires)),
        ("X-Amz-SignedHeaders", Some(&*list)),
        ("X-Amz-Security-Token", signer.session_token),
    ] {
        let Some(value) = value else { continue };
        if !query.is_empty() {
            query.push(b'&');
        }
        query.extend_from_slice(name.as_bytes());
        query.push(b'=');
        encode::encode(&mut query, value.as_bytes(), b"");
    }
    let query = String::from_utf8(query).map_err(|_| Refusal::Query)?;
    let parts = Parts { query: &query, ..*parts };
    let signature = signature(&parts, &signed, signer, now)?;
    Ok(format!("{query}&{SIGNATURE_PARAMETER}={signature}"))
}

impl std::fmt::Debug for Signer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer")
            .field("access_key_id", &self.access_key_id)
            .field("region", &self.region)
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}

fn names<'a>(parts: &Parts<'a>) -> Result<Vec<&'a str>, Refusal> {
    let mut names: Vec<_> = parts.headers.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    if names.binary_search(&"host").is_err() {
        return Err(Refusal::NotSigned("host".to_owned()));
    }
    Ok(names)
}

fn credential(signer: &Signer<'_>, now: i64) -> String {
    let Signer { access_key_id, region, service, .. } = signer;
    format!("{access_key_id}/{}/{region}/{service}/{TERMINATOR}", day(now))
}

fn day(now: i64) -> String {
    date::text(now).chars().take(8).collect()
}

fn signature(
    parts: &Parts<'_>,
    signed: &[&str],
    signer: &Signer<'_>,
    now: i64,
) -> Result<String, Refusal> {
    let date = day(now);
    let scope = Scope { date: &date, region: signer.region, service: signer.service };
    let key = SigningKey::derive(signer.secret_access_key, &date, scope.region, scope.service);
    let request = canonical::hash(parts, signed, &sha256(parts.body))?;
    let mut digits = Vec::with_capacity(64);
    encode::hex(&mut digits, &key.sign(&canonical::to_sign(now, &scope, &request)));
    String::from_utf8(digits).map_err(|_| Refusal::Mismatch)
}
