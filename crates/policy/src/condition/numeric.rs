//! `NumericEquals` and its family: decimals, compared exactly.

use super::Order;
use crate::context::Value;
use crate::weight::{Weight, allocated};
use std::borrow::Cow;
use std::cmp::Ordering;

/// A decimal number of any length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    /// Without leading zeros.
    whole: String,
    /// Without trailing zeros.
    fraction: String,
}

impl Decimal {
    fn of(number: i64) -> Decimal {
        let whole = if number == 0 { String::new() } else { number.unsigned_abs().to_string() };
        Decimal { negative: number < 0, whole, fraction: String::new() }
    }

    /// Reads digits with an optional sign and an optional fraction; nothing else is a number (no exponent, no `NaN`).
    pub(super) fn parse(text: &str) -> Option<Decimal> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, text.get(1..)?),
            b'+' => (false, text.get(1..)?),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.ends_with('.')
        {
            return None;
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let zero = whole.is_empty() && fraction.is_empty();
        Some(Decimal {
            negative: negative && !zero,
            whole: whole.to_owned(),
            fraction: fraction.to_owned(),
        })
    }
}

/// Whether a request's value is so to one of the policy's; `None` when it is no number.
pub(super) fn any(all: &[Limit], order: Order, value: Value<'_>) -> Option<bool> {
    let decimal = match value {
        Value::Number(number) if all.iter().all(|limit| limit.whole().is_some()) => {
            let holds = |limit: &Limit| limit.whole().is_some_and(|w| order.holds(number.cmp(&w)));
            return Some(all.iter().any(holds));
        }
        Value::Number(number) => Decimal::of(number),
        other => Decimal::parse(&other.text())?,
    };
    Some(all.iter().any(|limit| order.holds(decimal.cmp(&limit.decimal()))))
}

/// A policy's number.
#[derive(Debug, Clone)]
pub(super) enum Limit {
    /// Whole and not too long: most are.
    Whole(i64),
    Decimal(Box<Decimal>),
}

impl Limit {
    pub(super) fn parse(text: &str) -> Option<Limit> {
        let decimal = Decimal::parse(text)?;
        Some(text.parse().map_or_else(|_| Limit::Decimal(Box::new(decimal)), Limit::Whole))
    }

    fn whole(&self) -> Option<i64> {
        match self {
            Limit::Whole(number) => Some(*number),
            Limit::Decimal(_) => None,
        }
    }

    fn decimal(&self) -> Cow<'_, Decimal> {
        match self {
            Limit::Whole(number) => Cow::Owned(Decimal::of(*number)),
            Limit::Decimal(decimal) => Cow::Borrowed(decimal),
        }
    }
}

impl Weight for Limit {
    fn elsewhere(&self) -> usize {
        match self {
            Limit::Whole(_) => 0,
            Limit::Decimal(decimal) => {
                let Decimal { whole, fraction, .. } = &**decimal;
                allocated(size_of::<Decimal>()) + whole.elsewhere() + fraction.elsewhere()
            }
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let size = |a: &Decimal, b: &Decimal| {
            (a.whole.len(), &a.whole, &a.fraction).cmp(&(b.whole.len(), &b.whole, &b.fraction))
        };
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => size(self, other),
            (true, true) => size(other, self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_as_numbers() {
        let number = |text| Decimal::parse(text).unwrap();
        assert_eq!(number("10"), number("10.0"));
        assert_eq!(number("-0"), number("0.00"));
        let sorted = [
            "-10.5",
            "-10",
            "-9",
            "0",
            "0.05",
            "0.5",
            "9",
            "10",
            "10.01",
            "123456789012345678901234567890",
        ];
        assert!(sorted.windows(2).all(|pair| number(pair[0]) < number(pair[1])));
    }

    #[test]
    fn a_number_is_what_its_text_is() {
        let limits = ["-7", "+3600", "0", "9223372036854775808", "3600.0", "12.5"];
        let limits = limits.map(|text| Limit::parse(text).unwrap());
        let order = [Order::Equals, Order::Less, Order::GreaterEquals];
        for number in [i64::MIN, -7, 0, 12, 3600, i64::MAX] {
            for (limit, order) in limits.iter().flat_map(|limit| order.map(|order| (limit, order)))
            {
                let limit = std::slice::from_ref(limit);
                let text = any(limit, order, Value::Text(&number.to_string()));
                assert_eq!(
                    any(limit, order, Value::Number(number)),
                    text,
                    "{number} {order:?} {limit:?}"
                );
            }
        }
        assert_eq!(any(&[], Order::Equals, Value::Instant(0)), None, "a date is no number");
    }

    #[test]
    fn p16_what_is_no_number_is_refused() {
        for text in ["", "-", "1e400", "NaN", "inf", "1.", ".5", "1,5", "0x1", " 1", "１"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
