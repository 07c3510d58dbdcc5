//! `countersign credential-process`: what the SDKs run for a profile's `credential_process`.

use super::source::Source;
use crate::exit::Failure;
use crate::output;
use clap::Args;
use countersign_toolkit::Env;
use countersign_toolkit::process::{Format, format};

/// Print credentials in the credential_process format, asking on the terminal device
#[derive(Debug, Args)]
#[command(after_help = "Example, in ~/.aws/config:
  [profile work]
  credential_process = countersign credential-process --profile mfa

Every program that uses profile `work` then gets the credentials of `mfa`. The code is asked for on
the terminal that the program was started from, once for all that need it.")]
pub(crate) struct CredentialProcess {
    #[command(flatten)]
    source: Source,
}

impl CredentialProcess {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        output::answer(&format(&self.source.session(env)?, Format::Process)?)
    }
}
