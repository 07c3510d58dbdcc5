//! E6: the published ways to more power that IAM alone offers. Each needs its own permission, on its own resource, and
//! has no effect without.

use countersign_testkit::{ACCOUNT, Credentials, Server, trust_with_mfa};
use serde_json::{Value, json};

const ALL: &str =
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
const ADMIN: &str = "arn:aws:iam::aws:policy/AdministratorAccess";
const BOUNDARY: &str = "arn:aws:iam::aws:policy/IAMFullAccess";

/// One way: the call, the resource that its permission must name, and what the boss does before each try.
struct Way {
    action: &'static str,
    parameters: Vec<(&'static str, String)>,
    resource: String,
    before: Vec<(&'static str, Vec<(&'static str, String)>)>,
}

impl Way {
    fn new(action: &'static str, resource: &str, parameters: &[(&'static str, &str)]) -> Way {
        Way {
            action,
            parameters: owned(parameters),
            resource: format!("arn:aws:iam::{ACCOUNT}:{resource}"),
            before: Vec::new(),
        }
    }

    fn after(mut self, action: &'static str, parameters: &[(&'static str, &str)]) -> Way {
        self.before.push((action, owned(parameters)));
        self
    }

    fn go(&self, server: &Server, who: &Credentials) -> String {
        for (action, parameters) in &self.before {
            // What is undone already need not be undone.
            let _ = call(server, &server.root(), action, parameters);
        }
        call(server, who, self.action, &self.parameters)
    }
}

