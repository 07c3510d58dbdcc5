//! 8: twenty errors that other engines make, and the right answers.

use crate::support::*;
use serde_json::json;

#[test]
fn error_01_a_deny_wins_wherever_it_stands() {
    for statements in [json!([all("Allow"), all("Deny")]), json!([all("Deny"), all("Allow")])] {
        assert_eq!(decide(json!({}), json!({"identity": [policy(statements)]})), "ExplicitDeny");
    }
}

#[test]
fn error_02_a_negated_operator_with_several_values_is_nor() {
    let values = [
        ("StringNotEquals", json!(["a", "b"]), "a", "c"),
        ("StringNotEqualsIgnoreCase", json!(["a", "b"]), "B", "c"),
        ("StringNotLike", json!(["a*", "b*"]), "bx", "c"),
        ("NumericNotEquals", json!([1, 2]), "2.0", "3"),
        ("DateNotEquals", json!(["2020-01-01", "2020-01-02"]), "2020-01-02", "2020-01-03"),
        ("NotIpAddress", json!(["10.0.0.0/8", "1.2.3.4"]), "1.2.3.4", "1.2.3.5"),
        (
            "ArnNotEquals",
            json!(["arn:aws:s3:::a", "arn:aws:s3:::b"]),
            "arn:aws:s3:::b",
            "arn:aws:s3:::c",
        ),
        (
            "ArnNotLike",
            json!(["arn:aws:s3:::a*", "arn:aws:s3:::b"]),
            "arn:aws:s3:::ax",
            "arn:aws:s3:::c",
        ),
    ];
    for (operator, wanted, among, outside) in values {
        let condition = json!({operator: {"app:k": wanted}});
        assert!(!holds(condition.clone(), json!({"app:k": among})), "{operator} {among}");
        assert!(holds(condition, json!({"app:k": outside})), "{operator} {outside}");
    }
}

#[test]
fn error_03_a_negated_operator_holds_when_the_key_is_missing() {
    for (operator, value) in [
        ("StringNotEquals", "a"),
        ("StringNotLike", "a"),
        ("NumericNotEquals", "1"),
        ("DateNotEquals", "2020-01-01"),
        ("NotIpAddress", "10.0.0.0/8"),
        ("ArnNotLike", "arn:aws:s3:::a"),
    ] {
        assert!(holds(json!({operator: {"app:k": value}}), json!({})), "{operator}");
    }
}

#[test]
fn error_04_for_any_value_needs_a_value_and_for_all_values_does_not() {
    for operator in ["StringEquals", "StringNotEquals"] {
        for context in [json!({}), json!({"app:k": []})] {
            let any = json!({format!("ForAnyValue:{operator}"): {"app:k": "a"}});
            let every = json!({format!("ForAllValues:{operator}"): {"app:k": "a"}});
            assert!(!holds(any, context.clone()), "{operator} {context}");
            assert!(holds(every, context.clone()), "{operator} {context}");
        }
    }
}

#[test]
fn error_05_for_any_value_not_equals_is_some_value_outside() {
    let any = json!({"ForAnyValue:StringNotEquals": {"app:k": ["a", "b"]}});
    let every = json!({"ForAllValues:StringNotEquals": {"app:k": ["a", "b"]}});
    assert!(holds(any.clone(), json!({"app:k": ["a", "c"]})));
    assert!(!holds(any, json!({"app:k": ["a", "b"]})));
    assert!(!holds(every.clone(), json!({"app:k": ["a", "c"]})));
    assert!(holds(every, json!({"app:k": ["c", "d"]})));
}

#[test]
fn error_06_null_false_is_not_null_true() {
    let null = |wanted: &str| json!({"Null": {"app:k": wanted}});
    assert!(holds(null("true"), json!({})) && !holds(null("false"), json!({})));
    assert!(
        !holds(null("true"), json!({"app:k": "x"})) && holds(null("false"), json!({"app:k": "x"}))
    );
}

#[test]
fn error_07_only_a_deny_of_bool_if_exists_false_requires_mfa() {
    const MFA: &str = "aws:MultiFactorAuthPresent";
    let long_term = json!({});
    let (without, with) = (json!({MFA: "false"}), json!({MFA: "true"}));
    let if_exists = json!({"BoolIfExists": {MFA: "false"}});
    assert!(denies(if_exists.clone(), long_term.clone()));
    assert!(denies(if_exists.clone(), without.clone()) && !denies(if_exists, with.clone()));
    let plain = json!({"Bool": {MFA: "false"}});
    assert!(!denies(plain.clone(), long_term.clone()) && denies(plain, without.clone()));
    let allow = json!({"Bool": {MFA: "true"}});
    assert!(!holds(allow.clone(), long_term.clone()) && !holds(allow.clone(), without.clone()));
    assert!(holds(allow, with));
    assert!(holds(json!({"BoolIfExists": {MFA: "true"}}), long_term));
    assert!(holds(json!({"Null": {MFA: false}}), without), "any temporary credential");
}

