//! What a person who asks for a code gets to see.

use countersign_otp::uri::{Factor, Otpauth};
use countersign_otp::{Code, hotp, step_of, totp};

use crate::Entry;

/// A code, and how long it is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The code.
    pub code: Code,
    /// The seconds until the next one, at least 1; `None` for a counter-based entry.
    pub seconds_left: Option<u32>,
}

impl Shown {
    /// The code of an entry at `now`, in Unix seconds. A counter-based entry's is that of its
    /// counter, which stays as it is.
    pub fn of(entry: &Entry, now: i64) -> Self {
        let Otpauth { seed, algorithm, digits, factor, .. } = &entry.device;
        match *factor {
            Factor::Time { period } => {
                let into = u32::try_from(now.rem_euclid(i64::from(period.max(1)))).unwrap_or(0);
                Self {
                    code: totp(seed, step_of(now, period), *digits, *algorithm),
                    seconds_left: Some(period.max(1) - into),
                }
            }
            Factor::Counter { counter } => {
                Self { code: hotp(seed, counter, *digits, *algorithm), seconds_left: None }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use countersign_otp::{Algorithm, Digits, Seed};

    use super::*;

    fn shown(factor: Factor, digits: Digits, now: i64) -> (String, Option<u32>) {
        let seed = Seed::from(*b"12345678901234567890");
        let device = Otpauth { factor, digits, ..Otpauth::device("a", "b", seed) };
        assert_eq!(device.algorithm, Algorithm::Sha1);
        let shown = Shown::of(&Entry { name: "a".parse().unwrap(), device }, now);
        (shown.code.expose(), shown.seconds_left)
    }

    #[test]
    fn shows_the_rfcs_codes_and_the_time_left() {
        let time = |period| Factor::Time { period };
        assert_eq!(shown(time(30), Digits::Eight, 59), ("94287082".into(), Some(1)));
        assert_eq!(shown(time(30), Digits::Six, 30), ("287082".into(), Some(30)));
        assert_eq!(shown(time(60), Digits::Six, 119), ("287082".into(), Some(1)));
        assert_eq!(shown(time(30), Digits::Six, -1).1, Some(1));
        assert_eq!(shown(Factor::Counter { counter: 2 }, Digits::Six, 59), ("359152".into(), None));
    }
}
