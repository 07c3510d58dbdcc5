//! One file, read line by line as the SDK specification says, with the line numbers kept.

use super::lines::lines;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Which of the two files is read: they name their sections differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `[profile NAME]`, `[default]`, `[sso-session NAME]`, `[services NAME]`.
    Config,
    /// `[NAME]`.
    Credentials,
}

/// A file as a list of sections in the order of their headers.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Every section, those that count for nothing too.
    pub sections: Vec<Section>,
}

/// A header and what stands under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// What the header says.
    pub kind: Kind,
    /// The name without its prefix.
    pub name: String,
    /// The header's line, from 1.
    pub line: usize,
    /// In the order of their lines; a key may stand more than once.
    pub properties: Vec<Property>,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A profile; `prefixed` when its header says `profile`.
    Profile {
        /// Whether the word `profile` stands in the header.
        prefixed: bool,
    },
    /// `[sso-session NAME]`.
    SsoSession,
    /// `[services NAME]`.
    Services,
    /// A header that means nothing in this file, or whose name is not one.
    Ignored,
}

/// A key with its value.
#[derive(Clone)]
pub struct Property {
    /// The key in lower case.
    pub key: String,
    /// The value, trimmed; continuation lines are trimmed and joined by line feeds.
    pub value: Zeroizing<String>,
    /// The first line, from 1.
    pub line: usize,
    /// The last continuation line, or the first line.
    pub last_line: usize,
    /// Whether the key is a name; others count for nothing.
    pub valid: bool,
}

impl fmt::Debug for Property {
    /// The value may be a secret, so it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Property")
            .field("key", &self.key)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// A file that cannot be read as the specification says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// The file.
    pub file: PathBuf,
    /// The line at fault, from 1.
    pub line: usize,
    /// What is wrong, in the specification's words. It repeats nothing of the file.
    pub message: Cow<'static, str>,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

const BLANK: [char; 2] = [' ', '\t'];
const COMMENT: [char; 2] = ['#', ';'];

impl Document {
    /// Reads the bytes of a file; `file` is only for messages.
    pub fn parse(file: &Path, kind: FileKind, bytes: &[u8]) -> Result<Document, ParseError> {
        let mut document = Document::default();
        for (at, line) in lines(bytes).iter().enumerate() {
            let number = at + 1;
            let fail = |message: &'static str| ParseError {
                file: file.to_owned(),
                line: number,
                message: message.into(),
            };
            let text = std::str::from_utf8(line.text(bytes));
            let text = text.map_err(|_| fail("the line is not UTF-8"))?;
            document.line(kind, number, text).map_err(fail)?;
        }
        Ok(document)
    }

    fn line(&mut self, file: FileKind, number: usize, line: &str) -> Result<(), &'static str> {
        if line.trim_matches(BLANK).is_empty() || line.starts_with(COMMENT) {
            return Ok(());
        }
        if line.starts_with('[') {
            let header = line.split(COMMENT).next().unwrap_or(line).trim_end();
            let inside = header.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let (kind, name) =
                header_of(file, inside.ok_or("Profile definition must end with ']'")?);
            let name = name.to_owned();
            self.sections.push(Section { kind, name, line: number, properties: Vec::new() });
            return Ok(());
        }
        let section = self.sections.last_mut().ok_or("Expected a profile definition")?;
        if line.starts_with(BLANK) {
            let found = section.properties.last_mut();
            return found
                .ok_or("Expected a property definition, found continuation")?
                .go_on(number, line.trim_matches(BLANK));
        }
        let (key, value) = property(line).ok_or("Expected an '=' sign defining a property")?;
        let (key, value) = (within(line, &key), within(line, &value));
        if key.is_empty() {
            return Err("Property did not have a name");
        }
        section.properties.push(Property {
            key: key.to_ascii_lowercase(),
            value: Zeroizing::new(value.to_owned()),
            line: number,
            last_line: number,
            valid: is_name(key),
        });
        Ok(())
    }
}

impl Property {
    /// Takes a continuation line. After an empty value it is a property of its own, and must look like one.
    fn go_on(&mut self, number: usize, line: &str) -> Result<(), &'static str> {
        if self.value.is_empty() || self.value.starts_with('\n') {
            let (key, _) = without_comment(line)
                .split_once('=')
                .ok_or("Expected an '=' sign defining a sub-property")?;
            if key.trim_matches(BLANK).is_empty() {
                return Err("Sub-property did not have a name");
            }
        }
        self.value.push('\n');
        self.value.push_str(line);
        self.last_line = number;
        Ok(())
    }
}

