//! One file a command.

#[cfg(not(windows))]
mod account;
mod authenticator;
#[cfg(not(windows))]
mod backup;
mod completions;
mod console;
mod credential_process;
mod credentials;
mod doctor;
mod exec;
#[cfg(not(windows))]
mod installation;
mod man;
mod pairs;
mod policy;
mod profile;
#[cfg(not(windows))]
mod quickstart;
#[cfg(not(windows))]
mod restore;
mod rotate;
mod sdk_store;
#[cfg(not(windows))]
mod serve;
mod server;
mod setup;
mod source;
mod tui;
mod whoami;

use crate::exit::Failure;
use clap::Subcommand;
use countersign_toolkit::Env;

pub(crate) use authenticator::{Own, locker};
pub(crate) use console::open as open_console;
pub(crate) use credential_process::CredentialProcess;

/// Every command. The server is not built for Windows.
#[derive(Debug, Subcommand)]
#[cfg_attr(windows, expect(clippy::large_enum_variant, reason = "a process has one of it"))]
pub(crate) enum Command {
    #[cfg(not(windows))]
    Quickstart(quickstart::Quickstart),
    #[cfg(not(windows))]
    Serve(serve::Serve),
    #[cfg(not(windows))]
    Account(account::Account),
    #[cfg(not(windows))]
    Backup(backup::Backup),
    #[cfg(not(windows))]
    Restore(restore::Restore),
    Setup(setup::Setup),
    Credentials(credentials::Credentials),
    CredentialProcess(CredentialProcess),
    Exec(exec::Exec),
    Server(server::Server),
    Console(console::Console),
    Whoami(whoami::Whoami),
    Rotate(rotate::Rotate),
    Authenticator(authenticator::Authenticator),
    Tui(tui::Tui),
    Completions(completions::Completions),
    #[command(hide = true)]
    Man(man::Man),
    Policy(policy::Policy),
    Profile(profile::Profile),
    SdkStore(sdk_store::SdkStore),
    Doctor(doctor::Doctor),
}

/// Does what was typed.
pub(crate) fn run(command: Command, env: &Env) -> Result<(), Failure> {
    match command {
        #[cfg(not(windows))]
        Command::Quickstart(args) => args.run(env),
        #[cfg(not(windows))]
        Command::Serve(args) => args.run(env),
        #[cfg(not(windows))]
        Command::Account(args) => args.run(env),
        #[cfg(not(windows))]
        Command::Backup(args) => args.run(env),
        #[cfg(not(windows))]
        Command::Restore(args) => args.run(),
        Command::Setup(args) => args.run(env),
        Command::Credentials(args) => args.run(env),
        Command::CredentialProcess(args) => args.run(env),
        Command::Exec(args) => args.run(env),
        Command::Server(args) => args.run(env),
        Command::Console(args) => args.run(env),
        Command::Whoami(args) => args.run(env),
        Command::Rotate(args) => args.run(env),
        Command::Authenticator(args) => args.run(env),
        Command::Tui(args) => args.run(env),
        Command::Completions(args) => args.run(),
        Command::Man(args) => args.run(),
        Command::Policy(args) => args.run(env),
        Command::Profile(args) => args.run(env),
        Command::SdkStore(args) => args.run(env),
        Command::Doctor(args) => args.run(env),
    }
}
