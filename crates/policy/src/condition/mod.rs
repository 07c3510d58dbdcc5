//! Condition operators: one file a family. A family parses its policy values once and compares request values.

mod binary;
mod boolean;
mod date;
mod ip;
mod numeric;
mod text;

pub(crate) use date::Instant;

use crate::arn::ArnPattern;
use crate::context::{Context, Value, Values};
use crate::key::OwnedKey;
use crate::malformed::Malformed;
use crate::pattern::Pattern;
use crate::weight::{Weight, allocated};

/// One line of a condition block: an operator, a key, and its values.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    key: OwnedKey,
    set: Option<Set>,
    if_exists: bool,
    negated: bool,
    test: Test,
}

/// How a multivalued key is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    All,
    Any,
}

/// The values of a condition, ready to be compared.
#[derive(Debug, Clone)]
enum Test {
    Text(text::Compare, Box<[Pattern]>),
    Numeric(Order, Box<[numeric::Limit]>),
    Date(Order, Box<[Instant]>),
    Boolean(Box<[Pattern]>),
    Binary(Box<[Vec<u8>]>),
    Ip(Box<[ipnet::IpNet]>),
    Arn(Box<[ArnPattern]>),
    Null(Box<[bool]>),
    /// An operator or a value that nobody understands.
    Unknown,
}

/// Comparisons that numbers and dates share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Equals,
    Less,
    LessEquals,
    Greater,
    GreaterEquals,
}

impl Order {
    /// What follows `Numeric` or `Date`, and whether it is negated.
    fn parse(word: &str) -> Option<(Order, bool)> {
        Some(match word {
            "Equals" => (Order::Equals, false),
            "NotEquals" => (Order::Equals, true),
            "LessThan" => (Order::Less, false),
            "LessThanEquals" => (Order::LessEquals, false),
            "GreaterThan" => (Order::Greater, false),
            "GreaterThanEquals" => (Order::GreaterEquals, false),
            _ => return None,
        })
    }

    fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Order::Equals => ordering.is_eq(),
            Order::Less => ordering.is_lt(),
            Order::LessEquals => ordering.is_le(),
            Order::Greater => ordering.is_gt(),
            Order::GreaterEquals => ordering.is_ge(),
        }
    }
}

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    False,
    True,
    /// The policy or the request's value is not understood: it must neither allow nor keep from denying.
    Unclear,
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Truth {
        if truth { Truth::True } else { Truth::False }
    }
}

impl Condition {
    /// Reads one line. `variables` is off for version 2008-10-17.
    pub(crate) fn parse(
        operator: &str,
        key: &str,
        values: &[impl AsRef<str>],
        variables: bool,
    ) -> Result<Condition, Malformed> {
        let (set, word) = match operator.split_once(':') {
            Some(("ForAllValues", word)) => (Some(Set::All), word),
            Some(("ForAnyValue", word)) => (Some(Set::Any), word),
            Some(_) => return Err(Malformed::syntax()),
            None => (None, operator),
        };
        let (word, if_exists) = match word.strip_suffix("IfExists") {
            Some(word) => (word, true),
            None => (word, false),
        };
        if key.is_empty() || (word == "Null" && (if_exists || set.is_some())) {
            return Err(Malformed::syntax());
        }
        let (test, negated) = test(word, values, variables)?;
        Ok(Condition { key: OwnedKey::of(key), set, if_exists, negated, test })
    }

    /// One that nobody understands.
    pub(crate) fn unknown() -> Condition {
        Condition {
            key: OwnedKey::of(""),
            set: None,
            if_exists: false,
            negated: false,
            test: Test::Unknown,
        }
    }

    /// Whether it holds for a request.
    pub(crate) fn holds(&self, context: &dyn Context) -> Truth {
        if matches!(self.test, Test::Unknown) {
            return Truth::Unclear;
        }
        let there = context.get(self.key.get());
        if let Test::Null(wanted) = &self.test {
            let absent = matches!(there, Values::Absent);
            return wanted.contains(&absent).into();
        }
        match (&there, self.set) {
            (Values::Absent, Some(Set::All)) => Truth::True,
            (Values::Absent, Some(Set::Any)) => self.if_exists.into(),
            (Values::Absent, None) => (self.if_exists || self.negated).into(),
            // A multivalued key needs a set operator, or nothing can be said of it.
            (Values::Many(_), None) => Truth::False,
            (Values::Many(texts), Some(set)) => {
                let mut unclear = false;
                let decides = if set == Set::All { Truth::False } else { Truth::True };
                for text in texts {
                    match self.one(Value::Text(text), context) {
                        truth if truth == decides => return decides,
                        Truth::Unclear => unclear = true,
                        _ => {}
                    }
                }
                if unclear { Truth::Unclear } else { (set == Set::All).into() }
            }
            (single, _) => single.single().map_or(Truth::Unclear, |value| self.one(value, context)),
        }
    }

