//! What the walkthrough looks like: numbered steps, and under each what proves it.

use crate::exit::Failure;
use crate::output;
use countersign_toolkit::Env;
use std::io::{self, IsTerminal as _, Write as _};

/// The streams, as far as their looks go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Screen {
    colour: bool,
    /// Whether a line may be written over: standard error is a terminal.
    live: bool,
}

impl Screen {
    pub(crate) fn new(env: &Env) -> Screen {
        Screen {
            colour: io::stdout().is_terminal() && env.text("NO_COLOR").is_none(),
            live: io::stderr().is_terminal(),
        }
    }

    /// A step's heading.
    pub(crate) fn step(self, heading: &str) -> Result<(), Failure> {
        let (bold, plain) = if self.colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
        output::answer(&format!("\n{bold}{heading}{plain}\n"))
    }

    /// Something that went as it should.
    pub(crate) fn good(self, text: &str) -> Result<(), Failure> {
        let (green, plain) = if self.colour { ("\x1b[32m", "\x1b[0m") } else { ("", "") };
        line(&format!("{green}✓{plain} {text}"))
    }

    /// A QR code, made of two modules a character. Without colours it is for a dark screen.
    pub(crate) fn qr(self, picture: &str) -> Result<(), Failure> {
        for row in picture.lines() {
            if self.colour { line(row) } else { line(&plain(row)) }?;
        }
        Ok(())
    }

    /// How long it takes until the next code. The line is written over by the next one.
    pub(crate) fn waiting(self, seconds: i64) {
        if self.live {
            let mut err = io::stderr();
            let _ = write!(err, "\r   the next code comes in {seconds:>2} s ")
                .and_then(|()| err.flush());
        }
    }

    /// The end of such a line.
    pub(crate) fn waited(self) {
        if self.live {
            let mut err = io::stderr();
            let _ = write!(err, "\r{:34}\r", "").and_then(|()| err.flush());
        }
    }
}

/// A line under a step.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    output::answer(&format!("   {text}\n"))
}

/// What proves a step: a name, and what the server said.
pub(crate) fn proof(name: &str, said: &str) -> Result<(), Failure> {
    line(&format!("{name:<14} {said}"))
}

/// The same picture without colours: where the ink is the light, the modules change sides.
fn plain(row: &str) -> String {
    let mut out = String::new();
    let mut escape = false;
    for c in row.chars() {
        match c {
            '\x1b' => escape = true,
            'm' if escape => escape = false,
            _ if escape => {}
            ' ' => out.push('█'),
            '█' => out.push(' '),
            '▀' => out.push('▄'),
            '▄' => out.push('▀'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_light_and_dark_change_sides() {
        assert_eq!(plain("\x1b[38;5;16;48;5;231m █▀▄\x1b[0m"), "█ ▄▀");
    }
}
