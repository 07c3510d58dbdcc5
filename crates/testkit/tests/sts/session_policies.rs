//! Session policies of `AssumeRole`: several are one, managed ones are read anew on each call.

use super::accounts::{OTHER, account};
use countersign_testkit::{ACCOUNT, Credentials, Server};

const ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

fn allow(action: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"*"}}]}}"#
    )
}

/// A role of `root`'s account that may do everything, and that trusts all of the first account.
fn role(server: &Server, root: &Credentials) -> String {
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    let ask = [("RoleName", "open"), ("AssumeRolePolicyDocument", trust.as_str())];
    let made = server.iam(root, "CreateRole", &ask);
    let put = [("RoleName", "open"), ("PolicyName", "p"), ("PolicyDocument", ALL)];
    assert_eq!(server.iam(root, "PutRolePolicy", &put).said(), "200");
    made.text("Arn").unwrap()
}

fn policy(server: &Server, root: &Credentials, name: &str, action: &str) -> String {
    let document = allow(action);
    let ask = [("PolicyName", name), ("PolicyDocument", document.as_str())];
    server.iam(root, "CreatePolicy", &ask).text("Arn").unwrap()
}

fn assume(
    server: &Server,
    who: &Credentials,
    role: &str,
    more: &[(&str, &str)],
) -> Result<Credentials, String> {
    let ask = [&[("RoleArn", role), ("RoleSessionName", "test")], more].concat();
    let answer = server.sts(who, "AssumeRole", &ask);
    answer.credentials().ok_or_else(|| answer.said())
}

fn may(server: &Server, who: &Credentials, action: &str) -> bool {
    let said = server.iam(who, action, &[]).said();
    assert!(
        said == "200"
            || said.contains("because no session policy allows")
            || said.contains("with an explicit deny in a session policy"),
        "{said}"
    );
    said == "200"
}

#[test]
fn several_session_policies_are_one_and_narrow_together() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let role = role(&server, &root);
    let roles = policy(&server, &root, "roles", "iam:ListRoles");
    let inline = allow("iam:ListUsers");
    let ask = [
        ("Policy", inline.as_str()),
        ("PolicyArns.member.1.arn", roles.as_str()),
        ("PolicyArns.member.2.arn", "arn:aws:iam::aws:policy/IAMUserChangePassword"),
    ];
    let session = assume(&server, &ada, &role, &ask).unwrap();
    // Called again and again: the compiled policies answer as the first time did.
    for _ in 0..3 {
        assert!(may(&server, &session, "ListUsers"));
        assert!(may(&server, &session, "ListRoles"));
        assert!(!may(&server, &session, "ListGroups"));
    }
    // Another session of the same policies, and one of others at the same time.
    let again = assume(&server, &ada, &role, &ask).unwrap();
    let other = assume(&server, &ada, &role, &[("Policy", &allow("iam:ListGroups"))]).unwrap();
    for _ in 0..2 {
        assert!(may(&server, &again, "ListUsers") && !may(&server, &again, "ListGroups"));
        assert!(!may(&server, &other, "ListUsers") && may(&server, &other, "ListGroups"));
    }
}

#[test]
fn a_managed_session_policy_is_the_one_of_now() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let role = role(&server, &root);
    let arn = policy(&server, &root, "limit", "iam:ListUsers");
    let session = assume(&server, &ada, &role, &[("PolicyArns.member.1.arn", &arn)]).unwrap();
    assert!(may(&server, &session, "ListUsers") && !may(&server, &session, "ListRoles"));
    let document = allow("iam:ListRoles");
    let version =
        [("PolicyArn", arn.as_str()), ("PolicyDocument", &document), ("SetAsDefault", "true")];
    assert_eq!(server.iam(&root, "CreatePolicyVersion", &version).said(), "200");
    assert!(!may(&server, &session, "ListUsers") && may(&server, &session, "ListRoles"));
    let back = [("PolicyArn", arn.as_str()), ("VersionId", "v1")];
    assert_eq!(server.iam(&root, "SetDefaultPolicyVersion", &back).said(), "200");
    assert!(may(&server, &session, "ListUsers") && !may(&server, &session, "ListRoles"));
    // Deleted, it allows nothing; it does not fall away.
    let gone = [("PolicyArn", arn.as_str()), ("VersionId", "v2")];
    assert_eq!(server.iam(&root, "DeletePolicyVersion", &gone).said(), "200");
    assert_eq!(server.iam(&root, "DeletePolicy", &[("PolicyArn", &arn)]).said(), "200");
    assert!(!may(&server, &session, "ListUsers"));
}

