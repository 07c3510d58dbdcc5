//! The twelve digits that name an account.

use std::fmt;

/// An AWS account id: exactly twelve ASCII digits, kept as a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(u64);

impl AccountId {
    /// Reads twelve ASCII digits; anything else is `None`.
    pub fn parse(text: &str) -> Option<AccountId> {
        if text.len() != 12 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().map(AccountId)
    }

    /// An account id out of random bits, never with a leading zero (people lose those in spreadsheets).
    pub fn from_random(bits: u64) -> AccountId {
        AccountId(100_000_000_000 + bits % 900_000_000_000)
    }

    /// The id as a number below 10^12.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The id of a number; `None` from 10^12 on.
    pub fn from_number(number: u64) -> Option<AccountId> {
        (number < 1_000_000_000_000).then_some(AccountId(number))
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012}", self.0)
    }
}

impl fmt::Debug for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_twelve_digits_and_nothing_else() {
        assert_eq!(
            AccountId::parse("000000000001").map(|a| a.to_string()).unwrap(),
            "000000000001"
        );
        for bad in
            ["", "1", "1234567890123", "12345678901a", "１２３４５６７８９０１２", "+12345678901"]
        {
            assert!(AccountId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn random_ones_have_twelve_digits() {
        for bits in [0, 1, u64::MAX, 899_999_999_999] {
            assert!(AccountId::parse(&AccountId::from_random(bits).to_string()).is_some());
        }
    }
}
