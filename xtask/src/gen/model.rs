//! The facts in `model/`, read back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::{Table, Value};

/// Everything in `model/SERVICE/`.
pub(crate) struct Service {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) namespace: String,
    /// Shape name of an error → its code and status.
    pub(crate) faults: BTreeMap<String, (String, i64)>,
    pub(crate) nouns: Vec<Noun>,
    /// Structure and type name → the noun whose file it stands in.
    pub(crate) homes: BTreeMap<String, String>,
    pub(crate) types: BTreeMap<String, Value>,
}

/// One file: a noun with its operations, structures and types.
pub(crate) struct Noun {
    pub(crate) name: String,
    pub(crate) operations: Vec<(String, Table)>,
    pub(crate) structures: Vec<(String, Table)>,
    pub(crate) types: Vec<(String, Table)>,
}

/// A member of a structure: `UserName = "userNameType!"`.
pub(crate) struct Member<'a> {
    pub(crate) name: &'a str,
    pub(crate) of: &'a str,
    pub(crate) required: bool,
}

/// Reads a service's folder.
pub(crate) fn load(root: &Path, name: &str) -> Result<Service, String> {
    let folder = root.join("model").join(name);
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let mut service = Service {
        name: name.to_owned(),
        version: String::new(),
        namespace: String::new(),
        faults: BTreeMap::new(),
        nouns: Vec::new(),
        homes: BTreeMap::new(),
        types: BTreeMap::new(),
    };
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|e| e.to_string())?;
        let table: Table = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        let noun = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        service.take(noun, table)?;
    }
    Ok(service)
}

impl Service {
    fn take(&mut self, noun: String, table: Table) -> Result<(), String> {
        let mut file =
            Noun { name: noun, operations: Vec::new(), structures: Vec::new(), types: Vec::new() };
        for (key, value) in table {
            let Value::Table(value) = value else { return Err(format!("{key} is not a table")) };
            match key.as_str() {
                "service" => {
                    text(&value, "version").clone_into(&mut self.version);
                    text(&value, "namespace").clone_into(&mut self.namespace);
                }
                "faults" => {
                    for (name, facts) in &value {
                        let Value::Table(facts) = facts else { continue };
                        let status = facts.get("status").and_then(Value::as_integer).unwrap_or(400);
                        self.faults.insert(name.clone(), (text(facts, "code").to_owned(), status));
                    }
                }
                "structures" | "types" => {
                    for (name, facts) in value {
                        self.homes.insert(name.clone(), file.name.clone());
                        self.types.insert(name.clone(), facts.clone());
                        let Value::Table(facts) = facts else { continue };
                        let list =
                            if key == "types" { &mut file.types } else { &mut file.structures };
                        list.push((name, facts));
                    }
                }
                _ => file.operations.push((key, value)),
            }
        }
        self.nouns.push(file);
        Ok(())
    }

    /// Whether a name is a structure.
    pub(crate) fn is_structure(&self, name: &str) -> bool {
        self.nouns.iter().any(|n| n.structures.iter().any(|(s, _)| s == name))
    }

    /// Whether a type only says what a map's keys are, which are plain texts in Rust.
    pub(crate) fn is_map_key(&self, name: &str) -> bool {
        let is_key =
            |of: &Value| of.get("map").and_then(|m| m.get(0)).and_then(Value::as_str) == Some(name);
        self.types.values().any(is_key)
    }

    /// Every operation, sorted by name, with its noun.
    pub(crate) fn operations(&self) -> Vec<(&str, &str, &Table)> {
        let mut all: Vec<_> = self
            .nouns
            .iter()
            .flat_map(|n| n.operations.iter().map(|(name, t)| (name.as_str(), n.name.as_str(), t)))
            .collect();
        all.sort_by_key(|(name, _, _)| *name);
        all
    }
}

/// A text of a table, or nothing.
pub(crate) fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The texts of a list in a table.
pub(crate) fn texts<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    table
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// The members of a structure, an input or an output.
pub(crate) fn members(table: &Table) -> Vec<Member<'_>> {
    table
        .iter()
        .filter_map(|(name, of)| {
            let of = of.as_str()?;
            Some(Member { name, of: of.trim_end_matches('!'), required: of.ends_with('!') })
        })
        .collect()
}

/// The operations that answer 501, from `model/not-built.txt`: one a line, `#` begins a comment.
pub(crate) fn not_built(root: &Path) -> Result<BTreeSet<String>, String> {
    let path = root.join("model/not-built.txt");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect())
}
