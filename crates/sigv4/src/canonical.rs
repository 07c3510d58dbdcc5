//! The canonical request, and the text that is signed: one function each for signer and verifier.

use std::borrow::Cow;

use aws_lc_rs::digest;

use crate::{ALGORITHM, Parts, Refusal, Scope, TERMINATOR, date, encode};

pub(crate) const SIGNATURE_PARAMETER: &str = "X-Amz-Signature";

/// The SHA-256 of the canonical request.
///
/// `signed` names the headers in the order in which they are signed; the verifier has checked that
/// it is sorted. `body` is the body's SHA-256.
pub(crate) fn hash(
    parts: &Parts<'_>,
    signed: &[&str],
    body: &[u8; 32],
) -> Result<[u8; 32], Refusal> {
    Ok(sha256(&request(parts, signed, body)?))
}

/// The text that the signing key signs.
pub(crate) fn to_sign(signed_at: i64, scope: &Scope<'_>, request: &[u8; 32]) -> Vec<u8> {
    let mut out = Vec::with_capacity(192);
    out.extend_from_slice(ALGORITHM.as_bytes());
    out.push(b'\n');
    out.extend_from_slice(date::text(signed_at).as_bytes());
    let mut mark = b'\n';
    for name in [scope.date, scope.region, scope.service, TERMINATOR] {
        out.push(mark);
        out.extend_from_slice(name.as_bytes());
        mark = b'/';
    }
    out.push(b'\n');
    encode::hex(&mut out, request);
    out
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let digest = digest::digest(&digest::SHA256, bytes);
    let mut out = [0; 32];
    out.iter_mut().zip(digest.as_ref()).for_each(|(to, from)| *to = *from);
    out
}

fn request(parts: &Parts<'_>, signed: &[&str], body: &[u8; 32]) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::with_capacity(1024 + parts.query.len());
    out.extend_from_slice(parts.method.as_bytes());
    out.push(b'\n');
    path(&mut out, parts.path);
    out.push(b'\n');
    query(&mut out, parts.query)?;
    out.push(b'\n');
    for name in signed {
        header(&mut out, parts, name)?;
    }
    out.push(b'\n');
    for (i, name) in signed.iter().enumerate() {
        if i > 0 {
            out.push(b';');
        }
        out.extend_from_slice(name.as_bytes());
    }
    out.push(b'\n');
    encode::hex(&mut out, body);
    Ok(out)
}

/// The path exactly as it was received, encoded once more. AWS's clients send a normal path
/// already; folding `//` or `..` here would let one signature stand for two paths.
fn path(out: &mut Vec<u8>, path: &str) {
    let path = if path.is_empty() { "/" } else { path };
    encode::encode(out, path.as_bytes(), b"/");
}

/// The parameters, each decoded and encoded once, ordered by name and then by value.
fn query(out: &mut Vec<u8>, query: &str) -> Result<(), Refusal> {
    if query.is_empty() {
        return Ok(());
    }
    let mut pairs = Vec::with_capacity(16);
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = encode::recode(name).ok_or(Refusal::Query)?;
        let value: Cow<'_, [u8]> = encode::recode(value).ok_or(Refusal::Query)?;
        if name.is_empty() {
            return Err(Refusal::Query);
        }
        if *name != *SIGNATURE_PARAMETER.as_bytes() {
            pairs.push((name, value));
        }
    }
    pairs.sort_unstable();
    for (i, (name, value)) in pairs.iter().enumerate() {
        if i > 0 {
            out.push(b'&');
        }
        out.extend_from_slice(name);
        out.push(b'=');
        out.extend_from_slice(value);
    }
    Ok(())
}

/// `name:value`, where the values of a repeated header are joined in their order by commas.
fn header(out: &mut Vec<u8>, parts: &Parts<'_>, name: &str) -> Result<(), Refusal> {
    out.extend_from_slice(name.as_bytes());
    let mut mark = b':';
    for (_, value) in parts.headers.iter().filter(|(n, _)| *n == name) {
        out.push(mark);
        trimmed(out, value);
        mark = b',';
    }
    if mark == b':' {
        return Err(Refusal::NotSigned(name.to_owned()));
    }
    out.push(b'\n');
    Ok(())
}

/// The value without blanks at its ends, and with one space for every run of them inside.
fn trimmed(out: &mut Vec<u8>, value: &[u8]) {
    let words = value.split(|b| matches!(b, b' ' | b'\t')).filter(|word| !word.is_empty());
    for (i, word) in words.enumerate() {
        if i > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical_query(raw: &str) -> Result<String, Refusal> {
        let mut out = Vec::new();
        query(&mut out, raw).map(|()| String::from_utf8(out).unwrap())
    }

    #[test]
    fn the_documented_request_has_the_documented_hash() {
        let parts = Parts {
            method: "GET",
            path: "/",
            query: "Action=ListUsers&Version=2010-05-08",
            headers: &[
                ("host", b"iam.amazonaws.com"),
                ("content-type", b"application/x-www-form-urlencoded; charset=utf-8"),
                ("x-amz-date", b"20150830T123600Z"),
            ],
            body: b"",
        };
        let signed = ["content-type", "host", "x-amz-date"];
        let mut shown = Vec::new();
        encode::hex(&mut shown, &hash(&parts, &signed, &sha256(b"")).unwrap());
        assert_eq!(shown, b"f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
    }

    #[test]
    fn s5_parameters_are_ordered_by_their_encoded_names_and_then_values() {
        for (raw, canonical) in [
            ("", ""),
            ("b=2&a=1", "a=1&b=2"),
            ("a=2&a=1", "a=1&a=2"),
            ("a-b=1&a=2", "a=2&a-b=1"),
            ("a&b=", "a=&b="),
            ("%41ction=A%20B", "Action=A%20B"),
            ("a=b=c", "a=b%3Dc"),
            ("a=1&X-Amz-Signature=00", "a=1"),
        ] {
            assert_eq!(canonical_query(raw).as_deref(), Ok(canonical), "{raw}");
        }
    }

    #[test]
    fn s5_what_can_be_read_in_two_ways_is_refused() {
        for bad in ["a=b+c", "a+b=c", "a=1&&b=2", "a=1&", "&a=1", "=1", "a=%", "a=%g0", "%2=1"] {
            assert_eq!(canonical_query(bad), Err(Refusal::Query), "{bad}");
        }
    }

    #[test]
    fn s6_the_path_is_signed_as_it_was_received() {
        for (raw, canonical) in [
            ("", "/"),
            ("/", "/"),
            ("//", "//"),
            ("/./", "/./"),
            ("/iam/..", "/iam/.."),
            ("/%2e", "/%252e"),
            ("/;x", "/%3Bx"),
            ("/a b", "/a%20b"),
            ("/a%20b", "/a%2520b"),
            ("/ሴ", "/%E1%88%B4"),
        ] {
            let mut out = Vec::new();
            path(&mut out, raw);
            assert_eq!(out, canonical.as_bytes(), "{raw}");
        }
    }

    #[test]
    fn header_values_lose_blanks_and_are_joined() {
        let parts = Parts {
            method: "GET",
            path: "/",
            query: "",
            headers: &[("x", b"  a  \t b "), ("y", b""), ("x", b"c")],
            body: b"",
        };
        let mut out = Vec::new();
        header(&mut out, &parts, "x").unwrap();
        header(&mut out, &parts, "y").unwrap();
        assert_eq!(out, b"x:a b,c\ny:\n");
        let absent = header(&mut out, &parts, "z");
        assert_eq!(absent, Err(Refusal::NotSigned("z".into())));
    }
}
