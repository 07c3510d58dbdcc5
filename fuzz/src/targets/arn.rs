//! ARNs, part by part, beside a matcher that tries everything: a pattern, a line break, an ARN.

use super::{case, decided, globs, pair};
use crate::Target;
use countersign_ident::Arn;
use serde_json::json;
use std::path::Path;

pub const TARGET: Target = Target { name: "arn", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let Some((pattern, arn)) = pair(data) else { return "no pair".to_owned() };
    if let Some(read) = Arn::parse(arn) {
        let _ = (read.account_id(), read.typed(), read.name());
    }
    if pattern.len() * arn.len() > 4_000_000 {
        return "too long".to_owned();
    }
    let decide = |statement| {
        let identity = json!([{"Version": "2008-10-17", "Statement": statement}]);
        decided(&case("a:b", arn, &json!({"app:k": arn}), &identity)).0
    };
    let resource =
        |name: &str, effect: &str| decide(json!({"Effect": effect, "Action": "*", name: pattern}));
    let condition = |operator: &str, effect: &str| {
        decide(
            json!({"Effect": effect, "Action": "*", "Resource": "*", "Condition": {operator: {"app:k": pattern}}}),
        )
    };
    let expected = pattern == "*" || by_parts(pattern, arn);
    let allowed = resource("Resource", "Allow") == "Allow";
    assert!(!allowed || expected, "a resource matched that does not");
    let excepted = resource("NotResource", "Allow") == "Allow";
    assert!(!(allowed && excepted), "within and without");
    assert!(!expected || !excepted, "excepted and allowed");
    if expected {
        assert_eq!(resource("Resource", "Deny"), "ExplicitDeny", "a Deny was lost");
    }

    let like = condition("ArnLike", "Allow") == "Allow";
    assert!(!like || by_parts(pattern, arn) || pattern == "*", "an ARN matched that does not");
    assert!(!(like && condition("ArnNotLike", "Allow") == "Allow"));
    assert_eq!(condition("ArnEquals", "Allow"), condition("ArnLike", "Allow"));
    if by_parts(pattern, arn) && arn.starts_with("arn:") {
        assert_eq!(condition("ArnLike", "Deny"), "ExplicitDeny", "a Deny was lost");
    }
    format!("{expected} {allowed} {excepted} {like} {}", Arn::parse(arn).is_some())
}

fn by_parts(pattern: &str, arn: &str) -> bool {
    let split = |text| str::splitn(text, 6, ':').collect::<Vec<_>>();
    let (wanted, found) = (split(pattern), split(arn));
    wanted.len() == 6 && found.len() == 6 && wanted.iter().zip(found).all(|(w, f)| globs(w, f))
}

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    crate::texts(&[
        "arn:aws:s3:::bucket/*\narn:aws:s3:::bucket/key",
        "arn:*:iam::*:role/?\narn:aws:iam::111122223333:role/a:b",
        "arn:aws:kms:eu-*:1111*:key/k\narn:aws:kms:eu-1:111122223333:key/k",
        "*\n*",
        "arn:aws:s3\narn:aws:s3",
        "arn:aws:iam::111122223333:root\narn:aws:iam::111122223333:root",
    ])
}

const WORDS: &[&str] = &[
    "arn:",
    "aws",
    ":",
    "::",
    ":::::",
    "*",
    "?",
    "iam",
    "s3",
    "111122223333",
    "root",
    "user/",
    "role/",
    "assumed-role/",
    "\n",
];
