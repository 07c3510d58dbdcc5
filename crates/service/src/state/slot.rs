//! A policy document's place: its parsed form, once somebody has asked.

use super::records::{Bound, Inline};
use countersign_policy::{Document, Kind};
use std::sync::{Arc, OnceLock};

/// Where a document is parsed to on first use. The text stays in the record beside it.
#[derive(Debug, Default)]
pub(crate) struct Slot(OnceLock<Arc<Document>>);

impl Slot {
    /// A slot for each inline policy.
    pub(crate) fn all(inline: &[Inline]) -> Vec<Slot> {
        inline.iter().map(|_| Slot::default()).collect()
    }

    /// The document of an identity policy's text.
    pub(crate) fn identity(&self, text: &str) -> &Document {
        self.get(text, Kind::Identity, &[])
    }

    /// The document of a trust policy's text, its principals bound to what they meant when it was saved.
    pub(crate) fn trust(&self, text: &str, bound: &[Bound]) -> &Document {
        self.get(text, Kind::Trust, bound)
    }

    fn get(&self, text: &str, kind: Kind, bound: &[Bound]) -> &Document {
        self.0.get_or_init(|| match Document::parse(text, kind) {
            Ok(mut document) => {
                document.bind(&mut |arn| bound.iter().find(|b| b.arn == arn).map(|b| b.id.clone()));
                Arc::new(document)
            }
            // It was strict when it was stored, so this is a bug of ours; it must not open anything.
            Err(malformed) => {
                tracing::error!(%malformed.message, "a stored policy cannot be read; it denies everything");
                Arc::new(Document::deny_all())
            }
        })
    }
}
