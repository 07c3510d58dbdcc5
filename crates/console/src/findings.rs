//! What the linter says of a policy that somebody types.

use crate::shown::shown;
use askama::Template;
use askama::filters::HtmlSafe;
use countersign_policy::Kind;
use countersign_policy::lint::{Level, findings};

/// How many findings a page shows.
const MOST: usize = 50;

/// The findings of a document, worst first as they stand in it.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "_findings.html")]
pub(crate) struct Findings(Vec<Finding>);

impl HtmlSafe for Findings {}

#[derive(Debug, Clone)]
struct Finding {
    /// `error`, `warning` or `pitfall`.
    level: &'static str,
    bad: bool,
    line: usize,
    column: usize,
    message: String,
}

impl Findings {
    pub(crate) fn of(text: &str, kind: Kind) -> Findings {
        let found = findings(text, kind).into_iter().take(MOST);
        let found = found.map(|finding| Finding {
            level: finding.level.word(),
            bad: finding.level == Level::Error,
            line: finding.line,
            column: finding.column,
            message: shown(&finding.message),
        });
        Findings(found.collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first error: what storing the document would refuse, in AWS's words.
    pub(crate) fn error(&self) -> Option<String> {
        self.0.iter().find(|finding| finding.bad).map(|finding| finding.message.clone())
    }
}
