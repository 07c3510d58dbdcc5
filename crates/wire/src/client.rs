//! The client's half: a shape into a form, an XML answer into a shape.

use crate::node::Node;
use crate::time;
use crate::write::UNRESERVED;
use countersign_api::{Op, Operation, SERVICES, Shape, Slot, Type, TypeKind};
use data_encoding::BASE64;
use percent_encoding::{percent_decode_str, utf8_percent_encode};
use std::fmt;
use std::fmt::Write as _;

/// An answer that is not the XML it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer is not what the protocol says: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// The error that a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerFault {
    /// `AccessDenied`, …
    pub code: String,
    /// The message as sent.
    pub message: String,
    /// The request id, when there was one.
    pub request_id: String,
}

/// The body of a request: `Action=…&Version=…&…`. It may hold secrets: wipe it after use.
pub fn form<O: Operation>(input: &O::In) -> String {
    form_of(O::OP, &mut input.clone())
}

/// The same, of an operation that is known only when it is called.
pub fn form_of(op: &Op, input: &mut dyn Shape) -> String {
    let version = SERVICES.iter().find(|s| s.name == op.service).map_or("", |s| s.version);
    let mut out = format!("Action={}&Version={version}", op.name);
    write_shape(&mut out, "", input);
    out
}

fn write_shape(out: &mut String, prefix: &str, shape: &mut dyn Shape) {
    for (index, member) in shape.facts().iter().enumerate() {
        if let Some(slot) = shape.slot(index) {
            write_slot(out, &format!("{prefix}{}", member.name), slot);
        }
    }
}

fn write_slot(out: &mut String, name: &str, slot: Slot<'_>) {
    let mut pair = |value: &str| {
        let _ = write!(out, "&{name}={}", utf8_percent_encode(value, UNRESERVED));
    };
    match slot {
        Slot::Maybe(maybe) => {
            if let Some(slot) = maybe.get() {
                write_slot(out, name, slot);
            }
        }
        Slot::Text(text) => pair(text),
        Slot::Secret(text) => pair(text.expose()),
        Slot::Integer(number) => pair(&number.to_string()),
        Slot::Boolean(truth) => pair(if *truth { "true" } else { "false" }),
        Slot::Timestamp(at) => pair(&time::format(*at)),
        Slot::Blob(bytes) => pair(&BASE64.encode(&bytes.0)),
        Slot::Structure(shape) => write_shape(out, &format!("{name}."), shape),
        Slot::List(list) if list.is_empty() => pair(""),
        Slot::List(list) => {
            for at in 0..list.len() {
                if let Some(slot) = list.at(at) {
                    write_slot(out, &format!("{name}.member.{}", at + 1), slot);
                }
            }
        }
        // No input of IAM or STS holds a map.
        Slot::Map(_) => {}
    }
}

/// Reads a successful answer.
pub fn answer<O: Operation>(body: &[u8]) -> Result<O::Out, Unreadable> {
    let root = Node::parse(body).map_err(|why| Unreadable(why.to_string()))?;
    if root.name != format!("{}Response", O::OP.name) {
        return Err(Unreadable(format!("`{}` is not `{}Response`", root.name, O::OP.name)));
    }
    let mut out = O::Out::default();
    if O::OP.has_output {
        let result = root
            .child(&format!("{}Result", O::OP.name))
            .ok_or_else(|| Unreadable(format!("`{}Result` is missing", O::OP.name)))?;
        read_shape(result, &mut out)?;
    }
    Ok(out)
}

/// Reads an error answer; `None` when the body is not one.
pub fn fault(body: &[u8]) -> Option<ServerFault> {
    let root = Node::parse(body).ok()?;
    let error = root.child("Error")?;
    let text =
        |node: &Node, name: &str| node.child(name).map(|n| n.text.clone()).unwrap_or_default();
    Some(ServerFault {
        code: text(error, "Code"),
        message: text(error, "Message"),
        request_id: text(&root, "RequestId"),
    })
}

fn read_shape(node: &Node, shape: &mut dyn Shape) -> Result<(), Unreadable> {
    for (index, member) in shape.facts().iter().enumerate() {
        match node.child(member.name) {
            Some(child) => {
                if let Some(slot) = shape.slot(index) {
                    read_slot(child, member.of, slot)?;
                }
            }
            // AWS leaves out some lists that its own model requires; an absent one is empty.
            None if member.required && member.of.kind != TypeKind::List => {
                return Err(Unreadable(format!("`{}` is missing in `{}`", member.name, node.name)));
            }
            None => {}
        }
    }
    Ok(())
}

