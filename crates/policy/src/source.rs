//! JSON with positions: the one reader of documents and cases, and what a linter points at.
//!
//! Reading is by hand because a person who edits a policy needs to be told where it is wrong, and a policy needs more
//! than JSON asks for: no name twice, bounded depth, numbers that are kept as they are. What JSON itself forbids ends
//! the reading; the other faults are collected and reading goes on.

use compact_str::CompactString;
use std::collections::HashSet;

/// How deep a document may nest.
const MOST_DEPTH: usize = 32;

/// From 2 to the power of 53 on, not every whole number has a floating-point number of its own.
const MOST_EXACT: f64 = 9_007_199_254_740_992.0;

/// A stretch of the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) at: Span,
    pub(crate) value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// In the digits that it is compared with.
    Number(CompactString),
    Text(CompactString),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A member of an object. A name that occurs twice is there twice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    pub(crate) name: CompactString,
    pub(crate) name_at: Span,
    pub(crate) value: Node,
}

/// What is wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: Span,
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// It is not JSON: what stands in the way.
    Broken(&'static str),
    /// An object has this name already, in whatever case.
    Twice(CompactString),
    /// It nests deeper than any policy does. Nothing below is read.
    TooDeep,
    /// A number that cannot be kept as it is.
    Number,
    /// A character that no policy may hold.
    Character(char),
}

/// A text that has been read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Source {
    /// `None` where reading ended early.
    pub(crate) root: Option<Node>,
    /// In the order of the text.
    pub(crate) faults: Vec<Fault>,
}

/// Reads a text.
pub(crate) fn read(text: &str) -> Source {
    let mut reader = Reader { text, at: 0, faults: Vec::new() };
    let root = reader.whole();
    let mut faults = reader.faults;
    let root = match root {
        Ok(root) => Some(root),
        Err(fault) => {
            faults.push(fault);
            None
        }
    };
    Source { root, faults }
}

/// Members up to which an object's names are compared one by one.
const FEW: usize = 16;

/// Whether an object has a name already, in whatever case. `names` has those of an object with many.
fn is_there(members: &[Member], names: &mut HashSet<String>, name: &str) -> bool {
    if members.len() < FEW {
        let ascii = name.is_ascii();
        return members.iter().any(|there| {
            if ascii && there.name.is_ascii() {
                there.name.eq_ignore_ascii_case(name)
            } else {
                there.name.to_lowercase() == name.to_lowercase()
            }
        });
    }
    if names.is_empty() {
        names.extend(members.iter().map(|there| there.name.as_str().to_lowercase()));
    }
    !names.insert(name.to_lowercase())
}

/// Policies hold U+0009, U+000A, U+000D and U+0020 to U+00FF only (IAM quotas page).
pub(crate) fn is_policy_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{ff}')
}

