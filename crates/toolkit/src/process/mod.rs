//! Credentials in the shapes that other programs take.

mod exec;
mod quote;
#[cfg(not(windows))]
mod signals;

use crate::Error;
use crate::profile::edit::unreadable;
use crate::source::Session;
use countersign_ident::Secret;
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::fmt::Write as _;
use zeroize::Zeroizing;

pub use exec::{exec, exec_with};
pub use quote::posix;
pub(crate) use quote::powershell;

/// The shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The answer of a `credential_process`.
    Process,
    /// The same without its version.
    Json,
    /// Lines that a POSIX shell evaluates.
    Env,
    /// Lines that fish evaluates.
    Fish,
    /// Lines that PowerShell evaluates.
    PowerShell,
    /// A section of a credentials file.
    Ini,
}

/// Writes credentials in a format, with a line end at the end.
///
/// The text holds secrets. Only `Ini` can fail: on a value that a file would not give back.
pub fn format(session: &Session, format: Format) -> Result<Zeroizing<String>, Error> {
    let text = match format {
        Format::Process => json(session, true),
        Format::Json => json(session, false),
        Format::Env => lines(session, |out, name, value| {
            let _ = writeln!(out, "export {name}={}", *posix(value));
        }),
        Format::Fish => lines(session, |out, name, value| {
            let _ = writeln!(out, "set -gx {name} {}", *quote::fish(value));
        }),
        Format::PowerShell => lines(session, |out, name, value| {
            let _ = writeln!(out, "$Env:{name} = {}", *powershell(value));
        }),
        Format::Ini => return ini(session),
    };
    Ok(text)
}

/// `2030-01-02T03:04:05Z`.
pub fn rfc3339(seconds: i64) -> String {
    Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |at| at.to_string())
}

/// The variables of the environment that carry credentials, in the order they are written.
fn variables(session: &Session) -> Vec<(&'static str, Secret)> {
    let credentials = &session.credentials;
    let mut found = vec![
        ("AWS_ACCESS_KEY_ID", Secret::from(credentials.access_key_id.as_str())),
        ("AWS_SECRET_ACCESS_KEY", credentials.secret_access_key.clone()),
    ];
    found.extend(credentials.session_token.clone().map(|token| ("AWS_SESSION_TOKEN", token)));
    found.extend(credentials.end().map(|end| ("AWS_CREDENTIAL_EXPIRATION", Secret::new(end))));
    found
}

fn lines(session: &Session, line: impl Fn(&mut String, &str, &str)) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(4096));
    for (name, value) in variables(session) {
        line(&mut out, name, value.expose());
    }
    out
}

fn json(session: &Session, version: bool) -> Zeroizing<String> {
    let credentials = &session.credentials;
    let mut object = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        object.extend(value.map(|value| (name.to_owned(), value)));
    };
    put("Version", version.then(|| 1.into()));
    put("AccessKeyId", Some(credentials.access_key_id.as_str().into()));
    put("SecretAccessKey", Some(credentials.secret_access_key.expose().into()));
    put("SessionToken", credentials.session_token.as_ref().map(|token| token.expose().into()));
    put("Expiration", credentials.end().map(Into::into));
    put("AccountId", credentials.account_id.as_deref().map(Into::into));
    let mut text = Zeroizing::new(String::with_capacity(4096));
    let _ = writeln!(text, "{}", Value::Object(object));
    text
}

