//! `countersign backup`: a sealed copy of an installation, taken while it runs.

use super::installation::{Installation, absolute};
use crate::exit::Failure;
use crate::output;
use clap::Args;
use countersign_server::Ask;
use countersign_toolkit::Env;
use std::path::PathBuf;

/// Write a consistent, sealed backup; works while a server runs
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign backup countersign.backup
  countersign backup --data /srv/countersign /backups/today

The backup is sealed with the installation's master key, which is not in it: keep that apart.")]
pub(crate) struct Backup {
    /// Where to write it; nothing may be there yet
    file: PathBuf,

    #[command(flatten)]
    installation: Installation,
}

impl Backup {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let file = absolute(&self.file)?;
        self.installation.ask(env, Ask::Backup { file })?;
        output::note(&format!("the backup is in {}", self.file.display()));
        Ok(())
    }
}
