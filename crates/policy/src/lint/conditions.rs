//! Warnings about conditions: lines that hold where they are not meant to, or never.

use super::keys::{self, Key, Type};
use super::view::{Line, View, Whole};
use super::{Report, quoted};
use crate::source::Span;

/// For how many unknown keys it is guessed which one is meant.
const MOST_GUESSES: usize = 32;

pub(super) fn check(whole: &Whole<'_>, report: &mut Report) {
    let mut guesses = MOST_GUESSES;
    for view in &whole.statements {
        for line in &view.lines {
            let key = keys::find(&line.lower);
            name(line, key, &mut guesses, report);
            number_of_values(line, key, view, report);
            if let Some(key) = key {
                holds(line, key, report);
            }
            empty(line, report);
            for (value, at) in line.values() {
                wildcard(line, value, *at, report);
                variables(value, *at, whole.has_variables(), report);
            }
        }
    }
}

fn name(line: &Line<'_>, key: Option<Key>, guesses: &mut usize, report: &mut Report) {
    if key.is_some() || line.key.is_empty() {
        return;
    }
    if !line.key.contains(':') {
        let message = format!(
            "{} has no service before a colon, as every condition key has",
            quoted(line.key)
        );
        return report.warning(line.key_at, message);
    }
    if line.lower.starts_with("aws:") {
        let may_guess = *guesses > 0;
        *guesses = guesses.saturating_sub(1);
        let meant = may_guess.then(|| keys::near(&line.lower)).flatten().map(|near| {
            format!("; `{near}{}` is one", if near.ends_with('/') { "KEY" } else { "" })
        });
        let message = format!(
            "there is no global condition key {}, so no request has it{}",
            quoted(line.key),
            meant.unwrap_or_default()
        );
        report.warning(line.key_at, message);
    }
}

/// Set operators and how many values a key has.
fn number_of_values(line: &Line<'_>, key: Option<Key>, view: &View<'_>, report: &mut Report) {
    if line.word == "Null" {
        return;
    }
    let many = key.map(|key| key.many);
    match (line.set, many) {
        (None, Some(true)) => report.warning(
            line.operator_at,
            format!(
                "{} has many values: without `ForAllValues` or `ForAnyValue` this never holds",
                quoted(line.key)
            ),
        ),
        (Some("ForAllValues"), Some(false)) => report.warning(
            line.operator_at,
            format!(
                "{} has one value; with `ForAllValues` this also holds when the key is absent",
                quoted(line.key)
            ),
        ),
        (Some(set @ "ForAnyValue"), Some(false)) => report.warning(
            line.operator_at,
            format!("{} has one value, and `{set}` is for keys with many", quoted(line.key)),
        ),
        (Some("ForAllValues"), _) if view.allows() && !is_guarded(line, view) => report.warning(
            line.operator_at,
            format!(
                "in an Allow this also holds when {} is absent; add {{\"Null\": {{\"{}\": \"false\"}}}}",
                quoted(line.key),
                quoted(line.key).trim_matches('`')
            ),
        ),
        _ => {}
    }
}

/// Whether the key's absence is excluded by a line of its own.
fn is_guarded(line: &Line<'_>, view: &View<'_>) -> bool {
    // Few lines are of this kind, but a text may consist of them.
    const MOST: usize = 64;
    let nulls = view.lines.iter().take(MOST).filter(|other| other.word == "Null");
    nulls.filter(|other| other.lower == line.lower).any(|other| {
        other.values().iter().all(|(value, _)| value.eq_ignore_ascii_case("false"))
            && !other.values().is_empty()
    })
}

/// Whether the operator is one for what the key holds.
fn holds(line: &Line<'_>, key: Key, report: &mut Report) {
    let family = match line.word {
        "Bool" => Type::Truth,
        "IpAddress" | "NotIpAddress" => Type::Address,
        word if word.starts_with("String") => Type::Text,
        word if word.starts_with("Numeric") => Type::Number,
        word if word.starts_with("Date") => Type::Date,
        word if word.starts_with("Arn") => Type::Arn,
        _ => return,
    };
    let fits = match key.holds {
        // ARNs are texts too.
        Type::Arn => matches!(family, Type::Arn | Type::Text),
        Type::Seconds => matches!(family, Type::Number | Type::Date),
        holds => holds == family,
    };
    if !fits {
        let (what, use_instead) = match key.holds {
            Type::Text => ("a text", "`StringEquals` or `StringLike`"),
            Type::Truth => ("`true` or `false`", "`Bool`"),
            Type::Number => ("a number", "an operator that begins with `Numeric`"),
            Type::Date => ("a date", "an operator that begins with `Date`"),
            Type::Seconds => ("a time", "an operator that begins with `Date` or `Numeric`"),
            Type::Address => ("an address", "`IpAddress` or `NotIpAddress`"),
            Type::Arn => ("an ARN", "`ArnLike`"),
        };
        let message = format!(
            "{} holds {what}, which `{}` does not compare; use {use_instead}",
            quoted(line.key),
            line.word
        );
        report.warning(line.operator_at, message);
    }
}

fn empty(line: &Line<'_>, report: &mut Report) {
    if line.values.as_ref().is_none_or(|values| !values.is_empty()) {
        return;
    }
    let message = if line.is_negated() {
        "there are no values, so this always holds"
    } else if line.set == Some("ForAllValues") {
        "there are no values, so this holds only when the key is absent or empty"
    } else if line.if_exists {
        "there are no values, so this holds only when the key is absent"
    } else {
        "there are no values, so this never holds"
    };
    report.warning(line.values_at, message);
}

fn wildcard(line: &Line<'_>, value: &str, at: Span, report: &mut Report) {
    let like = match line.word {
        "StringEquals" | "StringEqualsIgnoreCase" => "StringLike",
        "StringNotEquals" | "StringNotEqualsIgnoreCase" => "StringNotLike",
        _ => return,
    };
    // `${*}` and `${?}` are meant to be literal.
    let outside = value.replace("${*}", "").replace("${?}", "");
    if outside.contains(['*', '?']) {
        let message =
            format!("under `{}` a `*` or `?` stands for itself; `{like}` has wildcards", line.word);
        report.warning(at, message);
    }
}

/// Variables, in an element that has them.
pub(super) fn variables(text: &str, at: Span, variables: bool, report: &mut Report) {
    if !text.contains("${") {
        return;
    }
    if !variables {
        let message = "`${…}` is plain text here: variables need \"Version\": \"2012-10-17\"";
        return report.warning(at, message);
    }
    for inside in text.split("${").skip(1) {
        let Some((inside, _)) = inside.split_once('}') else { return };
        let name = inside.split(',').next().unwrap_or_default().trim();
        let key = keys::find(&name.to_lowercase());
        if key.is_some_and(|key| key.many) {
            let message = format!(
                "{} has many values and cannot be put in: the variable never has a value",
                quoted(name)
            );
            report.warning(at, message);
        } else if key.is_none() && name.to_lowercase().starts_with("aws:") {
            let message = format!(
                "there is no global condition key {}: the variable never has a value",
                quoted(name)
            );
            report.warning(at, message);
        }
    }
}
