//! `countersign tui`: profiles, sessions and codes on the whole terminal.

use crate::exit::Failure;
use crate::tui;
use clap::Args;
use countersign_toolkit::Env;

/// Look around in a terminal: profiles and what they lead to, sessions, codes
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign tui
  NO_COLOR=1 countersign tui

`?` shows the keys. Copying needs a terminal that takes OSC 52.")]
pub(crate) struct Tui {}

impl Tui {
    #[expect(clippy::unused_self, reason = "every command runs by a method of its arguments")]
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        super::source::keep_memory_private();
        tui::explore(env)
    }
}
