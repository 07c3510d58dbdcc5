//! The endpoint of a container: ECS, EKS pod identities, and everything that answers as they do.

use super::Credentials;
use super::document::Document;
use crate::Error;
use crate::env::Env;
use crate::error::printable;
use crate::http::{Headers, Http, MayPass, Reply, Target, Trust, again};
use std::net::IpAddr;
use std::time::Duration;
use ureq::http::Method;

const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

/// Where ECS answers.
const ECS: &str = "http://169.254.170.2";

/// How long an endpoint has to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether the environment names an endpoint.
pub(super) fn is_there(env: &Env) -> bool {
    env.text(RELATIVE).is_some() || env.text(FULL).is_some()
}

/// Credentials of the container's role.
pub(super) fn take(trust: &Trust<'_>, attempts: u32, now: i64) -> Result<Credentials, Error> {
    let target = target(trust.env)?;
    let mut headers: Headers = vec![("accept", "application/json".to_owned())];
    headers.extend(token(trust.env)?.map(|token| ("authorization", token)));
    let http = Http::near(&target, trust, PATIENCE)?;
    let place = target.place();
    again(attempts, || {
        let reply = http.send(Method::GET, &target, &headers, None).map_err(|failure| {
            let why = format!("cannot reach the container's endpoint {place}: {}", failure.why);
            (Error::Failed(why), MayPass(failure.may_pass))
        })?;
        read(&reply, now).map_err(|why| {
            let why = format!("the container's endpoint {place} {why}");
            (Error::Failed(why), MayPass(reply.status >= 500))
        })
    })
}

fn read(reply: &Reply, now: i64) -> Result<Credentials, String> {
    let document = Document::read(&reply.body);
    if reply.status == 200 {
        let credentials = document.and_then(|document| document.credentials(now));
        return credentials.map_err(|why| format!("did not answer with credentials: {why}"));
    }
    let said = document.ok().and_then(|document| document.message.or(document.code));
    let said = said.map_or(String::new(), |said| format!(": {}", printable(&said)));
    Err(format!("answered {}{said}", reply.status))
}

/// The endpoint. One without TLS is asked only where nobody between can listen.
fn target(env: &Env) -> Result<Target, Error> {
    let (name, url) = match (env.text(RELATIVE), env.text(FULL)) {
        (Some(path), _) if path.starts_with('/') => (RELATIVE, format!("{ECS}{path}")),
        (Some(_), _) => {
            return Err(Error::Failed(format!("{RELATIVE} does not begin with a slash")));
        }
        (None, Some(url)) => (FULL, url.to_owned()),
        (None, None) => {
            return Err(Error::Failed(format!("neither {RELATIVE} nor {FULL} is set")));
        }
    };
    let target = Target::parse(&url)
        .ok_or_else(|| Error::Failed(format!("{name} is not the URL of an endpoint")))?;
    if !target.is_tls() && !is_near(target.host()) {
        return Err(Error::Failed(format!(
            "{name} names {} without TLS: that is for this machine, 169.254.170.2, 169.254.170.23 and fd00:ec2::23 only",
            target.place()
        )));
    }
    Ok(target)
}

fn is_near(host: &str) -> bool {
    const NEAR: [&str; 3] = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"];
    let host = host.trim_matches(['[', ']']);
    match host.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || NEAR.iter().any(|near| near.parse() == Ok(address)),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

/// The token that the endpoint wants. Its file is read each time, since it is replaced while we run.
fn token(env: &Env) -> Result<Option<String>, Error> {
    let (name, token) = match env.path(TOKEN_FILE) {
        Some(path) => {
            let read = std::fs::read_to_string(&path);
            let read = read.map_err(|error| {
                Error::Failed(format!("cannot read {TOKEN_FILE} {}: {error}", path.display()))
            });
            (TOKEN_FILE, Some(read?))
        }
        None => (TOKEN, env.text(TOKEN).map(str::to_owned)),
    };
    // A line end would begin a header of its own.
    match token {
        Some(token) if token.chars().any(|c| c.is_control() || !c.is_ascii()) => {
            Err(Error::Failed(format!("the token of {name} holds a character that no header may")))
        }
        token => Ok(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_endpoints_are_asked_without_tls() {
        for url in [
            "http://127.0.0.1:1/x",
            "http://127.8.8.8/",
            "http://[::1]:80/",
            "http://localhost/x?role=y",
            "http://169.254.170.2/x",
            "http://169.254.170.23/x",
            "http://[fd00:ec2::23]/x",
            "https://example.com/x",
        ] {
            assert!(target(&Env::of(&[(FULL, url)])).is_ok(), "{url}");
        }
        for url in [
            "http://example.com/x",
            "http://169.254.169.254/x",
            "http://localhost.example.com/",
            "http://127.0.0.1.example.com/",
            "http://127.0.0.1@example.com/",
            "http://10.0.0.1/",
            "ftp://127.0.0.1/",
            "file:///etc/passwd",
        ] {
            assert!(target(&Env::of(&[(FULL, url)])).is_err(), "{url}");
        }
        let relative = Env::of(&[(RELATIVE, "/v2/x"), (FULL, "https://example.com")]);
        assert_eq!(target(&relative).unwrap().uri().to_string(), "http://169.254.170.2/v2/x");
        for path in ["v2", "@example.com/", ".example.com"] {
            assert!(target(&Env::of(&[(RELATIVE, path)])).is_err(), "{path}");
        }
    }

    #[test]
    fn a_token_file_beats_a_token_and_no_line_end_gets_through() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("token");
        let env = Env::of(&[(TOKEN_FILE, file.to_str().unwrap()), (TOKEN, "other")]);
        let error = token(&env).unwrap_err().to_string();
        assert!(error.contains("No such file"), "{error}");
        std::fs::write(&file, "Bearer x").unwrap();
        assert_eq!(token(&env).unwrap().as_deref(), Some("Bearer x"));
        for bad in ["canary\n", "canary\r\nX-Y: z", "\u{7f}canary"] {
            std::fs::write(&file, bad).unwrap();
            let error = token(&env).unwrap_err().to_string();
            assert!(!error.contains("canary"), "{error}");
            assert!(token(&Env::of(&[(TOKEN, bad)])).is_err());
        }
    }
}
