//! E3, E4 and E7: what one makes or becomes is never more than one is.

use crate::sts::accounts::{OTHER, account};
use countersign_testkit::{ACCOUNT, Credentials, Server};

const ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

fn allow(action: &str, rest: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}","Resource":"*"{rest}}}]}}"#
    )
}

/// A trust policy for whoever `principal` names.
fn trust(principal: &str, rest: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{principal}"}},
        "Action":["sts:AssumeRole","sts:SetSourceIdentity","sts:TagSession"]{rest}}}]}}"#
    )
}

/// A role with an inline policy; its ARN.
fn role(server: &Server, name: &str, trust: &str, policy: &str) -> String {
    let arn = server.role(name, trust);
    let put = [("RoleName", name), ("PolicyName", "p"), ("PolicyDocument", policy)];
    assert_eq!(server.iam(&server.root(), "PutRolePolicy", &put).said(), "200");
    arn
}

fn assume(
    server: &Server,
    who: &Credentials,
    role: &str,
    more: &[(&str, &str)],
) -> Result<Credentials, String> {
    let session: &[_] = if more.iter().any(|(name, _)| *name == "RoleSessionName") {
        &[]
    } else {
        &[("RoleSessionName", "test")]
    };
    let answer = server.sts(who, "AssumeRole", &[&[("RoleArn", role)], session, more].concat());
    answer.credentials().ok_or_else(|| answer.said())
}

fn denied<T: std::fmt::Debug>(result: &Result<T, String>) {
    assert!(result.as_ref().is_err_and(|said| said.starts_with("403 AccessDenied")), "{result:?}");
}

