//! Colours, on a terminal and nowhere else.

use countersign_toolkit::Env;
use std::io::{self, IsTerminal as _};

/// Whether and how standard output is coloured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    colour: bool,
}

/// What a colour stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ink {
    /// What is wrong or denies.
    Bad,
    /// What lets somebody through.
    Pitfall,
    /// What to look at.
    Warning,
    /// What is right or allows.
    Good,
    /// What stands behind.
    Faint,
    /// What stands out.
    Strong,
}

impl Paint {
    /// As standard output and `NO_COLOR` have it.
    pub(super) fn of(env: &Env) -> Paint {
        let refused = env.text("NO_COLOR").is_some_and(|value| !value.is_empty());
        Paint { colour: io::stdout().is_terminal() && !refused }
    }

    #[cfg(test)]
    pub(super) fn plain() -> Paint {
        Paint { colour: false }
    }

    pub(super) fn ink(self, ink: Ink, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Bad => "1;31",
            Ink::Pitfall => "1;35",
            Ink::Warning => "33",
            Ink::Good => "32",
            Ink::Faint => "2",
            Ink::Strong => "1",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
