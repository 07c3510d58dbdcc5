//! 3.6: what conditions on MFA let through, caller by caller.

use crate::support::*;
use serde_json::{Value, json};

const PRESENT: &str = "aws:MultiFactorAuthPresent";
const AGE: &str = "aws:MultiFactorAuthAge";

/// The callers of the table, with what the service says of them.
fn callers() -> [(&'static str, Value); 4] {
    [
        ("a long-term key", json!({})),
        (
            "a session without MFA",
            json!({PRESENT: "false", "aws:TokenIssueTime": "2020-01-01T00:00:00Z"}),
        ),
        (
            "a session with MFA",
            json!({PRESENT: "true", AGE: "60", "aws:TokenIssueTime": "2020-01-01T00:00:00Z"}),
        ),
        (
            "a session with old MFA",
            json!({PRESENT: "true", AGE: "3601", "aws:TokenIssueTime": "2020-01-01T00:00:00Z"}),
        ),
    ]
}

/// Which of the callers an Allow under a condition lets through.
fn let_through(condition: &Value) -> Vec<&'static str> {
    let through =
        callers().into_iter().filter(|(_, context)| holds(condition.clone(), context.clone()));
    through.map(|(name, _)| name).collect()
}

/// Which of the callers a Deny under a condition stops.
fn stopped(condition: &Value) -> Vec<&'static str> {
    let stopped =
        callers().into_iter().filter(|(_, context)| denies(condition.clone(), context.clone()));
    stopped.map(|(name, _)| name).collect()
}

#[test]
fn p6_allow_bool_true_is_for_mfa_sessions_only() {
    let through = let_through(&json!({"Bool": {PRESENT: "true"}}));
    assert_eq!(through, ["a session with MFA", "a session with old MFA"]);
}

#[test]
fn p6_allow_bool_if_exists_true_lets_long_term_keys_through() {
    let through = let_through(&json!({"BoolIfExists": {PRESENT: "true"}}));
    assert_eq!(through, ["a long-term key", "a session with MFA", "a session with old MFA"]);
}

#[test]
fn p6_deny_bool_if_exists_false_requires_mfa() {
    let stopped = stopped(&json!({"BoolIfExists": {PRESENT: "false"}}));
    assert_eq!(stopped, ["a long-term key", "a session without MFA"]);
}

#[test]
fn p6_deny_bool_false_misses_long_term_keys() {
    assert_eq!(stopped(&json!({"Bool": {PRESENT: "false"}})), ["a session without MFA"]);
}

#[test]
fn p6_allow_null_false_is_for_any_temporary_credential() {
    let through = let_through(&json!({"Null": {PRESENT: "false"}}));
    assert_eq!(through, ["a session without MFA", "a session with MFA", "a session with old MFA"]);
    assert_eq!(stopped(&json!({"Null": {PRESENT: "true"}})), ["a long-term key"]);
}

#[test]
fn deny_numeric_greater_than_if_exists_is_no_mfa_or_too_old() {
    let stopped = stopped(&json!({"NumericGreaterThanIfExists": {AGE: "3600"}}));
    assert_eq!(stopped, ["a long-term key", "a session without MFA", "a session with old MFA"]);
}

#[test]
fn allow_numeric_less_than_needs_a_fresh_code() {
    let through = let_through(&json!({"NumericLessThan": {AGE: "3600"}}));
    assert_eq!(through, ["a session with MFA"]);
}

#[test]
fn error_08_a_code_counts_for_the_call_that_assumes_the_role_and_not_for_its_session() {
    let condition = json!({"Bool": {PRESENT: "true"}});
    let trust = policy(
        json!([{"Effect": "Allow", "Principal": {"AWS": ALICE}, "Action": "sts:AssumeRole", "Condition": condition}]),
    );
    let assume = |context: Value| {
        let request = json!({"action": "sts:AssumeRole", "resource": ROLE, "context": context});
        decide(request, json!({"resource": trust}))
    };
    assert_eq!(assume(json!({PRESENT: "true", AGE: "0"})), "Allow");
    assert_eq!(assume(json!({})), "ImplicitDeny");
    let request =
        json!({"principal": {"kind": "aws", "id": SESSION}, "context": {PRESENT: "false"}});
    let role = json!({"identity": [policy(json!([when("Allow", condition)]))]});
    assert_eq!(decide(request, role), "ImplicitDeny");
}

#[test]
fn p4_names_of_keys_are_compared_without_case() {
    for name in ["aws:multifactorauthpresent", "AWS:MULTIFACTORAUTHPRESENT", PRESENT] {
        assert!(holds(json!({"Bool": {name: "true"}}), json!({PRESENT: "true"})), "{name}");
        assert!(holds(json!({"Bool": {PRESENT: "true"}}), json!({name: "true"})), "{name}");
    }
    for value in ["True", "TRUE"] {
        assert!(holds(json!({"Bool": {PRESENT: "true"}}), json!({PRESENT: value})), "{value}");
    }
}

#[test]
fn p7_no_key_stands_for_another_whose_name_is_like_it() {
    let condition = json!({"StringEquals": {"aws:userid": "AIDAADMIN"}});
    for name in [
        "userid",
        "aws:userid ",
        "aws:RequestTag/aws:userid",
        "aws:PrincipalTag/aws:userid",
        "aws::userid",
        "aws:userid/x",
        "aws:UserIdent",
    ] {
        assert!(!holds(condition.clone(), json!({name: "AIDAADMIN"})), "{name}");
    }
    assert!(holds(condition, json!({"aws:userid": "AIDAADMIN"})));
}
