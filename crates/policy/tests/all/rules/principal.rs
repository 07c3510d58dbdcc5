//! 3.7: whom a statement is for.

use crate::support::*;
use countersign_policy::{CallerArn, Document, Kind, Policies, Principal, Request, decide as ask};
use serde_json::{Value, json};

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

#[test]
fn p13_a_name_that_comes_back_is_somebody_else() {
    let text = format!(
        r#"{{"Statement":{{"Effect":"Allow","Principal":{{"AWS":"{ALICE}"}},"Action":"sts:AssumeRole"}}}}"#
    );
    let with = |bound: Option<&str>, id: Option<&str>| {
        let mut trust = Document::parse(&text, Kind::Trust).unwrap();
        assert_eq!(trust.aws_principals().collect::<Vec<_>>(), [ALICE]);
        trust.bind(&mut |arn| {
            assert_eq!(arn, ALICE);
            bound.map(str::to_owned)
        });
        let request = Request {
            principal: Principal::User { arn: CallerArn::Written(ALICE), id },
            action: "sts:AssumeRole",
            resource: ROLE,
            resource_account: "111122223333",
            wildcard_only_action: false,
            context: &Empty,
        };
        let effect =
            ask(&request, &Policies { resource: Some(&trust), ..Policies::default() }).effect;
        effect == countersign_policy::Effect::Allow
    };
    assert!(with(Some("AIDAOLD"), Some("AIDAOLD")));
    assert!(!with(Some("AIDAOLD"), Some("AIDANEW")));
    assert!(!with(Some("AIDAOLD"), None));
    assert!(!with(None, Some("AIDAOLD")), "whom it named is gone");
}

/// Whether a resource policy that allows a principal allows a caller with no other policy.
fn grants(principal: Value, caller: Value) -> bool {
    let resource = policy(json!([named("Allow", principal)]));
    decide(json!({"principal": caller}), json!({"resource": resource})) == "Allow"
}

fn aws(arn: &str) -> Value {
    json!({"kind": "aws", "id": arn})
}

#[test]
fn p13_a_star_is_everyone_and_a_grant_by_itself() {
    for star in [json!("*"), json!({"AWS": "*"}), json!({"AWS": [ALICE, "*"]})] {
        for caller in [
            aws(ALICE),
            aws(SESSION),
            aws(FEDERATED),
            json!({"kind": "anonymous"}),
            json!({"kind": "service", "id": "lambda.amazonaws.com"}),
        ] {
            assert!(grants(star.clone(), caller.clone()), "{star} {caller}");
        }
    }
    for other in
        [json!({"Service": "*"}), json!({"Federated": "*"}), json!({"AWS": "arn:aws:iam::*:root"})]
    {
        assert!(!grants(other.clone(), aws(ALICE)), "{other}");
        assert!(!grants(other, json!({"kind": "anonymous"})));
    }
}

#[test]
fn p13_an_account_is_no_grant_and_as_a_deny_hits_all_of_it() {
    for account in ["111122223333", ROOT] {
        for arn in [ALICE, SESSION, FEDERATED] {
            assert!(!grants(json!({"AWS": account}), aws(arn)), "{account} {arn}");
            let deny = policy(json!([named("Deny", json!({"AWS": account}))]));
            let policies = json!({"identity": allowing(), "session": allowing(), "resource": deny});
            assert_eq!(decide_as(arn, policies), "ExplicitDeny", "{account} {arn}");
        }
        let stranger = "arn:aws:iam::999988887777:user/alice";
        let deny =
            policy(json!([named("Deny", json!({"AWS": account})), named("Allow", json!("*"))]));
        let policies = json!({"identity": allowing(), "resource": deny});
        assert_eq!(decide_as(stranger, policies), "Allow", "{account}");
    }
}

#[test]
fn p13_a_user_is_named_by_its_whole_arn() {
    assert!(grants(json!({"AWS": ALICE}), aws(ALICE)));
    for other in [
        "arn:aws:iam::111122223333:user/Alice",
        "arn:aws:iam::111122223333:user/team/alice",
        "arn:aws:iam::999988887777:user/alice",
        "arn:aws:iam::111122223333:user/alice2",
        "arn:aws:iam::111122223333:role/alice",
        "arn:aws:iam::111122223333:group/alice",
        "alice",
    ] {
        assert!(!grants(json!({"AWS": other}), aws(ALICE)), "{other}");
    }
}

