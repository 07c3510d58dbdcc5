//! The head: one row that says what all the others are, written anew in every commit.
//!
//! `revision u64 | count u64 | sum 32 | mac 32`. The sum is over keyed MACs of all rows, so that a row which is older,
//! missing, one too many or in another's place makes another sum, and only who has the ring can make a head that fits.

use crate::backend::RowRef;
use crate::seal::StoreId;
use crate::{Damaged, Revision};
use aws_lc_rs::hmac;
use std::sync::Arc;
use subtle::ConstantTimeEq as _;

/// Bytes of a head.
const LENGTH: usize = 80;

/// What all rows of a store come to, at a revision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) revision: Revision,
    count: u64,
    sum: Sum,
}

impl Head {
    /// A head of no rows.
    pub(crate) fn at(revision: Revision) -> Head {
        Head { revision, ..Head::default() }
    }

    /// Counts a row in.
    pub(crate) fn add(&mut self, key: &HeadKey, row: RowRef<'_>) {
        self.count = self.count.wrapping_add(1);
        self.sum.add(&key.row(row));
    }

    /// Counts a row out.
    pub(crate) fn take(&mut self, key: &HeadKey, row: RowRef<'_>) {
        self.count = self.count.wrapping_sub(1);
        self.sum.take(&key.row(row));
    }

    /// Counts in what another head counted, of other rows.
    pub(crate) fn join(&mut self, other: &Head) {
        self.count = self.count.wrapping_add(other.count);
        self.sum.add(&other.sum.bytes());
    }

    /// The head as a row.
    pub(crate) fn sign(&self, key: &HeadKey) -> Vec<u8> {
        let mut out = Vec::with_capacity(LENGTH);
        out.extend_from_slice(&self.revision.to_be_bytes());
        out.extend_from_slice(&self.count.to_be_bytes());
        out.extend_from_slice(&self.sum.bytes());
        out.extend_from_slice(&key.mac(&[b"head", &key.store, &out]));
        out
    }

    /// Reads a head that [`Head::sign`] made.
    pub(crate) fn read(key: &HeadKey, bytes: &[u8]) -> Result<Head, Damaged> {
        let damaged = || Damaged::new("the head is not one of this store's");
        let (signed, mac) = bytes.split_last_chunk::<32>().ok_or_else(damaged)?;
        if !bool::from(mac.ct_eq(&key.mac(&[b"head", &key.store, signed]))) {
            return Err(damaged());
        }
        let (numbers, sum) = signed.split_last_chunk::<32>().ok_or_else(damaged)?;
        let (revision, count) = numbers.split_at_checked(8).ok_or_else(damaged)?;
        let number = |bytes: &[u8]| bytes.try_into().map(u64::from_be_bytes).map_err(|_| damaged());
        Ok(Head { revision: number(revision)?, count: number(count)?, sum: Sum::from_bytes(sum) })
    }

    /// The revision that a head gives, before anybody can tell whether it is true.
    pub(crate) fn claimed(bytes: &[u8]) -> Option<Revision> {
        (bytes.len() == LENGTH).then_some(())?;
        bytes.first_chunk().copied().map(u64::from_be_bytes)
    }
}

/// The key under which a store's rows are summed up and its head is signed.
#[derive(Clone)]
pub struct HeadKey {
    store: StoreId,
    key: Arc<hmac::Key>,
}

impl std::fmt::Debug for HeadKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HeadKey(***)")
    }
}

impl HeadKey {
    pub(crate) fn new(store: StoreId, secret: &[u8; 32]) -> HeadKey {
        HeadKey { store, key: Arc::new(hmac::Key::new(hmac::HMAC_SHA256, secret)) }
    }

    /// What a row adds to the sum. Its key is in it, so that two rows cannot change places.
    fn row(&self, row: RowRef<'_>) -> [u8; 32] {
        self.mac(&[b"row", row.key.as_bytes(), &row.revision.to_be_bytes(), row.bytes])
    }

    fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.key);
        for part in parts {
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        let mut out = [0; 32];
        for (to, from) in out.iter_mut().zip(context.sign().as_ref()) {
            *to = *from;
        }
        out
    }
}

/// A sum modulo 2^256. Adding and taking away costs the same however many rows there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum([u64; 4]);

