//! The .NET SDK Store: `RegisteredAccounts.json`, a file that programs of the AWS SDK for .NET and Visual
//! Studio read before the shared ones.
//!
//! An entry is a profile when its key is a GUID and it has a `DisplayName`. Everything else in the file is
//! kept as it is. Values of some properties are encrypted for one user of one Windows machine.

mod kind;
mod property;
mod seal;

use crate::Error;
use crate::env::Env;
use countersign_files::{Locked, read};
use data_encoding::HEXLOWER;
use seal::{Protector, System};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

pub use kind::Kind;

/// Far more than anybody's store, in bytes.
const MOST: u64 = 16 << 20;

const NAME: &str = "DisplayName";
const TYPE: &str = "ProfileType";

/// The store in one file, which need not be there.
#[derive(Debug, Clone)]
pub struct SdkStore {
    file: PathBuf,
}

/// A profile of the store.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The name that programs look it up by.
    pub name: String,
    /// The key of its entry, a GUID.
    pub key: String,
    /// What .NET takes it for.
    pub kind: Kind,
    /// The properties whose values are encrypted, in the file's order.
    pub encrypted: Vec<String>,
    /// Every other property, without the name and the type that is written but never read.
    pub properties: Map<String, Value>,
    /// The encrypted properties with what stands there.
    sealed: Vec<(String, String)>,
}

