//! `ContextEntries`: the condition keys that a request brings, with their types.

use crate::fault::Fault;
use countersign_api::iam::ContextEntry;
use countersign_policy::simulate::KeyType;
use countersign_policy::{Key, Values};

/// The keys that a request brings.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    /// In lower case.
    name: String,
    values: Vec<String>,
    list: bool,
}

impl Given {
    /// Reads the entries.
    ///
    /// # Errors
    /// `InvalidInput` for a key that is there twice, a value that is none of its type, or several of a single type.
    pub(super) fn read(entries: &[ContextEntry]) -> Result<Given, Fault> {
        let mut all: Vec<Entry> = Vec::with_capacity(entries.len());
        for entry in entries {
            let refuse = |why: &str| {
                let key = entry.context_key_name.as_deref().unwrap_or_default();
                Fault::invalid_input(format!("Invalid context entry for key {key}: {why}."))
            };
            let name = entry.context_key_name.as_deref().unwrap_or_default().to_lowercase();
            let values = entry.context_key_values.clone().unwrap_or_default();
            let (of, list) = match entry.context_key_type.as_deref() {
                Some(word) => KeyType::of(word).ok_or_else(|| refuse("it has no such type"))?,
                None => (KeyType::String, values.len() != 1),
            };
            let word = entry.context_key_type.as_deref().unwrap_or("string");
            if name.is_empty() {
                return Err(refuse("it has no name"));
            }
            if all.iter().any(|there| there.name == name) {
                return Err(refuse("the key is given twice"));
            }
            if !list && values.len() != 1 {
                return Err(refuse(&format!("type {word} has exactly one value")));
            }
            if let Some(bad) = values.iter().find(|value| !of.holds(value)) {
                return Err(refuse(&format!("value {bad} is not of type {word}")));
            }
            all.push(Entry { name, values, list });
        }
        Ok(Given(all))
    }

    /// What is given under a key.
    pub(super) fn get(&self, key: Key<'_>) -> Values<'_> {
        let found = self.0.iter().find(|entry| Key::of(&entry.name) == key);
        found.map_or(Values::Absent, |entry| Values::written(&entry.values, entry.list))
    }

    /// How many values there are, and their characters together.
    pub(super) fn size(&self) -> (usize, usize) {
        let values = || self.0.iter().flat_map(|entry| &entry.values);
        (values().count(), values().map(String::len).sum())
    }
}