/// The part of a line before a comment, which begins with a mark after white space.
fn without_comment(line: &str) -> &str {
    let mut after_space = false;
    for (at, c) in line.char_indices() {
        if after_space && COMMENT.contains(&c) {
            return line.get(..at).unwrap_or(line).trim_end();
        }
        after_space = c.is_whitespace();
    }
    line.trim_end()
}

/// Where a line that defines a property has its key and its value, comments and white space left out; of a
/// value that is empty it is the place right after the `=`.
pub(super) fn property(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    split(without_comment(line))
}

/// The same for a line of a block, in which a comment is a part of the value.
pub(super) fn sub_property(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    split(line)
}

fn split(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    let (key, value) = line.split_once('=')?;
    let key_start = key.len() - key.trim_start_matches(BLANK).len();
    let equals = key.len();
    let key = key_start..key_start + key.trim_matches(BLANK).len();
    let trimmed = value.trim_matches(BLANK).len();
    let lead = value.len() - value.trim_start_matches(BLANK).len();
    let value = equals + 1 + if trimmed == 0 { 0 } else { lead };
    Some((key, value..value + trimmed))
}

/// A part of a line that [`property`] found.
pub(super) fn within<'a>(line: &'a str, range: &Range<usize>) -> &'a str {
    line.get(range.clone()).unwrap_or_default()
}

fn header_of(file: FileKind, inside: &str) -> (Kind, &str) {
    let inside = inside.trim_matches(BLANK);
    let (prefix, name) = match inside.split_once(BLANK) {
        Some((prefix, name)) => (Some(prefix), name.trim_matches(BLANK)),
        None => (None, inside),
    };
    let kind = match (file, prefix) {
        _ if !is_name(name) => Kind::Ignored,
        (FileKind::Config, Some("profile")) => Kind::Profile { prefixed: true },
        (FileKind::Config, None) if name == "default" => Kind::Profile { prefixed: false },
        (FileKind::Config, Some("sso-session")) => Kind::SsoSession,
        (FileKind::Config, Some("services")) => Kind::Services,
        (FileKind::Credentials, None) => Kind::Profile { prefixed: false },
        _ => Kind::Ignored,
    };
    (kind, name)
}

/// Whether a text may name a section or a property.
pub fn is_name(text: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || "-_/.%@:+".contains(c);
    !text.is_empty() && text.chars().all(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Document, (usize, Cow<'static, str>)> {
        Document::parse("f".as_ref(), FileKind::Config, text.as_bytes())
            .map_err(|error| (error.line, error.message))
    }

    #[test]
    fn a_fault_names_its_line() {
        for (text, line, message) in [
            ("\u{feff}# c\n\n[profile a]\nb : c\n", 4, "Expected an '=' sign defining a property"),
            ("[profile a]\r\n\r\n= c\r\n", 3, "Property did not have a name"),
            ("[profile a\n", 1, "Profile definition must end with ']'"),
            ("[profile a] x\n", 1, "Profile definition must end with ']'"),
            ("\n a = b\n", 2, "Expected a profile definition"),
            ("[profile a]\ns3 =\n  x\n", 3, "Expected an '=' sign defining a sub-property"),
            ("[profile a]\ns3 =\n  x # = y\n", 3, "Expected an '=' sign defining a sub-property"),
            ("[profile a]\ns3 =\n  x = y\n  = z\n", 4, "Sub-property did not have a name"),
            ("[profile a]\n  b\n", 2, "Expected a property definition, found continuation"),
        ] {
            assert_eq!(parse(text).err(), Some((line, message.into())), "{text:?}");
        }
        let bytes = b"[profile a]\nb = \xff\n";
        let error = Document::parse("dir/f".as_ref(), FileKind::Config, bytes).unwrap_err();
        assert_eq!(error.to_string(), "dir/f:2: the line is not UTF-8");
    }

    #[test]
    fn keeps_the_lines_that_a_property_stands_on() {
        let document =
            parse("[default]\na = 1\n\ns3 = # none\n  b = 2\n# c\n  d = 3\ne = 4").unwrap();
        let found: Vec<_> = document.sections[0]
            .properties
            .iter()
            .map(|p| (p.key.as_str(), p.value.as_str(), p.line, p.last_line))
            .collect();
        assert_eq!(found, [("a", "1", 2, 2), ("s3", "\nb = 2\nd = 3", 4, 7), ("e", "4", 8, 8)]);
    }

    #[test]
    fn values_are_not_printed() {
        let shown = format!("{:?}", parse("[default]\naws_secret_access_key = canary").unwrap());
        assert!(!shown.contains("canary"));
    }
}
