//! Every limit of every member of every operation, sent through the reader: one value too short, too long, off the
//! pattern, off the enumeration, out of bounds, or missing.
//!
//! The limits come from the facts; what is said of them is written down here once more, in AWS's words.

#![cfg(test)]

use countersign_api::{Member, Op, SERVICES, Service, Shape, Slot, Type, TypeKind};
use countersign_wire::{Form, read};

/// One wrong value and what must be said about it.
struct Wrong {
    form: String,
    says: String,
}

#[test]
fn every_limit_of_every_member_is_enforced_in_awss_words() {
    let mut sent = 0;
    for service in SERVICES.iter().filter(|s| s.name != "own") {
        for op in service.operations {
            let mut wrongs = Vec::new();
            members(service, (op.input)().as_mut(), "", "", &mut wrongs);
            for wrong in &wrongs {
                check(service, op, wrong);
            }
            sent += wrongs.len();
        }
    }
    // IAM and STS together have more than a thousand limits; far fewer would mean that the walk is broken.
    assert!(sent > 1000, "only {sent} wrong values were sent");
    println!("{sent} wrong values refused");
}

fn check(service: &Service, op: &Op, wrong: &Wrong) {
    let mut shape = (op.input)();
    let form = Form::parse("", wrong.form.as_bytes()).expect("the form is well-formed");
    let message = read(service, &form, shape.as_mut())
        .expect_err(&format!("{} took {}", op.name, wrong.form));
    assert!(
        message.contains(&wrong.says),
        "{}: {}\n  should say: {}\n  says: {message}",
        op.name,
        wrong.form,
        wrong.says
    );
}

fn members(
    service: &Service,
    shape: &mut dyn Shape,
    prefix: &str,
    path: &str,
    out: &mut Vec<Wrong>,
) {
    for (index, member) in shape.facts().iter().enumerate() {
        let name = format!("{prefix}{}", member.name);
        let mut first = member.name.chars();
        let lower: String =
            first.next().map(|c| c.to_ascii_lowercase()).into_iter().chain(first).collect();
        let path = format!("{path}{lower}");
        missing(service, member, prefix, &path, out);
        let Some(slot) = shape.slot(index) else { panic!("{name} has no slot") };
        value(service, member.of, slot, &name, &path, out);
    }
}

/// A required member of the request itself, or of a structure of which another member is there.
fn missing(service: &Service, member: &Member, prefix: &str, path: &str, out: &mut Vec<Wrong>) {
    if !member.required {
        return;
    }
    let form = if prefix.is_empty() { String::new() } else { format!("{prefix}Nothing=1") };
    let value = if service.echoes_values { "Value null" } else { "Value" };
    out.push(Wrong {
        form,
        says: format!("{value} at '{path}' failed to satisfy constraint: Member must not be null"),
    });
}

