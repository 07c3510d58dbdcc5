//! 3.10: what a decision says of itself.

use crate::support::*;
use countersign_policy::cases::answer_line;
use countersign_policy::{
    CallerArn, Document, Effect, Kind, Layer, Policies, Principal, Request, decide as ask,
};
use serde_json::{Value, json};

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
        principal: Principal::User {
            arn: CallerArn::Written(ALICE),
            id: Some("AIDAEXAMPLEEXAMPLE123"),
        },
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
fn a_refusal_names_the_layer_that_lacks_an_allow() {
    let (allow, idle) = (
        document(all("Allow"), Kind::Identity),
        document(json!({"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}), Kind::Scp),
    );
    let (allow, idle) = ([&allow], [&idle]);
    let none = Policies { identity: &allow, ..Policies::default() };
    let away = Request { resource_account: "999988887777", ..request(&Empty) };
    let levels: [&[&Document]; 2] = [&allow, &idle];
    for (request, policies, words) in [
        (request(&Empty), Policies { scp: &levels, ..none }, "service control policy"),
        (request(&Empty), Policies { rcp: &levels, ..none }, "resource control policy"),
        (request(&Empty), Policies { endpoint: Some(&idle), ..none }, "VPC endpoint policy"),
        (away, none, "resource-based policy"),
    ] {
        let ending = ask(&request, &policies).ending("s3:GetObject");
        assert_eq!(ending, format!("because no {words} allows the s3:GetObject action"));
    }
}

#[test]
fn one_layer_is_named_the_widest_denial_first() {
    let deny = document(all("Deny"), Kind::Identity);
    let deny = [&deny];
    let levels: [&[&Document]; 1] = [&deny];
    let everything = Policies {
        identity: &deny,
        resource: None,
        boundary: Some(&deny),
        session: Some(&deny),
        scp: &levels,
        rcp: &levels,
        endpoint: Some(&deny),
    };
    let layer = |policies: &Policies<'_>| ask(&request(&Empty), policies).layer;
    assert_eq!(layer(&everything), Layer::Scp);
    assert_eq!(layer(&Policies { scp: &[], ..everything }), Layer::Rcp);
    assert_eq!(layer(&Policies { scp: &[], rcp: &[], ..everything }), Layer::Identity);
}
