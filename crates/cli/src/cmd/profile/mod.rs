//! `countersign profile`: the shared configuration and credentials files.

mod explain;

use crate::exit::Failure;
use clap::{Args, Subcommand};
use countersign_toolkit::Env;

/// Look into profiles of the shared files
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile explain mfa
  countersign profile explain mfa --json")]
pub(crate) struct Profile {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Explain(explain::Explain),
}

impl Profile {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        match self.what {
            What::Explain(args) => args.run(env),
        }
    }
}
