//! A trust policy's parsed form, once somebody has asked. The text stays in the record beside it.

use super::records::Bound;
use super::text::unreadable;
use countersign_policy::{Document, Kind};
use std::sync::OnceLock;

/// Where a trust policy is parsed to on first use.
#[derive(Debug, Default)]
pub(crate) struct Slot(OnceLock<Document>);

impl Slot {
    /// The document of a trust policy's text, its principals bound to what they meant when it was saved.
    pub(super) fn trust(&self, text: &str, bound: &[Bound]) -> &Document {
        self.0.get_or_init(|| match Document::parse(text, Kind::Trust) {
            Ok(mut document) => {
                document.bind(&mut |arn| bound.iter().find(|b| b.arn == arn).map(|b| b.id.clone()));
                document
            }
            Err(malformed) => unreadable(&malformed.message),
        })
    }
}
