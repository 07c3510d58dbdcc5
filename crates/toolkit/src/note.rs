//! What was begun and is not finished: which key was asked for, and which there were. No secret is among that.
//!
//! A key's secret is told once. Whoever asks for a key notes it first, so that when the answer is lost, or its
//! receiver killed, the next run knows the key that nobody has the secret of.

use crate::{Env, Error};
use aws_lc_rs::digest::{SHA256, digest};
use countersign_api::Timestamp;
use countersign_api::iam::AccessKeyMetadata;
use countersign_files::{Exposed, Folder, Lock};
use data_encoding::HEXLOWER;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A key that was asked for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// The ids of all keys of the user before a new one was made.
    pub(crate) known: Vec<String>,
    /// When the new key was asked for, the last time, in Unix seconds.
    pub(crate) begun: i64,
    /// How often it was asked for in vain before. A key may come to be after the one who asked is gone.
    #[serde(default)]
    pub(crate) in_vain: usize,
}

/// By how many seconds our clock and the server's may differ.
const SKEW: u64 = 600;

impl Asked {
    /// A key is about to be asked for; `known` are the keys that are there, and `before` is what was noted
    /// when that came to nothing.
    pub(crate) fn now(known: Vec<String>, begun: i64, before: Option<Asked>) -> Asked {
        match before.filter(|before| before.begun.abs_diff(begun) <= SKEW) {
            Some(before) => Asked { begun, in_vain: before.in_vain + 1, known: before.known },
            None => Asked { known, begun, in_vain: 0 },
        }
    }

    /// Whether a key that is there now is the one that was asked for. One that somebody has made since is
    /// not.
    pub(crate) fn is_about(&self, key: &AccessKeyMetadata) -> bool {
        let is_new = key.access_key_id.as_ref().is_some_and(|id| !self.known.contains(id));
        let made = key.create_date.map(|Timestamp(at)| at.abs_diff(self.begun));
        is_new && made.is_some_and(|off| off <= SKEW)
    }
}

/// The notes of one command. Whoever has opened them is the only one.
#[derive(Debug)]
pub(crate) struct Notes {
    folder: Folder,
    lock: Lock,
    command: &'static str,
}

/// The longest note, in bytes.
const LONGEST: u64 = 64 * 1024;

impl Notes {
    /// Waits for the right to write a command's notes. They are in `XDG_STATE_HOME/countersign`, else
    /// `~/.local/state/countersign`.
    pub(crate) fn open(env: &Env, command: &'static str) -> Result<Notes, Error> {
        let folder = Folder::create(&place(env)?, Exposed::Close)?;
        let lock = folder.lock(&format!("{command}.lock"))?;
        Ok(Notes { folder, lock, command })
    }

    /// The note about something.
    pub(crate) fn read<T: DeserializeOwned>(&self, about: &str) -> Result<Option<T>, Error> {
        read(&self.folder, &name(self.command, about))
    }

    /// The same, for a look that changes nothing and waits for nobody.
    pub(crate) fn look<T: DeserializeOwned>(
        env: &Env,
        command: &str,
        about: &str,
    ) -> Result<Option<T>, Error> {
        match Folder::open(&place(env)?, Exposed::Close)? {
            Some(folder) => read(&folder, &name(command, about)),
            None => Ok(None),
        }
    }

    /// Notes something, in place of what was noted about it.
    pub(crate) fn write(&self, about: &str, note: &impl Serialize) -> Result<(), Error> {
        // Texts always have a JSON form.
        let bytes = serde_json::to_vec(note).unwrap_or_default();
        Ok(self.folder.replace(&self.lock, &name(self.command, about), &bytes)?)
    }

    /// Forgets what was noted about something, if anything.
    pub(crate) fn remove(&self, about: &str) -> Result<(), Error> {
        Ok(self.folder.remove(&self.lock, &name(self.command, about))?)
    }
}

fn place(env: &Env) -> Result<PathBuf, Error> {
    let state = env.path("XDG_STATE_HOME").filter(|path| path.is_absolute());
    let state = state.or_else(|| env.home().map(|home| home.join(".local/state")));
    let nowhere = || Error::Failed("there is no home folder to keep notes in".to_owned());
    Ok(state.ok_or_else(nowhere)?.join("countersign"))
}

fn name(command: &str, about: &str) -> String {
    format!("{command}-{}", HEXLOWER.encode(digest(&SHA256, about.as_bytes()).as_ref()))
}

fn read<T: DeserializeOwned>(folder: &Folder, name: &str) -> Result<Option<T>, Error> {
    let Some(bytes) = folder.read(name, LONGEST)? else { return Ok(None) };
    let damaged = |_| {
        let path = folder.path(name).display().to_string();
        Error::Failed(format!("{path} is damaged: look at the user's keys, and delete it"))
    };
    serde_json::from_slice(&bytes).map(Some).map_err(damaged)
}
