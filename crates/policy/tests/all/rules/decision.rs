//! 3.8: how layers come to a decision.

use crate::support::*;
use serde_json::{Value, json};

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
    assert_eq!(decide(request, json!({"identity": allowing()})), "ImplicitDeny", "nor without one");
}
