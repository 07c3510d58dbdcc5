//! Managed policies: what their answers hold, what they give and when they can go; and AWS's own.

mod lists;
mod versions;

use crate::iam::group;
use crate::sts::accounts::{OTHER, account};
use countersign_api::iam::{
    AttachGroupPolicy, AttachGroupPolicyInput, AttachRolePolicy, AttachRolePolicyInput,
    AttachUserPolicy, AttachUserPolicyInput, CreatePolicy, CreatePolicyInput, CreatePolicyVersion,
    CreatePolicyVersionInput, DeletePolicy, DeletePolicyInput, DeletePolicyVersion,
    DeletePolicyVersionInput, DeleteUserPermissionsBoundary, DeleteUserPermissionsBoundaryInput,
    DetachUserPolicy, DetachUserPolicyInput, GetPolicy, GetPolicyInput, GetPolicyVersion,
    GetPolicyVersionInput, ListAttachedUserPolicies, ListAttachedUserPoliciesInput,
    ListEntitiesForPolicy, ListEntitiesForPolicyInput, ListPolicies, ListPoliciesInput,
    ListPolicyVersions, ListPolicyVersionsInput, ListUsers, ListUsersInput, Policy, PolicyVersion,
    PutUserPermissionsBoundary, PutUserPermissionsBoundaryInput, SetDefaultPolicyVersion,
    SetDefaultPolicyVersionInput, Tag,
};
use countersign_testkit::http::Connection;
use countersign_testkit::{ACCOUNT, Credentials, Draft, Said, Server, check, now, trust_with_mfa};
use lists::{entities, names};
use serde_json::Value;

const ADMINISTRATOR: &str = "arn:aws:iam::aws:policy/AdministratorAccess";
const LAMBDA: &str = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
const ATTACHED: &str = "409 DeleteConflict: Cannot delete a policy attached to entities.";

fn statement(effect: &str, action: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"{effect}","Action":"{action}","Resource":"*"}}}}"#
    )
}

fn named(name: &str, document: &str) -> CreatePolicyInput {
    CreatePolicyInput {
        policy_name: name.into(),
        policy_document: document.into(),
        ..CreatePolicyInput::default()
    }
}

fn create(server: &Server, who: &Credentials, input: &CreatePolicyInput) -> Result<Policy, Said> {
    server.call::<CreatePolicy>(who, input).map(|out| out.policy.unwrap())
}

/// A new policy under `/` and its ARN.
fn made(server: &Server, name: &str, document: &str) -> String {
    create(server, &server.root(), &named(name, document)).unwrap().arn.unwrap()
}

fn get(server: &Server, arn: &str) -> Result<Policy, Said> {
    let input = GetPolicyInput { policy_arn: arn.into() };
    server.call::<GetPolicy>(&server.root(), &input).map(|out| out.policy.unwrap())
}

fn delete(server: &Server, who: &Credentials, arn: &str) -> Result<(), Said> {
    server.call::<DeletePolicy>(who, &DeletePolicyInput { policy_arn: arn.into() }).map(|_| ())
}

fn version_input(arn: &str, document: &str, default: bool) -> CreatePolicyVersionInput {
    CreatePolicyVersionInput {
        policy_arn: arn.into(),
        policy_document: document.into(),
        set_as_default: default.then_some(true),
    }
}

fn add(
    server: &Server,
    who: &Credentials,
    arn: &str,
    document: &str,
    default: bool,
) -> Result<PolicyVersion, Said> {
    let input = version_input(arn, document, default);
    server.call::<CreatePolicyVersion>(who, &input).map(|out| out.policy_version.unwrap())
}

fn version(server: &Server, arn: &str, id: &str) -> Result<PolicyVersion, Said> {
    let input = GetPolicyVersionInput { policy_arn: arn.into(), version_id: id.into() };
    let out = server.call::<GetPolicyVersion>(&server.root(), &input);
    out.map(|out| out.policy_version.unwrap())
}

