//! What leaves the locker, and where to: a new file for its owner alone, or a pipe.

use super::{failed, own};
use crate::exit::Failure;
use crate::output;
use clap::{Args, ValueEnum};
use countersign_authenticator::{Entry, Locker, LockerError, backup};
use std::fs::OpenOptions;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Write devices out, seeds and all: as otpauth URIs, or sealed under a passphrase
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign authenticator export --format sealed --out devices.sealed
  countersign authenticator export work --out work.uri
  countersign authenticator export | ssh elsewhere countersign authenticator import -

The file is new and for its owner alone (0600). What is not sealed holds the seeds in the clear.")]
pub(super) struct Export {
    /// The devices; left out, all
    names: Vec<String>,
    /// The file; it must not be there yet
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How to write them
    #[arg(long, value_enum, default_value_t = Format::Otpauth)]
    format: Format,
    /// A file with the passphrase to seal under; left out, it is asked for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// Show seeds on a terminal, too
    #[arg(long)]
    show: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// An otpauth URI a line, which every authenticator application reads
    Otpauth,
    /// A file that `countersign authenticator import` opens with the passphrase
    Sealed,
}

impl Export {
    pub(super) fn run(self, locker: &Locker) -> Result<(), Failure> {
        if self.out.is_none() && io::stdout().is_terminal() && !self.show {
            return Err(Failure::Usage(
                "this would show seeds on the terminal: name a file with `--out`, or say `--show`"
                    .to_owned(),
            ));
        }
        let entries = chosen(locker.entries().map_err(|e| failed(&e))?, &self.names)?;
        let bytes = match self.format {
            Format::Otpauth => Zeroizing::new(backup::uris(&entries).as_bytes().to_vec()),
            Format::Sealed => {
                let passphrase = own::new_passphrase(self.passphrase_file.as_deref())?;
                Zeroizing::new(backup::sealed(&entries, &passphrase).map_err(|e| failed(&e))?)
            }
        };
        match &self.out {
            Some(path) => create(path, &bytes).map_err(|error| {
                Failure::Failed(match error.kind() {
                    io::ErrorKind::AlreadyExists => {
                        format!("{} is there already; nothing was written", path.display())
                    }
                    _ => format!("cannot write {}: {error}", path.display()),
                })
            }),
            None => output::bytes(&bytes),
        }
    }
}

fn chosen(entries: Vec<Entry>, names: &[String]) -> Result<Vec<Entry>, Failure> {
    if entries.is_empty() && names.is_empty() {
        return Err(Failure::Failed("there is no device to export".to_owned()));
    }
    if names.is_empty() {
        return Ok(entries);
    }
    let find = |name: &String| {
        let entry = entries.iter().find(|entry| entry.name.is(name));
        entry.cloned().ok_or_else(|| failed(&LockerError::Unknown(name.clone())))
    };
    names.iter().map(find).collect()
}

/// Writes a new file. One that could not be written whole is removed again.
fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    #[cfg(not(windows))]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Why it was not written is what counts.
        let _ = std::fs::remove_file(path);
    }
    written
}
