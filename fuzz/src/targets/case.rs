//! A line of `policy decide`: every one is answered, and its explanation comes to the same.

use super::decided;
use crate::Target;
use countersign_policy::Effect;
use countersign_policy::cases::explain_line;
use std::path::Path;

pub const TARGET: Target = Target { name: "case", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let Ok(line) = std::str::from_utf8(data) else { return "no text".to_owned() };
    let (decision, error) = decided(line);
    match explain_line(line) {
        Ok(explanation) => {
            let explained = match explanation.decision.effect {
                Effect::Allow => "Allow",
                Effect::ImplicitDeny => "ImplicitDeny",
                Effect::ExplicitDeny => "ExplicitDeny",
            };
            assert_eq!(explained, decision, "explained otherwise");
            assert_eq!(error, None, "explained what was not decided");
            format!("{decision} {:?} {}", explanation.decision.layer, explanation.layers.len())
        }
        Err(why) => {
            assert!(error.is_some(), "decided what was not explained");
            // A new fault is news; the names in it are not.
            why.split(['`', '"']).step_by(2).collect::<String>()
        }
    }
}

fn seeds(root: &Path) -> Vec<Vec<u8>> {
    let mut all = crate::texts(SEEDS);
    all.extend(recorded(root));
    all
}

/// Decided cases from beside the checkout, where they are; a part of each kind of them.
pub(super) fn recorded(root: &Path) -> Vec<Vec<u8>> {
    let path = root.join("../shared/reference/policy-operator-table.jsonl");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().step_by(7).map(|line| line.as_bytes().to_vec()).collect()
}

const SEEDS: &[&str] = &[
    r#"{"id":"a","request":{"principal":{"kind":"aws","id":"arn:aws:sts::111122223333:assumed-role/reader/tom"},"action":"s3:GetObject","resource":"arn:aws:s3:::bucket/key","resource_account":"111122223333","context":{"app:k":"a","aws:TagKeys":["a","b"]}},"policies":{"identity":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}],"resource":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/reader"},"Action":"*","Resource":"*"}},"boundary":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}],"session":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}],"scp":[{"level":"root","policies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}]}],"rcp":[{"level":"root","policies":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}]}],"endpoint":[{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}]}}"#,
    r#"{"id":2,"request":{"principal":{"kind":"service","id":"lambda.amazonaws.com"},"action":"sts:AssumeRole","resource":"arn:aws:iam::111122223333:role/r","resource_account":"111122223333"},"policies":{"resource":{"Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}}}"#,
    r#"{"id":3,"request":{"principal":{"kind":"anonymous"},"action":"iam:ListUsers","resource":"*","resource_account":"111122223333","wildcard_only_action":true,"context":{}},"policies":{"identity":["{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"NotAction\":\"*\",\"NotResource\":\"*\"}]}"]}}"#,
    r#"{"id":4,"request":{"principal":{"kind":"aws","id":"arn:aws:iam::111122223333:root"},"action":"kms:Decrypt","resource":"arn:aws:kms:eu:111122223333:key/k","resource_account":"111122223333","context":{}},"policies":{}}"#,
    r#"{"id":5,"request":{"principal":{"kind":"aws","id":"arn:aws:sts::111122223333:federated-user/bob"},"action":"iam:PassRole","resource":"arn:aws:iam::111122223333:role/aws-reserved/x","resource_account":"999988887777","context":{}},"policies":{"session":[],"identity":[]}}"#,
];

const WORDS: &[&str] = &[
    "\"aws\"",
    "\"service\"",
    "\"anonymous\"",
    "\"federated\"",
    "\"identity\":[],",
    "\"resource\":null,",
    "\"boundary\":[],",
    "\"session\":[],",
    "\"scp\":[],",
    "\"rcp\":[{\"policies\":[]}],",
    "\"endpoint\":[],",
    "\"wildcard_only_action\":true,",
    "\"context\":{},",
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:user/alice",
    "111122223333",
    "\"*\"",
    "\"Effect\":\"Deny\"",
    "\"Principal\":\"*\",",
    "\"NotPrincipal\":{\"AWS\":\"*\"},",
    "sts:AssumeRole",
    "sts:GetCallerIdentity",
    "kms:Decrypt",
    "iam:PassRole",
    "null",
    "[]",
    "{}",
    "\\u0000",
    "\\ud800",
    "1e400",
];
