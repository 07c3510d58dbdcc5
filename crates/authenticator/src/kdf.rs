//! A key out of a passphrase: scrypt (RFC 7914), with a bound on what a file may ask for.

use zeroize::Zeroizing;

/// What guessing one passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    log_n: u8,
    r: u32,
    p: u32,
}

/// The most memory that is used, in bytes.
const MEMORY: u64 = 256 << 20;

/// How often the memory is gone over at most.
const PASSES: u32 = 8;

impl Cost {
    /// What our own files are sealed with: 64 MiB.
    pub(crate) const OURS: Cost = Cost { log_n: 16, r: 8, p: 1 };

    /// The cost that a file names; `None` when it is no such thing, or more than anybody needs.
    pub(crate) fn new(n: u64, r: u32, p: u32) -> Option<Cost> {
        let log_n = u8::try_from(n.checked_ilog2()?).ok().filter(|_| n.is_power_of_two())?;
        let memory = n.checked_mul(128)?.checked_mul(r.into())?;
        let sound = log_n > 0 && r > 0 && memory <= MEMORY && (1..=PASSES).contains(&p);
        sound.then_some(Cost { log_n, r, p })
    }

    /// As it stands in a header: the logarithm of N, r, p.
    pub(crate) fn bytes(self) -> [u8; 3] {
        let byte = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
        [self.log_n, byte(self.r), byte(self.p)]
    }

    /// Out of a header.
    pub(crate) fn of([log_n, r, p]: [u8; 3]) -> Option<Cost> {
        Cost::new(1_u64.checked_shl(log_n.into())?, r.into(), p.into())
    }

    /// The key; it takes a tenth of a second or more, on purpose. `None` when scrypt will not have the cost.
    pub(crate) fn key(self, passphrase: &str, salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let cost = scrypt::Params::new(self.log_n, self.r, self.p).ok()?;
        let mut key = Zeroizing::new([0; 32]);
        scrypt::scrypt(passphrase.as_bytes(), salt, &cost, &mut *key).ok()?;
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cannot_ask_for_more_than_256_mib() {
        assert!(Cost::new(1 << 15, 8, 1).is_some() && Cost::new(1 << 18, 8, 1).is_some());
        for (n, r, p) in [
            (0, 8, 1),
            (1, 8, 1),
            (3, 8, 1),
            (1 << 19, 8, 1),
            (1 << 63, 8, 1),
            (1 << 15, 0, 1),
            (1 << 15, u32::MAX, 1),
            (1 << 15, 8, 0),
            (1 << 15, 8, 9),
        ] {
            assert_eq!(Cost::new(n, r, p), None, "{n} {r} {p}");
        }
        assert_eq!(Cost::of(Cost::OURS.bytes()), Some(Cost::OURS));
    }

    #[test]
    fn makes_the_rfcs_key() {
        // RFC 7914, section 12, the first 32 of 64 bytes.
        let key =
            Cost::new(1 << 14, 8, 1).unwrap().key("pleaseletmein", b"SodiumChloride").unwrap();
        let expected = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2";
        assert_eq!(data_encoding::HEXLOWER.encode(&*key), expected);
    }
}
