//! `StringLike`, beside a matcher that tries everything: a pattern, a line break, a value.

use super::{case, decided, globs, pair};
use crate::Target;
use serde_json::{Value, json};
use std::path::Path;

pub const TARGET: Target = Target { name: "pattern", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let Some((pattern, text)) = pair(data) else { return "no pair".to_owned() };
    // The table of the plain matcher grows with both.
    if pattern.len() * text.len() > 4_000_000 {
        return "too long".to_owned();
    }
    let context = json!({"app:k": text, "app:v": "*a", "app:set": ["x"]});
    let holds = |version: &str, operator: &str, effect: &str| {
        let statement = json!({"Effect": effect, "Action": "*", "Resource": "*", "Condition": {operator: {"app:k": pattern}}});
        let identity: Value = json!([{"Version": version, "Statement": statement}]);
        let (decision, error) = decided(&case("a:b", "*", &context, &identity));
        assert_eq!(error, None);
        decision
    };
    let like = holds("2008-10-17", "StringLike", "Allow") == "Allow";
    assert_eq!(like, globs(pattern, text), "without variables");
    let equals = holds("2008-10-17", "StringEquals", "Allow") == "Allow";
    assert_eq!(equals, pattern == text, "without variables");

    let with = holds("2012-10-17", "StringLike", "Allow") == "Allow";
    if !pattern.contains("${") {
        assert_eq!(with, like, "the version says nothing where there are no variables");
    }
    let not = holds("2012-10-17", "StringNotLike", "Allow") == "Allow";
    assert!(!(with && not), "both a pattern and its negation hold");
    let denied = holds("2012-10-17", "StringLike", "Deny") == "ExplicitDeny";
    assert!(denied || !with, "what allows must deny as well");
    format!("{like} {equals} {with} {not} {denied} {}", pattern.matches("${").count().min(9))
}

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    let mut all = crate::texts(&[
        "a*b?c\naxxbyc",
        "*a*a*a*a*a*a*a*a*b\naaaaaaaaaaaaaaaaaaaa",
        "x${app:v}*\nx*abc",
        "${app:none, 'd'}?\ndx",
        "a${*}b${?}c${$}\na*b?c$",
        "${app:v\n${app:v",
        "ÿ?\nÿé",
    ]);
    all.push(["*a".repeat(2000), "a".repeat(1500)].join("\n").into_bytes());
    all
}

const WORDS: &[&str] = &[
    "*",
    "?",
    "**",
    "*?",
    "${app:v}",
    "${APP:V}",
    "${app:none}",
    "${app:set}",
    "${*}",
    "${?}",
    "${$}",
    "${",
    "}",
    ", 'x'",
    "é",
    "\n",
];
