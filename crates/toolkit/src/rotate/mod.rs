//! A new access key in place of the one that a profile begins with.
//!
//! The order makes every moment safe: a new key is made and proven, then written to the file, then the old
//! one is switched off, then the new one is proven again, then the old one is deleted. What was begun is
//! noted beside the cache, without secrets, before the first call, so that whoever is killed in between
//! can run the same command again: a key whose secret nobody has is deleted, and a key that the file has
//! already only needs its predecessor removed.

use crate::chain::{AccessKey, What, resolve};
use crate::note::{Asked, Notes};
use crate::profile::edit::{Edit, Key, Name, Setting, edit};
use crate::profile::{Files, Profiles, document::FileKind};
use crate::setup::Admin;
use crate::source::{Credentials, Toolkit};
use crate::{Error, Session};
use countersign_api::Operation;
use countersign_api::iam::{
    AccessKeyMetadata, CreateAccessKey, CreateAccessKeyInput, DeleteAccessKey,
    DeleteAccessKeyInput, ListAccessKeys, ListAccessKeysInput, UpdateAccessKey,
    UpdateAccessKeyInput,
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotated {
    /// The profile whose key was replaced.
    pub profile: String,
    /// The key that is gone.
    pub old: String,
    /// The key that the file has now.
    pub new: String,
}

/// What an earlier run has begun.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// The id of the key that is to be replaced.
    old: String,
    #[serde(flatten)]
    asked: Asked,
}

/// How often a new key is tried, since AWS needs some seconds to know it everywhere.
const TRIES: u32 = 10;

/// Replaces the key that the chain of `profile` begins with. `spare` names another key of the user that may
/// be deleted first, when the user has two, which is all that IAM allows.
pub fn rotate(toolkit: &Toolkit<'_>, profile: &str, spare: Option<&str>) -> Result<Rotated, Error> {
    let notes = Notes::open(toolkit.env, "rotate")?;
    let (name, key) = source(toolkit, profile)?;
    let session = toolkit.session(Some(&name))?;
    let admin = Admin::of(toolkit.env, toolkit.now, &session)?;
    let run = Run { toolkit, admin, session: &session, name: &name, notes: &notes };
    let begun: Option<Note> = notes.read(&run.about())?;
    if let Some(note) = &begun
        && note.old != key.access_key_id
    {
        return run.finish(&note.old, &key);
    }
    run.begin(&key, begun.as_ref(), spare)
}

/// The profile whose key the chain begins with, and the key.
fn source(toolkit: &Toolkit<'_>, profile: &str) -> Result<(String, AccessKey), Error> {
    let profiles = Profiles::read(toolkit.env)?;
    let chain = resolve(&profiles, profile).map_err(Error::Chain)?;
    match chain.steps.into_iter().next().map(|step| (step.profile, step.what)) {
        Some((name, What::AccessKey(key))) if key.session_token.is_none() => Ok((name, key)),
        _ => Err(Error::Failed(format!(
            "profile `{profile}` does not begin with an access key of a file, so there is none to rotate"
        ))),
    }
}

/// What to do when nobody knows whether there is a new key.
const AGAIN: &str = "run this again: a key whose secret nobody has is deleted first";

struct Run<'a> {
    toolkit: &'a Toolkit<'a>,
    admin: Admin<'a>,
    session: &'a Session,
    name: &'a str,
    notes: &'a Notes,
}

