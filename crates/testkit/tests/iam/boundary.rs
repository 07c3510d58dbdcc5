//! Permissions boundaries: what a user or role may have at most, whoever gives them how much.

use crate::sts::accounts::{OTHER, account};
use countersign_testkit::{ACCOUNT, Credentials, Server};
use serde_json::{Value, json};

const ADMIN: &str = "arn:aws:iam::aws:policy/AdministratorAccess";
const READ_IAM: &str = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
const ALL_IAM: &str = "arn:aws:iam::aws:policy/IAMFullAccess";
const S3: &str = "arn:aws:iam::aws:policy/AmazonS3FullAccess";

/// Both kinds of who can have one.
const KINDS: [&str; 2] = ["User", "Role"];

fn trust() -> String {
    document(&json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ACCOUNT}}))
}

fn document(statements: &Value) -> String {
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

/// Calls an operation as root: `Put*PermissionsBoundary` of a `User` is `PutUserPermissionsBoundary`.
fn call(server: &Server, kind: &str, operation: &str, parameters: &[(&str, &str)]) -> String {
    call_as(server, &server.root(), kind, operation, parameters)
}

fn call_as(
    server: &Server,
    who: &Credentials,
    kind: &str,
    operation: &str,
    parameters: &[(&str, &str)],
) -> String {
    let named: Vec<_> = parameters.iter().map(|(n, v)| (n.replace('*', kind), *v)).collect();
    let named: Vec<_> = named.iter().map(|(n, v)| (n.as_str(), *v)).collect();
    server.iam(who, &operation.replace('*', kind), &named).said()
}

/// Creates a user or role, whichever it is to be.
fn create_as(
    server: &Server,
    who: &Credentials,
    kind: &str,
    name: &str,
    boundary: Option<&str>,
) -> String {
    let trust = trust();
    let mut parameters = vec![("*Name", name)];
    if kind == "Role" {
        parameters.push(("AssumeRolePolicyDocument", &trust));
    }
    parameters.extend(boundary.map(|arn| ("PermissionsBoundary", arn)));
    call_as(server, who, kind, "Create*", &parameters)
}

fn create(server: &Server, kind: &str, name: &str, boundary: Option<&str>) -> String {
    create_as(server, &server.root(), kind, name, boundary)
}

fn put(server: &Server, kind: &str, name: &str, arn: &str) -> String {
    let parameters = [("*Name", name), ("PermissionsBoundary", arn)];
    call(server, kind, "Put*PermissionsBoundary", &parameters)
}

/// The boundary that `GetUser` or `GetRole` shows.
fn shown(server: &Server, kind: &str, name: &str) -> Option<String> {
    let parameters = [(&*format!("{kind}Name"), name)];
    let answer = server.iam(&server.root(), &format!("Get{kind}"), &parameters);
    assert_eq!(answer.said(), "200");
    let arn = answer.texts("PermissionsBoundaryArn").pop();
    assert_eq!(
        answer.texts("PermissionsBoundaryType").pop().as_deref(),
        arn.as_ref().map(|_| "Policy")
    );
    arn
}

/// How many users and roles have a policy as their boundary, as the account's details tell.
fn used(server: &Server, arn: &str) -> String {
    let parameters = [("Filter.member.1", "AWSManagedPolicy")];
    let answer = server.iam(&server.root(), "GetAccountAuthorizationDetails", &parameters);
    assert_eq!(answer.said(), "200");
    let body = String::from_utf8(answer.body).unwrap();
    let policy = body.split("<member>").find(|part| part.contains(&format!("<Arn>{arn}</Arn>")));
    let count = policy.and_then(|p| p.split("<PermissionsBoundaryUsageCount>").nth(1));
    count.and_then(|rest| rest.split('<').next()).unwrap_or("0").to_owned()
}

#[test]
fn a_boundary_from_beginning_to_end() {
    let server = Server::start();
    for kind in KINDS {
        assert_eq!(create(&server, kind, "with", Some(READ_IAM)), "200");
        assert_eq!(create(&server, kind, "without", None), "200");
        assert_eq!(shown(&server, kind, "with").as_deref(), Some(READ_IAM));
        assert_eq!(shown(&server, kind, "without"), None);
        assert_eq!(used(&server, READ_IAM), "1");
        assert_eq!(put(&server, kind, "WITHOUT", READ_IAM), "200");
        assert_eq!(put(&server, kind, "without", READ_IAM), "200", "once more is no change");
        assert_eq!(shown(&server, kind, "without").as_deref(), Some(READ_IAM));
        assert_eq!(used(&server, READ_IAM), "2");
        // Another takes its place.
        assert_eq!(put(&server, kind, "with", ALL_IAM), "200");
        assert_eq!(shown(&server, kind, "with").as_deref(), Some(ALL_IAM));
        assert_eq!((&*used(&server, READ_IAM), &*used(&server, ALL_IAM)), ("1", "1"));
        // The same policy attached is something else.
        let attached = [("*Name", "with"), ("PolicyArn", ALL_IAM)];
        assert_eq!(call(&server, kind, "Attach*Policy", &attached), "200");
        assert_eq!(used(&server, ALL_IAM), "1");
        let delete = |name| call(&server, kind, "Delete*PermissionsBoundary", &[("*Name", name)]);
        assert_eq!(delete("with"), "200");
        assert_eq!(shown(&server, kind, "with"), None);
        assert!(delete("with").starts_with("404 NoSuchEntity"));
        assert_eq!(used(&server, ALL_IAM), "0");
        assert_eq!(call(&server, kind, "Detach*Policy", &attached), "200");
        // Who goes needs none any more.
        assert_eq!(call(&server, kind, "Delete*", &[("*Name", "without")]), "200");
        assert_eq!(used(&server, READ_IAM), "0");
        assert_eq!(call(&server, kind, "Delete*", &[("*Name", "with")]), "200");
    }
}

#[test]
fn what_is_no_boundary_is_refused() {
    let server = Server::start();
    let arn = |resource: &str| format!("arn:aws:iam::{ACCOUNT}:{resource}");
    for kind in KINDS {
        let noun = kind.to_lowercase();
        assert_eq!(create(&server, kind, "ada", None), "200");
        let no_policy = arn("not_a_policy/invalid");
        let invalid = format!("400 InvalidInput: ARN {no_policy} is not valid.");
        assert_eq!(put(&server, kind, "ada", &no_policy), invalid);
        assert_eq!(create(&server, kind, "bob", Some(&no_policy)), invalid);
        let nothing = arn("policy/nonexistent-policy");
        let missing =
            format!("404 NoSuchEntity: Scope ARN: {nothing} does not exist or is not attachable.");
        assert_eq!(put(&server, kind, "ada", &nothing), missing);
        assert_eq!(create(&server, kind, "bob", Some(&nothing)), missing);
        let nobody = format!("404 NoSuchEntity: The {noun} with name nobody cannot be found.");
        assert_eq!(put(&server, kind, "nobody", READ_IAM), nobody);
        let delete = call(&server, kind, "Delete*PermissionsBoundary", &[("*Name", "nobody")]);
        assert_eq!(delete, nobody);
        assert_eq!(
            put(&server, kind, "ada", "short"),
            "400 ValidationError: 1 validation error detected: Value at 'permissionsBoundary' failed to satisfy constraint: Member must have length greater than or equal to 20"
        );
        assert!(call(&server, kind, "Get*", &[("*Name", "bob")]).starts_with("404"));
        assert_eq!(shown(&server, kind, "ada"), None);
    }
    // Another account's is as if it were not there.
    let theirs = account(&server, OTHER);
    let said = call_as(
        &server,
        &theirs,
        "User",
        "Put*PermissionsBoundary",
        &[("UserName", "ada"), ("PermissionsBoundary", READ_IAM)],
    );
    assert_eq!(said, "404 NoSuchEntity: The user with name ada cannot be found.");
}

/// Who may read and who may write, as `200 403`.
fn reads_writes(server: &Server, who: &Credentials) -> String {
    let read = server.iam(who, "GetUser", &[("UserName", "ada")]).status;
    let write = server.iam(who, "UpdateUser", &[("UserName", "ada"), ("NewPath", "/")]).status;
    format!("{read} {write}")
}

#[test]
fn a_user_may_what_both_boundary_and_policies_allow() {
    let server = Server::start();
    let ada = server.user("ada");
    let attach = [("UserName", "ada"), ("PolicyArn", ADMIN)];
    assert_eq!(call(&server, "User", "Attach*Policy", &attach), "200");
    assert_eq!(reads_writes(&server, &ada), "200 200");
    assert_eq!(put(&server, "User", "ada", READ_IAM), "200");
    assert_eq!(reads_writes(&server, &ada), "200 403");
    let said = server.iam(&ada, "CreateUser", &[("UserName", "bob")]).said();
    assert!(
        said.ends_with("because no permissions boundary allows the iam:CreateUser action"),
        "{said}"
    );
    // A boundary gives nothing.
    assert_eq!(call(&server, "User", "Detach*Policy", &attach), "200");
    assert_eq!(reads_writes(&server, &ada), "403 403");
    assert_eq!(call(&server, "User", "Attach*Policy", &attach), "200");
    assert_eq!(put(&server, "User", "ada", S3), "200");
    assert_eq!(reads_writes(&server, &ada), "403 403");
    // What groups allow is bounded, too.
    let root = server.root();
    assert_eq!(server.iam(&root, "CreateGroup", &[("GroupName", "g")]).said(), "200");
    let group = [("GroupName", "g"), ("UserName", "ada"), ("PolicyArn", ADMIN)];
    assert_eq!(server.iam(&root, "AttachGroupPolicy", &[group[0], group[2]]).said(), "200");
    assert_eq!(server.iam(&root, "AddUserToGroup", &group[..2]).said(), "200");
    assert_eq!(call(&server, "User", "Detach*Policy", &attach), "200");
    assert_eq!(reads_writes(&server, &ada), "403 403");
    let gone = call(&server, "User", "Delete*PermissionsBoundary", &[("UserName", "ada")]);
    assert_eq!(gone, "200");
    assert_eq!(reads_writes(&server, &ada), "200 200");
}

#[test]
fn sessions_are_bounded_from_the_moment_that_their_owner_is() {
    let server = Server::start();
    let ada = server.admin("ada");
    let phone = server.phone("ada", "phone");
    let session = server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap();
    assert_eq!(create(&server, "Role", "deputy", None), "200");
    let attach = [("RoleName", "deputy"), ("PolicyArn", ADMIN)];
    assert_eq!(call(&server, "Role", "Attach*Policy", &attach), "200");
    let role = format!("arn:aws:iam::{ACCOUNT}:role/deputy");
    let deputy = server.assume(&ada, &role, None).unwrap();
    assert_eq!(reads_writes(&server, &session), "200 200");
    assert_eq!(reads_writes(&server, &deputy), "200 200");
    // The role's boundary is the session's; its user's is not.
    assert_eq!(put(&server, "User", "ada", READ_IAM), "200");
    assert_eq!(reads_writes(&server, &session), "200 403");
    assert_eq!(reads_writes(&server, &deputy), "200 200");
    assert_eq!(put(&server, "Role", "deputy", READ_IAM), "200");
    assert_eq!(reads_writes(&server, &deputy), "200 403");
    assert!(server.assume(&ada, &role, None).is_err(), "the boundary has no sts:AssumeRole");
    assert_eq!(put(&server, "Role", "deputy", S3), "200");
    assert_eq!(reads_writes(&server, &deputy), "403 403");
}

#[test]
fn policies_see_the_boundary_that_is_asked_for_and_the_one_that_is_there() {
    let server = Server::start();
    let who = server.user("mallory");
    for kind in KINDS {
        let noun = kind.to_lowercase();
        for name in ["right", "wrong", "none"] {
            assert_eq!(create(&server, kind, name, None), "200");
        }
        assert_eq!(put(&server, kind, "right", READ_IAM), "200");
        assert_eq!(put(&server, kind, "wrong", S3), "200");
        let only =
            |action: &str| {
                let action = format!("iam:{}", action.replace('*', kind));
                let condition = json!({"StringEquals": {"iam:PermissionsBoundary": READ_IAM}});
                server.allow("mallory", &document(&json!({
                "Effect": "Allow", "Action": action, "Resource": "*", "Condition": condition,
            })));
            };
        let short = |said: String| said.split(' ').next().unwrap().to_owned();

        // What is asked for.
        only("Create*");
        for (boundary, expected) in [(None, "403"), (Some(S3), "403"), (Some(READ_IAM), "200")] {
            let said = create_as(&server, &who, kind, "made", boundary);
            assert_eq!(short(said), expected, "{noun} with {boundary:?}");
        }
        only("Put*PermissionsBoundary");
        for (name, boundary, expected) in
            [("none", S3, "403"), ("right", S3, "403"), ("none", READ_IAM, "200")]
        {
            let parameters = [("*Name", name), ("PermissionsBoundary", boundary)];
            let said = call_as(&server, &who, kind, "Put*PermissionsBoundary", &parameters);
            assert_eq!(short(said), expected, "{name} {boundary}");
        }
        let none = [("*Name", "none")];
        assert_eq!(call(&server, kind, "Delete*PermissionsBoundary", &none), "200");

        // The one that is there.
        let all = document(&json!({"Effect": "Allow", "Action": "s3:*", "Resource": "*"}));
        let named = ("PolicyName", "p");
        let attached = ("PolicyArn", ADMIN);
        for (action, more) in [
            ("Put*Policy", &[named, ("PolicyDocument", &all)][..]),
            ("Delete*Policy", &[named]),
            ("Attach*Policy", &[attached]),
            ("Detach*Policy", &[attached]),
            ("Delete*PermissionsBoundary", &[]),
        ] {
            only(action);
            for (name, expected) in
                [("none", "403"), ("wrong", "403"), ("nobody", "403"), ("right", "200")]
            {
                let parameters = [&[("*Name", name)], more].concat();
                let said = call_as(&server, &who, kind, action, &parameters);
                assert_eq!(short(said), expected, "{action} of {noun} {name}");
            }
        }
        // Where AWS does not tell it, it is not there.
        assert_eq!(put(&server, kind, "right", READ_IAM), "200");
        only("Get*");
        let said = call_as(&server, &who, kind, "Get*", &[("*Name", "right")]);
        assert_eq!(short(said), "403");
    }
}

#[test]
fn an_administrator_of_users_makes_nobody_mightier_than_the_boundary() {
    let server = Server::start();
    let deputy = server.user("deputy");
    let bounded = json!({"StringEquals": {"iam:PermissionsBoundary": READ_IAM}});
    server.allow(
        "deputy",
        &document(&json!([
            {
                "Effect": "Allow",
                "Action": [
                    "iam:CreateUser", "iam:PutUserPermissionsBoundary", "iam:PutUserPolicy",
                    "iam:DeleteUserPolicy", "iam:AttachUserPolicy", "iam:DetachUserPolicy",
                ],
                "Resource": "*",
                "Condition": bounded,
            },
            {
                "Effect": "Allow",
                "Action": ["iam:CreateAccessKey", "iam:GetUser", "iam:DeleteUser"],
                "Resource": "*",
            },
            {"Effect": "Deny", "Action": "iam:DeleteUserPermissionsBoundary", "Resource": "*"},
        ])),
    );
    let go = |operation: &str, parameters: &[(&str, &str)]| {
        let answer = server.iam(&deputy, operation, parameters);
        (answer.status, answer)
    };
    let ada = ("UserName", "ada");
    let bound = |arn| ("PermissionsBoundary", arn);
    assert_eq!(go("CreateUser", &[ada]).0, 403, "not without a boundary");
    assert_eq!(go("CreateUser", &[ada, bound(ADMIN)]).0, 403, "nor with another one");
    assert_eq!(go("CreateUser", &[ada, bound(READ_IAM)]).0, 200);
    assert_eq!(go("AttachUserPolicy", &[ada, ("PolicyArn", ADMIN)]).0, 200);
    let (status, key) = go("CreateAccessKey", &[ada]);
    assert_eq!(status, 200);
    let key = Credentials {
        id: key.texts("AccessKeyId").remove(0),
        secret: key.texts("SecretAccessKey").remove(0),
        token: None,
    };
    assert_eq!(reads_writes(&server, &key), "200 403", "as much as the boundary has");
    // Neither lifts the boundary.
    assert_eq!(go("DeleteUserPermissionsBoundary", &[ada]).0, 403);
    assert_eq!(go("PutUserPermissionsBoundary", &[ada, bound(ADMIN)]).0, 403);
    for operation in ["DeleteUserPermissionsBoundary", "CreateUser", "AttachUserPolicy"] {
        let said = server.iam(&key, operation, &[ada, ("PolicyArn", ADMIN)]).status;
        assert_eq!(said, 403, "{operation}");
    }
    // Nor does the deputy give themself anything, who has no boundary.
    let own = ("UserName", "deputy");
    let all = document(&json!({"Effect": "Allow", "Action": "*", "Resource": "*"}));
    assert_eq!(go("AttachUserPolicy", &[own, ("PolicyArn", ADMIN)]).0, 403);
    let policy = [own, ("PolicyName", "p"), ("PolicyDocument", &all)];
    assert_eq!(go("PutUserPolicy", &policy).0, 403);
    assert_eq!(reads_writes(&server, &deputy), "200 403");
}

#[test]
fn a_policy_that_bounds_somebody_stays_and_counts_as_it_is_now() {
    let server = Server::start();
    let root = server.root();
    let text = document(&json!({"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}));
    let made = server.iam(&root, "CreatePolicy", &[("PolicyName", "b"), ("PolicyDocument", &text)]);
    let arn = made.texts("Arn").remove(0);
    let counts = || {
        let got = server.iam(&root, "GetPolicy", &[("PolicyArn", &arn)]);
        (
            got.texts("AttachmentCount").remove(0),
            got.texts("PermissionsBoundaryUsageCount").remove(0),
        )
    };
    let of = |attached: &str, bounding: &str| (attached.to_owned(), bounding.to_owned());
    let ada = server.admin("ada");
    assert_eq!(create(&server, "Role", "ada", Some(&arn)), "200");
    assert_eq!(put(&server, "User", "ada", &arn), "200");
    assert_eq!(counts(), of("0", "2"));
    assert_eq!(reads_writes(&server, &ada), "200 403");
    // Another version bounds at once.
    let more = text.replace("iam:GetUser", "iam:*");
    let version =
        [("PolicyArn", arn.as_str()), ("PolicyDocument", &more), ("SetAsDefault", "true")];
    assert_eq!(server.iam(&root, "CreatePolicyVersion", &version).said(), "200");
    assert_eq!(reads_writes(&server, &ada), "200 200");
    let none = text.replace("Allow", "Deny");
    let version =
        [("PolicyArn", arn.as_str()), ("PolicyDocument", &none), ("SetAsDefault", "true")];
    assert_eq!(server.iam(&root, "CreatePolicyVersion", &version).said(), "200");
    assert_eq!(reads_writes(&server, &ada), "403 403");

    let delete = || server.iam(&root, "DeletePolicy", &[("PolicyArn", &arn)]).said();
    for version in ["v1", "v2"] {
        let old = [("PolicyArn", arn.as_str()), ("VersionId", version)];
        assert_eq!(server.iam(&root, "DeletePolicyVersion", &old).said(), "200");
    }
    let in_use = "409 DeleteConflict: Cannot delete a policy attached to entities.";
    assert_eq!(delete(), in_use);
    assert_eq!(call(&server, "Role", "Delete*", &[("RoleName", "ada")]), "200");
    assert_eq!(delete(), in_use);
    assert_eq!(counts(), of("0", "1"));
    assert_eq!(put(&server, "User", "ada", READ_IAM), "200");
    assert_eq!(counts(), of("0", "0"));
    assert_eq!(delete(), "200");
    let gone = format!("404 NoSuchEntity: Scope ARN: {arn} does not exist or is not attachable.");
    assert_eq!(put(&server, "User", "ada", &arn), gone);
}

#[test]
fn of_who_bounds_and_who_deletes_the_policy_one_succeeds() {
    let server = Server::start();
    let root = server.root();
    let text = document(&json!({"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}));
    for round in 0..10 {
        let name = format!("p{round}");
        let user = format!("u{round}");
        let policy = [("PolicyName", name.as_str()), ("PolicyDocument", &text)];
        let arn = server.iam(&root, "CreatePolicy", &policy).texts("Arn").remove(0);
        assert_eq!(create(&server, "User", &user, None), "200");
        let (bound, deleted) = std::thread::scope(|scope| {
            let bound = scope.spawn(|| put(&server, "User", &user, &arn));
            let deleted =
                scope.spawn(|| server.iam(&root, "DeletePolicy", &[("PolicyArn", &arn)]).said());
            (bound.join().unwrap(), deleted.join().unwrap())
        });
        assert!((bound == "200") != (deleted == "200"), "{bound} and {deleted}");
        assert_eq!(shown(&server, "User", &user).is_some(), bound == "200");
    }
}
