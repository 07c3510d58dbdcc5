//! The shapes of a service: one Rust file a noun.

use super::model::{Member, Noun, Service, members, text, texts};
use super::names::{camel, shout, snake};
use std::fmt::Write as _;
use std::path::PathBuf;
use toml::{Table, Value};

const MADE_BY: &str =
    "// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.\n";

/// All files of a service.
pub(crate) fn files(service: &Service, files: &mut Vec<(PathBuf, String)>) -> Result<(), String> {
    let folder = PathBuf::from("crates/api/src").join(&service.name);
    for noun in &service.nouns {
        let path = folder.join(format!("{}.rs", noun.name));
        files.push((path, file(service, noun)?));
    }
    files.push((folder.join("mod.rs"), index(service)));
    Ok(())
}

/// `mod.rs`: the nouns, and the service with its operations sorted by name.
fn index(service: &Service) -> String {
    let mut out = format!(
        "{MADE_BY}//! Shapes and operations of `{}`, version {}.\n\n",
        service.name, service.version
    );
    for noun in &service.nouns {
        let _ = writeln!(out, "pub mod {};", noun.name);
    }
    out.push('\n');
    for noun in &service.nouns {
        let _ = writeln!(out, "#[doc(no_inline)]\npub use {}::*;", noun.name);
    }
    let operations = service.operations();
    let _ = write!(
        out,
        "\n/// The service and its {} operations.\npub static SERVICE: crate::Service = crate::Service {{\n\
         name: {:?}, version: {:?}, namespace: {:?}, echoes_values: {}, operations: &[",
        operations.len(),
        service.name,
        service.version,
        service.namespace,
        service.name == "sts",
    );
    for (name, _, _) in operations {
        let _ = write!(out, "<{} as crate::Operation>::OP,", camel(name));
    }
    out.push_str("] };\n");
    out
}

fn file(service: &Service, noun: &Noun) -> Result<String, String> {
    let mut body = String::new();
    for (name, table) in &noun.operations {
        operation(service, &mut body, name, table)?;
    }
    for (name, table) in &noun.structures {
        let doc = format!("`{name}`.");
        structure(service, &mut body, &camel(name), &doc, table)?;
        let _ = writeln!(
            body,
            "pub(crate) static T_{}: Type = Type {{ kind: TypeKind::Structure, min: None, max: None, pattern: None, values: &[], of: None, url_encoded: false, refusal: None }};",
            shout(name)
        );
    }
    for (name, table) in noun.types.iter().filter(|(name, _)| !service.is_map_key(name)) {
        simple(&mut body, name, table)?;
    }
    let imports = imports(service, noun, &body);
    Ok(format!(
        "{MADE_BY}//! Shapes of `{}`; facts: `model/{}/{}.toml`.\n\n{imports}{body}",
        noun.name, service.name, noun.name
    ))
}

/// What the body uses, and nothing else.
fn imports(service: &Service, noun: &Noun, body: &str) -> String {
    // Names inside texts and docs are no uses.
    let code = body
        .lines()
        .filter(|line| !line.starts_with("///"))
        .flat_map(|line| line.split('"').step_by(2))
        .collect::<Vec<_>>()
        .join(" ");
    let words: std::collections::BTreeSet<&str> =
        code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let used = |names: &[&'static str]| -> Vec<&str> {
        names.iter().copied().filter(|n| words.contains(n)).collect()
    };
    let core = used(&[
        "Blob",
        "FaultFacts",
        "Member",
        "Nothing",
        "Op",
        "Operation",
        "Paged",
        "Pattern",
        "Shape",
        "Slot",
        "Timestamp",
        "Type",
        "TypeKind",
        "Value",
    ]);
    let mut out = format!("use crate::{{{}}};\n", core.join(", "));
    if words.contains("Secret") {
        out.push_str("use countersign_ident::Secret;\n");
    }
    if words.contains("BTreeMap") {
        out.push_str("use std::collections::BTreeMap;\n");
    }
    for (name, home) in &service.homes {
        if *home == noun.name {
            continue;
        }
        let fact = format!("T_{}", shout(name));
        if words.contains(fact.as_str()) {
            let _ = writeln!(out, "use super::{home}::{fact};");
        }
        let rust = camel(name);
        if service.is_structure(name) && words.contains(rust.as_str()) {
            let _ = writeln!(out, "use super::{home}::{rust};");
        }
    }
    out
}