#[test]
fn e3_a_narrow_session_makes_nothing() {
    let server = Server::start();
    let ada = server.admin("ada");
    let open = role(&server, "open", &trust(ACCOUNT, ""), ALL);
    // It is trusted as the role that it is of; the session's policy still counts.
    let next = role(&server, "next", &trust(&open, ""), ALL);
    let narrow = assume(&server, &ada, &open, &[("Policy", &allow("iam:ListUsers", ""))]).unwrap();
    assert_eq!(server.iam(&narrow, "ListUsers", &[]).said(), "200");
    for (action, parameters) in [
        ("CreateAccessKey", &[("UserName", "ada")][..]),
        ("CreateLoginProfile", &[("UserName", "ada"), ("Password", "Correct-horse-9")][..]),
        ("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "x")][..]),
        ("CreateUser", &[("UserName", "eve")][..]),
        (
            "PutRolePolicy",
            &[("RoleName", "open"), ("PolicyName", "q"), ("PolicyDocument", ALL)][..],
        ),
        ("UpdateAssumeRolePolicy", &[("RoleName", "open"), ("PolicyDocument", ALL)][..]),
    ] {
        let said = server.iam(&narrow, action, parameters).said();
        let ending = format!("because no session policy allows the iam:{action} action");
        assert!(said.starts_with("403 AccessDenied") && said.ends_with(&ending), "{said}");
    }
    denied(&assume(&server, &narrow, &next, &[]));
    denied(&assume(&server, &narrow, &open, &[]));
    for (action, parameters) in [
        ("GetSessionToken", &[][..]),
        ("GetFederationToken", &[("Name", "bob"), ("Policy", ALL)][..]),
    ] {
        assert_eq!(
            server.sts(&narrow, action, parameters).said(),
            format!("403 AccessDenied: Cannot call {action} with session credentials")
        );
    }
    // With the permission for one of these, there is that one and no other.
    let one = allow("iam:CreateVirtualMFADevice", "");
    let one = assume(&server, &ada, &open, &[("Policy", &one)]).unwrap();
    let device = [("VirtualMFADeviceName", "x")];
    assert_eq!(server.iam(&one, "CreateVirtualMFADevice", &device).said(), "200");
    assert!(server.iam(&one, "ListUsers", &[]).said().starts_with("403 AccessDenied"));
}

#[test]
fn e3_a_users_own_session_is_no_more_than_the_user() {
    let server = Server::start();
    let ada = server.user("ada");
    server.allow("ada", &allow("iam:GetUser", ""));
    let phone = server.phone("ada", "ada");
    let marked = server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap();
    assert_eq!(server.iam(&marked, "GetUser", &[]).said(), "200");
    for (action, parameters) in [
        ("ListUsers", &[][..]),
        ("CreateAccessKey", &[][..]),
        ("CreateLoginProfile", &[("UserName", "ada"), ("Password", "Correct-horse-9")][..]),
        ("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "x")][..]),
    ] {
        for who in [&ada, &marked] {
            let said = server.iam(who, action, parameters).said();
            assert!(said.starts_with("403 AccessDenied"), "{action}: {said}");
        }
    }
    // It takes a permission to make a federated session, and it is not had through a session.
    let federate = |who: &Credentials| {
        server.sts(who, "GetFederationToken", &[("Name", "bob"), ("Policy", ALL)]).said()
    };
    assert!(federate(&ada).starts_with("403 AccessDenied: User: "));
    server.allow("ada", ALL);
    assert!(federate(&marked).starts_with("403 AccessDenied: Cannot call"));
}

#[test]
fn e3_no_call_makes_a_session_last_longer() {
    let server = Server::start();
    let ada = server.admin("ada");
    let first = role(&server, "first", &trust(ACCOUNT, ""), ALL);
    let second = role(&server, "second", &trust(ACCOUNT, ""), ALL);
    let raise = [("RoleName", "second"), ("MaxSessionDuration", "43200")];
    assert_eq!(server.iam(&server.root(), "UpdateRole", &raise).said(), "200");
    let short = assume(&server, &ada, &first, &[("DurationSeconds", "900")]).unwrap();
    let chained = "400 ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
    for seconds in ["3601", "43200"] {
        let asked = assume(&server, &short, &second, &[("DurationSeconds", seconds)]);
        assert_eq!(asked.unwrap_err(), chained);
    }
    // Not chained, the role's own limit counts; and the next in the chain is capped again.
    let long = assume(&server, &ada, &second, &[("DurationSeconds", "43200")]).unwrap();
    let capped = assume(&server, &long, &first, &[("DurationSeconds", "3601")]);
    assert_eq!(capped.unwrap_err(), chained);
    let next = assume(&server, &long, &first, &[]).unwrap();
    let alive = |who: &Credentials| server.sts(who, "GetCallerIdentity", &[]).said();
    server.pass(901);
    assert!(alive(&short).starts_with("403 ExpiredToken"));
    assert!(assume(&server, &short, &second, &[]).unwrap_err().starts_with("403 ExpiredToken"));
    assert_eq!(alive(&next), "200");
    server.pass(2700);
    assert!(alive(&next).starts_with("403 ExpiredToken"));
    assert_eq!(alive(&long), "200");
}

#[test]
fn e4_a_session_policy_never_widens() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let reader = server.role("reader", &trust(ACCOUNT, ""));
    let attach = [("RoleName", "reader"), ("PolicyArn", READ_ONLY)];
    assert_eq!(server.iam(&root, "AttachRolePolicy", &attach).said(), "200");
    let admin = [("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/AdministratorAccess")];
    let create = [("UserName", "eve")];
    let none = "because no identity-based policy allows the iam:CreateUser action";
    for wide in [&[][..], &[("Policy", ALL)], &admin, &[("Policy", ALL), admin[0]]] {
        let session = assume(&server, &ada, &reader, wide).unwrap();
        assert_eq!(server.iam(&session, "ListUsers", &[]).said(), "200");
        let said = server.iam(&session, "CreateUser", &create).said();
        assert!(said.ends_with(none), "{said}");
    }
    // Nor over a boundary.
    let bound = role(&server, "bound", &trust(ACCOUNT, ""), ALL);
    let boundary = [("RoleName", "bound"), ("PermissionsBoundary", READ_ONLY)];
    assert_eq!(server.iam(&root, "PutRolePermissionsBoundary", &boundary).said(), "200");
    for wide in [&[("Policy", ALL)], &admin] {
        let session = assume(&server, &ada, &bound, wide).unwrap();
        assert_eq!(server.iam(&session, "ListUsers", &[]).said(), "200");
        let said = server.iam(&session, "CreateUser", &create).said();
        let ending = "because no permissions boundary allows the iam:CreateUser action";
        assert!(said.ends_with(ending), "{said}");
    }
    // A denial in any of them counts, whatever the others say.
    let deny = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:ListUsers","Resource":"*"}]}"#;
    let session = assume(&server, &ada, &reader, &[("Policy", deny), admin[0]]).unwrap();
    let said = server.iam(&session, "ListUsers", &[]).said();
    assert!(said.ends_with("with an explicit deny in a session policy"), "{said}");
}

#[test]
fn p8_a_denial_holds_after_role_chaining_where_it_stands() {
    let server = Server::start();
    let ada = server.admin("ada");
    let denying = |action: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"*","Resource":"*"}},
            {{"Effect":"Deny","Action":"{action}","Resource":"*"}}]}}"#
        )
    };
    let first = role(&server, "first", &trust(ACCOUNT, ""), ALL);
    let second = role(&server, "second", &trust(ACCOUNT, ""), &denying("iam:ListRoles"));
    let refusing = trust(ACCOUNT, "").replace(
        r#""Statement":["#,
        &format!(
            r#""Statement":[{{"Effect":"Deny","Principal":{{"AWS":"{second}"}},"Action":"sts:AssumeRole"}},"#
        ),
    );
    let third = role(&server, "third", &refusing, ALL);
    let in_session = "with an explicit deny in a session policy";
    let in_identity = "with an explicit deny in an identity-based policy";
    let says = |who: &Credentials, action: &str| server.iam(who, action, &[]).said();

    let hop = assume(&server, &ada, &first, &[("Policy", &denying("iam:ListUsers"))]).unwrap();
    assert!(says(&hop, "ListUsers").ends_with(in_session));
    assert_eq!(says(&hop, "ListRoles"), "200");
    // The next role's session has that role's permissions: the first session's policy limits only the first.
    let next = assume(&server, &hop, &second, &[]).unwrap();
    assert_eq!(says(&next, "ListUsers"), "200");
    assert!(says(&next, "ListRoles").ends_with(in_identity));
    // A session policy that allows everything does not lift it, and one that denies adds to it.
    let wide = assume(&server, &hop, &second, &[("Policy", ALL)]).unwrap();
    assert!(says(&wide, "ListRoles").ends_with(in_identity));
    let narrow = assume(&server, &hop, &second, &[("Policy", &denying("iam:ListUsers"))]).unwrap();
    assert!(says(&narrow, "ListUsers").ends_with(in_session));
    assert!(says(&narrow, "ListRoles").ends_with(in_identity));
    // The third role refuses who comes from the second, by whatever way, and nobody else.
    for who in [&next, &wide, &assume(&server, &ada, &second, &[]).unwrap()] {
        denied(&assume(&server, who, &third, &[]));
    }
    assert!(assume(&server, &hop, &third, &[]).is_ok());
    // A session that may not assume roles goes no further, whatever its role may.
    let end = assume(&server, &ada, &first, &[("Policy", &denying("sts:AssumeRole"))]).unwrap();
    denied(&assume(&server, &end, &third, &[]));
}