#[test]
fn p13_a_session_is_named_by_its_own_arn_only() {
    assert!(grants(json!({"AWS": SESSION}), aws(SESSION)));
    let sibling = "arn:aws:sts::111122223333:assumed-role/reader/ann";
    assert!(!grants(json!({"AWS": SESSION}), aws(sibling)));
    assert!(grants(json!({"AWS": FEDERATED}), aws(FEDERATED)));
    let other = "arn:aws:sts::111122223333:federated-user/ann";
    assert!(!grants(json!({"AWS": FEDERATED}), aws(other)));
}

#[test]
fn a_service_is_named_exactly() {
    let lambda = json!({"kind": "service", "id": "lambda.amazonaws.com"});
    assert!(grants(json!({"Service": "lambda.amazonaws.com"}), lambda.clone()));
    for other in ["Lambda.amazonaws.com", "lambda", "lambda.eu-1.amazonaws.com", "*.amazonaws.com"]
    {
        assert!(!grants(json!({"Service": other}), lambda.clone()), "{other}");
    }
    assert!(!grants(json!({"AWS": "lambda.amazonaws.com"}), lambda));
    assert!(!grants(json!({"Service": ALICE}), aws(ALICE)));
}

#[test]
fn a_provider_is_nobody_who_calls_with_aws_credentials() {
    for provider in ["arn:aws:iam::111122223333:saml-provider/x", "accounts.google.com", ALICE] {
        assert!(!grants(json!({"Federated": provider}), aws(ALICE)), "{provider}");
    }
    let google = json!({"kind": "federated", "id": "accounts.google.com"});
    assert!(grants(json!({"Federated": "accounts.google.com"}), google.clone()));
    assert!(!grants(json!({"Federated": "www.amazon.com"}), google));
}

#[test]
fn p13_kinds_of_principal_are_four() {
    for kind in ["aws", "User", "AWSAccount", "Services", ""] {
        let text = policy(json!([named("Allow", json!({kind: "*"}))])).to_string();
        assert_ne!(fault(&text, Kind::Resource), "", "{kind}");
        assert!(!grants(json!({kind: "*"}), aws(ALICE)), "{kind}");
    }
    assert!(!grants(
        json!({"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}),
        aws(ALICE)
    ));
}

#[test]
fn several_kinds_of_principal_stand_beside_each_other() {
    let both = json!({"AWS": [ALICE, "999988887777"], "Service": ["lambda.amazonaws.com", "ec2.amazonaws.com"]});
    assert!(grants(both.clone(), aws(ALICE)));
    assert!(grants(both.clone(), json!({"kind": "service", "id": "ec2.amazonaws.com"})));
    assert!(!grants(both, aws("arn:aws:iam::111122223333:user/bob")));
}

#[test]
fn p12_storing_refuses_an_allow_with_not_principal() {
    let mut statement = all("Allow");
    statement["NotPrincipal"] = json!({"AWS": ALICE});
    assert_ne!(fault(&policy(json!([statement])).to_string(), Kind::Resource), "");
    statement["Effect"] = json!("Deny");
    assert_eq!(fault(&policy(json!([statement])).to_string(), Kind::Resource), "");
}

#[test]
fn with_a_boundary_not_principal_always_denies() {
    let mut statement = all("Deny");
    statement["NotPrincipal"] = json!({"AWS": [ALICE, "111122223333"]});
    let resource = policy(json!([statement, named("Allow", json!({"AWS": ALICE}))]));
    let with = |more: Value| {
        let mut policies = json!({"identity": allowing(), "resource": resource});
        policies.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        decide(json!({}), policies)
    };
    assert_eq!(with(json!({})), "Allow");
    assert_eq!(with(json!({"boundary": allowing()})), "ExplicitDeny");
    assert_eq!(with(json!({"session": allowing()})), "Allow", "a session policy is none");
}