fn operation(service: &Service, out: &mut String, name: &str, table: &Table) -> Result<(), String> {
    let rust = camel(name);
    for (end, suffix) in [("input", "Input"), ("output", "Output")] {
        if let Some(Value::Table(shape)) = table.get(end) {
            let doc = format!("The {end} of `{name}`.");
            structure(service, out, &format!("{rust}{suffix}"), &doc, shape)?;
        }
    }
    let of = |end: &str, suffix: &str| {
        if table.contains_key(end) { format!("{rust}{suffix}") } else { "Nothing".to_owned() }
    };
    let (input, output) = (of("input", "Input"), of("output", "Output"));
    let new_input = if input == "Nothing" { input.clone() } else { format!("{input}::default()") };
    let mut faults = String::new();
    // `also` are faults that AWS answers (recorded) although its model does not list them.
    for shape in texts(table, "faults").into_iter().chain(texts(table, "also")) {
        let (code, status) =
            service.faults.get(shape).ok_or_else(|| format!("{name}: no fault {shape}"))?;
        let _ = write!(faults, "FaultFacts {{ code: {code:?}, status: {status} }},");
    }
    let _ = write!(
        out,
        "\n/// `{name}`.\n#[derive(Debug, Clone, Copy)]\npub struct {rust};\n\n\
         impl Operation for {rust} {{\n    type In = {input};\n    type Out = {output};\n\
         const OP: &'static Op = {{ static OP: Op = Op {{ name: {name:?}, service: {:?}, \
         input: || Box::new({new_input}), has_output: {}, faults: &[{faults}], unsigned: {} }}; &OP }};\n}}\n",
        service.name,
        table.contains_key("output"),
        table.get("unsigned").is_some(),
    );
    if let Some(Value::Table(page)) = table.get("page") {
        paged(service, out, &rust, table, page);
    }
    Ok(())
}

/// `Paged`, for operations that answer a page at a time. Where a page has several lists, an item says whose it is.
fn paged(service: &Service, out: &mut String, rust: &str, table: &Table, page: &Table) {
    let (Some(Value::Table(input)), Some(Value::Table(output))) =
        (table.get("input"), table.get("output"))
    else {
        return;
    };
    let (marker, limit, more) = (text(page, "marker"), text(page, "limit"), text(page, "more"));
    if !members(input).iter().any(|m| m.name == marker) {
        return;
    }
    let all = members(output);
    let named = |name: &str| all.iter().find(|m| m.name == name);
    let wrap = |name: &str, value: &str| match named(name) {
        Some(member) if member.required => value.to_owned(),
        _ => format!("Some({value})"),
    };
    let item_of = |list: &str| match service.types.get(named(list)?.of)? {
        Value::Table(facts) => Some(type_name(service, text(facts, "list"))),
        _ => None,
    };
    let names = texts(page, "items");
    let Some(lists) =
        names.iter().map(|list| Some((*list, item_of(list)?))).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let (item, sorted) = match lists.as_slice() {
        [] => return,
        [(_, item)] => (item.clone(), String::new()),
        several => several_lists(out, rust, several),
    };
    let _ = write!(
        out,
        "\nimpl Paged for {rust} {{\n    type Item = {item};\n\
         fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {{ (input.{}.as_deref(), {}) }}\n\
         fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {{\n{sorted}\
         {rust}Output {{ {}: {}, ",
        snake(marker),
        // Some lists leave the size of a page to the service.
        if limit.is_empty() { "None".to_owned() } else { format!("input.{}", snake(limit)) },
        snake(more),
        wrap(more, "marker.is_some()"),
    );
    for (list, _) in &lists {
        let from = if lists.len() == 1 { "items".to_owned() } else { snake(list) };
        let value = wrap(list, &from);
        let field = snake(list);
        let _ = if value == field {
            write!(out, "{field}, ")
        } else {
            write!(out, "{field}: {value}, ")
        };
    }
    let rest = if all.len() > lists.len() + 2 { ", ..Default::default()" } else { "" };
    let _ = write!(out, "marker{rest} }}\n    }}\n}}\n");
}

