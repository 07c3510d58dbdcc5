//! The dispatcher of the service crate: one static table, and what each operation asks of policy.

use super::model::{Member, Service, members, text, texts};
use super::names::{camel, snake};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use toml::{Table, Value};

/// What a resource word of an `ask` becomes: the method of `May`, and the members it takes.
const RESOURCES: &[(&str, &str, &[&str])] = &[
    ("user", "user", &["UserName"]),
    ("user:self", "self_user", &[]),
    ("user:new", "new_user", &["Path", "UserName"]),
    ("user:moved", "moved_user", &["UserName", "NewPath", "NewUserName"]),
    ("users", "users", &["PathPrefix"]),
    ("group", "group", &["GroupName"]),
    ("group:new", "new_group", &["Path", "GroupName"]),
    ("group:moved", "moved_group", &["GroupName", "NewPath", "NewGroupName"]),
    ("groups", "groups", &["PathPrefix"]),
    ("policy", "policy", &["PolicyArn"]),
    ("policy:new", "new_policy", &["Path", "PolicyName"]),
    ("entity", "entity", &["Arn"]),
    ("entity:source", "entity", &["PolicySourceArn"]),
    ("role", "role", &["RoleName"]),
    ("role:new", "new_role", &["Path", "RoleName"]),
    ("roles", "roles", &["PathPrefix"]),
    ("mfa", "mfa", &["SerialNumber"]),
    ("mfa:new", "new_mfa", &["Path", "VirtualMFADeviceName"]),
    ("mfas", "mfas", &[]),
    ("*", "any", &[]),
];

/// The text of `crates/service/src/dispatch.rs`.
pub(crate) fn file(services: &[Service], not_built: &BTreeSet<String>) -> Result<String, String> {
    let mut asks = String::new();
    let mut table = String::new();
    let mut unknown = not_built.clone();
    for service in services {
        for (name, noun, facts) in service.operations() {
            unknown.remove(name);
            let path = format!("api::{}::{}::{}", service.name, noun, camel(name));
            if not_built.contains(name) {
                let _ = writeln!(table, "Entry::not_built::<{path}>(),");
                continue;
            }
            let kind = text(facts, "kind");
            match kind {
                "read" | "write" | "mint" => {
                    let _ = writeln!(table, "Entry::{kind}::<{path}>(),");
                }
                other => {
                    return Err(format!(
                        "{name} has kind {other:?}: say read, write or mint, or list it in model/not-built.txt"
                    ));
                }
            }
            ask(&mut asks, name, &path, facts)?;
        }
    }
    if !unknown.is_empty() {
        return Err(format!("model/not-built.txt names what is no operation: {unknown:?}"));
    }
    Ok(format!(
        "// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.\n\
         //! Every operation with its kind, and what each asks of policy.\n\n\
         use crate::fault::Fault;\nuse crate::may::{{Ask, May}};\nuse crate::operation::Entry;\nuse countersign_api::{{self as api, Operation}};\n\n\
         /// Every operation of every service, sorted by service and name.\npub(crate) static ENTRIES: &[Entry] = &[\n{table}];\n{asks}"
    ))
}

fn ask(out: &mut String, name: &str, path: &str, facts: &Table) -> Result<(), String> {
    match facts.get("ask") {
        Some(Value::String(hand)) if hand == "hand" => return Ok(()),
        Some(Value::String(who)) if ["installation", "root", "visitor"].contains(&who.as_str()) => {
            let _ = write!(
                out,
                "\nimpl Ask for {path} {{\n fn ask(may: &mut May<'_>, _: &<Self as Operation>::In) -> Result<(), Fault> {{ may.be_{who}() }}\n}}\n"
            );
            return Ok(());
        }
        Some(Value::Array(_)) => {}
        _ => return Err(format!("{name} asks nothing: say `ask = []` when that is so")),
    }
    let empty = Table::new();
    let input = match facts.get("input") {
        Some(Value::Table(input)) => input,
        _ => &empty,
    };
    let input = members(input);
    let mut body = String::new();
    for key in texts(facts, "keys") {
        let (key, member) = key.split_once(" = ").ok_or_else(|| format!("{name}: key {key:?}"))?;
        let _ = match key {
            "aws:RequestTag" => {
                writeln!(body, "may.request_tags({});", list(name, &input, member)?)
            }
            "aws:TagKeys" => writeln!(body, "may.tag_keys({});", list(name, &input, member)?),
            _ => writeln!(body, "may.key({key:?}, {});", optional(name, &input, member)?),
        };
    }
    for one in texts(facts, "ask") {
        let mut words = one.split(' ');
        let (Some(action), Some(resource)) = (words.next(), words.next()) else {
            return Err(format!("{name}: ask {one:?}"));
        };
        let (_, method, takes) = RESOURCES
            .iter()
            .find(|(word, _, _)| *word == resource)
            .ok_or_else(|| format!("{name}: no resource {resource:?}"))?;
        let arguments =
            takes.iter().map(|m| optional(name, &input, m)).collect::<Result<Vec<_>, _>>()?;
        let call = format!(
            "may.{method}({action:?}{})?;",
            arguments.iter().fold(String::new(), |s, a| s + ", " + a)
        );
        match (words.next(), words.next()) {
            (Some("if"), Some(member)) => {
                let _ = writeln!(body, "if i.{}.is_some() {{ {call} }}", snake(member));
            }
            _ => {
                let _ = writeln!(body, "{call}");
            }
        }
    }
    let (may, i) = (
        if body.contains("may.") { "may" } else { "_" },
        if body.contains("i.") { "i" } else { "_" },
    );
    let _ = write!(
        out,
        "\nimpl Ask for {path} {{\n fn ask({may}: &mut May<'_>, {i}: &<Self as Operation>::In) -> Result<(), Fault> {{\n{body}Ok(())\n}}\n}}\n"
    );
    Ok(())
}

/// A member as a slice.
fn list(operation: &str, input: &[Member<'_>], member: &str) -> Result<String, String> {
    let found = find(operation, input, member)?;
    let field = snake(found.name);
    Ok(if found.required {
        format!("&i.{field}")
    } else {
        format!("i.{field}.as_deref().unwrap_or_default()")
    })
}

fn find<'i, 'm>(
    operation: &str,
    input: &'i [Member<'m>],
    member: &str,
) -> Result<&'i Member<'m>, String> {
    let found = input.iter().find(|m| m.name == member);
    found.ok_or_else(|| format!("{operation} has no member {member}"))
}

/// A member as `Option<&str>`.
fn optional(operation: &str, input: &[Member<'_>], member: &str) -> Result<String, String> {
    let found = match find(operation, input, member) {
        Err(_) if member == "Path" || member == "PathPrefix" => return Ok("None".to_owned()),
        found => found?,
    };
    let field = snake(found.name);
    Ok(if found.required { format!("Some(&i.{field})") } else { format!("i.{field}.as_deref()") })
}
