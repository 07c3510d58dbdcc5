//! What is wrong with an operator or a value, in words.

use super::quoted;
use super::view::Line;
use crate::explain::is_without_variables;

/// What is wrong with the first variable of a text that cannot be read.
pub(super) fn variable_fault(text: &str) -> Option<&'static str> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("${") {
        let Some((inside, after)) = after.split_once('}') else {
            return Some("a variable is not closed: `}` is missing");
        };
        if let Some(fault) = inside_fault(inside) {
            return Some(fault);
        }
        rest = after;
    }
    None
}

fn inside_fault(inside: &str) -> Option<&'static str> {
    let (key, default) = match inside.split_once(',') {
        Some((key, default)) => (key, Some(default.trim())),
        None => (inside, None),
    };
    if key.trim().is_empty() {
        return Some("a variable has no name");
    }
    let default = default?;
    let opened = default.strip_prefix('\'');
    match opened.and_then(|rest| rest.strip_suffix('\'')) {
        Some(_) => None,
        None if opened.is_some() => Some("a variable's default lacks its closing quote `'`"),
        None => Some("a variable's default stands in single quotes: ${key, 'default'}"),
    }
}

/// What is wrong with an operator that storing refuses.
pub(super) fn operator_fault(line: &Line<'_>) -> String {
    match line.set {
        Some("ForAllValues" | "ForAnyValue") | None => {}
        Some(set) => {
            return format!("{} is none of `ForAllValues` and `ForAnyValue`", quoted(set));
        }
    }
    if line.word == "Null" {
        return if line.if_exists {
            "`Null` takes no `IfExists`: it asks just that".to_owned()
        } else {
            "`Null` takes neither `ForAllValues` nor `ForAnyValue`".to_owned()
        };
    }
    match OPERATORS.iter().find(|operator| operator.eq_ignore_ascii_case(line.word)) {
        Some(meant) if *meant != line.word => {
            format!("{} is written `{meant}`", quoted(line.word))
        }
        _ => format!("there is no operator {}", quoted(line.operator)),
    }
}

/// The operators that a condition can have, without `IfExists` and the set qualifiers.
pub const OPERATORS: [&str; 27] = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "Null",
];

/// What is wrong with a value that storing refuses under an operator.
pub(super) fn value_fault(line: &Line<'_>, value: &str, variables: bool) -> String {
    if variables && value.contains("${") {
        if is_without_variables(line.operator) {
            return format!("`{}` takes no variables", line.word);
        }
        if let Some(fault) = variable_fault(value) {
            return fault.to_owned();
        }
    }
    let wanted = match line.word {
        "Bool" | "Null" => "`true` or `false`",
        "BinaryEquals" => "bytes in base64",
        "IpAddress" | "NotIpAddress" => "an address or a range such as 203.0.113.0/24",
        word if word.starts_with("Numeric") => "a number",
        word if word.starts_with("Date") => {
            "a date such as 2026-01-31T12:00:00Z, or seconds since 1970"
        }
        word if word.starts_with("Arn") => "an ARN of six parts",
        _ => "something else",
    };
    format!("{} is not {wanted}", quoted(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_with_a_variable() {
        for (text, fault) in [
            ("${aws:username", Some("a variable is not closed: `}` is missing")),
            ("${}", Some("a variable has no name")),
            ("x${a}y${ , 'b'}", Some("a variable has no name")),
            ("${a, 'b}", Some("a variable's default lacks its closing quote `'`")),
            ("${a, b}", Some("a variable's default stands in single quotes: ${key, 'default'}")),
            ("${a, 'b'}${*}${$}", None),
            ("$a}{", None),
        ] {
            assert_eq!(variable_fault(text), fault, "{text}");
        }
    }
}
