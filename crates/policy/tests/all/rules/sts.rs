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
