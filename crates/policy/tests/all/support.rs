//! Short ways to ask.

use countersign_policy::cases::answer_line;
use countersign_policy::lint::{Level, findings};
use countersign_policy::{Context, Document, Kind, Values};
use serde_json::{Value, json};
use std::borrow::Cow;

pub(crate) const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
pub(crate) const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/reader/tom";
pub(crate) const ROLE: &str = "arn:aws:iam::111122223333:role/team/reader";
pub(crate) const ROOT: &str = "arn:aws:iam::111122223333:root";
pub(crate) const FEDERATED: &str = "arn:aws:sts::111122223333:federated-user/bob";

/// A context without keys.
#[derive(Debug)]
pub(crate) struct Empty;

impl Context for Empty {
    fn get(&self, _: countersign_policy::Key<'_>) -> Values<'_> {
        Values::Absent
    }
}

/// A context of one key.
#[derive(Debug)]
pub(crate) struct Key(pub(crate) &'static str, pub(crate) String);

impl Context for Key {
    fn get(&self, key: countersign_policy::Key<'_>) -> Values<'_> {
        if key.to_string().to_lowercase() == self.0 {
            Values::One(Cow::Borrowed(&self.1))
        } else {
            Values::Absent
        }
    }
}

/// What is decided on a request: alice's `s3:GetObject` of `bucket/key`, but for the members of `request`.
pub(crate) fn decide(request: Value, policies: Value) -> String {
    let mut whole = json!({
        "principal": {"kind": "aws", "id": ALICE},
        "action": "s3:GetObject",
        "resource": "arn:aws:s3:::bucket/key",
        "resource_account": "111122223333",
        "context": {},
    });
    for (name, value) in request.as_object().unwrap() {
        whole[name] = value.clone();
    }
    decide_line(&json!({"id": "test", "request": whole, "policies": policies}).to_string())
}

/// The decision on a line.
pub(crate) fn decide_line(line: &str) -> String {
    let answer: Value = serde_json::from_str(&answer_line(line)).unwrap();
    answer["decision"].as_str().unwrap().to_owned()
}

/// The same for a principal by ARN.
pub(crate) fn decide_as(arn: &str, policies: Value) -> String {
    decide(json!({"principal": {"kind": "aws", "id": arn}}), policies)
}

/// A document of some statements.
pub(crate) fn policy(statements: Value) -> Value {
    json!({"Version": "2012-10-17", "Statement": statements})
}

/// A statement on everything.
pub(crate) fn all(effect: &str) -> Value {
    json!({"Effect": effect, "Action": "*", "Resource": "*"})
}

/// A statement on everything, under a condition.
pub(crate) fn when(effect: &str, condition: Value) -> Value {
    let mut statement = all(effect);
    statement["Condition"] = condition;
    statement
}

/// A resource policy's statement on everything.
pub(crate) fn named(effect: &str, principal: Value) -> Value {
    let mut statement = all(effect);
    statement["Principal"] = principal;
    statement
}

/// Whether an Allow under a condition applies.
pub(crate) fn holds(condition: Value, context: Value) -> bool {
    let policies = json!({"identity": [policy(json!([when("Allow", condition)]))]});
    decide(json!({"context": context}), policies) == "Allow"
}

/// Whether a Deny under a condition applies, everything else being allowed.
pub(crate) fn denies(condition: Value, context: Value) -> bool {
    let statements = json!([all("Allow"), when("Deny", condition)]);
    decide(json!({"context": context}), json!({"identity": [policy(statements)]})) == "ExplicitDeny"
}

/// AWS's message for a document; nothing when it is taken. The linter must find the same.
pub(crate) fn fault(text: &str, kind: Kind) -> String {
    let fault = Document::parse(text, kind).err().map(|m| m.message).unwrap_or_default();
    let mut errors = findings(text, kind);
    errors.retain(|finding| finding.level == Level::Error);
    assert_eq!(fault.is_empty(), errors.is_empty(), "{kind:?} {text}: {errors:?}");
    assert!(
        fault.is_empty() || errors.iter().any(|e| e.message.starts_with(&fault)),
        "{fault}: {errors:?}"
    );
    fault
}

/// Documents that allow everything.
pub(crate) fn allowing() -> Value {
    json!([policy(json!([all("Allow")]))])
}

/// Documents that allow everything and deny everything.
pub(crate) fn denying() -> Value {
    json!([policy(json!([all("Allow"), all("Deny")]))])
}

/// Documents that say nothing about the request.
pub(crate) fn idle() -> Value {
    json!([policy(json!([{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]))])
}

/// Whether a statement alone allows a request.
pub(crate) fn allows(statement: Value, request: Value) -> bool {
    decide(request, json!({"identity": [policy(json!([statement]))]})) == "Allow"
}
