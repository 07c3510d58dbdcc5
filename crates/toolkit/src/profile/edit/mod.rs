//! Edits of the two files that change the lines they are about, byte for byte, and nothing else.
//!
//! What is to be done is worked out on what the files hold, without touching them, so that a mistake leaves
//! no trace. Then the files that it changes are locked, read again, and it is worked out once more.

#[cfg(test)]
mod tests;
mod text;
mod words;

use super::document::FileKind;
use super::{Files, MOST};
use crate::Error;
use crate::env::Env;
use countersign_files::{Locked, read};
use std::path::Path;
use text::Text;

pub(crate) use words::unreadable;
pub use words::{Key, Name, Setting};

/// What is done to a profile.
#[derive(Debug)]
pub enum Edit {
    /// It is made with these settings.
    Add(Vec<Setting>),
    /// It is there and gets these settings.
    Set(Vec<Setting>),
    /// It loses these settings, or, when there are none, everything.
    Remove(Vec<Key>),
}

/// Edits a profile, in both files or only in one of them.
///
/// Every moment shows a file as it was or as it is afterwards. [`Error::Usage`] is a word that may not
/// stand in the files.
pub fn edit(env: &Env, profile: &Name, edit: &Edit, only: Option<FileKind>) -> Result<(), Error> {
    let files = Files::locate(env);
    let (Some(config), Some(credentials)) = (&files.config, &files.credentials) else {
        return Err(Error::Failed(
            "there is no home folder to look for the files in: set HOME, or AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE"
                .to_owned(),
        ));
    };
    if is_same(config, credentials) {
        return Err(Error::Failed(format!(
            "{} is both the config file and the credentials file, which name their sections differently",
            config.display()
        )));
    }
    edit.check()?;
    let plan = |locked: &[Option<Locked>; 2]| {
        let of = |at: usize, path, kind| {
            let bytes = match locked.get(at) {
                Some(Some(locked)) => locked.read(MOST)?,
                _ => read(path, MOST)?,
            };
            Text::parse(path, kind, bytes.unwrap_or_default()).map_err(Error::Parse)
        };
        let mut both = Both {
            config: of(0, config, FileKind::Config)?,
            credentials: of(1, credentials, FileKind::Credentials)?,
            changed: [false; 2],
        };
        both.edit(profile.as_str(), edit, only)?;
        Ok::<_, Error>(both)
    };
    let mut changed = plan(&[None, None])?.changed;
    loop {
        let mut locked = [None, None];
        // Always in this order, so that no two wait for each other.
        for ((locked, change), path) in locked.iter_mut().zip(changed).zip([config, credentials]) {
            *locked = change.then(|| Locked::open(path)).transpose()?;
        }
        let both = plan(&locked)?;
        // Somebody may have edited in between, so that this edit is now about the other file.
        if both.changed != changed {
            changed = both.changed;
            continue;
        }
        // What can fail has failed before the first of them changes.
        let mut staged = Vec::new();
        for (locked, text) in locked.iter().zip([&both.config, &both.credentials]) {
            staged.extend(locked.as_ref().map(|locked| locked.stage(text.bytes())).transpose()?);
        }
        // Keys come before the profile that needs them.
        while let Some(staged) = staged.pop() {
            staged.commit()?;
        }
        return Ok(());
    }
}

/// Both files under one edit.
struct Both<'a> {
    config: Text<'a>,
    credentials: Text<'a>,
    /// Whether the config file and the credentials file have been edited.
    changed: [bool; 2],
}

