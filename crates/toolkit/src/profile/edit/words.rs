//! What may be written into the files: names, keys and values that read back as what they are.

use crate::Error;
use crate::profile::document::is_name;
use std::fmt;
use zeroize::Zeroizing;

/// The settings that belong in the credentials file.
const CREDENTIALS: [&str; 3] = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"];

/// A profile's plain name: letters, digits and `-/.%@_:+`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Takes a name, or says that it is none.
    pub fn new(text: &str) -> Result<Name, Error> {
        if !is_name(text) {
            return Err(Error::Usage(format!(
                "`{text}` cannot be a profile's name: letters, digits and -/.%@_:+ can stand in one"
            )));
        }
        Ok(Name(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The key of a setting, or of one in the block of another: `OUTER.INNER`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key that stands at the beginning of its line.
    pub(super) outer: String,
    /// The key in its block.
    pub(super) inner: Option<String>,
}

impl Key {
    /// Takes a key, or says that it is none.
    pub fn new(text: &str) -> Result<Key, Error> {
        let good = |key: &str| {
            let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            !key.is_empty() && key.chars().all(good)
        };
        let (outer, inner) = match text.split_once('.') {
            Some((outer, inner)) => (outer, Some(inner)),
            None => (text, None),
        };
        if !good(outer) || !inner.is_none_or(good) {
            return Err(Error::Usage(format!(
                "`{text}` cannot be a key: letters, digits, - and _ can stand in one, and one dot before the key in a block"
            )));
        }
        Ok(Key { outer: outer.to_owned(), inner: inner.map(str::to_owned) })
    }

    /// Whether the setting belongs in the credentials file.
    pub(super) fn is_credential(&self) -> bool {
        let mut keys = CREDENTIALS.iter();
        self.inner.is_none() && keys.any(|key| self.outer.eq_ignore_ascii_case(key))
    }

    /// Whether the two name the same setting.
    pub(super) fn is(&self, other: &Key) -> bool {
        let inner = match (&self.inner, &other.inner) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            (a, b) => a.is_none() && b.is_none(),
        };
        inner && self.outer.eq_ignore_ascii_case(&other.outer)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.outer)?;
        self.inner.iter().try_for_each(|inner| write!(f, ".{inner}"))
    }
}

/// A key and the value that it is to have.
#[derive(Clone)]
pub struct Setting {
    /// The key.
    pub(super) key: Key,
    /// A value that reads back as it is.
    pub(super) value: Zeroizing<String>,
}

impl Setting {
    /// Takes a value, or says, without repeating it, why it would not read back as given.
    pub fn new(key: Key, value: Zeroizing<String>) -> Result<Setting, Error> {
        match unreadable(&value) {
            Some(why) => {
                Err(Error::Usage(format!("the value of `{key}` would not read back: it {why}")))
            }
            None => Ok(Setting { key, value }),
        }
    }
}

impl fmt::Debug for Setting {
    /// The value may be a secret, so it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Setting").field(&self.key).finish()
    }
}

/// Why a value would read back as something else, or as more than a value, in some reader.
pub(crate) fn unreadable(value: &str) -> Option<&'static str> {
    if value.chars().any(|c| c.is_control() && c != '\t') {
        return Some("holds a line end or another control character");
    }
    if value.trim() != value {
        return Some("begins or ends with white space");
    }
    let mut after_space = true;
    for c in value.chars() {
        if after_space && (c == '#' || c == ';') {
            return Some("holds a comment: `#` or `;` at its beginning or after white space");
        }
        after_space = c.is_whitespace();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_inject_is_refused_and_a_value_is_not_repeated() {
        for bad in ["", "a b", "a]", "a\n[b", "[a", "a#", "é", "a=b", "a\0"] {
            assert!(matches!(Name::new(bad), Err(Error::Usage(_))), "{bad:?}");
        }
        for bad in ["", "a b", "a.b.c", ".a", "a.", "a\nb", "[a", "a=", "#a", "a:b", "é"] {
            assert!(matches!(Key::new(bad), Err(Error::Usage(_))), "{bad:?}");
        }
        for bad in [
            "canary\n",
            "canary\r",
            "a\rcanary",
            " canary",
            "canary\t",
            "canary\u{a0}",
            "#canary",
            "; canary",
            "canary #",
            "canary\t;x",
            "canary\u{3000}#",
            "canary\u{85}x",
            "canary\0",
            "a\nb = canary",
        ] {
            let refused = Setting::new(Key::new("k").unwrap(), Zeroizing::new(bad.to_owned()));
            let Err(Error::Usage(message)) = refused else { panic!("{bad:?} is taken") };
            assert!(!message.contains("canary"), "{message}");
        }
        for good in ["", "a", "a b\tc", "a#b;c", "=", "[x]", "{\"a\": 1}", "é", "%(x)s"] {
            Setting::new(Key::new("a-b.c_D1").unwrap(), Zeroizing::new(good.to_owned())).unwrap();
        }
        Name::new("aZ9-/.%@_:+").unwrap();
    }
}