struct Reader<'t> {
    text: &'t str,
    /// The next byte; always between two characters.
    at: usize,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn whole(&mut self) -> Result<Node, Fault> {
        let root = self.value(0)?;
        self.skip_space();
        match self.peek() {
            None => Ok(root),
            Some(_) => Err(self.broken("more text after the end of the JSON value")),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Takes a byte if it is the next.
    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// A fault at the next character.
    fn broken(&self, why: &'static str) -> Fault {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let why = if next.is_none() { "the text ends too early" } else { why };
        let end = self.at + next.map_or(0, char::len_utf8);
        Fault { at: Span { start: self.at, end }, what: What::Broken(why) }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        self.skip_space();
        let start = self.at;
        let value = match self.peek() {
            Some(b'{' | b'[') if depth == MOST_DEPTH => {
                let at = Span { start, end: start + 1 };
                return Err(Fault { at, what: What::TooDeep });
            }
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b'/') => return Err(self.broken("JSON has no comments")),
            Some(b'\'') => return Err(self.broken("JSON has double quotes only")),
            Some(b'}' | b']') => return Err(self.broken("a value is missing before this bracket")),
            _ => return Err(self.broken("a JSON value cannot start with this character")),
        };
        Ok(Node { at: Span { start, end: self.at }, value })
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Fault> {
        if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return Err(self.broken("the only words of JSON are `true`, `false` and `null`"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn list(&mut self, depth: usize) -> Result<Value, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.take(b']') {
                return Ok(Value::List(items));
            }
            if !self.take(b',') {
                return Err(self.broken("a comma or `]` is missing before this"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Fault> {
        self.at += 1;
        let mut members = Vec::new();
        let mut names = HashSet::new();
        self.skip_space();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.broken(match self.peek() {
                    Some(b'}') => "a comma must not stand before `}`",
                    Some(b'/') => "JSON has no comments",
                    _ => "a name in double quotes is missing before this",
                }));
            }
            let name = self.string()?;
            let name_at = Span { start, end: self.at };
            if is_there(&members, &mut names, &name) {
                self.faults.push(Fault { at: name_at, what: What::Twice(name.clone()) });
            }
            self.skip_space();
            if !self.take(b':') {
                return Err(self.broken("a colon is missing before this"));
            }
            let value = self.value(depth + 1)?;
            members.push(Member { name, name_at, value });
            self.skip_space();
            if self.take(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.take(b',') {
                return Err(self.broken("a comma or `}` is missing before this"));
            }
        }
    }

    fn string(&mut self) -> Result<CompactString, Fault> {
        let start = self.at;
        self.at += 1;
        let mut read = CompactString::default();
        let mut strange = None;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
            let plain = rest.bytes().take_while(plain).count();
            read.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            let from = self.at;
            let c = match rest.get(plain..).and_then(|rest| rest.chars().next()) {
                None => {
                    let at = Span { start, end: start + 1 };
                    return Err(Fault { at, what: What::Broken("this string is never closed") });
                }
                Some('"') => {
                    self.at += 1;
                    self.faults.extend(strange);
                    return Ok(read);
                }
                Some('\\') => self.escape()?,
                Some(c) if c < ' ' => {
                    return Err(self.broken("a line break, tab or control character in a string"));
                }
                Some(c) => {
                    self.at += c.len_utf8();
                    c
                }
            };
            if !is_policy_character(c) && strange.is_none() {
                let at = Span { start: from, end: self.at };
                strange = Some(Fault { at, what: What::Character(c) });
            }
            read.push(c);
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let plain = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => return Err(self.broken("a backslash must not stand before this")),
        };
        self.at += 1;
        Ok(plain)
    }

    /// `\uXXXX`, or two of them for one character; `start` is the backslash.
    fn unicode(&mut self, start: usize) -> Result<char, Fault> {
        self.at += 1;
        let first = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&first) && self.take(b'\\') && self.take(b'u') {
            let second = self.hex()?;
            match second {
                0xdc00..=0xdfff => 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                _ => first,
            }
        } else {
            first
        };
        let broken = || Fault {
            at: Span { start, end: self.at },
            what: What::Broken("half a character: a surrogate without its pair"),
        };
        char::from_u32(code).ok_or_else(broken)
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16
                + digit.ok_or_else(|| self.broken("four hexadecimal digits are needed here"))?;
            self.at += 1;
        }
        Ok(code)
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.broken("a digit is missing before this"));
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let start = self.at;
        self.take(b'-');
        if self.take(b'0') {
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(self.broken("a number does not start with zero"));
            }
        } else {
            self.digits()?;
        }
        let whole = self.at;
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        let at = Span { start, end: self.at };
        let text = self.text.get(start..self.at).unwrap_or_default();
        let is_whole = whole == self.at && text != "-0";
        if is_whole && (text.parse::<u64>().is_ok() || text.parse::<i64>().is_ok()) {
            return Ok(Value::Number(text.into()));
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                // A number that has been rounded would be compared as another one.
                if number.abs() >= MOST_EXACT {
                    self.faults.push(Fault { at, what: What::Number });
                }
                Ok(Value::Number(number.to_string().into()))
            }
            _ => Err(Fault { at, what: What::Broken("a number that is too large") }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(text: &str) -> (usize, What) {
        let fault = read(text).faults.swap_remove(0);
        (fault.at.start, fault.what)
    }

    #[test]
    fn a_fault_stands_where_it_is() {
        for (text, at) in [
            ("{\"a\": 1,}", 8),
            ("[1 2]", 3),
            ("[1,]", 3),
            ("{\"a\" 1}", 5),
            ("{a: 1}", 1),
            ("{\"a\": 'b'}", 6),
            ("{\"a\": tru}", 6),
            ("{} x", 3),
            ("{\"a\": \"b", 6),
            ("[\"a\nb\"]", 3),
            ("[\"\\q\"]", 3),
            ("[\"\\u12g4\"]", 6),
            ("[\"\\ud800x\"]", 2),
            ("[\"\\ud800\\u0041\"]", 2),
            ("[01]", 2),
            ("[1.]", 3),
            ("[-]", 2),
            ("[1e]", 3),
            ("// x", 0),
            ("", 0),
            ("  ", 2),
            ("[1", 2),
            ("\u{feff}{}", 0),
        ] {
            let (start, what) = fault(text);
            assert!(matches!(what, What::Broken(_)), "{text}");
            assert_eq!(start, at, "{text}");
            assert_eq!(read(text).root, None, "{text}");
        }
    }

    #[test]
    fn what_is_json_and_still_wrong_does_not_end_the_reading() {
        assert_eq!(fault(r#"{"a":1,"A":2}"#), (7, What::Twice("A".into())));
        assert_eq!(fault(r#"["é", "x☃"]"#), (9, What::Character('☃')));
        assert_eq!(fault(r#"["\u2603"]"#), (2, What::Character('☃')));
        assert_eq!(fault("[1, 9007199254740993.5]"), (4, What::Number));
        let source = read(r#"{"a":1,"a":[1e22],"b":"☃☃"}"#);
        assert_eq!(source.faults.len(), 3);
        assert!(source.root.is_some());
        assert_eq!(fault(&"[".repeat(100_000)), (32, What::TooDeep));
    }

    #[test]
    fn values_stand_where_they_are() {
        let source = read(r#" {"é": [true, "x"]}"#);
        let Value::Object(members) = source.root.unwrap().value else { panic!("an object") };
        assert_eq!(members[0].name_at, Span { start: 2, end: 6 });
        assert_eq!(members[0].value.at, Span { start: 8, end: 19 });
    }

    proptest! {
        #[test]
        fn what_another_reader_takes_this_one_takes_too(
            text in r#"([\[\]{},: "\\a0.1eE+-]|true|null|\\u00e9|\\ud83d\\ude00|"k":|"v"|1\.5){0,14}"#,
        ) {
            let other = serde_json::from_str::<serde_json::Value>(&text);
            let ours = read(&text);
            let broken = ours.faults.iter().any(|f| matches!(f.what, What::Broken(_)));
            prop_assert_eq!(other.is_err(), broken, "{}", text);
            if let (Ok(other), Some(root), true) = (other, ours.root, ours.faults.is_empty()) {
                prop_assert_eq!(same(&root), other);
            }
        }
    }

    fn same(node: &Node) -> serde_json::Value {
        match &node.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(truth) => (*truth).into(),
            Value::Number(digits) if digits.contains('.') || digits == "-0" => {
                digits.parse::<f64>().unwrap().into()
            }
            // Whole in digits, yet written with a fraction or an exponent.
            Value::Number(digits) => serde_json::from_str(digits).unwrap(),
            Value::Text(text) => text.as_str().into(),
            Value::List(items) => items.iter().map(same).collect(),
            Value::Object(members) => {
                members.iter().map(|m| (m.name.clone(), same(&m.value))).collect()
            }
        }
    }
}
