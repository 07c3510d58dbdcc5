//! Several accounts in one installation: "another AWS account" is real.

use countersign_api::iam::{
    CreateRole, CreateRoleInput, GetUser, GetUserInput, ListUsers, ListUsersInput,
};
use countersign_testkit::{ACCOUNT, Credentials, Server, binary, check, trust_with_mfa};
use serde_json::Value;
use std::process::Command;

/// `countersign account create` beside the running server.
pub(crate) fn account(server: &Server, id: &str) -> Credentials {
    let output = Command::new(binary())
        .args(["account", "create", "--json", "--account-id", id, "--data"])
        .arg(server.folder())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let made: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(made["AccountId"], id);
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    Credentials { id: text("AccessKeyId"), secret: text("SecretAccessKey"), token: None }
}

pub(crate) const OTHER: &str = "444455556666";

#[test]
fn across_accounts_both_sides_must_allow() {
    let server = Server::start();
    let ada = server.user("ada");
    let phone = server.phone("ada", "ada");
    let root = account(&server, OTHER);
    let input = CreateRoleInput {
        role_name: "shared".into(),
        assume_role_policy_document: trust_with_mfa(ACCOUNT),
        ..CreateRoleInput::default()
    };
    let role = server.call::<CreateRole>(&root, &input).unwrap().role.arn;
    assert_eq!(role, "arn:aws:iam::444455556666:role/shared");
    let code = |steps| phone.code(&server, steps);
    // Their side trusts the account; our own does not allow it.
    check(&server.assume(&ada, &role, Some((&phone.serial, &code(1)))), "403 AccessDenied");
    server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{role}"}}]}}"#));
    check(&server.assume(&ada, &role, None), "403 AccessDenied");
    server.pass(60);
    check(&server.assume(&ada, &role, Some((&phone.serial, &code(1)))), "200");
    // Our own allows a role that does not trust us.
    let closed = CreateRoleInput {
        role_name: "closed".into(),
        assume_role_policy_document: trust_with_mfa(OTHER),
        ..CreateRoleInput::default()
    };
    let closed = server.call::<CreateRole>(&root, &closed).unwrap().role.arn;
    server.allow(
        "ada",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    );
    server.pass(60);
    check(&server.assume(&ada, &closed, Some((&phone.serial, &code(1)))), "403 AccessDenied");
}

#[test]
fn e11_the_same_names_in_two_accounts_are_strangers() {
    let server = Server::start();
    server.user("ada");
    let root = account(&server, OTHER);
    let get = GetUserInput { user_name: Some("ada".into()) };
    check(
        &server.call::<GetUser>(&root, &get),
        "404 NoSuchEntity: The user with name ada cannot be found.",
    );
    assert!(server.call::<ListUsers>(&root, &ListUsersInput::default()).unwrap().users.is_empty());
    let listed = Command::new(binary())
        .args(["account", "list", "--json", "--data"])
        .arg(server.folder())
        .output()
        .unwrap();
    let text = String::from_utf8(listed.stdout).unwrap();
    assert!(text.contains(ACCOUNT) && text.contains(OTHER), "{text}");
}

#[test]
fn a_user_whose_name_is_root_can_be_unlocked() {
    let server = Server::start();
    let who = server.user("Root");
    let phone = server.phone("Root", "phone");
    let wrong = phone.wrong(&server);
    for _ in 0..5 {
        check(&server.session(&who, &phone.serial, &wrong), "403 AccessDenied");
    }
    let code = phone.code(&server, 1);
    check(&server.session(&who, &phone.serial, &code), "403 AccessDenied");
    let unlock = || {
        let output = Command::new(binary())
            .args(["account", "unlock", "--json", "--user", "root", "--data"])
            .arg(server.folder())
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert_eq!(unlock(), "{\"Cleared\":true}\n");
    assert_eq!(unlock(), "{\"Cleared\":false}\n");
    check(&server.session(&who, &phone.serial, &code), "200");
}
