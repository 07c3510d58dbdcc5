//! Managed policies at the console: lists, versions, who uses them, and their end.

use countersign_api::iam::{
    AttachUserPolicy, AttachUserPolicyInput, CreatePolicy, CreatePolicyInput, CreatePolicyVersion,
    CreatePolicyVersionInput, GetPolicy, GetPolicyInput, PutRolePermissionsBoundary,
    PutRolePermissionsBoundaryInput,
};
use countersign_testkit::{ACCOUNT, Browser, Server, trust_with_mfa};

const FIRST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}"#;
const SECOND: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"*"}]}"#;

fn policy(server: &Server, name: &str) -> String {
    let input = CreatePolicyInput {
        policy_name: name.into(),
        policy_document: FIRST.into(),
        description: Some("<b>reads</b>".into()),
        ..CreatePolicyInput::default()
    };
    server.call::<CreatePolicy>(&server.root(), &input).unwrap();
    format!("arn:aws:iam::{ACCOUNT}:policy/{name}")
}

fn default_version(server: &Server, arn: &str) -> Option<String> {
    let input = GetPolicyInput { policy_arn: arn.into() };
    let out = server.call::<GetPolicy>(&server.root(), &input).unwrap();
    out.policy.unwrap().default_version_id
}

#[test]
fn policies_are_listed_by_whose_they_are() {
    let server = Server::console();
    policy(&server, "readers");
    let mut browser = Browser::root(&server);
    browser.follow("Policies").titled("Policies").sees("readers");
    browser.follow("Next page").follow("Next page").lacks("readers");
    assert!(!browser.has_link("Next page"));
    browser.follow("Customer managed").titled("Policies: Customer managed");
    assert_eq!(browser.rows()[1], ["readers", "Customer managed", "Nobody"]);
    assert_eq!(browser.rows().len(), 2);
    browser.follow("AWS managed").fill("Filter policies", "s3read").enter("Filter policies");
    browser.titled("Policies: AWS managed with “s3read”");
    browser.follow("AmazonS3ReadOnlyAccess").sees("AWS's own policy").sees("s3:Get*");
    assert!(!browser.has_link("Edit policy") && !browser.has_link("Delete policy"));
    browser.follow("Policy versions");
    assert!(!browser.has_link("Create version"));
    browser.open("/console/policies/policy?arn=arn:aws:iam::aws:policy/No");
    assert_eq!(browser.status(), 404);
    browser.open("/console/policies/policy");
    assert_eq!(browser.status(), 400);
}

#[test]
fn the_default_version_is_chosen_and_others_go() {
    let server = Server::console();
    let arn = policy(&server, "readers");
    let input = CreatePolicyVersionInput {
        policy_arn: arn.clone(),
        policy_document: SECOND.into(),
        set_as_default: Some(false),
    };
    server.call::<CreatePolicyVersion>(&server.root(), &input).unwrap();
    let mut browser = Browser::root(&server);
    browser.follow("Policies").follow("readers").titled("Policy readers: permissions");
    browser.sees("s3:GetObject").sees(&arn).sees("<b>reads</b>");
    assert!(!browser.source().contains("<b>reads"));
    browser
        .follow("Policy versions")
        .titled("Policy readers: policy versions")
        .sees("v1")
        .sees("sqs:*");
    browser.press("Set as default: v2").sees("The default version has been changed.");
    assert_eq!(default_version(&server, &arn).as_deref(), Some("v2"));
    browser.follow("Delete v1").titled("Policy readers: delete version").sees("s3:GetObject");
    browser.press("Delete version").sees("The version has been deleted.");
    browser.follow("Permissions").sees("sqs:*").lacks("s3:GetObject");
}

#[test]
fn a_policy_is_attached_taken_away_tagged_and_deleted() {
    let server = Server::console();
    let arn = policy(&server, "readers");
    server.user("ada");
    server.role("r", &trust_with_mfa(ACCOUNT));
    let mut browser = Browser::root(&server);
    browser.follow("Policies").follow("readers").follow("Used by").sees("Nobody");
    browser.follow("Attach policy").press("Attach policy").sees("Choose at least one");
    browser.tick("ada").fill("Filter users, groups and roles", "r");
    browser.enter("Filter users, groups and roles");
    assert!(browser.ticked("ada"));
    browser.tick("r").press("Attach policy").sees("The policy has been attached.");
    browser.press("Detach from user ada").sees("The policy has been detached.").lacks("ada");
    browser.follow("Tags").fill("Key", "k").fill("Value", "v").press("Add tag");
    browser.sees("The tag has been added.");
    browser.fill("Key", "aws:k").press("Add tag").titled("Policy readers: tags");
    assert_eq!(browser.status(), 400);
    browser.press("Remove tag k").sees("The tag has been removed.");

    // While it bounds somebody it stays.
    let input = PutRolePermissionsBoundaryInput {
        role_name: "r".into(),
        permissions_boundary: arn.clone(),
    };
    server.call::<PutRolePermissionsBoundary>(&server.root(), &input).unwrap();
    browser.follow("Delete policy").sees("cannot be deleted while it is a permissions boundary");
    assert!(!browser.has_button("Delete policy"));
    browser.open("/console/roles").follow("r").press("Remove boundary");
    let input = AttachUserPolicyInput { user_name: "ada".into(), policy_arn: arn.clone() };
    server.call::<AttachUserPolicy>(&server.root(), &input).unwrap();
    browser.follow("readers").follow("Delete policy").titled("Policy readers: delete");
    browser.sees("user ada").sees("role r").press("Delete policy").titled("Policy deleted");
    browser.sees("The policy readers has been deleted.");
    let input = GetPolicyInput { policy_arn: arn };
    assert_eq!(server.call::<GetPolicy>(&server.root(), &input).unwrap_err().code, "NoSuchEntity");
}
