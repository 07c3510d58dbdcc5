//! ARNs: six parts, each matched by itself; colons are crossed in the last only.

use crate::context::Context;
use crate::pattern::{Pattern, Syntax};

/// The six parts of an ARN in a request.
pub(crate) type Parts<'a> = [&'a str; 6];

/// Splits an ARN at its first five colons; `None` for what has fewer.
pub(crate) fn parts(arn: &str) -> Option<Parts<'_>> {
    let mut parts = arn.splitn(6, ':');
    let mut next = || parts.next();
    Some([next()?, next()?, next()?, next()?, next()?, next()?])
}

/// An ARN pattern of a resource or of an ARN condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ArnPattern {
    /// `*`.
    Everything,
    /// Six parts. Variables stand in the last one only.
    Parts(Box<[Pattern; 6]>),
    /// Fewer than six parts: no ARN matches.
    Nothing,
}

impl ArnPattern {
    /// Reads a pattern. `None` when a variable in it cannot be read.
    pub(crate) fn parse(text: &str, variables: bool) -> Option<ArnPattern> {
        if text == "*" {
            return Some(ArnPattern::Everything);
        }
        let Some([first @ .., last]) = parts(text) else { return Some(ArnPattern::Nothing) };
        let wild = Syntax { wildcards: true, ..Syntax::default() };
        let [arn, partition, service, region, account] =
            first.map(|part| Pattern::parse(part, wild));
        let last = Pattern::parse(last, Syntax { variables, ..wild })?;
        Some(ArnPattern::Parts(Box::new([arn?, partition?, service?, region?, account?, last])))
    }

    /// The same, but what has fewer than six parts stands for everything below it, as AWS shows such resources in its
    /// messages (`arn:aws:s3` as `arn:aws:s3:*:*:*`). For places where matching too little would let something through.
    pub(crate) fn parse_padded(text: &str, variables: bool) -> Option<ArnPattern> {
        match text.matches(':').count() {
            found @ 0..5 if text != "*" => {
                ArnPattern::parse(&format!("{text}{}", ":*".repeat(5 - found)), variables)
            }
            _ => ArnPattern::parse(text, variables),
        }
    }

    /// Whether an ARN matches; `None` when a variable has no value. What is no ARN (`None`) matches `*` only.
    pub(crate) fn matches(&self, arn: Option<Parts<'_>>, context: &dyn Context) -> Option<bool> {
        let patterns = match self {
            ArnPattern::Everything => return Some(true),
            ArnPattern::Nothing => return Some(false),
            ArnPattern::Parts(patterns) => patterns,
        };
        let [first @ .., last] = &**patterns;
        let fits =
            arn.is_some_and(|arn| first.iter().zip(arn).all(|(p, part)| p.matches_plain(part)));
        if !fits && !last.has_variables() {
            return Some(false);
        }
        let [.., rest] = arn.unwrap_or_default();
        Some(last.matches(rest, context)? && fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Values;
    use proptest::prelude::*;

    struct Nobody;
    impl Context for Nobody {
        fn get(&self, _: crate::Key<'_>) -> Values<'_> {
            Values::Absent
        }
    }

    fn matches(pattern: &str, arn: &str) -> bool {
        ArnPattern::parse(pattern, true).unwrap().matches(parts(arn), &Nobody) == Some(true)
    }

    #[test]
    fn parts_are_matched_by_themselves() {
        assert!(matches("arn:aws:s3:::b/*", "arn:aws:s3:::b/a/c:d"));
        assert!(matches("arn:*:s3:*:*:b", "arn:aws:s3:eu:1:b"));
        assert!(!matches("arn:*:b", "arn:aws:s3:::b"), "a star does not cross colons");
        assert!(!matches("arn:aws:s3*:b", "arn:aws:s3:::b"));
        assert!(!matches("arn:aws:iam::1:user/bob", "arn:aws:iam::1:user/bobby"));
        assert!(matches("arn:aws:iam::1:user/bo?", "arn:aws:iam::1:user/bob"));
    }

    #[test]
    fn case_counts() {
        assert!(!matches("arn:aws:iam::1:user/Bob", "arn:aws:iam::1:user/bob"));
    }

    #[test]
    fn only_a_star_matches_a_star() {
        assert!(matches("*", "*"));
        assert!(!matches("arn:aws:s3:::*", "*"));
        assert!(!matches("arn:*:*:*:*:*", "*"));
    }

    #[test]
    fn the_last_part_may_hold_colons() {
        assert!(matches("arn:aws:logs:eu:1:log-group:a:*", "arn:aws:logs:eu:1:log-group:a:b:c"));
    }

    #[test]
    fn a_variable_without_value_is_told_apart_from_no_match() {
        let pattern = ArnPattern::parse("arn:aws:iam::1:user/${aws:username}", true).unwrap();
        assert_eq!(pattern.matches(parts("arn:aws:iam::1:user/a"), &Nobody), None);
        assert_eq!(pattern.matches(parts("arn:aws:s3:::b"), &Nobody), None);
    }

    #[test]
    fn a_short_pattern_matches_nothing_unless_it_is_padded() {
        assert!(!matches("arn:aws:s3", "arn:aws:s3:::b"));
        let padded = ArnPattern::parse_padded("arn:aws:s3", true).unwrap();
        assert_eq!(padded.matches(parts("arn:aws:s3:::b"), &Nobody), Some(true));
        assert_eq!(padded.matches(parts("arn:aws:sqs:::b"), &Nobody), Some(false));
    }

    proptest! {
        #[test]
        fn any_arn_matches_itself(arn in "arn:aws:[a-z]{1,4}:[a-z]{0,3}:[0-9]{0,3}:[a-z/:]{0,8}") {
            prop_assert!(matches(&arn, &arn));
        }
    }
}
