//! One HTTP client: no redirects, one crypto provider, the roots that the user names.

use super::Address;
use crate::Error;
use crate::env::Env;
use crate::profile::Settings;
use jiff::fmt::rfc2822::DateTimeParser;
use std::io::Read as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use zeroize::Zeroizing;

/// Where the trusted roots and the proxy come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trust<'a> {
    pub(crate) env: &'a Env,
    pub(crate) profile: &'a Settings,
}

/// An answer as it came. The body may hold secrets.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// When it was made by the server's clock, in Unix seconds.
    pub(super) date: Option<i64>,
    pub(super) body: Zeroizing<Vec<u8>>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) why: String,
    /// Whether another try may fare better.
    pub(super) may_pass: bool,
}

/// A client for one address.
#[derive(Debug)]
pub(super) struct Http(Agent);

/// No answer of STS is nearly as long.
const MAX_BODY: u64 = 1024 * 1024;

impl Http {
    pub(super) fn new(address: &Address, trust: &Trust<'_>) -> Result<Http, Error> {
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(concat!("countersign/", env!("CARGO_PKG_VERSION")))
            .proxy(proxy(trust.env, address)?)
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_global(Some(Duration::from_mins(1)));
        if address.is_tls() {
            let provider = rustls::crypto::aws_lc_rs::default_provider();
            let tls = TlsConfig::builder()
                .root_certs(roots(trust)?)
                .unversioned_rustls_crypto_provider(Arc::new(provider));
            config = config.tls_config(tls.build());
        }
        Ok(Http(config.build().new_agent()))
    }

