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

/// Every operator with a value that matches `found` and one that does not, and whether it is negated.
const OPERATORS: [(&str, &str, &str, &str, bool); 26] = [
    ("StringEquals", "a", "b", "a", false),
    ("StringNotEquals", "a", "b", "b", true),
    ("StringEqualsIgnoreCase", "A", "b", "a", false),
    ("StringNotEqualsIgnoreCase", "A", "b", "b", true),
    ("StringLike", "a*", "b*", "ax", false),
    ("StringNotLike", "a*", "b*", "bx", true),
    ("NumericEquals", "10", "9", "10.0", false),
    ("NumericNotEquals", "10", "9", "9", true),
    ("NumericLessThan", "10", "9", "9", false),
    ("NumericLessThanEquals", "10", "9", "10", false),
    ("NumericGreaterThan", "9", "10", "10", false),
    ("NumericGreaterThanEquals", "10", "11", "10", false),
    ("DateEquals", "2020-01-01", "2020-01-02", "2020-01-01T00:00:00Z", false),
    ("DateNotEquals", "2020-01-01", "2020-01-02", "2020-01-02", true),
    ("DateLessThan", "2020-01-02", "2020-01-01", "2020-01-01", false),
    ("DateLessThanEquals", "2020-01-01", "2019-01-01", "2020-01-01", false),
    ("DateGreaterThan", "2020-01-01", "2020-01-02", "2020-01-02", false),
    ("DateGreaterThanEquals", "2020-01-02", "2020-01-03", "2020-01-02", false),
    ("Bool", "true", "false", "true", false),
    ("BinaryEquals", "YQ==", "Yg==", "YQ==", false),
    ("IpAddress", "10.0.0.0/8", "11.0.0.0/8", "10.1.2.3", false),
    ("NotIpAddress", "10.0.0.0/8", "11.0.0.0/8", "11.1.2.3", true),
    ("ArnEquals", "arn:aws:s3:::a*", "arn:aws:s3:::b", "arn:aws:s3:::ab", false),
    ("ArnLike", "arn:aws:s3:::a*", "arn:aws:s3:::b", "arn:aws:s3:::ab", false),
    ("ArnNotEquals", "arn:aws:s3:::a*", "arn:aws:s3:::b", "arn:aws:s3:::b", true),
    ("ArnNotLike", "arn:aws:s3:::a*", "arn:aws:s3:::b", "arn:aws:s3:::b", true),
];

#[test]
fn every_operator_compares_what_it_says() {
    for (operator, good, bad, found, _) in OPERATORS {
        let with =
            |wanted: &str| holds(json!({operator: {"app:k": wanted}}), json!({"app:k": found}));
        assert!(with(good) && !with(bad), "{operator}");
    }
}

#[test]
fn p6_a_missing_key_fails_the_positive_and_passes_the_negated() {
    for (operator, good, _, _, negated) in OPERATORS {
        let condition = json!({operator: {"app:k": good}});
        assert_eq!(holds(condition.clone(), json!({})), negated, "{operator}");
        assert_eq!(denies(condition, json!({})), negated, "{operator}");
    }
}

#[test]
fn p6_if_exists_passes_where_the_key_is_missing() {
    for (operator, good, bad, found, _) in OPERATORS {
        let operator = format!("{operator}IfExists");
        let with = |wanted: &str, context| holds(json!({&operator: {"app:k": wanted}}), context);
        assert!(with(good, json!({})) && with(bad, json!({})), "{operator}");
        assert!(with(good, json!({"app:k": found})), "{operator}");
        assert!(!with(bad, json!({"app:k": found})), "{operator}: as without it");
    }
}

