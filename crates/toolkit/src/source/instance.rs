//! Instance metadata, version 2 only: a token first, then the role's name, then its credentials.

use super::Credentials;
use super::document::Document;
use crate::Error;
use crate::env::Env;
use crate::error::printable;
use crate::http::{Headers, Http, MayPass, Reply, Target, Trust, again};
use crate::profile::Settings;
use std::time::Duration;
use ureq::http::Method;
use zeroize::Zeroizing;

/// How long the token is good for, in seconds: the longest there is, as SDKs ask for.
const TOKEN_LIFE: &str = "21600";

/// Why instance metadata gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Nothing(pub(super) String);

/// The endpoint and how it is asked.
#[derive(Debug)]
pub(super) struct Instance {
    base: String,
    http: Http,
    attempts: u32,
}

impl Instance {
    /// Finds the endpoint: `AWS_EC2_METADATA_SERVICE_ENDPOINT`, the profile's
    /// `ec2_metadata_service_endpoint`, else the one of `…_ENDPOINT_MODE`, IPv4 unless it says IPv6.
    ///
    /// `AWS_EC2_METADATA_DISABLED = true` turns it off. `AWS_METADATA_SERVICE_TIMEOUT` is how many
    /// seconds an answer may take (1), `AWS_METADATA_SERVICE_NUM_ATTEMPTS` how often is asked (3).
    pub(super) fn find(trust: &Trust<'_>) -> Result<Instance, Nothing> {
        let env = trust.env;
        if env.truth("AWS_EC2_METADATA_DISABLED") {
            return Err(Nothing("is turned off by AWS_EC2_METADATA_DISABLED".to_owned()));
        }
        let base = endpoint(env, trust.profile)?;
        let target = target(&base)?;
        let number = |name: &str, usual: u32| {
            env.text(name)
                .and_then(|text| text.trim().parse().ok())
                .filter(|n| *n > 0)
                .unwrap_or(usual)
        };
        let patience = Duration::from_secs(number("AWS_METADATA_SERVICE_TIMEOUT", 1).into());
        let http =
            Http::near(&target, trust, patience).map_err(|error| Nothing(error.to_string()))?;
        Ok(Instance { base, http, attempts: number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", 3) })
    }

    /// The credentials of the instance's role.
    pub(super) fn take(&self, now: i64) -> Result<Credentials, Nothing> {
        let token = self.token()?;
        let role = self.get("", &token)?;
        let role = std::str::from_utf8(&role.body).unwrap_or_default();
        let role = role.lines().next().unwrap_or_default().trim();
        // The name becomes a part of the path that is asked next.
        let good = |b: u8| b.is_ascii_alphanumeric() || b"+=,.@_-".contains(&b);
        if role.is_empty() || !role.bytes().all(good) {
            return Err(self.nothing("names no role of this instance"));
        }
        let document = Document::read(&self.get(role, &token)?.body)
            .map_err(|why| self.nothing(&format!("did not answer with credentials: {why}")))?;
        if let Some(code) = document.code.as_deref().filter(|code| *code != "Success") {
            let message = document.message.as_deref().unwrap_or_default();
            let why = format!("has no credentials for role {role}: {code} {message}");
            return Err(self.nothing(printable(&why).trim_end()));
        }
        document
            .credentials(now)
            .map_err(|why| self.nothing(&format!("did not answer with credentials: {why}")))
    }

    fn token(&self) -> Result<Zeroizing<String>, Nothing> {
        let life = vec![("x-aws-ec2-metadata-token-ttl-seconds", TOKEN_LIFE.to_owned())];
        let reply = self.ask(&Method::PUT, "/latest/api/token", &life)?;
        match reply.status {
            200 => {
                let token = std::str::from_utf8(&reply.body).map(str::trim).unwrap_or_default();
                if token.is_empty() || !token.bytes().all(|b| b.is_ascii_graphic()) {
                    return Err(self.nothing("gave no token"));
                }
                Ok(Zeroizing::new(token.to_owned()))
            }
            403 => {
                Err(self
                    .nothing("refuses to give a token (403): it is turned off for this instance"))
            }
            status => Err(self.nothing(&format!("answered {status} when asked for a token"))),
        }
    }

    /// A page below the list of roles.
    fn get(&self, page: &str, token: &str) -> Result<Reply, Nothing> {
        let path = format!("/latest/meta-data/iam/security-credentials/{page}");
        let token = vec![("x-aws-ec2-metadata-token", token.to_owned())];
        let reply = self.ask(&Method::GET, &path, &token)?;
        match reply.status {
            200 => Ok(reply),
            404 => Err(self.nothing("answered 404: this instance has no role")),
            status => Err(self.nothing(&format!("answered {status}"))),
        }
    }

    fn ask(&self, method: &Method, path: &str, headers: &Headers) -> Result<Reply, Nothing> {
        let target = target(&format!("{}{path}", self.base))?;
        let body = (*method == Method::PUT).then_some("");
        let answer = again(self.attempts, || {
            let sent = self.http.send(method.clone(), &target, headers, body);
            // Most machines are no instance: what does not answer at once is not there.
            let reply = sent.map_err(|failure| {
                (Error::Failed(format!("cannot be reached: {}", failure.why)), MayPass(false))
            })?;
            if reply.status >= 500 {
                let why = format!("answered {}", reply.status);
                return Err((Error::Failed(why), MayPass(true)));
            }
            Ok(reply)
        });
        answer.map_err(|error| self.nothing(&error.to_string()))
    }

    fn nothing(&self, why: &str) -> Nothing {
        let place = target(&self.base).map(|target| target.place()).unwrap_or_default();
        Nothing(format!("at {place} {why}"))
    }
}

fn target(url: &str) -> Result<Target, Nothing> {
    Target::parse(url).filter(|target| target.uri().query().is_none()).ok_or_else(|| {
        Nothing(format!(
            "is configured to be at `{}`, which is not an endpoint",
            url.escape_debug()
        ))
    })
}

fn endpoint(env: &Env, profile: &Settings) -> Result<String, Nothing> {
    let of = |key: &str| {
        let variable = format!("AWS_{}", key.to_ascii_uppercase());
        env.text(&variable).or_else(|| profile.text(key)).map(str::trim)
    };
    if let Some(url) = of("ec2_metadata_service_endpoint") {
        return Ok(url.trim_end_matches('/').to_owned());
    }
    match of("ec2_metadata_service_endpoint_mode").map(str::to_ascii_lowercase).as_deref() {
        None | Some("ipv4") => Ok("http://169.254.169.254".to_owned()),
        Some("ipv6") => Ok("http://[fd00:ec2::254]".to_owned()),
        Some(other) => Err(Nothing(format!(
            "is configured by AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE, which says neither IPv4 nor IPv6: `{}`",
            other.escape_debug()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_endpoint_is_the_environments_the_profiles_or_that_of_the_mode() {
        let of = |variables: &[(&str, &str)], settings: &[(&str, &str)]| {
            endpoint(&Env::of(variables), &settings.iter().copied().collect())
        };
        let (url, mode) =
            ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
        let (url_key, mode_key) =
            ("ec2_metadata_service_endpoint", "ec2_metadata_service_endpoint_mode");
        for (variables, settings, expected) in [
            (&[][..], &[][..], "http://169.254.169.254"),
            (&[(mode, "IPv6")], &[], "http://[fd00:ec2::254]"),
            (&[(mode, "ipv4")], &[(mode_key, "IPv6")], "http://169.254.169.254"),
            (&[(mode, " ")], &[(mode_key, "IPv6")], "http://[fd00:ec2::254]"),
            (&[(url, "http://127.0.0.1:1/"), (mode, "IPv6")], &[], "http://127.0.0.1:1"),
            (&[], &[(url_key, "http://[::1]:2/x/")], "http://[::1]:2/x"),
            (&[(url, "http://a")], &[(url_key, "http://b")], "http://a"),
        ] {
            assert_eq!(of(variables, settings).as_deref(), Ok(expected));
        }
        let error = of(&[(mode, "IPv5")], &[]).unwrap_err();
        assert!(error.0.contains("neither IPv4 nor IPv6"), "{error:?}");
    }
}