fn set_default(server: &Server, who: &Credentials, arn: &str, id: &str) -> Result<(), Said> {
    let input = SetDefaultPolicyVersionInput { policy_arn: arn.into(), version_id: id.into() };
    server.call::<SetDefaultPolicyVersion>(who, &input).map(|_| ())
}

fn drop_version(server: &Server, arn: &str, id: &str) -> Result<(), Said> {
    let input = DeletePolicyVersionInput { policy_arn: arn.into(), version_id: id.into() };
    server.call::<DeletePolicyVersion>(&server.root(), &input).map(|_| ())
}

/// The versions as they are listed, `*` after the default.
fn versions(server: &Server, arn: &str) -> Vec<String> {
    let input = ListPolicyVersionsInput { policy_arn: arn.into(), ..Default::default() };
    let out = server.call::<ListPolicyVersions>(&server.root(), &input).unwrap();
    let one = |v: PolicyVersion| {
        assert!(v.document.is_none() && v.create_date.is_some());
        format!(
            "{}{}",
            v.version_id.unwrap(),
            if v.is_default_version == Some(true) { "*" } else { "" }
        )
    };
    out.versions.unwrap().into_iter().map(one).collect()
}

fn attach(server: &Server, user: &str, arn: &str) -> Result<(), Said> {
    let input = AttachUserPolicyInput { user_name: user.into(), policy_arn: arn.into() };
    server.call::<AttachUserPolicy>(&server.root(), &input).map(|_| ())
}

fn detach(server: &Server, user: &str, arn: &str) -> Result<(), Said> {
    let input = DetachUserPolicyInput { user_name: user.into(), policy_arn: arn.into() };
    server.call::<DetachUserPolicy>(&server.root(), &input).map(|_| ())
}

fn attach_role(server: &Server, role: &str, arn: &str) {
    let input = AttachRolePolicyInput { role_name: role.into(), policy_arn: arn.into() };
    server.call::<AttachRolePolicy>(&server.root(), &input).unwrap();
}

fn attach_group(server: &Server, group: &str, arn: &str) {
    let input = AttachGroupPolicyInput { group_name: group.into(), policy_arn: arn.into() };
    server.call::<AttachGroupPolicy>(&server.root(), &input).unwrap();
}

fn bound(server: &Server, user: &str, arn: &str) {
    let input = PutUserPermissionsBoundaryInput {
        user_name: user.into(),
        permissions_boundary: arn.into(),
    };
    server.call::<PutUserPermissionsBoundary>(&server.root(), &input).unwrap();
}

fn list_users(server: &Server, who: &Credentials) -> Result<(), Said> {
    server.call::<ListUsers>(who, &ListUsersInput::default()).map(|_| ())
}

/// The names in a list, in its order.
fn listed(server: &Server, input: &ListPoliciesInput) -> Vec<String> {
    let out = server.call::<ListPolicies>(&server.root(), input).unwrap();
    out.policies.unwrap().into_iter().map(|policy| policy.policy_name.unwrap()).collect()
}

fn local() -> ListPoliciesInput {
    ListPoliciesInput { scope: Some("Local".into()), ..ListPoliciesInput::default() }
}

