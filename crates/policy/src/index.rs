//! Which statements of a document a request can concern, so that the others are not touched.
//!
//! Each action pattern of each statement is an entry: it stands in a bucket under what its text begins with. An entry tells
//! by two words of text, its own and without the statement, that most requests are not meant.

use crate::statement::Statement;
use crate::weight::{Weight, allocated};
use smallvec::SmallVec;

/// The statements of a document, by what their actions and resources begin with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// The buckets that have entries: a bit for each of 64.
    filled: u64,
    /// Bucket by bucket in the order of the bits, and within each those that deny first.
    entries: Box<[Entry]>,
    /// Where the entries of each filled bucket begin, and the end of all.
    starts: SmallVec<[u16; 16]>,
}

/// A statement, by one of its action patterns. Where many documents do not fit into the caches, what counts is that
/// four of them lie in one line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// The last bytes, four at most, of what all its resources begin with.
    resource: u32,
    /// The first bytes, four at most, of what the action's name begins with.
    action: u32,
    /// Where in an ARN the resource's bytes stand.
    resource_at: u16,
    resource_length: u8,
    action_length: u8,
    /// The statement's place in the document.
    pub(crate) statement: u16,
    /// The action pattern's place in the statement.
    pub(crate) pattern: u16,
}

/// How many action patterns the statements of a document may have in all; who reads one sees to it.
pub(crate) const MOST_PATTERNS: usize = u16::MAX as usize;

/// What of a request is looked up: made once for all documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lookup<'a> {
    resource: &'a [u8],
    /// The first bytes of the action's name.
    name: u32,
    /// The bits of nothing, of the service, of the service and two letters, of the whole action.
    buckets: u64,
}

/// Letters of an action's name that a bucket has at least, or none.
const LETTERS: usize = 2;

/// Bytes that are compared in one word.
const WORD: usize = size_of::<u32>();

impl<'a> Lookup<'a> {
    /// Of an action in lower case.
    pub(crate) fn new(action: &str, resource: &'a str) -> Lookup<'a> {
        let (action, resource) = (action.as_bytes(), resource.as_bytes());
        let name = name_at(action);
        let bit = |end| bit(action, end);
        Lookup {
            resource,
            name: word(action, name).0,
            buckets: bit(0) | bit(name) | bit(name + LETTERS) | bit(action.len()),
        }
    }
}

impl Index {
    /// Of statements with [`MOST_PATTERNS`] at most.
    pub(crate) fn new(statements: &[Statement]) -> Index {
        let mut all: Vec<_> = statements.iter().zip(0..).flat_map(of_statement).collect();
        // Within a bucket those next to each other look at the same bytes of a resource.
        all.sort_by_key(|(bit, allows, entry)| (*bit, *allows, entry.resource_at));
        let mut index = Index::default();
        for ((bit, ..), at) in all.iter().zip(0..) {
            if index.filled & bit == 0 {
                index.filled |= bit;
                index.starts.push(at);
            }
        }
        index.starts.push(u16::try_from(all.len()).unwrap_or(u16::MAX));
        index.entries = all.into_iter().map(|(.., entry)| entry).collect();
        index
    }

    /// The entries that a request can concern; without those that tell at a glance that they are not meant.
    pub(crate) fn entries<'i>(&'i self, lookup: &'i Lookup<'i>) -> Entries<'i> {
        let buckets = self.filled & lookup.buckets;
        Entries { index: self, lookup, buckets, bucket: [].iter(), at: None, resource: 0 }
    }

    /// The entries of a bucket that has some.
    fn bucket(&self, bit: u64) -> &[Entry] {
        let place = (self.filled & (bit - 1)).count_ones() as usize;
        let Some([start, end, ..]) = self.starts.get(place..) else { return &[] };
        self.entries.get(usize::from(*start)..usize::from(*end)).unwrap_or_default()
    }
}

impl Weight for Index {
    fn elsewhere(&self) -> usize {
        let starts = if self.starts.spilled() { size_of_val(self.starts.as_slice()) } else { 0 };
        allocated(size_of_val(&*self.entries)) + allocated(starts)
    }
}

