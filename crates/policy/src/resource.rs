//! Actions and resources of a statement.

use crate::arn::{ArnPattern, Parts};
use crate::context::Context;
use crate::pattern::{Pattern, Syntax};

/// `Action` or `NotAction`.
#[derive(Debug, Clone)]
pub(crate) struct Actions {
    not: bool,
    patterns: Vec<Pattern>,
}

/// What actions a pattern can match at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach<'p> {
    Any,
    /// Those of one service, in lower case.
    Service(&'p str),
    /// One action, in lower case.
    Exactly(&'p str),
}

impl Actions {
    pub(crate) fn new(not: bool, texts: &[&str]) -> Option<Actions> {
        let syntax = Syntax { wildcards: true, ignore_case: true, variables: false };
        let patterns =
            texts.iter().map(|text| Pattern::parse(text, syntax)).collect::<Option<_>>()?;
        Some(Actions { not, patterns })
    }

    pub(crate) fn everything() -> Actions {
        Actions { not: true, patterns: Vec::new() }
    }

    /// What they can match, pattern by pattern.
    pub(crate) fn reaches(&self) -> impl Iterator<Item = Reach<'_>> {
        let everything = self.not.then_some(Reach::Any).into_iter();
        let patterns = if self.not { &[] } else { self.patterns.as_slice() };
        everything.chain(patterns.iter().map(|pattern| match pattern.literal() {
            (action, true) => Reach::Exactly(action),
            (start, false) => {
                start.split_once(':').map_or(Reach::Any, |(service, _)| Reach::Service(service))
            }
        }))
    }

    /// `action` in lower case.
    pub(crate) fn apply(&self, action: &str) -> bool {
        self.patterns.iter().any(|pattern| pattern.matches_plain(action)) != self.not
    }
}

/// `Resource` or `NotResource`.
#[derive(Debug, Clone)]
pub(crate) struct Resources {
    not: bool,
    patterns: Vec<ArnPattern>,
}

/// The resource of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// `None` for what is no ARN, `*` among them.
    pub(crate) parts: Option<Parts<'a>>,
    /// The action has no resource types.
    pub(crate) wildcard_only: bool,
}

impl Resources {
    /// `allows` says whether they are an Allow's. What is no whole ARN must not open anything: it matches nothing where
    /// matching opens, and all that it may mean where matching closes.
    pub(crate) fn new(
        not: bool,
        texts: &[&str],
        variables: bool,
        allows: bool,
    ) -> Option<Resources> {
        let parse = if allows == not { ArnPattern::parse_padded } else { ArnPattern::parse };
        let patterns = texts.iter().map(|text| parse(text, variables)).collect::<Option<_>>()?;
        Some(Resources { not, patterns })
    }

    pub(crate) fn apply(&self, asked: Asked<'_>, context: &dyn Context) -> bool {
        let one = |pattern: &ArnPattern| match pattern {
            ArnPattern::Everything => Some(true),
            _ if asked.wildcard_only => Some(false),
            pattern => pattern.matches(asked.parts, context),
        };
        if self.not {
            // An entry whose variable has no value makes the statement apply to nothing.
            self.patterns.iter().all(|pattern| one(pattern) == Some(false))
        } else {
            self.patterns.iter().any(|pattern| one(pattern) == Some(true))
        }
    }
}
