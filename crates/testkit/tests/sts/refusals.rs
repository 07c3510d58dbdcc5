//! The endings of `AccessDenied`, one for each layer, in AWS's words (IAM user guide, "Troubleshoot access denied
//! error messages").

use countersign_testkit::{ACCOUNT, Credentials, Server};

const ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
const DENY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:GetUser","Resource":"*"}]}"#;
const NOTHING: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;

fn get_user(server: &Server, who: &Credentials) -> String {
    server.iam(who, "GetUser", &[("UserName", "bob")]).said()
}

fn denied(who: &str, ending: &str) -> String {
    format!(
        "403 AccessDenied: User: arn:aws:{who} is not authorized to perform: iam:GetUser on resource: \
         arn:aws:iam::{ACCOUNT}:user/bob {ending}"
    )
}

#[test]
fn p16_each_layer_has_its_ending() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    server.user("bob");
    let user = format!("iam::{ACCOUNT}:user/ada");
    let none = "because no identity-based policy allows the iam:GetUser action";
    assert_eq!(get_user(&server, &ada), denied(&user, none));
    server.allow("ada", DENY);
    let explicit = "with an explicit deny in an identity-based policy";
    assert_eq!(get_user(&server, &ada), denied(&user, explicit));

    // A boundary.
    server.allow("ada", ALL);
    assert_eq!(get_user(&server, &ada), "200");
    for (name, document, ending) in [
        ("narrow", NOTHING, "because no permissions boundary allows the iam:GetUser action"),
        ("denies", DENY, "with an explicit deny in a permissions boundary"),
    ] {
        let made = server.iam(
            &root,
            "CreatePolicy",
            &[("PolicyName", name), ("PolicyDocument", document)],
        );
        let arn = made.text("Arn").unwrap();
        let bound = [("UserName", "ada"), ("PermissionsBoundary", arn.as_str())];
        assert_eq!(server.iam(&root, "PutUserPermissionsBoundary", &bound).said(), "200");
        assert_eq!(get_user(&server, &ada), denied(&user, ending));
    }
    // Where an identity policy and the boundary both lack it, the identity policy is named.
    let narrow = format!("arn:aws:iam::{ACCOUNT}:policy/narrow");
    let bound = [("UserName", "ada"), ("PermissionsBoundary", narrow.as_str())];
    server.iam(&root, "PutUserPermissionsBoundary", &bound);
    server.allow("ada", NOTHING);
    assert_eq!(get_user(&server, &ada), denied(&user, none));

    // A session.
    let role = server.role("open", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"arn:aws:iam::{ACCOUNT}:user/ada"}},"Action":"sts:AssumeRole"}}]}}"#));
    let put = [("RoleName", "open"), ("PolicyName", "p"), ("PolicyDocument", ALL)];
    server.iam(&root, "PutRolePolicy", &put);
    let session = format!("sts::{ACCOUNT}:assumed-role/open/test");
    for (policy, ending) in [
        (NOTHING, "because no session policy allows the iam:GetUser action"),
        (DENY, "with an explicit deny in a session policy"),
    ] {
        let ask = [("RoleArn", role.as_str()), ("RoleSessionName", "test"), ("Policy", policy)];
        let who = server.sts(&ada, "AssumeRole", &ask).credentials().unwrap();
        assert_eq!(get_user(&server, &who), denied(&session, ending));
    }
}

/// Which words somebody gets who has not brought a code depends on how the policy asks for one.
#[test]
fn p16_a_policy_that_asks_for_mfa_says_so_by_its_form() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let phone = server.phone("ada", "ada");
    let user = format!("iam::{ACCOUNT}:user/ada");
    let none = "because no identity-based policy allows the iam:GetUser action";
    let explicit = "with an explicit deny in an identity-based policy";
    let policy = |effect: &str, condition: &str| {
        let allow = if effect == "Deny" {
            r#"{"Effect":"Allow","Action":"*","Resource":"*"},"#
        } else {
            ""
        };
        server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":[{allow}{{"Effect":"{effect}","Action":"*","Resource":"*","Condition":{{{condition}}}}}]}}"#));
    };
    let present = |operator: &str, value: &str| {
        format!(r#""{operator}":{{"aws:MultiFactorAuthPresent":"{value}"}}"#)
    };
    let recent = r#""NumericLessThan":{"aws:MultiFactorAuthAge":"60"}"#;
    let stale = r#""NumericGreaterThanIfExists":{"aws:MultiFactorAuthAge":"60"}"#;
    let marked = server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap();
    for (effect, condition, ending) in [
        ("Allow", present("Bool", "true").as_str(), none),
        ("Deny", &present("BoolIfExists", "false"), explicit),
        ("Allow", recent, none),
        ("Deny", stale, explicit),
    ] {
        policy(effect, condition);
        assert_eq!(get_user(&server, &ada), denied(&user, ending), "{condition}");
        assert_eq!(get_user(&server, &marked), "200", "{condition}");
    }
    // The pitfall: a long-term key has no such key at all, so this denies nobody who has one.
    policy("Deny", &present("Bool", "false"));
    assert_eq!(get_user(&server, &ada), "200");
    // A code that has grown old gets the same words as none.
    server.pass(61);
    policy("Allow", recent);
    assert_eq!(get_user(&server, &marked), denied(&user, none));
    policy("Deny", stale);
    assert_eq!(get_user(&server, &marked), denied(&user, explicit));
}
