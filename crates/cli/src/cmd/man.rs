//! `countersign man`: the manual pages, for who packages the binary.

use crate::args::Args as All;
use crate::exit::Failure;
use clap::{Args, CommandFactory as _};
use std::path::PathBuf;

/// Write a manual page for every command into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign man ~/.local/share/man/man1")]
pub(crate) struct Man {
    /// The folder; it is made when it is missing
    folder: PathBuf,
}

impl Man {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let written = std::fs::create_dir_all(&self.folder)
            .and_then(|()| clap_mangen::generate_to(All::command(), &self.folder));
        written.map_err(|error| {
            Failure::Failed(format!("cannot write into {}: {error}", self.folder.display()))
        })
    }
}
