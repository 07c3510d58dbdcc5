//! Calls to STS: a typed input in, a typed output or STS's own refusal out.

mod address;
mod http;

use crate::Error;
use crate::error::printable;
use countersign_api::Operation;
use countersign_ident::Secret;
use countersign_sigv4::{Parts, Signer, sign};
use countersign_wire::client;
use http::{Http, Reply};
use std::cell::Cell;
use zeroize::Zeroizing;

pub(crate) use address::{Address, Service, of_services, region};
pub(crate) use http::Trust;

/// The keys that a call is signed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) access_key_id: String,
    pub(crate) secret_access_key: Secret,
    pub(crate) session_token: Option<Secret>,
}

/// An STS at one address.
#[derive(Debug)]
pub(crate) struct Sts<'a> {
    pub(crate) address: &'a Address,
    http: Http,
    attempts: u32,
    now: fn() -> i64,
    skew: Cell<Option<i64>>,
}

const CONTENT_TYPE: &str = "application/x-www-form-urlencoded; charset=utf-8";

impl<'a> Sts<'a> {
    /// Prepares calls; nothing is sent yet. `now` is the time in Unix seconds.
    pub(crate) fn new(
        address: &'a Address,
        trust: &Trust<'_>,
        attempts: u32,
        now: fn() -> i64,
    ) -> Result<Self, Error> {
        Ok(Sts { address, http: Http::new(address, trust)?, attempts, now, skew: Cell::new(None) })
    }

    /// By how many seconds the server's clock was ahead of ours when it answered last.
    pub(crate) fn skew(&self) -> Option<i64> {
        self.skew.get()
    }

    /// Makes a call. A server's fault (5xx) or a lost connection is tried again with the same input,
    /// signed anew; a refusal is final.
    pub(crate) fn call<O: Operation>(&self, input: &O::In, keys: &Keys) -> Result<O::Out, Error> {
        let body = Zeroizing::new(client::form::<O>(input));
        let mut tried = 1;
        loop {
            match self.once::<O>(&body, keys) {
                Err((_, MayPass(true))) if tried < self.attempts => pause(tried),
                done => return done.map_err(|(error, _)| error),
            }
            tried += 1;
        }
    }

    fn once<O: Operation>(&self, body: &str, keys: &Keys) -> Result<O::Out, (Error, MayPass)> {
        let headers =
            self.headers(O::OP.service, body, keys).map_err(|error| (error, MayPass(false)))?;
        let reply = self.http.post(self.address, &headers, body);
        let Reply { status, date, body } = reply.map_err(|failure| {
            let why = format!("cannot reach {}: {}", self.address.place(), failure.why);
            (Error::Failed(why), MayPass(failure.may_pass))
        })?;
        self.skew.set(date.map(|date| date.saturating_sub((self.now)())));
        let nonsense = |what: &dyn std::fmt::Display| {
            let (place, what) = (self.address.place(), printable(&what.to_string()));
            Error::Failed(format!("{place} did not answer as STS does: {what}"))
        };
        if status == 200 {
            return client::answer::<O>(&body).map_err(|why| (nonsense(&why), MayPass(false)));
        }
        let error = match client::fault(&body) {
            Some(fault) => Error::Refused(fault),
            None => nonsense(&format!("HTTP status {status}")),
        };
        Err((error, MayPass(status >= 500)))
    }

    fn headers(
        &self,
        service: &str,
        body: &str,
        keys: &Keys,
    ) -> Result<Vec<(&'static str, String)>, Error> {
        let host = self.address.authority();
        let mut headers =
            vec![("content-type", CONTENT_TYPE.to_owned()), ("host", host.to_owned())];
        let parts = Parts {
            method: "POST",
            path: self.address.path(),
            query: "",
            headers: &[("content-type", CONTENT_TYPE.as_bytes()), ("host", host.as_bytes())],
            body: body.as_bytes(),
        };
        let signer = Signer {
            access_key_id: &keys.access_key_id,
            secret_access_key: keys.secret_access_key.expose().as_bytes(),
            session_token: keys.session_token.as_ref().map(Secret::expose),
            region: self.address.region(),
            service,
        };
        let signed = sign(&parts, &signer, (self.now)())
            .map_err(|refusal| Error::Failed(format!("the call cannot be signed: {refusal}")))?;
        headers.extend(signed);
        Ok(headers)
    }
}

/// Whether the same call may fare better in a moment.
struct MayPass(bool);

/// Waits a little before the next try: 0.1 s, 0.2 s, 0.4 s, … up to 3.2 s.
#[expect(
    clippy::disallowed_methods,
    reason = "a command that waits for its one answer has nothing else to do, and a signal ends it"
)]
fn pause(tried: u32) {
    std::thread::sleep(std::time::Duration::from_millis(100 << (tried - 1).min(5)));
}
