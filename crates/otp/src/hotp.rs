//! HOTP (RFC 4226) and TOTP (RFC 6238): from a seed and a moving factor to a code.

use aws_lc_rs::hmac;

use crate::{Code, Digits, Seed};

/// The time step, in seconds: RFC 6238's default and AWS's only one.
pub const PERIOD: u32 = 30;

/// The hash under the HMAC. AWS's devices use SHA-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Algorithm {
    /// RFC 4226's own.
    #[default]
    Sha1,
    /// RFC 6238 section 1.2.
    Sha256,
    /// RFC 6238 section 1.2.
    Sha512,
}

/// The code of a counter (RFC 4226 section 5.3).
pub fn hotp(seed: &Seed, counter: u64, digits: Digits, algorithm: Algorithm) -> Code {
    Generator::new(seed, digits, algorithm).code(counter.to_be_bytes())
}

/// The code of a time step (RFC 6238 section 4.2); [`step`] says which step it is.
pub fn totp(seed: &Seed, step: i64, digits: Digits, algorithm: Algorithm) -> Code {
    Generator::new(seed, digits, algorithm).code(step.to_be_bytes())
}

/// The time step of a moment in Unix seconds, 30 seconds long. Before 1970 it is negative.
pub fn step(now: i64) -> i64 {
    step_of(now, PERIOD)
}

/// The time step of a moment, for a device whose steps are `period` seconds long (0 counts as 1).
pub fn step_of(now: i64, period: u32) -> i64 {
    now.div_euclid(i64::from(period.max(1)))
}

/// A seed made ready for many codes.
pub(crate) struct Generator {
    key: hmac::Key,
    digits: Digits,
}

impl Generator {
    pub(crate) fn new(seed: &Seed, digits: Digits, algorithm: Algorithm) -> Self {
        let algorithm = match algorithm {
            Algorithm::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            Algorithm::Sha256 => hmac::HMAC_SHA256,
            Algorithm::Sha512 => hmac::HMAC_SHA512,
        };
        Self { key: hmac::Key::new(algorithm, seed.expose()), digits }
    }

    /// Dynamic truncation: the last nibble says where the 31 bits stand.
    pub(crate) fn code(&self, factor: [u8; 8]) -> Code {
        let tag = hmac::sign(&self.key, &factor);
        let mac = tag.as_ref();
        let offset = mac.last().map_or(0, |last| usize::from(last & 0x0f));
        let bits = mac.iter().skip(offset).take(4).fold(0_u32, |n, b| n << 8 | u32::from(*b));
        Code::new(bits & 0x7fff_ffff, self.digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed(length: usize) -> Seed {
        let digits: Vec<u8> = b"1234567890".iter().copied().cycle().take(length).collect();
        Seed::from_bytes(&digits).unwrap()
    }

    #[test]
    fn r1_the_vectors_of_rfc_4226_appendix_d() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489",
        ];
        for (counter, code) in (0..).zip(expected) {
            let made = hotp(&seed(20), counter, Digits::Six, Algorithm::Sha1);
            assert_eq!(made.expose(), code, "{counter}");
        }
        // The appendix gives the truncated values whole; eight digits show two more of them.
        assert_eq!(hotp(&seed(20), 0, Digits::Eight, Algorithm::Sha1).expose(), "84755224");
        assert_eq!(hotp(&seed(20), 9, Digits::Seven, Algorithm::Sha1).expose(), "5520489");
    }

    #[test]
    fn r4_the_vectors_of_rfc_6238_appendix_b() {
        for (now, sha1, sha256, sha512) in [
            (59, "94287082", "46119246", "90693936"),
            (1_111_111_109, "07081804", "68084774", "25091201"),
            (1_111_111_111, "14050471", "67062674", "99943326"),
            (1_234_567_890, "89005924", "91819424", "93441116"),
            (2_000_000_000, "69279037", "90698825", "38618901"),
            (20_000_000_000, "65353130", "77737706", "47863826"),
        ] {
            for (algorithm, length, code) in [
                (Algorithm::Sha1, 20, sha1),
                (Algorithm::Sha256, 32, sha256),
                (Algorithm::Sha512, 64, sha512),
            ] {
                let made = totp(&seed(length), step(now), Digits::Eight, algorithm);
                assert_eq!(made.expose(), code, "{now} {algorithm:?}");
            }
        }
    }

    #[test]
    fn m20_steps_are_whole_before_1970_too() {
        for (now, expected) in [
            (0, 0),
            (29, 0),
            (30, 1),
            (59, 1),
            (-1, -1),
            (-30, -1),
            (-31, -2),
            (i64::MAX, i64::MAX / 30),
            (i64::MIN, -307_445_734_561_825_861),
        ] {
            assert_eq!(step(now), expected, "{now}");
            let _ = totp(&seed(20), step(now), Digits::Six, Algorithm::Sha1);
        }
        assert_eq!(step_of(119, 60), 1);
        assert_eq!(step_of(7, 0), 7);
    }
}
