//! Who may simulate, and what that lets them learn.

use super::{allow, ask, custom, deny, policy, simulate, texts, user};
use countersign_api::iam::{
    PutUserPermissionsBoundary, PutUserPermissionsBoundaryInput, SimulateCustomPolicy, TagUser,
    TagUserInput,
};
use countersign_testkit::{Credentials, Server, check};

#[test]
fn a_simulation_needs_its_own_permission() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let of_bob = ask(&user("bob"), "s3:GetObject", "*");
    let refused = format!(
        "403 AccessDenied: User: {} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: {} because no identity-based policy allows the iam:SimulatePrincipalPolicy action",
        user("ada"),
        user("bob")
    );
    check(&simulate(&server, &ada, &of_bob), &refused);
    let eve = ask(&user("eve"), "s3:GetObject", "*");
    check(&simulate(&server, &ada, &eve), &refused.replace("bob", "eve"));
    let input = custom(&[&policy(&allow("*"))], "s3:GetObject");
    check(&server.call::<SimulateCustomPolicy>(&ada, &input), "403 AccessDenied");
    server.allow(
        "ada",
        &policy(&format!(
            r#"{{"Effect":"Allow","Action":"iam:SimulatePrincipalPolicy","Resource":"{}"}},{}"#,
            user("bob"),
            allow("iam:SimulateCustomPolicy")
        )),
    );
    check(&simulate(&server, &ada, &of_bob), "200");
    check(&server.call::<SimulateCustomPolicy>(&ada, &input), "200");
    check(&simulate(&server, &ada, &ask(&user("ada"), "s3:GetObject", "*")), "403 AccessDenied");
}

/// Who may simulate reads nothing so of others' tags, boundaries and trust policies, nor whether they are there.
#[test]
fn what_the_caller_may_not_read_decides_nothing() {
    let server = Server::start();
    let ada = server.user("ada");
    let root = server.root();
    server.user("bob");
    let pin = countersign_api::iam::Tag { key: "pin".into(), value: "4711".into() };
    for name in ["ada", "bob"] {
        let tags = TagUserInput { user_name: name.into(), tags: vec![pin.clone()] };
        server.call::<TagUser>(&root, &tags).unwrap();
        let boundary = PutUserPermissionsBoundaryInput {
            user_name: name.into(),
            permissions_boundary: "arn:aws:iam::aws:policy/AdministratorAccess".into(),
        };
        server.call::<PutUserPermissionsBoundary>(&root, &boundary).unwrap();
    }
    let trusts = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{}"}},"Action":"sts:AssumeRole","Condition":{{"StringEqualsIfExists":{{"sts:ExternalId":"x"}}}}}}}}"#,
        user("ada")
    );
    let role = server.role("tr", &trusts);
    let may = |actions: &str, resource: &str| {
        format!(r#"{{"Effect":"Allow","Action":[{actions}],"Resource":"{resource}"}}"#)
    };
    let own = may(r#""iam:SimulatePrincipalPolicy""#, &user("ada"));
    // Her own GetUser is no one else's, and to list others is not to read them.
    let lists = may(r#""iam:GetUser","iam:ListUsers","iam:ListRoles""#, &user("ada"));
    server.allow("ada", &policy(&format!("{own},{lists}")));

    let when = |condition: &str| {
        policy(&format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#
        ))
    };
    let result = |who: &Credentials, action: &str, resource: &str, document: &str| {
        let mut input = ask(&user("ada"), action, resource);
        input.policy_input_list = Some(texts(&[document]));
        simulate(&server, who, &input).unwrap().remove(0)
    };
    let said = |who: &Credentials, resource: &str, condition: &str| {
        result(who, "iam:PutUserPolicy", resource, &when(condition)).eval_decision
    };
    let starts = |start: &str| format!(r#""StringLike":{{"aws:ResourceTag/pin":"{start}*"}}"#);
    let conditions = |wrong: bool| {
        let (pin, policy) = if wrong { ("5", "iam/A") } else { ("4", "policy/A") };
        [
            starts(pin),
            starts(pin).replace("aws:", "iam:"),
            format!(r#""StringLike":{{"iam:PermissionsBoundary":"*{policy}*"}}"#),
        ]
    };
    for (right, wrong) in conditions(false).iter().zip(&conditions(true)) {
        assert_eq!(said(&ada, &user("bob"), right), "implicitDeny", "{right}");
        assert_eq!(said(&ada, &user("bob"), wrong), "implicitDeny", "{wrong}");
        // Her own are hers, and root reads everybody's.
        for (who, whose) in [(&ada, "ada"), (&root, "bob")] {
            assert_eq!(said(who, &user(whose), right), "allowed", "{right}");
            assert_eq!(said(who, &user(whose), wrong), "implicitDeny", "{wrong}");
        }
    }
    let boundary = &conditions(false)[2];
    let lower = result(&root, "iam:putuserpolicy", &user("bob"), &when(boundary));
    assert_eq!(lower.eval_decision, "allowed", "in any case");
    // Whether there is a tag, or a user.
    for key in ["aws:ResourceTag/pin", "iam:ResourceTag/pin", "iam:PermissionsBoundary"] {
        let null = format!(r#""Null":{{"{key}":"true"}}"#);
        assert_eq!(said(&ada, &user("bob"), &null), said(&ada, &user("eve"), &null), "{key}");
    }
    // A role that is there answers like one that is not.
    let alike = |who: &Credentials, action: &str, document: &str| {
        let there = format!("{:?}", result(who, action, &role, document));
        let not = format!("{:?}", result(who, action, &format!("{role}x"), document));
        (there.replace("role/tr", "role/trx") == not, there)
    };
    for document in
        [policy(&allow("*")), policy(&deny("sts:*")), when(r#""StringEquals":{"a:b":"c"}"#)]
    {
        for action in ["sts:AssumeRole", "sts:TagSession", "iam:GetRole"] {
            let (same, there) = alike(&ada, action, &document);
            assert!(same, "{there}");
        }
    }
    assert!(!alike(&root, "sts:AssumeRole", &policy(&allow("*"))).0, "root sees it");
    // With the permission to read, all is as for root.
    let reads = may(r#""iam:GetUser","iam:GetRole""#, "*");
    server.allow("ada", &policy(&format!("{own},{reads}")));
    for (right, wrong) in conditions(false).iter().zip(&conditions(true)) {
        assert_eq!(said(&ada, &user("bob"), right), "allowed", "{right}");
        assert_eq!(said(&ada, &user("bob"), wrong), "implicitDeny", "{wrong}");
    }
    let enters = result(&ada, "sts:AssumeRole", &role, &policy(&allow("*")));
    assert_eq!(enters.eval_decision, "allowed");
    assert_eq!(enters.eval_decision_details.unwrap()["Resource Policy"], "allowed");
}