#[test]
fn an_answer_holds_what_aws_answers() {
    let server = Server::start();
    let root = server.root();
    let tag = |key: &str, value: &str| Tag { key: key.into(), value: value.into() };
    let input = CreatePolicyInput {
        path: Some("/test/path/".into()),
        description: Some("testing".into()),
        tags: Some(vec![tag("a", "lower"), tag("A", "")]),
        ..named("Dev", &statement("Allow", "iam:ListUsers"))
    };
    let made = create(&server, &root, &input).unwrap();
    let arn = format!("arn:aws:iam::{ACCOUNT}:policy/test/path/Dev");
    assert_eq!(made.arn.as_ref(), Some(&arn));
    assert_eq!(made.policy_name.as_deref(), Some("Dev"));
    assert_eq!(made.path.as_deref(), Some("/test/path/"));
    assert_eq!(made.default_version_id.as_deref(), Some("v1"));
    assert_eq!((made.attachment_count, made.permissions_boundary_usage_count), (Some(0), Some(0)));
    assert_eq!(made.is_attachable, Some(true));
    assert_eq!(made.tags.as_ref().map(Vec::len), Some(2));
    assert!(made.create_date.is_some() && made.create_date == made.update_date);
    let id = made.policy_id.as_ref().unwrap();
    assert!(id.len() == 21 && id.starts_with("ANPA"), "{id}");
    assert!(made.description.is_none(), "only who asks for it is told");

    let got = get(&server, &arn).unwrap();
    assert_eq!(got.description.as_deref(), Some("testing"));
    assert_eq!(format!("{:?}", Policy { description: None, ..got }), format!("{made:?}"));

    let in_list = server.call::<ListPolicies>(&root, &local()).unwrap().policies.unwrap().remove(0);
    assert_eq!(format!("{in_list:?}"), format!("{:?}", Policy { tags: None, ..made }));

    let plain = create(&server, &root, &named("plain", &statement("Allow", "s3:*"))).unwrap();
    assert!(plain.tags.is_none() && plain.description.is_none());
    let got = get(&server, plain.arn.as_ref().unwrap()).unwrap();
    assert_eq!(got.tags.map(|tags| tags.len()), Some(0), "an empty list");
    assert!(got.description.is_none());
}

#[test]
fn what_a_policy_is_refused_for() {
    let server = Server::start();
    let root = server.root();
    let fine = statement("Allow", "iam:ListUsers");
    made(&server, "Dev", &fine);
    let refused = |input: &CreatePolicyInput, expected: &str| {
        check(&create(&server, &root, input), expected);
    };
    refused(
        &named("DEV", &fine),
        "409 EntityAlreadyExists: A policy called DEV already exists. Duplicate names are not allowed.",
    );
    for (name, path) in [("a/b", None), ("", None), ("x", Some("x/")), ("x", Some("/x"))] {
        let input = CreatePolicyInput { path: path.map(str::to_owned), ..named(name, &fine) };
        refused(&input, "400 ValidationError");
    }
    refused(&named(&"x".repeat(129), &fine), "400 ValidationError");
    refused(&named("x", "{"), "400 MalformedPolicyDocument: Syntax errors in policy.");
    refused(
        &named("x", &fine.replace("2012-10-17", "2008-10-17")),
        "400 MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.",
    );
    let twice = vec![Tag { key: "k".into(), value: "1".into() }; 2];
    refused(
        &CreatePolicyInput { tags: Some(twice), ..named("x", &fine) },
        "400 InvalidInput: Duplicate tag keys found.",
    );

    // White space is not in AWS's quota, but has one of its own.
    let empty = statement("Allow", "s3:");
    let full = |size: usize| statement("Allow", &format!("s3:{}", "x".repeat(size - empty.len())));
    let over = "409 LimitExceeded: Cannot exceed quota for PolicySize: 6144";
    refused(&named("x", &full(6145)), over);
    refused(
        &named("x", &format!("{}{}", full(6144), " ".repeat(40 * 1024))),
        "409 LimitExceeded: Policies with their white space exceed 40960 bytes.",
    );
    assert_eq!(listed(&server, &local()), ["Dev"], "a refusal leaves nothing");
    refused(&named("x", &format!("{}{}", full(6144), " ".repeat(30_000))), "200");
    let arn = format!("arn:aws:iam::{ACCOUNT}:policy/x");
    check(&add(&server, &root, &arn, &full(6145), true), over);
    check(&add(&server, &root, &arn, "[]", true), "400 MalformedPolicyDocument");
    assert_eq!(versions(&server, &arn), ["v1*"]);
}