impl<'a> Both<'a> {
    fn edit(&mut self, name: &str, edit: &Edit, only: Option<FileKind>) -> Result<(), Error> {
        let has = [FileKind::Config, FileKind::Credentials].map(|kind| self.of(kind).has(name));
        let is_there = has.contains(&true);
        match edit {
            Edit::Add(_) if is_there => Err(Error::Failed(format!(
                "there is a profile `{name}` already; `profile set` changes it"
            ))),
            Edit::Set(_) | Edit::Remove(_) if !is_there => Err(Error::Failed(format!(
                "there is no profile `{name}`; `profile list` shows which there are"
            ))),
            Edit::Add(settings) => {
                if settings.is_empty() {
                    self.made(name, only.unwrap_or(FileKind::Config))?;
                }
                for setting in settings {
                    let credential = setting.key.is_credential();
                    let kind = if credential { FileKind::Credentials } else { FileKind::Config };
                    self.made(name, only.unwrap_or(kind))?.set(name, setting)?;
                }
                Ok(())
            }
            Edit::Set(settings) => settings.iter().try_for_each(|setting| {
                let kind = only.unwrap_or_else(|| self.home(name, &setting.key));
                self.made(name, kind)?.set(name, setting)
            }),
            Edit::Remove(keys) => self.remove(name, keys, only),
        }
    }

    /// Where a setting goes: where it is, the credentials file first, since its value counts; a new one by
    /// its kind, and where the profile is.
    fn home(&self, name: &str, key: &Key) -> FileKind {
        if self.credentials.has_outer(name, key) {
            FileKind::Credentials
        } else if self.config.has_outer(name, key) {
            FileKind::Config
        } else if key.is_credential() || !self.config.has(name) {
            FileKind::Credentials
        } else {
            FileKind::Config
        }
    }

    /// A file that has the profile, which is added when it is not there.
    fn made(&mut self, name: &str, kind: FileKind) -> Result<&mut Text<'a>, Error> {
        let text = self.change(kind);
        if !text.has(name) {
            text.add(name)?;
        }
        Ok(text)
    }

    fn remove(&mut self, name: &str, keys: &[Key], only: Option<FileKind>) -> Result<(), Error> {
        let kinds = [FileKind::Config, FileKind::Credentials];
        let kinds: Vec<_> =
            kinds.into_iter().filter(|kind| only.is_none_or(|only| only == *kind)).collect();
        if keys.is_empty() {
            let mut removed = false;
            for kind in kinds {
                if self.of(kind).has(name) {
                    self.change(kind).remove(name)?;
                    removed = true;
                }
            }
            return if removed { Ok(()) } else { Err(elsewhere(name, None)) };
        }
        for key in keys {
            let mut removed = false;
            for kind in &kinds {
                if self.of(*kind).has_key(name, key) {
                    removed |= self.change(*kind).remove_key(name, key)?;
                }
            }
            if !removed {
                return Err(elsewhere(name, Some(key)));
            }
        }
        Ok(())
    }

    fn of(&self, kind: FileKind) -> &Text<'a> {
        match kind {
            FileKind::Config => &self.config,
            FileKind::Credentials => &self.credentials,
        }
    }

    fn change(&mut self, kind: FileKind) -> &mut Text<'a> {
        let [config, credentials] = &mut self.changed;
        match kind {
            FileKind::Config => {
                *config = true;
                &mut self.config
            }
            FileKind::Credentials => {
                *credentials = true;
                &mut self.credentials
            }
        }
    }
}

impl Edit {
    /// A key that is named twice is a slip of the hand, and nobody can say which value was meant.
    fn check(&self) -> Result<(), Error> {
        let keys: Vec<&Key> = match self {
            Edit::Add(settings) | Edit::Set(settings) => settings.iter().map(|s| &s.key).collect(),
            Edit::Remove(keys) => keys.iter().collect(),
        };
        for (at, key) in keys.iter().enumerate() {
            if keys.iter().skip(at + 1).any(|other| key.is(other)) {
                return Err(Error::Usage(format!("`{key}` is given twice")));
            }
        }
        Ok(())
    }
}

fn elsewhere(name: &str, key: Option<&Key>) -> Error {
    Error::Failed(match key {
        Some(key) => format!("the profile `{name}` has no `{key}` there"),
        None => format!("there is no profile `{name}` in that file"),
    })
}

/// Whether two paths lead to one file.
fn is_same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real(a) == real(b)
}
