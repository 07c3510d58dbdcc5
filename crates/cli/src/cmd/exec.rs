//! `countersign exec`: a program with credentials in its environment.

use super::source::Source;
use crate::exit::Failure;
use clap::Args;
use countersign_toolkit::Env;
use countersign_toolkit::process::exec;
use std::ffi::OsString;

/// Run a program with credentials in its environment
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign exec --profile mfa -- aws sts get-caller-identity
  countersign exec --profile mfa -- sh -c 'echo \"$AWS_ACCESS_KEY_ID\"'

The exit code is the program's own.")]
pub(crate) struct Exec {
    #[command(flatten)]
    source: Source,

    /// The program and its arguments
    #[arg(
        value_name = "CMD",
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    command: Vec<OsString>,
}

impl Exec {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let session = self.source.session(env)?;
        match exec(&session, env, &self.command)? {}
    }
}