fn ini(session: &Session) -> Result<Zeroizing<String>, Error> {
    let credentials = &session.credentials;
    let id = Secret::from(credentials.access_key_id.as_str());
    let mut out = Zeroizing::new(String::with_capacity(4096));
    let _ = writeln!(out, "[{}]", session.profile);
    for (key, value) in [
        ("aws_access_key_id", Some(&id)),
        ("aws_secret_access_key", Some(&credentials.secret_access_key)),
        ("aws_session_token", credentials.session_token.as_ref()),
    ] {
        let Some(value) = value.map(Secret::expose) else { continue };
        if let Some(why) = unreadable(value) {
            return Err(Error::Failed(format!(
                "the value of {key} cannot stand in a file: it {why}"
            )));
        }
        let _ = writeln!(out, "{key} = {value}");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Credentials;
    use std::process::Command;

    fn session(secret: &str, token: Option<&str>) -> Session {
        Session {
            credentials: Credentials {
                access_key_id: "ASIAEXAMPLE".to_owned(),
                secret_access_key: Secret::from(secret),
                session_token: token.map(Secret::from),
                expiration: token.map(|_| 1_893_553_445),
                expiration_text: None,
                issued: 0,
                account_id: token.map(|_| "111122223333".to_owned()),
            },
            profile: "mfa".to_owned(),
            region: None,
            endpoint_url: None,
            endpoint_url_sts: None,
            notices: Vec::new(),
        }
    }

    #[test]
    fn json_leaves_out_what_is_not_there() {
        let whole = session("a/b+c", Some("t=="));
        assert_eq!(
            *format(&whole, Format::Process).unwrap(),
            "{\"Version\":1,\"AccessKeyId\":\"ASIAEXAMPLE\",\"SecretAccessKey\":\"a/b+c\",\"SessionToken\":\"t==\",\"Expiration\":\"2030-01-02T03:04:05Z\",\"AccountId\":\"111122223333\"}\n"
        );
        assert_eq!(
            *format(&session("s", None), Format::Json).unwrap(),
            "{\"AccessKeyId\":\"ASIAEXAMPLE\",\"SecretAccessKey\":\"s\"}\n"
        );
    }

    #[test]
    fn plain_values_stand_bare_in_shell_lines() {
        let whole = session("a/b+c", Some("t=="));
        assert_eq!(
            *format(&whole, Format::Env).unwrap(),
            "export AWS_ACCESS_KEY_ID=ASIAEXAMPLE\nexport AWS_SECRET_ACCESS_KEY=a/b+c\nexport AWS_SESSION_TOKEN=t==\nexport AWS_CREDENTIAL_EXPIRATION=2030-01-02T03:04:05Z\n"
        );
        assert_eq!(
            *format(&session("s", None), Format::Fish).unwrap(),
            "set -gx AWS_ACCESS_KEY_ID ASIAEXAMPLE\nset -gx AWS_SECRET_ACCESS_KEY s\n"
        );
        assert_eq!(
            *format(&session("a'b", None), Format::PowerShell).unwrap(),
            "$Env:AWS_ACCESS_KEY_ID = 'ASIAEXAMPLE'\n$Env:AWS_SECRET_ACCESS_KEY = 'a''b'\n"
        );
    }

    #[test]
    fn a_posix_shell_reads_every_value_back_and_runs_nothing() {
        let every: String = (1..=255_u32).filter_map(char::from_u32).collect();
        for value in
            ["", "'", "''", "a'b\"c\\", "$(touch x) `id` $HOME", "\n", "~", "a:~", "-n", &every]
        {
            let lines = format(&session(value, None), Format::Env).unwrap();
            let script = format!("{}printf %s \"$AWS_SECRET_ACCESS_KEY\"", *lines);
            let out = Command::new("/bin/sh").args(["-c", &script]).output().unwrap();
            assert_eq!(String::from_utf8(out.stdout).unwrap(), value);
            assert!(out.stderr.is_empty());
        }
    }

    #[test]
    fn ini_refuses_what_it_would_not_give_back() {
        let whole = session("a/b+c=#;", Some("t=="));
        assert_eq!(
            *format(&whole, Format::Ini).unwrap(),
            "[mfa]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = a/b+c=#;\naws_session_token = t==\n"
        );
        for bad in
            ["canary\n", "a\rcanary", " canary", "canary ", "canary #b", "a\t;canary", "#canary"]
        {
            let error = format(&session(bad, None), Format::Ini).unwrap_err().to_string();
            assert!(
                error.contains("aws_secret_access_key") && !error.contains("canary"),
                "{error}"
            );
        }
    }
}
