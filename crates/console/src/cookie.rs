//! The session cookie, and the token that every form carries.
//!
//! The token is made of the cookie, so that it is bound to the session and stored nowhere; who sees a page's source
//! learns nothing of the cookie from it.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use aws_lc_rs::rand;
use data_encoding::BASE64URL_NOPAD;
use http::header::{CONTENT_LENGTH, COOKIE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue};

/// Over TLS a cookie that only this very host can set; else the same without the guarantees that need TLS.
fn name(secure: bool) -> &'static str {
    if secure { "__Host-countersign" } else { "countersign" }
}

/// The cookie of a request. Twice is not once.
pub(crate) fn read(headers: &HeaderMap, secure: bool) -> Option<String> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut ours = pairs
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(n, _)| *n == name(secure));
    let (_, value) = ours.next()?;
    let good = value.len() == 43 && BASE64URL_NOPAD.decode(value.as_bytes()).is_ok();
    (good && ours.next().is_none()).then(|| value.to_owned())
}

/// The header that sets it.
pub(crate) fn set(value: &str, secure: bool) -> Option<HeaderValue> {
    let more = if secure { "; Secure" } else { "" };
    let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{more}", name(secure));
    let mut header = HeaderValue::from_str(&line).ok()?;
    header.set_sensitive(true);
    Some(header)
}

/// The header that removes it.
pub(crate) fn clear(secure: bool) -> Option<HeaderValue> {
    let more = if secure { "; Secure" } else { "" };
    let line = format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{more}", name(secure));
    HeaderValue::from_str(&line).ok()
}

/// The head of a request for another path, as the browser would send it with another session's cookie.
pub(crate) fn replaced(mut head: Parts, path: &str, value: &str, secure: bool) -> Option<Parts> {
    head.uri = path.parse().ok()?;
    head.headers.remove(CONTENT_LENGTH);
    let mut header = HeaderValue::from_str(&format!("{}={value}", name(secure))).ok()?;
    header.set_sensitive(true);
    head.headers.insert(COOKIE, header);
    Some(head)
}

/// A cookie for who has none yet: it names no session, but forms need one to be bound to.
pub(crate) fn fresh() -> Option<String> {
    let mut random = [0; 32];
    rand::fill(&mut random).ok()?;
    Some(BASE64URL_NOPAD.encode(&random))
}

/// What a form carries.
pub(crate) fn token(cookie: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, cookie.as_bytes());
    BASE64URL_NOPAD.encode(hmac::sign(&key, b"form").as_ref())
}

/// Whether a form's token belongs to the cookie.
pub(crate) fn fits(cookie: &str, said: &str) -> bool {
    verify_slices_are_equal(token(cookie).as_bytes(), said.as_bytes()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_once_and_whole() {
        let cookie = fresh().unwrap();
        let of = |line: &str, secure| {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_str(line).unwrap());
            read(&headers, secure)
        };
        assert_eq!(of(&format!("a=b; countersign={cookie}"), false), Some(cookie.clone()));
        assert_eq!(of(&format!("__Host-countersign={cookie}"), true), Some(cookie.clone()));
        assert_eq!(of(&format!("countersign={cookie}"), true), None, "not the one of plain HTTP");
        assert_eq!(of(&format!("countersign={cookie}; countersign={cookie}"), false), None);
        assert_eq!(of("countersign=short", false), None);
    }

    #[test]
    fn c3_a_token_fits_its_own_cookie_only() {
        let (ours, other) = (fresh().unwrap(), fresh().unwrap());
        assert!(fits(&ours, &token(&ours)));
        assert!(!fits(&ours, &token(&other)) && !fits(&ours, ""));
        assert!(!token(&ours).contains(&ours));
    }
}
