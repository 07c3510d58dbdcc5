//! The countersign binary.
//!
//! `args` says what can be typed, `cmd/` holds one file a command, `exit` what the shell gets back and
//! `output` what goes to the streams. The environment is read here, once, and handed on; nothing heavy
//! starts before the command line is understood.

mod args;
mod ask;
mod cmd;
mod exit;
#[cfg(not(windows))]
mod log;
mod output;
mod screen;
mod tui;

use countersign_toolkit::Env;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Where this cannot be had, a limit on the size of files ends the process; what is on the disk is whole.
    let _ = countersign_files::outlive_limits();
    let env = Env::new(std::env::vars_os());
    let words: Vec<_> = std::env::args_os().collect();
    let outcome = args::parse(&words).and_then(|command| cmd::run(command, &env));
    exit::code(outcome)
}

/// The time in Unix seconds.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary is where the clock is read; others get it handed"
)]
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0)
}
