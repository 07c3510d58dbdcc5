//! Condition blocks (3.4): `None` is what cannot be told, because the request's value is none of the operator's type.

use super::request::{Asked, Found};
use super::text::{arn_is, globs, literal, substituted, wild};
use serde_json::Value;
use std::net::IpAddr;

/// Whether all operators and all keys hold.
pub(super) fn holds(block: &Value, variables: bool, asked: &Asked) -> Option<bool> {
    let mut outcome = Some(true);
    for (operator, keys) in block.as_object().into_iter().flatten() {
        for (key, wanted) in keys.as_object().unwrap() {
            let wanted: Vec<String> = listed(wanted).iter().map(text).collect();
            match one(operator, &wanted, &asked.key(key), variables, asked) {
                Some(false) => return Some(false),
                None => outcome = None,
                Some(true) => {}
            }
        }
    }
    outcome
}

/// A value or a list of values.
pub(super) fn listed(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// One key under one operator: the table of 3.4.
fn one(
    operator: &str,
    wanted: &[String],
    found: &Found,
    variables: bool,
    asked: &Asked,
) -> Option<bool> {
    let (set, rest) = match operator.split_once(':') {
        Some((set, rest)) => (Some(set), rest),
        None => (None, operator),
    };
    let (base, if_exists) = match rest.strip_suffix("IfExists") {
        Some(base) => (base, true),
        None => (rest, false),
    };
    if base == "Null" {
        let absent = *found == Found::Nothing;
        return Some(wanted.iter().any(|w| w.eq_ignore_ascii_case(&absent.to_string())));
    }
    let negated = base.contains("Not");
    let value = |value: &String| {
        let mut some = false;
        for w in wanted {
            some |= same(base, w, value, variables, asked)?;
        }
        Some(some != negated)
    };
    match (set, found) {
        (_, Found::Nothing) if if_exists => Some(true),
        (Some(set), Found::Nothing) => Some(set == "ForAllValues"),
        (None, Found::Nothing) => Some(negated),
        (_, Found::One(found)) => value(found),
        (None, Found::Set(_)) => Some(false),
        (Some("ForAllValues"), Found::Set(all)) => Some(all.iter().all(|v| value(v) == Some(true))),
        (Some("ForAnyValue"), Found::Set(all)) => Some(all.iter().any(|v| value(v) == Some(true))),
        (Some(other), Found::Set(_)) => panic!("{other}"),
    }
}

/// Whether a value of the request is the one of the policy, by the positive form of an operator.
fn same(base: &str, wanted: &str, found: &str, variables: bool, asked: &Asked) -> Option<bool> {
    let replaced = |plain| substituted(wanted, plain, variables, asked);
    // A variable without value: nothing is the same, so that the negated form holds.
    Some(match base.replacen("Not", "", 1).as_str() {
        "StringEquals" => replaced(literal).is_some_and(|p| globs(&p, found)),
        "StringEqualsIgnoreCase" => {
            let lower = |p: Vec<super::text::Piece>| globs_ignoring_case(&p, found);
            replaced(literal).is_some_and(lower)
        }
        "StringLike" => replaced(wild).is_some_and(|p| globs(&p, found)),
        "ArnEquals" | "ArnLike" => arn_is(wanted, found, variables, asked).unwrap_or(false),
        "Bool" => replaced(literal).is_some_and(|p| globs_ignoring_case(&p, found)),
        "BinaryEquals" => bytes(wanted).expect("a policy's value") == bytes(found)?,
        "IpAddress" => range_has(wanted, found.parse().ok()?),
        family => {
            let order = if family.starts_with("Numeric") {
                number(found)?.cmp(&number(wanted).expect("a policy's value"))
            } else {
                instant(found)?.cmp(&instant(wanted).expect("a policy's value"))
            };
            let relation = family.trim_start_matches("Numeric").trim_start_matches("Date");
            match relation {
                "Equals" => order.is_eq(),
                "LessThan" => order.is_lt(),
                "LessThanEquals" => order.is_le(),
                "GreaterThan" => order.is_gt(),
                "GreaterThanEquals" => order.is_ge(),
                other => panic!("{other}"),
            }
        }
    })
}

fn globs_ignoring_case(pattern: &[super::text::Piece], text: &str) -> bool {
    use super::text::Piece::Exactly;
    let lower = |piece: &super::text::Piece| match piece {
        Exactly(c) => Exactly(c.to_ascii_lowercase()),
        other => other.clone(),
    };
    globs(&pattern.iter().map(lower).collect::<Vec<_>>(), &text.to_ascii_lowercase())
}

/// A decimal number in millionths; the generator writes none that is longer.
fn number(text: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{part:0<6}");
    let plain =
        !whole.is_empty() && digits.len() <= 30 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| sign * digits.parse::<i128>().unwrap())
}

