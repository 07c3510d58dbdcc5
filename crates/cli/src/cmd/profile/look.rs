//! What the files say, without changing them.

use crate::exit::Failure;
use crate::output::{self, spelt};
use clap::{Args, ValueEnum};
use countersign_toolkit::profile::reading::Reader;
use countersign_toolkit::{Env, Error, profile};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// List the profiles of both files
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile list
  countersign profile list --json | jq -r '.profiles[]'")]
pub(crate) struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let names = profile::list(env)?;
        if self.json {
            return json_answer(&json!({"profiles": names}));
        }
        output::answer(&names.iter().fold(String::new(), |text, name| text + name + "\n"))
    }
}

/// Show the settings of a profile, without its secrets
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile show mfa
  countersign profile show mfa --json | jq -r .settings.role_arn")]
pub(crate) struct Show {
    /// The profile's plain name
    #[arg(value_name = "P")]
    profile: String,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Show {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let settings = profile::show(env, &self.profile)?;
        if self.json {
            let settings: Map<String, Value> =
                settings.into_iter().map(|(key, value)| (key, value.into())).collect();
            return json_answer(&json!({"profile": self.profile, "settings": settings}));
        }
        let mut text = String::new();
        for (key, value) in settings {
            line(&mut text, &key, &value);
        }
        output::answer(&text)
    }
}

/// Print both files, merged, as the SDK specification or another reader has them
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile dump
  countersign profile dump --json | jq '.profiles.mfa'
  countersign profile dump --reading botocore --json")]
pub(crate) struct Dump {
    /// Print one JSON object
    #[arg(long)]
    json: bool,

    /// Whose reading to print
    #[arg(long, value_enum, default_value_t = Reading::Sdk)]
    reading: Reading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reading {
    /// The SDKs that follow the specification
    Sdk,
    /// boto3 and the AWS CLI
    Botocore,
    /// The AWS SDK for .NET
    Dotnet,
}

impl Dump {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let dump = match self.reading {
            Reading::Sdk => profile::dump(env),
            Reading::Botocore => profile::dump_as(env, Reader::Botocore),
            Reading::Dotnet => profile::dump_as(env, Reader::Dotnet),
        };
        let dump = match dump {
            Err(Error::Parse(error)) if self.json => {
                json_answer(&profile::fault(&error))?;
                return Err(Error::Parse(error).into());
            }
            dump => dump?,
        };
        if self.json {
            return json_answer(&dump);
        }
        let mut text = String::new();
        for (member, word) in
            [("profiles", "profile"), ("sso_sessions", "sso-session"), ("services", "services")]
        {
            for (name, settings) in
                dump.get(member).and_then(Value::as_object).into_iter().flatten()
            {
                let empty = if text.is_empty() { "" } else { "\n" };
                let _ = writeln!(text, "{empty}[{word} {}]", spelt(name));
                for (key, value) in settings.as_object().into_iter().flatten() {
                    let block = value.as_object().map(|block| {
                        let lines = block.iter().map(|(k, v)| (k, v.as_str().unwrap_or_default()));
                        lines.fold(String::new(), |text, (k, v)| text + "\n" + k + " = " + v)
                    });
                    let value = block.as_deref().or(value.as_str()).unwrap_or_default();
                    line(&mut text, key, value);
                }
            }
        }
        output::answer(&text)
    }
}

/// Say where the files are and which profile is meant
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile paths
  AWS_CONFIG_FILE=./config countersign profile paths --json")]
pub(crate) struct Paths {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Paths {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let paths = profile::paths(env);
        if self.json {
            return json_answer(&paths);
        }
        let mut text = String::new();
        for (key, value) in paths.as_object().into_iter().flatten() {
            line(&mut text, key, value.as_str().unwrap_or_default());
        }
        output::answer(&text)
    }
}

/// One setting on its line; a value of several lines goes on indented.
fn line(text: &mut String, key: &str, value: &str) {
    let _ = write!(text, "{} =", spelt(key));
    for (at, part) in value.split('\n').enumerate() {
        let lead = if at > 0 { "\n    " } else { " " };
        if !part.is_empty() {
            let _ = write!(text, "{lead}{}", spelt(part));
        }
    }
    text.push('\n');
}

fn json_answer(value: &Value) -> Result<(), Failure> {
    output::answer(&format!("{value}\n"))
}