#[test]
fn a_document_comes_back_as_it_was_written() {
    let server = Server::start();
    let text = "{ \"Version\": \"2012-10-17\",\r\n \"Statement\": [ {\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::a/%2F b\"} ] }";
    let arn = made(&server, "p", text);
    let body = format!("Version=2010-05-08&Action=GetPolicyVersion&VersionId=v1&PolicyArn={arn}");
    let answer = server.form(&server.root(), "iam", &body);
    let xml = String::from_utf8(answer.body).unwrap();
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    let one = |b: u8| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    let encoded: String = text.bytes().map(one).collect();
    assert!(xml.contains(&format!("<Document>{encoded}</Document>")), "{xml}");
}

/// A document as a client shows it, whether the typed client has decoded it or not.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(b) = rest.next() {
        if b == b'%' {
            let hex: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&hex, 16).unwrap());
        } else {
            bytes.push(b);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_is_not_there() {
    let server = Server::start();
    let root = server.root();
    let arn = format!("arn:aws:iam::{ACCOUNT}:policy/none");
    let fine = statement("Allow", "s3:*");
    let not_found = format!("404 NoSuchEntity: Policy {arn} was not found.");
    let no_version =
        format!("404 NoSuchEntity: Policy {arn} version v1 does not exist or is not attachable.");
    check(&get(&server, &arn), &not_found);
    check(&delete(&server, &root, &arn), &not_found);
    check(&add(&server, &root, &arn, &fine, true), &not_found);
    check(&version(&server, &arn, "v1"), &no_version);
    check(&drop_version(&server, &arn, "v1"), &no_version);
    check(&set_default(&server, &root, &arn, "v1"), &no_version);
    let input = ListPolicyVersionsInput { policy_arn: arn.clone(), ..Default::default() };
    check(&server.call::<ListPolicyVersions>(&root, &input), &not_found);
    check(
        &entities(&server, &arn, |_| {}),
        &format!("404 NoSuchEntity: Policy {arn} does not exist or is not attachable."),
    );

    for (bad, expected) in [
        ("longpolicynamebutnoarn", "400 ValidationError: ARN longpolicynamebutnoarn is not valid."),
        (
            "arn:aws:iam::aws:not_a_policy/invalid",
            "400 InvalidInput: ARN arn:aws:iam::aws:not_a_policy/invalid is not valid.",
        ),
        ("short", "400 ValidationError"),
    ] {
        check(&get(&server, bad), expected);
        check(&delete(&server, &root, bad), expected);
        check(&add(&server, &root, bad, &fine, false), expected);
        check(&version(&server, bad, "v1"), expected);
        check(&set_default(&server, &root, bad, "v1"), expected);
        check(&entities(&server, bad, |_| {}), expected);
    }
    // The path belongs to the ARN, and case counts in it.
    let there = made(&server, "Dev", &fine);
    for wrong in [there.replace("/Dev", "/x/Dev"), there.replace("Dev", "dev")] {
        check(&get(&server, &wrong), "404 NoSuchEntity");
        check(&delete(&server, &root, &wrong), "404 NoSuchEntity");
    }
    check(&get(&server, &there), "200");
}

#[test]
fn a_policy_goes_when_nobody_has_it_and_its_name_is_free() {
    let server = Server::start();
    let root = server.root();
    let fine = statement("Allow", "iam:ListUsers");
    let ada = server.user("ada");
    let arn = made(&server, "p", &fine);
    let before = get(&server, &arn).unwrap();
    check(&attach(&server, "ada", &arn), "200");
    check(&delete(&server, &root, &arn), ATTACHED);
    check(&detach(&server, "ada", &arn), "200");
    bound(&server, "ada", &arn);
    check(&delete(&server, &root, &arn), ATTACHED);
    let input = DeleteUserPermissionsBoundaryInput { user_name: "ada".into() };
    check(&server.call::<DeleteUserPermissionsBoundary>(&root, &input), "200");
    check(&add(&server, &root, &arn, &fine, true), "200");
    check(
        &delete(&server, &root, &arn),
        "409 DeleteConflict: This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    );
    check(&drop_version(&server, &arn, "v1"), "200");
    check(&delete(&server, &root, &arn), "200");
    check(&get(&server, &arn), "404 NoSuchEntity");
    check(
        &attach(&server, "ada", &arn),
        &format!("404 NoSuchEntity: Policy {arn} does not exist or is not attachable."),
    );

    let after = create(&server, &root, &named("P", &fine)).unwrap();
    assert_ne!(after.policy_id, before.policy_id);
    assert_eq!(after.default_version_id.as_deref(), Some("v1"));
    check(&list_users(&server, &ada), "403 AccessDenied");
}

#[test]
fn a_policy_gives_and_takes_where_it_is_attached() {
    let server = Server::start();
    let root = server.root();
    let (ada, eve) = (server.user("ada"), server.user("eve"));
    let (allow, other) = (statement("Allow", "iam:ListUsers"), statement("Allow", "iam:GetUser"));
    let arn = made(&server, "p", &allow);
    check(&list_users(&server, &ada), "403 AccessDenied");
    check(&attach(&server, "ada", &arn), "200");
    check(&list_users(&server, &ada), "200");

    // Another version counts from the moment that it is the default.
    check(&add(&server, &root, &arn, &other, false), "200");
    check(&list_users(&server, &ada), "200");
    check(&set_default(&server, &root, &arn, "v2"), "200");
    check(&list_users(&server, &ada), "403 AccessDenied");
    check(&set_default(&server, &root, &arn, "v1"), "200");
    check(&list_users(&server, &ada), "200");
    check(&add(&server, &root, &arn, &statement("Deny", "iam:*"), true), "200");
    server.allow("ada", &allow);
    check(&list_users(&server, &ada), "403 AccessDenied");
    check(&detach(&server, "ada", &arn), "200");
    check(&list_users(&server, &ada), "200");

    // Through a group, to its members.
    check(&set_default(&server, &root, &arn, "v1"), "200");
    group::create(&server, &root, "dev", None).unwrap();
    group::add(&server, "dev", "eve").unwrap();
    check(&list_users(&server, &eve), "403 AccessDenied");
    attach_group(&server, "dev", &arn);
    check(&list_users(&server, &eve), "200");
    check(&set_default(&server, &root, &arn, "v2"), "200");
    check(&list_users(&server, &eve), "403 AccessDenied");
    check(&set_default(&server, &root, &arn, "v1"), "200");

    // Through a role, to its sessions that are running.
    let role = server.role(
        "ops",
        &trust_with_mfa(ACCOUNT).replace("\"true\"", "\"false\"").replace("Bool", "BoolIfExists"),
    );
    server.allow("eve", &statement("Allow", "sts:AssumeRole"));
    let session = server.assume(&eve, &role, None).unwrap();
    check(&list_users(&server, &session), "403 AccessDenied");
    attach_role(&server, "ops", &arn);
    check(&list_users(&server, &session), "200");
    check(&set_default(&server, &root, &arn, "v3"), "200");
    check(&list_users(&server, &session), "403 AccessDenied");
}

#[test]
fn a_boundarys_new_version_takes_effect_at_once() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    server.allow("ada", &statement("Allow", "iam:*"));
    let arn = made(&server, "limit", &statement("Allow", "iam:ListUsers"));
    bound(&server, "ada", &arn);
    check(&list_users(&server, &ada), "200");
    check(&add(&server, &root, &arn, &statement("Allow", "iam:GetUser"), true), "200");
    let refused = format!(
        "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::{ACCOUNT}:user/ because no permissions boundary allows the iam:ListUsers action"
    );
    check(&list_users(&server, &ada), &refused);
    check(&set_default(&server, &root, &arn, "v1"), "200");
    check(&list_users(&server, &ada), "200");
}

#[test]
fn awss_own_can_be_read_and_not_changed() {
    let server = Server::start();
    let root = server.root();
    let admin = server.admin("ada");
    let policy = get(&server, LAMBDA).unwrap();
    assert_eq!(policy.policy_name.as_deref(), Some("AWSLambdaBasicExecutionRole"));
    assert_eq!(policy.path.as_deref(), Some("/service-role/"));
    assert_eq!(policy.default_version_id.as_deref(), Some("v1"));
    assert_eq!(policy.create_date.map(|date| date.0), Some(1_428_591_823));
    assert_eq!(policy.is_attachable, Some(true));
    assert_eq!(policy.policy_id, get(&server, LAMBDA).unwrap().policy_id);
    let own = get(&server, "arn:aws:iam::aws:policy/IAMUserChangePassword").unwrap();
    assert_eq!(
        own.description.as_deref(),
        Some("Provides the ability for an IAM user to change their own password.")
    );
    assert_eq!(versions(&server, LAMBDA), ["v1*"]);
    let document = decoded(&version(&server, LAMBDA, "v1").unwrap().document.unwrap());
    let document: Value = serde_json::from_str(&document).unwrap();
    let expected = serde_json::json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
        "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]}]});
    assert_eq!(document, expected);
    check(&version(&server, LAMBDA, "v2"), "404 NoSuchEntity");

    let fine = statement("Allow", "s3:*");
    let delete_text = "403 AccessDenied: Cannot delete policies outside your own account.";
    let version_text =
        "403 AccessDenied: Cannot delete policy versions for policies outside your own account.";
    let update_text = "403 AccessDenied: Cannot update policies outside your own account.";
    // There or not, and another account's alike.
    for foreign in [
        LAMBDA.to_owned(),
        "arn:aws:iam::aws:policy/None".to_owned(),
        format!("arn:aws:iam::{OTHER}:policy/p"),
    ] {
        for who in [&root, &admin] {
            check(&delete(&server, who, &foreign), delete_text);
            check(&set_default(&server, who, &foreign, "v2"), update_text);
            check(&add(&server, who, &foreign, &fine, true), update_text);
        }
        check(&drop_version(&server, &foreign, "v2"), version_text);
    }
    // A Deny goes before.
    server.allow("ada", &statement("Deny", "iam:*"));
    let denied =
        server.call::<DeletePolicy>(&admin, &DeletePolicyInput { policy_arn: LAMBDA.into() });
    check(
        &denied,
        &format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:DeletePolicy on resource: {LAMBDA} with an explicit deny in an identity-based policy"
        ),
    );
    assert_eq!(versions(&server, LAMBDA), ["v1*"]);
}