#[test]
fn p5_the_set_operators_by_what_the_set_holds() {
    // absent, empty, only a, a and another, only another
    let sets = [
        json!({}),
        json!({"app:k": []}),
        json!({"app:k": ["a"]}),
        json!({"app:k": ["a", "c"]}),
        json!({"app:k": ["c"]}),
    ];
    for (operator, expected) in [
        ("ForAllValues:StringEquals", [true, true, true, false, false]),
        ("ForAllValues:StringNotEquals", [true, true, false, false, true]),
        ("ForAnyValue:StringEquals", [false, false, true, true, false]),
        ("ForAnyValue:StringNotEquals", [false, false, false, true, true]),
        ("ForAllValues:StringEqualsIfExists", [true, true, true, false, false]),
        ("ForAnyValue:StringEqualsIfExists", [true, false, true, true, false]),
        ("ForAnyValue:StringNotEqualsIfExists", [true, false, false, true, true]),
    ] {
        let found: Vec<bool> = sets
            .iter()
            .map(|set| holds(json!({operator: {"app:k": ["a", "b"]}}), set.clone()))
            .collect();
        assert_eq!(found, expected, "{operator}");
        let denied: Vec<bool> = sets
            .iter()
            .map(|set| denies(json!({operator: {"app:k": ["a", "b"]}}), set.clone()))
            .collect();
        assert_eq!(denied, expected, "Deny {operator}");
    }
}

#[test]
fn values_of_a_positive_operator_are_alternatives() {
    let condition = json!({"StringEquals": {"app:k": ["a", "b"]}});
    assert!(holds(condition.clone(), json!({"app:k": "b"})));
    assert!(!holds(condition, json!({"app:k": "c"})));
}

#[test]
fn null_takes_one_or_several_values_and_does_not_mix_with_if_exists() {
    assert!(holds(json!({"Null": {"app:k": true}}), json!({})), "a truth without quotes");
    assert!(holds(json!({"Null": {"app:k": "False"}}), json!({"app:k": ["x"]})), "of sets as well");
    let text =
        policy(json!([when("Allow", json!({"NullIfExists": {"app:k": "true"}}))])).to_string();
    assert_ne!(fault(&text, countersign_policy::Kind::Identity), "");
    assert!(!holds(json!({"NullIfExists": {"app:k": "true"}}), json!({})));
    assert!(denies(json!({"NullIfExists": {"app:k": "false"}}), json!({})));
}

#[test]
fn p1_an_unknown_operator_never_allows_always_denies_and_is_refused() {
    for operator in [
        "StringEqulas",
        "ForAllValue:StringEquals",
        "",
        "stringequals",
        "ForAnyValue:",
        "IfExists",
        "BoolIfExistsIfExists",
        "ForAllValues:ForAnyValue:StringEquals",
        "StringEquals:ForAnyValue",
    ] {
        let condition = json!({operator: {"app:k": "a"}});
        let text = policy(json!([when("Allow", condition.clone())])).to_string();
        if fault(&text, countersign_policy::Kind::Identity).is_empty() {
            // The case of operators is nobody's rule; what is taken must work.
            assert!(holds(condition, json!({"app:k": "a"})), "{operator}");
            continue;
        }
        for context in [json!({}), json!({"app:k": "a"}), json!({"app:k": []})] {
            assert!(!holds(condition.clone(), context.clone()), "{operator}");
            assert!(denies(condition.clone(), context), "{operator}");
        }
    }
}

#[test]
fn string_equals_takes_wildcards_literally() {
    assert!(!holds(json!({"StringEquals": {"app:k": "a*"}}), json!({"app:k": "ab"})));
    assert!(holds(json!({"StringEquals": {"app:k": "a*"}}), json!({"app:k": "a*"})));
    assert!(!holds(json!({"StringEquals": {"app:k": "a"}}), json!({"app:k": "A"})));
}

#[test]
fn p10_string_like_crosses_slashes_and_colons_and_is_of_the_whole_text() {
    let like = |pattern: &str, value: &str| {
        holds(json!({"StringLike": {"app:k": pattern}}), json!({"app:k": value}))
    };
    assert!(like("a*d", "a/b:c/d") && like("a?c", "a:c") && like("*", ""));
    assert!(
        !like("a*d", "a/b:c/de") && !like("b*", "ab") && !like("A*", "ab") && !like("a?c", "ac")
    );
}

#[test]
fn numbers_are_compared_as_numbers() {
    let equals =
        |a: &str, b: &str| holds(json!({"NumericEquals": {"app:k": a}}), json!({"app:k": b}));
    assert!(equals("10", "10.0") && equals("-0", "0") && equals("0.5", "0.50"));
    assert!(!equals("9", "10"));
    assert!(holds(json!({"NumericLessThan": {"app:k": "10"}}), json!({"app:k": "9"})));
    assert!(holds(json!({"NumericGreaterThan": {"app:k": "-10"}}), json!({"app:k": "-9"})));
    assert!(!equals("9007199254740993", "9007199254740992"), "none is rounded");
}

