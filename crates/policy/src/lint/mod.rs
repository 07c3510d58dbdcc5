//! What is wrong with a document, and what in it does not mean what it seems to.
//!
//! *Errors* are what storing refuses: all of them, each with AWS's message, where [`Document::parse`] names the first.
//! *Warnings* are what AWS stores and is rarely meant (after IAM Access Analyzer's checks). *Pitfalls* are MFA conditions
//! that let somebody through without MFA. It takes time in proportion to the text, since an editor asks at each keystroke.

mod conditions;
mod elements;
mod errors;
mod keys;
mod mfa;
mod place;
mod values;
mod view;

pub use values::OPERATORS;

#[cfg(test)]
mod tests;

use crate::document::{Document, Kind};
use crate::source::{self, Span};
use serde_json::{Value, json};
use view::View;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Storing refuses the document.
    Error,
    /// An MFA condition lets somebody through without MFA.
    Pitfall,
    /// It is rarely meant.
    Warning,
}

impl Level {
    /// `error`, `warning` or `pitfall`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Pitfall => "pitfall",
        }
    }
}

/// Something to say of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// What it is and what to write instead. An error starts with AWS's own message.
    pub message: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How many characters of that line it is about, at least one.
    pub width: usize,
}

impl Finding {
    /// `{"level", "message", "line", "column"}`.
    pub fn to_json(&self) -> Value {
        json!({"level": self.level.word(), "message": self.message, "line": self.line, "column": self.column})
    }
}

/// Everything that is to be said of a document, in the order of its text. There is an error among it exactly when
/// [`Document::parse`] refuses the text.
pub fn findings(text: &str, kind: Kind) -> Vec<Finding> {
    let mut report = looked_at(text, kind);
    // Whatever has been overlooked there, what is stored is decided in one place.
    if let Err(refused) = Document::parse(text, kind)
        && !report.has_error(&refused.message)
    {
        report.error(Span::default(), &refused.message, "");
    }
    report.placed(text)
}

fn looked_at(text: &str, kind: Kind) -> Report {
    let mut report = Report::default();
    let source = source::read(text);
    report.faults(&source.faults, kind);
    if let Some(root) = &source.root {
        let whole = view::Whole::of(root);
        errors::check(&whole, kind, &mut report);
        elements::check(&whole, text, kind, &mut report);
        conditions::check(&whole, &mut report);
        mfa::check(&whole, kind, &mut report);
    }
    report
}

/// The same for bytes that may be no text.
pub fn findings_of_bytes(bytes: &[u8], kind: Kind) -> Vec<Finding> {
    match std::str::from_utf8(bytes) {
        Ok(text) => findings(text, kind),
        Err(error) => {
            let (good, _) = bytes.split_at_checked(error.valid_up_to()).unwrap_or_default();
            let text = String::from_utf8_lossy(good);
            let mut report = Report::default();
            let at = Span { start: text.len(), end: text.len() };
            let message = errors::broken(kind);
            report.error(at, &message, "the text is not UTF-8 from here on");
            report.placed(&text)
        }
    }
}

/// What has been found, by place.
#[derive(Debug, Default)]
struct Report(Vec<(Span, Level, String)>);

impl Report {
    /// An error: AWS's message, and what it is about here.
    fn error(&mut self, at: Span, message: &str, detail: &str) {
        let message = match detail {
            "" => message.to_owned(),
            detail => format!("{message} ({detail})"),
        };
        self.0.push((at, Level::Error, message));
    }

    fn warning(&mut self, at: Span, message: impl Into<String>) {
        self.0.push((at, Level::Warning, message.into()));
    }

    fn pitfall(&mut self, at: Span, message: impl Into<String>) {
        self.0.push((at, Level::Pitfall, message.into()));
    }

    fn has_error(&self, message: &str) -> bool {
        self.0.iter().any(|(_, level, said)| *level == Level::Error && said.starts_with(message))
    }

    fn placed(self, text: &str) -> Vec<Finding> {
        place::findings(self.0, text)
    }
}

/// A text of the document in a message: not all of it if it is long.
fn quoted(text: &str) -> String {
    const MOST: usize = 80;
    let mut start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    format!("`{start}`")
}

/// How a message names a statement: by its `Sid`, or else by its number.
fn name_of(view: &View<'_>) -> String {
    match view.sid {
        Some((sid, _)) if !sid.is_empty() => format!("statement {}", quoted(sid)),
        _ => format!("statement {}", view.number),
    }
}
