//! Calls to STS: a typed input in, a typed output or STS's own refusal out.

mod address;

use crate::Error;
use crate::error::printable;
use crate::http::{Failure, Headers, Http, MayPass, Reply, again};
use countersign_api::Operation;
use countersign_ident::Secret;
use countersign_sigv4::{Parts, Signer, sign};
use countersign_wire::client::{self, ServerFault};
use std::cell::Cell;
use ureq::http::Method;
use zeroize::Zeroizing;

pub(crate) use crate::http::Trust;
pub(crate) use address::{
    Address, Service, configured, ignores_endpoints, of_services, partition, region,
};

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

/// How often a call is made at most: what the environment or the profile says, else three times.
pub(crate) fn attempts(trust: &Trust<'_>) -> u32 {
    let said = trust.env.text("AWS_MAX_ATTEMPTS").or_else(|| trust.profile.text("max_attempts"));
    said.and_then(|text| text.trim().parse().ok()).filter(|number| *number > 0).unwrap_or(3)
}

/// Whether a refusal is none of what was asked, but of the moment: too many calls, or a provider of web
/// identities that did not answer STS.
fn passes(fault: &ServerFault) -> bool {
    const PASS: [&str; 9] = [
        "IDPCommunicationError",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "RequestTimeout",
        "RequestTimeoutException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    ];
    PASS.contains(&fault.code.as_str())
}

/// How the operations are named that make something: a second time they make a second one, or meet the first.
const MAKES: [&str; 2] = ["Create", "Enable"];

/// Why a try came to nothing.
struct Missed {
    error: Error,
    /// Whether another try may fare better.
    may_pass: bool,
    /// Whether the server may have done all the same what was asked.
    may_be_done: bool,
}

impl Missed {
    /// Before anything was sent.
    fn before(error: Error) -> Missed {
        Missed { error, may_pass: false, may_be_done: false }
    }
}

const CONTENT_TYPE: &str = "application/x-www-form-urlencoded; charset=utf-8";

impl<'a> Sts<'a> {
    /// Prepares calls; nothing is sent yet. `now` is the time in Unix seconds.
    pub(crate) fn new(
        address: &'a Address,
        trust: &Trust<'_>,
        now: fn() -> i64,
    ) -> Result<Self, Error> {
        Ok(Sts {
            address,
            http: Http::new(address.target(), trust)?,
            attempts: attempts(trust),
            now,
            skew: Cell::new(None),
        })
    }

    /// By how many seconds the server's clock was ahead of ours when it answered last.
    pub(crate) fn skew(&self) -> Option<i64> {
        self.skew.get()
    }

    /// Makes a call, which keys sign, or none where the call carries its own proof. A server's fault (5xx),
    /// a lost connection or a refusal of the moment is tried again with the same input, signed anew; any
    /// other refusal is final. A call that makes something is not tried again once it may have been
    /// carried out: that is [`Error::Unheard`].
    pub(crate) fn call<O: Operation>(
        &self,
        input: &O::In,
        keys: Option<&Keys>,
    ) -> Result<O::Out, Error> {
        let body = Zeroizing::new(client::form::<O>(input));
        let makes = MAKES.iter().any(|verb| O::OP.name.starts_with(verb));
        again(self.attempts, || {
            self.once::<O>(&body, keys).map_err(|Missed { error, may_pass, may_be_done }| {
                if makes && may_be_done {
                    let why = error.to_string();
                    return (Error::Unheard { operation: O::OP.name, why }, MayPass(false));
                }
                (error, MayPass(may_pass))
            })
        })
    }

    fn once<O: Operation>(&self, body: &str, keys: Option<&Keys>) -> Result<O::Out, Missed> {
        let headers = self.headers(O::OP.service, body, keys).map_err(Missed::before)?;
        let reply = self.http.send(Method::POST, self.address.target(), &headers, Some(body));
        let Reply { status, date, body } = reply.map_err(|failure| {
            let why = format!("cannot reach {}: {}", self.address.target().place(), failure.why);
            let Failure { may_pass, may_be_heard: may_be_done, .. } = failure;
            Missed { error: Error::Failed(why), may_pass, may_be_done }
        })?;
        self.skew.set(date.map(|date| date.saturating_sub((self.now)())));
        let nonsense = |what: &dyn std::fmt::Display| {
            let (place, what) = (self.address.target().place(), printable(&what.to_string()));
            Error::Failed(format!("{place} did not answer as STS does: {what}"))
        };
        if status == 200 {
            return client::answer::<O>(&body).map_err(|why| Missed {
                error: nonsense(&why),
                may_pass: false,
                may_be_done: true,
            });
        }
        let is_fault = status >= 500;
        Err(match client::fault(&body) {
            Some(fault) => {
                let of_the_moment = passes(&fault);
                let error = Error::Refused(fault);
                let may_be_done = is_fault && !of_the_moment;
                Missed { error, may_pass: of_the_moment || is_fault, may_be_done }
            }
            None => Missed {
                error: nonsense(&format!("HTTP status {status}")),
                may_pass: is_fault,
                may_be_done: is_fault,
            },
        })
    }

    fn headers(&self, service: &str, body: &str, keys: Option<&Keys>) -> Result<Headers, Error> {
        let host = self.address.target().authority();
        let mut headers =
            vec![("content-type", CONTENT_TYPE.to_owned()), ("host", host.to_owned())];
        let Some(keys) = keys else { return Ok(headers) };
        let parts = Parts {
            method: "POST",
            path: self.address.target().uri().path(),
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
