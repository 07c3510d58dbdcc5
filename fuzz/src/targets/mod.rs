//! The targets, one file each.

pub mod arn;
pub mod case;
pub mod condition;
pub mod form;
pub mod import;
pub mod ini;
pub mod otpauth;
pub mod pattern;
pub mod policy;
pub mod sigv4_header;

use crate::Target;
use countersign_policy::cases::answer_line;
use serde_json::{Value, json};

/// All of them.
pub const TARGETS: &[Target] = &[
    policy::TARGET,
    pattern::TARGET,
    arn::TARGET,
    condition::TARGET,
    case::TARGET,
    form::TARGET,
    sigv4_header::TARGET,
    otpauth::TARGET,
    import::TARGET,
    ini::TARGET,
];

/// What is decided on a line, and what is said of a line that cannot be read.
fn decided(line: &str) -> (String, Option<String>) {
    let answer: Value = serde_json::from_str(&answer_line(line)).expect("an answer is JSON");
    let decision = answer["decision"].as_str().expect("every line has a decision").to_owned();
    assert!(["Allow", "ImplicitDeny", "ExplicitDeny"].contains(&&*decision), "{decision}");
    let error = answer.get("error").map(|error| error.as_str().expect("a text").to_owned());
    assert!(error.is_none() || decision == "ImplicitDeny", "what can't be read decided: {line}");
    (decision, error)
}

/// A case about a user and some identity policies.
fn case(action: &str, resource: &str, context: &Value, identity: &Value) -> String {
    json!({
        "id": 1,
        "request": {
            "principal": {"kind": "aws", "id": "arn:aws:iam::111122223333:user/alice"},
            "action": action, "resource": resource, "resource_account": "111122223333", "context": context,
        },
        "policies": {"identity": identity},
    })
    .to_string()
}

fn everything(effect: &str) -> Value {
    json!({"Version": "2012-10-17", "Statement": [{"Effect": effect, "Action": "*", "Resource": "*"}]})
}

/// Two texts, told apart by the first line break.
fn pair(data: &[u8]) -> Option<(&str, &str)> {
    std::str::from_utf8(data).ok()?.split_once('\n')
}

/// Whether a pattern is the whole of a text, by a table of all beginnings of both.
fn globs(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut row = vec![false; text.len() + 1];
    row[0] = true;
    for wanted in pattern.chars() {
        let mut next = vec![false; text.len() + 1];
        next[0] = row[0] && wanted == '*';
        for (at, found) in text.iter().enumerate() {
            next[at + 1] = match wanted {
                '*' => next[at] || row[at + 1],
                '?' => row[at],
                wanted => row[at] && wanted == *found,
            };
        }
        row = next;
    }
    row[text.len()]
}
