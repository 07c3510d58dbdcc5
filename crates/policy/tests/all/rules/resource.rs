//! 3.3: resources.

use crate::support::*;
use serde_json::json;

#[test]
fn an_action_without_resource_types_needs_a_star() {
    let with = |name: &str, resource: &str| {
        let statement = json!({"Effect": "Allow", "Action": "*", name: resource});
        let request =
            json!({"action": "iam:ListUsers", "resource": "*", "wildcard_only_action": true});
        decide(request, json!({"identity": [policy(statement)]}))
    };
    assert_eq!(with("Resource", "*"), "Allow");
    assert_eq!(with("Resource", "arn:aws:iam::*:*"), "ImplicitDeny");
    assert_eq!(with("Resource", "arn:*:*:*:*:*"), "ImplicitDeny");
    assert_eq!(with("NotResource", "arn:aws:iam::*:user/x"), "Allow");
    assert_eq!(with("NotResource", "*"), "ImplicitDeny");
}

#[test]
fn p10_a_pattern_is_the_whole_name() {
    let with = |pattern: &str, resource: &str| {
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": pattern});
        decide(json!({"resource": resource}), json!({"identity": [policy(statement)]})) == "Allow"
    };
    assert!(!with("arn:aws:iam::1:user/bob", "arn:aws:iam::1:user/bobby"));
    assert!(with("arn:aws:iam::1:user/b*y", "arn:aws:iam::1:user/bob/a:y"));
    assert!(!with("arn:aws:iam::1:user/bo?", "arn:aws:iam::1:user/bobb"));
}

fn resource_is(pattern: &str, resource: &str) -> bool {
    let statement = json!({"Effect": "Allow", "Action": "*", "Resource": pattern});
    allows(statement, json!({"resource": resource}))
}

const KEY: &str = "arn:aws:kms:eu-west-1:111122223333:alias/team/a:b";

#[test]
fn a_star_alone_is_every_resource() {
    assert!(resource_is("*", KEY) && resource_is("*", "*"));
}

#[test]
fn each_part_is_matched_by_itself() {
    for pattern in [
        KEY,
        "arn:*:kms:*:*:*",
        "arn:aws:kms:eu-*:111122223333:alias/*",
        "arn:aws:kms:eu-west-?:1111*:alias/team/a:b",
        "arn:aws:kms:*:*:*:b",
    ] {
        assert!(resource_is(pattern, KEY), "{pattern}");
    }
    for pattern in [
        "arn:aws:kms:*",
        "arn:aws:kms:*:alias/team/a:b",
        "arn:aws:kms:*:*:a:b",
        "arn:aws:kms:eu*111122223333:*:*",
        "arn:aws:kms:eu-west-?1:*:*",
        "arn:aws:kms::111122223333:*",
        "arn:aws:sns:*:*:*",
    ] {
        assert!(!resource_is(pattern, KEY), "{pattern}");
    }
}

#[test]
fn p10_a_run_may_hold_slashes_and_colons_in_the_last_part_and_nothing_at_all() {
    assert!(resource_is("arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a/b:c/d"));
    assert!(resource_is("arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/"));
    assert!(resource_is("arn:aws:s3:::*/d", "arn:aws:s3:::bucket/a/b:c/d"));
    assert!(!resource_is("arn:aws:s3:::bucket/?", "arn:aws:s3:::bucket/"));
    assert!(resource_is("arn:aws:s3:::bucket/?", "arn:aws:s3:::bucket/é"));
    assert!(!resource_is("arn:aws:s3:::bucket/?", "arn:aws:s3:::bucket/ab"));
}

#[test]
fn a_resource_has_its_case() {
    assert!(!resource_is("arn:aws:s3:::Bucket/*", "arn:aws:s3:::bucket/a"));
    assert!(!resource_is("ARN:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a"));
}

#[test]
fn no_wildcard_stands_in_the_service_of_a_resource() {
    for pattern in ["arn:aws:*:::bucket", "arn:aws:s?:::bucket"] {
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": pattern});
        let text = policy(json!([statement])).to_string();
        assert_ne!(fault(&text, countersign_policy::Kind::Identity), "", "{pattern}");
        assert!(!resource_is(pattern, "arn:aws:s3:::bucket"), "{pattern}");
    }
}

#[test]
fn a_wildcard_in_the_type_is_a_plain_one() {
    assert!(resource_is("arn:aws:iam::111122223333:*/alice", ALICE));
    assert!(resource_is("arn:aws:iam::111122223333:us*", ALICE));
}

#[test]
fn variables_stand_in_the_last_part_only() {
    let with = |pattern: &str| {
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": pattern});
        allows(
            statement,
            json!({"resource": "arn:aws:s3:eu:111122223333:b", "context": {"app:k": "eu", "app:b": "b"}}),
        )
    };
    assert!(with("arn:aws:s3:eu:111122223333:${app:b}"));
    assert!(!with("arn:aws:s3:${app_k}:111122223333:b"));
    assert!(!with("arn:aws:s3:${app:k}:111122223333:b"));
}

#[test]
fn not_resource_is_everything_else() {
    let statement = json!({"Effect": "Allow", "Action": "*", "NotResource": ["arn:aws:s3:::a", "arn:aws:s3:::b*"]});
    let with = |resource: &str| allows(statement.clone(), json!({"resource": resource}));
    assert!(with("arn:aws:s3:::c") && with("arn:aws:s3:::aa"));
    assert!(!with("arn:aws:s3:::a") && !with("arn:aws:s3:::bb"));
}
