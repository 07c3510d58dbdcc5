//! ARNs: six parts, each matched by itself; colons are crossed in the last only.

use crate::context::Context;
use crate::pattern::Pattern;
use crate::weight::Weight;

/// The six parts of an ARN in a request.
pub(crate) type Parts<'a> = [&'a str; 6];

/// Splits an ARN at its first five colons; `None` for what has fewer.
pub(crate) fn parts(arn: &str) -> Option<Parts<'_>> {
    let mut rest = arn;
    let mut next = || {
        let colon = rest.bytes().position(|byte| byte == b':')?;
        let (part, after) = rest.split_at_checked(colon)?;
        rest = after.get(1..)?;
        Some(part)
    };
    Some([next()?, next()?, next()?, next()?, next()?, rest])
}

/// The last part of an ARN, without looking at the others.
pub(crate) fn resource(arn: &str) -> Option<&str> {
    let mut colons = 0;
    for (at, byte) in arn.bytes().enumerate() {
        if byte == b':' {
            colons += 1;
            if colons == 5 {
                return arn.get(at + 1..);
            }
        }
    }
    None
}

/// An ARN pattern of a resource or of an ARN condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ArnPattern {
    /// `*`.
    Everything,
    /// Six parts.
    Parts(Pattern),
    /// Fewer than six parts: no ARN matches.
    Nothing,
}

impl ArnPattern {
    /// Reads a pattern. `None` when a variable in it cannot be read.
    pub(crate) fn parse(text: &str, variables: bool) -> Option<ArnPattern> {
        if text == "*" {
            return Some(ArnPattern::Everything);
        }
        match parts(text) {
            Some(parts) => Pattern::parse_arn(parts, variables).map(ArnPattern::Parts),
            None => Some(ArnPattern::Nothing),
        }
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

    /// Whether an ARN matches; `None` when a variable has no value. What is no ARN has fewer colons, and matches `*` only.
    pub(crate) fn matches(&self, arn: &str, context: &dyn Context) -> Option<bool> {
        match self {
            ArnPattern::Everything => Some(true),
            ArnPattern::Nothing => Some(false),
            ArnPattern::Parts(pattern) => pattern.matches(arn, context),
        }
    }

    /// The text that each ARN which matches begins with.
    pub(crate) fn start(&self) -> &str {
        match self {
            ArnPattern::Everything | ArnPattern::Nothing => "",
            ArnPattern::Parts(pattern) => pattern.literal().0,
        }
    }
}

impl Weight for ArnPattern {
    fn elsewhere(&self) -> usize {
        match self {
            ArnPattern::Everything | ArnPattern::Nothing => 0,
            ArnPattern::Parts(pattern) => pattern.elsewhere(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Values;
    use crate::pattern::Syntax;
    use proptest::prelude::*;

    struct Nobody;
    impl Context for Nobody {
        fn get(&self, _: crate::Key<'_>) -> Values<'_> {
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
        assert_eq!(pattern.matches("arn:aws:iam::1:user/a", &Nobody), None);
        assert_eq!(pattern.matches("arn:aws:s3:::b", &Nobody), None);
    }

    #[test]
    fn a_short_pattern_matches_nothing_unless_it_is_padded() {
        assert!(!matches("arn:aws:s3", "arn:aws:s3:::b"));
        let padded = ArnPattern::parse_padded("arn:aws:s3", true).unwrap();
        assert_eq!(padded.matches("arn:aws:s3:::b", &Nobody), Some(true));
        assert_eq!(padded.matches("arn:aws:sqs:::b", &Nobody), Some(false));
    }

    /// Each part by itself, the obvious way.
    fn by_parts(pattern: &str, arn: &str) -> bool {
        let wild = Syntax { wildcards: true, ..Syntax::default() };
        let (Some(patterns), Some(arn)) = (parts(pattern), parts(arn)) else { return false };
        let one = |(pattern, part)| Pattern::parse(pattern, wild).unwrap().matches_plain(part);
        patterns.into_iter().zip(arn).all(one)
    }

    proptest! {
        #[test]
        fn an_arn_matches_as_its_parts_do(
            pattern in "([ab?*]{0,3}:){4,6}[ab:?*]{0,3}",
            arn in "([ab]{0,3}:){4,6}[ab:]{0,3}",
        ) {
            prop_assert_eq!(matches(&pattern, &arn), by_parts(&pattern, &arn));
        }

        #[test]
        fn the_last_part_is_the_last_of_the_parts(arn in "([ab]{0,2}:){0,8}[ab:/]{0,3}") {
            prop_assert_eq!(resource(&arn), parts(&arn).map(|[.., last]| last));
        }

        #[test]
        fn any_arn_matches_itself(arn in "arn:aws:[a-z]{1,4}:[a-z]{0,3}:[0-9]{0,3}:[a-z/:]{0,8}") {
            prop_assert!(matches(&arn, &arn));
        }
    }
}