/// The entries of a statement, each with its bucket, and whether it allows.
fn of_statement((statement, at): (&Statement, u16)) -> impl Iterator<Item = (u64, bool, Entry)> {
    let start = statement.resource_start().as_bytes();
    let resource_at = u16::try_from(start.len().saturating_sub(WORD)).unwrap_or(u16::MAX);
    let (resource, resource_length) = word(start, resource_at.into());
    statement.action_starts().zip(0..).map(move |((literal, whole), pattern)| {
        let literal = literal.as_bytes();
        let name = name_at(literal);
        let bucket = match literal.len() {
            all if whole => all,
            some if some >= name + LETTERS && name > 0 => name + LETTERS,
            _ => name,
        };
        let (action, action_length) = if name > 0 { word(literal, name) } else { (0, 0) };
        let entry = Entry {
            resource,
            action,
            resource_at,
            resource_length,
            action_length,
            statement: at,
            pattern,
        };
        (bit(literal, bucket), statement.allows, entry)
    })
}

/// See [`Index::entries`].
#[derive(Debug)]
pub(crate) struct Entries<'i> {
    index: &'i Index,
    lookup: &'i Lookup<'i>,
    /// The buckets that are left.
    buckets: u64,
    /// What is left of the present one.
    bucket: std::slice::Iter<'i, Entry>,
    /// Where in the resource the word stands that the last entry asked for, and the word.
    at: Option<u16>,
    resource: u32,
}

impl<'i> Iterator for Entries<'i> {
    type Item = &'i Entry;

    fn next(&mut self) -> Option<&'i Entry> {
        loop {
            for entry in self.bucket.by_ref() {
                if self.at != Some(entry.resource_at) {
                    self.at = Some(entry.resource_at);
                    self.resource = word(self.lookup.resource, entry.resource_at.into()).0;
                }
                if entry.fits(self.lookup.name, self.resource) {
                    return Some(entry);
                }
            }
            if self.buckets == 0 {
                return None;
            }
            let lowest = self.buckets & self.buckets.wrapping_neg();
            self.buckets ^= lowest;
            self.bucket = self.index.bucket(lowest).iter();
        }
    }
}

impl Entry {
    /// Whether its words are those of a request: of its action's name, and of its resource at the same place.
    fn fits(&self, name: u32, resource: u32) -> bool {
        let differs = |a: u32, b: u32, length: u8| (a ^ b) & mask(length) != 0;
        !differs(self.resource, resource, self.resource_length)
            && !differs(self.action, name, self.action_length)
    }
}

/// Where the name of an action begins; 0 when no service is said.
fn name_at(action: &[u8]) -> usize {
    action.iter().position(|byte| *byte == b':').map_or(0, |colon| colon + 1)
}

/// Up to four bytes of a text from some place on, and how many they are.
fn word(text: &[u8], at: usize) -> (u32, u8) {
    match text.get(at..).unwrap_or_default() {
        [a, b, c, d, ..] => (u32::from_le_bytes([*a, *b, *c, *d]), 4),
        [a, b, c] => (u32::from_le_bytes([*a, *b, *c, 0]), 3),
        [a, b] => (u32::from_le_bytes([*a, *b, 0, 0]), 2),
        [a] => (u32::from(*a), 1),
        [] => (0, 0),
    }
}

/// The bits of a word's first bytes.
fn mask(length: u8) -> u32 {
    u32::MAX.unbounded_shr(u32::BITS.wrapping_sub(8 * u32::from(length)))
}

/// The bucket of what a text begins with. Which texts share one does not matter, so that it need only be fast.
fn bit(text: &[u8], end: usize) -> u64 {
    let start = text.get(..end).unwrap_or(text);
    let hash = (0..start.len()).step_by(WORD).fold(start.len() as u64, |hash, at| {
        (hash.rotate_left(5) ^ u64::from(word(start, at).0)).wrapping_mul(0x517c_c1b7_2722_0a95)
    });
    1 << (hash >> 58)
}

