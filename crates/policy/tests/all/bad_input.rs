//! No document, context, pattern, ARN or line makes the engine fail, allow, recurse or allocate without bound.

use crate::support::*;
use countersign_policy::Kind;
use countersign_policy::cases::answer_line;
use serde_json::{Value, json};

#[test]
fn what_is_no_whole_arn_opens_nothing_and_closes_all_it_may_mean() {
    let with = |name: &str, effect: &str| {
        let statement = json!({"Effect": effect, "Action": "*", name: "arn:aws:s3"});
        let allow = if effect == "Deny" { vec![all("Allow"), statement] } else { vec![statement] };
        decide(json!({}), json!({"identity": [policy(json!(allow))]}))
    };
    assert_eq!(with("Resource", "Allow"), "ImplicitDeny");
    assert_eq!(with("NotResource", "Allow"), "ImplicitDeny");
    assert_eq!(with("Resource", "Deny"), "ExplicitDeny");
    assert_eq!(with("NotResource", "Deny"), "ExplicitDeny");
}

#[test]
fn a_line_that_cannot_be_read_is_answered_and_never_allows() {
    let request = r#""request":{"principal":{"kind":"aws","id":"arn:aws:iam::1:user/u"},"action":"a:b","resource":"*","resource_account":"1""#;
    let allow =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    let case = |more: &str, policies: &str| {
        format!(r#"{{"id":7,{request}{more}}},"policies":{{{policies}}}}}"#)
    };
    let identity = format!(r#""identity":[{allow}]"#);
    assert_eq!(decide_line(&case("", &identity)), "Allow", "but for the fault");
    let twice = allow.replace(r#""Effect":"Allow""#, r#""Effect":"Deny","Effect":"Allow""#);
    for line in [
        "",
        "null",
        "[]",
        "not json",
        "{}",
        &case(r#","context":{"a":"1","A":"2"}"#, &identity),
        &case(r#","context":{"a":{"b":1}}"#, &identity),
        &case(r#","context":[]"#, &identity),
        &case(r#","wildcard_only_action":"yes""#, &identity),
        &case("", &format!(r#"{identity},"unknown":[]"#)),
        &case("", &format!(r#"{identity},"boundary":{{}}"#)),
        &case("", &format!(r#"{identity},"scp":[{{}}]"#)),
        &case("", &format!(r#""identity":[{twice}]"#)),
        &case("", &format!(r#""identity":[{}]"#, allow.replace("Resource", "resource"))),
        &case("", &format!(r#""identity":[{}]"#, allow.replace("Allow", "allow"))),
        &case("", &format!(r#""identity":[{}]"#, allow.replace("2012", "2013"))),
    ] {
        let answer: Value = serde_json::from_str(&answer_line(line)).unwrap();
        assert_eq!(answer["decision"], "ImplicitDeny", "{line}");
        assert!(answer["error"].is_string(), "{line}");
    }
    let answer: Value = serde_json::from_str(&answer_line(&case("", r#""x":1"#))).unwrap();
    assert_eq!(answer["id"], 7);
}

#[test]
fn p1_a_statement_that_is_not_understood_never_allows_and_always_denies() {
    let decided = |effect: &str, layer: &str, members: &Value| {
        let mut statement = all(effect);
        for (name, value) in members.as_object().unwrap() {
            let object = statement.as_object_mut().unwrap();
            object.remove(name.trim_start_matches("Not"));
            if !value.is_null() {
                object.insert(name.clone(), value.clone());
            }
        }
        let mut policies = json!({"identity": allowing()});
        if effect == "Deny" && layer == "identity" {
            policies[layer].as_array_mut().unwrap().push(policy(json!([statement])));
        } else {
            policies[layer] = json!([policy(json!([statement]))]);
        }
        decide(json!({"context": {"aws:SourceArn": "arn:aws:s3:::x"}}), policies)
    };
    for members in [
        json!({"Action": null}),
        json!({"Action": []}),
        json!({"NotAction": []}),
        json!({"Resource": null}),
        json!({"Resource": []}),
        json!({"NotResource": []}),
        json!({"Action": "*:GetObject"}),
        json!({"Action": "s3*"}),
        json!({"Action": ["s3:GetObject", "s?:Get"]}),
        json!({"Resource": "arn:aws:*:::bucket/key"}),
        json!({"Principal": "*"}),
        json!({"Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:s3"}}}),
        json!({"Condition": {"ArnNotLike": {"aws:SourceArn": "arn:aws:sqs"}}}),
    ] {
        for layer in ["identity", "boundary", "session"] {
            assert_eq!(decided("Allow", layer, &members), "ImplicitDeny", "{layer} {members}");
            assert_eq!(decided("Deny", layer, &members), "ExplicitDeny", "{layer} {members}");
        }
    }
}

#[test]
fn p14_five_thousand_statements_are_read_and_walked() {
    let statement =
        json!({"Effect": "Allow", "Action": ["sqs:*", "sns:*"], "Resource": "arn:aws:sqs:*:*:*"});
    let many = policy(json!(vec![statement; 5000]));
    assert_eq!(fault(&many.to_string(), Kind::Identity), "");
    assert_eq!(decide(json!({}), json!({"identity": [many]})), "ImplicitDeny");
}
