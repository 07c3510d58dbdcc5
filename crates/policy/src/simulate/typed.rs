//! Values that somebody writes down for a condition key, with the type that they say it has.

use crate::condition;
use crate::context::Values;

/// The type of a condition key's value, as a simulator is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyType {
    /// Any text.
    String,
    /// Digits, with a sign and a fraction if need be.
    Numeric,
    /// `true` or `false`.
    Boolean,
    /// An IPv4 or IPv6 address.
    Ip,
    /// Base64.
    Binary,
    /// ISO 8601, or seconds since 1970.
    Date,
}

impl KeyType {
    /// A type by AWS's word for it, and whether the word is that of a list: `ip`, `ipList`.
    pub fn of(word: &str) -> Option<(KeyType, bool)> {
        let (word, list) = match word.strip_suffix("List") {
            Some(word) => (word, true),
            None => (word, false),
        };
        let of = match word {
            "string" => KeyType::String,
            "numeric" => KeyType::Numeric,
            "boolean" => KeyType::Boolean,
            "ip" => KeyType::Ip,
            "binary" => KeyType::Binary,
            "date" => KeyType::Date,
            _ => return None,
        };
        Some((of, list))
    }

    /// Whether a text is a value of that type: whether a condition of that type would understand it.
    pub fn holds(self, text: &str) -> bool {
        match self {
            KeyType::String => true,
            KeyType::Numeric => condition::is_number(text),
            KeyType::Boolean => condition::is_boolean(text),
            KeyType::Ip => text.parse::<std::net::IpAddr>().is_ok(),
            KeyType::Binary => condition::is_binary(text),
            KeyType::Date => condition::is_date(text),
        }
    }
}

impl Values<'_> {
    /// The values of a key: a list, or the only one; none without a list is no key at all.
    pub fn written(texts: &[String], list: bool) -> Values<'_> {
        match texts {
            texts if list => Values::Many(texts.iter().map(|text| text.as_str().into()).collect()),
            [one, ..] => Values::One(one.as_str().into()),
            [] => Values::Absent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_knows_its_values() {
        for (word, good, bad) in [
            ("numeric", ["0", "-12.50"], ["", "1e3"]),
            ("boolean", ["true", "False"], ["yes", ""]),
            ("ip", ["192.0.2.1", "2001:db8::1"], ["192.0.2.0/24", "192.0.2"]),
            ("binary", ["YWI=", "YWJj"], ["?", "Y"]),
            ("date", ["2030-01-02T03:04:05Z", "1700000000"], ["tomorrow", "2030-13-01"]),
        ] {
            for list in [false, true] {
                let word = format!("{word}{}", if list { "List" } else { "" });
                let (of, is_list) = KeyType::of(&word).unwrap();
                assert_eq!(is_list, list, "{word}");
                assert!(good.into_iter().all(|text| of.holds(text)), "{word}");
                assert!(!bad.into_iter().any(|text| of.holds(text)), "{word}");
            }
        }
        assert_eq!(KeyType::of("stringList"), Some((KeyType::String, true)));
        for word in ["", "List", "String", "stringListList", "int"] {
            assert_eq!(KeyType::of(word), None, "{word}");
        }
    }
}
