//! Session tags: `role_session_tags = KEY=VALUE, …` and `role_transitive_tag_keys = KEY, …`.
//!
//! No SDK has a setting for them, so these two are Countersign's own. AWS allows no comma in a tag, which
//! makes it the separator; a key ends at its first `=`.

use super::broken::{Broken, Code};
use super::section::Section;

const TAGS: &str = "role_session_tags";
const TRANSITIVE: &str = "role_transitive_tag_keys";

impl Section<'_> {
    /// The session's tags, in the order they stand.
    pub(super) fn tags(&self) -> Result<Vec<(String, String)>, Broken> {
        let mut tags: Vec<(String, String)> = Vec::new();
        for entry in self.entries(TAGS) {
            let tag = entry.split_once('=').map(|(key, value)| (key.trim(), value.trim()));
            let Some((key, value)) = tag.filter(|(key, _)| !key.is_empty()) else {
                let what = format!("`{TAGS}` holds `{entry}`, which is not `KEY=VALUE`");
                return Err(self.bad(TAGS, &what));
            };
            // AWS tells keys apart without regard to case, and would refuse the second one after the code was spent.
            if tags.iter().any(|(other, _)| other.eq_ignore_ascii_case(key)) {
                return Err(self.bad(TAGS, &format!("`{TAGS}` has the key `{key}` twice")));
            }
            tags.push((key.to_owned(), value.to_owned()));
        }
        Ok(tags)
    }

    /// The keys of the tags that pass on; each is one of the session's.
    pub(super) fn transitive_tag_keys(&self) -> Result<Vec<String>, Broken> {
        let tags = self.tags()?;
        let keys: Vec<String> = self.entries(TRANSITIVE).map(str::to_owned).collect();
        let strange = keys.iter().find(|key| !tags.iter().any(|(of_tag, _)| of_tag == *key));
        match strange {
            Some(key) => {
                let what = format!("`{TRANSITIVE}` names `{key}`, which `{TAGS}` does not have");
                Err(self.bad(TRANSITIVE, &what))
            }
            None => Ok(keys),
        }
    }

    fn entries(&self, key: &str) -> impl Iterator<Item = &str> {
        let text = self.text(key).unwrap_or_default();
        text.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty())
    }

    fn bad(&self, key: &'static str, what: &str) -> Broken {
        self.broken(Code::InvalidValue, Some(key), format!("profile `{}`: {what}", self.name))
    }
}
