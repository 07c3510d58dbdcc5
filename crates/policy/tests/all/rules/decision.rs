//! 3.8: how layers come to a decision.

use crate::support::*;
use serde_json::{Value, json};

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

const OTHER: &str = "999988887777";

#[test]
fn p8_a_deny_in_each_layer_outdoes_the_allows_of_all_others() {
    let everyone = policy(json!([named("Allow", json!("*"))]));
    let levels =
        json!([{"level": "root", "policies": allowing()}, {"level": "ou", "policies": allowing()}]);
    let open = json!({
        "identity": allowing(), "resource": everyone, "boundary": allowing(), "session": allowing(),
        "endpoint": allowing(), "scp": levels, "rcp": levels,
    });
    let denial = policy(json!([all("Deny")]));
    for caller in [ALICE, SESSION, FEDERATED] {
        assert_eq!(decide_as(caller, open.clone()), "Allow", "{caller}");
        for layer in ["identity", "boundary", "session", "endpoint"] {
            let mut policies = open.clone();
            policies[layer].as_array_mut().unwrap().push(denial.clone());
            assert_eq!(decide_as(caller, policies), "ExplicitDeny", "{caller} {layer}");
        }
        for layer in ["scp", "rcp"] {
            for level in 0..2 {
                let mut policies = open.clone();
                let list = policies[layer][level]["policies"].as_array_mut().unwrap();
                list.push(denial.clone());
                assert_eq!(decide_as(caller, policies), "ExplicitDeny", "{caller} {layer} {level}");
            }
        }
        let mut policies = open.clone();
        policies["resource"] =
            policy(json!([named("Allow", json!("*")), named("Deny", json!({"AWS": caller}))]));
        assert_eq!(decide_as(caller, policies), "ExplicitDeny", "{caller} resource");
    }
}

#[test]
fn p9_nothing_attached_is_nothing_allowed() {
    for caller in [ALICE, SESSION, FEDERATED] {
        for policies in [
            json!({}),
            json!({"identity": []}),
            json!({"identity": idle()}),
            json!({"identity": [], "boundary": allowing(), "session": allowing()}),
            json!({"identity": [], "resource": null, "scp": [{"policies": allowing()}]}),
        ] {
            assert_eq!(decide_as(caller, policies.clone()), "ImplicitDeny", "{caller} {policies}");
        }
    }
}

#[test]
fn control_policies_are_those_of_the_callers_account_and_of_the_resources() {
    let no = json!([{"policies": idle()}]);
    for principal in
        [json!({"kind": "service", "id": "s3.amazonaws.com"}), json!({"kind": "anonymous"})]
    {
        let with = |layer: &str| {
            let resource = policy(json!([
                named("Allow", json!("*")),
                named("Allow", json!({"Service": "s3.amazonaws.com"}))
            ]));
            decide(json!({"principal": principal}), json!({"resource": resource, layer: no}))
        };
        assert_eq!(with("scp"), "Allow", "{principal} is of no account");
        assert_eq!(with("rcp"), "ImplicitDeny", "{principal}");
    }
    let root = json!({"rcp": no});
    assert_eq!(decide_as(ROOT, root), "ImplicitDeny");
}

#[test]
fn an_endpoint_policy_may_name_whom_it_lets_through() {
    let with = |statement: Value| {
        let endpoint = json!([policy(json!([statement]))]);
        decide(json!({}), json!({"identity": allowing(), "endpoint": endpoint}))
    };
    assert_eq!(with(all("Allow")), "Allow", "without Principal it is for everyone");
    assert_eq!(with(named("Allow", json!("*"))), "Allow");
    assert_eq!(with(named("Allow", json!({"AWS": "111122223333"}))), "Allow");
    assert_eq!(with(named("Allow", json!({"AWS": SESSION}))), "ImplicitDeny");
    assert_eq!(with(named("Deny", json!({"AWS": SESSION}))), "ImplicitDeny");
    assert_eq!(with(named("Deny", json!({"AWS": ALICE}))), "ExplicitDeny");
    let alone = decide(json!({}), json!({"endpoint": allowing()}));
    assert_eq!(alone, "ImplicitDeny", "it grants nothing");
    let granted = policy(json!([named("Allow", json!({"AWS": ALICE}))]));
    let policies = json!({"resource": granted, "endpoint": idle()});
    assert_eq!(decide(json!({}), policies), "ImplicitDeny", "it limits direct grants");
}

#[test]
fn a_direct_grant_needs_no_identity_boundary_or_session_policy() {
    for (caller, name) in
        [(ALICE, ALICE), (SESSION, SESSION), (FEDERATED, FEDERATED), (ALICE, "*"), (SESSION, "*")]
    {
        let resource = policy(json!([named("Allow", json!({"AWS": name}))]));
        let policies = json!({"resource": resource, "boundary": idle(), "session": idle()});
        assert_eq!(decide_as(caller, policies), "Allow", "{caller} by {name}");
    }
}

#[test]
fn a_grant_to_who_is_behind_needs_no_identity_policy_but_the_limits() {
    for (caller, name) in [(SESSION, ROLE), (FEDERATED, "arn:aws:iam::111122223333:user/bob")] {
        let with = |boundary: Value, session: Value| {
            let resource = policy(json!([named("Allow", json!({"AWS": name}))]));
            decide_as(
                caller,
                json!({"resource": resource, "boundary": boundary, "session": session}),
            )
        };
        assert_eq!(with(allowing(), allowing()), "Allow", "{caller}");
        assert_eq!(with(idle(), allowing()), "ImplicitDeny", "{caller}");
        assert_eq!(with(allowing(), idle()), "ImplicitDeny", "{caller}");
    }
}

