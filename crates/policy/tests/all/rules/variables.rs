//! 3.5: policy variables.

use crate::support::*;
use serde_json::json;

#[test]
fn a_truth_may_be_a_variable() {
    let condition = json!({"Bool": {"app:k": "${app:wanted}"}});
    assert!(holds(condition.clone(), json!({"app:k": "true", "app:wanted": "True"})));
    assert!(!holds(condition, json!({"app:k": "true"})));
}

fn like(pattern: &str, context: serde_json::Value) -> bool {
    holds(json!({"StringLike": {"app:k": pattern}}), context)
}

#[test]
fn p11_a_value_is_put_in_literally() {
    for value in ["a*", "*", "?", "${aws:userid}", "${*}", "$"] {
        let with = |found: &str| {
            like(
                "x${aws:username}",
                json!({"aws:username": value, "aws:userid": "AIDA", "app:k": found}),
            )
        };
        assert!(with(&format!("x{value}")), "{value}");
        assert!(!with("xa1") && !with("xAIDA") && !with("x"), "{value}");
    }
}

#[test]
fn a_default_stands_in_for_a_missing_value() {
    for pattern in ["x${aws:username,'me'}", "x${aws:username, 'me'}", "x${AWS:UserName, 'me'}"] {
        assert!(like(pattern, json!({"app:k": "xme"})), "{pattern}");
        assert!(like(pattern, json!({"app:k": "xyou", "aws:username": "you"})), "{pattern}");
        assert!(!like(pattern, json!({"app:k": "xme", "aws:username": "you"})), "{pattern}");
    }
    assert!(!like("${aws:username, '*'}", json!({"app:k": "a"})), "a default is literal too");
}

#[test]
fn p11_three_variables_are_characters() {
    for (pattern, value) in
        [("a${*}b", "a*b"), ("a${?}b", "a?b"), ("a${$}b", "a$b"), ("${$}{*}", "${*}")]
    {
        for operator in ["StringEquals", "StringLike", "StringEqualsIgnoreCase"] {
            assert!(
                holds(json!({operator: {"app:k": pattern}}), json!({"app:k": value})),
                "{operator} {pattern}"
            );
        }
        assert!(!like(pattern, json!({"app:k": "axb"})));
        let statement = json!({"Effect": "Allow", "Action": "*", "Resource": format!("arn:aws:s3:::{pattern}")});
        assert!(allows(statement.clone(), json!({"resource": format!("arn:aws:s3:::{value}")})));
        assert!(!allows(statement, json!({"resource": "arn:aws:s3:::axb"})));
    }
}

#[test]
fn only_single_valued_keys_are_put_in() {
    for set in [json!(["a"]), json!(["a", "b"]), json!([])] {
        assert!(!like("${app:set}*", json!({"app:k": "a", "app:set": set})), "{set}");
    }
}

#[test]
fn p11_a_variable_without_value_matches_nothing_and_its_negation_everything() {
    for operator in ["StringEquals", "StringLike", "StringEqualsIgnoreCase", "ArnLike"] {
        let unknown =
            if operator == "ArnLike" { "arn:aws:s3:::${app:none}" } else { "${app:none}" };
        for found in ["", "arn:aws:s3:::", "arn:aws:s3:::${app:none}", "${app:none}"] {
            assert!(
                !holds(json!({operator: {"app:k": unknown}}), json!({"app:k": found})),
                "{operator} {found}"
            );
        }
        let negated = operator.replace("String", "StringNot").replace("Arn", "ArnNot");
        assert!(denies(json!({negated: {"app:k": unknown}}), json!({"app:k": "arn:aws:s3:::x"})));
    }
    assert!(
        holds(json!({"StringEquals": {"app:k": ["${app:none}", "a"]}}), json!({"app:k": "a"})),
        "another value may match"
    );
}

#[test]
fn variables_mean_nothing_where_they_are_not_supported() {
    let context = json!({"app:k": "5", "app:v": "5", "app:name": "alice"});
    for (operator, found) in [
        ("NumericEquals", "5"),
        ("DateEquals", "2020-01-01"),
        ("IpAddress", "10.0.0.1"),
        ("BinaryEquals", "YQ=="),
    ] {
        let condition = json!({operator: {"app:k": "${app:v}"}});
        let text = policy(json!([when("Allow", condition.clone())])).to_string();
        assert_ne!(fault(&text, countersign_policy::Kind::Identity), "", "{operator}");
        assert!(!holds(condition, json!({"app:k": found, "app:v": found})), "{operator}");
    }
    let resource = policy(json!([named(
        "Allow",
        json!({"AWS": "arn:aws:iam::111122223333:user/${app:name}"})
    )]));
    assert_eq!(decide(json!({"context": context}), json!({"resource": resource})), "ImplicitDeny");
}

#[test]
fn a_variable_that_cannot_be_read_is_refused_and_never_allows() {
    for broken in ["${", "${app:v", "${}", "${app:v,}", "${app:v, 'x}", "${app:v, x}"] {
        let condition = json!({"StringEquals": {"app:k": broken}});
        assert!(!holds(condition.clone(), json!({"app:k": broken, "app:v": "x"})), "{broken}");
        let statement =
            json!({"Effect": "Allow", "Action": "*", "Resource": format!("arn:aws:s3:::{broken}")});
        let request =
            json!({"resource": format!("arn:aws:s3:::{broken}"), "context": {"app:v": "x"}});
        assert!(!allows(statement, request), "{broken}");
    }
}
