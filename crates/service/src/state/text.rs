//! A policy document as a record holds it: the text, and its parsed form once somebody has asked.

use super::documents::{Documents, Place};
use countersign_policy::{Document, Kind};
use countersign_store::{Damaged, Field};
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash as _, Hasher as _};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// The text of a user's, group's or managed policy. Cloning it shares the text and what has been made of it.
#[derive(Clone, Default)]
pub struct Text {
    written: Arc<Written>,
    /// What the text says of its document, so that a decision need not ask it.
    document: Place,
}

#[derive(Default)]
struct Written {
    text: Arc<str>,
    document: Place,
}

impl Text {
    /// Where the document that [`Text::document`] last gave lies.
    pub(super) fn place(&self) -> &Place {
        &self.document
    }

    /// Its document among those of a state, parsed when it is first asked for there.
    pub(super) fn document<'d>(&self, documents: &'d Documents) -> &'d Arc<Document> {
        documents.at(&self.document).unwrap_or_else(|| {
            let document = &self.written.document;
            let made = documents.document(document, || self.parse());
            self.document.follow(document);
            made
        })
    }

    /// Its document.
    pub(crate) fn parse(&self) -> Document {
        parse(self.written.text.clone(), Kind::Identity)
    }
}

/// The document of a stored text. It was strict when it was stored, so one that cannot be read is a bug of ours; it must
/// not open anything.
pub(super) fn parse(text: Arc<str>, kind: Kind) -> Document {
    Document::parse_shared(text, kind).unwrap_or_else(|malformed| {
        let message = malformed.message;
        tracing::error!(%message, "a stored policy cannot be read; it denies everything");
        Document::deny_all()
    })
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        let written = Written { text: text.into(), document: Place::default() };
        Text { written: Arc::new(written), document: Place::default() }
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.written.text
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Field for Text {
    fn is_default(&self) -> bool {
        self.is_empty()
    }
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_bytes());
    }
    fn get(bytes: &[u8], _: usize) -> Result<Text, Damaged> {
        let text = std::str::from_utf8(bytes);
        text.map(Text::from).map_err(|_| Damaged::new("a policy is not UTF-8"))
    }
}

/// Texts by what they say, so that equal ones are kept and compiled once: a hundred thousand users may hold the same
/// policy. Only who applies changes looks here.
#[derive(Clone, Default)]
pub(super) struct Texts(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    by_hash: BTreeMap<u64, Vec<Weak<Written>>>,
    added: usize,
}

impl Texts {
    /// Puts in the text's place the one that says the same, if there is one.
    pub(super) fn share(&self, text: &mut Text) {
        let mut hasher = DefaultHasher::new();
        text.written.text.hash(&mut hasher);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = known.by_hash.entry(hasher.finish()).or_default();
        let there =
            same.iter().filter_map(Weak::upgrade).find(|there| there.text == text.written.text);
        if let Some(there) = there {
            text.written = there;
            return;
        }
        same.retain(|there| there.strong_count() > 0);
        same.push(Arc::downgrade(&text.written));
        known.added += 1;
        // Now and then the ones that nobody holds any more are swept out; the cost is spread over what was added.
        if known.added > known.by_hash.len() / 2 + 1024 {
            known.added = 0;
            known.by_hash.retain(|_, same| {
                same.retain(|there| there.strong_count() > 0);
                !same.is_empty()
            });
        }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Texts")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_kept_once_and_forgotten_when_nobody_holds_them() {
        let texts = Texts::default();
        let of = |text: &str| {
            let mut text = Text::from(text);
            texts.share(&mut text);
            text
        };
        let (a, b, c) = (of("one"), of("one"), of("two"));
        assert!(Arc::ptr_eq(&a.written, &b.written));
        assert!(!Arc::ptr_eq(&a.written, &c.written));
        for n in 0..5_000 {
            let _ = of(&n.to_string());
        }
        assert!(texts.0.lock().unwrap().by_hash.len() < 2_100);
        assert!(Arc::ptr_eq(&a.written, &of("one").written));
    }

    #[test]
    fn a_text_that_is_no_policy_denies_everything() {
        assert_eq!(
            format!("{:?}", Text::from("{}").parse()),
            format!("{:?}", Document::deny_all())
        );
    }
}
