//! Reading a document so that nothing of it is lost: JSON whose objects name nothing twice and whose numbers can be kept.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Why a text cannot be read, and where, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) what: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Reads a text.
pub(crate) fn json(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str::<Strict>(text).map(|strict| strict.0).map_err(|error| {
        let said = error.to_string();
        let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
        Unreadable { what: what.to_owned(), line: error.line(), column: error.column().max(1) }
    })
}

/// Whether a text is the same document as another, however it is set.
pub(crate) fn same(a: &str, b: &str) -> bool {
    json(a).is_ok_and(|a| json(b).is_ok_and(|b| a == b))
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Strict, D::Error> {
        from.deserialize_any(Reader).map(Strict)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        // From 2 to the power of 53 on, what was written may have been another number.
        if value.abs() >= 9_007_199_254_740_992.0 {
            return Err(E::custom("a number that cannot be kept as it is"));
        }
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(Strict(value)) = from.next_element()? {
            all.push(value);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some(name) = from.next_key::<String>()? {
            if all.contains_key(&name) {
                return Err(A::Error::custom(format!("the name `{name}` stands here twice")));
            }
            let Strict(value) = from.next_value()?;
            all.insert(name, value);
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_placed() {
        let wrong = |text: &str| json(text).unwrap_err();
        let error = wrong("{\n  \"Version\": oops\n}");
        assert_eq!((error.line, error.column), (2, 14));
        assert_eq!(error.what, "expected value");
        assert_eq!(wrong("{\"a\":1,\n\"a\":2}").line, 2);
        assert!(wrong("{\"a\":1,\"a\":2}").what.contains("`a`"));
        assert!(wrong("[123456789012345678901234567890]").what.contains("number"));
        assert_eq!(wrong("").line, 1);
    }

    #[test]
    fn documents_are_the_same_or_not() {
        assert!(same("{\"a\":[1,0.5,null,true,\"x\"]}", " {\"a\" : [1, 0.5,null,true,\"x\"]}"));
        assert!(!same("{\"a\":[1]}", "{\"a\":1}"));
        assert!(!same("{", "{"));
    }
}
