//! `GetFederationToken`: who may, what the session is called, and how little it may here.

use super::accounts::{OTHER, account};
use countersign_api::sts::{
    GetCallerIdentity, GetCallerIdentityInput, GetFederationToken, GetFederationTokenInput,
};
use countersign_testkit::{ACCOUNT, Credentials, Server, said};

const ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

fn federate(server: &Server, who: &Credentials, more: &[(&str, &str)]) -> String {
    let named: &[_] = if more.iter().any(|(n, _)| *n == "Name") { &[] } else { &[("Name", "bob")] };
    server.sts(who, "GetFederationToken", &[named, more].concat()).said()
}

fn federated(server: &Server, who: &Credentials, more: &[(&str, &str)]) -> Credentials {
    let answer = server.sts(who, "GetFederationToken", &[&[("Name", "bob")], more].concat());
    answer.credentials().unwrap_or_else(|| panic!("{}", answer.said()))
}

fn whoami(server: &Server, who: &Credentials) -> String {
    said(&server.call::<GetCallerIdentity>(who, &GetCallerIdentityInput {}))
}

#[test]
fn it_needs_its_own_permission_for_the_name() {
    let server = Server::start();
    let ada = server.user("ada");
    let refused = |action: &str, name: &str| {
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: {action} on resource: \
             arn:aws:sts::{ACCOUNT}:federated-user/{name} because no identity-based policy allows the {action} action"
        )
    };
    assert_eq!(federate(&server, &ada, &[]), refused("sts:GetFederationToken", "bob"));
    let allow = |actions: &str| {
        server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":{actions},"Resource":"arn:aws:sts::{ACCOUNT}:federated-user/bob"}}]}}"#));
    };
    allow(r#""sts:GetFederationToken""#);
    assert_eq!(federate(&server, &ada, &[]), "200");
    assert_eq!(
        federate(&server, &ada, &[("Name", "eve")]),
        refused("sts:GetFederationToken", "eve")
    );
    let tag = [("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red")];
    assert_eq!(federate(&server, &ada, &tag), refused("sts:TagSession", "bob"));
    allow(r#"["sts:GetFederationToken","sts:TagSession"]"#);
    assert_eq!(federate(&server, &ada, &tag), "200");
    let twice = [&tag[..], &[("Tags.member.2.Key", "TEAM"), ("Tags.member.2.Value", "")]].concat();
    assert_eq!(
        federate(&server, &ada, &twice),
        "400 InvalidParameterValue: Duplicate tag keys found. Please note that Tag keys are case insensitive."
    );
}

#[test]
fn the_permission_may_hang_on_the_tags() {
    let server = Server::start();
    let ada = server.user("ada");
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:*","Resource":"*",
        "Condition":{"StringEquals":{"aws:RequestTag/team":"red"},"ForAllValues:StringEquals":{"aws:TagKeys":"team"}}}]}"#);
    let with = |key, value| {
        federate(&server, &ada, &[("Tags.member.1.Key", key), ("Tags.member.1.Value", value)])
    };
    assert_eq!(with("team", "red"), "200");
    assert!(with("team", "blue").starts_with("403 AccessDenied"));
    assert!(with("cost", "red").starts_with("403 AccessDenied"));
}

#[test]
fn it_answers_who_it_is_how_long_and_how_large() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let ask = |who: &Credentials, seconds: Option<i32>| {
        let input = GetFederationTokenInput {
            name: "bob@example.com".into(),
            duration_seconds: seconds,
            ..GetFederationTokenInput::default()
        };
        server.call::<GetFederationToken>(who, &input).unwrap()
    };
    for (who, seconds, lasts) in [
        (&ada, None, 43_200),
        (&ada, Some(900), 900),
        (&ada, Some(129_600), 129_600),
        (&root, None, 3600),
        (&root, Some(129_600), 3600),
        (&root, Some(900), 900),
    ] {
        let out = ask(who, seconds);
        let (credentials, user) = (out.credentials.unwrap(), out.federated_user.unwrap());
        let left = credentials.expiration.0 - server.now();
        assert!((lasts - 5..=lasts).contains(&left), "{seconds:?}: {left}");
        assert_eq!(user.federated_user_id, "111122223333:bob@example.com");
        assert_eq!(user.arn, "arn:aws:sts::111122223333:federated-user/bob@example.com");
        assert!(out.packed_policy_size.is_some_and(|percent| percent > 0));
        let me = server
            .call::<GetCallerIdentity>(&credentials.into(), &GetCallerIdentityInput {})
            .unwrap();
        assert_eq!(me.account.as_deref(), Some(ACCOUNT));
        assert_eq!(me.user_id, Some(user.federated_user_id));
        assert_eq!(me.arn, Some(user.arn));
    }
    for (name, value) in [
        ("DurationSeconds", "899"),
        ("DurationSeconds", "129601"),
        ("Name", "b"),
        ("Name", &"b".repeat(33)),
        ("Name", "bob/eve"),
        ("Policy", &"x".repeat(2049)),
    ] {
        let said = federate(&server, &ada, &[(name, value)]);
        assert!(said.starts_with("400 ValidationError: 1 validation error detected"), "{said}");
    }
    let session = federated(&server, &ada, &[("DurationSeconds", "900")]);
    server.pass(899);
    assert_eq!(whoami(&server, &session), "200");
    server.pass(1);
    assert!(whoami(&server, &session).starts_with("403 ExpiredToken"));
}