#[test]
fn e11_a_policy_is_nothing_to_another_account() {
    let server = Server::start();
    let root = server.root();
    let other = account(&server, OTHER);
    let fine = statement("Allow", "iam:ListUsers");
    let theirs = create(&server, &other, &named("p", &fine)).unwrap().arn.unwrap();
    let ours = made(&server, "p", &fine);
    assert_eq!(theirs, ours.replace(ACCOUNT, OTHER));
    check(&get(&server, &theirs), "404 NoSuchEntity");
    check(&version(&server, &theirs, "v1"), "404 NoSuchEntity");
    check(&delete(&server, &root, &theirs), "403 AccessDenied");
    server.user("ada");
    check(&attach(&server, "ada", &theirs), "404 NoSuchEntity");
    assert_eq!(listed(&server, &local()).len(), 1);

    // What AWS's policies are attached to is each account's own matter.
    check(&attach(&server, "ada", ADMINISTRATOR), "200");
    let input = GetPolicyInput { policy_arn: ADMINISTRATOR.into() };
    let policy = server.call::<GetPolicy>(&other, &input).unwrap().policy.unwrap();
    assert_eq!(policy.attachment_count, Some(0));
    let input =
        ListEntitiesForPolicyInput { policy_arn: ADMINISTRATOR.into(), ..Default::default() };
    assert!(names(&server.call::<ListEntitiesForPolicy>(&other, &input).unwrap()).is_empty());
    assert_eq!(get(&server, ADMINISTRATOR).unwrap().attachment_count, Some(1));
}