#[test]
fn e7_both_sides_have_to_allow() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.user("ada"));
    let stranger = account(&server, OTHER);
    let user = format!("arn:aws:iam::{ACCOUNT}:user/ada");
    let named = server.role("named", &trust(&user, ""));
    let of_account = server.role("account", &trust(ACCOUNT, ""));
    let of_nobody = server.role("nobody", &trust(OTHER, ""));
    let theirs = |name: &str, principal: &str| {
        let ask = [("RoleName", name), ("AssumeRolePolicyDocument", &trust(principal, ""))];
        server.iam(&stranger, "CreateRole", &ask).text("Arn").unwrap()
    };
    let (their_named, their_account) = (theirs("named", &user), theirs("account", ACCOUNT));
    let (their_open, their_closed) = (theirs("open", "*"), theirs("closed", OTHER));
    let all =
        [&named, &of_account, &of_nobody, &their_named, &their_account, &their_open, &their_closed];
    let opens = |expected: &[&String]| {
        for arn in all {
            let assumed = assume(&server, &ada, arn, &[]);
            assert_eq!(assumed.is_ok(), expected.contains(&arn), "{arn}: {assumed:?}");
            if assumed.is_err() {
                denied(&assumed);
            }
        }
    };
    // Trust alone: of the same account, where it names the user.
    opens(&[&named]);
    // Both sides.
    server.allow("ada", &allow("sts:AssumeRole", ""));
    opens(&[&named, &of_account, &their_named, &their_account, &their_open]);
    // Our side for one role only, or for another action.
    server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{their_account}"}}]}}"#));
    opens(&[&named, &their_account]);
    server.allow("ada", &allow("sts:AssumeRoleWithSAML", ""));
    opens(&[&named]);
    // A denial on our side counts for all.
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}]}"#);
    opens(&[]);
    // A boundary does not limit where the trust names the user, and does everywhere else.
    server.allow("ada", ALL);
    let boundary = [("UserName", "ada"), ("PermissionsBoundary", READ_ONLY)];
    assert_eq!(server.iam(&root, "PutUserPermissionsBoundary", &boundary).said(), "200");
    opens(&[&named]);
}

