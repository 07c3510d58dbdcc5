//! `countersign authenticator`: the virtual MFA application.

use crate::exit::Failure;
use crate::{now, output};
use clap::{Args, Subcommand};
use countersign_authenticator::{Entry, Locker, LockerError, Name, import};
use countersign_toolkit::{Env, Secret};
use serde_json::json;
use std::fmt::Write as _;
use std::fs::File;
use std::io;
use std::path::PathBuf;

/// The virtual MFA application: keep devices, show their codes
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign authenticator add work qr.png
  countersign authenticator add work < seed.txt
  countersign authenticator code work")]
pub(crate) struct Authenticator {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Take in a device: a picture of its QR code, or its otpauth URI or base32 seed on standard input
    Add {
        /// What to call it
        name: String,
        /// A PNG or JPEG picture, or a file with a URI or seed; left out or `-`, standard input
        file: Option<PathBuf>,
    },
    /// Print the code of a device
    Code {
        /// The device
        name: String,
    },
    /// List the devices
    List {
        /// Print JSON instead of a table
        #[arg(long)]
        json: bool,
    },
    /// Forget a device
    Remove {
        /// The device
        name: String,
    },
}

impl Authenticator {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let locker = Locker::at(folder(env)?);
        match self.what {
            What::Add { name, file } => locker.add(read(&name, file)?).map_err(|e| failed(&e)),
            What::Code { name } => {
                let shown = locker.code(&name, now()).map_err(|e| failed(&e))?;
                output::answer(&format!("{}\n", shown.code.expose()))
            }
            What::List { json } => {
                output::answer(&list(&locker.entries().map_err(|e| failed(&e))?, json))
            }
            What::Remove { name } => locker.remove(&name).map(drop).map_err(|e| failed(&e)),
        }
    }
}

/// The authenticator as the toolkit asks it.
#[derive(Debug)]
pub(super) struct Own(Locker);

impl Own {
    pub(super) fn open(env: &Env) -> Result<Own, Failure> {
        folder(env).map(|folder| Own(Locker::at(folder)))
    }
}

impl countersign_toolkit::Authenticator for Own {
    fn code(&self, serial: &str, now: i64) -> Result<(Secret, Option<u32>), String> {
        let last = serial.rsplit('/').next().unwrap_or(serial);
        let shown = match self.0.code(serial, now) {
            Err(LockerError::Unknown(_)) => self.0.code(last, now),
            found => found,
        };
        match shown {
            Ok(shown) => Ok((Secret::new(shown.code.expose()), shown.seconds_left)),
            Err(LockerError::Unknown(_)) => Err(format!(
                "the authenticator has no device called {} or {}: add it with `countersign authenticator add`",
                output::spelt(serial),
                output::spelt(last)
            )),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// `XDG_DATA_HOME/countersign/authenticator`, else `~/.local/share/countersign/authenticator`.
fn folder(env: &Env) -> Result<PathBuf, Failure> {
    let data = env.path("XDG_DATA_HOME").filter(|path| path.is_absolute());
    data.or_else(|| env.home().map(|home| home.join(".local/share")))
        .map(|data| data.join("countersign").join("authenticator"))
        .ok_or_else(|| Failure::Failed("there is no home folder to keep devices in".to_owned()))
}

fn read(name: &str, file: Option<PathBuf>) -> Result<Entry, Failure> {
    let name: Name = name.parse().map_err(|error| Failure::Usage(format!("{error}")))?;
    let entry = match file.filter(|path| path.as_os_str() != "-") {
        // It holds the seed, so it is not repeated.
        Some(path) if path.to_string_lossy().to_ascii_lowercase().starts_with("otpauth:") => {
            let message =
                "command lines are seen by others: give the otpauth URI on standard input";
            return Err(Failure::Usage(message.to_owned()));
        }
        Some(path) => {
            let file = File::open(&path).map_err(|error| {
                Failure::Failed(format!("cannot open {}: {error}", path.display()))
            })?;
            import::read(name, file)
        }
        None => import::read(name, io::stdin().lock()),
    };
    entry.map_err(|error| failed(&error))
}

fn list(entries: &[Entry], as_json: bool) -> String {
    if as_json {
        let devices: Vec<_> = entries
            .iter()
            .map(|entry| {
                let mut shown = serde_json::Map::new();
                shown.insert("name".to_owned(), entry.name.as_str().into());
                let issuer = entry.device.issuer.as_deref();
                shown.extend(issuer.map(|issuer| ("issuer".to_owned(), issuer.into())));
                shown
            })
            .collect();
        return format!("{}\n", json!({ "devices": devices }));
    }
    let mut text = String::new();
    for entry in entries {
        let _ = writeln!(text, "{}", entry.name.as_str());
    }
    text
}

fn failed(error: &dyn std::error::Error) -> Failure {
    Failure::Failed(error.to_string())
}