#[test]
fn error_09_what_is_no_truth_is_not_true() {
    for value in ["", "1", "yes", "123456"] {
        let context = json!({"aws:MultiFactorAuthPresent": value});
        assert!(
            !holds(json!({"Bool": {"aws:MultiFactorAuthPresent": "true"}}), context),
            "{value}"
        );
    }
}

#[test]
fn error_10_a_variable_without_value_is_never_an_empty_text() {
    assert!(!holds(json!({"StringEquals": {"app:k": "${aws:username}"}}), json!({"app:k": ""})));
    assert!(!holds(json!({"StringLike": {"app:k": "x${aws:username}*"}}), json!({"app:k": "xy"})));
    assert!(holds(json!({"StringNotEquals": {"app:k": "${aws:username}"}}), json!({"app:k": ""})));
    assert!(denies(
        json!({"StringNotEquals": {"app:k": "${aws:username}"}}),
        json!({"app:k": "a"})
    ));
    let on = |name: &str, effect: &str| {
        let statement =
            json!({"Effect": effect, "Action": "*", name: "arn:aws:s3:::bucket/${aws:username}"});
        decide(
            json!({"resource": "arn:aws:s3:::bucket/"}),
            json!({"identity": [policy(json!([all("Allow"), statement]))]}),
        )
    };
    assert_eq!(on("Resource", "Deny"), "Allow");
    assert_eq!(on("NotResource", "Deny"), "Allow", "the statement applies to nothing");
}

#[test]
fn error_11_wildcards_in_a_value_are_literal() {
    let statement = json!({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::bucket/${aws:username}/*"});
    let on = |resource: &str| {
        let request = json!({"resource": resource, "context": {"aws:username": "*"}});
        decide(request, json!({"identity": [policy(json!(statement))]}))
    };
    assert_eq!(on("arn:aws:s3:::bucket/bob/key"), "ImplicitDeny");
    assert_eq!(on("arn:aws:s3:::bucket/*/key"), "Allow");
}

#[test]
fn error_12_older_versions_have_no_variables() {
    let statement = when("Allow", json!({"StringEquals": {"app:k": "${aws:username}"}}));
    let context = json!({"aws:username": "alice", "app:k": "alice"});
    let literal = json!({"aws:username": "alice", "app:k": "${aws:username}"});
    for old in [
        json!({"Version": "2008-10-17", "Statement": [statement]}),
        json!({"Statement": [statement]}),
    ] {
        let policies = json!({"identity": [old]});
        assert_eq!(decide(json!({"context": context}), policies.clone()), "ImplicitDeny");
        assert_eq!(decide(json!({"context": literal}), policies), "Allow");
    }
    let policies = json!({"identity": [policy(json!([statement]))]});
    assert_eq!(decide(json!({"context": context}), policies), "Allow");
}

#[test]
fn error_13_an_escaped_star_is_a_star() {
    let (star, other) = (json!({"app:k": "*"}), json!({"app:k": "x"}));
    for operator in ["StringEquals", "StringLike", "StringEqualsIgnoreCase"] {
        let condition = json!({operator: {"app:k": "${*}"}});
        assert!(holds(condition.clone(), star.clone()), "{operator}");
        assert!(!holds(condition, other.clone()), "{operator}");
    }
}

#[test]
fn error_14_arn_equals_takes_wildcards_part_by_part() {
    for operator in ["ArnEquals", "ArnLike"] {
        let is = |pattern: &str| {
            holds(
                json!({operator: {"app:k": pattern}}),
                json!({"app:k": "arn:aws:sns:eu:111122223333:a/b:c"}),
            )
        };
        assert!(is("arn:aws:sns:*:111122223333:a*"), "{operator}");
        assert!(is("arn:aws:sn?:eu:*:*"), "{operator}");
        assert!(!is("arn:aws:*:a/b:c"), "{operator}: a star does not cross colons");
        assert!(!is("arn:aws:sns:*:111122223333:A*"), "{operator}: case counts");
    }
}

#[test]
fn error_15_an_account_delegates_and_does_not_grant() {
    for account in ["111122223333", "arn:aws:iam::111122223333:root"] {
        let resource = policy(json!([named("Allow", json!({"AWS": account}))]));
        assert_eq!(decide(json!({}), json!({"resource": resource})), "ImplicitDeny");
        let both = json!({"resource": resource, "identity": [policy(json!([all("Allow")]))]});
        assert_eq!(decide(json!({}), both), "Allow");
        let deny = json!({"resource": policy(json!([named("Deny", json!({"AWS": account}))])), "identity": [policy(json!([all("Allow")]))]});
        assert_eq!(decide(json!({}), deny), "ExplicitDeny", "as a Deny it hits everyone of it");
    }
}

#[test]
fn error_16_a_trust_policy_that_names_the_user_is_enough_and_one_that_names_nobody_denies() {
    let assume = |principal: serde_json::Value, identity: serde_json::Value| {
        let trust = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]});
        let request = json!({"action": "sts:AssumeRole", "resource": ROLE});
        decide(request, json!({"resource": trust, "identity": identity}))
    };
    let allowing = || json!([policy(json!([all("Allow")]))]);
    assert_eq!(assume(json!({"AWS": ALICE}), json!([])), "Allow");
    assert_eq!(assume(json!("*"), json!([])), "Allow");
    assert_eq!(assume(json!({"AWS": "111122223333"}), json!([])), "ImplicitDeny");
    assert_eq!(assume(json!({"AWS": "111122223333"}), allowing()), "Allow");
    assert_eq!(
        assume(json!({"AWS": "arn:aws:iam::111122223333:user/bob"}), allowing()),
        "ImplicitDeny"
    );
    assert_eq!(assume(json!({"Service": "ec2.amazonaws.com"}), allowing()), "ImplicitDeny");
}

