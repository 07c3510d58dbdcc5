//! `countersign restore`: a backup becomes an installation.

use super::installation::runtime;
use crate::exit::Failure;
use crate::output;
use clap::Args;
use std::path::PathBuf;

/// Restore a backup into a folder that holds no installation
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign restore countersign.backup --data /srv/new --master-key-file master.key

Afterwards no MFA code of now or before is accepted and every session is over.")]
pub(crate) struct Restore {
    /// The backup
    file: PathBuf,

    /// The folder; it may be new
    #[arg(long, value_name = "DIR", env = "COUNTERSIGN_DATA")]
    data: PathBuf,

    /// The master key that the backup was sealed with
    #[arg(long, value_name = "KEY", env = "COUNTERSIGN_MASTER_KEY_FILE")]
    master_key_file: PathBuf,
}

impl Restore {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let restored = countersign_server::restore(&self.file, &self.data, &self.master_key_file);
        runtime()?.block_on(restored).map_err(|error| Failure::Failed(error.to_string()))?;
        output::note(&format!("the installation is in {}", self.data.display()));
        Ok(())
    }
}