#[test]
fn a_deleted_session_policy_takes_nothing_from_the_others_and_does_not_come_back() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let role = role(&server, &root);
    let kept = policy(&server, &root, "kept", "iam:ListUsers");
    let gone = policy(&server, &root, "gone", "iam:ListRoles");
    let both = [("PolicyArns.member.1.arn", gone.as_str()), ("PolicyArns.member.2.arn", &kept)];
    let both = assume(&server, &ada, &role, &both).unwrap();
    let alone = assume(&server, &ada, &role, &[("PolicyArns.member.1.arn", &gone)]).unwrap();
    let inline = allow("iam:ListUsers");
    let inline = [("Policy", inline.as_str()), ("PolicyArns.member.1.arn", &gone)];
    let inline = assume(&server, &ada, &role, &inline).unwrap();
    for session in [&both, &alone, &inline] {
        assert!(may(&server, session, "ListRoles"));
    }
    assert_eq!(server.iam(&root, "DeletePolicy", &[("PolicyArn", &gone)]).said(), "200");
    let unchanged = || {
        for (session, users) in [(&both, true), (&inline, true), (&alone, false)] {
            assert_eq!(may(&server, session, "ListUsers"), users);
            assert!(!may(&server, session, "ListRoles"));
            assert!(!may(&server, session, "ListGroups"));
        }
    };
    unchanged();
    // Another policy of the same name is not the one that the sessions were made with.
    assert_eq!(policy(&server, &root, "gone", "iam:*"), gone);
    unchanged();
    let new = assume(&server, &ada, &role, &[("PolicyArns.member.1.arn", &gone)]).unwrap();
    assert!(may(&server, &new, "ListGroups"));
}

#[test]
fn inline_and_managed_policies_count_together() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let role = role(&server, &root);
    let arn = policy(&server, &root, "limit", "iam:ListRoles");
    let inline = |size: usize| {
        let fixed = allow("iam:ListUsers").replace("{\"Effect", "{\"Sid\":\"\",\"Effect");
        let sid = "x".repeat(size - fixed.len());
        fixed.replace("\"Sid\":\"\"", &format!("\"Sid\":\"{sid}\""))
    };
    let with = |policy: &str, arns: &[(&str, &str)]| {
        let assumed = assume(&server, &ada, &role, &[&[("Policy", policy)], arns].concat());
        assumed.map(|_| ()).map_err(|said| said.split(':').next().unwrap().to_owned())
    };
    let too_large = Err("400 PackedPolicyTooLarge".to_owned());
    let managed = [("PolicyArns.member.1.arn", arn.as_str())];
    assert_eq!(with(&inline(2048), &[]), Ok(()));
    assert_eq!(with(&inline(2049), &[]), too_large);
    assert_eq!(with(&inline(2048 - arn.len()), &managed), Ok(()));
    assert_eq!(with(&inline(2049 - arn.len()), &managed), too_large);
}

#[test]
fn managed_session_policies_are_those_of_the_roles_account() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let stranger = account(&server, OTHER);
    let theirs = role(&server, &stranger);
    let of_ours = policy(&server, &root, "limit", "iam:ListUsers");
    let of_theirs = policy(&server, &stranger, "limit", "iam:ListRoles");
    let refused = |arn: &str| {
        Err(format!(
            "400 MalformedPolicyDocument: Policy {arn} does not exist or is not attachable."
        ))
    };
    let with = |arn: &str| {
        let assumed = assume(&server, &ada, &theirs, &[("PolicyArns.member.1.arn", arn)]);
        assumed.map(|session| {
            (may(&server, &session, "ListUsers"), may(&server, &session, "ListRoles"))
        })
    };
    assert_eq!(with(&of_ours), refused(&of_ours));
    assert_eq!(with(&of_theirs), Ok((false, true)));
    assert_eq!(with("arn:aws:iam::aws:policy/IAMReadOnlyAccess"), Ok((true, true)));
}

#[test]
fn white_space_does_not_make_a_session_that_nobody_can_use() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let role = role(&server, &root);
    for (spaces, expected) in [(40_000, true), (100_000, false)] {
        let policy = format!("{}{}", " ".repeat(spaces), allow("iam:ListUsers"));
        match assume(&server, &ada, &role, &[("Policy", &policy)]) {
            Ok(session) => assert!(expected && may(&server, &session, "ListUsers")),
            Err(said) => {
                assert!(!expected && said.starts_with("400 PackedPolicyTooLarge"), "{said}");
            }
        }
    }
}
