//! A one-time password, as a value.

use std::fmt;

use subtle::{Choice, ConstantTimeEq};

/// How many digits a code has. AWS's devices have six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Digits {
    /// `000000` to `999999`.
    #[default]
    Six,
    /// `0000000` to `9999999`.
    Seven,
    /// `00000000` to `99999999`.
    Eight,
}

impl Digits {
    /// The number of digits.
    pub fn count(self) -> usize {
        match self {
            Self::Six => 6,
            Self::Seven => 7,
            Self::Eight => 8,
        }
    }

    /// The digits of that number, if it is 6, 7 or 8.
    pub fn from_count(count: usize) -> Option<Self> {
        [Self::Six, Self::Seven, Self::Eight].into_iter().find(|d| d.count() == count)
    }

    pub(crate) fn modulus(self) -> u32 {
        match self {
            Self::Six => 1_000_000,
            Self::Seven => 10_000_000,
            Self::Eight => 100_000_000,
        }
    }
}

/// A one-time password. Comparing two takes the same time whatever they are.
#[derive(Clone, Copy)]
pub struct Code {
    value: u32,
    digits: Digits,
}

impl Code {
    /// INVARIANT: `value` is below the digits' modulus.
    pub(crate) fn new(value: u32, digits: Digits) -> Self {
        Self { value: value % digits.modulus(), digits }
    }

    /// Reads what somebody typed: exactly six ASCII digits. No blanks, no signs, no digits of other
    /// scripts, so that one code has one spelling and a used one cannot come back in another.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != Digits::Six.count() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        text.parse().ok().map(|value| Self { value, digits: Digits::Six })
    }

    /// The number of digits.
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// The digits themselves, with leading zeros, for the person who asked for the code.
    pub fn expose(&self) -> String {
        format!("{:0width$}", self.value, width = self.digits.count())
    }
}

impl ConstantTimeEq for Code {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.value.ct_eq(&other.value) & self.digits.modulus().ct_eq(&other.digits.modulus())
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for Code {}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m2_a_code_is_exactly_six_ascii_digits() {
        assert_eq!(Code::parse("012345").map(|c| c.expose()).as_deref(), Some("012345"));
        for bad in [
            "",
            "12345",
            "1234567",
            "0123456",
            " 12345",
            "12345 ",
            "123456 ",
            "12345\t",
            "12 34 56",
            "123 456",
            "+12345",
            "+123456",
            "-12345",
            "12345a",
            "0x1234",
            "１２３４５６",
            "١٢٣٤٥٦",
            "१२३४५६",
            "12345\0",
            "12345\n",
            "1234५",
            "²²²²²²",
        ] {
            assert!(Code::parse(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn codes_of_another_length_differ() {
        assert_eq!(Code::new(7, Digits::Six), Code::new(1_000_007, Digits::Six));
        assert_ne!(Code::new(7, Digits::Six), Code::new(7, Digits::Eight));
        assert_ne!(Code::new(7, Digits::Six), Code::new(8, Digits::Six));
        assert_eq!(Code::new(7, Digits::Eight).expose(), "00000007");
        assert_eq!(
            [5, 6, 7, 8, 9].map(Digits::from_count).map(|d| d.is_some()),
            [false, true, true, true, false]
        );
    }

    #[test]
    fn does_not_show_itself() {
        assert_eq!(format!("{:?}", Code::parse("123456")), "Some(Code(redacted))");
    }
}
