//! Policy documents as people read them.

use crate::shown::shown_lines;

/// A document with its members on lines of their own; what is no JSON stays as it is.
pub(crate) fn pretty(document: &str) -> String {
    let value = serde_json::from_str::<serde_json::Value>(document).ok();
    let text = value.and_then(|value| serde_json::to_string_pretty(&value).ok());
    shown_lines(text.as_deref().unwrap_or(document))
}
