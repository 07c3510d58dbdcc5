//! `countersign authenticator`: the virtual MFA application.

mod export;
mod listing;
mod own;

use crate::exit::Failure;
use crate::{ask, now, output};
use clap::{Args, Subcommand, ValueEnum};
use countersign_authenticator::import::{self, Found, ImportError};
use countersign_authenticator::{Locker, Method, Name, WARNING};
use countersign_toolkit::Env;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, IsTerminal as _, Read};
use std::path::{Path, PathBuf};

pub(crate) use own::{Own, locker};

/// The virtual MFA application: keep devices, show their codes
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign authenticator add work qr.png
  countersign authenticator add work < seed.txt
  countersign authenticator code work
  countersign authenticator watch

A code from this machine proves less than one from a telephone: whoever takes this machine over has the
access key and the second factor together. For an account that matters, keep the device elsewhere.")]
pub(crate) struct Authenticator {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Take in a device: a picture of its QR code, or its otpauth URI or base32 seed on standard input
    #[command(after_help = "Examples:
  countersign authenticator add work qr.png
  countersign authenticator add arn:aws:iam::111122223333:mfa/ada < seed.txt
  wl-paste | countersign authenticator add work

A URI or a seed is never an argument: command lines are seen by others.")]
    Add {
        /// What to call it
        name: String,
        /// A PNG or JPEG picture, or a file with a URI or seed; left out or `-`, standard input
        file: Option<PathBuf>,
        /// A file with the passphrase of a sealed file; left out, it is asked for
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Take in all devices of other applications' exports
    #[command(after_help = "Examples:
  countersign authenticator import aegis-export.json
  countersign authenticator import part-1.png part-2.png
  countersign authenticator import - < uris.txt

Read are: pictures of otpauth and otpauth-migration codes (Google Authenticator), text with such URIs, JSON of
Aegis and 2FAS (sealed, too), FreeOTP+, andOTP, Raivo and Bitwarden, and what `export` wrote. A device that
is there already stays as it is.")]
    Import {
        /// The files; `-` is standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// A file with the passphrase of sealed files; left out, it is asked for
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Print the code of a device
    #[command(after_help = "Examples:
  countersign authenticator code work
  countersign exec --profile mfa --prompt authenticator -- aws s3 ls

Digits and nothing else are printed. On a terminal it says how long they are good for, too. The code of a
counter-based device is used up by this.")]
    Code {
        /// The device
        name: String,
    },
    /// Show all codes on the terminal, with the seconds they have left
    #[command(after_help = "Examples:
  countersign authenticator watch

`?` shows the keys. Codes of counter-based devices are made when you ask for them.")]
    Watch,
    /// List the devices
    #[command(after_help = "Examples:
  countersign authenticator list
  countersign authenticator list --json")]
    List {
        /// Print JSON instead of a table
        #[arg(long)]
        json: bool,
    },
    /// Forget a device, for good
    #[command(after_help = "Examples:
  countersign authenticator remove work
  countersign authenticator remove --yes work

Without the device nobody gets past what asks for its codes: register another one there first.")]
    Remove {
        /// The device
        name: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    Export(export::Export),
    /// Say where the key to the devices is, or put it elsewhere
    #[command(after_help = "Examples:
  countersign authenticator seal
  countersign authenticator seal passphrase
  countersign authenticator seal keyring

Where nobody can be asked, COUNTERSIGN_AUTHENTICATOR_PASSPHRASE_FILE names a file with the passphrase.")]
    Seal {
        /// Where to; left out, it is said where the key is
        #[arg(value_enum)]
        method: Option<To>,
        /// A file with the new passphrase; left out, it is asked for
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// A file beside the devices, for its owner alone
    KeyFile,
    /// The system's keyring, which opens when its owner signs in
    Keyring,
    /// A passphrase, which is asked for whenever a code is
    Passphrase,
}

impl Authenticator {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        super::source::keep_memory_private();
        let locker = locker(env)?;
        match self.what {
            What::Add { name, file, passphrase_file } => {
                add(&locker, &name, file.as_deref(), passphrase_file.as_deref())
            }
            What::Import { files, passphrase_file } => {
                take_in(&locker, &files, passphrase_file.as_deref())
            }
            What::Code { name } => code(&locker, &name),
            What::Watch => crate::tui::watch(env),
            What::List { json } => {
                let entries = locker.entries().map_err(|e| failed(&e))?;
                let list = if json { listing::json } else { listing::table };
                output::answer(&list(&entries))
            }
            What::Remove { name, yes } => remove(&locker, &name, yes),
            What::Export(export) => export.run(&locker),
            What::Seal { method: None, .. } => said(&locker),
            What::Seal { method: Some(to), passphrase_file } => {
                seal(&locker, to, passphrase_file.as_deref())
            }
        }
    }
}

fn add(
    locker: &Locker,
    name: &str,
    file: Option<&Path>,
    passphrase_file: Option<&Path>,
) -> Result<(), Failure> {
    let name: Name = name.parse().map_err(|error| Failure::Usage(format!("{error}")))?;
    let ask = || own::of_import(passphrase_file);
    let entry = import::read_one(name, open(file.unwrap_or(Path::new("-")))?, &ask);
    let entry = entry.map_err(|error| failed(&error))?;
    let first = is_first(locker)?;
    locker.add(entry).map_err(|error| failed(&error))?;
    warn(first);
    Ok(())
}

fn take_in(
    locker: &Locker,
    files: &[PathBuf],
    passphrase_file: Option<&Path>,
) -> Result<(), Failure> {
    let ask = || own::of_import(passphrase_file);
    let mut all = Found::default();
    for file in files {
        let found = import::read(open(file)?, &ask).map_err(|error| match error {
            // One of several that holds none is told like any other fault, by its name.
            ImportError::Io(_) => failed(&error),
            error => Failure::Failed(format!("{}: {error}", file.display())),
        })?;
        all.devices.extend(found.devices);
        all.skipped.extend(found.skipped);
        all.parts.extend(found.parts);
    }
    let first = is_first(locker)?;
    let taken = locker.take_in(all.devices).map_err(|error| failed(&error))?;
    let mut text = String::new();
    for device in taken {
        let known = if device.known { " (already there)" } else { "" };
        let _ = writeln!(text, "{}{known}", device.name);
    }
    output::answer(&text)?;
    for skipped in &all.skipped {
        output::note(&format!("`{}` was not taken: it is {}", skipped.label, skipped.why));
    }
    let missing = |part: &&import::Part| {
        (1..=part.of).any(|number| all.parts.iter().all(|other| other.number != number))
    };
    if let Some(part) = all.parts.iter().find(missing) {
        output::note(&format!(
            "the export has {} parts, and not all were there: import the others, too",
            part.of
        ));
    }
    warn(first);
    Ok(())
}

fn code(locker: &Locker, name: &str) -> Result<(), Failure> {
    let shown = locker.code(name, now()).map_err(|e| failed(&e))?;
    output::answer(&format!("{}\n", shown.code.expose()))?;
    // Whoever captures the code has no use for this.
    if let Some(left) = shown.seconds_left
        && io::stdout().is_terminal()
    {
        output::note(&format!("good for {left} s"));
    }
    Ok(())
}

fn remove(locker: &Locker, name: &str, yes: bool) -> Result<(), Failure> {
    let question = format!(
        "Forget the device `{}` for good? Nothing brings it back. [y/N] ",
        output::spelt(name)
    );
    if !yes && !ask::whether(&question)? {
        return Err(Failure::Failed("nothing was removed".to_owned()));
    }
    locker.remove(name).map(drop).map_err(|e| failed(&e))
}

fn said(locker: &Locker) -> Result<(), Failure> {
    output::answer(match locker.method().map_err(|e| failed(&e))? {
        None => "there is no device yet\n",
        Some(Method::KeyFile) => "key-file\n",
        Some(Method::Keyring) => "keyring\n",
        Some(Method::Passphrase) => "passphrase\n",
    })
}

fn seal(locker: &Locker, to: To, passphrase_file: Option<&Path>) -> Result<(), Failure> {
    // The old passphrase, where there is one, is asked for before the new one.
    locker.entries().map_err(|e| failed(&e))?;
    let done = match to {
        To::KeyFile => locker.seal(Method::KeyFile, None),
        To::Keyring => locker.seal(Method::Keyring, None),
        To::Passphrase => {
            let passphrase = own::new_passphrase(passphrase_file)?;
            locker.seal(Method::Passphrase, Some(&passphrase))
        }
    };
    done.map_err(|e| failed(&e))
}

/// Opens what is read in; `-` is standard input. What may be a seed is not repeated.
fn open(path: &Path) -> Result<Box<dyn Read>, Failure> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    let text = path.to_string_lossy();
    if text.to_ascii_lowercase().starts_with("otpauth") && text.contains(':') {
        return Err(on_the_command_line("the otpauth URI"));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && may_be_a_seed(&text) => {
            Err(on_the_command_line("the seed"))
        }
        Err(error) => Err(Failure::Failed(format!("cannot open {}: {error}", path.display()))),
    }
}

fn may_be_a_seed(text: &str) -> bool {
    let base32 =
        |b: u8| b.is_ascii_alphabetic() || (b'2'..=b'7').contains(&b) || b" -=".contains(&b);
    text.len() >= 16 && text.bytes().all(base32)
}

fn on_the_command_line(what: &str) -> Failure {
    Failure::Usage(format!("command lines are seen by others: give {what} on standard input"))
}

fn is_first(locker: &Locker) -> Result<bool, Failure> {
    Ok(locker.method().map_err(|error| failed(&error))?.is_none())
}

/// Says once what a second factor on this machine costs.
fn warn(first: bool) {
    if first {
        output::note(WARNING);
    }
}

fn failed(error: &dyn std::error::Error) -> Failure {
    Failure::Failed(error.to_string())
}
