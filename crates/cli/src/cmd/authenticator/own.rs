//! The authenticator as other commands use it, and who is asked when it is sealed.

use crate::exit::Failure;
use countersign_authenticator::import::ImportError;
use countersign_authenticator::{Entry, Keeper, Locker, LockerError, Name};
use countersign_toolkit::{Env, Error, Secret, prompt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use zeroize::Zeroizing;

/// Names a file with the locker's passphrase, for where there is no terminal.
const PASSPHRASE_FILE: &str = "COUNTERSIGN_AUTHENTICATOR_PASSPHRASE_FILE";

/// The longest passphrase, in bytes.
const LONGEST: u64 = 4096;

/// The authenticator as the toolkit asks it.
#[derive(Debug)]
pub(crate) struct Own(Locker);

impl Own {
    pub(crate) fn open(env: &Env) -> Result<Own, Failure> {
        locker(env).map(Own)
    }

    /// The one in a data folder such as `XDG_DATA_HOME` names, with a key file.
    #[cfg(not(windows))]
    pub(crate) fn at(data: &Path) -> Own {
        Own(Locker::at(data.join("countersign").join("authenticator")))
    }

    /// Takes in a device that is not assigned yet, under its serial number. What was kept under that is of
    /// a device that is no more.
    pub(crate) fn keep(&self, entry: Entry) -> Result<(), LockerError> {
        self.0.put(entry)
    }

    /// Calls a device that is assigned now by a shorter name, unless something else is called so, and
    /// returns its name.
    pub(crate) fn settle(&self, serial: &Name, short: Name) -> Result<Name, LockerError> {
        match self.0.rename(serial.as_str(), short.clone()) {
            Ok(()) => Ok(short),
            Err(LockerError::Exists(_)) => Ok(serial.clone()),
            Err(error) => Err(error),
        }
    }

    /// Forgets a device that was refused.
    pub(crate) fn forget(&self, serial: &Name) -> Result<(), LockerError> {
        self.0.remove(serial.as_str()).map(drop)
    }
}

impl countersign_toolkit::Authenticator for Own {
    fn code(&self, serial: &str, now: i64) -> Result<(Secret, Option<u32>), String> {
        let shown = self.0.code_for(serial, now).map_err(|error| error.to_string())?;
        Ok((Secret::new(shown.code.expose()), shown.seconds_left))
    }
}

/// The locker in `XDG_DATA_HOME/countersign/authenticator`, else in
/// `~/.local/share/countersign/authenticator`.
pub(crate) fn locker(env: &Env) -> Result<Locker, Failure> {
    let data = env.path("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let data = data.or_else(|| env.home().map(|home| home.join(".local/share")));
    let Some(data) = data else {
        return Err(Failure::Failed("there is no home folder to keep devices in".to_owned()));
    };
    let keeper = Person {
        file: env.path(PASSPHRASE_FILE),
        // On Linux the keyring is reached over the bus of the session.
        keyring: cfg!(target_os = "macos") || env.text("DBUS_SESSION_BUS_ADDRESS").is_some(),
        said: Mutex::default(),
    };
    Ok(Locker::kept_by(data.join("countersign").join("authenticator"), Arc::new(keeper)))
}

/// Asks a person once in a run, or reads the file that they named.
#[derive(Debug)]
struct Person {
    file: Option<PathBuf>,
    keyring: bool,
    said: Mutex<Option<Said>>,
}

/// What was said. It is shown by nothing.
struct Said(Zeroizing<String>);

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said(redacted)")
    }
}

impl Keeper for Person {
    fn passphrase(&self) -> Result<Zeroizing<String>, String> {
        let mut said = self.said.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(Said(passphrase)) = &*said {
            return Ok(passphrase.clone());
        }
        let passphrase = passphrase(self.file.as_deref(), "Passphrase of the authenticator: ")?;
        *said = Some(Said(passphrase.clone()));
        Ok(passphrase)
    }

    fn has_keyring(&self) -> bool {
        self.keyring
    }
}

/// The passphrase in a file, or the one that is typed.
fn passphrase(file: Option<&Path>, question: &str) -> Result<Zeroizing<String>, String> {
    let Some(file) = file else {
        return prompt::hidden(question).map(|secret| typed(&secret)).map_err(
            |error| match error {
                Error::NobodyToAsk(why) => {
                    format!("{why}; {PASSPHRASE_FILE} may name a file with it")
                }
                error => error.to_string(),
            },
        );
    };
    let bytes = countersign_files::read(file, LONGEST).map_err(|error| error.to_string())?;
    let bytes = bytes.ok_or_else(|| format!("there is no file {}", file.display()))?;
    let text = std::str::from_utf8(&bytes);
    let text = text.map_err(|_| format!("{} is not text", file.display()))?;
    // The line end that editors put there is no part of it.
    let text = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    Ok(Zeroizing::new(text.to_owned()))
}

fn typed(secret: &Secret) -> Zeroizing<String> {
    let typed = secret.expose();
    let typed = typed.strip_suffix('\n').unwrap_or(typed);
    Zeroizing::new(typed.to_owned())
}

/// The passphrase of a file that is read in.
pub(super) fn of_import(file: Option<&Path>) -> Result<Zeroizing<String>, ImportError> {
    passphrase(file, "Passphrase of this file: ").map_err(ImportError::NoPassphrase)
}

/// A new passphrase, which is typed twice where it is typed.
pub(super) fn new_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
    let once = |question| passphrase(file, question).map_err(Failure::Failed);
    let first = once("New passphrase: ")?;
    if first.is_empty() {
        return Err(Failure::Failed("an empty passphrase seals nothing".to_owned()));
    }
    if file.is_none() && *once("The same again: ")? != *first {
        return Err(Failure::Failed("the two are not the same; nothing was changed".to_owned()));
    }
    Ok(first)
}
