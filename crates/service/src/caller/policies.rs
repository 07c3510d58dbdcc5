//! Session policies, compiled once for the calls of a session.
//!
//! A session's inline policies travel in its token. Who calls a hundred times with one token has them read once: they
//! are found again by the digest of what the token holds.

use super::token;
use aws_lc_rs::digest::{SHA256, digest};
use countersign_policy::{Document, Kind};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Parts with a lock each, so that calls seldom meet.
const PARTS: usize = 16;
/// Sets of policies in one part.
const MOST: usize = 64;
/// Bytes of policy text in one part. Compiled, they take several times as much.
const BYTES: usize = 128 * 1024;

/// Compiled session policies by the digest of their packed text: bounded, and safe to lose.
#[derive(Debug, Default)]
pub(crate) struct Compiled {
    parts: [Mutex<Part>; PARTS],
}

#[derive(Debug, Default)]
struct Part {
    sets: HashMap<[u8; 32], Set>,
    bytes: usize,
    /// Counts the uses, to tell which set has not been used for longest.
    uses: u64,
}

#[derive(Debug)]
struct Set {
    documents: Vec<Arc<Document>>,
    bytes: usize,
    used: u64,
}

impl Compiled {
    /// The documents that [`token::pack`] has packed; `None` for anything else, and for documents that cannot be read.
    ///
    /// No lock is held while a document is read.
    pub(crate) fn documents(&self, packed: &[u8]) -> Option<Vec<Arc<Document>>> {
        if packed.is_empty() {
            return Some(Vec::new());
        }
        let digest: [u8; 32] = digest(&SHA256, packed).as_ref().try_into().ok()?;
        let [first, ..] = digest;
        let part = self.parts.get(usize::from(first) % PARTS)?;
        let lock = || part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(documents) = lock().find(&digest) {
            return Some(documents);
        }
        let texts = token::unpack(packed)?;
        let documents = texts.iter().map(|text| {
            let document = Document::parse(text, Kind::Session).ok()?;
            Some(Arc::new(document))
        });
        let documents: Vec<_> = documents.collect::<Option<_>>()?;
        lock().keep(digest, &documents, texts.iter().map(String::len).sum());
        Some(documents)
    }
}

impl Part {
    fn find(&mut self, digest: &[u8; 32]) -> Option<Vec<Arc<Document>>> {
        self.uses += 1;
        let set = self.sets.get_mut(digest)?;
        set.used = self.uses;
        Some(set.documents.clone())
    }

    /// Keeps a set, in place of those that have not been used for longest.
    fn keep(&mut self, digest: [u8; 32], documents: &[Arc<Document>], bytes: usize) {
        // Another call may have been here meanwhile.
        if bytes > BYTES || self.sets.contains_key(&digest) {
            return;
        }
        while self.sets.len() >= MOST || self.bytes + bytes > BYTES {
            let oldest =
                self.sets.iter().min_by_key(|(_, set)| set.used).map(|(digest, _)| *digest);
            let Some(set) = oldest.and_then(|digest| self.sets.remove(&digest)) else { return };
            self.bytes -= set.bytes;
        }
        self.bytes += bytes;
        let documents = documents.to_vec();
        self.sets.insert(digest, Set { documents, bytes, used: self.uses });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(resource: &str) -> String {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::{resource}"}}]}}"#
        )
    }

    fn held(compiled: &Compiled) -> (usize, usize) {
        let parts = compiled.parts.iter().map(|part| part.lock().unwrap());
        parts.fold((0, 0), |(sets, bytes), part| {
            assert_eq!(part.bytes, part.sets.values().map(|set| set.bytes).sum::<usize>());
            (sets + part.sets.len(), bytes + part.bytes)
        })
    }

    #[test]
    fn the_same_session_finds_the_same_documents() {
        let compiled = Compiled::default();
        let (a, b) = (policy("a"), policy("b"));
        let first = compiled.documents(&token::pack(&[&a, &b])).unwrap();
        let again = compiled.documents(&token::pack(&[&a, &b])).unwrap();
        assert_eq!(first.len(), 2);
        assert!(first.iter().zip(&again).all(|(one, other)| Arc::ptr_eq(one, other)));
        let other = compiled.documents(&token::pack(&[&a])).unwrap();
        assert!(!Arc::ptr_eq(&first[0], &other[0]));
        assert_eq!(held(&compiled).0, 2);
        assert_eq!(compiled.documents(&[]).unwrap().len(), 0);
    }

    #[test]
    fn what_cannot_be_read_is_none_and_is_not_kept() {
        let compiled = Compiled::default();
        for packed in
            [b"not deflated".to_vec(), token::pack(&["{}"]), token::pack(&[&policy("a"), "x"])]
        {
            assert!(compiled.documents(&packed).is_none());
        }
        assert_eq!(held(&compiled), (0, 0));
    }

    #[test]
    fn it_stays_small_and_keeps_what_is_used() {
        let compiled = Compiled::default();
        let steady = token::pack(&[&policy("steady")]);
        let first = compiled.documents(&steady).unwrap();
        for n in 0..4 * PARTS * MOST {
            compiled.documents(&token::pack(&[&policy(&n.to_string())])).unwrap();
            let again = compiled.documents(&steady).unwrap();
            assert!(Arc::ptr_eq(&first[0], &again[0]), "lost after {n}");
        }
        assert!(held(&compiled).0 <= PARTS * MOST);
        // A few large ones push many small ones out.
        for n in 0..20 * PARTS {
            let large = policy(&format!("{n}{}", "x".repeat(30_000)));
            compiled.documents(&token::pack(&[&large])).unwrap();
        }
        let (sets, bytes) = held(&compiled);
        assert!(bytes <= PARTS * BYTES, "{sets} sets of {bytes} bytes");
    }

    #[test]
    fn many_callers_at_once_all_get_theirs() {
        let compiled = Compiled::default();
        std::thread::scope(|scope| {
            for caller in 0..8 {
                let compiled = &compiled;
                scope.spawn(move || {
                    for n in 0..300 {
                        let packed = token::pack(&[&policy(&format!("{}", (n * 7 + caller) % 50))]);
                        assert_eq!(compiled.documents(&packed).unwrap().len(), 1);
                    }
                });
            }
        });
        assert_eq!(held(&compiled).0, 50);
    }
}