impl Sum {
    fn add(&mut self, mac: &[u8; 32]) {
        let mut carry = false;
        for (limb, other) in self.0.iter_mut().zip(limbs(mac)) {
            let (sum, first) = limb.overflowing_add(other);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = first || second;
        }
    }

    fn take(&mut self, mac: &[u8; 32]) {
        let mut borrow = false;
        for (limb, other) in self.0.iter_mut().zip(limbs(mac)) {
            let (rest, first) = limb.overflowing_sub(other);
            let (rest, second) = rest.overflowing_sub(u64::from(borrow));
            *limb = rest;
            borrow = first || second;
        }
    }

    fn bytes(&self) -> [u8; 32] {
        let mut out = [0; 32];
        for (to, limb) in out.chunks_exact_mut(8).zip(self.0) {
            to.copy_from_slice(&limb.to_le_bytes());
        }
        out
    }

    fn from_bytes(bytes: &[u8; 32]) -> Sum {
        let mut sum = Sum::default();
        for (limb, value) in sum.0.iter_mut().zip(limbs(bytes)) {
            *limb = value;
        }
        sum
    }
}

fn limbs(bytes: &[u8; 32]) -> impl Iterator<Item = u64> + '_ {
    bytes.chunks_exact(8).map(|chunk| chunk.try_into().map_or(0, u64::from_le_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> HeadKey {
        HeadKey::new([1; 16], &[2; 32])
    }

    fn head(rows: &[(&str, &[u8])]) -> Head {
        let mut head = Head::default();
        for &(row, bytes) in rows {
            head.add(&key(), RowRef { key: row, revision: 1, bytes });
        }
        head
    }

    proptest! {
        #[test]
        fn sums_do_not_care_for_order_and_forget_what_is_taken(macs: Vec<[u8; 32]>, one: [u8; 32]) {
            let sum = |macs: &mut dyn Iterator<Item = &[u8; 32]>| {
                macs.fold(Sum::default(), |mut sum, mac| { sum.add(mac); sum })
            };
            let all = sum(&mut macs.iter());
            prop_assert_eq!(all, sum(&mut macs.iter().rev()));
            prop_assert_eq!(Sum::from_bytes(&all.bytes()), all);
            let mut more = all;
            more.add(&one);
            prop_assert_eq!(more == all, one == [0; 32]);
            more.take(&one);
            prop_assert_eq!(more, all);
        }
    }

    #[test]
    fn a3_an_older_missing_extra_or_swapped_row_makes_another_head() {
        let good = head(&[("a", b"1"), ("b", b"2")]);
        assert_eq!(good, head(&[("b", b"2"), ("a", b"1")]));
        for other in [
            head(&[("a", b"0"), ("b", b"2")]),
            head(&[("a", b"1")]),
            head(&[("a", b"1"), ("b", b"2"), ("c", b"3")]),
            head(&[("a", b"2"), ("b", b"1")]),
            head(&[("a", b"1"), ("a", b"1")]),
        ] {
            assert_ne!(good, other);
        }
        let mut later = Head::default();
        later.add(&key(), RowRef { key: "a", revision: 2, bytes: b"1" });
        assert_ne!(later, head(&[("a", b"1")]), "another revision");
        let mut joined = head(&[("a", b"1")]);
        joined.join(&head(&[("b", b"2")]));
        assert_eq!(good, joined);
    }

    #[test]
    fn only_the_key_signs() {
        let signed = Head { revision: 7, ..head(&[("a", b"1")]) }.sign(&key());
        assert_eq!(Head::read(&key(), &signed).unwrap().sign(&key()), signed);
        assert_eq!(Head::claimed(&signed), Some(7));
        assert!(Head::read(&HeadKey::new([1; 16], &[3; 32]), &signed).is_err());
        assert!(Head::read(&HeadKey::new([2; 16], &[2; 32]), &signed).is_err(), "another store");
        for at in 0..signed.len() {
            let mut bent = signed.clone();
            bent[at] ^= 0x10;
            assert!(Head::read(&key(), &bent).is_err(), "byte {at}");
            assert!(Head::read(&key(), &signed[..at]).is_err(), "cut at {at}");
            assert_eq!(Head::claimed(&signed[..at]), None);
        }
    }
}