#[test]
fn error_17_a_role_grant_is_limited_and_a_session_grant_is_not() {
    let (nothing, allowing) =
        (json!([policy(json!([named_nothing()]))]), json!([policy(json!([all("Allow")]))]));
    for limit in ["boundary", "session"] {
        let with = |principal: serde_json::Value, documents: &serde_json::Value| {
            let resource = policy(json!([named("Allow", principal)]));
            decide_as(SESSION, json!({"resource": resource, limit: documents}))
        };
        assert_eq!(with(json!({"AWS": ROLE}), &nothing), "ImplicitDeny", "{limit}");
        assert_eq!(with(json!({"AWS": ROLE}), &allowing), "Allow", "{limit}");
        assert_eq!(with(json!({"AWS": SESSION}), &nothing), "Allow", "{limit}");
        assert_eq!(with(json!("*"), &nothing), "Allow", "{limit}");
    }
}

/// A statement that says nothing about the request.
fn named_nothing() -> serde_json::Value {
    json!({"Effect": "Allow", "Action": "sqs:*", "Resource": "*"})
}

#[test]
fn error_18_across_accounts_both_sides_and_every_limit_count() {
    let with =
        |layers: serde_json::Value| decide(json!({"resource_account": "999988887777"}), layers);
    let resource = policy(json!([named("Allow", json!({"AWS": ALICE}))]));
    let (nothing, allowing) =
        (json!([policy(json!([named_nothing()]))]), json!([policy(json!([all("Allow")]))]));
    assert_eq!(with(json!({"resource": resource})), "ImplicitDeny");
    assert_eq!(with(json!({"identity": allowing})), "ImplicitDeny");
    assert_eq!(with(json!({"resource": resource, "identity": allowing})), "Allow");
    assert_eq!(
        with(json!({"resource": resource, "identity": allowing, "boundary": nothing})),
        "ImplicitDeny"
    );
    assert_eq!(
        with(json!({"resource": resource, "identity": allowing, "session": nothing})),
        "ImplicitDeny"
    );
}

#[test]
fn error_19_dates_and_epoch_seconds_are_one_axis() {
    let at = |policy: &str, request: &str| {
        holds(
            json!({"DateEquals": {"aws:CurrentTime": policy}}),
            json!({"aws:CurrentTime": request}),
        )
    };
    assert!(at("2020-01-02", "2020-01-02T00:00:00Z"));
    assert!(at("1577923200", "2020-01-02T00:00:00Z"));
    assert!(at("2020-01-02T01:00:00+01:00", "1577923200"));
    assert!(!at("1577923200000", "2020-01-02T00:00:00Z"), "not milliseconds");
}

#[test]
fn error_20_names_ignore_case_and_values_do_not() {
    let statement =
        json!({"Effect": "Allow", "Action": "S3:gETobject", "Resource": "arn:aws:s3:::bucket/key"});
    let policies = json!({"identity": [policy(statement)]});
    assert_eq!(decide(json!({}), policies.clone()), "Allow");
    assert_eq!(decide(json!({"resource": "arn:aws:s3:::bucket/KEY"}), policies), "ImplicitDeny");
    let condition = json!({"StringEquals": {"AWS:principaltag/Team": "red"}});
    assert!(holds(condition.clone(), json!({"aws:PrincipalTag/team": "red"})));
    assert!(!holds(condition, json!({"aws:PrincipalTag/team": "Red"})));
}
