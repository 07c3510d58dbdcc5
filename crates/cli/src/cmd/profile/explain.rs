//! `countersign profile explain`: what a profile leads to, without taking a step.

use crate::exit::Failure;
use crate::output::{self, complain};
use clap::Args;
use countersign_toolkit::profile::selected;
use countersign_toolkit::{Env, Explained};

/// Say which steps lead to a profile's credentials, or why none do
///
/// Nothing is sent and no code is asked for. Every step is named with the profile whose section says it,
/// how long what it gives lasts, and where a code would be asked for.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile explain mfa
  countersign profile explain mfa --json | jq '.chain[].kind'

A code opens the role itself, unless `mfa_shared_session = true` stands in the role's profile or in that
of its keys: then it opens one session, which opens every role of these keys for up to an hour at a time.")]
pub(crate) struct Explain {
    /// The profile; left out, the one that AWS_PROFILE names, else `default`
    #[arg(value_name = "P")]
    profile: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Explain {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let profile = self.profile.as_deref().unwrap_or_else(|| selected(env));
        let explained = Explained::read(env, profile)?;
        if !self.json {
            let told = explained.told()?;
            // What stands in the files may hold anything, so each line is shown as text.
            let lines = told.lines().map(|line| output::spelt(line) + "\n");
            return output::answer(&lines.collect::<String>());
        }
        output::answer(&format!("{}\n", explained.json()))?;
        match explained.broken() {
            Some(broken) => {
                complain(&broken.message);
                Err(Failure::Answered)
            }
            None => Ok(()),
        }
    }
}
