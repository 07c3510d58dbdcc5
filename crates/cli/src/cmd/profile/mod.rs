//! `countersign profile`: the shared configuration and credentials files.

mod edit;
mod explain;
mod look;

use crate::exit::Failure;
use clap::{Args, Subcommand};
use countersign_toolkit::Env;

/// Look into and edit profiles of the shared files
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign profile list
  countersign profile show mfa
  countersign profile add mfa role_arn=arn:aws:iam::111122223333:role/ops source_profile=ada
  countersign profile set mfa region=eu-west-1 s3.addressing_style=path
  countersign profile remove mfa external_id
  countersign profile explain mfa
  countersign profile dump --json | jq .profiles")]
pub(crate) struct Profile {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    List(look::List),
    Show(look::Show),
    Add(edit::Add),
    Set(edit::Set),
    Remove(edit::Remove),
    Dump(look::Dump),
    Explain(explain::Explain),
    Paths(look::Paths),
}

impl Profile {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        match self.what {
            What::List(args) => args.run(env),
            What::Show(args) => args.run(env),
            What::Add(args) => args.run(env),
            What::Set(args) => args.run(env),
            What::Remove(args) => args.run(env),
            What::Dump(args) => args.run(env),
            What::Explain(args) => args.run(env),
            What::Paths(args) => args.run(env),
        }
    }
}
