//! What the commands about an installation share: where it is, and a runtime.

use crate::exit::Failure;
use clap::Args;
use countersign_server::{Ask, Reply};
use countersign_toolkit::Env;
use std::path::{Path, PathBuf};
use tokio::runtime::{Builder, Runtime};

/// Which installation.
#[derive(Debug, Args)]
pub(crate) struct Installation {
    /// The folder that holds everything; by default in the platform's data folder
    #[arg(long, value_name = "DIR", env = "COUNTERSIGN_DATA")]
    data: Option<PathBuf>,

    /// The master key's file; by default DIR/master.key
    #[arg(long, value_name = "FILE", env = "COUNTERSIGN_MASTER_KEY_FILE")]
    pub(crate) master_key_file: Option<PathBuf>,
}

impl Installation {
    /// Its folder: `XDG_DATA_HOME/countersign/server`, else `~/.local/share/countersign/server`.
    pub(crate) fn data(&self, env: &Env) -> Result<PathBuf, Failure> {
        match &self.data {
            Some(data) => Ok(data.clone()),
            None => data_home(env).map(|home| home.join("countersign").join("server")),
        }
    }

    /// Asks it: the running server where there is one, else its store.
    pub(crate) fn ask(&self, env: &Env, ask: Ask) -> Result<Reply, Failure> {
        let data = self.data(env)?;
        let asked = countersign_server::ask(&data, self.master_key_file.as_deref(), ask);
        runtime()?.block_on(asked).map_err(|error| Failure::Failed(error.to_string()))
    }
}

/// The platform's folder for data.
pub(crate) fn data_home(env: &Env) -> Result<PathBuf, Failure> {
    let home = env.path("XDG_DATA_HOME").filter(|path| path.is_absolute());
    home.or_else(|| env.home().map(|home| home.join(".local/share")))
        .ok_or_else(|| Failure::Usage("there is no home folder: say --data DIR".to_owned()))
}

/// A path that means the same to a server that stands in another folder.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path)
        .map_err(|error| Failure::Usage(format!("cannot use `{}`: {error}", path.display())))
}

/// A runtime with a worker for each core.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Failed(format!("cannot start: {error}")))
}