impl SdkStore {
    /// The store in a file, else where .NET looks for it.
    pub fn find(env: &Env, file: Option<PathBuf>) -> Result<SdkStore, Error> {
        let local = || {
            let local = env.path("LOCALAPPDATA").filter(|_| cfg!(windows));
            local.or_else(|| env.home().map(|home| home.join("AppData").join("Local")))
        };
        let file = file
            .or_else(|| Some(local()?.join("AWSToolkit").join("RegisteredAccounts.json")))
            .ok_or_else(|| {
                Error::Failed(
                    "there is no home folder to look for the SDK Store in: set HOME or say --file"
                        .to_owned(),
                )
            })?;
        Ok(SdkStore { file })
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The profiles in the file's order.
    pub fn list(&self) -> Result<Vec<Profile>, Error> {
        Ok(profiles(&self.entries(read(&self.file, MOST)?)?))
    }

    /// The first profile of that name, whatever its case.
    pub fn show(&self, name: &str) -> Result<Profile, Error> {
        let mut profiles = self.list()?.into_iter();
        profiles.find(|profile| is_name(&profile.name, name)).ok_or_else(|| self.unknown(name))
    }

    /// Adds a profile with these settings, by their ini names.
    pub fn add(&self, name: &str, settings: &[(String, Zeroizing<String>)]) -> Result<(), Error> {
        self.add_with(&System, name, settings)
    }

    /// Removes the first profile of that name. The file goes with its last entry.
    pub fn remove(&self, name: &str) -> Result<(), Error> {
        self.change(|entries| {
            let found = profiles(entries).into_iter().find(|profile| is_name(&profile.name, name));
            entries.shift_remove(&found.ok_or_else(|| self.unknown(name))?.key);
            Ok(())
        })
    }

    fn add_with(
        &self,
        protector: &impl Protector,
        name: &str,
        settings: &[(String, Zeroizing<String>)],
    ) -> Result<(), Error> {
        if name.is_empty() || name.chars().any(char::is_control) {
            return Err(Error::Usage(
                "a profile's name is not empty and holds no control characters".to_owned(),
            ));
        }
        let mut entry = Map::new();
        for (key, value) in settings {
            let property = property::of(key);
            let own = [NAME, TYPE].iter().any(|own| own.eq_ignore_ascii_case(&property));
            // Under an encrypted property's own name a value would stand there in the clear, and be dropped.
            let clear = property == *key && property::is_encrypted(&property);
            if own || clear || key.is_empty() || key.chars().any(char::is_control) {
                return Err(Error::Usage(format!("`{key}` cannot be set by that name")));
            }
            let encrypted = property::is_encrypted(&property);
            let value = if encrypted { seal::seal(protector, value)? } else { value.to_string() };
            if entry.insert(property, value.into()).is_some() {
                return Err(Error::Usage(format!("`{key}` is given twice")));
            }
        }
        entry.insert(TYPE.to_owned(), kind_of(&entry).written().into());
        entry.insert(NAME.to_owned(), name.into());
        let key = new_key()?;
        self.change(|entries| {
            if profiles(entries).iter().any(|profile| is_name(&profile.name, name)) {
                return Err(Error::Failed(format!(
                    "there is a profile `{name}` already; remove it first or choose another name"
                )));
            }
            entries.insert(key.clone(), entry.clone().into());
            Ok(())
        })
    }

    /// Changes the entries under the file's lock. What fails on what the file holds now fails before
    /// anything is made or touched.
    fn change(
        &self,
        change: impl Fn(&mut Map<String, Value>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        change(&mut self.entries(read(&self.file, MOST)?)?)?;
        let locked = Locked::open(&self.file)?;
        let mut entries = self.entries(locked.read(MOST)?)?;
        change(&mut entries)?;
        if entries.is_empty() {
            return Ok(locked.remove()?);
        }
        let bytes = serde_json::to_vec_pretty(&entries)
            .map_err(|error| Error::Failed(format!("cannot write the SDK Store: {error}")))?;
        Ok(locked.stage(&bytes)?.commit()?)
    }

    fn entries(&self, bytes: Option<Zeroizing<Vec<u8>>>) -> Result<Map<String, Value>, Error> {
        let Some(bytes) = bytes else { return Ok(Map::new()) };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let fail = |line: usize, what: &str| {
            Error::Failed(format!("{}:{line}: {what}", self.file.display()))
        };
        let entries: Map<String, Value> = serde_json::from_slice(bytes)
            .map_err(|error| fail(error.line().max(1), "the SDK Store is not a JSON object"))?;
        match entries.iter().find(|(_, entry)| !entry.is_object()) {
            Some((key, _)) => Err(fail(1, &format!("the entry `{key}` is not a JSON object"))),
            None => Ok(entries),
        }
    }

    fn unknown(&self, name: &str) -> Error {
        Error::Failed(format!("there is no profile `{name}` in {}", self.file.display()))
    }
}

/// Whether a setting by this ini name can be written on this system at all: its value may have to be
/// encrypted.
pub fn may_write(key: &str) -> Result<(), Error> {
    if property::is_encrypted(&property::of(key)) {
        seal::is_possible("written")?;
    }
    Ok(())
}

impl Profile {
    /// Whether the encrypted values can be decrypted here; the error says why not. None is ever shown.
    pub fn opens(&self) -> Result<(), Error> {
        if !self.encrypted.is_empty() {
            seal::is_possible("read")?;
        }
        self.sealed.iter().try_for_each(|(_, sealed)| seal::open(&System, sealed).map(drop))
    }
}

impl Profile {
    /// Whether a setting, by its ini name, has this value.
    pub(crate) fn has(&self, key: &str, value: &str) -> bool {
        let property = property::of(key);
        let clear = self.properties.get(&property).and_then(Value::as_str);
        let sealed = self.sealed.iter().find(|(name, _)| *name == property);
        let opened = sealed.and_then(|(_, sealed)| seal::open(&System, sealed).ok());
        opened.as_ref().map(|text| text.as_str()).or(clear) == Some(value)
    }
}

/// Whether encrypted values can be written here.
pub(crate) fn seals() -> bool {
    seal::is_possible("written").is_ok()
}

/// The entries that are profiles.
fn profiles(entries: &Map<String, Value>) -> Vec<Profile> {
    let entries = entries.iter().filter(|(key, _)| is_guid(key));
    let profile = |(key, entry): (&String, &Value)| {
        let entry = entry.as_object()?;
        let name = entry.get(NAME)?.as_str()?.to_owned();
        let (mut encrypted, mut sealed, mut properties) = (Vec::new(), Vec::new(), Map::new());
        for (property, value) in entry {
            if property::is_encrypted(property) {
                if !value.is_null() {
                    encrypted.push(property.clone());
                    let full = value.as_str().filter(|value| !value.is_empty());
                    sealed.extend(full.map(|value| (property.clone(), value.to_owned())));
                }
            } else if property != NAME && property != TYPE {
                properties.insert(property.clone(), value.clone());
            }
        }
        let kind = kind_of(entry);
        Some(Profile { name, key: key.clone(), kind, encrypted, properties, sealed })
    };
    entries.filter_map(profile).collect()
}

fn kind_of(entry: &Map<String, Value>) -> Kind {
    let full = |value: &Value| value.as_str().is_some_and(|value| !value.is_empty());
    Kind::of(entry.iter().filter(|(_, value)| full(value)).map(|(property, _)| property.as_str()))
}

fn is_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// Whether .NET takes a text for a GUID: 32 hexadecimal digits, with hyphens after 8, 12, 16 and 20 or
/// without any, perhaps in braces or parentheses.
fn is_guid(text: &str) -> bool {
    let within = |open, close| text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
    let bare = within('{', '}').or_else(|| within('(', ')'));
    let hyphens: Vec<usize> = bare.unwrap_or(text).match_indices('-').map(|(at, _)| at).collect();
    let digits: String = bare.unwrap_or(text).chars().filter(|c| *c != '-').collect();
    let hyphened = hyphens == [8, 13, 18, 23];
    digits.len() == 32
        && digits.chars().all(|c| c.is_ascii_hexdigit())
        && (hyphened || (hyphens.is_empty() && bare.is_none()))
}

/// A new random GUID (version 4), lower case with hyphens.
fn new_key() -> Result<String, Error> {
    let mut bytes = [0; 16];
    crate::random::fill(&mut bytes)?;
    let [_, _, _, _, _, _, version, _, variant, ..] = &mut bytes;
    *version = *version & 0x0f | 0x40;
    *variant = *variant & 0x3f | 0x80;
    let mut key = HEXLOWER.encode(&bytes);
    for at in [20, 16, 12, 8] {
        key.insert(at, '-');
    }
    Ok(key)
}

#[cfg(test)]
mod tests;