#[test]
fn across_accounts_every_form_needs_both_sides_and_the_limits() {
    for (caller, name) in [
        (ALICE, ALICE),
        (ALICE, "111122223333"),
        (ALICE, "*"),
        (SESSION, SESSION),
        (SESSION, ROLE),
        (FEDERATED, FEDERATED),
    ] {
        let with = |identity: Value, boundary: Value, session: Value| {
            let resource = policy(json!([named("Allow", json!({"AWS": name}))]));
            let request =
                json!({"principal": {"kind": "aws", "id": caller}, "resource_account": OTHER});
            let policies = json!({"resource": resource, "identity": identity, "boundary": boundary, "session": session});
            decide(request, policies)
        };
        assert_eq!(with(allowing(), allowing(), allowing()), "Allow", "{caller} by {name}");
        assert_eq!(with(idle(), allowing(), allowing()), "ImplicitDeny", "{caller} by {name}");
        assert_eq!(with(allowing(), idle(), allowing()), "ImplicitDeny", "{caller} by {name}");
        assert_eq!(with(allowing(), allowing(), idle()), "ImplicitDeny", "{caller} by {name}");
    }
}

#[test]
fn the_account_that_counts_is_the_owners_and_not_the_arns() {
    let resource = policy(json!([named("Allow", json!({"AWS": ALICE}))]));
    let with = |owner: &str, arn: &str| {
        decide(json!({"resource_account": owner, "resource": arn}), json!({"resource": resource}))
    };
    assert_eq!(with("111122223333", "arn:aws:s3:::bucket"), "Allow");
    assert_eq!(with(OTHER, "arn:aws:s3:::bucket"), "ImplicitDeny");
    assert_eq!(with("111122223333", "arn:aws:sqs:eu:999988887777:q"), "Allow");
    assert_eq!(with(OTHER, "arn:aws:sqs:eu:111122223333:q"), "ImplicitDeny");
}

#[test]
fn identity_policies_unite() {
    let parts = json!([
        idle()[0],
        policy(json!([{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]))
    ]);
    assert_eq!(decide(json!({}), json!({"identity": parts})), "Allow");
    assert_eq!(
        decide(json!({"action": "s3:PutObject"}), json!({"identity": parts})),
        "ImplicitDeny"
    );
}

#[test]
fn what_aws_keeps_is_kept_from_everybody() {
    let everyone = policy(json!([named("Allow", json!("*"))]));
    for caller in [ALICE, SESSION, ROOT] {
        for (action, resource) in [
            ("iam:CreatePolicyVersion", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
            ("IAM:deletepolicy", "arn:aws:iam::aws:policy/job-function/Billing"),
            ("iam:DeleteRole", "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/x"),
            ("iam:PutRolePolicy", "arn:aws:iam::111122223333:role/aws-reserved/x"),
            ("iam:PassRole", "arn:aws:iam::111122223333:role/aws-reserved/x"),
            ("kms:UpdateAlias", "arn:aws:kms:eu:111122223333:alias/aws/s3"),
            ("kms:CreateAlias", "arn:aws:kms:eu:111122223333:alias/aws/own"),
        ] {
            let request = json!({"principal": {"kind": "aws", "id": caller}, "action": action, "resource": resource});
            let policies = json!({"identity": allowing(), "resource": everyone});
            assert_eq!(decide(request.clone(), policies), "ImplicitDeny", "{caller} {action}");
            let denied = json!({"identity": denying()});
            assert_eq!(decide(request, denied), "ExplicitDeny", "a denial is still said: {action}");
        }
    }
    for (action, resource) in [
        ("iam:GetRole", "arn:aws:iam::111122223333:role/aws-reserved/x"),
        ("iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
        ("kms:DeleteAlias", "arn:aws:kms:eu:111122223333:alias/own"),
        ("iam:ListEntitiesForPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
        ("iam:DeletePolicy", "arn:aws:iam::111122223333:policy/aws/x"),
        ("iam:DeleteRole", "arn:aws:iam::111122223333:role/x/aws-reserved/y"),
        ("kms:DescribeKey", "arn:aws:kms:eu:111122223333:alias/aws/s3"),
    ] {
        let request = json!({"action": action, "resource": resource});
        assert_eq!(decide(request, json!({"identity": allowing()})), "Allow", "{action}");
    }
}

#[test]
fn root_is_under_every_control_policy_and_explicit_deny() {
    let deny = json!([{"policies": denying()}]);
    for layer in ["scp", "rcp"] {
        assert_eq!(decide_as(ROOT, json!({layer: deny})), "ExplicitDeny", "{layer}");
        assert_eq!(decide_as(ROOT, json!({layer: [{"policies": allowing()}]})), "Allow", "{layer}");
    }
    assert_eq!(decide_as(ROOT, json!({"endpoint": idle()})), "ImplicitDeny");
    let account = json!({"principal": {"kind": "aws", "id": "111122223333"}});
    assert_eq!(decide(account, json!({})), "Allow", "an account as principal is its root");
}