/// Thousandths of a second since 1970, from ISO 8601 or epoch seconds.
fn instant(text: &str) -> Option<i128> {
    if text.len() > 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.parse::<i128>().unwrap() * 1000);
    }
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00Z"));
    let date: Vec<i128> = date.split('-').map(|n| n.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) =
        (date[0], date.get(1).copied().unwrap_or(1), date.get(2).copied().unwrap_or(1));
    let (clock, offset) = time.split_at(time.find(['Z', '+', '-'])?);
    let offset = if offset == "Z" {
        0
    } else {
        let (hours, minutes) = offset.split_once(':')?;
        let sign = if hours.starts_with('-') { -1 } else { 1 };
        let (hours, minutes): (i128, i128) = (hours.parse().ok()?, minutes.parse().ok()?);
        hours * 60 + sign * minutes
    };
    let mut clock = clock.split(':');
    let hour: i128 = clock.next()?.parse().ok()?;
    let minute: i128 = clock.next()?.parse().ok()?;
    let (seconds, thousandths) = match clock.next() {
        None => (0, 0),
        Some(s) => {
            let (s, part) = s.split_once('.').unwrap_or((s, "0"));
            (s.parse::<i128>().ok()?, format!("{part:0<3}").parse::<i128>().ok()?)
        }
    };
    let days = (1970..year).map(days_of_year).sum::<i128>()
        + (1..month).map(|m| days_of_month(year, m)).sum::<i128>()
        + day
        - 1;
    Some((((days * 24 + hour) * 60 + minute - offset) * 60 + seconds) * 1000 + thousandths)
}

fn is_leap(year: i128) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of_year(year: i128) -> i128 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: i128, month: i128) -> i128 {
    match month {
        2 => 28 + i128::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether a range, or a bare address, has an address: bit by bit.
fn range_has(range: &str, address: IpAddr) -> bool {
    let (network, length) = range.split_once('/').unwrap_or((range, ""));
    let bits = |address: IpAddr| -> Vec<bool> {
        let octets = match address {
            IpAddr::V4(v4) => v4.octets().to_vec(),
            IpAddr::V6(v6) => v6.octets().to_vec(),
        };
        octets.iter().flat_map(|o| (0..8).map(move |i| o >> (7 - i) & 1 == 1)).collect()
    };
    let (network, address) = (bits(network.parse().expect("a policy's value")), bits(address));
    let length = if length.is_empty() { network.len() } else { length.parse().unwrap() };
    network.len() == address.len() && network[..length] == address[..length]
}

/// Base64, four characters at a time.
fn bytes(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::new();
    let all: Vec<char> = text.chars().collect();
    if !all.len().is_multiple_of(4) {
        return None;
    }
    for four in all.chunks(4) {
        let kept = four.iter().take_while(|c| **c != '=').count();
        let mut number = 0_usize;
        for c in &four[..kept] {
            number = number * 64 + ALPHABET.find(*c)?;
        }
        for _ in kept..4 {
            number *= 64;
        }
        let three =
            [number / 65536, number / 256 % 256, number % 256].map(|n| u8::try_from(n).unwrap());
        out.extend(&three[..kept.checked_sub(1)?]);
    }
    Some(out)
}