const _: () = assert!(size_of::<Index>() == 64, "a line of the caches");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{Context, Values};
    use crate::document::{Document, Kind};
    use crate::key::Key;
    use crate::resource;
    use proptest::prelude::*;
    use serde_json::json;

    struct Nobody;
    impl Context for Nobody {
        fn get(&self, _: Key<'_>) -> Values<'_> {
            Values::Absent
        }
    }

    fn document(statements: &serde_json::Value) -> Document {
        let text = json!({"Version": "2012-10-17", "Statement": statements}).to_string();
        Document::parse(&text, Kind::Identity).unwrap()
    }

    /// The places of the statements that would be touched.
    fn touched(document: &Document, action: &str, resource: &str) -> Vec<u16> {
        let index = Index::new(&document.statements);
        let lookup = Lookup::new(action, resource);
        let mut places: Vec<u16> = index.entries(&lookup).map(|entry| entry.statement).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    proptest! {
        #[test]
        fn no_statement_that_applies_is_left_out(
            statements in prop::collection::vec(
                (
                    any::<bool>(),
                    any::<bool>(),
                    prop::collection::vec("[a-b]{1,2}:[abéABÉ*?]{0,4}|\\*", 1..4),
                    any::<bool>(),
                    prop::collection::vec("arn:aws:s3:::[abéè*?]{0,12}|\\*", 1..3),
                ),
                1..6,
            ),
            action in "[a-b]{1,2}:[abé]{0,4}",
            resource in "arn:aws:s3:::[abéè]{0,12}|\\*",
        ) {
            let statement = |(deny, not, actions, not_resource, resources): &(_, _, _, _, _)| {
                let resources: &Vec<String> = resources;
                let actions: &Vec<String> = actions;
                json!({
                    "Effect": if *deny { "Deny" } else { "Allow" },
                    if *not { "NotAction" } else { "Action" }: actions,
                    if *not_resource { "NotResource" } else { "Resource" }: resources,
                })
            };
            let document = document(&statements.iter().map(statement).collect());
            let asked = resource::Asked { arn: &resource, wildcard_only: resource == "*" };
            let lookup = Lookup::new(&action, &resource);
            for (place, statement) in document.statements.iter().enumerate() {
                let applies = statement.concerns(&action) && statement.applies(asked, &Nobody);
                let found = document.concerned(&lookup, &action);
                let found = found.filter(|(at, it)| *at == place && it.applies(asked, &Nobody));
                prop_assert_eq!(found.count() > 0, applies, "{} {} {}", place, action, resource);
            }
        }
    }

    #[test]
    fn other_services_are_not_touched() {
        let document = document(&json!([
            {"Effect": "Allow", "Action": ["s3:Get*", "s3:Put"], "Resource": "*"},
            {"Effect": "Deny", "Action": "sqs:*", "Resource": "*"},
            {"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"},
            {"Effect": "Allow", "Action": "s3:PutTwo", "Resource": "*"},
        ]));
        assert_eq!(touched(&document, "s3:puttwo", "*"), [2, 3]);
        assert_eq!(touched(&document, "s3:put", "*"), [0, 2]);
        assert_eq!(touched(&document, "s3:gettwo", "*"), [0, 2]);
        assert_eq!(touched(&document, "sqs:send", "*"), [1, 2]);
        assert_eq!(touched(&document, "sns:send", "*"), [2]);
    }

    #[test]
    fn other_resources_are_not_touched() {
        let document = document(&json!([
            {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket-1/*"},
            {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::bucket-2/*"},
            {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::bucket-1", "arn:aws:s3:::bucket-1/*"]},
            {"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::bucket-2"},
        ]));
        assert_eq!(touched(&document, "s3:get", "arn:aws:s3:::bucket-1/a"), [0, 2, 3]);
        assert_eq!(touched(&document, "s3:get", "arn:aws:s3:::bucket-2/a"), [1, 3]);
        assert_eq!(touched(&document, "s3:put", "arn:aws:s3:::bucket-2/a"), [3]);
        assert_eq!(touched(&document, "s3:put", "*"), [3]);
    }

    #[test]
    fn what_denies_is_asked_first() {
        let document = document(&json!([
            {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
            {"Effect": "Deny", "Action": "s3:*", "Resource": "*"},
        ]));
        let lookup = Lookup::new("s3:get", "*");
        let places = document.concerned(&lookup, "s3:get").map(|(at, _)| at);
        assert_eq!(places.collect::<Vec<_>>(), [1, 0]);
    }

    #[test]
    fn a_statement_is_not_asked_again_for_each_of_its_patterns() {
        let actions: Vec<String> =
            (0..500).map(|n| format!("s3:*{}", "?*".repeat(n % 7))).collect();
        let document = document(&json!([{"Effect": "Allow", "Action": actions, "Resource": "*"}]));
        let lookup = Lookup::new("s3:getsomething", "*");
        assert_eq!(document.concerned(&lookup, "s3:getsomething").count(), 1);
    }
}