    /// Whether one request value satisfies the operator: some policy value matches, or for a negated one none does.
    fn one(&self, value: Value<'_>, context: &dyn Context) -> Truth {
        let any = match &self.test {
            Test::Text(compare, all) => Some(compare.any(all, &value.text(), context)),
            Test::Numeric(order, all) => numeric::any(all, *order, value),
            Test::Date(order, all) => Instant::of(value)
                .map(|value| all.iter().any(|policy| order.holds(value.cmp(policy)))),
            Test::Boolean(all) => Some(boolean::any(all, &value.text(), context)),
            Test::Binary(all) => binary::parse(&value.text()).map(|value| all.contains(&value)),
            Test::Ip(all) => {
                ip::address(value).map(|value| all.iter().any(|net| ip::contains(net, value)))
            }
            // A variable without a value makes its entry match nothing; what is no whole ARN leaves open what it means.
            Test::Arn(all) => {
                let text = value.text();
                let any = all.iter().any(|arn| arn.matches(&text, context) == Some(true));
                (any || !all.contains(&ArnPattern::Nothing)).then_some(any)
            }
            Test::Null(_) | Test::Unknown => None,
        };
        match any {
            Some(any) => (any != self.negated).into(),
            None => Truth::Unclear,
        }
    }
}

impl Weight for Condition {
    fn elsewhere(&self) -> usize {
        let values = match &self.test {
            Test::Text(_, all) | Test::Boolean(all) => all.elsewhere(),
            Test::Numeric(_, all) => all.elsewhere(),
            Test::Date(_, all) => allocated(size_of_val(&**all)),
            Test::Binary(all) => {
                let bytes = all.iter().map(|bytes| allocated(bytes.capacity()));
                allocated(size_of_val(&**all)) + bytes.sum::<usize>()
            }
            Test::Ip(all) => allocated(size_of_val(&**all)),
            Test::Arn(all) => all.elsewhere(),
            Test::Null(all) => allocated(all.len()),
            Test::Unknown => 0,
        };
        self.key.elsewhere() + values
    }
}

/// Whether a text is a number to `Numeric…`.
pub(crate) fn is_number(text: &str) -> bool {
    numeric::Decimal::parse(text).is_some()
}

/// Whether a text is a truth to `Bool`.
pub(crate) fn is_boolean(text: &str) -> bool {
    boolean::parse(text).is_some()
}

/// Whether a text is a moment to `Date…`.
pub(crate) fn is_date(text: &str) -> bool {
    Instant::parse(text).is_some()
}

/// Whether a text is base64 to `BinaryEquals`.
pub(crate) fn is_binary(text: &str) -> bool {
    binary::parse(text).is_some()
}

/// The comparison that an operator's word names, and whether it is negated.
fn test(
    word: &str,
    values: &[impl AsRef<str>],
    variables: bool,
) -> Result<(Test, bool), Malformed> {
    if let Some((compare, negated)) = text::Compare::parse(word) {
        let all = each(values, |value| compare.pattern(value, variables))?;
        return Ok((Test::Text(compare, all), negated));
    }
    if let Some((order, negated)) = word.strip_prefix("Numeric").and_then(Order::parse) {
        return Ok((Test::Numeric(order, each(values, numeric::Limit::parse)?), negated));
    }
    if let Some((order, negated)) = word.strip_prefix("Date").and_then(Order::parse) {
        // Of all values only dates are looked at by AWS's older parser.
        let all = each(values, Instant::parse).map_err(|_| Malformed::legacy())?;
        return Ok((Test::Date(order, all), negated));
    }
    Ok(match word {
        "Bool" => (Test::Boolean(each(values, |value| boolean::pattern(value, variables))?), false),
        "Null" => (Test::Null(each(values, boolean::parse)?), false),
        "BinaryEquals" => (Test::Binary(each(values, binary::parse)?), false),
        "IpAddress" | "NotIpAddress" => {
            (Test::Ip(each(values, ip::network)?), word == "NotIpAddress")
        }
        "ArnEquals" | "ArnLike" | "ArnNotEquals" | "ArnNotLike" => {
            let all = each(values, |value| ArnPattern::parse(value, variables))?;
            (Test::Arn(all), word.contains("Not"))
        }
        _ => return Err(Malformed::syntax()),
    })
}

fn each<T>(
    values: &[impl AsRef<str>],
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Box<[T]>, Malformed> {
    values
        .iter()
        .map(|value| parse(value.as_ref()))
        .collect::<Option<_>>()
        .ok_or_else(Malformed::syntax)
}
