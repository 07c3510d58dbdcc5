//! One file a command.

mod authenticator;
mod credential_process;
mod credentials;
mod exec;
mod policy;
mod source;

use crate::exit::Failure;
use clap::Subcommand;
use countersign_toolkit::Env;

/// Every command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Credentials(credentials::Credentials),
    CredentialProcess(credential_process::CredentialProcess),
    Exec(exec::Exec),
    Authenticator(authenticator::Authenticator),
    Policy(policy::Policy),
}

/// Does what was typed.
pub(crate) fn run(command: Command, env: &Env) -> Result<(), Failure> {
    match command {
        Command::Credentials(args) => args.run(env),
        Command::CredentialProcess(args) => args.run(env),
        Command::Exec(args) => args.run(env),
        Command::Authenticator(args) => args.run(env),
        Command::Policy(args) => args.run(),
    }
}
