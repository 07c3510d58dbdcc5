//! Request ids: unique, in the form of a version 4 UUID, and no secret.

use std::fmt::Write as _;
use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// A new request id.
///
/// A keyed hash of a counter: as good as random for telling requests apart, and much cheaper, since it stands on the
/// path of every request.
pub(crate) fn new() -> String {
    static KEYS: OnceLock<[RandomState; 2]> = OnceLock::new();
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let [high, low] = KEYS
        .get_or_init(|| [RandomState::new(), RandomState::new()])
        .each_ref()
        .map(|key| key.hash_one(count));
    let bits = (u128::from(high) << 64 | u128::from(low)) & !(0xf << 76 | 0xc << 60)
        | 0x4 << 76
        | 0x8 << 60;
    let mut text = String::with_capacity(36);
    for (at, byte) in bits.to_be_bytes().into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // Writing into a `String` does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_like_a_uuid_and_does_not_come_twice() {
        let ids: std::collections::BTreeSet<_> = (0..1000).map(|_| new()).collect();
        assert_eq!(ids.len(), 1000);
        for id in ids {
            let lengths: Vec<_> = id.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
            let bytes = id.as_bytes();
            assert!(matches!((bytes[14], bytes[19]), (b'4', b'8' | b'9' | b'a' | b'b')), "{id}");
        }
    }
}
