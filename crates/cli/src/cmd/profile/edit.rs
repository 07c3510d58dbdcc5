//! Edits of the files.

use crate::cmd::pairs;
use crate::exit::Failure;
use clap::{Args, ValueEnum};
use countersign_toolkit::Env;
use countersign_toolkit::profile::document::FileKind;
use countersign_toolkit::profile::edit::{Edit, Key, Name, Setting, edit};

/// Add a profile
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile add ada region=eu-west-1
  pass aws/ada | countersign profile add ada aws_access_key_id=- aws_secret_access_key=-
  countersign profile add mfa role_arn=arn:aws:iam::111122223333:role/ops source_profile=ada \\
    mfa_serial=arn:aws:iam::111122223333:mfa/ada

Keys go to the credentials file and everything else to the config file, unless --in says where.")]
pub(crate) struct Add {
    #[command(flatten)]
    to: To,

    /// The settings: a value of - is one line of standard input, the only way for a secret
    #[arg(value_name = "KEY=VALUE")]
    settings: Vec<String>,
}

impl Add {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let name = Name::new(&self.to.profile)?;
        Ok(edit(env, &name, &Edit::Add(settings(&self.settings)?), self.to.only())?)
    }
}

/// Give settings of a profile other values, or new settings
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile set mfa duration_seconds=3600
  countersign profile set ada s3.addressing_style=path
  countersign profile set ada aws_secret_access_key=- < new-secret

Only the line that counts is changed; comments, order and line ends stay.")]
pub(crate) struct Set {
    #[command(flatten)]
    to: To,

    /// The settings: a value of - is one line of standard input, the only way for a secret
    #[arg(value_name = "KEY=VALUE", required = true)]
    settings: Vec<String>,
}

impl Set {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let name = Name::new(&self.to.profile)?;
        Ok(edit(env, &name, &Edit::Set(settings(&self.settings)?), self.to.only())?)
    }
}

/// Remove a profile, or settings of one
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile remove mfa external_id s3.addressing_style
  countersign profile remove mfa
  countersign profile remove mfa --in credentials")]
pub(crate) struct Remove {
    #[command(flatten)]
    to: To,

    /// The settings to remove; without one the whole profile goes
    #[arg(value_name = "KEY")]
    keys: Vec<String>,
}

impl Remove {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let name = Name::new(&self.to.profile)?;
        let keys = self.keys.iter().map(|key| Key::new(key)).collect::<Result<_, _>>()?;
        Ok(edit(env, &name, &Edit::Remove(keys), self.to.only())?)
    }
}

#[derive(Debug, Args)]
struct To {
    /// The profile's plain name
    #[arg(value_name = "P")]
    profile: String,

    /// Edit this file alone
    #[arg(long = "in", value_enum, value_name = "FILE")]
    only: Option<In>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum In {
    /// The config file
    Config,
    /// The credentials file
    Credentials,
}

impl To {
    fn only(&self) -> Option<FileKind> {
        self.only.map(|only| match only {
            In::Config => FileKind::Config,
            In::Credentials => FileKind::Credentials,
        })
    }
}

/// Reads `KEY=VALUE` words.
fn settings(words: &[String]) -> Result<Vec<Setting>, Failure> {
    // Nothing is read before every word is known to be right.
    let pairs = pairs::split(words)?.into_iter().map(|(key, value)| Ok((Key::new(key)?, value)));
    let pairs = pairs.collect::<Result<Vec<_>, Failure>>()?;
    let settings = pairs.into_iter().map(|(key, value)| {
        let value = pairs::value(&key.to_string(), value)?;
        Ok(Setting::new(key, value)?)
    });
    settings.collect()
}
