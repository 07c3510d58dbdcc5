//! `countersign console`: the web console, opened with a profile's session.

use super::source::Source;
use crate::exit::Failure;
use crate::output;
use clap::Args;
use countersign_toolkit::federation::sign_in_url;
use countersign_toolkit::serve::Once;
use countersign_toolkit::{Env, Secret};
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

/// Open the web console with a profile's session
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign console --profile mfa
  countersign console --profile mfa --print

The URL that `--print` shows signs in whoever has it. A browser is given an address on loopback instead,
which leads there once.")]
pub(crate) struct Console {
    #[command(flatten)]
    source: Source,

    /// Print the sign-in URL, which is a secret, instead of opening a browser
    #[arg(long)]
    print: bool,

    /// The page to open; left out, the console's first
    #[arg(long, value_name = "URL")]
    destination: Option<String>,
}

impl Console {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let destination = self.destination.as_deref();
        let url = self.source.with(env, |_, session| sign_in_url(env, session, destination))?;
        if self.print {
            return output::answer(&Zeroizing::new(format!("{}\n", url.expose())));
        }
        open(env, url)
    }
}

/// Opens a browser by `BROWSER`, or the system's own way.
pub(crate) fn open(env: &Env, url: Secret) -> Result<(), Failure> {
    let once = Once::bind(url)?;
    let own: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) || env.text("WSL_INTEROP").is_some() {
        &["wslview", "explorer.exe"]
    } else {
        &["xdg-open"]
    };
    let programs = env.text("BROWSER").map_or_else(|| own.to_vec(), |named| vec![named]);
    for program in programs {
        let mut command = Command::new(program);
        command.arg(once.url()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        for secret in ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"] {
            command.env_remove(secret);
        }
        if command.spawn().is_ok() {
            return Ok(once.lead()?);
        }
    }
    let message = "no browser can be started here: `--print` shows the URL, and BROWSER may name a program that opens one";
    Err(Failure::Failed(message.to_owned()))
}
