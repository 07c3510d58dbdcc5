//! Writing the facts as TOML that a person can read and review.

#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it lacks")]

use super::botocore::Facts;
use super::noun;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Types that hold secrets although the service models do not say so.
const SENSITIVE: &[&str] = &[
    "tokenType",
    "tokenCodeType",
    "authenticationCodeType",
    "SAMLAssertionType",
    "clientTokenType",
];

/// Types that answers carry percent-encoded inside the XML (IAM's API reference, `GetUserPolicy`).
const URL_ENCODED: &[&str] = &["policyDocumentType"];

/// Types whose pattern AWS checks apart from all others, with a text of its own (recorded).
const REFUSALS: &[(&str, &str)] = &[(
    "pathType",
    "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
)];

/// What people add to an operation by hand.
const KEPT: &[&str] = &["kind", "ask", "keys", "also"];

/// Writes `model/SERVICE/*.toml`.
pub(crate) fn service(root: &Path, service: &str, facts: &Facts) -> Result<(), String> {
    let model = Model::new(service, facts);
    let folder = root.join("model").join(service);
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let homes = model.homes()?;
    let nouns: BTreeSet<&str> = homes.values().copied().collect();
    for noun in nouns {
        let path = folder.join(format!("{noun}.toml"));
        let kept = kept(&path)?;
        let text = model.file(noun, &homes, &kept)?;
        std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

/// The hand-made facts of each operation of a file.
fn kept(path: &Path) -> Result<BTreeMap<String, String>, String> {
    let Ok(text) = std::fs::read_to_string(path) else { return Ok(BTreeMap::new()) };
    let table: toml::Table =
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut all = BTreeMap::new();
    for (operation, facts) in &table {
        let mut lines = String::new();
        for key in KEPT {
            if let Some(value) = facts.get(key) {
                let _ = writeln!(lines, "{key:<6} = {value}");
            }
        }
        all.insert(operation.clone(), lines);
    }
    Ok(all)
}

struct Model<'a> {
    service: &'a str,
    metadata: &'a Value,
    operations: &'a serde_json::Map<String, Value>,
    shapes: &'a serde_json::Map<String, Value>,
    pages: &'a Value,
}

static NOTHING: std::sync::LazyLock<serde_json::Map<String, Value>> =
    std::sync::LazyLock::new(serde_json::Map::new);

impl<'a> Model<'a> {
    fn new(service: &'a str, facts: &'a Facts) -> Model<'a> {
        Model {
            service,
            metadata: &facts.model["metadata"],
            operations: facts.model["operations"].as_object().unwrap_or(&NOTHING),
            shapes: facts.model["shapes"].as_object().unwrap_or(&NOTHING),
            pages: &facts.pages,
        }
    }

    /// The file of each operation and shape: a shape that only one noun uses lives with it, the others in `common`.
    fn homes(&self) -> Result<BTreeMap<&'a str, &'a str>, String> {
        let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut homes = BTreeMap::new();
        for (name, operation) in self.operations {
            let noun = noun::of(self.service, name).ok_or_else(|| format!("no noun for {name}"))?;
            homes.insert(name.as_str(), noun);
            for end in ["input", "output"] {
                if let Some(shape) = operation[end]["shape"].as_str() {
                    self.reach(shape, noun, &mut users);
                }
            }
        }
        for (shape, nouns) in users {
            let one = if nouns.len() == 1 { nouns.into_iter().next() } else { None };
            homes.insert(shape, one.unwrap_or("common"));
        }
        homes.insert("", "common"); // the service's own facts and its faults
        Ok(homes)
    }

    fn reach(
        &self,
        name: &'a str,
        noun: &'a str,
        users: &mut BTreeMap<&'a str, BTreeSet<&'a str>>,
    ) {
        if !users.entry(name).or_default().insert(noun) {
            return;
        }
        let Some(shape) = self.shapes.get(name) else { return };
        let mut parts: Vec<&Value> = vec![&shape["member"], &shape["key"], &shape["value"]];
        parts.extend(shape["members"].as_object().unwrap_or(&NOTHING).values());
        for part in parts {
            if let Some(next) = part["shape"].as_str() {
                self.reach(next, noun, users);
            }
        }
    }

    /// Whether a shape is only an operation's list of parameters, which stands in the operation itself.
    fn is_envelope(&self, shape: &str) -> bool {
        self.operations
            .values()
            .any(|o| ["input", "output"].iter().any(|end| o[end]["shape"].as_str() == Some(shape)))
    }

    fn file(
        &self,
        noun: &str,
        homes: &BTreeMap<&str, &str>,
        kept: &BTreeMap<String, String>,
    ) -> Result<String, String> {
        let mut text = format!(
            "# Facts of {} {}, taken from its service model by `cargo xtask model`. By hand: {}.\n",
            self.metadata["serviceId"].as_str().unwrap_or_default(),
            self.metadata["apiVersion"].as_str().unwrap_or_default(),
            KEPT.join(", "),
        );
        if noun == "common" {
            self.service_facts(&mut text);
        }
        for name in self.operations.keys().filter(|n| homes.get(n.as_str()) == Some(&noun)) {
            self.operation(&mut text, name, kept.get(name).map_or("", String::as_str))?;
        }
        let here =
            |name: &&String| homes.get(name.as_str()) == Some(&noun) && !self.is_envelope(name);
        let (structures, types): (Vec<_>, Vec<_>) =
            self.shapes.keys().filter(here).partition(|name| {
                self.shapes.get(name.as_str()).is_some_and(|s| s["type"] == "structure")
            });
        if !structures.is_empty() {
            text.push_str("\n[structures]\n");
        }
        for name in structures {
            let _ = write!(text, "{name} = ");
            self.members(&mut text, name)?;
        }
        if !types.is_empty() {
            text.push_str("\n[types]\n");
        }
        for name in types {
            self.simple(&mut text, name)?;
        }
        Ok(text)
    }

    fn service_facts(&self, text: &mut String) {
        let of = |key: &str| self.metadata[key].as_str().unwrap_or_default();
        let _ = write!(
            text,
            "\n[service]\nversion   = \"{}\"\nnamespace = \"{}\"\n\n[faults]\n",
            of("apiVersion"),
            of("xmlNamespace")
        );
        for (name, shape) in self.shapes.iter().filter(|(_, s)| s["exception"] == true) {
            // The few without an `error` member answer under their own name.
            let code = shape["error"]["code"].as_str().unwrap_or(name);
            let status = shape["error"]["httpStatusCode"].as_u64().unwrap_or(400);
            let _ = writeln!(text, "{name} = {{ code = \"{code}\", status = {status} }}");
        }
    }

    fn operation(&self, text: &mut String, name: &str, kept: &str) -> Result<(), String> {
        let operation = self.operations.get(name).unwrap_or(&Value::Null);
        let _ = write!(text, "\n[{name}]\n{kept}");
        for end in ["input", "output"] {
            if let Some(shape) = operation[end]["shape"].as_str() {
                let _ = write!(text, "{end:<6} = ");
                self.members(text, shape)?;
            }
        }
        let faults: Vec<String> = operation["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|e| e["shape"].as_str())
            .map(|shape| format!("\"{shape}\""))
            .collect();
        if !faults.is_empty() {
            let _ = writeln!(text, "faults = [{}]", faults.join(", "));
        }
        let page = &self.pages[name];
        if let Some(marker) = page["input_token"].as_str() {
            let items = match &page["result_key"] {
                Value::String(one) => format!("\"{one}\""),
                many => many
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", "),
            };
            let limit = page["limit_key"].as_str().unwrap_or_default();
            let more = page["more_results"].as_str().unwrap_or_default();
            let _ = writeln!(
                text,
                "page   = {{ marker = \"{marker}\", limit = \"{limit}\", more = \"{more}\", items = [{items}] }}"
            );
        }
        if operation["authtype"] == "none" {
            text.push_str("unsigned = true\n");
        }
        Ok(())
    }

    /// `{ UserName = "userNameType!", … }`; the mark says required.
    fn members(&self, text: &mut String, shape: &str) -> Result<(), String> {
        let shape = self.shapes.get(shape).ok_or_else(|| format!("no shape {shape}"))?;
        let required: BTreeSet<&str> =
            shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let members: Vec<String> = shape["members"]
            .as_object()
            .unwrap_or(&NOTHING)
            .iter()
            .map(|(name, member)| {
                let of = member["shape"].as_str().unwrap_or_default();
                let mark = if required.contains(name.as_str()) { "!" } else { "" };
                format!("{name} = \"{of}{mark}\"")
            })
            .collect();
        let one = format!("{{ {} }}", members.join(", "));
        if members.is_empty() {
            text.push_str("{}\n");
        } else if one.len() <= 100 {
            let _ = writeln!(text, "{one}");
        } else {
            let _ = writeln!(text, "{{\n  {},\n}}", members.join(",\n  "));
        }
        Ok(())
    }

    fn simple(&self, text: &mut String, name: &str) -> Result<(), String> {
        let shape = self.shapes.get(name).ok_or_else(|| format!("no shape {name}"))?;
        let kind = shape["type"].as_str().unwrap_or_default();
        let mut facts = match kind {
            "list" => vec![format!("list = {}", shape["member"]["shape"])],
            "map" => {
                vec![format!("map = [{}, {}]", shape["key"]["shape"], shape["value"]["shape"])]
            }
            _ => vec![format!("kind = \"{kind}\"")],
        };
        for limit in ["min", "max"] {
            if let Some(value) = shape[limit].as_i64() {
                facts.push(format!("{limit} = {value}"));
            }
        }
        if let Some(pattern) = shape["pattern"].as_str() {
            facts.push(format!("pattern = '{pattern}'"));
        }
        if let Some(values) = shape["enum"].as_array() {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            facts.push(format!("enum = [{}]", values.join(", ")));
        }
        if shape["sensitive"] == true || SENSITIVE.contains(&name) {
            facts.push("sensitive = true".to_owned());
        }
        if URL_ENCODED.contains(&name) {
            facts.push("url_encoded = true".to_owned());
        }
        if let Some((_, refusal)) = REFUSALS.iter().find(|(of, _)| *of == name) {
            facts.push(format!("refusal = \"{refusal}\""));
        }
        let _ = writeln!(text, "{name} = {{ {} }}", facts.join(", "));
        Ok(())
    }
}