fn owned(parameters: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    parameters.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

fn call(
    server: &Server,
    who: &Credentials,
    action: &str,
    parameters: &[(&'static str, String)],
) -> String {
    let parameters: Vec<_> = parameters.iter().map(|(n, v)| (*n, v.as_str())).collect();
    server.iam(who, action, &parameters).said()
}

/// A server with somebody to take over: a user, a group and a role named `boss`.
fn start() -> Server {
    let server = Server::start();
    server.user("boss");
    server.role("boss", &trust_with_mfa(ACCOUNT));
    let root = server.root();
    for (action, parameters) in [
        ("CreateGroup", owned(&[("GroupName", "boss")])),
        ("CreateLoginProfile", owned(&[("UserName", "boss"), ("Password", "First-Password-0")])),
        ("CreateUser", owned(&[("UserName", "new")])),
    ] {
        assert_eq!(call(&server, &root, action, &parameters), "200", "{action}");
    }
    // A policy that the boss has, whose first version gave more.
    let arn = format!("arn:aws:iam::{ACCOUNT}:policy/boss");
    let less = ALL.replace(r#""Action":"*""#, r#""Action":"s3:*""#);
    for (action, parameters) in [
        ("CreatePolicy", owned(&[("PolicyName", "boss"), ("PolicyDocument", ALL)])),
        (
            "CreatePolicyVersion",
            owned(&[("PolicyArn", &arn), ("PolicyDocument", &less), ("SetAsDefault", "true")]),
        ),
    ] {
        assert_eq!(call(&server, &root, action, &parameters), "200", "{action}");
    }
    server
}

fn ways(server: &Server) -> Vec<Way> {
    let user = ("UserName", "boss");
    let role = ("RoleName", "boss");
    let group = ("GroupName", "boss");
    let admin = ("PolicyArn", ADMIN);
    let bound = ("PermissionsBoundary", BOUNDARY);
    let named = ("PolicyName", "more");
    let all = ("PolicyDocument", ALL);
    let trust = trust_with_mfa(ACCOUNT);
    let key = server.key("boss").id;
    let policy = format!("arn:aws:iam::{ACCOUNT}:policy/boss");
    let policy = ("PolicyArn", policy.as_str());
    vec![
        Way::new("CreatePolicyVersion", "policy/boss", &[policy, all, ("SetAsDefault", "true")]),
        Way::new("SetDefaultPolicyVersion", "policy/boss", &[policy, ("VersionId", "v1")]),
        Way::new(
            "TagPolicy",
            "policy/boss",
            &[policy, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "mine")],
        ),
        Way::new("UpdateAssumeRolePolicy", "role/boss", &[role, ("PolicyDocument", &trust)]),
        Way::new("AttachUserPolicy", "user/boss", &[user, admin]),
        Way::new("AttachGroupPolicy", "group/boss", &[group, admin]),
        Way::new("AttachRolePolicy", "role/boss", &[role, admin]),
        Way::new("PutUserPolicy", "user/boss", &[user, named, all]),
        Way::new("PutGroupPolicy", "group/boss", &[group, named, all]),
        Way::new("PutRolePolicy", "role/boss", &[role, named, all]),
        Way::new("AddUserToGroup", "group/boss", &[group, user]),
        Way::new("UpdateLoginProfile", "user/boss", &[user, ("Password", "Second-Password-1")]),
        Way::new(
            "CreateLoginProfile",
            "user/new",
            &[("UserName", "new"), ("Password", "Second-Password-1")],
        )
        .after("DeleteLoginProfile", &[("UserName", "new")]),
        Way::new("CreateAccessKey", "user/new", &[("UserName", "new")]),
        Way::new(
            "UpdateAccessKey",
            "user/boss",
            &[user, ("AccessKeyId", &key), ("Status", "Active")],
        ),
        Way::new(
            "TagUser",
            "user/boss",
            &[user, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "admins")],
        ),
        Way::new("UntagUser", "user/boss", &[user, ("TagKeys.member.1", "team")]),
        Way::new("UpdateRole", "role/boss", &[role, ("MaxSessionDuration", "43200")]),
        // What takes a limit away.
        Way::new("DeleteUserPolicy", "user/boss", &[user, ("PolicyName", "limit")])
            .after("PutUserPolicy", &[user, ("PolicyName", "limit"), all]),
        Way::new("DetachUserPolicy", "user/boss", &[user, ("PolicyArn", BOUNDARY)])
            .after("AttachUserPolicy", &[user, ("PolicyArn", BOUNDARY)]),
        Way::new("DetachGroupPolicy", "group/boss", &[group, ("PolicyArn", BOUNDARY)])
            .after("AttachGroupPolicy", &[group, ("PolicyArn", BOUNDARY)]),
        Way::new("RemoveUserFromGroup", "group/boss", &[group, user])
            .after("AddUserToGroup", &[group, user]),
        Way::new("PutUserPermissionsBoundary", "user/boss", &[user, bound]),
        Way::new("PutRolePermissionsBoundary", "role/boss", &[role, bound]),
        Way::new("DeleteUserPermissionsBoundary", "user/boss", &[user])
            .after("PutUserPermissionsBoundary", &[user, bound]),
        Way::new("DeleteRolePermissionsBoundary", "role/boss", &[role])
            .after("PutRolePermissionsBoundary", &[role, bound]),
    ]
}

fn document(effect_and_actions: &Value) -> String {
    json!({"Version": "2012-10-17", "Statement": effect_and_actions}).to_string()
}

#[test]
fn e6_each_way_to_more_power_needs_its_own_permission() {
    let server = start();
    let who = server.user("mallory");
    for way in ways(&server) {
        let action = format!("iam:{}", way.action);
        // All of IAM but this one.
        let but = json!({"Effect": "Allow", "NotAction": action, "Resource": "*"});
        server.allow("mallory", &document(&but));
        let refused = format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/mallory is not authorized to perform: {action} on resource: "
        );
        let said = way.go(&server, &who);
        assert!(said.starts_with(&refused), "{}: {said}", way.action);
        // This one, on everything else.
        let elsewhere = json!({"Effect": "Allow", "Action": action, "NotResource": way.resource});
        server.allow("mallory", &document(&elsewhere));
        let said = way.go(&server, &who);
        assert!(said.starts_with(&refused), "{}: {said}", way.action);
        // This one alone, where it belongs.
        let exactly = json!({"Effect": "Allow", "Action": action, "Resource": way.resource});
        server.allow("mallory", &document(&exactly));
        assert_eq!(way.go(&server, &who), "200", "{}", way.action);
    }
}

#[test]
fn e6_who_may_make_users_cannot_bind_them_to_anything_more() {
    let server = start();
    let who = server.user("mallory");
    // Tags and boundaries of a new user or role are permissions of their own.
    let only =
        json!({"Effect": "Allow", "Action": ["iam:CreateUser", "iam:CreateRole"], "Resource": "*"});
    server.allow("mallory", &document(&only));
    let tags = [("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "admins")];
    let trust = trust_with_mfa(ACCOUNT);
    let role = [("RoleName", "mine"), ("AssumeRolePolicyDocument", trust.as_str())];
    let said = server.iam(&who, "CreateUser", &[&[("UserName", "mine")][..], &tags].concat());
    assert!(said.said().contains("perform: iam:TagUser on"), "{}", said.said());
    let said = server.iam(&who, "CreateRole", &[&role[..], &tags].concat());
    assert!(said.said().contains("perform: iam:TagRole on"), "{}", said.said());
    for (action, parameters) in
        [("GetUser", [("UserName", "mine")]), ("GetRole", [("RoleName", "mine")])]
    {
        let said = server.iam(&server.root(), action, &parameters).said();
        assert!(said.starts_with("404 NoSuchEntity"), "{said}");
    }
}

#[test]
fn e6_a_boundary_is_not_escaped_from_inside() {
    let server = start();
    let who = server.admin("mallory");
    let root = server.root();
    // The boundary allows nothing of IAM: what a policy says over it counts for nothing.
    let bound = [
        ("UserName", "mallory"),
        ("PermissionsBoundary", "arn:aws:iam::aws:policy/AmazonS3FullAccess"),
    ];
    assert_eq!(server.iam(&root, "PutUserPermissionsBoundary", &bound).said(), "200");
    for way in ways(&server) {
        let said = way.go(&server, &who);
        let action = way.action;
        let ending = format!("because no permissions boundary allows the iam:{action} action");
        assert!(said.starts_with("403 AccessDenied") && said.ends_with(&ending), "{said}");
    }
    let own = [("UserName", "mallory")];
    let said = server.iam(&who, "DeleteUserPermissionsBoundary", &own).said();
    assert!(said.starts_with("403 AccessDenied"), "{said}");
    assert_eq!(server.iam(&root, "DeleteUserPermissionsBoundary", &own).said(), "200");
    assert_eq!(server.iam(&who, "GetUser", &own).said(), "200");
}
