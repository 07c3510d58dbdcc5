//! What the editor says of the document while it is written: what it allows, and what is wrong with it.

use super::draft::Draft;
use super::summary;
use crate::findings::Findings;
use crate::shown::shown;
use askama::Template;
use askama::filters::HtmlSafe;
use countersign_policy::Kind;

/// The sentences and findings of a document. Scripts fetch it as it stands, as one types.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "editor/_says.html")]
pub(super) struct Says {
    sentences: Vec<String>,
    findings: Findings,
}

impl HtmlSafe for Says {}

impl Says {
    /// `finished` is whether what is missing is worth saying.
    pub(super) fn of(text: &str, draft: Option<&Draft>, who: &str, finished: bool) -> Says {
        let sentences = draft.map(|draft| summary::sentences(draft, who)).unwrap_or_default();
        Says {
            sentences: sentences.iter().map(|sentence| shown(sentence)).collect(),
            findings: if finished {
                Findings::of(text, Kind::Identity)
            } else {
                Findings::default()
            },
        }
    }

    pub(super) fn error(&self) -> Option<String> {
        self.findings.error()
    }
}
