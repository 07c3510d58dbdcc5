//! 3.7: whom a statement is for.

use crate::support::*;
use countersign_policy::{Document, Kind, Policies, Principal, Request, decide as ask};
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
            principal: Principal::User { arn: ALICE, id },
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
