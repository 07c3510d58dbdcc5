//! A document: what is stored is JSON to others as well, is evaluated as it was stored, and obeys a Deny beside it.

use super::{case, decided, everything};
use crate::Target;
use countersign_policy::{Document, Kind, lint};
use serde_json::{Value, json};
use std::path::Path;

pub const TARGET: Target = Target { name: "policy", run, seeds, words: WORDS };

const KINDS: [Kind; 8] = [
    Kind::Identity,
    Kind::Trust,
    Kind::Resource,
    Kind::Session,
    Kind::Boundary,
    Kind::Scp,
    Kind::Rcp,
    Kind::Endpoint,
];

fn run(data: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(data) else {
        assert!(!lint::findings_of_bytes(data, Kind::Identity).is_empty());
        return "no text".to_owned();
    };
    let mut outcome = String::new();
    for kind in KINDS {
        let parsed = Document::parse(text, kind);
        let findings = lint::findings(text, kind);
        let wrong = findings.iter().any(|finding| finding.level == lint::Level::Error);
        assert_eq!(parsed.is_err(), wrong, "the linter says otherwise");
        match parsed {
            Ok(_) => {
                outcome.push('+');
                assert!(
                    serde_json::from_str::<Value>(text).is_ok(),
                    "stored what is no JSON to others"
                );
            }
            Err(malformed) => {
                outcome.extend(malformed.message.split(['"', ':']).next());
            }
        }
    }

    // As a text of its own within a case: what is stored as an identity policy is evaluated.
    let stored = Document::parse(text, Kind::Identity).is_ok();
    let context = json!({"aws:username": "alice", "app:k": "a", "aws:TagKeys": ["a"]});
    let with = |identity: Value| {
        decided(&case("s3:GetObject", "arn:aws:s3:::bucket/key", &context, &identity))
    };
    let (alone, error) = with(json!([text]));
    assert!(!stored || error.is_none(), "stored and not evaluated: {error:?}");
    outcome.push_str(&alone);
    outcome.extend(error.as_deref().map(|error| error.split(['"', ':']).next().unwrap_or("")));
    if error.is_none() {
        assert_eq!(with(json!([text, everything("Deny")])).0, "ExplicitDeny", "a Deny was lost");
        let (beside, _) = with(json!([everything("Allow"), text]));
        let expected = if alone == "ExplicitDeny" { "ExplicitDeny" } else { "Allow" };
        assert_eq!(beside, expected, "with an Allow beside it");
    } else {
        assert_ne!(with(json!([everything("Allow"), text])).0, "Allow", "left out in silence");
    }
    outcome
}

fn seeds(root: &Path) -> Vec<Vec<u8>> {
    let mut all = crate::texts(SEEDS);
    let folder = std::fs::read_dir(root.join("model/iam/managed"));
    for file in folder.into_iter().flatten().filter_map(Result::ok) {
        all.extend(std::fs::read(file.path()));
    }
    for case in super::case::recorded(root) {
        let Ok(case) = serde_json::from_slice::<Value>(&case) else { continue };
        let documents = case["policies"]["identity"].as_array().cloned().unwrap_or_default();
        all.extend(documents.iter().map(|document| document.to_string().into_bytes()));
    }
    all
}

const SEEDS: &[&str] = &[
    r#"{"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"a","Effect":"Allow","Action":["s3:Get*","sqs:*"],"Resource":["arn:aws:s3:::bucket/${aws:username}/*","*"],"Condition":{"StringLike":{"app:k":["a*",1,true]},"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}"#,
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotAction":"iam:*","NotResource":"arn:aws:s3:::b","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":false},"NumericGreaterThan":{"aws:MultiFactorAuthAge":3600}}}}"#,
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::111122223333:role/r"],"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#,
    r#"{"Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"*"},"Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},"ForAllValues:ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"},"Null":{"app:k":"true"},"BinaryEquals":{"app:y":"YQ=="}}}}"#,
];

const WORDS: &[&str] = &[
    "\"Effect\":\"Deny\",",
    "\"Effect\":\"Allow\",",
    "\"Condition\":{}",
    "\"Principal\":\"*\",",
    "\"NotPrincipal\":{\"AWS\":\"*\"},",
    "\"NotAction\":[],",
    "\"Action\":\"*\",",
    "\"Resource\":\"*\",",
    "\"NotResource\":[],",
    "\"Sid\":\"a\",",
    "\"Version\":\"2008-10-17\",",
    "\"Version\":\"2012-10-17\",",
    "\"Statement\":",
    "ForAllValues:",
    "ForAnyValue:",
    "IfExists",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "NumericLessThan",
    "DateGreaterThan",
    "NotIpAddress",
    "ArnNotLike",
    "BinaryEquals",
    "Null",
    "${aws:username}",
    "${*}",
    "${app:k, 'x'}",
    "\\u0000",
    "\\ud800",
    "\\u212a",
    "\u{feff}",
    "\u{2028}",
    "null",
    "true",
    "1e400",
    "-0.0",
    "123456789012345678901234567890",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{\"a\":{\"a\":{\"a\":",
    "arn:aws:iam::111122223333:user/*",
    "*",
];
