//! Which statements of a document a request can concern, so that the others are not touched.
//!
//! Each action pattern of each statement is an entry: it stands in a bucket under what its text begins with, denials
//! first. An entry tells by two words of text, its own and without the statement, that most requests are not meant.

use crate::statement::Statement;

/// The statements of a document, by what their actions and resources begin with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// A bit for each bucket's hash: without it there is none.
    mask: u64,
    /// Sorted by hash.
    buckets: Box<[Bucket]>,
    entries: Box<[Entry]>,
}

/// Where the entries of one hash are: `start..allows` deny, `allows..end` allow.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    hash: u64,
    start: u32,
    allows: u32,
    end: u32,
}

/// A statement, by one of its action patterns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// The last bytes, eight at most, of what all its resources begin with.
    resource: u64,
    /// The first bytes, eight at most, of what the action's name begins with.
    action: u64,
    /// Where in an ARN the resource's bytes stand.
    resource_at: u16,
    resource_length: u8,
    action_length: u8,
    /// The statement's place in the document.
    pub(crate) statement: u32,
    /// The action pattern's place in the statement.
    pub(crate) pattern: u32,
}

/// What of a request is looked up: made once for all documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lookup<'a> {
    resource: &'a [u8],
    /// The first bytes of the action's name.
    name: u64,
    /// Of nothing, of the service, of the service and two letters, of the whole action.
    hashes: [u64; 4],
}

/// Letters of an action's name that a bucket has at least, or none.
const LETTERS: usize = 2;

impl<'a> Lookup<'a> {
    /// Of an action in lower case.
    pub(crate) fn new(action: &str, resource: &'a str) -> Lookup<'a> {
        let (action, resource) = (action.as_bytes(), resource.as_bytes());
        let name = name_at(action);
        let hash = |end| hash(action, end);
        Lookup {
            resource,
            name: word(action, name).0,
            hashes: [hash(0), hash(name), hash(name + LETTERS), hash(action.len())],
        }
    }
}

impl Index {
    pub(crate) fn new(statements: &[Statement]) -> Index {
        let mut all = Vec::new();
        for (statement, at) in statements.iter().zip(0..) {
            let start = statement.resource_start().as_bytes();
            let resource_at = u16::try_from(start.len().saturating_sub(8)).unwrap_or(u16::MAX);
            let (resource, resource_length) = word(start, resource_at.into());
            for ((literal, whole), pattern) in statement.action_starts().zip(0..) {
                let literal = literal.as_bytes();
                let name = name_at(literal);
                let bucket = match literal.len() {
                    all if whole => all,
                    some if some >= name + LETTERS && name > 0 => name + LETTERS,
                    _ => name,
                };
                let hash = hash(literal, bucket);
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
                all.push((hash, statement.allows, entry));
            }
        }
        all.sort_by_key(|(hash, allows, _)| (*hash, *allows));
        let mut index = Index::default();
        let mut buckets: Vec<Bucket> = Vec::new();
        for ((hash, allows, _), at) in all.iter().zip(0..) {
            if buckets.last().is_none_or(|bucket| bucket.hash != *hash) {
                buckets.push(Bucket { hash: *hash, start: at, allows: at, end: at });
                index.mask |= bit(*hash);
            }
            if let Some(bucket) = buckets.last_mut() {
                bucket.end = at + 1;
                bucket.allows += u32::from(!allows);
            }
        }
        index.buckets = buckets.into();
        index.entries = all.into_iter().map(|(.., entry)| entry).collect();
        index
    }

