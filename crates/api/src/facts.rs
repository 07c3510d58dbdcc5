//! Facts about services, operations, members and types, as constants.

use crate::Shape;
use regex::Regex;
use std::sync::OnceLock;

/// A service: its protocol version, its XML namespace, and what it offers.
#[derive(Debug)]
pub struct Service {
    /// The word in a credential scope: `iam`, `sts`.
    pub name: &'static str,
    /// The `Version` parameter.
    pub version: &'static str,
    /// The namespace of its answers.
    pub namespace: &'static str,
    /// Whether its validation messages repeat the value at fault (STS does, IAM does not).
    pub echoes_values: bool,
    /// Every operation, sorted by name.
    pub operations: &'static [&'static Op],
}

impl Service {
    /// The operation of that name.
    pub fn operation(&self, name: &str) -> Option<&'static Op> {
        let at = self.operations.binary_search_by(|op| op.name.cmp(name)).ok()?;
        self.operations.get(at).copied()
    }
}

/// An operation.
#[derive(Debug)]
pub struct Op {
    /// `CreateUser`.
    pub name: &'static str,
    /// `iam`, `sts` or `own`.
    pub service: &'static str,
    /// An empty input, to be filled.
    pub input: fn() -> Box<dyn Shape>,
    /// Whether an answer has a result element.
    pub has_output: bool,
    /// The faults that the model lists.
    pub faults: &'static [FaultFacts],
    /// Whether the model says that it is called without a signature.
    pub unsigned: bool,
}

impl Op {
    /// `iam:CreateUser`: the action that policies name.
    pub fn action(&self) -> String {
        format!("{}:{}", self.service, self.name)
    }
}

/// An error that an operation may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaultFacts {
    /// The code on the wire: `NoSuchEntity`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
}

/// A named member of a shape.
#[derive(Debug)]
pub struct Member {
    /// The name on the wire: `UserName`.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub of: &'static Type,
}

/// What a value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeKind {
    /// Text.
    Text,
    /// A 32-bit integer.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// Bytes, base64 on the wire.
    Blob,
    /// An instant, ISO 8601 on the wire.
    Timestamp,
    /// Members of a list.
    List,
    /// Text to text or integer.
    Map,
    /// A nested shape.
    Structure,
}

/// A type with its limits. `min` and `max` count characters of a text, members of a list, or are the
/// bounds of an integer.
#[derive(Debug)]
pub struct Type {
    /// What it is made of.
    pub kind: TypeKind,
    /// The least length or value.
    pub min: Option<i64>,
    /// The greatest length or value.
    pub max: Option<i64>,
    /// What the whole text must match.
    pub pattern: Option<&'static Pattern>,
    /// The only texts allowed; empty when any is.
    pub values: &'static [&'static str],
    /// The type of a list's members.
    pub of: Option<&'static Type>,
    /// Whether answers carry it percent-encoded inside the XML, as policy documents are.
    pub url_encoded: bool,
    /// What is said instead of the pattern, and only when nothing else is at fault.
    pub refusal: Option<&'static str>,
}

/// A regular expression as AWS prints it, compiled on first use.
pub struct Pattern {
    /// AWS's spelling, for messages.
    pub source: &'static str,
    rust: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub(crate) const fn new(source: &'static str, rust: &'static str) -> Pattern {
        Pattern { source, rust, compiled: OnceLock::new() }
    }

    /// Whether the whole text matches. A pattern that did not compile matches nothing (a test compiles all).
    pub fn matches(&self, text: &str) -> bool {
        self.compiled
            .get_or_init(|| Regex::new(self.rust).ok())
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}

impl std::fmt::Debug for Pattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SERVICES;

    fn walk(facts: &'static [Member], each: &mut dyn FnMut(&'static Member)) {
        for member in facts {
            each(member);
        }
    }

    #[test]
    fn every_pattern_compiles() {
        let mut patterns = 0;
        for op in SERVICES.iter().flat_map(|s| s.operations) {
            walk((op.input)().facts(), &mut |member| {
                let types = [Some(member.of), member.of.of];
                for pattern in types.into_iter().flatten().filter_map(|t| t.pattern) {
                    assert!(Regex::new(pattern.rust).is_ok(), "{}: {pattern:?}", op.name);
                    patterns += 1;
                }
            });
        }
        assert!(patterns > 100, "only {patterns} patterns were found");
    }

    #[test]
    fn operations_are_sorted_and_complete() {
        for (service, count) in [("iam", 176), ("sts", 11)] {
            let service = SERVICES.iter().find(|s| s.name == service).unwrap();
            assert_eq!(service.operations.len(), count);
            assert!(service.operations.is_sorted_by_key(|op| op.name));
            for op in service.operations {
                assert!(std::ptr::eq(service.operation(op.name).unwrap(), *op));
            }
        }
    }
}
