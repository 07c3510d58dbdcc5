//! Where the console is reached, and what every request must be and every answer says.

use crate::answer::{Failed, plain};
use crate::{App, From, federation};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::sync::Arc;

/// Where the console is reached.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The listen address: `127.0.0.1:6238`.
    pub address: String,
    /// The console's own origin where it is another: `https://iam.example.com`.
    pub public_url: Option<String>,
}

/// Everything that a page may load: its own style, pictures and script, and nothing from elsewhere or inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
    img-src 'self' data:; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

impl Site {
    /// The origin that a request came to, if it is one of ours: `http://127.0.0.1:6238`.
    pub(crate) fn origin(&self, headers: &HeaderMap, secure: bool) -> Option<String> {
        let host = headers.get(HOST)?.to_str().ok()?;
        let public = self.public_url.as_deref().map(|url| url.trim_end_matches('/'));
        if let Some(public) = public
            && public.split_once("://").is_some_and(|(_, name)| name.eq_ignore_ascii_case(host))
        {
            return Some(public.to_owned());
        }
        let ours = host == self.address || is_loopback(host);
        let scheme = if secure { "https" } else { "http" };
        ours.then(|| format!("{scheme}://{host}"))
    }

    /// Whether a request reached us over TLS, ours or a proxy's in front.
    pub(crate) fn is_secure(&self, headers: &HeaderMap, secure: bool) -> bool {
        self.origin(headers, secure).is_some_and(|origin| origin.starts_with("https://"))
    }
}

/// A name that only this machine has, with or without a port.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Turns away requests for names that are not ours (DNS rebinding), and puts the headers on every answer.
pub(crate) async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let secure = request.extensions().get::<From>().is_some_and(|from| from.secure);
    let is_static = request.uri().path().starts_with("/console/static/");
    let is_link = request.uri().path() == federation::PATH;
    let mut answer = if app.site.origin(request.headers(), secure).is_some() {
        next.run(request).await
    } else {
        let text = "This console is not served under that name. See --public-url.\n";
        plain(StatusCode::MISDIRECTED_REQUEST, text).into_response()
    };
    let headers = answer.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(CONTENT_SECURITY_POLICY, POLICY);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(X_FRAME_OPTIONS, "DENY");
    // `no-referrer` would make browsers say `Origin: null` of our own forms. A sign-in link holds a token, which even
    // our own pages are not told.
    set(REFERRER_POLICY, if is_link { "strict-origin" } else { "same-origin" });
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if !is_static {
        set(CACHE_CONTROL, "no-store");
    }
    answer
}

/// Refuses a POST that another site may have sent: its origin must be ours, where the browser says one.
pub(crate) fn check_origin(site: &Site, headers: &HeaderMap, secure: bool) -> Result<(), Failed> {
    let ours = site.origin(headers, secure).ok_or(Failed::Forged)?;
    let said = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("null"));
    if said("origin").is_some_and(|origin| !origin.eq_ignore_ascii_case(&ours)) {
        return Err(Failed::Forged);
    }
    match said("sec-fetch-site") {
        None | Some("same-origin" | "none") => Ok(()),
        Some(_) => Err(Failed::Forged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(of: &[(&'static str, &'static str)]) -> HeaderMap {
        of.iter()
            .map(|(n, v)| ((*n).parse().unwrap(), HeaderValue::from_bytes(v.as_bytes()).unwrap()))
            .collect()
    }

    #[test]
    fn a_name_is_ours_or_it_is_not() {
        let site = Site {
            address: "192.0.2.1:6238".into(),
            public_url: Some("https://iam.example.com/".into()),
        };
        let origin = |host| site.origin(&headers(&[("host", host)]), false);
        assert_eq!(origin("localhost:1").as_deref(), Some("http://localhost:1"));
        assert_eq!(origin("127.0.0.1:6238").as_deref(), Some("http://127.0.0.1:6238"));
        assert_eq!(origin("[::1]:6238").as_deref(), Some("http://[::1]:6238"));
        assert_eq!(origin("192.0.2.1:6238").as_deref(), Some("http://192.0.2.1:6238"));
        assert_eq!(origin("IAM.example.com").as_deref(), Some("https://iam.example.com"));
        for host in ["evil.example", "localhost.evil.example", "192.0.2.1", "iam.example.com.evil"]
        {
            assert_eq!(origin(host), None, "{host}");
        }
        assert_eq!(site.origin(&HeaderMap::new(), false), None);
    }

    #[test]
    fn c3_a_post_of_another_origin_is_refused() {
        let site = Site { address: "127.0.0.1:6238".into(), public_url: None };
        let check = |more: &[(&'static str, &'static str)]| {
            let mut all = vec![("host", "127.0.0.1:6238")];
            all.extend(more);
            check_origin(&site, &headers(&all), false).is_ok()
        };
        assert!(check(&[]));
        assert!(check(&[("origin", "http://127.0.0.1:6238")]));
        assert!(check(&[("sec-fetch-site", "same-origin")]));
        for odd in
            ["null", "http://localhost:6238", "https://127.0.0.1:6238", "http://evil.example"]
        {
            assert!(!check(&[("origin", odd)]), "{odd}");
        }
        for odd in ["cross-site", "same-site", "é"] {
            assert!(!check(&[("sec-fetch-site", odd)]), "{odd}");
        }
    }
}
