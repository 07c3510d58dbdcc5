//! Actions and resources of a statement.

use crate::arn::ArnPattern;
use crate::context::Context;
use crate::pattern::{Pattern, Syntax};

/// `Action` or `NotAction`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Actions<'s> {
    pub(crate) not: bool,
    pub(crate) patterns: &'s [Pattern],
}

/// `Resource` or `NotResource`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resources<'s> {
    pub(crate) not: bool,
    pub(crate) patterns: &'s [ArnPattern],
}

/// The resource of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// Its ARN, or `*`.
    pub(crate) arn: &'a str,
    /// The action has no resource types.
    pub(crate) wildcard_only: bool,
}

/// Reads the values of `Action` or `NotAction`.
pub(crate) fn actions(texts: &[&str]) -> Option<Box<[Pattern]>> {
    let syntax = Syntax { wildcards: true, ignore_case: true, variables: false };
    texts.iter().map(|text| Pattern::parse(text, syntax)).collect()
}

/// Reads the values of `Resource` or, with `not`, `NotResource`. `allows` says whether they are an Allow's. What is no
/// whole ARN must not open anything: it matches nothing where matching opens, and all that it may mean where matching
/// closes.
pub(crate) fn resources(
    not: bool,
    texts: &[&str],
    variables: bool,
    allows: bool,
) -> Option<Box<[ArnPattern]>> {
    let parse = if allows == not { ArnPattern::parse_padded } else { ArnPattern::parse };
    texts.iter().map(|text| parse(text, variables)).collect()
}

impl<'s> Actions<'s> {
    /// What the actions that they can match begin with, pattern by pattern, and whether that is all of the pattern. With
    /// `NotAction` it is one for all.
    pub(crate) fn starts(self) -> impl Iterator<Item = (&'s str, bool)> {
        let everything = self.not.then_some(("", false)).into_iter();
        let patterns = if self.not { &[] } else { self.patterns };
        everything.chain(patterns.iter().map(Pattern::literal))
    }

    /// Whether an action matches by its pattern in that place. `action` in lower case.
    pub(crate) fn apply_by(self, place: usize, action: &str) -> bool {
        if self.not {
            return self.apply(action);
        }
        self.patterns.get(place).is_some_and(|pattern| pattern.matches_plain(action))
    }

    /// `action` in lower case.
    pub(crate) fn apply(self, action: &str) -> bool {
        self.patterns.iter().any(|pattern| pattern.matches_plain(action)) != self.not
    }
}

impl<'s> Resources<'s> {
    /// What all ARNs that they can match begin with.
    pub(crate) fn start(self) -> &'s str {
        if self.not {
            return "";
        }
        let mut starts = self.patterns.iter().map(ArnPattern::start);
        let first = starts.next().unwrap_or_default();
        starts.fold(first, |common, start| {
            let same = common.bytes().zip(start.bytes()).take_while(|(a, b)| a == b).count();
            let whole = (0..=same).rev().find(|at| common.is_char_boundary(*at));
            common.split_at_checked(whole.unwrap_or(0)).map_or("", |(same, _)| same)
        })
    }

    pub(crate) fn apply(self, asked: Asked<'_>, context: &dyn Context) -> bool {
        let one = |pattern: &ArnPattern| match pattern {
            ArnPattern::Everything => Some(true),
            _ if asked.wildcard_only => Some(false),
            pattern => pattern.matches(asked.arn, context),
        };
        if self.not {
            // An entry whose variable has no value makes the statement apply to nothing.
            self.patterns.iter().all(|pattern| one(pattern) == Some(false))
        } else {
            self.patterns.iter().any(|pattern| one(pattern) == Some(true))
        }
    }
}
