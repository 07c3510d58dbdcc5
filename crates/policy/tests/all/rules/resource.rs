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
