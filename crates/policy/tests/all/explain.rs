//! Explanations: that they say what decides, in full, and never anything else.

use crate::support::*;
use countersign_policy::cases::{answer_line, explain_line};
use countersign_policy::{Decision, Effect, Explanation, Layer};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

fn case(request: Value, policies: Value) -> String {
    let mut whole = json!({
        "principal": {"kind": "aws", "id": ALICE},
        "action": "s3:GetObject",
        "resource": "arn:aws:s3:::bucket/key",
        "resource_account": "111122223333",
        "context": {},
    });
    for (name, value) in request.as_object().unwrap() {
        whole[name] = value.clone();
    }
    json!({"id": "test", "request": whole, "policies": policies}).to_string()
}

fn explained(request: Value, policies: Value) -> Explanation {
    explain_line(&case(request, policies)).unwrap()
}

/// The decision that follows from what the layers are said to say.
fn combined(explanation: &Explanation) -> (Effect, Vec<Layer>) {
    if explanation.rule.is_some_and(|rule| rule.starts_with("it needs no permission")) {
        return (Effect::Allow, vec![Layer::Service]);
    }
    let denying: Vec<Layer> = explanation
        .layers
        .iter()
        .filter(|layer| layer.says == Effect::ExplicitDeny)
        .map(|layer| layer.layer)
        .collect();
    if !denying.is_empty() {
        return (Effect::ExplicitDeny, denying);
    }
    if explanation.rule.is_some() {
        return (Effect::ImplicitDeny, vec![Layer::Service]);
    }
    let lacking =
        explanation.layers.iter().find(|layer| layer.needed && layer.says != Effect::Allow);
    match lacking {
        Some(layer) => (Effect::ImplicitDeny, vec![layer.layer]),
        None => (Effect::Allow, vec![Layer::Identity, Layer::Resource, Layer::Trust]),
    }
}

/// Holds an explanation against the decision on the same line.
fn agrees(line: &str) {
    let answer: Value = serde_json::from_str(&answer_line(line)).unwrap();
    let explanation = match explain_line(line) {
        Ok(explanation) => explanation,
        Err(why) => {
            assert_eq!(answer["error"], why);
            return;
        }
    };
    let form = explanation.to_json();
    assert_eq!(form["decision"], answer["decision"]);
    assert_eq!(form["reasons"], answer["reasons"]);

    let (effect, layers) = combined(&explanation);
    assert_eq!(effect, explanation.decision.effect, "{line}\n{form:#}");
    assert!(layers.contains(&explanation.decision.layer), "{layers:?} {line}\n{form:#}");
    if let Some(reason) = explanation.decided() {
        let of_layer: Vec<_> =
            explanation.layers.iter().filter(|layer| layer.layer == reason.layer).collect();
        // A reason does not say of which level it is.
        let said = of_layer.iter().any(|layer| {
            let statement =
                layer.documents.get(reason.document).and_then(|all| all.get(reason.statement));
            statement.is_some_and(|s| {
                s.applies && s.sid == reason.sid && s.allows == (effect == Effect::Allow)
            })
        });
        assert!(said, "{reason:?}\n{form:#}");
    }
}

fn one_of(all: Vec<Value>) -> impl Strategy<Value = Value> {
    prop::sample::select(all)
}

fn condition() -> impl Strategy<Value = Value> {
    let operator = prop::sample::select(vec![
        "StringEquals",
        "StringNotEqualsIfExists",
        "ForAllValues:StringLike",
        "ForAnyValue:StringNotLike",
        "Bool",
        "BoolIfExists",
        "Null",
        "NumericLessThan",
        "ArnLike",
        "Nonsense",
        "DateGreaterThan",
    ]);
    let value =
        prop::sample::select(vec!["a", "true", "false", "${app:k}", "${app:none}", "12", "*"]);
    prop_oneof![
        2 => Just(json!({})),
        3 => (operator, value).prop_map(|(operator, value)| json!({operator: {"app:k": value}})),
    ]
}

