//! `countersign whoami`: who a profile's credentials are.

use super::source::Source;
use crate::exit::Failure;
use crate::{now, output};
use clap::Args;
use countersign_toolkit::Env;
use countersign_toolkit::whoami::{Who, whoami};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// Show the account, the ARN, whether MFA was used, and the seconds left
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign whoami --profile mfa
  countersign whoami --profile mfa --json")]
pub(crate) struct Whoami {
    #[command(flatten)]
    source: Source,

    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

impl Whoami {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let who = self.source.with(env, whoami)?;
        let left = who.expiration.map(|end| end.saturating_sub(now()).max(0));
        output::answer(&if self.json { json(&who, left) } else { table(&who, left) })
    }
}

fn json(who: &Who, left: Option<i64>) -> String {
    let mut object = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        object.extend(value.map(|value| (name.to_owned(), value)));
    };
    put("profile", Some(who.profile.as_str().into()));
    put("account", Some(who.account.as_str().into()));
    put("arn", Some(who.arn.as_str().into()));
    put("mfa", who.mfa.map(Into::into));
    put("mfa_serial", who.mfa_serial.as_deref().map(Into::into));
    let end = who.expiration.map(countersign_toolkit::process::rfc3339);
    put("expiration", end.map(Into::into));
    put("seconds_left", left.map(Into::into));
    format!("{}\n", Value::Object(object))
}

fn table(who: &Who, left: Option<i64>) -> String {
    let mfa = match (who.mfa, &who.mfa_serial) {
        (Some(true), Some(serial)) => format!("yes, by {serial}"),
        (Some(_), _) => "no".to_owned(),
        (None, _) => "not known".to_owned(),
    };
    let left = left.map_or_else(|| "no end".to_owned(), |left| format!("{left} s"));
    let mut text = String::new();
    for (name, value) in [
        ("Profile", &who.profile),
        ("Account", &who.account),
        ("ARN", &who.arn),
        ("MFA", &mfa),
        ("Left", &left),
    ] {
        let _ = writeln!(text, "{name:<8} {}", output::spelt(value));
    }
    text
}
