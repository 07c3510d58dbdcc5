//! The shared secret of a device.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

/// The longest seed that is taken, in bytes: the block of the widest hash. A longer one adds nothing.
const LONGEST: usize = 128;

/// A device's seed. Wiped when dropped, and shown by nothing but [`Seed::expose`] and
/// [`Seed::to_base32`].
#[derive(Clone)]
pub struct Seed(Zeroizing<Vec<u8>>);

/// Why something is no seed. It does not repeat what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSeed {
    /// There is nothing.
    Empty,
    /// It has more than 128 bytes.
    TooLong,
    /// It is not base32.
    NotBase32,
}

impl Seed {
    /// A seed of 1 to 128 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NoSeed> {
        match bytes.len() {
            0 => Err(NoSeed::Empty),
            1..=LONGEST => Ok(Self(Zeroizing::new(bytes.to_vec()))),
            _ => Err(NoSeed::TooLong),
        }
    }

    /// Reads base32 (RFC 4648) as services hand it out: in either case, in groups with blanks or
    /// hyphens between them, with or without its padding.
    pub fn from_base32(text: &str) -> Result<Self, NoSeed> {
        let mut letters: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::with_capacity(text.len()));
        letters.extend(
            text.bytes()
                .filter(|b| !b.is_ascii_whitespace() && *b != b'-')
                .map(|b| b.to_ascii_uppercase()),
        );
        let padding = letters.iter().rev().take_while(|b| **b == b'=').count();
        let length = letters.len() - padding;
        letters.truncate(length);
        let mut bytes = BASE32_NOPAD.decode(&letters).map_err(|_| NoSeed::NotBase32)?;
        let seed = Self::from_bytes(&bytes);
        bytes.zeroize();
        seed
    }

    /// Base32 without padding, as authenticators take it.
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(&self.0))
    }

    /// The bytes themselves.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

/// 160 random bits, which is what RFC 4226 section 4 recommends.
impl From<[u8; 20]> for Seed {
    fn from(mut bytes: [u8; 20]) -> Self {
        let seed = Self(Zeroizing::new(bytes.to_vec()));
        bytes.zeroize();
        seed
    }
}

impl PartialEq for Seed {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Seed {}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(redacted)")
    }
}

impl fmt::Display for NoSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the seed is empty",
            Self::TooLong => "the seed is longer than 128 bytes",
            Self::NotBase32 => "the seed is not base32: letters A to Z and digits 2 to 7",
        })
    }
}

impl std::error::Error for NoSeed {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_base32_in_every_dress() {
        let seed = Seed::from_bytes(b"12345678901234567890").unwrap();
        assert_eq!(*seed.to_base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        for text in [
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
            "gezd gnbv gy3t qojq gezd gnbv gy3t qojq\r\n",
            "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ======",
        ] {
            assert_eq!(Seed::from_base32(text).as_ref(), Ok(&seed), "{text}");
        }
        assert_eq!(Seed::from_base32("MY======").unwrap().expose(), b"f");
    }

    #[test]
    fn refuses_what_is_no_seed() {
        for (text, why) in [
            ("", NoSeed::Empty),
            (" \n", NoSeed::Empty),
            ("====", NoSeed::Empty),
            ("A", NoSeed::NotBase32),
            ("AAAAAAA1", NoSeed::NotBase32),
            ("AAAAAAA8", NoSeed::NotBase32),
            ("AA==AAAA", NoSeed::NotBase32),
            ("ÄAAAAAAA", NoSeed::NotBase32),
            ("AAAAAAAA+", NoSeed::NotBase32),
        ] {
            assert_eq!(Seed::from_base32(text), Err(why), "{text}");
        }
        assert_eq!(Seed::from_bytes(&[]), Err(NoSeed::Empty));
        assert_eq!(Seed::from_bytes(&[0; 129]), Err(NoSeed::TooLong));
        assert_eq!(Seed::from_base32(&"A".repeat(208)), Err(NoSeed::TooLong));
        assert!(Seed::from_bytes(&[0; 128]).is_ok());
    }

    #[test]
    fn does_not_show_itself() {
        assert_eq!(format!("{:?}", Seed::from([7; 20])), "Seed(redacted)");
    }

    proptest::proptest! {
        #[test]
        fn base32_comes_back(bytes in proptest::collection::vec(proptest::num::u8::ANY, 1..=128)) {
            let seed = Seed::from_bytes(&bytes).unwrap();
            proptest::prop_assert_eq!(Seed::from_base32(&seed.to_base32()), Ok(seed));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".{0,64}") {
            let _ = Seed::from_base32(&text);
        }
    }
}
