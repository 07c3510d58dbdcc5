//! Where a request goes: an `http` or `https` URL without a query, a fragment or a password.

use ureq::http::Uri;

/// A URL that can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    uri: Uri,
    authority: String,
}

impl Target {
    /// Reads a URL; none when it is not one that can be asked.
    pub(crate) fn parse(url: &str) -> Option<Target> {
        let uri: Uri = url.parse().ok()?;
        let port = match uri.scheme_str() {
            Some("https") => 443,
            Some("http") => 80,
            _ => return None,
        };
        let host = uri.host().filter(|host| !host.is_empty())?;
        let authority = uri.authority()?;
        if authority.as_str().contains('@') || url.contains('#') {
            return None;
        }
        // Clients leave the usual port out of `Host`, and so must what is signed.
        let authority = match authority.port_u16() {
            Some(other) if other != port => format!("{host}:{other}"),
            _ => host.to_owned(),
        };
        Some(Target { uri, authority })
    }

    /// What is asked.
    pub(crate) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// The `Host` header.
    pub(crate) fn authority(&self) -> &str {
        &self.authority
    }

    /// Whether it is asked over TLS.
    pub(crate) fn is_tls(&self) -> bool {
        self.uri.scheme_str() == Some("https")
    }

    /// The host without a port; an IPv6 address stands in brackets.
    pub(crate) fn host(&self) -> &str {
        self.uri.host().unwrap_or_default()
    }

    /// `HOST:PORT`, for messages.
    pub(crate) fn place(&self) -> String {
        let port = self.uri.port_u16().unwrap_or(if self.is_tls() { 443 } else { 80 });
        format!("{}:{port}", self.host())
    }
}
