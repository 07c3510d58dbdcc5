//! AWS's own managed policies: the catalogue that every account can attach from. Nobody changes them.

mod catalogue;

use crate::state::Text;
use aws_lc_rs::digest::{SHA256, digest};
use catalogue::CATALOGUE;
use countersign_ident::{IdKind, fold, unique_id};
use countersign_policy::Document;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;
use std::sync::{Arc, LazyLock, OnceLock};

/// What every ARN of the catalogue begins with.
const PREFIX: &str = "arn:aws:iam::aws:policy";

/// One of AWS's managed policies.
pub(crate) struct Managed {
    facts: Facts,
    text: OnceLock<Text>,
    document: OnceLock<Arc<Document>>,
}

/// What is known of it without reading its document.
struct Facts {
    arn: &'static str,
    /// Path and name: `/service-role/AWSLambdaBasicExecutionRole`.
    place: &'static str,
    /// The number of its default version, the only one that there is here.
    version: u32,
    /// When its first version was made, in ISO 8601.
    created: &'static str,
    /// When this version was made.
    updated: &'static str,
    description: Option<&'static str>,
    /// The file that `cargo xtask model` took it from: JSON with its `Document`.
    file: &'static str,
}

/// The policy with that ARN.
pub(crate) fn find(arn: &str) -> Option<&'static Managed> {
    // A customer's policy has the account in its ARN, and needs no search.
    let place = arn.strip_prefix(PREFIX)?;
    let at = CATALOGUE.binary_search_by(|managed| managed.facts.place.cmp(place)).ok()?;
    CATALOGUE.get(at)
}

/// The policies after `after`, in the order of their folded names.
pub(crate) fn all(
    after: Option<&str>,
) -> impl Iterator<Item = (&'static str, &'static Managed)> + use<> {
    static BY_NAME: LazyLock<BTreeMap<String, &Managed>> =
        LazyLock::new(|| CATALOGUE.iter().map(|managed| (fold(managed.name()), managed)).collect());
    let bound = after.map_or(Bound::Unbounded, Bound::Excluded);
    let range = BY_NAME.range::<str, _>((bound, Bound::Unbounded));
    range.map(|(name, managed)| (name.as_str(), *managed))
}

impl fmt::Debug for Managed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.facts.arn)
    }
}

impl Managed {
    const fn new(facts: Facts) -> Managed {
        Managed { facts, text: OnceLock::new(), document: OnceLock::new() }
    }

    /// `arn:aws:iam::aws:policy/ReadOnlyAccess`; some have a path before the name.
    pub(crate) fn arn(&self) -> &'static str {
        self.facts.arn
    }

    /// Its name, which no other one has.
    pub(crate) fn name(&self) -> &'static str {
        self.place().1
    }

    /// Its path: `/`, or `/service-role/`.
    pub(crate) fn path(&self) -> &'static str {
        self.place().0
    }

    fn place(&self) -> (&'static str, &'static str) {
        let place = self.facts.place;
        place.split_at_checked(place.rfind('/').map_or(0, |slash| slash + 1)).unwrap_or(("", place))
    }

    /// Its unique id: AWS's own are no public facts, so that it is made of the name, everywhere the same.
    pub(crate) fn id(&self) -> String {
        let mut bits = [0; 11];
        for (to, from) in bits.iter_mut().zip(digest(&SHA256, self.facts.arn.as_bytes()).as_ref()) {
            *to = *from;
        }
        unique_id(IdKind::Policy, bits)
    }

    /// The number of its version.
    pub(crate) fn version(&self) -> u32 {
        self.facts.version
    }

    /// When it was made, in seconds since 1970.
    pub(crate) fn created(&self) -> i64 {
        seconds(self.facts.created)
    }

    /// When its version was made, in seconds since 1970.
    pub(crate) fn updated(&self) -> i64 {
        seconds(self.facts.updated)
    }

    /// What AWS says that it is for.
    pub(crate) fn description(&self) -> Option<&'static str> {
        self.facts.description
    }

    /// How many bytes the catalogue has of it.
    pub(crate) fn size(&self) -> usize {
        self.facts.file.len()
    }

    /// Its document as text, without white space.
    pub(crate) fn text(&self) -> &Text {
        self.text.get_or_init(|| {
            // One that cannot be read is empty here, and so denies everything.
            let text = document(self.facts.file).unwrap_or_default();
            Text::from(text.as_str())
        })
    }

    /// Its document, parsed when it is first asked for.
    pub(crate) fn document(&self) -> &Arc<Document> {
        self.document.get_or_init(|| Arc::new(self.text().parse()))
    }
}

fn seconds(date: &str) -> i64 {
    date.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_second)
}

/// The document inside the file.
fn document(file: &str) -> Option<String> {
    let facts: serde_json::Value = serde_json::from_str(file).ok()?;
    Some(facts.get("Document")?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use countersign_policy::Kind;

    #[test]
    fn the_whole_catalogue_can_be_read() {
        for managed in &CATALOGUE {
            let arn = managed.arn();
            if let Err(malformed) = Document::parse(managed.text(), Kind::Identity) {
                panic!("{arn}: {}", malformed.message);
            }
            assert!(managed.updated() >= managed.created() && managed.created() > 1_000_000_000);
            assert_eq!(arn, format!("{PREFIX}{}{}", managed.path(), managed.name()));
            assert!(managed.path().starts_with('/') && !managed.name().is_empty(), "{arn}");
        }
    }

    /// Equal to AWS's as JSON: what the file says, nothing more and nothing less.
    #[test]
    fn a_document_is_the_files() {
        for managed in &CATALOGUE {
            let file: serde_json::Value = serde_json::from_str(managed.facts.file).unwrap();
            let text: serde_json::Value = serde_json::from_str(managed.text()).unwrap();
            assert_eq!(text, file["Document"], "{managed:?}");
        }
    }

    #[test]
    fn a_policy_is_found_by_its_arn_as_it_is_written() {
        for managed in &CATALOGUE {
            assert!(std::ptr::eq(find(managed.arn()).unwrap(), managed));
        }
        for none in [
            "readonlyaccess",
            "ReadOnlyAccess ",
            "ReadOnlyAcces",
            "job-function/ReadOnlyAccess",
            "",
        ] {
            assert!(find(&format!("{PREFIX}/{none}")).is_none(), "{none}");
        }
        assert!(find("arn:aws:iam::111122223333:policy/ReadOnlyAccess").is_none());
        assert!(find("/ReadOnlyAccess").is_none());
    }

    #[test]
    fn names_and_ids_are_single() {
        let names: Vec<&str> = all(None).map(|(name, _)| name).collect();
        assert_eq!(names.len(), CATALOGUE.len());
        let (middle, rest) = (names[50], &names[51..]);
        assert!(all(Some(middle)).map(|(name, _)| name).eq(rest.iter().copied()));
        let mut ids: Vec<String> = CATALOGUE.iter().map(Managed::id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), CATALOGUE.len());
        assert!(ids.iter().all(|id| id.len() == 21 && id.starts_with("ANPA")));
    }
}