/// Sends signed requests at once; what each came to.
fn at_once(server: &Server, drafts: Vec<Draft>) -> Vec<String> {
    let sign = |draft: Draft| draft.sign(&server.root(), "iam", now()).unwrap().bytes();
    let requests: Vec<Vec<u8>> = drafts.into_iter().map(sign).collect();
    let at = server.at();
    std::thread::scope(|scope| {
        let send = |request: Vec<u8>| {
            scope.spawn(move || Connection::open(at).unwrap().exchange(&request).unwrap().said())
        };
        let all: Vec<_> = requests.into_iter().map(send).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

#[test]
fn a_policy_that_goes_while_it_is_attached_dangles_nowhere() {
    let server = Server::start();
    let root = server.root();
    server.user("ada");
    let fine = statement("Allow", "iam:ListUsers");
    for n in 0..32 {
        let arn = made(&server, &format!("p{n}"), &fine);
        let input = AttachUserPolicyInput { user_name: "ada".into(), policy_arn: arn.clone() };
        let attach = Draft::of::<AttachUserPolicy>(server.at(), &input);
        let input = DeletePolicyInput { policy_arn: arn.clone() };
        let gone = Draft::of::<DeletePolicy>(server.at(), &input);
        let drafts = if n % 2 == 0 { vec![attach, gone] } else { vec![gone, attach] };
        let mut said = at_once(&server, drafts);
        if n % 2 == 1 {
            said.swap(0, 1);
        }
        let missing =
            format!("404 NoSuchEntity: Policy {arn} does not exist or is not attachable.");
        let expected = match said[0].as_str() {
            "200" => ["200", ATTACHED],
            _ => [missing.as_str(), "200"],
        };
        assert_eq!(said, expected);
        let input = ListAttachedUserPoliciesInput { user_name: "ada".into(), ..Default::default() };
        let out = server.call::<ListAttachedUserPolicies>(&root, &input).unwrap();
        assert_eq!(out.attached_policies.unwrap().len(), usize::from(said[0] == "200"));
        if said[0] == "200" {
            assert_eq!(get(&server, &arn).unwrap().attachment_count, Some(1));
            check(&detach(&server, "ada", &arn), "200");
            check(&delete(&server, &root, &arn), "200");
        }
    }
    assert!(listed(&server, &local()).is_empty());
}

#[test]
fn policies_outlive_a_crash() {
    let mut server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    let arn = made(&server, "p", &statement("Allow", "iam:GetUser"));
    attach(&server, "ada", &arn).unwrap();
    bound(&server, "ada", ADMINISTRATOR);
    add(&server, &root, &arn, &statement("Allow", "iam:ListUsers"), true).unwrap();
    check(&drop_version(&server, &arn, "v1"), "200");
    let before = format!("{:?}", get(&server, &arn));
    server.kill_and_restart();
    assert_eq!(format!("{:?}", get(&server, &arn)), before);
    assert_eq!(versions(&server, &arn), ["v2*"]);
    assert_eq!(get(&server, ADMINISTRATOR).unwrap().permissions_boundary_usage_count, Some(1));
    check(&list_users(&server, &ada), "200");
    check(&delete(&server, &root, &arn), ATTACHED);
    let next = add(&server, &root, &arn, &statement("Allow", "s3:*"), false).unwrap();
    assert_eq!(next.version_id.as_deref(), Some("v3"));
}
