//! What a rotation has begun: which key it replaces and which there were. No secret is among that.

use crate::{Env, Error};
use aws_lc_rs::digest::{SHA256, digest};
use countersign_api::Timestamp;
use countersign_api::iam::AccessKeyMetadata;
use countersign_files::{Exposed, Folder, Lock};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// One note.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Note {
    /// The id of the key that is to be replaced.
    pub(super) old: String,
    /// The ids of all keys of the user before a new one was made.
    pub(super) known: Vec<String>,
    /// When the new key was asked for, in Unix seconds.
    pub(super) begun: i64,
}

/// By how many seconds our clock and the server's may differ.
const SKEW: i64 = 600;

impl Note {
    /// Whether a key that is there now is the one that was asked for. One that somebody has made since is
    /// not.
    pub(super) fn is_about(&self, key: &AccessKeyMetadata) -> bool {
        let is_new = key.access_key_id.as_ref().is_some_and(|id| !self.known.contains(id));
        let made = key.create_date.map(|Timestamp(at)| at.abs_diff(self.begun));
        is_new && made.is_some_and(|off| off <= SKEW.unsigned_abs())
    }
}

/// The notes of all profiles. One rotation runs at a time.
#[derive(Debug)]
pub(super) struct Notes {
    folder: Folder,
    lock: Lock,
    /// The credentials file, since a profile of the same name in another is another.
    of: String,
}

impl Notes {
    /// Waits for the right to rotate. The notes are in `XDG_STATE_HOME/countersign`, else
    /// `~/.local/state/countersign`.
    pub(super) fn open(env: &Env) -> Result<Notes, Error> {
        let state = env.path("XDG_STATE_HOME").filter(|path| path.is_absolute());
        let state = state.or_else(|| env.home().map(|home| home.join(".local/state")));
        let Some(state) = state else {
            return Err(Error::Failed("there is no home folder to keep notes in".to_owned()));
        };
        let folder = Folder::create(&state.join("countersign"), Exposed::Close)?;
        let lock = folder.lock("rotate.lock")?;
        let of = crate::profile::Files::locate(env).credentials;
        let of = of.as_ref().map_or_else(String::new, |path| path.display().to_string());
        Ok(Notes { folder, lock, of })
    }

    pub(super) fn read(&self, profile: &str) -> Result<Option<Note>, Error> {
        let Some(bytes) = self.folder.read(&self.name(profile), 64 * 1024)? else {
            return Ok(None);
        };
        let damaged = |_| {
            let path = self.path(profile).display().to_string();
            Error::Failed(format!("{path} is damaged: look at the user's keys, and delete it"))
        };
        serde_json::from_slice(&bytes).map(Some).map_err(damaged)
    }

    pub(super) fn write(&self, profile: &str, note: &Note) -> Result<(), Error> {
        // Texts always have a JSON form.
        let bytes = serde_json::to_vec(note).unwrap_or_default();
        Ok(self.folder.replace(&self.lock, &self.name(profile), &bytes)?)
    }

    pub(super) fn remove(&self, profile: &str) -> Result<(), Error> {
        match std::fs::remove_file(self.path(profile)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                let path = self.path(profile).display().to_string();
                Err(Error::Failed(format!("cannot remove {path}: {error}")))
            }
            _ => Ok(()),
        }
    }

    fn name(&self, profile: &str) -> String {
        let of = format!("{}\n{profile}", self.of);
        format!("rotate-{}", HEXLOWER.encode(digest(&SHA256, of.as_bytes()).as_ref()))
    }

    fn path(&self, profile: &str) -> PathBuf {
        self.folder.path(&self.name(profile))
    }
}
