//! The shared configuration and credentials files, merged as the SDK specification reads them.
//!
//! [`document`] reads one file and keeps the lines that everything stood on; [`Profiles`] is the one
//! view of both files that the rest of the toolkit works with; [`mod@edit`] changes single lines of them.

pub mod document;
pub mod edit;
mod lines;
mod locate;
pub mod reading;
mod shown;

use crate::Error;
use crate::env::Env;
use document::{Document, Kind};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

pub use locate::{Files, selected};
pub use shown::{dump, dump_as, fault, list, paths, show};

/// The settings of one section, by lower-case key.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Settings(BTreeMap<String, Zeroizing<String>>);

impl Settings {
    /// The value of a setting, which may be empty.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(|value| value.as_str())
    }

    /// The value of a setting that says something: one that is empty is as if it were not there.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).filter(|value| !value.trim().is_empty())
    }

    /// Every key with its value. Some are secrets.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// A property of the block under `outer`, as in `sts =` followed by an indented `endpoint_url = …`.
    pub fn inner(&self, outer: &str, inner: &str) -> Option<&str> {
        let lines = self.get(outer)?.strip_prefix('\n')?.lines();
        let pairs = lines.filter_map(|line| line.split_once('='));
        let mut found = pairs.filter(|(key, _)| key.trim().eq_ignore_ascii_case(inner));
        found.next_back().map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

impl fmt::Debug for Settings {
    /// Values may be secrets, so only the keys are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Settings {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(pairs: T) -> Settings {
        let pairs = pairs.into_iter();
        Settings(pairs.map(|(key, value)| (key.into(), Zeroizing::new(value.into()))).collect())
    }
}

/// Sections of one kind by their names.
pub type Sections = BTreeMap<String, Settings>;

/// Both files, merged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profiles {
    /// `[profile NAME]` and `[default]` of the config file, `[NAME]` of the credentials file.
    pub profiles: Sections,
    /// `[sso-session NAME]`.
    pub sso_sessions: Sections,
    /// `[services NAME]`.
    pub services: Sections,
}

impl Profiles {
    /// Reads the files where the environment says they are. One that does not exist is an empty one.
    pub fn read(env: &Env) -> Result<Profiles, Error> {
        let files = Files::locate(env);
        let config = read(files.config.as_deref(), document::FileKind::Config)?;
        let credentials = read(files.credentials.as_deref(), document::FileKind::Credentials)?;
        Ok(Profiles::merge(config, credentials))
    }

    /// Merges two documents: of a key that stands in both, the credentials file's value counts.
    pub fn merge(mut config: Document, credentials: Document) -> Profiles {
        let prefixed = |kind| kind == Kind::Profile { prefixed: true };
        // `[profile default]` makes `[default]` as if it were not there, all of it.
        if config.sections.iter().any(|s| prefixed(s.kind) && s.name == "default") {
            let bare = Kind::Profile { prefixed: false };
            config.sections.retain(|s| s.kind != bare || s.name != "default");
        }
        let mut merged = Profiles::default();
        for section in config.sections.into_iter().chain(credentials.sections) {
            let sections = match section.kind {
                Kind::Profile { .. } => &mut merged.profiles,
                Kind::SsoSession => &mut merged.sso_sessions,
                Kind::Services => &mut merged.services,
                Kind::Ignored => continue,
            };
            let settings = sections.entry(section.name).or_default();
            let valid = section.properties.into_iter().filter(|property| property.valid);
            settings.0.extend(valid.map(|property| (property.key, property.value)));
        }
        merged
    }
}

/// Far more than anybody's files, in bytes.
const MOST: u64 = 16 << 20;

fn read(path: Option<&Path>, kind: document::FileKind) -> Result<Document, Error> {
    let Some(path) = path else { return Ok(Document::default()) };
    let bytes = countersign_files::read(path, MOST)?.unwrap_or_default();
    Document::parse(path, kind, &bytes).map_err(Error::Parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::FileKind;

    fn merged(config: &str, credentials: &str) -> Profiles {
        let config = Document::parse("config".as_ref(), FileKind::Config, config.as_bytes());
        let credentials =
            Document::parse("creds".as_ref(), FileKind::Credentials, credentials.as_bytes());
        Profiles::merge(config.unwrap(), credentials.unwrap())
    }

    #[test]
    fn reads_a_services_block() {
        let profiles = merged(
            "[services local]\nsts =\n  endpoint_url = http://127.0.0.1:1\n  ENDPOINT_URL = http://127.0.0.1:2\ns3 = x\n",
            "[services no]\na = 1\n",
        );
        let local = profiles.services.get("local").unwrap();
        assert_eq!(local.inner("sts", "endpoint_url"), Some("http://127.0.0.1:2"));
        assert_eq!((local.inner("s3", "endpoint_url"), local.inner("iam", "x")), (None, None));
        assert_eq!(profiles.services.len(), 1);
    }

    #[test]
    fn secrets_are_not_printed() {
        let profiles = merged("", "[a]\naws_secret_access_key = canary\n");
        assert!(!format!("{profiles:?}").contains("canary"));
    }
}
