//! What the walkthrough looks like: numbered steps, and under each what proves it.

use crate::exit::Failure;
use crate::output;
use countersign_toolkit::Env;
use std::io::{self, IsTerminal as _, Write as _};

/// Standard output, in colour where that can be seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    colour: bool,
}

impl Screen {
    pub(super) fn new(env: &Env) -> Screen {
        Screen { colour: io::stdout().is_terminal() && env.text("NO_COLOR").is_none() }
    }

    /// A step's heading.
    pub(super) fn step(self, heading: &str) -> Result<(), Failure> {
        output::answer(&if self.colour {
            format!("\n\x1b[1m{heading}\x1b[0m\n")
        } else {
            format!("\n{heading}\n")
        })
    }

    /// A line under it.
    pub(super) fn line(self, text: &str) -> Result<(), Failure> {
        output::answer(&format!("   {text}\n"))
    }

    /// What proves the step: a name and what the server said.
    pub(super) fn proof(self, name: &str, said: &str) -> Result<(), Failure> {
        self.line(&format!("{name:<14} {said}"))
    }

    /// Something that went as it should.
    pub(super) fn good(self, text: &str) -> Result<(), Failure> {
        self.line(&if self.colour {
            format!("\x1b[32m✓\x1b[0m {text}")
        } else {
            format!("✓ {text}")
        })
    }

    /// A QR code, made of two modules a character. Without colours it is for a dark screen.
    pub(super) fn qr(self, lines: &str) -> Result<(), Failure> {
        let lines =
            lines.lines().map(|line| if self.colour { line.to_owned() } else { plain(line) });
        output::answer(&lines.map(|line| format!("   {line}\n")).collect::<String>())
    }

    /// A line that is written over by the next one. Only a terminal gets to see it.
    pub(super) fn waiting(self, seconds: i64) {
        let mut err = io::stderr();
        if err.is_terminal() {
            let _ = write!(err, "\r   the next code comes in {seconds:>2} s ")
                .and_then(|()| err.flush());
        }
    }

    /// The end of such a line.
    pub(super) fn waited(self) {
        let mut err = io::stderr();
        if err.is_terminal() {
            let _ = write!(err, "\r{:34}\r", "").and_then(|()| err.flush());
        }
    }
}

/// The same picture without colours: where the ink is the light, the modules change sides.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut escape = false;
    for c in line.chars() {
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
