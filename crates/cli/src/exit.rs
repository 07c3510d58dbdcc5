//! What the shell gets back: 0 done, 1 failed, 2 wrong usage, 130 after Ctrl-C; `exec` gives
//! the code of its program.

use crate::output;
use std::process::ExitCode;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line cannot be read, or asks for help.
    Clap(Box<clap::Error>),
    /// The command line can be read and is wrong all the same.
    Usage(String),
    /// The operation failed.
    Failed(String),
    /// The operation found what is wrong, and its answer says it.
    Answered,
    /// A program that was run ended with this code.
    Ended(i32),
    /// A person pressed Ctrl-C.
    Interrupted,
    /// Whoever read the output stopped reading; there is nobody to tell.
    Unheard,
}

impl From<countersign_toolkit::Error> for Failure {
    fn from(error: countersign_toolkit::Error) -> Failure {
        match error {
            countersign_toolkit::Error::Interrupted => Failure::Interrupted,
            countersign_toolkit::Error::Usage(message) => Failure::Usage(message),
            error => Failure::Failed(error.to_string()),
        }
    }
}

/// Says what went wrong, on standard error, and gives the exit code.
pub(crate) fn code(outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Clap(error)) => {
            // Help and version go to standard output, faults to standard error.
            let printed = error.print();
            ExitCode::from(if error.use_stderr() || printed.is_err() { 2 } else { 0 })
        }
        Err(Failure::Usage(message)) => {
            output::complain(&message);
            ExitCode::from(2)
        }
        Err(Failure::Failed(message)) => {
            output::complain(&message);
            ExitCode::FAILURE
        }
        // Windows has longer ones.
        Err(Failure::Ended(code)) => match u8::try_from(code) {
            Ok(code) => ExitCode::from(code),
            Err(_) => std::process::exit(code),
        },
        Err(Failure::Interrupted) => ExitCode::from(130),
        Err(Failure::Answered | Failure::Unheard) => ExitCode::FAILURE,
    }
}
