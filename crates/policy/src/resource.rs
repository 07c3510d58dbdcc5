//! Actions and resources of a statement.

use crate::arn::ArnPattern;
use crate::context::Context;
use crate::pattern::{Glob, Template};

/// `Action` or `NotAction`.
#[derive(Debug, Clone)]
pub(crate) struct Actions {
    pub(crate) not: bool,
    globs: Vec<Glob>,
}

impl Actions {
    pub(crate) fn new(not: bool, texts: &[&str]) -> Option<Actions> {
        let glob = |text: &&str| Template::parse(&text.to_lowercase(), false, true)?.fixed();
        Some(Actions { not, globs: texts.iter().map(glob).collect::<Option<_>>()? })
    }

    /// `action` in lower case.
    pub(crate) fn apply(&self, action: &str) -> bool {
        self.globs.iter().any(|glob| glob.is_everything() || glob.matches(action)) != self.not
    }
}

/// `Resource` or `NotResource`.
#[derive(Debug, Clone)]
pub(crate) struct Resources {
    pub(crate) not: bool,
    patterns: Vec<ArnPattern>,
}

impl Resources {
    pub(crate) fn new(not: bool, texts: &[&str], variables: bool) -> Option<Resources> {
        let patterns =
            texts.iter().map(|text| ArnPattern::parse(text, variables)).collect::<Option<_>>()?;
        Some(Resources { not, patterns })
    }

    /// Whether they apply to `resource`. `wildcard_only` says that the action has no resource types: then only a `*` in
    /// `Resource` matches.
    pub(crate) fn apply(&self, resource: &str, wildcard_only: bool, context: &dyn Context) -> bool {
        let one = |pattern: &ArnPattern| match pattern {
            ArnPattern::Everything => Some(true),
            _ if wildcard_only => Some(false),
            pattern => pattern.matches(resource, context),
        };
        if self.not {
            // An entry whose variable has no value makes the statement apply to nothing.
            self.patterns.iter().all(|pattern| one(pattern) == Some(false))
        } else {
            self.patterns.iter().any(|pattern| one(pattern) == Some(true))
        }
    }
}
