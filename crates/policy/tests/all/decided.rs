//! How layers, principals and requests come to a decision, rule by rule.

use crate::support::*;
use countersign_policy::cases::answer_line;
use countersign_policy::{
    Document, Effect, Kind, Layer, Policies, Principal, Request, decide as ask,
};
use serde_json::{Value, json};

fn allowing() -> Value {
    json!([policy(json!([all("Allow")]))])
}

fn denying() -> Value {
    json!([policy(json!([all("Allow"), all("Deny")]))])
}

fn idle() -> Value {
    json!([policy(json!([{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]))])
}

#[test]
fn nothing_attached_allows_nothing() {
    for policies in [json!({}), json!({"identity": []}), json!({"identity": idle()})] {
        assert_eq!(decide(json!({}), policies), "ImplicitDeny");
    }
}

#[test]
fn a_deny_in_any_layer_ends_it() {
    let levels = |documents: Value| json!([{"level": "root", "policies": documents}]);
    for layer in ["identity", "boundary", "session", "endpoint", "scp", "rcp"] {
        let controls = ["scp", "rcp"].contains(&layer);
        let mut policies = json!({"identity": allowing(), "resource": policy(json!([named("Allow", json!("*"))]))});
        policies[layer] = if controls { levels(denying()) } else { denying() };
        assert_eq!(decide(json!({}), policies), "ExplicitDeny", "{layer}");
    }
    let resource = policy(json!([named("Deny", json!("*"))]));
    let policies = json!({"identity": allowing(), "resource": resource});
    assert_eq!(decide(json!({}), policies), "ExplicitDeny", "resource");
}

#[test]
fn every_level_of_control_policies_must_allow() {
    for layer in ["scp", "rcp"] {
        let with =
            |levels: Value| decide(json!({}), json!({"identity": allowing(), layer: levels}));
        let (yes, no) = (json!({"policies": allowing()}), json!({"policies": idle()}));
        assert_eq!(with(json!([yes, yes])), "Allow");
        assert_eq!(with(json!([yes, no])), "ImplicitDeny");
        assert_eq!(with(json!([no, yes])), "ImplicitDeny");
        assert_eq!(with(json!([{"policies": []}])), "ImplicitDeny");
    }
}

#[test]
fn a_service_linked_role_is_under_no_control_policy() {
    let session = "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForBatch/x";
    let no = json!([{"policies": denying()}]);
    let policies = json!({"identity": allowing(), "scp": no, "rcp": no});
    assert_eq!(decide_as(session, policies.clone()), "Allow");
    assert_eq!(decide_as(SESSION, policies), "ExplicitDeny");
}

#[test]
fn a_boundary_and_session_policies_limit_and_unite() {
    for layer in ["boundary", "session"] {
        let with = |limit: Value| decide_as(SESSION, json!({"identity": allowing(), layer: limit}));
        assert_eq!(with(idle()), "ImplicitDeny", "{layer}");
        assert_eq!(with(json!([])), "ImplicitDeny", "{layer}: an empty one allows nothing");
        let both = json!([idle()[0], allowing()[0]]);
        assert_eq!(with(both), "Allow", "{layer}: several unite");
        let alone = decide_as(SESSION, json!({layer: allowing()}));
        assert_eq!(alone, "ImplicitDeny", "{layer} grants nothing");
    }
}

#[test]
fn an_endpoint_policy_must_allow() {
    assert_eq!(
        decide(json!({}), json!({"identity": allowing(), "endpoint": idle()})),
        "ImplicitDeny"
    );
    let whom = json!([policy(json!([named("Allow", json!({"AWS": ALICE}))]))]);
    assert_eq!(decide(json!({}), json!({"identity": allowing(), "endpoint": whom})), "Allow");
    assert_eq!(
        decide_as(SESSION, json!({"identity": allowing(), "endpoint": whom})),
        "ImplicitDeny"
    );
}

#[test]
fn root_may_in_its_own_account_unless_denied() {
    let root = "arn:aws:iam::111122223333:root";
    assert_eq!(decide_as(root, json!({})), "Allow");
    let deny = policy(json!([named("Deny", json!({"AWS": "111122223333"}))]));
    assert_eq!(decide_as(root, json!({"resource": deny})), "ExplicitDeny");
    assert_eq!(decide_as(root, json!({"scp": [{"policies": idle()}]})), "ImplicitDeny");
    let elsewhere =
        json!({"principal": {"kind": "aws", "id": root}, "resource_account": "999988887777"});
    assert_eq!(decide(elsewhere.clone(), json!({})), "ImplicitDeny");
    let allow = policy(json!([named("Allow", json!({"AWS": "111122223333"}))]));
    assert_eq!(decide(elsewhere, json!({"resource": allow})), "Allow");
}

#[test]
fn root_cannot_assume_roles() {
    let trust = policy(json!([{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]));
    let request = json!({"principal": {"kind": "aws", "id": "arn:aws:iam::111122223333:root"}, "action": "sts:AssumeRole", "resource": ROLE});
    assert_eq!(decide(request, json!({"resource": trust})), "ImplicitDeny");
}

#[test]
fn services_and_strangers_have_the_resource_policy_alone() {
    let with = |principal: Value, named_as: Value| {
        let resource = policy(json!([named("Allow", named_as)]));
        decide(
            json!({"principal": principal}),
            json!({"resource": resource, "identity": allowing()}),
        )
    };
    let lambda = json!({"kind": "service", "id": "lambda.amazonaws.com"});
    assert_eq!(with(lambda.clone(), json!({"Service": "lambda.amazonaws.com"})), "Allow");
    assert_eq!(with(lambda.clone(), json!({"Service": "ec2.amazonaws.com"})), "ImplicitDeny");
    assert_eq!(with(lambda, json!({"AWS": "111122223333"})), "ImplicitDeny");
    let nobody = json!({"kind": "anonymous"});
    assert_eq!(with(nobody.clone(), json!("*")), "Allow");
    assert_eq!(with(nobody.clone(), json!({"AWS": "*"})), "Allow");
    assert_eq!(with(nobody, json!({"AWS": ALICE})), "ImplicitDeny");
    assert_eq!(
        decide(json!({"principal": {"kind": "anonymous"}}), json!({"identity": allowing()})),
        "ImplicitDeny"
    );
}

#[test]
fn a_role_name_is_compared_without_its_path() {
    let with = |role: &str| {
        decide_as(
            SESSION,
            json!({"resource": policy(json!([named("Allow", json!({"AWS": role}))]))}),
        )
    };
    assert_eq!(with(ROLE), "Allow");
    assert_eq!(with("arn:aws:iam::111122223333:role/reader"), "Allow");
    assert_eq!(with("arn:aws:iam::111122223333:role/Reader"), "ImplicitDeny");
    assert_eq!(with("arn:aws:iam::111122223333:role/reader2"), "ImplicitDeny");
    assert_eq!(with("arn:aws:iam::999988887777:role/reader"), "ImplicitDeny");
    assert_eq!(with("arn:aws:sts::111122223333:assumed-role/reader/ann"), "ImplicitDeny");
    assert_eq!(with("arn:aws:iam::111122223333:user/reader"), "ImplicitDeny");
}

#[test]
fn no_name_matches_in_part() {
    for name in
        ["arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:user/ali", "111122223334"]
    {
        let resource = policy(json!([named("Allow", json!({"AWS": name}))]));
        assert_eq!(decide(json!({}), json!({"resource": resource})), "ImplicitDeny", "{name}");
    }
}

#[test]
fn a_statement_of_a_resource_policy_without_principal_matches_nobody() {
    let with = |effect: &str| {
        decide(json!({}), json!({"identity": allowing(), "resource": policy(json!([all(effect)]))}))
    };
    assert_eq!(with("Deny"), "Allow");
    assert_eq!(
        decide(json!({}), json!({"resource": policy(json!([all("Allow")]))})),
        "ImplicitDeny"
    );
}

#[test]
fn not_principal_excepts_who_is_named_in_every_form() {
    let deny = |names: Value| {
        let mut statement = all("Deny");
        statement["NotPrincipal"] = json!({"AWS": names});
        policy(json!([statement]))
    };
    let user =
        |names: Value| decide(json!({}), json!({"identity": allowing(), "resource": deny(names)}));
    assert_eq!(user(json!([ALICE, "111122223333"])), "Allow");
    assert_eq!(user(json!([ALICE])), "ExplicitDeny");
    assert_eq!(user(json!(["111122223333"])), "ExplicitDeny");
    let role =
        |names: Value| decide_as(SESSION, json!({"identity": allowing(), "resource": deny(names)}));
    assert_eq!(role(json!([SESSION, ROLE, "111122223333"])), "Allow");
    assert_eq!(role(json!([ROLE, "111122223333"])), "ExplicitDeny");
    let bounded = json!({"identity": allowing(), "boundary": allowing(), "resource": deny(json!([ALICE, "111122223333"]))});
    assert_eq!(decide(json!({}), bounded), "ExplicitDeny", "a boundary excepts nobody");
}

#[test]
fn a_federated_session_has_what_its_policies_allow() {
    let session = "arn:aws:sts::111122223333:federated-user/bob";
    assert_eq!(decide_as(session, json!({"identity": allowing()})), "ImplicitDeny");
    assert_eq!(decide_as(session, json!({"identity": allowing(), "session": allowing()})), "Allow");
    let resource = policy(json!([named("Allow", json!({"AWS": session}))]));
    assert_eq!(decide_as(session, json!({"resource": resource})), "Allow");
}

#[test]
fn a_trust_policy_governs_tags_and_source_identity_too() {
    for action in ["sts:TagSession", "sts:SetSourceIdentity"] {
        let trust = policy(
            json!([{"Effect": "Allow", "Principal": {"AWS": ALICE}, "Action": "sts:AssumeRole"}]),
        );
        let policies = json!({"resource": trust, "identity": allowing()});
        assert_eq!(
            decide(json!({"action": action, "resource": ROLE}), policies),
            "ImplicitDeny",
            "{action}"
        );
    }
}

#[test]
fn a_role_does_not_trust_itself() {
    let trust = policy(
        json!([{"Effect": "Allow", "Principal": {"AWS": ALICE}, "Action": "sts:AssumeRole"}]),
    );
    let request = json!({"principal": {"kind": "aws", "id": SESSION}, "action": "sts:AssumeRole", "resource": ROLE});
    assert_eq!(decide(request, json!({"resource": trust, "identity": allowing()})), "ImplicitDeny");
}

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
fn not_action_is_everything_else() {
    let with = |action: &str| {
        let statement =
            json!({"Effect": "Allow", "NotAction": ["iam:*", "S3:GET*"], "Resource": "*"});
        decide(json!({"action": action}), json!({"identity": [policy(statement)]}))
    };
    assert_eq!(with("sqs:SendMessage"), "Allow");
    assert_eq!(with("iam:GetUser"), "ImplicitDeny");
    assert_eq!(with("s3:GetObject"), "ImplicitDeny");
}

#[test]
fn what_aws_keeps_is_changed_by_nobody() {
    let with = |action: &str, resource: &str| {
        decide(json!({"action": action, "resource": resource}), json!({"identity": allowing()}))
    };
    assert_eq!(with("iam:DeletePolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"), "ImplicitDeny");
    assert_eq!(with("iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"), "Allow");
    let reserved = "arn:aws:iam::111122223333:role/aws-reserved/sso/x";
    assert_eq!(with("iam:PassRole", reserved), "ImplicitDeny");
    assert_eq!(with("kms:DeleteAlias", "arn:aws:kms:eu:111122223333:alias/aws/s3"), "ImplicitDeny");
    assert_eq!(with("kms:DeleteAlias", "arn:aws:kms:eu:111122223333:alias/own"), "Allow");
}

#[test]
fn a_key_policy_must_name_the_account() {
    let request = json!({"action": "kms:Decrypt", "resource": "arn:aws:kms:eu:111122223333:key/k"});
    let key = |principal: Value| policy(json!([named("Allow", principal)]));
    let with = |principal: Value| {
        decide(request.clone(), json!({"identity": allowing(), "resource": key(principal)}))
    };
    assert_eq!(with(json!({"AWS": "111122223333"})), "Allow");
    assert_eq!(with(json!({"AWS": "arn:aws:iam::111122223333:user/bob"})), "ImplicitDeny");
}

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

#[test]
fn a_truth_may_be_a_variable() {
    let condition = json!({"Bool": {"app:k": "${app:wanted}"}});
    assert!(holds(condition.clone(), json!({"app:k": "true", "app:wanted": "True"})));
    assert!(!holds(condition, json!({"app:k": "true"})));
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
fn an_answer_says_which_statement_decided() {
    let levels = json!([{"policies": allowing()}, {"policies": [allowing()[0], policy(json!([all("Allow"), {"Sid": "No", "Effect": "Deny", "Action": "*", "Resource": "*"}]))]}]);
    let line = json!({"id": "x", "request": {"principal": {"kind": "aws", "id": ALICE}, "action": "s3:GetObject", "resource": "arn:aws:s3:::b", "resource_account": "111122223333"}, "policies": {"identity": allowing(), "scp": levels}});
    let answer: Value = serde_json::from_str(&answer_line(&line.to_string())).unwrap();
    assert_eq!(
        answer,
        json!({"id": "x", "decision": "ExplicitDeny", "reasons": [{"layer": "service control policy", "document": 1, "statement": 1, "sid": "No"}]})
    );
}

fn document(statement: Value, kind: Kind) -> Document {
    Document::parse(&policy(statement).to_string(), kind).unwrap()
}

fn request(context: &Empty) -> Request<'_> {
    Request {
        principal: Principal::User { arn: ALICE, id: Some("AIDAEXAMPLEEXAMPLE123") },
        action: "s3:GetObject",
        resource: "arn:aws:s3:::bucket/key",
        resource_account: "111122223333",
        wildcard_only_action: false,
        context,
    }
}

#[test]
fn a_refusal_ends_in_awss_words() {
    let (allow, deny) =
        (document(all("Allow"), Kind::Identity), document(all("Deny"), Kind::Identity));
    let idle =
        document(json!({"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}), Kind::Boundary);
    let (allow, deny, idle) = ([&allow], [&deny], [&idle]);
    let ending = |policies: &Policies<'_>| ask(&request(&Empty), policies).ending("s3:GetObject");
    let none = Policies::default();
    assert_eq!(ending(&none), "because no identity-based policy allows the s3:GetObject action");
    assert_eq!(
        ending(&Policies { identity: &allow, boundary: Some(&idle), ..none }),
        "because no permissions boundary allows the s3:GetObject action"
    );
    assert_eq!(
        ending(&Policies { identity: &allow, session: Some(&idle), ..none }),
        "because no session policy allows the s3:GetObject action"
    );
    for (policies, words) in [
        (Policies { identity: &deny, ..none }, "an identity-based policy"),
        (Policies { boundary: Some(&deny), ..none }, "a permissions boundary"),
        (Policies { session: Some(&deny), ..none }, "a session policy"),
        (Policies { scp: &[&deny], ..none }, "a service control policy"),
    ] {
        assert_eq!(ending(&policies), format!("with an explicit deny in {words}"));
    }
    let deny = Document::deny_all();
    let trust = Policies { identity: &allow, resource: Some(&deny), ..none };
    assert_eq!(ending(&trust), "with an explicit deny in a resource-based policy");
    let request = Request { action: "sts:AssumeRole", resource: ROLE, ..request(&Empty) };
    let decision = ask(&request, &trust);
    assert_eq!((decision.effect, decision.layer), (Effect::ExplicitDeny, Layer::Trust));
    assert_eq!(decision.ending("sts:AssumeRole"), "with an explicit deny in the role trust policy");
    let lacking = ask(&request, &Policies { resource: None, ..trust });
    assert_eq!(
        lacking.ending("sts:AssumeRole"),
        "because no role trust policy allows the sts:AssumeRole action"
    );
}

#[test]
fn a_document_that_denies_all_denies_everyone_everything() {
    let (allow, deny) = (document(all("Allow"), Kind::Identity), Document::deny_all());
    let asked = [
        Request { ..request(&Empty) },
        Request { resource: "*", wildcard_only_action: true, ..request(&Empty) },
        Request { principal: Principal::Anonymous, ..request(&Empty) },
        Request { principal: Principal::Root { account: "111122223333" }, ..request(&Empty) },
    ];
    for request in asked {
        let policies =
            Policies { identity: &[&allow], resource: Some(&deny), ..Policies::default() };
        assert_eq!(ask(&request, &policies).effect, Effect::ExplicitDeny, "{request:?}");
    }
}

#[test]
fn keys_are_asked_for_in_lower_case() {
    let allow =
        document(when("Allow", json!({"StringEquals": {"AWS:UserName": "alice"}})), Kind::Identity);
    let key = Key("aws:username", "alice".to_owned());
    let request = Request { context: &key, ..request(&Empty) };
    let policies = Policies { identity: &[&allow], ..Policies::default() };
    assert_eq!(ask(&request, &policies).effect, Effect::Allow);
}

#[test]
fn p14_five_thousand_statements_are_read_and_walked() {
    let statement =
        json!({"Effect": "Allow", "Action": ["sqs:*", "sns:*"], "Resource": "arn:aws:sqs:*:*:*"});
    let many = document(json!(vec![statement; 5000]), Kind::Identity);
    let policies = Policies { identity: &[&many], ..Policies::default() };
    assert_eq!(ask(&request(&Empty), &policies).effect, Effect::ImplicitDeny);
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
fn p12_an_allow_with_not_principal_is_for_nobody_whom_it_names() {
    let with = |names: Value| {
        let mut statement = all("Allow");
        statement["NotPrincipal"] = json!({"AWS": names});
        decide(json!({}), json!({"resource": policy(json!([statement]))}))
    };
    assert_eq!(with(json!(ALICE)), "ImplicitDeny");
    assert_eq!(with(json!("111122223333")), "ImplicitDeny");
    assert_eq!(with(json!("*")), "ImplicitDeny");
    assert_eq!(with(json!("999988887777")), "Allow");
}
