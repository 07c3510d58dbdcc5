//! One HTTP client: no redirects, one crypto provider, the roots that the user names.

mod again;
mod proxy;
mod roots;
mod target;

use crate::Error;
use crate::env::Env;
use crate::profile::Settings;
use jiff::fmt::rfc2822::DateTimeParser;
use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{Method, Request};
use ureq::tls::TlsConfig;
use zeroize::Zeroizing;

pub(crate) use again::{MayPass, again};
pub(crate) use target::Target;

/// Where the trusted roots and the proxy come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trust<'a> {
    pub(crate) env: &'a Env,
    pub(crate) profile: &'a Settings,
}

/// An answer as it came. The body may hold secrets.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// When it was made by the server's clock, in Unix seconds.
    pub(crate) date: Option<i64>,
    pub(crate) body: Zeroizing<Vec<u8>>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) why: String,
    /// Whether another try may fare better.
    pub(crate) may_pass: bool,
    /// Whether the request may have reached the server all the same.
    pub(crate) may_be_heard: bool,
}

/// A client for one host.
#[derive(Debug)]
pub(crate) struct Http(Agent);

/// No answer that is asked for here is nearly as long.
const MAX_BODY: u64 = 1024 * 1024;

/// The headers of a request.
pub(crate) type Headers = Vec<(&'static str, String)>;

impl Http {
    /// A client for a service somewhere, through the proxy that the environment names.
    pub(crate) fn new(target: &Target, trust: &Trust<'_>) -> Result<Http, Error> {
        let proxy = proxy::proxy(trust.env, target)?;
        let whole = Duration::from_mins(1);
        Http::build(target, trust, proxy, Duration::from_secs(10), whole)
    }

    /// A client for an endpoint of this machine, which no proxy is told of. It has so long to answer.
    pub(crate) fn near(
        target: &Target,
        trust: &Trust<'_>,
        patience: Duration,
    ) -> Result<Http, Error> {
        Http::build(target, trust, None, patience, patience)
    }

    fn build(
        target: &Target,
        trust: &Trust<'_>,
        proxy: Option<ureq::Proxy>,
        connect: Duration,
        whole: Duration,
    ) -> Result<Http, Error> {
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(concat!("countersign/", env!("CARGO_PKG_VERSION")))
            .proxy(proxy)
            .timeout_connect(Some(connect))
            .timeout_global(Some(whole));
        if target.is_tls() {
            let provider = rustls::crypto::aws_lc_rs::default_provider();
            let tls = TlsConfig::builder()
                .root_certs(roots::roots(trust)?)
                .unversioned_rustls_crypto_provider(Arc::new(provider));
            config = config.tls_config(tls.build());
        }
        Ok(Http(config.build().new_agent()))
    }

    /// Sends a request, with a body where the method has one, and reads the whole answer.
    pub(crate) fn send(
        &self,
        method: Method,
        target: &Target,
        headers: &Headers,
        body: Option<&str>,
    ) -> Result<Reply, Failure> {
        let mut request = Request::builder().method(method).uri(target.uri());
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let unsent = |error| Failure::from(ureq::Error::Http(error));
        let answer = match body {
            Some(body) => self.0.run(request.body(body).map_err(unsent)?),
            None => self.0.run(request.body(()).map_err(unsent)?),
        };
        let mut answer = answer.map_err(Failure::from)?;
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
        Failure { why, may_pass, may_be_heard: !is_unsent(&error) }
    }
}

/// Whether it is certain that no byte of the request has left: nobody was reached to send it to.
fn is_unsent(error: &ureq::Error) -> bool {
    use std::io::ErrorKind;
    match error {
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::ConnectProxyFailed(_)
        | ureq::Error::Http(_)
        | ureq::Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect) => true,
        ureq::Error::Io(error) => matches!(
            error.kind(),
            ErrorKind::ConnectionRefused
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::AddrNotAvailable
        ),
        _ => false,
    }
}
