//! 3.2: actions.

use crate::support::*;
use serde_json::json;

#[test]
fn not_action_is_everything_else() {
    let with = |action: &str| {
        let statement =
            json!({"Effect": "Allow", "NotAction": ["iam:*", "S3:GET*"], "Resource": "*"});
        decide(json!({"action": action}), json!({"identity": [policy(statement)]}))
    };
    assert_eq!(with("sqs:SendMessage"), "Allow");
    assert_eq!(with("iam:GetUser"), "ImplicitDeny");
    assert_eq!(with("s3:GetObject"), "ImplicitDeny");
}

fn action_is(pattern: &str, action: &str) -> bool {
    let statement = json!({"Effect": "Allow", "Action": pattern, "Resource": "*"});
    allows(statement, json!({"action": action}))
}

#[test]
fn p4_an_action_is_compared_without_case() {
    assert!(action_is("s3:getobject", "s3:GetObject"));
    assert!(action_is("S3:GET*", "s3:GetObject"));
    assert!(action_is("s3:GetObject", "S3:GETOBJECT"));
}

#[test]
fn p10_an_action_is_compared_whole() {
    assert!(!action_is("s3:Get", "s3:GetObject"));
    assert!(!action_is("s3:GetObject", "s3:GetObjectAcl"));
    assert!(!action_is("s3:Object", "s3:GetObject"));
    assert!(!action_is("s3:GetObject", "xs3:GetObject"));
}

#[test]
fn wildcards_stand_in_the_name() {
    assert!(action_is("s3:*", "s3:GetObject"));
    assert!(action_is("s3:*Object", "s3:GetObject"));
    assert!(action_is("s3:G?tO*t", "s3:GetObject"));
    assert!(!action_is("s3:G?Object", "s3:GetObject"), "one is exactly one");
    assert!(action_is("s3:GetObject*", "s3:GetObject"), "a run may be empty");
    assert!(!action_is("s3:*", "s3-object-lambda:GetObject"));
}

#[test]
fn a_star_alone_is_every_action() {
    assert!(action_is("*", "s3:GetObject") && action_is("*", "iam:CreateUser"));
}

#[test]
fn no_wildcard_stands_in_the_service() {
    for pattern in ["*:GetObject", "s?:GetObject", "s*", "**", "*:*"] {
        let statement = json!({"Effect": "Allow", "Action": pattern, "Resource": "*"});
        let text = policy(json!([statement])).to_string();
        assert_ne!(fault(&text, countersign_policy::Kind::Identity), "", "{pattern}");
        assert!(!action_is(pattern, "s3:GetObject"), "{pattern}");
    }
}

#[test]
fn p12_an_allow_of_all_but_some_does_not_grant_those() {
    let statement = json!({"Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": "*"});
    for action in ["iam:CreateUser", "IAM:createuser", "sts:AssumeRole"] {
        assert!(!allows(statement.clone(), json!({"action": action})), "{action}");
    }
    assert!(allows(statement, json!({"action": "iamx:CreateUser"})));
}

#[test]
fn variables_mean_nothing_in_an_action() {
    let statement = json!({"Effect": "Allow", "Action": "s3:${app:k}", "Resource": "*"});
    assert!(!allows(statement, json!({"context": {"app:k": "GetObject"}})));
}