    pub(super) fn post(
        &self,
        address: &Address,
        headers: &[(&'static str, String)],
        body: &str,
    ) -> Result<Reply, Failure> {
        let mut request = self.0.post(address.uri());
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let mut answer = request.send(body).map_err(Failure::from)?;
        let date = answer.headers().get("date").and_then(|date| date.to_str().ok());
        let date = date.and_then(|date| DateTimeParser::new().parse_timestamp(date).ok());
        let date = date.map(jiff::Timestamp::as_second);
        let mut body = Zeroizing::new(Vec::with_capacity(4096));
        let read = answer.body_mut().as_reader().take(MAX_BODY).read_to_end(&mut body);
        read.map_err(|error| Failure::from(ureq::Error::from(error)))?;
        Ok(Reply { status: answer.status().as_u16(), date, body })
    }
}

impl From<ureq::Error> for Failure {
    fn from(error: ureq::Error) -> Failure {
        // What TLS or the protocol refuses once it refuses again; only the network has moods.
        let may_pass = match &error {
            ureq::Error::Io(error) => error.kind() != std::io::ErrorKind::InvalidData,
            ureq::Error::Timeout(_)
            | ureq::Error::ConnectionFailed
            | ureq::Error::HostNotFound
            | ureq::Error::Protocol(_) => true,
            _ => false,
        };
        let why = match &error {
            ureq::Error::Io(error) => error.to_string(),
            ureq::Error::HostNotFound => "there is no such host".to_owned(),
            error => error.to_string(),
        };
        Failure { why, may_pass }
    }
}

/// The roots: `AWS_CA_BUNDLE`, the profile's `ca_bundle`, `SSL_CERT_FILE`, else the system's.
fn roots(trust: &Trust<'_>) -> Result<RootCerts, Error> {
    let named = trust
        .env
        .path("AWS_CA_BUNDLE")
        .or_else(|| trust.profile.text("ca_bundle").map(PathBuf::from))
        .or_else(|| trust.env.path("SSL_CERT_FILE"));
    let system = || SYSTEM.iter().map(PathBuf::from).find(|path| path.is_file());
    let Some(path) = named.or_else(system) else {
        let message =
            "no trusted roots were found on this system: name a file of them in AWS_CA_BUNDLE";
        return Err(Error::Failed(message.to_owned()));
    };
    let fail = |why: &dyn std::fmt::Display| {
        Error::Failed(format!("cannot take the trusted roots from {}: {why}", path.display()))
    };
    let bytes = std::fs::read(&path).map_err(|error| fail(&error))?;
    let mut found: Vec<Certificate<'static>> = Vec::new();
    for item in parse_pem(&bytes) {
        if let PemItem::Certificate(certificate) = item.map_err(|error| fail(&error))? {
            found.push(certificate);
        }
    }
    if found.is_empty() {
        return Err(fail(&"it holds no certificate"));
    }
    Ok(RootCerts::new_with_certs(&found))
}

/// Where systems keep their roots.
const SYSTEM: [&str; 6] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/openssl/cert.pem",
];

/// The proxy that the environment names for an address; never one for a loopback address.
fn proxy(env: &Env, address: &Address) -> Result<Option<ureq::Proxy>, Error> {
    let host = address.host().trim_matches(['[', ']']).to_ascii_lowercase();
    let loopback = host == "localhost"
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    let except = env.text("no_proxy").or_else(|| env.text("NO_PROXY")).unwrap_or_default();
    let excepted = except.split(',').map(|entry| entry.trim().to_ascii_lowercase()).any(|entry| {
        let domain = entry.trim_start_matches("*.").trim_start_matches('.');
        entry == "*"
            || (!domain.is_empty()
                && (host == domain || host.strip_suffix(domain).is_some_and(|h| h.ends_with('.'))))
    });
    if loopback || excepted {
        return Ok(None);
    }
    let names: &[&str] = if address.is_tls() {
        &["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    } else {
        &["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
    };
    let Some((name, url)) = names.iter().find_map(|name| Some((name, env.text(name)?))) else {
        return Ok(None);
    };
    // The URL may hold a password, so it is not repeated.
    let bad = |_| Error::Failed(format!("{name} does not hold the URL of a proxy"));
    ureq::Proxy::new(url).map(Some).map_err(bad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profiles;

    fn address(url: &str) -> Address {
        let env = Env::of(&[("AWS_ENDPOINT_URL", url)]);
        Address::find(
            crate::sts::Service::Sts,
            &env,
            &Profiles::default(),
            &Settings::default(),
            "aws",
        )
        .unwrap()
    }

    fn proxied(variables: &[(&str, &str)], url: &str) -> Option<String> {
        proxy(&Env::of(variables), &address(url)).unwrap().map(|proxy| proxy.host().to_owned())
    }

    #[test]
    fn proxies_are_honoured_but_for_loopback() {
        let both = [("HTTPS_PROXY", "http://a:1"), ("http_proxy", "http://b:2")];
        assert_eq!(proxied(&both, "https://sts.example"), Some("a".into()));
        assert_eq!(proxied(&both, "http://sts.example"), Some("b".into()));
        for url in ["http://127.0.0.1:1", "https://localhost", "http://[::1]:1"] {
            assert_eq!(proxied(&both, url), None, "{url}");
        }
        for (except, passes) in [
            ("sts.example", true),
            (".example", true),
            ("x, *.example", true),
            ("*", true),
            ("ts.example", false),
            ("", false),
        ] {
            let variables = [both[0], ("NO_PROXY", except)];
            assert_eq!(proxied(&variables, "https://sts.example").is_none(), passes, "{except}");
        }
        let bad = Env::of(&[("HTTPS_PROXY", "::canary")]);
        let error = proxy(&bad, &address("https://h")).unwrap_err().to_string();
        assert!(error.contains("HTTPS_PROXY") && !error.contains("canary"), "{error}");
    }

    #[test]
    fn roots_come_from_the_file_that_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("roots.pem");
        std::fs::write(&file, "no certificate\n").unwrap();
        let file = file.to_str().unwrap();
        for (env, profile) in [
            (Env::of(&[("AWS_CA_BUNDLE", file)]), Settings::default()),
            (Env::default(), Settings::from_iter([("ca_bundle", file)])),
            (Env::of(&[("AWS_CA_BUNDLE", "/nonexistent")]), Settings::default()),
        ] {
            let error = roots(&Trust { env: &env, profile: &profile }).unwrap_err().to_string();
            assert!(error.contains("trusted roots from /"), "{error}");
        }
    }
}