fn read_slot(node: &Node, of: &Type, slot: Slot<'_>) -> Result<(), Unreadable> {
    let bad = || Unreadable(format!("`{}` cannot be read", node.name));
    match slot {
        Slot::Maybe(maybe) => read_slot(node, of, maybe.fill())?,
        Slot::Text(to) if of.url_encoded => {
            *to = percent_decode_str(&node.text).decode_utf8().map_err(|_| bad())?.into_owned();
        }
        Slot::Text(to) => node.text.clone_into(to),
        Slot::Secret(to) => node.text.clone_into(to.expose_mut()),
        Slot::Integer(to) => *to = node.text.parse().map_err(|_| bad())?,
        Slot::Boolean(to) => *to = node.text.parse().map_err(|_| bad())?,
        Slot::Timestamp(to) => *to = time::parse(&node.text).ok_or_else(bad)?,
        Slot::Blob(to) => *to = BASE64.decode(node.text.as_bytes()).map_err(|_| bad())?.into(),
        Slot::Structure(shape) => read_shape(node, shape)?,
        Slot::List(list) => {
            let Some(of) = of.of else { return Ok(()) };
            for child in node.children.iter().filter(|c| c.name == "member") {
                read_slot(child, of, list.grow())?;
            }
        }
        Slot::Map(map) => {
            let Some(of) = of.of else { return Ok(()) };
            for entry in node.children.iter().filter(|c| c.name == "entry") {
                let (Some(key), Some(value)) = (entry.child("key"), entry.child("value")) else {
                    return Err(bad());
                };
                read_slot(value, of, map.grow(&key.text))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Form, read};
    use countersign_api::iam::{self, CreateRoleInput, ListUsersOutput, Tag, User};
    use countersign_api::sts;
    use countersign_api::{Nothing, Timestamp};

    #[test]
    fn what_a_client_writes_a_server_reads() {
        let input = CreateRoleInput {
            role_name: "r".into(),
            assume_role_policy_document: "{\"a\": \"b&c=d\u{e9}\"}".into(),
            tags: Some(vec![Tag { key: "k".into(), value: String::new() }]),
            max_session_duration: Some(3600),
            ..CreateRoleInput::default()
        };
        let text = form::<iam::CreateRole>(&input);
        let mut back = CreateRoleInput::default();
        let parsed = Form::parse("", text.as_bytes()).unwrap();
        assert_eq!(
            (parsed.get("Action"), parsed.get("Version")),
            (Some("CreateRole"), Some("2010-05-08"))
        );
        read(&iam::SERVICE, &parsed, &mut back).unwrap();
        assert_eq!(format!("{input:?}"), format!("{back:?}"));
    }

    #[test]
    fn what_a_server_writes_a_client_reads() {
        let user = User {
            user_name: "a<&>\r\n".into(),
            create_date: Timestamp(5),
            tags: Some(vec![Tag { key: "k".into(), value: "v".into() }]),
            ..User::default()
        };
        let mut out = ListUsersOutput {
            users: vec![user],
            is_truncated: Some(true),
            marker: Some("m".into()),
        };
        let xml = crate::answer(&iam::SERVICE, iam::ListUsers::OP, &mut out, "r");
        let back = answer::<iam::ListUsers>(&xml).unwrap();
        assert_eq!(format!("{out:?}"), format!("{back:?}"));
        let empty = crate::answer(&iam::SERVICE, iam::DeleteUser::OP, &mut Nothing, "r");
        assert!(answer::<iam::DeleteUser>(&empty).is_ok());
    }

    #[test]
    fn reads_faults_and_refuses_what_is_not_xml() {
        let xml = crate::fault("urn:x", 403, "AccessDenied", "no & never", "r-1");
        let read = fault(&xml).unwrap();
        assert_eq!(
            (read.code.as_str(), read.message.as_str(), read.request_id.as_str()),
            ("AccessDenied", "no & never", "r-1")
        );
        for bad in [
            "",
            "<a>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
            "plain",
            "<a/><b/>",
            "<a>&x;</a>",
        ] {
            assert!(fault(bad.as_bytes()).is_none(), "{bad}");
            assert!(answer::<sts::GetCallerIdentity>(bad.as_bytes()).is_err(), "{bad}");
        }
        let deep = "<a>".repeat(40) + &"</a>".repeat(40);
        assert!(answer::<iam::DeleteUser>(deep.as_bytes()).is_err());
    }
}