/// The item of a page with several lists, and how an answer sorts items into their lists.
fn several_lists(out: &mut String, rust: &str, lists: &[(&str, String)]) -> (String, String) {
    let mut sorted = String::new();
    for (list, _) in lists {
        let _ = writeln!(sorted, "let mut {} = Vec::new();", snake(list));
    }
    sorted.push_str("for item in items {\nmatch item {\n");
    let _ = write!(
        out,
        "\n/// An item of a page of `{rust}`, by its list.\n#[derive(Debug, Clone)]\npub enum {rust}Item {{\n"
    );
    for (list, item) in lists {
        let _ = writeln!(out, "/// Of `{list}`.\n{}({item}),", camel(list));
        let _ = writeln!(
            sorted,
            "{rust}Item::{}(item) => {{ {}.push(item); }}",
            camel(list),
            snake(list)
        );
    }
    out.push_str("}\n");
    sorted.push_str("}\n}\n");
    (format!("{rust}Item"), sorted)
}

fn structure(
    service: &Service,
    out: &mut String,
    rust: &str,
    doc: &str,
    table: &Table,
) -> Result<(), String> {
    let all = members(table);
    let _ = write!(out, "\n/// {doc}\n#[derive(Debug, Clone, Default)]\npub struct {rust} {{\n");
    for member in &all {
        let _ = writeln!(
            out,
            "/// `{}`.\npub {}: {},",
            member.name,
            snake(member.name),
            field(service, member)
        );
    }
    let _ = write!(
        out,
        "}}\n\nimpl Shape for {rust} {{\n    fn facts(&self) -> &'static [Member] {{\n        static FACTS: &[Member] = &["
    );
    for member in &all {
        if !service.types.contains_key(member.of) {
            return Err(format!("{rust}: no type {}", member.of));
        }
        let _ = write!(
            out,
            "Member {{ name: {:?}, required: {}, of: &T_{} }},",
            member.name,
            member.required,
            shout(member.of)
        );
    }
    let argument = if all.is_empty() { "_" } else { "member" };
    let _ = write!(
        out,
        "];\n        FACTS\n    }}\n    fn slot(&mut self, {argument}: usize) -> Option<Slot<'_>> {{\n"
    );
    if all.is_empty() {
        out.push_str("None");
    } else {
        out.push_str("Some(match member {");
        for (at, member) in all.iter().enumerate() {
            let _ = write!(out, "{at} => Value::slot(&mut self.{}),", snake(member.name));
        }
        out.push_str("_ => return None })");
    }
    let _ = write!(
        out,
        "\n    }}\n}}\n\nimpl Value for {rust} {{\n    fn slot(&mut self) -> Slot<'_> {{ Slot::Structure(self) }}\n}}\n"
    );
    Ok(())
}

fn field(service: &Service, member: &Member<'_>) -> String {
    let of = type_name(service, member.of);
    if member.required { of } else { format!("Option<{of}>") }
}

/// The Rust type of a model type.
fn type_name(service: &Service, name: &str) -> String {
    if service.is_structure(name) {
        return camel(name);
    }
    let Some(Value::Table(facts)) = service.types.get(name) else { return "()".to_owned() };
    if facts.contains_key("list") {
        return format!("Vec<{}>", type_name(service, text(facts, "list")));
    }
    if let [_, value] = texts(facts, "map").as_slice() {
        return format!("BTreeMap<String, {}>", type_name(service, value));
    }
    match text(facts, "kind") {
        "integer" => "i32",
        "boolean" => "bool",
        "blob" => "Blob",
        "timestamp" => "Timestamp",
        _ if facts.contains_key("sensitive") => "Secret",
        _ => "String",
    }
    .to_owned()
}