#[test]
fn e7_an_external_id_is_the_one_that_is_asked_for() {
    let server = Server::start();
    let ada = server.admin("ada");
    let condition = |operator: &str, value: &str| {
        format!(r#","Condition":{{"{operator}":{{"sts:ExternalId":"{value}"}}}}"#)
    };
    let role = |name: &str, operator: &str, value: &str| {
        server.role(name, &trust(ACCOUNT, &condition(operator, value)))
    };
    let exact = role("exact", "StringEquals", "tenant-1");
    // An asterisk is one only for who compares with patterns.
    let star = role("star", "StringEquals", "tenant-*");
    let like = role("like", "StringLike", "tenant-*");
    let any = role("any", "Null", "false");
    let with = |role: &str, id: &str| assume(&server, &ada, role, &[("ExternalId", id)]);
    for arn in [&exact, &star, &like, &any] {
        denied(&assume(&server, &ada, arn, &[]));
    }
    assert!(with(&exact, "tenant-1").is_ok());
    for wrong in ["tenant-2", "Tenant-1", "tenant-1-", "tenant-", "tenant-11"] {
        denied(&with(&exact, wrong));
    }
    denied(&with(&star, "tenant-1"));
    assert!(with(&like, "tenant-1").is_ok());
    denied(&with(&like, "other-1"));
    assert!(with(&any, "anything").is_ok());
    // Empty, one character, a wildcard, white space: no such id gets as far as the policy.
    for value in ["", "x", "tenant-*", "tenant-?", "tenant 1", "*", "ténant-1"] {
        let said = with(&any, value).unwrap_err();
        assert!(said.starts_with("400 ValidationError"), "{value}: {said}");
    }
    // Twice is not once.
    for twice in ["ExternalId=tenant-1&ExternalId=tenant-1", "ExternalId=other&ExternalId=tenant-1"]
    {
        let body = format!(
            "Action=AssumeRole&Version=2011-06-15&RoleArn={exact}&RoleSessionName=test&{twice}"
        );
        let said = server.form(&ada, "sts", &body).said();
        assert!(said.starts_with("400 MalformedQueryString"), "{said}");
    }
}

#[test]
fn e7_a_session_is_called_what_the_trust_asks_for() {
    let server = Server::start();
    let ada = server.admin("ada");
    let own = server.role(
        "own",
        &trust(
            ACCOUNT,
            r#","Condition":{"StringEquals":{"sts:RoleSessionName":"${aws:username}"}}"#,
        ),
    );
    assert!(assume(&server, &ada, &own, &[("RoleSessionName", "ada")]).is_ok());
    for name in ["bob", "Ada", "ada2", "${aws:username}"] {
        let said = assume(&server, &ada, &own, &[("RoleSessionName", name)]).unwrap_err();
        assert!(
            said.starts_with("403 AccessDenied") || said.starts_with("400 ValidationError"),
            "{said}"
        );
    }
}

#[test]
fn e7_a_source_identity_stays_along_the_chain() {
    let server = Server::start();
    let ada = server.admin("ada");
    let asked = r#","Condition":{"StringLike":{"sts:SourceIdentity":"*"}}"#;
    let carried = r#","Condition":{"StringEquals":{"aws:SourceIdentity":"ada"}}"#;
    let needs = role(&server, "needs", &trust(ACCOUNT, asked), ALL);
    let next = role(&server, "next", &trust(ACCOUNT, carried), ALL);
    let plain =
        role(&server, "plain", &trust(ACCOUNT, "").replace(r#""sts:SetSourceIdentity","#, ""), ALL);
    // The condition is asked for, and so is a permission.
    denied(&assume(&server, &ada, &needs, &[]));
    denied(&assume(&server, &ada, &plain, &[("SourceIdentity", "ada")]));
    let first = assume(&server, &ada, &needs, &[("SourceIdentity", "ada")]).unwrap();
    let other = assume(&server, &ada, &needs, &[("SourceIdentity", "eve")]).unwrap();
    // It is carried on without being named, cannot be changed, and opens only what it opens.
    let second = assume(&server, &first, &next, &[]).unwrap();
    assert!(assume(&server, &first, &next, &[("SourceIdentity", "ada")]).is_ok());
    denied(&assume(&server, &first, &next, &[("SourceIdentity", "eve")]));
    denied(&assume(&server, &other, &next, &[]));
    denied(&assume(&server, &other, &next, &[("SourceIdentity", "ada")]));
    denied(&assume(&server, &second, &needs, &[("SourceIdentity", "eve")]));
    // Also an inherited one needs the permission at each role.
    denied(&assume(&server, &first, &plain, &[]));
    let answer = server.sts(
        &second,
        "AssumeRole",
        &[("RoleArn", needs.as_str()), ("RoleSessionName", "test")],
    );
    assert_eq!(answer.text("SourceIdentity").as_deref(), Some("ada"));
}

#[test]
fn e7_a_role_made_again_is_another() {
    let server = Server::start();
    let (root, ada) = (server.root(), server.admin("ada"));
    let remade = |name: &str| {
        for (action, more) in
            [("DeleteRolePolicy", &[("PolicyName", "p")][..]), ("DeleteRole", &[])]
        {
            let parameters = [&[("RoleName", name)], more].concat();
            assert_eq!(server.iam(&root, action, &parameters).said(), "200");
        }
        role(&server, name, &trust(ACCOUNT, ""), ALL)
    };
    let first = role(&server, "first", &trust(ACCOUNT, ""), ALL);
    let second = role(&server, "second", &trust(&first, ""), ALL);
    let old = assume(&server, &ada, &first, &[]).unwrap();
    let session = format!("arn:aws:sts::{ACCOUNT}:assumed-role/first/test");
    let third = role(&server, "third", &trust(&session, ""), ALL);
    assert!(assume(&server, &old, &second, &[]).is_ok());
    assert!(assume(&server, &old, &third, &[]).is_ok());
    assert_eq!(remade("first"), first);
    // The old session has ended, and the new role is not the one that the other trusts.
    let ended = "403 InvalidClientTokenId: The security token included in the request is invalid.";
    assert_eq!(server.sts(&old, "GetCallerIdentity", &[]).said(), ended);
    let new = assume(&server, &ada, &first, &[]).unwrap();
    assert_eq!(server.sts(&new, "GetCallerIdentity", &[]).said(), "200");
    // The role's policies would let it assume anything: it is the trust that names somebody else.
    denied(&assume(&server, &new, &second, &[]));
    // A session is trusted by its name, which the new role's may bear.
    assert!(assume(&server, &new, &third, &[]).is_ok());
    let other = assume(&server, &ada, &first, &[("RoleSessionName", "other")]).unwrap();
    denied(&assume(&server, &other, &third, &[]));
    // The other is shown by the id that is gone.
    let shown = server.iam(&root, "GetRole", &[("RoleName", "second")]);
    let shown = shown.text("AssumeRolePolicyDocument").unwrap();
    assert!(shown.contains("AROA") && !shown.contains("role%2Ffirst"), "{shown}");
}
