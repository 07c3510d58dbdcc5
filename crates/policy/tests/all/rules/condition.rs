//! 3.4: condition blocks.

use crate::support::*;
use serde_json::json;

#[test]
fn a_multivalued_key_needs_a_set_operator() {
    let context = json!({"aws:TagKeys": ["a"]});
    for operator in
        ["StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringNotEqualsIfExists"]
    {
        assert!(!holds(json!({operator: {"aws:TagKeys": "a"}}), context.clone()), "{operator}");
    }
    assert!(holds(json!({"ForAnyValue:StringEquals": {"aws:TagKeys": "a"}}), context));
    assert!(
        holds(json!({"ForAllValues:StringEquals": {"app:k": "a"}}), json!({"app:k": "a"})),
        "a set of one"
    );
}

#[test]
fn what_a_request_says_wrongly_never_allows_and_always_denies() {
    for (operator, wanted, value) in [
        ("NumericLessThan", "5", "NaN"),
        ("NumericNotEquals", "5", "1e400"),
        ("DateNotEquals", "2020-01-01", "soon"),
        ("NotIpAddress", "10.0.0.0/8", "host"),
        ("IpAddress", "10.0.0.0/8", "010.0.0.1"),
        ("BinaryEquals", "YQ==", "?"),
    ] {
        let condition = json!({operator: {"app:k": wanted}});
        assert!(!holds(condition.clone(), json!({"app:k": value})), "{operator}");
        assert!(denies(condition, json!({"app:k": value})), "{operator}");
    }
}

#[test]
fn conditions_and_keys_all_hold() {
    let both = json!({"StringEquals": {"app:a": "1", "app:b": "2"}, "Bool": {"app:c": "true"}});
    assert!(holds(both.clone(), json!({"app:a": "1", "app:b": "2", "app:c": "TRUE"})));
    for context in [
        json!({"app:a": "1", "app:b": "2"}),
        json!({"app:a": "1", "app:b": "x", "app:c": "true"}),
        json!({"app:a": "1", "app:b": "2", "app:c": "false"}),
    ] {
        assert!(!holds(both.clone(), context.clone()), "{context}");
    }
}

#[test]
fn numbers_and_truths_may_be_written_without_quotes() {
    assert!(holds(json!({"NumericLessThanEquals": {"app:k": 10}}), json!({"app:k": "10.0"})));
    assert!(holds(json!({"NumericGreaterThan": {"app:k": 9}}), json!({"app:k": "10"})));
    assert!(holds(json!({"Bool": {"app:k": true}}), json!({"app:k": "true"})));
    assert!(holds(json!({"StringEquals": {"app:k": [1, true]}}), json!({"app:k": "true"})));
}