fn value(
    service: &Service,
    of: &Type,
    slot: Slot<'_>,
    name: &str,
    path: &str,
    out: &mut Vec<Wrong>,
) {
    match slot {
        Slot::Maybe(maybe) => value(service, of, maybe.fill(), name, path, out),
        Slot::Text(_) => text(service, of, name, path, service.echoes_values, out),
        Slot::Secret(_) => text(service, of, name, path, false, out),
        Slot::Integer(_) => {
            for (limit, off, word) in [(of.max, 1, "less"), (of.min, -1, "greater")] {
                let Some(limit) = limit else { continue };
                let wrong = limit + off;
                let echo =
                    if service.echoes_values { format!(" '{wrong}'") } else { String::new() };
                out.push(Wrong {
                    form: format!("{name}={wrong}"),
                    says: format!("Value{echo} at '{path}' failed to satisfy constraint: Member must have value {word} than or equal to {limit}"),
                });
            }
            out.push(Wrong { form: format!("{name}=many"), says: format!("at '{path}' failed") });
        }
        Slot::Boolean(_) => {
            out.push(Wrong { form: format!("{name}=yes"), says: format!("at '{path}' failed") });
        }
        Slot::Timestamp(_) => {
            out.push(Wrong { form: format!("{name}=today"), says: format!("at '{path}' failed") });
        }
        Slot::Blob(_) => {
            out.push(Wrong { form: format!("{name}=*"), says: format!("at '{path}' failed") });
        }
        Slot::Structure(shape) => {
            members(service, shape, &format!("{name}."), &format!("{path}."), out);
        }
        Slot::List(list) => {
            let member = of.of.expect("a list has a member type");
            if let Some(max) = of.max {
                let form: Vec<String> =
                    (1..=max + 1).map(|n| format!("{name}.member.{n}=v1")).collect();
                // More members than a request may have parameters cannot be sent.
                if max < 1000 {
                    let says = format!(
                        "Value at '{path}' failed to satisfy constraint: Member must have length less than or equal to {max}"
                    );
                    out.push(Wrong { form: form.join("&"), says });
                }
            }
            if let Some(min) = of.min.filter(|min| *min > 0) {
                let says = format!(
                    "Value at '{path}' failed to satisfy constraint: Member must have length greater than or equal to {min}"
                );
                out.push(Wrong { form: format!("{name}="), says });
            }
            let slot = list.grow();
            if member.kind == TypeKind::Text {
                let mut inner = Vec::new();
                value(service, member, slot, &format!("{name}.member.1"), path, &mut inner);
                let says = format!(
                    "Value at '{path}' failed to satisfy constraint: Member must satisfy constraint: ["
                );
                out.extend(
                    inner.into_iter().map(|wrong| Wrong { form: wrong.form, says: says.clone() }),
                );
            } else {
                value(
                    service,
                    member,
                    slot,
                    &format!("{name}.member.1"),
                    &format!("{path}.1.member"),
                    out,
                );
            }
        }
        Slot::Map(_) => panic!("{name}: an input holds a map"),
    }
}

fn text(service: &Service, of: &Type, name: &str, path: &str, echoes: bool, out: &mut Vec<Wrong>) {
    let mut push = |wrong: String, constraint: String| {
        let echo = if echoes { format!(" '{wrong}'") } else { String::new() };
        let says = format!("Value{echo} at '{path}' failed to satisfy constraint: {constraint}");
        let form = format!("{name}={}", wrong.replace('\u{1}', "%01"));
        out.push(Wrong { form, says });
    };
    if let Some(max) = of.max {
        let long = "v".repeat(usize::try_from(max + 1).expect("a length"));
        push(long, format!("Member must have length less than or equal to {max}"));
    }
    if let Some(min) = of.min.filter(|min| *min > 0) {
        let short = "v".repeat(usize::try_from(min - 1).expect("a length"));
        push(short, format!("Member must have length greater than or equal to {min}"));
    }
    // A type with words of its own is tested apart, below.
    if let Some(pattern) = of.pattern.filter(|_| of.refusal.is_none()) {
        // U+0001 is in no class of any pattern.
        push(
            "\u{1}".to_owned(),
            format!("Member must satisfy regular expression pattern: {}", pattern.source),
        );
    }
    if !of.values.is_empty() {
        let set = if service.echoes_values {
            format!(": [{}]", of.values.join(", "))
        } else {
            String::new()
        };
        push("Neither".to_owned(), format!("Member must satisfy enum value set{set}"));
    }
}

#[test]
fn a_path_has_words_of_its_own() {
    let service = SERVICES.iter().find(|s| s.name == "iam").unwrap();
    let op = service.operation("CreateVirtualMFADevice").unwrap();
    for path in ["invalid-path/", "/invalid-path", "no", "/\u{1}/"] {
        let form = format!("VirtualMFADeviceName=phone&Path={}", path.replace('\u{1}', "%01"));
        let mut shape = (op.input)();
        assert_eq!(
            read(service, &Form::parse("", form.as_bytes()).unwrap(), shape.as_mut()).unwrap_err(),
            "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric \
             characters and/or / characters.",
            "{path}"
        );
    }
}