fn statement(principals: bool) -> impl Strategy<Value = Value> {
    let effect = prop::sample::select(vec!["Allow", "Allow", "Allow", "Deny"]);
    let action = prop_oneof![
        2 => Just(("Action", "*")), 2 => Just(("Action", "s3:Get*")), 1 => Just(("NotAction", "s3:Get*")),
        2 => Just(("Action", "sts:AssumeRole")), 1 => Just(("NotAction", "sqs:*")), 1 => Just(("Action", "nonsense")),
        1 => Just(("Action", "kms:*")), 1 => Just(("Action", "iam:*")),
    ];
    let resource = prop_oneof![
        3 => Just(("Resource", "*")), 1 => Just(("Resource", "arn:aws:s3:::bucket/*")),
        1 => Just(("NotResource", "arn:aws:s3:::bucket/${app:none}")), 1 => Just(("Resource", "arn:aws:s3")),
        1 => Just(("NotResource", "arn:*:*:*:*:other")),
    ];
    let name = one_of(vec![
        json!("*"),
        json!({"AWS": ALICE}),
        json!({"AWS": "111122223333"}),
        json!({"AWS": ROLE}),
        json!({"AWS": SESSION}),
        json!({"Service": "ec2.amazonaws.com"}),
        json!({"AWS": ["444455556666", SESSION, ROLE, "111122223333"]}),
    ]);
    let named = prop_oneof![5 => Just("Principal"), 1 => Just("NotPrincipal"), 1 => Just("")];
    (effect, action, resource, condition(), named, name).prop_map(
        move |(effect, (action, a), (resource, r), condition, named, name)| {
            let mut statement =
                json!({"Effect": effect, action: a, resource: r, "Condition": condition});
            if principals && !named.is_empty() {
                statement[named] = name;
            }
            statement
        },
    )
}

fn documents(principals: bool) -> impl Strategy<Value = Value> {
    let version = prop::sample::select(vec!["2012-10-17", "2008-10-17"]);
    let document = (version, prop::collection::vec(statement(principals), 1..4))
        .prop_map(|(version, statements)| json!({"Version": version, "Statement": statements}));
    prop::collection::vec(document, 0..3).prop_map(Value::from)
}

fn maybe(all: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::option::weighted(0.4, all).prop_map(|all| all.unwrap_or(Value::Null))
}

fn levels() -> impl Strategy<Value = Value> {
    let level = documents(false).prop_map(|all| json!({"policies": all}));
    maybe(prop::collection::vec(level, 0..3).prop_map(Value::from))
}

