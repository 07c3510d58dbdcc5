//! `countersign exec`: a program with credentials in its environment.

use super::source::Source;
use crate::exit::Failure;
use clap::Args;
use countersign_toolkit::Env;
use countersign_toolkit::process::{exec, exec_with};
use std::ffi::OsString;

/// Run a program with credentials in its environment
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign exec --profile mfa -- aws sts get-caller-identity
  countersign exec --profile mfa -- sh -c 'echo \"$AWS_ACCESS_KEY_ID\"'
  countersign exec --profile mfa --server -- terraform apply

The exit code is the program's own. With `--server` the credentials are renewed while it runs; every
SDK takes them from there. Programs from before the middle of 2023 may know
AWS_CONTAINER_AUTHORIZATION_TOKEN only: give them that variable with what is in the file that
$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names, or use `--imds`.")]
pub(crate) struct Exec {
    #[command(flatten)]
    source: Source,

    /// Give it a credential endpoint on loopback that renews, instead of credentials
    #[arg(long)]
    server: bool,

    /// With the server, also instance metadata (IMDSv2), for programs that know nothing else
    #[arg(long, requires = "server")]
    imds: bool,

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
        let code = if self.server {
            let profiles = vec![self.source.profile(env)];
            let server = self.source.codes.serve(env, profiles, self.imds, 0)?;
            exec_with(&server, env, &self.command)?
        } else {
            exec(&self.source.session(env)?, env, &self.command)?
        };
        if code == 0 { Ok(()) } else { Err(Failure::Ended(code)) }
    }
}
