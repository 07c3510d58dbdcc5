//! What holds of every policy.

use crate::generate::{case, each_document, each_list, each_statement, statement};
use crate::support::*;
use countersign_policy::{Document, Kind};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

fn decided(case: &Value) -> String {
    decide_line(&case.to_string())
}

/// Who is allowed some things that no policy says.
fn is_privileged(case: &Value) -> bool {
    let request = &case["request"];
    request["principal"]["id"].as_str().unwrap().ends_with(":root")
        || request["action"].as_str().unwrap().to_lowercase().starts_with("sts:get")
}

fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: 2 * usual.cases,
        // Some ask of a part of the cases only, also in a long run.
        max_global_rejects: 2 * usual.cases + 1024,
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_statements_and_documents_says_nothing(line in case(), turns in 0_usize..6) {
        let before = read(&line);
        let mut after = before.clone();
        let turn = |list: &mut Vec<Value>| {
            list.reverse();
            let by = turns % list.len().max(1);
            list.rotate_left(by);
        };
        each_list(&mut after, &mut |list| turn(list));
        each_document(&mut after, &mut |document| {
            if let Value::Array(statements) = &mut document["Statement"] {
                turn(statements);
            }
        });
        prop_assert_eq!(decided(&before), decided(&after));
    }

    #[test]
    fn a_document_may_be_split_in_several(line in case()) {
        let before = read(&line);
        let mut after = before.clone();
        each_list(&mut after, &mut |list| {
            *list = list
                .iter()
                .flat_map(|document| {
                    let statements = match &document["Statement"] {
                        Value::Array(all) => all.clone(),
                        one => vec![one.clone()],
                    };
                    let alone = |statement| {
                        let mut alone = document.clone();
                        alone["Statement"] = statement;
                        alone
                    };
                    statements.into_iter().map(alone)
                })
                .collect();
        });
        prop_assert_eq!(decided(&before), decided(&after));
    }

    #[test]
    fn a_deny_more_never_allows(line in case(), deny in statement(), at in 0_usize..100) {
        let before = read(&line);
        let mut deny = deny;
        deny["Effect"] = json!("Deny");
        let mut places = 0;
        each_document(&mut before.clone(), &mut |_| places += 1);
        prop_assume!(places > 0);
        let (mut after, mut place) = (before.clone(), 0);
        each_document(&mut after, &mut |document| {
            if place == at % places {
                if !document["Statement"].is_array() {
                    document["Statement"] = json!([document["Statement"]]);
                }
                let statements = document["Statement"].as_array_mut().unwrap();
                if statements.iter().any(|s| s.get("Principal").is_some()) {
                    deny["Principal"] = json!("*");
                }
                statements.insert(at % (statements.len() + 1), deny.clone());
            }
            place += 1;
        });
        let (before, after) = (decided(&before), decided(&after));
        prop_assert!(after == before || after == "ExplicitDeny", "{before} became {after}");
    }

    #[test]
    fn a_deny_that_applies_wins_wherever_it_stands(line in case(), at in 0_usize..100) {
        let mut case = read(&line);
        prop_assume!(!case["request"]["action"].as_str().unwrap().to_lowercase().starts_with("sts:get"));
        let documents = case["policies"]["identity"].as_array_mut().unwrap();
        documents.insert(at % (documents.len() + 1), policy(json!([all("Allow"), all("Deny")])));
        prop_assert_eq!(decided(&case), "ExplicitDeny");
    }

    #[test]
    fn a_key_that_nobody_fills_never_allows(line in case(), operator in prop::sample::select(vec![
        "StringEquals", "StringLike", "Bool", "ForAnyValue:StringEquals", "ForAnyValue:StringNotLike",
        "StringEqualsIgnoreCase",
    ])) {
        let mut case = read(&line);
        prop_assume!(!is_privileged(&case));
        each_statement(&mut case, &mut |statement| {
            if !statement["Condition"].is_object() {
                statement["Condition"] = json!({});
            }
            if statement["Effect"] == "Allow" {
                let mut keys = statement["Condition"][operator].take();
                if !keys.is_object() {
                    keys = json!({});
                }
                keys["nobody:fills"] = json!(["true", "*", "${app:s, 'x'}"]);
                statement["Condition"][operator] = keys;
            }
        });
        prop_assert_ne!(decided(&case), "Allow");
    }

    #[test]
    fn a_boundary_and_the_other_limits_never_widen(line in case()) {
        let with = read(&line);
        for layer in ["boundary", "session", "endpoint", "scp", "rcp"] {
            let id = with["request"]["principal"]["id"].as_str().unwrap();
            if layer == "session" && id.contains(":federated-user/") {
                // Without session policies it has nothing that they could narrow.
                continue;
            }
            let mut without = with.clone();
            without["policies"].as_object_mut().unwrap().remove(layer);
            prop_assert!(decided(&with) != "Allow" || decided(&without) == "Allow", "{layer}");
        }
    }

    #[test]
    fn a_session_policy_never_widens_what_the_others_of_a_federated_session_allow(line in case()) {
        let mut case = read(&line);
        case["request"]["principal"] = json!({"kind": "aws", "id": FEDERATED});
        let narrow = decided(&case);
        case["policies"]["session"] = allowing();
        prop_assert!(narrow != "Allow" || decided(&case) == "Allow");
    }

    #[test]
    fn the_case_of_actions_and_names_of_keys_says_nothing(line in case(), upper in any::<bool>()) {
        let turn = |text: &str| if upper { text.to_ascii_uppercase() } else { text.to_ascii_lowercase() };
        let before = read(&line);
        let mut after = before.clone();
        after["request"]["action"] = json!(turn(before["request"]["action"].as_str().unwrap()));
        let keys = before["request"]["context"].as_object().unwrap();
        after["request"]["context"] = keys.iter().map(|(key, value)| (turn(key), value.clone())).collect();
        each_statement(&mut after, &mut |statement| {
            for name in ["Action", "NotAction"] {
                match statement.get_mut(name) {
                    Some(Value::Array(all)) => {
                        for one in all {
                            *one = json!(turn(one.as_str().unwrap()));
                        }
                    }
                    Some(one) => *one = json!(turn(one.as_str().unwrap())),
                    None => {}
                }
            }
            for (_, keys) in statement.get_mut("Condition").and_then(Value::as_object_mut).into_iter().flatten() {
                let old = keys.as_object().unwrap();
                *keys = old.iter().map(|(key, value)| (turn(key), value.clone())).collect();
            }
        });
        prop_assert_eq!(decided(&before), decided(&after));
    }

    #[test]
    fn a_document_that_is_printed_again_decides_alike(line in case()) {
        let before = read(&line);
        let mut text = before.clone();
        each_document(&mut text, &mut |document| {
            *document = json!(serde_json::to_string_pretty(document).unwrap());
        });
        prop_assert_eq!(decided(&before), decided(&text), "as text");
        let escape = |text: &str| -> String {
            text.chars().map(|c| if c.is_ascii_alphanumeric() { format!("\\u{:04x}", u32::from(c)) } else { c.into() }).collect()
        };
        let mut escaped = before.clone();
        each_document(&mut escaped, &mut |document| *document = json!(within_texts(&document.to_string(), escape)));
        prop_assert_eq!(decided(&before), decided(&escaped), "with escapes");
        let mut listed = before.clone();
        each_statement(&mut listed, &mut |statement| {
            for name in ["Action", "NotAction", "Resource", "NotResource"] {
                if let Some(one @ Value::String(_)) = statement.get_mut(name) {
                    *one = json!([one]);
                }
            }
        });
        prop_assert_eq!(decided(&before), decided(&listed), "as lists");
    }

    #[test]
    fn a_key_that_no_policy_names_changes_nothing(line in case(), name in "[a-z]{1,5}:[A-Z]{2,5}", value in ".{0,5}") {
        let before = read(&line);
        let mut after = before.clone();
        after["request"]["context"][name] = json!(value);
        prop_assert_eq!(decided(&before), decided(&after));
    }

    #[test]
    fn what_is_stored_is_evaluated_as_it_was_stored(line in case()) {
        // Whatever storing takes, evaluating takes: a stored Deny can't be lost.
        let mut case = read(&line);
        let mut stored = Vec::new();
        each_document(&mut case, &mut |document| {
            if Document::parse(&document.to_string(), Kind::Identity).is_ok() {
                stored.push(document.clone());
            }
        });
        for document in stored {
            let mut line = read(&line);
            line["policies"] = json!({"identity": [document]});
            let answer: Value = read(&countersign_policy::cases::answer_line(&line.to_string()));
            prop_assert_eq!(&answer["error"], &Value::Null, "{}", line);
        }
    }

    #[test]
    fn an_operator_that_nobody_knows_never_allows_and_always_denies(word in "[A-Za-z:]{1,20}") {
        let condition = json!({&word: {"app:k": "true"}});
        let stored = policy(json!([when("Allow", condition.clone())])).to_string();
        prop_assume!(Document::parse(&stored, Kind::Identity).is_err());
        for context in [json!({}), json!({"app:k": "true"}), json!({"app:k": ["true"]})] {
            prop_assert!(!holds(condition.clone(), context.clone()), "{}", word);
            prop_assert!(denies(condition.clone(), context), "{}", word);
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,200}") {
        for kind in [Kind::Identity, Kind::Trust, Kind::Resource, Kind::Scp] {
            let _ = Document::parse(&text, kind);
        }
        prop_assert_ne!(decide_line(&text), "Allow");
    }
}

/// JSON with the inside of its texts changed.
fn within_texts(json: &str, change: impl Fn(&str) -> String) -> String {
    let inside =
        |(place, part): (usize, &str)| if place % 2 == 1 { change(part) } else { part.to_owned() };
    json.split('"').enumerate().map(inside).collect::<Vec<_>>().join("\"")
}
