//! `countersign rotate`: a new access key in place of a profile's.

use super::source::Source;
use crate::exit::Failure;
use crate::output;
use clap::Args;
use countersign_toolkit::Env;
use countersign_toolkit::rotate::rotate;
use serde_json::json;

/// Replace the access key that a profile begins with, safely
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign rotate --profile toolkit-user
  countersign rotate --profile mfa
  countersign rotate --profile mfa --delete AKIAIOSFODNN7EXAMPLE

A new key is made, proven and written to the file before the old one is switched off and deleted, so that
at every moment the file has a key that works. After an interruption run it again: it goes on where it was.")]
pub(crate) struct Rotate {
    #[command(flatten)]
    source: Source,

    /// A second key of the user to delete first, since IAM allows two
    #[arg(long, value_name = "KEY_ID")]
    delete: Option<String>,

    /// Print JSON instead of a sentence
    #[arg(long)]
    json: bool,
}

impl Rotate {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let profile = self.source.profile(env);
        let spare = self.delete.as_deref();
        let done = self.source.toolkit(env, |toolkit| rotate(toolkit, &profile, spare))?;
        output::answer(&if self.json {
            let (profile, old, new) = (&done.profile, &done.old, &done.new);
            format!("{}\n", json!({ "profile": profile, "old": old, "new": new }))
        } else {
            let (profile, old, new) = (&done.profile, &done.old, &done.new);
            format!("Profile {profile} has the key {new}; {old} is deleted.\n")
        })
    }
}
