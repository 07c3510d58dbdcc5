//! The instance metadata service, version 2 only: a token by `PUT`, then roles and their credentials.

use super::http::{Answer, Request};
use crate::{Error, random};
use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign, verify};
use data_encoding::BASE64URL_NOPAD;
use std::fmt;
use zeroize::Zeroizing;

/// What signs the tokens of one run: none needs to be kept.
pub(super) struct Metadata(Key);

/// The longest life of a token, in seconds, as on AWS.
const LONGEST: i64 = 21_600;

const TTL: &str = "x-aws-ec2-metadata-token-ttl-seconds";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked<'a> {
    /// The names of the roles: we have one, that of the profile.
    Roles,
    /// The credentials of one.
    Credentials(&'a str),
    /// The region.
    Region,
}

impl Metadata {
    pub(super) fn new() -> Result<Metadata, Error> {
        let mut key = Zeroizing::new([0; 32]);
        random::fill(&mut *key)?;
        Ok(Metadata(Key::new(HMAC_SHA256, &*key)))
    }

    /// Whether a path is one of this service.
    pub(super) fn knows(path: &str) -> bool {
        path.starts_with("/latest/")
    }

    /// Answers a `PUT` with a token.
    pub(super) fn token(&self, request: &Request, now: i64) -> Answer {
        // Whoever comes through a proxy is not on this machine.
        if request.has("x-forwarded-for") {
            return Answer::text(403, "");
        }
        let life = request.header(TTL).and_then(|text| text.parse::<i64>().ok());
        let Some(life) = life.filter(|life| (1..=LONGEST).contains(life)) else {
            return Answer::text(400, "");
        };
        let until = now.saturating_add(life).to_be_bytes();
        let token = [&until, sign(&self.0, &until).as_ref()].concat();
        let mut answer = Answer::text(200, BASE64URL_NOPAD.encode(&token));
        answer.headers.push((TTL, life.to_string()));
        answer
    }

    /// What a `GET` asks for, when it comes with a token.
    pub(super) fn asked<'r>(&self, request: &'r Request, now: i64) -> Result<Asked<'r>, Answer> {
        let token = request.header("x-aws-ec2-metadata-token");
        if !token.is_some_and(|token| self.is_good(token, now)) {
            return Err(Answer::text(401, ""));
        }
        let roles = "/latest/meta-data/iam/security-credentials";
        match request.path.as_str() {
            "/latest/meta-data/placement/region" => Ok(Asked::Region),
            path => match path.strip_prefix(roles) {
                Some("" | "/") => Ok(Asked::Roles),
                Some(role) if role.starts_with('/') => {
                    Ok(Asked::Credentials(role.trim_start_matches('/')))
                }
                _ => Err(Answer::text(404, "")),
            },
        }
    }

    fn is_good(&self, token: &str, now: i64) -> bool {
        let Ok(token) = BASE64URL_NOPAD.decode(token.as_bytes()) else { return false };
        let Some((until, tag)) = token.split_first_chunk() else { return false };
        verify(&self.0, until, tag).is_ok() && now < i64::from_be_bytes(*until)
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metadata(***)")
    }
}