#[test]
fn p16_dates_are_of_iso_8601_or_seconds() {
    let equals = |a: &str, b: &str| holds(json!({"DateEquals": {"app:k": a}}), json!({"app:k": b}));
    for (a, b) in [
        ("2020", "2020-01-01T00:00:00Z"),
        ("2020-02", "2020-02-01"),
        ("2020-02-29T12:30Z", "2020-02-29T12:30:00.000Z"),
        ("2020-02-29T12:30:00+05:30", "2020-02-29T07:00:00Z"),
        ("2020-02-29T12:30:00.5Z", "2020-02-29T12:30:00.500Z"),
        ("1582979400", "2020-02-29T12:30:00Z"),
    ] {
        assert!(equals(a, b) && equals(b, a), "{a} {b}");
    }
    for bad in [
        "2020-02-30",
        "2021-02-29",
        "2020-13-01",
        "2020-01-01T25:00:00Z",
        "2020-01-01 00:00",
        "soon",
        "",
        "NaN",
        "1e9",
    ] {
        assert!(!equals("2020-01-01", bad) && !equals(bad, bad), "{bad}");
        assert!(
            !holds(json!({"DateNotEquals": {"app:k": "2020-01-01"}}), json!({"app:k": bad})),
            "{bad}"
        );
    }
}

#[test]
fn p16_addresses_and_ranges() {
    let within = |range: &str, address: &str| {
        holds(json!({"IpAddress": {"app:k": range}}), json!({"app:k": address}))
    };
    assert!(
        within("10.0.0.0/8", "10.255.0.1")
            && within("10.1.2.3", "10.1.2.3")
            && within("0.0.0.0/0", "1.2.3.4")
    );
    assert!(within("2001:db8::/32", "2001:DB8:0:0::1") && within("::1", "::1"));
    assert!(!within("10.1.2.3", "10.1.2.4") && !within("10.0.0.0/8", "11.0.0.0"));
    assert!(!within("::/0", "1.2.3.4") && !within("0.0.0.0/0", "::1"), "families are apart");
    assert!(!within("1.2.3.0/24", "::ffff:1.2.3.4"));
    for range in [
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "::/129",
        "010.0.0.0/8",
        "10.0.0/8",
        "10.0.0.0/",
        "10.0.0.0/08",
        "host",
        "",
    ] {
        let condition = json!({"IpAddress": {"app:k": range}});
        let text = policy(json!([when("Allow", condition)])).to_string();
        assert_ne!(fault(&text, countersign_policy::Kind::Identity), "", "{range}");
        assert!(!within(range, "10.0.0.1") && !within(range, "::"), "{range}");
    }
}

#[test]
fn p16_numbers_that_are_none() {
    for bad in ["NaN", "inf", "1e400", "1e1", "0x10", "", " 1", "1,0", "--1", "1.2.3", "٣"] {
        for operator in
            ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericGreaterThan"]
        {
            assert!(
                !holds(json!({operator: {"app:k": "5"}}), json!({"app:k": bad})) || bad == "1e1",
                "{operator} {bad}"
            );
            let text =
                policy(json!([when("Allow", json!({operator: {"app:k": bad}}))])).to_string();
            assert_ne!(fault(&text, countersign_policy::Kind::Identity), "", "{operator} {bad}");
        }
    }
}

#[test]
fn binaries_are_compared_by_their_bytes() {
    let equals =
        |a: &str, b: &str| holds(json!({"BinaryEquals": {"app:k": a}}), json!({"app:k": b}));
    assert!(equals("YWI=", "YWI=") && !equals("YWI=", "YWJj") && !equals("YQ==", "yq=="));
}

#[test]
fn arns_are_compared_part_by_part() {
    let like = |pattern: &str| {
        holds(
            json!({"ArnLike": {"app:k": pattern}}),
            json!({"app:k": "arn:aws:iam::111122223333:role/a:b"}),
        )
    };
    assert!(
        like("arn:aws:iam::*:role/*")
            && like("arn:aws:iam:*:1*:*:b")
            && like("arn:a?s:iam::111122223333:role/a:b")
    );
    assert!(
        !like("arn:aws:iam::*")
            && !like("arn:aws:iam:*:role/*")
            && !like("arn:aws:iam::111122223333:Role/*")
    );
}
