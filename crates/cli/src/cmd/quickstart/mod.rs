//! `countersign quickstart`: the walkthrough for real, over the wire, in a folder of its own.

mod walk;

use super::installation::{absolute, runtime};
use super::serve::{Ends, address};
use crate::exit::Failure;
use crate::screen::Screen;
use crate::{log, output};
use clap::Args;
use countersign_server::{Config, First, Server};
use countersign_toolkit::Env;
use std::path::PathBuf;
use tracing::level_filters::LevelFilter;
use walk::{Folder, USER_ACCOUNT, Walk};

/// See the whole walkthrough happen: role, user, policy, device, profiles, and a role assumed with a code
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign quickstart
  countersign quickstart --once --data walkthrough

Everything happens in a new folder and over HTTP on loopback; ~/.aws is never touched.
Afterwards the server goes on, so that you can try it by hand.")]
pub(crate) struct Quickstart {
    /// Exit when the walkthrough is done, instead of serving on
    #[arg(long)]
    once: bool,

    /// The folder for everything; by default a new one for temporary files
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,

    /// Where to listen; port 0 picks one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    listen: String,
}

impl Quickstart {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        log::begin(env, None, LevelFilter::WARN)?;
        let folder = self.folder(env)?;
        let config = Config {
            listen: address(&self.listen)?,
            first: First { account_id: Some(USER_ACCOUNT.to_owned()), ..First::default() },
            ..Config::new(folder.data())
        };
        let runtime = runtime()?;
        let mut ends = runtime.block_on(async { Ends::new() })?;
        let server = runtime
            .block_on(Server::start(config))
            .map_err(|error| Failure::Failed(error.to_string()))?;
        let walk = Walk {
            folder: &folder,
            server: &server,
            runtime: &runtime,
            screen: Screen::new(env),
            once: self.once,
        };
        let walked = walk.all(&mut ends);
        match walked {
            Ok(true) if !self.once => {
                output::answer(&format!("{}\n", server.ready_line()))?;
                runtime.block_on(ends.until_asked(server))
            }
            // Done, or asked to end before that; or it failed. The server ends in order all the same.
            walked => {
                runtime.block_on(server.stop());
                walked.map(|_| ())
            }
        }
    }

    fn folder(&self, env: &Env) -> Result<Folder, Failure> {
        let data = self.data.as_deref().map_or_else(|| temporary(env), absolute)?;
        if data.join("aws").exists() || data.join("store.sqlite").exists() {
            let message = format!(
                "{} has been used already: the walkthrough begins with a new folder",
                data.display()
            );
            return Err(Failure::Failed(message));
        }
        Ok(Folder::new(data))
    }
}

/// A new folder for temporary files. It stays: somebody may want to look at it.
fn temporary(env: &Env) -> Result<PathBuf, Failure> {
    let parent = env.path("TMPDIR").filter(|path| path.is_absolute());
    let parent = parent.unwrap_or_else(|| PathBuf::from("/tmp"));
    let folder = tempfile::Builder::new().prefix("countersign-quickstart-").tempdir_in(&parent);
    folder.map(tempfile::TempDir::keep).map_err(|error| {
        Failure::Failed(format!("cannot make a folder in {}: {error}", parent.display()))
    })
}