#[test]
fn only_long_term_keys_federate() {
    let server = Server::start();
    let ada = server.admin("ada");
    let phone = server.phone("ada", "ada");
    let role = server.role("open", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}]}}"#));
    server.iam(
        &server.root(),
        "PutRolePolicy",
        &[("RoleName", "open"), ("PolicyName", "p"), ("PolicyDocument", ALL)],
    );
    let sessions = [
        server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap(),
        server.assume(&ada, &role, None).unwrap(),
        federated(&server, &ada, &[("Policy", ALL)]),
        server.sts(&server.root(), "GetSessionToken", &[]).credentials().unwrap(),
    ];
    for session in sessions {
        assert_eq!(
            federate(&server, &session, &[]),
            "403 AccessDenied: Cannot call GetFederationToken with session credentials"
        );
    }
}

#[test]
fn a_federated_session_calls_no_iam_and_of_sts_only_who_am_i() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    // Not even a role that names it, or the user behind it, is for it.
    let role = server.role("named", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{{"AWS":["arn:aws:sts::{ACCOUNT}:federated-user/bob","arn:aws:iam::{ACCOUNT}:user/ada","*"]}}}}]}}"#));
    for session in [
        federated(&server, &ada, &[("Policy", ALL)]),
        federated(&server, &root, &[("Policy", ALL)]),
    ] {
        for (action, parameters) in [
            ("ListUsers", &[][..]),
            ("GetUser", &[][..]),
            ("GetUser", &[("UserName", "ada")][..]),
            ("CreateAccessKey", &[][..]),
            ("CreateUser", &[("UserName", "eve")][..]),
        ] {
            assert_eq!(
                server.iam(&session, action, parameters).said(),
                "403 InvalidClientTokenId: The security token included in the request is invalid.",
                "{action}"
            );
        }
        for (action, parameters) in [
            ("AssumeRole", &[("RoleArn", role.as_str()), ("RoleSessionName", "bob")][..]),
            ("GetSessionToken", &[][..]),
            ("GetFederationToken", &[("Name", "eve")][..]),
            ("GetAccessKeyInfo", &[("AccessKeyId", ada.id.as_str())][..]),
            ("DecodeAuthorizationMessage", &[("EncodedMessage", "x")][..]),
        ] {
            assert_eq!(
                server.sts(&session, action, parameters).said(),
                format!("403 AccessDenied: Cannot call {action} with session credentials"),
            );
        }
        assert_eq!(whoami(&server, &session), "200");
    }
}

#[test]
fn it_ends_with_the_user_and_not_with_the_key() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let session = federated(&server, &ada, &[]);
    server.iam(&root, "DeleteAccessKey", &[("UserName", "ada"), ("AccessKeyId", &ada.id)]);
    assert!(whoami(&server, &ada).starts_with("403 InvalidClientTokenId"));
    assert_eq!(whoami(&server, &session), "200");
    server.iam(&root, "DeleteUserPolicy", &[("UserName", "ada"), ("PolicyName", "test")]);
    assert_eq!(server.iam(&root, "DeleteUser", &[("UserName", "ada")]).said(), "200");
    let ended = "403 InvalidClientTokenId: The security token included in the request is invalid.";
    assert_eq!(whoami(&server, &session), ended);
    server.user("ada");
    assert_eq!(whoami(&server, &session), ended);
}

#[test]
fn its_policies_are_checked_like_any_sessions() {
    let server = Server::start();
    let ada = server.admin("ada");
    let other = account(&server, OTHER);
    let foreign =
        server.iam(&other, "CreatePolicy", &[("PolicyName", "p"), ("PolicyDocument", ALL)]);
    assert_eq!(foreign.said(), "200");
    let with = |name, value| federate(&server, &ada, &[(name, value)]);
    assert!(with("Policy", "{}").starts_with("400 MalformedPolicyDocument"));
    for arn in [
        "arn:aws:iam::444455556666:policy/p",
        "arn:aws:iam::111122223333:policy/p",
        "arn:aws:iam::aws:policy/NoSuchPolicy",
    ] {
        assert_eq!(
            with("PolicyArns.member.1.arn", arn),
            format!(
                "400 MalformedPolicyDocument: Policy {arn} does not exist or is not attachable."
            )
        );
    }
    let (read, names): (_, Vec<String>) = (
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        (1..=11).map(|n| format!("PolicyArns.member.{n}.arn")).collect(),
    );
    let arns: Vec<_> = names.iter().map(|name| (name.as_str(), read)).collect();
    assert_eq!(federate(&server, &ada, &arns[..10]), "200");
    assert!(federate(&server, &ada, &arns).starts_with("400 ValidationError"));
}