impl Run<'_> {
    /// Everything from the start. `begun` is what an earlier run left.
    fn begin(
        &self,
        old: &AccessKey,
        begun: Option<&Note>,
        spare: Option<&str>,
    ) -> Result<Rotated, Error> {
        let mut keys = self.keys()?;
        if !keys.iter().any(|key| key.access_key_id.as_deref() == Some(&old.access_key_id)) {
            return Err(Error::Failed(format!(
                "{} is not a key of the user that profile `{}` is",
                old.access_key_id, self.name
            )));
        }
        let id_of = |key: &AccessKeyMetadata| key.access_key_id.clone().unwrap_or_default();
        let others: Vec<_> = keys.extract_if(.., |key| id_of(key) != old.access_key_id).collect();
        for other in &others {
            // The one that an earlier run has asked for: nobody has its secret.
            let is_lost = begun.is_some_and(|note| note.asked.is_about(other));
            if !is_lost && spare != Some(&id_of(other)) {
                return Err(self.no_room(other));
            }
            self.delete(&id_of(other))?;
        }
        let known: Vec<String> = keys.into_iter().filter_map(|key| key.access_key_id).collect();
        let asked = Asked::now(known, (self.toolkit.now)(), None);
        self.notes.write(&self.about(), &Note { old: old.access_key_id.clone(), asked })?;
        let made = self.admin.call::<CreateAccessKey>(&CreateAccessKeyInput::default());
        let made = match made {
            Ok(made) => made.access_key,
            Err(error) => {
                // The note is needed while nobody knows whether there is a new key.
                if let Error::Unheard { .. } = error {
                    return Err(Error::Failed(format!("{error}; {AGAIN}")));
                }
                self.notes.remove(&self.about())?;
                return Err(error);
            }
        };
        let new = AccessKey {
            access_key_id: made.access_key_id,
            secret_access_key: made.secret_access_key,
            session_token: None,
            account_id: old.account_id.clone(),
        };
        if let Err(error) = self.prove(&new).and_then(|()| self.write(old, &new)) {
            // The file has the old key, which works. The new one is of no use to anybody.
            self.delete(&new.access_key_id)?;
            self.notes.remove(&self.about())?;
            return Err(error);
        }
        self.finish(&old.access_key_id, &new)
    }

    /// What the note is about: the profile of this credentials file, since one of the same name in another
    /// is another.
    fn about(&self) -> String {
        let file = Files::locate(self.toolkit.env).credentials;
        let file = file.map_or_else(String::new, |path| path.display().to_string());
        format!("{file}\n{}", self.name)
    }

    /// What is left when the file has the new key.
    fn finish(&self, old: &str, new: &AccessKey) -> Result<Rotated, Error> {
        self.prove(new)?;
        let keys = self.keys()?;
        if keys.iter().any(|key| key.access_key_id.as_deref() == Some(old)) {
            self.switch(new, old, "Inactive")?;
            if let Err(error) = self.prove(new) {
                self.switch(new, old, "Active")?;
                return Err(error);
            }
            self.either::<DeleteAccessKey>(new, &deletion(old))?;
        }
        self.notes.remove(&self.about())?;
        let (profile, old, new) = (self.name.to_owned(), old.to_owned(), new.access_key_id.clone());
        Ok(Rotated { profile, old, new })
    }

    fn keys(&self) -> Result<Vec<AccessKeyMetadata>, Error> {
        let listed = self.admin.call::<ListAccessKeys>(&ListAccessKeysInput::default());
        listed.map(|listed| listed.access_key_metadata).map_err(|error| match error {
            Error::Refused(fault) if fault.code == "AccessDenied" && self.has_no_device() => {
                let why = crate::error::printable(&fault.message);
                Error::Failed(format!(
                    "AccessDenied: {why} If the user's policy wants MFA, give profile `{}` its `mfa_serial`",
                    self.name
                ))
            }
            error => error,
        })
    }

    fn has_no_device(&self) -> bool {
        self.session.credentials.session_token.is_none()
    }

    fn no_room(&self, other: &AccessKeyMetadata) -> Error {
        let id = other.access_key_id.as_deref().unwrap_or_default();
        let status = other.status.as_deref().unwrap_or("of unknown status");
        Error::Failed(format!(
            "the user has two keys, which is all that IAM allows: {id} ({status}) beside that of profile `{}`. If nobody needs it, run this again with `--delete {id}`",
            self.name
        ))
    }

    /// Sees that a key works.
    fn prove(&self, key: &AccessKey) -> Result<(), Error> {
        let credentials = Credentials::of_key(key, (self.toolkit.now)());
        let with = self.admin.with(&credentials);
        let mut tried = 1;
        loop {
            match with.identity() {
                Ok(_) => return Ok(()),
                Err(Error::Refused(fault))
                    if fault.code == "InvalidClientTokenId" && tried < TRIES =>
                {
                    pause(tried);
                }
                Err(error) => {
                    return Err(Error::Failed(format!(
                        "the key {} does not work: {error}",
                        key.access_key_id
                    )));
                }
            }
            tried += 1;
        }
    }

    /// Puts the new key where the old one stands, both halves in one write.
    fn write(&self, old: &AccessKey, new: &AccessKey) -> Result<(), Error> {
        let (now, key) = source(self.toolkit, self.name)?;
        if now != self.name || key.access_key_id != old.access_key_id {
            return Err(Error::Failed(format!(
                "somebody else has changed profile `{}` meanwhile",
                self.name
            )));
        }
        let setting = |name: &str, value: &str| {
            Setting::new(Key::new(name)?, Zeroizing::new(value.to_owned()))
        };
        let pair = vec![
            setting("aws_access_key_id", &new.access_key_id)?,
            setting("aws_secret_access_key", new.secret_access_key.expose())?,
        ];
        edit(self.toolkit.env, &Name::new(self.name)?, &Edit::Set(pair), None::<FileKind>)
    }

    fn switch(&self, new: &AccessKey, id: &str, status: &str) -> Result<(), Error> {
        let input = UpdateAccessKeyInput {
            access_key_id: id.to_owned(),
            status: status.to_owned(),
            ..UpdateAccessKeyInput::default()
        };
        self.either::<UpdateAccessKey>(new, &input).map(drop)
    }

    fn delete(&self, id: &str) -> Result<(), Error> {
        self.admin.find::<DeleteAccessKey>(&deletion(id)).map(drop)
    }

    /// Makes a call with whichever may make it: a session of the old key, which was made with MFA but may
    /// end with the key, or the new key.
    fn either<O: Operation>(
        &self,
        new: &AccessKey,
        input: &O::In,
    ) -> Result<Option<O::Out>, Error> {
        let with_new = self.admin.with(&Credentials::of_key(new, (self.toolkit.now)()));
        if self.has_no_device() {
            return with_new.find::<O>(input);
        }
        match self.admin.find::<O>(input) {
            Err(Error::Refused(_)) => with_new.find::<O>(input),
            done => done,
        }
    }
}

fn deletion(id: &str) -> DeleteAccessKeyInput {
    DeleteAccessKeyInput { access_key_id: id.to_owned(), ..DeleteAccessKeyInput::default() }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a command that waits for its one answer has nothing else to do, and a signal ends it"
)]
fn pause(tried: u32) {
    std::thread::sleep(std::time::Duration::from_millis(200 << tried.min(5)));
}
