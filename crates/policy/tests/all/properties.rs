//! What holds of every policy.

use crate::support::*;
use countersign_policy::{Document, Kind};
use proptest::prelude::*;
use serde_json::{Value, json};

fn action() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["*", "s3:*", "s3:GetObject", "s3:Get?bject", "sqs:SendMessage"])
}

fn resource() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "*",
        "arn:aws:s3:::bucket/*",
        "arn:aws:s3:::other",
        "arn:aws:s3:::bucket/${app:k}",
    ])
}

fn condition() -> impl Strategy<Value = Value> {
    let operator = prop::sample::select(vec![
        "StringEquals",
        "StringNotEqualsIfExists",
        "ForAllValues:StringLike",
        "ForAnyValue:StringNotLike",
        "StringEqualsIgnoreCase",
    ]);
    let line =
        (operator, "[a-c*]{0,2}").prop_map(|(operator, value)| json!({operator: {"app:k": value}}));
    prop_oneof![Just(json!({})), line]
}

fn statement() -> impl Strategy<Value = Value> {
    let effect = prop::sample::select(vec!["Allow", "Allow", "Allow", "Deny"]);
    (effect, any::<bool>(), action(), any::<bool>(), resource(), condition()).prop_map(
        |(effect, not_action, action, not_resource, resource, condition)| {
            json!({
                "Effect": effect,
                if not_action { "NotAction" } else { "Action" }: action,
                if not_resource { "NotResource" } else { "Resource" }: resource,
                "Condition": condition,
            })
        },
    )
}

fn context() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({})),
        "[a-c]{0,2}".prop_map(|value| json!({"app:k": value})),
        prop::collection::vec("[a-c]{0,2}", 0..3).prop_map(|values| json!({"app:k": values})),
    ]
}

fn identity(statements: &[Value], context: &Value) -> String {
    decide(json!({"context": context}), json!({"identity": [policy(json!(statements))]}))
}

proptest! {
    #[test]
    fn the_order_of_statements_says_nothing(
        statements in prop::collection::vec(statement(), 1..5), context in context(),
    ) {
        let mut turned = statements.clone();
        turned.reverse();
        prop_assert_eq!(identity(&statements, &context), identity(&turned, &context));
    }

    #[test]
    fn a_deny_never_allows(
        statements in prop::collection::vec(statement(), 1..4), deny in statement(), at in 0_usize..4, context in context(),
    ) {
        let before = identity(&statements, &context);
        let mut more = statements.clone();
        let mut deny = deny;
        deny["Effect"] = json!("Deny");
        more.insert(at.min(more.len()), deny);
        let after = identity(&more, &context);
        prop_assert!(after == before || after == "ExplicitDeny", "{before} became {after}");
    }

    #[test]
    fn a_layer_more_never_allows_more(statements in prop::collection::vec(statement(), 1..4), limit in statement(), context in context()) {
        let identity = json!([policy(json!(statements))]);
        let before = decide(json!({"context": context}), json!({"identity": identity}));
        for layer in ["boundary", "session", "endpoint"] {
            let limited = json!({"identity": identity, layer: [policy(json!([limit]))]});
            let after = decide(json!({"context": context}), limited);
            prop_assert!(after != "Allow" || before == "Allow", "{layer}");
        }
    }

    #[test]
    fn a_key_that_no_policy_names_changes_nothing(
        statements in prop::collection::vec(statement(), 1..4), context in context(), name in "[a-z]{1,5}:[A-Z]{1,5}", value in ".{0,5}",
    ) {
        prop_assume!(name != "app:K");
        let mut more = context.clone();
        more[name] = json!(value);
        prop_assert_eq!(identity(&statements, &context), identity(&statements, &more));
    }

    #[test]
    fn an_operator_that_nobody_knows_never_allows_and_always_denies(word in "[A-Za-z:]{1,20}", context in context()) {
        let condition = json!({&word: {"app:k": "true"}});
        let stored = policy(json!([when("Allow", condition.clone())])).to_string();
        prop_assume!(Document::parse(&stored, Kind::Identity).is_err());
        prop_assert!(!holds(condition.clone(), context.clone()), "{}", word);
        prop_assert!(denies(condition, context), "{}", word);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,200}") {
        for kind in [Kind::Identity, Kind::Trust, Kind::Resource, Kind::Scp] {
            let _ = Document::parse(&text, kind);
        }
        prop_assert_ne!(decide_line(&text), "Allow");
    }
}
