//! The condition keys that a document asks for.

use crate::document::{self, Document};
use crate::explain::is_without_variables;
use crate::json::{self, Json};
use crate::key::Key;
use crate::statement;
use std::collections::BTreeMap;

impl Document {
    /// The condition keys that its conditions and variables name, each once in whatever case: AWS's own in AWS's
    /// spelling, others as they are written. Sorted.
    pub fn keys(&self) -> Vec<String> {
        let written = self.written();
        let Ok(json) = json::parse(&written.text) else { return Vec::new() };
        let variables = document::has_variables(&json);
        let mut all = BTreeMap::new();
        let mut add = |name: &str| {
            if !name.is_empty() {
                all.entry(name.to_lowercase()).or_insert_with(|| Key::of(name).to_string());
            }
        };
        for json in document::shape(&json).unwrap_or_default() {
            if variables
                && let Some((_, texts)) = statement::listed(json, "Resource", "NotResource")
            {
                for text in texts {
                    in_text(text, &mut add);
                }
            }
            let Some(Json::Object(operators)) = json.get("Condition") else { continue };
            for (operator, keys) in operators {
                let Json::Object(keys) = keys else { continue };
                for (key, values) in keys {
                    add(key);
                    if variables && !is_without_variables(operator) {
                        let values = values.values().unwrap_or_default();
                        for text in &values {
                            in_text(text, &mut add);
                        }
                    }
                }
            }
        }
        all.into_values().collect()
    }
}

/// The keys of a text's variables.
fn in_text(text: &str, add: &mut impl FnMut(&str)) {
    for inside in text.split("${").skip(1) {
        let Some((inside, _)) = inside.split_once('}') else { continue };
        let key = inside.split_once(',').map_or(inside, |(key, _)| key).trim();
        if !["*", "?", "$"].contains(&key) {
            add(key);
        }
    }
}
