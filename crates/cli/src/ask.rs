//! A question that is answered with yes or no, on the terminal and nowhere else.

use crate::exit::Failure;
use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};

/// More than an answer.
const LONGEST: u64 = 256;

/// The two sides of the terminal that the process belongs to, whatever its standard streams are.
const SHOWS: &str = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
const TYPED: &str = if cfg!(windows) { "CONIN$" } else { "/dev/tty" };

/// Asks. Anything but yes is no; where there is no terminal, nobody said yes.
pub(crate) fn whether(question: &str) -> Result<bool, Failure> {
    let (Ok(mut terminal), Ok(typed)) =
        (OpenOptions::new().write(true).open(SHOWS), File::open(TYPED))
    else {
        let message = "there is no terminal to ask on: say `--yes` if it is to be done";
        return Err(Failure::Usage(message.to_owned()));
    };
    let failed = |error: std::io::Error| Failure::Failed(format!("cannot ask: {error}"));
    terminal.write_all(question.as_bytes()).map_err(failed)?;
    let mut answer = String::new();
    BufReader::new(typed.take(LONGEST)).read_line(&mut answer).map_err(failed)?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}
