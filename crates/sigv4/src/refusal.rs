//! Why a signature was not accepted, in AWS's words.

use std::borrow::Cow;
use std::fmt;

use crate::date;

/// Why a request's signature was refused.
///
/// [`code`](Refusal::code), [`status`](Refusal::status) and [`message`](Refusal::message) are what
/// a client is told; nothing in them was taken from the request without having been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The request carries no credentials at all: it is unsigned.
    Missing,
    /// Credentials stand in the `Authorization` header and in the query string.
    TwoPlaces,
    /// A header or parameter that decides about the signature is there more than once.
    Repeated(&'static str),
    /// The algorithm is not exactly `AWS4-HMAC-SHA256`.
    Algorithm,
    /// The `Authorization` header is not a list of `key=value` pairs, or has a pair of no known key.
    Authorization,
    /// These parts are missing from the `Authorization` header or from the headers beside it.
    HeaderRequires(Vec<&'static str>),
    /// This parameter is missing from a presigned query string.
    QueryRequires(&'static str),
    /// A parameter of a presigned query string is spelled in another case than it should be.
    QuerySpelling(&'static str),
    /// The credential does not have its five elements.
    Credential,
    /// `SignedHeaders` is not a sorted list of different lower-case names.
    SignedHeaders,
    /// The date is not one.
    Date,
    /// `X-Amz-Expires` is not a number of seconds from 1 to a week.
    Expires,
    /// The session token is not printable ASCII.
    Token,
    /// The query string cannot be read in exactly one way.
    Query,
    /// A header that must be signed is not, or one that was signed is not there.
    NotSigned(String),
    /// `x-amz-content-sha256` is not the hash of the body.
    Payload,
    /// The scope ends in something else than `aws4_request`.
    Terminator,
    /// The scope names another service than the one that was asked; this one is right.
    Service(String),
    /// The scope's day is not the day of the signature.
    ScopeDate {
        /// The day in the scope, eight digits.
        scope: String,
        /// When the request says it was signed, in Unix seconds.
        signed_at: i64,
    },
    /// The signature is too old.
    Expired {
        /// When the request says it was signed, in Unix seconds.
        signed_at: i64,
        /// The verifier's time, in Unix seconds.
        now: i64,
        /// How long a signature holds, in seconds.
        window: i64,
    },
    /// The signature is from the future.
    NotYetCurrent {
        /// When the request says it was signed, in Unix seconds.
        signed_at: i64,
        /// The verifier's time, in Unix seconds.
        now: i64,
    },
    /// The signature is not the one that the key makes of this request.
    Mismatch,
}

impl Refusal {
    /// AWS's error code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "MissingAuthenticationToken",
            Self::Query => "MalformedQueryString",
            Self::TwoPlaces
            | Self::Repeated(_)
            | Self::Algorithm
            | Self::Authorization
            | Self::HeaderRequires(_)
            | Self::QueryRequires(_)
            | Self::QuerySpelling(_)
            | Self::Credential
            | Self::SignedHeaders
            | Self::Date
            | Self::Expires
            | Self::Token => "IncompleteSignature",
            Self::NotSigned(_)
            | Self::Payload
            | Self::Terminator
            | Self::Service(_)
            | Self::ScopeDate { .. }
            | Self::Expired { .. }
            | Self::NotYetCurrent { .. }
            | Self::Mismatch => "SignatureDoesNotMatch",
        }
    }

    /// The HTTP status that goes with [`code`](Self::code).
    pub fn status(&self) -> u16 {
        match self.code() {
            "IncompleteSignature" | "MalformedQueryString" => 400,
            _ => 403,
        }
    }

    /// AWS's message where one is known, else words of the same kind.
    pub fn message(&self) -> Cow<'static, str> {
        let text = match self {
            Self::Missing => "Request is missing Authentication Token",
            Self::TwoPlaces => {
                "Credentials must stand either in the Authorization header or in the query string, not in both."
            }
            Self::Algorithm => "Unsupported AWS 'algorithm', expected 'AWS4-HMAC-SHA256'.",
            Self::Authorization => {
                "The Authorization header must hold 'Credential', 'SignedHeaders' and 'Signature' once each, as key=value pairs."
            }
            Self::Credential => {
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term."
            }
            Self::SignedHeaders => {
                "'SignedHeaders' must be a sorted list of unique lower-case header names, delimited by semicolons."
            }
            Self::Date => "Date must be in ISO-8601 'basic format', e.g. 20150830T123600Z.",
            Self::Expires => "X-Amz-Expires must be a number of seconds from 1 to 604800.",
            Self::Token => "X-Amz-Security-Token must be printable ASCII.",
            Self::Query => "The query string contains a syntax error.",
            Self::Payload => {
                "'x-amz-content-sha256' must be the SHA-256 of the request's body in lower-case hexadecimal."
            }
            Self::Terminator => {
                "Credential should be scoped with a valid terminator: 'aws4_request'."
            }
            Self::Mismatch => {
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
            }
            Self::Repeated(name) => return format!("'{name}' must be given only once.").into(),
            Self::HeaderRequires(parts) => return header_requires(parts).into(),
            Self::QueryRequires(name) | Self::QuerySpelling(name) => {
                return format!(
                    "AWS query-string parameters must include '{name}'. Re-examine the query-string parameters."
                )
                .into();
            }
            Self::NotSigned(name) => {
                return format!("'{name}' must be a 'SignedHeader' in the AWS Authorization.")
                    .into();
            }
            Self::Service(service) => {
                return format!("Credential should be scoped to correct service: '{service}'.")
                    .into();
            }
            Self::ScopeDate { scope, signed_at } => {
                let stamp = date::text(*signed_at);
                let day: String = stamp.chars().take(8).collect();
                return format!(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope}' != '{day}', from '{stamp}'."
                )
                .into();
            }
            Self::Expired { signed_at, now, window } => {
                return format!(
                    "Signature expired: {} is now earlier than {} ({} - {})",
                    date::text(*signed_at),
                    date::text(now.saturating_sub(*window)),
                    date::text(*now),
                    span(*window),
                )
                .into();
            }
            Self::NotYetCurrent { signed_at, now } => {
                return format!(
                    "Signature not yet current: {} is still later than {} ({} + {})",
                    date::text(*signed_at),
                    date::text(now.saturating_add(crate::MAX_SKEW)),
                    date::text(*now),
                    span(crate::MAX_SKEW),
                )
                .into();
            }
        };
        text.into()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Refusal {}

/// AWS lists everything that is missing, a sentence each.
fn header_requires(parts: &[&str]) -> String {
    let sentences: Vec<_> = parts
        .iter()
        .map(|part| match *part {
            "date" => {
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
                    .to_owned()
            }
            part => format!("Authorization header requires '{part}' parameter."),
        })
        .collect();
    sentences.join(" ")
}

fn span(seconds: i64) -> String {
    if seconds % 60 == 0 { format!("{} min.", seconds / 60) } else { format!("{seconds} sec.") }
}