fn request() -> impl Strategy<Value = Value> {
    let aws = |id: &str| json!({"kind": "aws", "id": id});
    let principal = one_of(vec![
        aws(ALICE),
        aws(ALICE),
        aws(SESSION),
        aws(ROLE),
        aws("111122223333"),
        aws("arn:aws:sts::111122223333:federated-user/f"),
        aws("arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/y"),
        json!({"kind": "service", "id": "ec2.amazonaws.com"}),
        json!({"kind": "anonymous"}),
        json!({"kind": "federated", "id": "x"}),
    ]);
    let asked = prop::sample::select(vec![
        ("s3:GetObject", "arn:aws:s3:::bucket/key"),
        ("s3:GetObject", "arn:aws:s3:::bucket/key"),
        ("sts:AssumeRole", ROLE),
        ("kms:Decrypt", "arn:aws:kms:eu:111122223333:key/k"),
        ("S3:getobject", "*"),
        ("iam:DeletePolicy", "arn:aws:iam::aws:policy/X"),
        ("sts:GetCallerIdentity", "*"),
    ]);
    let context = one_of(vec![
        json!({}),
        json!({"app:k": "a"}),
        json!({"app:k": "true"}),
        json!({"APP:K": ["a", "b"]}),
        json!({"app:k": []}),
    ]);
    let account = prop::sample::select(vec!["111122223333", "111122223333", "444455556666"]);
    (principal, asked, context, account, any::<bool>()).prop_map(|(principal, (action, resource), context, account, only)| {
        json!({"principal": principal, "action": action, "resource": resource, "resource_account": account,
               "context": context, "wildcard_only_action": only})
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn an_explanation_says_what_the_decision_says(
        request in request(), identity in documents(false), resource in maybe(documents(true)), boundary in maybe(documents(false)),
        session in maybe(documents(false)), endpoint in maybe(documents(true)), scp in levels(), rcp in levels(),
    ) {
        let resource = resource.get(0).cloned().unwrap_or(Value::Null);
        let policies = json!({"identity": identity, "resource": resource, "boundary": boundary, "session": session,
                              "endpoint": endpoint, "scp": scp, "rcp": rcp});
        agrees(&case(request, policies));
    }
}

#[test]
fn every_way_in_which_layers_combine_is_explained() {
    let allow = || policy(json!([all("Allow")]));
    let idle = || policy(json!([{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]));
    let limits = [Value::Null, json!([allow()]), json!([idle()]), json!([])];
    let aws = |id: &str| json!({"kind": "aws", "id": id});
    let federated = "arn:aws:sts::111122223333:federated-user/f";
    let callers = [
        aws(ALICE),
        aws(SESSION),
        aws(ROLE),
        aws("111122223333"),
        aws(federated),
        json!({"kind": "service", "id": "s"}),
    ];
    let names = [
        json!("*"),
        json!({"AWS": [ALICE, SESSION, federated]}),
        json!({"AWS": ROLE}),
        json!({"AWS": "111122223333"}),
        json!({"Service": "s"}),
    ];
    let mut resources: Vec<Value> =
        names.into_iter().map(|name| policy(json!([named("Allow", name)]))).collect();
    resources.push(Value::Null);
    let asked = [
        ("s3:GetObject", "arn:aws:s3:::bucket/key"),
        ("sts:AssumeRole", ROLE),
        ("kms:Decrypt", "arn:aws:kms:eu:111122223333:key/k"),
    ];
    for caller in &callers {
        for resource in &resources {
            for (action, on) in asked {
                for account in ["111122223333", "444455556666"] {
                    let request = json!({"principal": caller, "action": action, "resource": on, "resource_account": account});
                    for (identity, boundary, session) in [
                        (1, 0, 0),
                        (2, 0, 0),
                        (1, 1, 0),
                        (1, 2, 0),
                        (1, 0, 1),
                        (1, 0, 2),
                        (2, 1, 1),
                        (2, 2, 1),
                        (2, 1, 3),
                    ] {
                        let policies = json!({"identity": limits[identity], "boundary": limits[boundary],
                                              "session": limits[session], "resource": resource});
                        agrees(&case(request.clone(), policies));
                    }
                }
            }
        }
    }
}

#[test]
fn the_operator_table_is_explained_as_it_is_decided() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/reference/policy-operator-table.jsonl");
    let Ok(cases) = std::fs::read_to_string(table) else {
        eprintln!("NOT CHECKED: the decided cases are not beside this checkout");
        return;
    };
    cases.lines().for_each(agrees);
}

#[test]
fn a_condition_says_what_it_saw() {
    let condition = json!({"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}, "IpAddress": {"aws:SourceIp": ["10.0.0.0/8"]}});
    let policies = json!({"identity": [policy(json!([all("Allow"), when("Deny", condition)]))]});
    let explanation = explained(json!({"context": {"aws:SourceIp": "10.1.2.3"}}), policies);
    let form = explanation.to_json();
    assert_eq!(form["decision"], "ExplicitDeny");
    let statement = &form["layers"][1]["documents"][0]["statements"][1];
    assert_eq!(statement["applies"], true);
    assert_eq!(statement["action"], json!({"element": "Action", "values": ["*"], "fits": true}));
    assert_eq!(
        statement["conditions"],
        json!([
            {"operator": "BoolIfExists", "key": "aws:MultiFactorAuthPresent", "values": ["false"], "saw": null,
             "holds": true, "why": "the key is absent, and IfExists holds without it"},
            {"operator": "IpAddress", "key": "aws:SourceIp", "values": ["10.0.0.0/8"], "saw": "10.1.2.3",
             "holds": true, "why": "the request's value satisfies it"},
        ])
    );
    assert_eq!(form["absent"][0]["key"], "aws:MultiFactorAuthPresent");
    assert!(form["absent"][0]["why"].as_str().unwrap().starts_with("a long-term key signed"));
}

#[test]
fn an_absent_key_is_named_only_where_it_would_matter() {
    let keys = |statement: Value, request: Value| -> Vec<String> {
        let policies = json!({"identity": [policy(json!([statement]))]});
        explained(request, policies).absent.into_iter().map(|absent| absent.key).collect()
    };
    let condition = json!({"StringEquals": {"aws:PrincipalTag/Team": "${aws:username}"}});
    assert_eq!(
        keys(when("Allow", condition.clone()), json!({})),
        ["aws:PrincipalTag/Team", "aws:username"]
    );
    let context = json!({"context": {"AWS:PrincipalTag/team": "a", "aws:username": "b"}});
    assert_eq!(keys(when("Allow", condition.clone()), context), [""; 0]);
    let mut elsewhere = when("Allow", condition);
    elsewhere["Action"] = json!("sqs:*");
    assert_eq!(keys(elsewhere, json!({})), [""; 0]);
    let own = json!({"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::bucket/${aws:username}"});
    assert_eq!(keys(own, json!({})), ["aws:username"]);
}

#[test]
fn a_layer_says_whether_it_is_needed() {
    let needed = |request: Value, resource: Value| -> Vec<(String, bool)> {
        let everything = json!([policy(json!([all("Allow")]))]);
        let policies = json!({"identity": everything, "boundary": everything, "resource": policy(json!([resource]))});
        let explanation = explained(request, policies);
        explanation.layers.iter().map(|l| (l.layer.words().to_owned(), l.needed)).collect()
    };
    let rows = |resource, identity, boundary| {
        vec![
            ("resource-based policy".to_owned(), resource),
            ("identity-based policy".to_owned(), identity),
            ("permissions boundary".to_owned(), boundary),
        ]
    };
    let alice = || named("Allow", json!({"AWS": ALICE}));
    assert_eq!(needed(json!({}), alice()), rows(true, false, false));
    let session = json!({"principal": {"kind": "aws", "id": SESSION}});
    assert_eq!(needed(session, named("Allow", json!({"AWS": ROLE}))), rows(true, false, true));
    assert_eq!(
        needed(json!({}), named("Allow", json!({"AWS": "111122223333"}))),
        rows(false, true, true)
    );
    assert_eq!(
        needed(json!({"resource_account": "444455556666"}), alice()),
        rows(true, true, true)
    );
}

#[test]
fn the_ending_names_the_layer_as_aws_does() {
    for (layer, explicit, implicit) in [
        (Layer::Identity, "an identity-based policy", "no identity-based policy"),
        (Layer::Resource, "a resource-based policy", "no resource-based policy"),
        (Layer::Boundary, "a permissions boundary", "no permissions boundary"),
        (Layer::Session, "a session policy", "no session policy"),
        (Layer::Scp, "a service control policy", "no service control policy"),
        (Layer::Rcp, "a resource control policy", "no resource control policy"),
        (Layer::Endpoint, "a VPC endpoint policy", "no VPC endpoint policy"),
        (Layer::Trust, "the role trust policy", "no role trust policy"),
    ] {
        let ending = |effect| Decision { effect, layer, reason: None }.ending("s3:GetObject");
        assert_eq!(ending(Effect::ExplicitDeny), format!("with an explicit deny in {explicit}"));
        let because = format!("because {implicit} allows the s3:GetObject action");
        assert_eq!(ending(Effect::ImplicitDeny), because);
    }
    let kept = Decision { effect: Effect::ImplicitDeny, layer: Layer::Service, reason: None };
    assert_eq!(kept.ending("a:B"), "because no identity-based policy allows the a:B action");
}
