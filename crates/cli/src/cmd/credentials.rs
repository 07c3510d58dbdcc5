//! `countersign credentials`: a profile's credentials in the shape that another program takes.

use super::source::Source;
use crate::exit::Failure;
use crate::output;
use clap::{Args, ValueEnum};
use countersign_toolkit::Env;
use countersign_toolkit::process::{Format, format};

/// Print credentials of a profile, asking for an MFA code when one is needed
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  eval \"$(countersign credentials --profile mfa --format env)\"
  countersign credentials --profile mfa --format fish | source
  countersign credentials --profile mfa --format powershell | Out-String | Invoke-Expression
  countersign authenticator code work | countersign credentials --profile mfa --code -")]
pub(crate) struct Credentials {
    #[command(flatten)]
    source: Source,

    /// The shape to print
    #[arg(long, value_enum, default_value_t = Shape::Process)]
    format: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// What a credential_process prints
    Process,
    /// `export` lines for a POSIX shell
    Env,
    /// `set -gx` lines
    Fish,
    /// `$Env:` lines
    #[value(name = "powershell")]
    PowerShell,
    /// One JSON object
    Json,
    /// A section of a credentials file
    Ini,
}

impl Credentials {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let shape = match self.format {
            Shape::Process => Format::Process,
            Shape::Env => Format::Env,
            Shape::Fish => Format::Fish,
            Shape::PowerShell => Format::PowerShell,
            Shape::Json => Format::Json,
            Shape::Ini => Format::Ini,
        };
        output::answer(&format(&self.source.session(env)?, shape)?)
    }
}
