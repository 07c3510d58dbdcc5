//! What can be typed.

use crate::cmd::Command;
use crate::exit::Failure;
use clap::Parser;
use std::ffi::OsString;

/// An open, self-hosted IAM and STS with multi-factor authentication, and the toolkit that makes an
/// MFA-protected profile just work.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Reads the command line.
pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Args, Failure> {
    Args::try_parse_from(words).map_err(|error| Failure::Clap(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_made() {
        Args::command().debug_assert();
    }
}
