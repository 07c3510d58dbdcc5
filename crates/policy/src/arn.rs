//! ARN patterns: six parts, each matched by itself; colons are not crossed but in the last.

use crate::context::Context;
use crate::pattern::{Glob, Template};

/// An ARN pattern of a resource or of an ARN condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ArnPattern {
    /// `*`.
    Everything,
    /// Six parts. Variables stand in the last one only.
    Parts { first: [Glob; 5], last: Template },
    /// Fewer than six parts: no ARN matches.
    Nothing,
}

impl ArnPattern {
    /// Reads a pattern. `None` when a variable in it cannot be read.
    pub(crate) fn parse(text: &str, variables: bool) -> Option<ArnPattern> {
        if text == "*" {
            return Some(ArnPattern::Everything);
        }
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let [first @ .., last] = parts.as_slice() else { return Some(ArnPattern::Nothing) };
        let plain = |part: &&str| Template::parse(part, false, true).and_then(|t| t.fixed());
        let first: Vec<Glob> = first.iter().map(plain).collect::<Option<_>>()?;
        let Ok(first) = <[Glob; 5]>::try_from(first) else { return Some(ArnPattern::Nothing) };
        Some(ArnPattern::Parts { first, last: Template::parse(last, variables, true)? })
    }

    /// Whether an ARN matches; `None` when a variable has no value.
    pub(crate) fn matches(&self, arn: &str, context: &dyn Context) -> Option<bool> {
        match self {
            ArnPattern::Everything => Some(true),
            ArnPattern::Nothing => Some(false),
            ArnPattern::Parts { first, last } => {
                let last = last.glob(context)?;
                let mut parts = arn.splitn(6, ':');
                let fits =
                    first.iter().all(|glob| parts.next().is_some_and(|part| glob.matches(part)));
                Some(fits && parts.next().is_some_and(|rest| last.matches(rest)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Values;

    struct Nobody;
    impl Context for Nobody {
        fn get(&self, _: &str) -> Values<'_> {
            Values::Absent
        }
    }

    fn matches(pattern: &str, arn: &str) -> bool {
        ArnPattern::parse(pattern, true).unwrap().matches(arn, &Nobody) == Some(true)
    }

    #[test]
    fn parts_are_matched_by_themselves() {
        assert!(matches("arn:aws:s3:::b/*", "arn:aws:s3:::b/a/c:d"));
        assert!(matches("arn:*:s3:*:*:b", "arn:aws:s3:eu:1:b"));
        assert!(!matches("arn:*:b", "arn:aws:s3:::b"), "a star does not cross colons");
        assert!(!matches("arn:aws:iam::1:user/bob", "arn:aws:iam::1:user/bobby"), "p10");
        assert!(!matches("arn:aws:iam::1:user/Bob", "arn:aws:iam::1:user/bob"));
        assert!(!matches("arn:aws:s3:::b", "*"));
        assert!(matches("*", "*"));
    }
}