    /// The entries that a request can concern.
    pub(crate) fn candidates(&self, lookup: &Lookup<'_>) -> Candidates<'_> {
        Candidates(lookup.hashes.map(|hash| self.of_hash(hash).unwrap_or_default()))
    }

    /// The denying and the allowing entries of a bucket.
    fn of_hash(&self, hash: u64) -> Option<(&[Entry], &[Entry])> {
        if self.mask & bit(hash) == 0 {
            return None;
        }
        let at = self.buckets.binary_search_by_key(&hash, |bucket| bucket.hash).ok()?;
        let Bucket { start, allows, end, .. } = *self.buckets.get(at)?;
        let all = self.entries.get(start as usize..end as usize)?;
        all.split_at_checked((allows - start) as usize)
    }
}

/// Entries by bucket: those that deny, and those that allow.
#[derive(Debug)]
pub(crate) struct Candidates<'i>([(&'i [Entry], &'i [Entry]); 4]);

impl<'i> Candidates<'i> {
    /// Those that allow or those that deny, without the ones that tell at a glance that they are not meant.
    pub(crate) fn entries(
        &self,
        allows: bool,
        lookup: &Lookup<'_>,
    ) -> impl Iterator<Item = &'i Entry> {
        let of_bucket = move |(deny, allow): &(&'i [Entry], &'i [Entry])| {
            if allows { allow.iter() } else { deny.iter() }
        };
        self.0.iter().flat_map(of_bucket).filter(|entry| entry.fits(lookup))
    }
}

impl Entry {
    fn fits(&self, lookup: &Lookup<'_>) -> bool {
        let differs = |a: u64, b: u64, length: u8| (a ^ b) & mask(length) != 0;
        !differs(self.action, lookup.name, self.action_length)
            && !differs(
                self.resource,
                word(lookup.resource, self.resource_at.into()).0,
                self.resource_length,
            )
    }
}

/// Where the name of an action begins; 0 when no service is said.
fn name_at(action: &[u8]) -> usize {
    action.iter().position(|byte| *byte == b':').map_or(0, |colon| colon + 1)
}

/// Up to eight bytes of a text from some place on, and how many they are.
fn word(text: &[u8], at: usize) -> (u64, u8) {
    let bytes = text.get(at..).unwrap_or_default();
    if let Some(eight) = bytes.first_chunk() {
        return (u64::from_le_bytes(*eight), 8);
    }
    let shifted = bytes.iter().zip((0..).step_by(8)).map(|(byte, by)| u64::from(*byte) << by);
    (shifted.sum(), u8::try_from(bytes.len()).unwrap_or_default())
}

/// The bits of a word's first bytes.
fn mask(length: u8) -> u64 {
    u64::MAX.checked_shr(64 - 8 * u32::from(length)).unwrap_or(0)
}

/// Texts with equal hashes share a bucket and nothing else, so that it need only be fast.
fn hash(text: &[u8], end: usize) -> u64 {
    let start = text.get(..end).unwrap_or(text);
    (0..start.len()).step_by(8).fold(start.len() as u64, |hash, at| {
        (hash.rotate_left(5) ^ word(start, at).0).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}

fn bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

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
    fn touched(document: &Document, action: &str, resource: &str) -> Vec<u32> {
        let index = Index::new(&document.statements);
        let lookup = Lookup::new(action, resource);
        let both = [false, true].into_iter();
        let candidates = index.candidates(&lookup);
        let entries = both.flat_map(|allows| candidates.entries(allows, &lookup));
        let mut places: Vec<u32> = entries.map(|entry| entry.statement).collect();
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
                    prop::collection::vec("arn:aws:s3:::[abé*?]{0,12}|\\*", 1..3),
                ),
                1..6,
            ),
            action in "[a-b]{1,2}:[abé]{0,4}",
            resource in "arn:aws:s3:::[abé]{0,12}|\\*",
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
                let concerned = document.concerned(&lookup);
                let found = concerned.each(&action, statement.allows);
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
        let concerned = document.concerned(&lookup);
        let places = |allows| concerned.each("s3:get", allows).map(|(at, _)| at);
        assert_eq!(places(false).collect::<Vec<_>>(), [1]);
        assert_eq!(places(true).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn a_statement_is_not_asked_again_for_each_of_its_patterns() {
        let actions: Vec<String> =
            (0..500).map(|n| format!("s3:*{}", "?*".repeat(n % 7))).collect();
        let document = document(&json!([{"Effect": "Allow", "Action": actions, "Resource": "*"}]));
        let lookup = Lookup::new("s3:getsomething", "*");
        assert_eq!(document.concerned(&lookup).each("s3:getsomething", true).count(), 1);
    }
}
