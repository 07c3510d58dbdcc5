//! 3.9: what STS adds.

use crate::support::*;
use serde_json::{Value, json};

#[test]
fn root_cannot_assume_roles() {
    let trust = policy(json!([{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]));
    let request = json!({"principal": {"kind": "aws", "id": "arn:aws:iam::111122223333:root"}, "action": "sts:AssumeRole", "resource": ROLE});
    assert_eq!(decide(request, json!({"resource": trust})), "ImplicitDeny");
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
fn asking_who_one_is_needs_no_permission_and_nothing_denies_it() {
    let request = |principal| json!({"principal": principal, "action": "sts:GetCallerIdentity", "resource": "*"});
    let denied =
        json!({"identity": denying(), "session": denying(), "scp": [{"policies": idle()}]});
    for arn in [ALICE, SESSION, ROOT, FEDERATED] {
        let principal = json!({"kind": "aws", "id": arn});
        assert_eq!(decide(request(principal.clone()), denied.clone()), "Allow", "{arn}");
        assert_eq!(decide(request(principal), json!({})), "Allow", "{arn}");
    }
    assert_eq!(decide(request(json!({"kind": "anonymous"})), json!({})), "ImplicitDeny");
}

#[test]
fn a_session_of_ones_own_needs_no_permission_and_nothing_denies_it() {
    let with = |arn: &str| {
        let request = json!({"principal": {"kind": "aws", "id": arn}, "action": "sts:GetSessionToken", "resource": "*"});
        decide(request, json!({"identity": denying()}))
    };
    assert_eq!(with(ALICE), "Allow");
    assert_eq!(with(ROOT), "Allow");
    assert_eq!(with(SESSION), "ExplicitDeny", "only long-term keys may");
    assert_eq!(with(FEDERATED), "ExplicitDeny");
}

#[test]
fn a_user_named_in_a_policy_is_behind_its_federated_session() {
    let with = |user: &str, mut policies: Value| {
        policies["resource"] = policy(json!([named("Allow", json!({"AWS": user}))]));
        decide_as(FEDERATED, policies)
    };
    let bob = "arn:aws:iam::111122223333:user/bob";
    assert_eq!(with(bob, json!({"session": allowing()})), "Allow");
    assert_eq!(
        with("arn:aws:iam::111122223333:user/team/bob", json!({"session": allowing()})),
        "Allow"
    );
    assert_eq!(with(bob, json!({"session": idle()})), "ImplicitDeny", "limited by its policies");
    assert_eq!(with(bob, json!({})), "ImplicitDeny", "which it has none of");
    assert_eq!(with(FEDERATED, json!({})), "Allow", "named itself it needs none");
    for other in [ALICE, "arn:aws:iam::999988887777:user/bob", "arn:aws:iam::111122223333:role/bob"]
    {
        assert_eq!(with(other, json!({"session": allowing()})), "ImplicitDeny", "{other}");
    }
    let deny = policy(json!([named("Deny", json!({"AWS": bob}))]));
    let policies = json!({"identity": allowing(), "session": allowing(), "resource": deny});
    assert_eq!(decide_as(FEDERATED, policies), "ExplicitDeny");
}

fn trust(statements: Value) -> Value {
    policy(statements)
}

fn assume(caller: &str, account: &str, policies: Value) -> String {
    let role = ROLE.replace("111122223333", account);
    let request = json!({"principal": {"kind": "aws", "id": caller}, "action": "sts:AssumeRole", "resource": role, "resource_account": account});
    decide(request, policies)
}

fn trusting(principal: &str) -> Value {
    trust(json!([{"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"}]))
}

#[test]
fn assume_role_in_the_same_account() {
    let own = "111122223333";
    for (caller, name) in [(ALICE, ALICE), (SESSION, SESSION), (SESSION, ROLE), (ALICE, "*")] {
        assert_eq!(assume(caller, own, json!({"resource": trusting(name)})), "Allow", "{name}");
    }
    for name in [own, ROOT] {
        let account = trusting(name);
        assert_eq!(assume(ALICE, own, json!({"resource": account})), "ImplicitDeny");
        let both = json!({"resource": account, "identity": allowing()});
        assert_eq!(assume(ALICE, own, both), "Allow");
    }
    let nobody =
        json!({"resource": trusting("arn:aws:iam::111122223333:user/bob"), "identity": allowing()});
    assert_eq!(assume(ALICE, own, nobody), "ImplicitDeny");
    assert_eq!(
        assume(ALICE, own, json!({"identity": allowing()})),
        "ImplicitDeny",
        "no trust at all"
    );
}

#[test]
fn assume_role_across_accounts_needs_both_sides() {
    for name in [ALICE, "111122223333", "*"] {
        let resource = trusting(name);
        let with = |identity: Value| {
            assume(ALICE, "999988887777", json!({"resource": resource, "identity": identity}))
        };
        assert_eq!(with(json!([])), "ImplicitDeny", "{name}");
        assert_eq!(with(allowing()), "Allow", "{name}");
    }
    let only_identity = json!({"resource": trusting("999988887777"), "identity": allowing()});
    assert_eq!(assume(ALICE, "999988887777", only_identity), "ImplicitDeny");
}

#[test]
fn p8_a_deny_in_a_trust_policy_or_before_it_ends_it() {
    let deny = json!([
        {"Effect": "Allow", "Principal": {"AWS": ALICE}, "Action": "sts:AssumeRole"},
        {"Effect": "Deny", "Principal": "*", "Action": "sts:*"},
    ]);
    assert_eq!(assume(ALICE, "111122223333", json!({"resource": trust(deny)})), "ExplicitDeny");
    for layer in ["identity", "boundary", "session"] {
        let policies = json!({"resource": trusting(ALICE), layer: denying()});
        assert_eq!(assume(ALICE, "111122223333", policies), "ExplicitDeny", "{layer}");
    }
}

#[test]
fn a_trust_policy_has_conditions() {
    let resource = trust(
        json!([{"Effect": "Allow", "Principal": {"AWS": ALICE}, "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": "e"}, "Bool": {"aws:MultiFactorAuthPresent": "true"}}}]),
    );
    let with = |context: Value| {
        let request = json!({"action": "sts:AssumeRole", "resource": ROLE, "context": context});
        decide(request, json!({"resource": resource}))
    };
    assert_eq!(with(json!({"sts:ExternalId": "e", "aws:MultiFactorAuthPresent": "true"})), "Allow");
    assert_eq!(with(json!({"sts:ExternalId": "e"})), "ImplicitDeny");
    assert_eq!(
        with(json!({"sts:ExternalId": "f", "aws:MultiFactorAuthPresent": "true"})),
        "ImplicitDeny"
    );
}

