//! `StringEquals` and its family.

use crate::context::Context;
use crate::pattern::Template;

/// How texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compare {
    /// Exactly; `*` is a star.
    Equals,
    /// The same without regard to case.
    IgnoreCase,
    /// With wildcards, over the whole text.
    Like,
}

impl Compare {
    /// The comparison that an operator names, and whether it is negated.
    pub(crate) fn parse(word: &str) -> Option<(Compare, bool)> {
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

    /// Whether a value matches; a variable without a value matches nothing.
    pub(crate) fn matches(self, policy: &Template, value: &str, context: &dyn Context) -> bool {
        policy.glob(context).is_some_and(|glob| match self {
            Compare::IgnoreCase => glob.matches_ignoring_case(value),
            Compare::Equals | Compare::Like => glob.matches(value),
        })
    }
}
