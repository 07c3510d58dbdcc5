//! JSON as policies are written in: members keep their order, and a name that occurs twice is a fault.

use crate::source::{self, Node, Source, Value, What};
use compact_str::CompactString;
use smallvec::{SmallVec, smallvec};
use std::fmt;

/// A JSON value. Numbers keep their text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(CompactString),
    Text(CompactString),
    List(Vec<Json>),
    Object(Vec<(CompactString, Json)>),
}

/// What an element lists: mostly a few.
pub(crate) type Texts<'j> = SmallVec<[&'j str; 4]>;

/// Why a text is not a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadJson {
    /// It is not JSON, or holds characters that no policy may hold.
    Invalid,
    /// It nests too deeply, an object has a name twice (in whatever case), or a number cannot be kept as it is.
    Refused,
}

impl fmt::Display for BadJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadJson::Invalid => "not JSON",
            BadJson::Refused => {
                "a name occurs twice, it nests too deeply, or a number has too many digits"
            }
        })
    }
}

/// Reads a document, which holds policy characters only, escaped or not.
pub(crate) fn parse_document(text: &str) -> Result<Json, BadJson> {
    take(source::read(text), true)
}

/// Reads any JSON, as strict in everything but its characters.
pub(crate) fn parse(text: &str) -> Result<Json, BadJson> {
    take(source::read(text), false)
}

fn take(source: Source, characters: bool) -> Result<Json, BadJson> {
    let mut refused = false;
    for fault in &source.faults {
        match fault.what {
            What::Broken(_) => return Err(BadJson::Invalid),
            What::Character(_) if characters => return Err(BadJson::Invalid),
            What::Character(_) => {}
            What::Twice(_) | What::TooDeep | What::Number => refused = true,
        }
    }
    match source.root {
        Some(root) if !refused => Ok(root.into()),
        _ => Err(BadJson::Refused),
    }
}

impl From<Node> for Json {
    fn from(node: Node) -> Json {
        match node.value {
            Value::Null => Json::Null,
            Value::Bool(truth) => Json::Bool(truth),
            Value::Number(number) => Json::Number(number),
            Value::Text(text) => Json::Text(text),
            Value::List(items) => Json::List(items.into_iter().map(Json::from).collect()),
            Value::Object(members) => {
                Json::Object(members.into_iter().map(|m| (m.name, m.value.into())).collect())
            }
        }
    }
}

/// Compact JSON.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(truth) => truth.fmt(f),
            Json::Number(number) => f.write_str(number),
            Json::Text(text) => f.write_str(&quoted(text)),
            Json::List(items) => {
                f.write_str("[")?;
                for (place, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if place == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Json::Object(members) => {
                f.write_str("{")?;
                for (place, (name, value)) in members.iter().enumerate() {
                    let comma = if place == 0 { "" } else { "," };
                    write!(f, "{comma}{}:{value}", quoted(name))?;
                }
                f.write_str("}")
            }
        }
    }
}

impl Json {
    /// A member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => {
                members.iter().find(|(n, _)| n == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A string, or a list of strings.
    pub(crate) fn texts(&self) -> Option<Texts<'_>> {
        match self {
            Json::Text(text) => Some(smallvec![text.as_str()]),
            Json::List(items) => items.iter().map(Json::text).collect(),
            _ => None,
        }
    }

    /// A condition's values: strings, numbers and booleans, one or a list, all as text.
    pub(crate) fn values(&self) -> Option<Texts<'_>> {
        match self {
            Json::List(items) => items.iter().map(Json::value).collect(),
            single => single.value().map(|value| smallvec![value]),
        }
    }

    fn value(&self) -> Option<&str> {
        match self {
            Json::Text(text) | Json::Number(text) => Some(text),
            Json::Bool(true) => Some("true"),
            Json::Bool(false) => Some("false"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_the_text_of_numbers() {
        let json = parse(r#"{"b": [1, 2.5, true, null], "a": "x"}"#).unwrap();
        assert_eq!(json.get("b").unwrap().values(), None, "null is no value");
        assert_eq!(
            parse("[1, 2.5, -7, true]").unwrap().values().unwrap().as_slice(),
            ["1", "2.5", "-7", "true"]
        );
        let Json::Object(members) = json else { panic!("an object") };
        assert_eq!(members.iter().map(|(n, _)| n.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    }

    #[test]
    fn is_written_as_it_was_read() {
        let text = r#"{"b":[1,-2.5,true,null,{}],"a\"é":"x\ny","c":[]}"#;
        assert_eq!(parse(text).unwrap().to_string(), text);
    }

    #[test]
    fn p3_a_name_that_occurs_twice_is_refused() {
        for text in [
            r#"{"a":1,"a":2}"#,
            r#"{"Effect":1,"effect":2}"#,
            r#"[{"x":{"k":1,"K":1}}]"#,
            r#"{"a":1,"\u0061":2}"#,
        ] {
            assert_eq!(parse(text), Err(BadJson::Refused), "{text}");
        }
    }

    #[test]
    fn p14_depth_is_bounded() {
        assert_eq!(parse(&"[".repeat(100_000)), Err(BadJson::Refused));
        assert_eq!(parse(&("[".repeat(33) + &"]".repeat(33))), Err(BadJson::Refused));
        assert!(parse(&("[".repeat(32) + &"]".repeat(32))).is_ok());
        assert!(parse(r#"["[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"[[["]"#).is_ok(), "in a text");
    }

    #[test]
    fn p14_a_number_that_cannot_be_kept_is_refused() {
        for text in ["12345678901234567890123", "1e22", "-9007199254740993.0"] {
            assert_eq!(parse(text), Err(BadJson::Refused), "{text}");
        }
        assert_eq!(parse("18446744073709551615"), Ok(Json::Number(u64::MAX.to_string().into())));
        assert_eq!(parse(&"9".repeat(1_000_000)), Err(BadJson::Invalid));
    }

    #[test]
    fn p15_what_is_no_policy_text_is_refused() {
        for text in [
            "",
            "{",
            "[1,]",
            "\u{feff}{}",
            "\"\u{2028}\"",
            "\"\u{1}\"",
            r#""\u2028""#,
            r#""\u0000""#,
            r#""\ud800""#,
            r#"{"\u0100":1}"#,
            "1e400",
            "NaN",
            "'a'",
            "{} {}",
            "// x\n{}",
            "01",
        ] {
            assert_eq!(parse_document(text), Err(BadJson::Invalid), "{text}");
        }
        assert!(parse_document("\t\r\n \"\u{a0}\u{ff}\"").is_ok());
    }
}
