//! `StringEquals` and its family.

use crate::context::Context;
use crate::pattern::{Pattern, Syntax};

/// How texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    /// Exactly; `*` is a star.
    Equals,
    /// The same without regard to case.
    IgnoreCase,
    /// With wildcards, over the whole text.
    Like,
}

impl Compare {
    /// The comparison that an operator names, and whether it is negated.
    pub(super) fn parse(word: &str) -> Option<(Compare, bool)> {
        Some(match word {
            "StringEquals" => (Compare::Equals, false),
            "StringNotEquals" => (Compare::Equals, true),
            "StringEqualsIgnoreCase" => (Compare::IgnoreCase, false),
            "StringNotEqualsIgnoreCase" => (Compare::IgnoreCase, true),
            "StringLike" => (Compare::Like, false),
            "StringNotLike" => (Compare::Like, true),
            _ => return None,
        })
    }

    /// Reads a policy value.
    pub(super) fn pattern(self, text: &str, variables: bool) -> Option<Pattern> {
        let (wildcards, ignore_case) = (self == Compare::Like, self == Compare::IgnoreCase);
        Pattern::parse(text, Syntax { variables, wildcards, ignore_case })
    }

    /// Whether a request's value matches one of the policy's. A variable without a value matches nothing.
    pub(super) fn any(self, all: &[Pattern], value: &str, context: &dyn Context) -> bool {
        let any = |value: &str| all.iter().any(|p| p.matches(value, context) == Some(true));
        match self {
            Compare::IgnoreCase => any(&value.to_lowercase()),
            Compare::Equals | Compare::Like => any(value),
        }
    }
}