fn simple(out: &mut String, name: &str, table: &Table) -> Result<(), String> {
    let shout = shout(name);
    let kind = if table.contains_key("list") {
        "List"
    } else if table.contains_key("map") {
        "Map"
    } else {
        match text(table, "kind") {
            "string" => "Text",
            "integer" => "Integer",
            "boolean" => "Boolean",
            "blob" => "Blob",
            "timestamp" => "Timestamp",
            other => return Err(format!("{name}: no kind {other:?}")),
        }
    };
    let limit = |key: &str| {
        table
            .get(key)
            .and_then(Value::as_integer)
            .map_or("None".to_owned(), |n| format!("Some({})", digits(n)))
    };
    let pattern = text(table, "pattern");
    let mut pattern_of = "None".to_owned();
    if !pattern.is_empty() {
        pattern_of = format!("Some(&P_{shout})");
        let _ = writeln!(
            out,
            "static P_{shout}: Pattern = Pattern::new(r\"{pattern}\", r\"{}\");",
            rust_pattern(pattern)
        );
    }
    let of = match (text(table, "list"), texts(table, "map").as_slice()) {
        ("", [_, value]) => format!("Some(&T_{})", super::names::shout(value)),
        ("", _) => "None".to_owned(),
        (member, _) => format!("Some(&T_{})", super::names::shout(member)),
    };
    let values: Vec<String> = texts(table, "enum").iter().map(|v| format!("{v:?}")).collect();
    let _ = writeln!(
        out,
        "pub(crate) static T_{shout}: Type = Type {{ kind: TypeKind::{kind}, min: {}, max: {}, pattern: {pattern_of}, values: &[{}], of: {of}, url_encoded: {}, refusal: {} }};",
        limit("min"),
        limit("max"),
        values.join(", "),
        table.contains_key("url_encoded"),
        table.get("refusal").map_or("None".to_owned(), |text| format!("Some({text})"))
    );
    Ok(())
}

/// A number with its thousands apart.
fn digits(n: i64) -> String {
    let plain = n.to_string();
    let mut out = String::new();
    for (at, c) in plain.chars().enumerate() {
        if plain.len() > 4 && at > 0 && (plain.len() - at).is_multiple_of(3) {
            out.push('_');
        }
        out.push(c);
    }
    out
}

/// A Java pattern as the regex crate reads it: ASCII classes, its escapes, the whole text.
///
/// The crate has no look-ahead. The one pattern that has one (account aliases: no two hyphens in a row)
/// is rewritten: a hyphen there is always followed by a letter or digit.
fn rust_pattern(java: &str) -> String {
    if java == "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$" {
        // The length is a fact of its own.
        return r"\A[a-z0-9](?:-?[a-z0-9])+\z".to_owned();
    }
    let mut rust = String::new();
    let mut chars = java.trim_start_matches('^').trim_end_matches('$').chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '[' if !in_class => {
                in_class = true;
                rust.push('[');
            }
            ']' => {
                in_class = false;
                rust.push(']');
            }
            '\\' => match chars.next() {
                Some('u') => {
                    let mut hex = String::new();
                    while hex.len() < 6 && chars.peek().is_some_and(char::is_ascii_hexdigit) {
                        hex.extend(chars.next());
                    }
                    let _ = write!(rust, "\\x{{{hex}}}");
                }
                Some('w') if in_class => rust.push_str("A-Za-z0-9_"),
                Some('w') => rust.push_str("[A-Za-z0-9_]"),
                Some('d') if in_class => rust.push_str("0-9"),
                Some('d') => rust.push_str("[0-9]"),
                Some(c @ ('/' | ':' | '@' | ',' | '=')) => rust.push(c),
                Some(c) => {
                    rust.push('\\');
                    rust.push(c);
                }
                None => {}
            },
            // Inside a class the crate reads these as operators or as a range.
            '&' | '~' if in_class => {
                rust.push('\\');
                rust.push(c);
            }
            c => rust.push(c),
        }
    }
    format!(r"\A(?:{rust})\z")
}