#[test]
fn tags_and_source_identity_are_authorised_like_the_main_action() {
    for action in ["sts:TagSession", "sts:SetSourceIdentity"] {
        let with = |principal: &str, identity: Value| {
            let resource = trust(
                json!([{"Effect": "Allow", "Principal": {"AWS": principal}, "Action": ["sts:AssumeRole", action]}]),
            );
            decide(
                json!({"action": action, "resource": ROLE}),
                json!({"resource": resource, "identity": identity}),
            )
        };
        assert_eq!(with(ALICE, json!([])), "Allow", "{action}");
        assert_eq!(with("111122223333", json!([])), "ImplicitDeny", "{action}");
        assert_eq!(with("111122223333", allowing()), "Allow", "{action}");
    }
}

#[test]
fn a_services_trust_is_its_own() {
    let request = json!({"principal": {"kind": "service", "id": "ec2.amazonaws.com"}, "action": "sts:AssumeRole", "resource": ROLE});
    let with = |service: &str| {
        let resource = trust(
            json!([{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]),
        );
        decide(request.clone(), json!({"resource": resource}))
    };
    assert_eq!(with("ec2.amazonaws.com"), "Allow");
    assert_eq!(with("lambda.amazonaws.com"), "ImplicitDeny");
}

#[test]
fn a_provider_is_trusted_by_its_name() {
    let request = json!({"principal": {"kind": "federated", "id": "accounts.google.com"}, "action": "sts:AssumeRoleWithWebIdentity", "resource": ROLE});
    let with = |provider: &str| {
        let resource = trust(
            json!([{"Effect": "Allow", "Principal": {"Federated": provider}, "Action": "sts:AssumeRoleWithWebIdentity"}]),
        );
        decide(request.clone(), json!({"resource": resource}))
    };
    assert_eq!(with("accounts.google.com"), "Allow");
    assert_eq!(with("www.amazon.com"), "ImplicitDeny");
}

#[test]
fn a_session_has_what_role_session_policies_and_boundary_allow_together() {
    let only = |action: &str| {
        json!([policy(json!([{"Effect": "Allow", "Action": action, "Resource": "*"}]))])
    };
    let with = |identity: &str, session: &str, boundary: &str| {
        decide_as(
            SESSION,
            json!({"identity": only(identity), "session": only(session), "boundary": only(boundary)}),
        )
    };
    assert_eq!(with("s3:*", "s3:Get*", "s3:GetObject"), "Allow");
    assert_eq!(with("s3:Put*", "s3:Get*", "s3:GetObject"), "ImplicitDeny");
    assert_eq!(with("s3:*", "s3:Put*", "s3:GetObject"), "ImplicitDeny");
    assert_eq!(with("s3:*", "s3:Get*", "s3:PutObject"), "ImplicitDeny");
}
