//! One line of a condition block: operator, the policy's value and the request's, a line each.

use super::{case, decided};
use crate::Target;
use countersign_policy::{Document, Kind};
use serde_json::{Value, json};
use std::path::Path;

pub const TARGET: Target = Target { name: "condition", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(data) else { return "no text".to_owned() };
    let mut lines = text.splitn(3, '\n');
    let (Some(operator), Some(wanted), Some(found)) = (lines.next(), lines.next(), lines.next())
    else {
        return "too few lines".to_owned();
    };
    let document = |effect: &str, operator: &str| json!({"Version": "2012-10-17", "Statement": {"Effect": effect, "Action": "*", "Resource": "*", "Condition": {operator: {"app:k": wanted}}}});
    let stored = Document::parse(&document("Allow", operator).to_string(), Kind::Identity);
    let (allow, deny) = (everything("Allow"), everything("Deny"));

    let mut outcome = stored.as_ref().err().map(|e| e.message.clone()).unwrap_or_default();
    for context in [
        json!({}),
        json!({"app:k": found}),
        json!({"app:k": [found]}),
        json!({"app:k": [found, ""]}),
        json!({"app:k": []}),
    ] {
        let ask = |identity: Value| decided(&case("a:b", "*", &context, &identity)).0;
        let allows = ask(json!([document("Allow", operator)])) == "Allow";
        let denies = ask(json!([allow, document("Deny", operator)])) == "ExplicitDeny";
        assert!(denies || !allows, "what allows must deny as well: {context}");
        assert_eq!(ask(json!([deny, document("Allow", operator)])), "ExplicitDeny");
        if stored.is_err() && !outcome.contains("characters") {
            let latin = text.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{ff}'));
            assert!(!allows || !latin, "allowed by what is not stored: {context}");
            assert!(denies || !latin, "not denied by what is not stored: {context}");
        }
        if let Some(negated) = negation(operator) {
            let other = ask(json!([document("Allow", &negated)])) == "Allow";
            assert!(!(allows && other), "{operator} and {negated} both hold: {context}");
        }
        outcome.push_str(if allows {
            "+"
        } else if denies {
            "-"
        } else {
            "."
        });
    }
    outcome + operator.get(..operator.len().min(24)).unwrap_or_default()
}

use super::everything;

/// The opposite of an operator that has one, where both are of one value.
fn negation(operator: &str) -> Option<String> {
    ["String", "Numeric", "Date", "Arn"].into_iter().find_map(|family| {
        let rest = operator.strip_prefix(family)?;
        ["Equals", "Like", "EqualsIgnoreCase"].contains(&rest).then(|| format!("{family}Not{rest}"))
    })
}

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    crate::texts(&[
        "StringEquals\na\na",
        "StringNotEqualsIgnoreCase\nA\na",
        "ForAnyValue:StringLike\na*${*}\nab*",
        "ForAllValues:StringNotLikeIfExists\na*\nb",
        "NumericLessThanEquals\n10.50\n-1",
        "NumericEquals\n100000000000000000000000.0000000000001\n1",
        "DateGreaterThan\n2020-02-29T12:30:00.5+05:30\n1577836800",
        "DateEquals\n-292275054-01-01\n292278993-12-31T23:59:59Z",
        "Bool\ntrue\nTRUE",
        "BinaryEquals\nYWI=\nYWI=",
        "IpAddress\n10.0.0.0/8\n10.1.2.3",
        "NotIpAddress\n2001:db8::/32\n2001:db8::1",
        "ArnLike\narn:aws:s3:::${app:k}*\narn:aws:s3:::b",
        "Null\ntrue\nx",
    ])
}

const WORDS: &[&str] = &[
    "ForAllValues:",
    "ForAnyValue:",
    "IfExists",
    "String",
    "Equals",
    "Like",
    "Not",
    "IgnoreCase",
    "Numeric",
    "LessThan",
    "GreaterThan",
    "Date",
    "Bool",
    "Binary",
    "IpAddress",
    "Arn",
    "Null",
    "true",
    "false",
    "arn:aws:s3:::",
    "${app:k}",
    "2020-01-01",
    "T00:00:00Z",
    "+14:00",
    "-",
    "99999999999999999999",
    "9223372036854775807",
    "0.0000001",
    "1e9",
    "/33",
    "/0",
    "::ffff:1.2.3.4",
    "::",
    "0x",
    "٣",
    "\n",
];
