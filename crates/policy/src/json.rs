//! JSON as policies are written in: members keep their order, and a name that occurs twice is a fault.

use std::collections::HashSet;
use std::fmt;

/// How deep a document may nest.
const MOST_DEPTH: usize = 32;

/// A JSON value. Numbers keep their text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

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

/// Reads a document. Policies hold U+0009, U+000A, U+000D and U+0020 to U+00FF only (IAM quotas page), escaped or not.
pub(crate) fn parse_document(text: &str) -> Result<Json, BadJson> {
    if !is_policy_text(text) {
        return Err(BadJson::Invalid);
    }
    let json = parse(text)?;
    if json.holds_only_policy_text() { Ok(json) } else { Err(BadJson::Invalid) }
}

fn is_policy_text(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{ff}'))
}

/// Reads any JSON, as strict in everything but its characters.
pub(crate) fn parse(text: &str) -> Result<Json, BadJson> {
    if too_deep(text) {
        return Err(BadJson::Refused);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| BadJson::Invalid)?;
    if value.refused { Err(BadJson::Refused) } else { Ok(value.json) }
}

/// Whether brackets nest deeper than any policy does; told before anything recurses.
fn too_deep(text: &str) -> bool {
    let (mut depth, mut most, mut inside, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'{' | b'[' if !inside => {
                depth += 1;
                most = most.max(depth);
            }
            b'}' | b']' if !inside => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    most > MOST_DEPTH
}

/// From 2 to the power of 53 on, not every whole number has a floating-point number of its own.
const MOST_EXACT: f64 = 9_007_199_254_740_992.0;

struct Value {
    json: Json,
    refused: bool,
}

impl<'de> serde::Deserialize<'de> for Value {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Value, D::Error> {
        from.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> serde::de::Visitor<'de> for Visitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(plain(Json::Null))
    }
    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(plain(Json::Bool(truth)))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(plain(Json::Number(number.to_string())))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(plain(Json::Number(number.to_string())))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        // A number that has been rounded would be compared as another one.
        let refused = number.abs() >= MOST_EXACT;
        Ok(Value { json: Json::Number(number.to_string()), refused })
    }
    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(plain(Json::Text(text.to_owned())))
    }
    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let (mut list, mut refused) = (Vec::new(), false);
        while let Some(value) = items.next_element::<Value>()? {
            refused |= value.refused;
            list.push(value.json);
        }
        Ok(Value { json: Json::List(list), refused })
    }
    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let (mut object, mut refused) = (Vec::new(), false);
        let mut names = HashSet::new();
        while let Some((name, value)) = members.next_entry::<String, Value>()? {
            refused |= value.refused || !names.insert(name.to_lowercase());
            object.push((name, value.json));
        }
        Ok(Value { json: Json::Object(object), refused })
    }
}

fn plain(json: Json) -> Value {
    Value { json, refused: false }
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

    fn holds_only_policy_text(&self) -> bool {
        match self {
            Json::Text(text) => is_policy_text(text),
            Json::List(items) => items.iter().all(Json::holds_only_policy_text),
            Json::Object(members) => members
                .iter()
                .all(|(name, value)| is_policy_text(name) && value.holds_only_policy_text()),
            Json::Null | Json::Bool(_) | Json::Number(_) => true,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A string, or a list of strings.
    pub(crate) fn texts(&self) -> Option<Vec<&str>> {
        match self {
            Json::Text(text) => Some(vec![text]),
            Json::List(items) => items.iter().map(Json::text).collect(),
            _ => None,
        }
    }

    /// A condition's values: strings, numbers and booleans, one or a list, all as text.
    pub(crate) fn values(&self) -> Option<Vec<String>> {
        let one = |json: &Json| match json {
            Json::Text(text) | Json::Number(text) => Some(text.clone()),
            Json::Bool(truth) => Some(truth.to_string()),
            _ => None,
        };
        match self {
            Json::List(items) => items.iter().map(one).collect(),
            single => one(single).map(|value| vec![value]),
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
            parse("[1, 2.5, -7, true]").unwrap().values().unwrap(),
            ["1", "2.5", "-7", "true"]
        );
        let Json::Object(members) = json else { panic!("an object") };
        assert_eq!(members.iter().map(|(n, _)| n.as_str()).collect::<Vec<_>>(), ["b", "a"]);
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
        assert_eq!(parse("18446744073709551615"), Ok(Json::Number(u64::MAX.to_string())));
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
