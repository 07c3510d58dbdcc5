//! `Set up MFA access`: one wizard for the walkthrough's steps, that leaves nothing behind when it is refused.

use super::users::{PASSWORD, password};
use countersign_api::iam::{
    ListRoles, ListRolesInput, ListUsers, ListUsersInput, ListVirtualMfaDevices,
    ListVirtualMfaDevicesInput,
};
use countersign_otp::{Algorithm, Digits, Seed, step, totp};
use countersign_testkit::{ACCOUNT, Browser, Credentials, Server, check};

const PAGE: &str = "/console/set-up-mfa-access";
const OTHER: &str = "444455556666";

fn to_review(browser: &mut Browser<'_>, role: &str, user: &str) {
    browser.open(PAGE).titled("Set up MFA access: accounts").tick("One account").press("Next");
    browser.titled("Set up MFA access: role").fill("Role name", role);
    browser.fill("Filter policies", "S3Read").enter("Filter policies");
    browser.titled("Set up MFA access: role with “S3Read”").tick("AmazonS3ReadOnlyAccess");
    browser.press("Next").titled("Set up MFA access: user").fill("User name", user);
    browser.press("Next").titled("Set up MFA access: review");
}

/// The names of roles, users and devices that there are.
fn everything(server: &Server) -> Vec<String> {
    let root = server.root();
    let roles = server.call::<ListRoles>(&root, &ListRolesInput::default()).unwrap().roles;
    let users = server.call::<ListUsers>(&root, &ListUsersInput::default()).unwrap().users;
    let devices = server
        .call::<ListVirtualMfaDevices>(&root, &ListVirtualMfaDevicesInput::default())
        .unwrap();
    let mut names: Vec<String> = roles.into_iter().map(|role| role.role_name).collect();
    names.extend(users.into_iter().map(|user| user.user_name));
    names.extend(devices.virtual_mfa_devices.into_iter().map(|device| device.serial_number));
    names
}

/// The two codes of now that the shown seed makes, typed in.
fn type_codes(server: &Server, browser: &mut Browser<'_>) -> Seed {
    browser.press("Show secret key").titled("Set up MFA access: device, secret key");
    let text = browser.text();
    let secret = text.split_whitespace().find(|word| {
        word.len() >= 32 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    });
    let seed = Seed::from_base32(secret.unwrap()).unwrap();
    for (label, steps) in [("MFA code 1", -1), ("MFA code 2", 0)] {
        let code = totp(&seed, step(server.now()) + steps, Digits::Six, Algorithm::Sha1).expose();
        browser.fill(label, &code);
    }
    browser.press("Assign MFA");
    seed
}

/// What the page gives the browser to bring back.
fn sealed(browser: &Browser<'_>) -> String {
    let source = browser.source();
    let (_, rest) = source.split_once(r#"name="sealed" value=""#).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// A value of the profiles that the last page shows.
fn value<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("{name} = ")).unwrap();
    rest.split_whitespace().next().unwrap()
}

#[test]
fn one_wizard_ends_in_profiles_that_open() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    browser.open("/console").follow("Set up MFA access");
    to_review(&mut browser, "toolkit-role", "toolkit-user");
    assert_eq!(browser.step().as_deref(), Some("Review"));
    assert!(everything(&server).is_empty(), "nothing is made before the end");
    browser.press("Create").titled("Set up MFA access: device");
    browser.lacks("aws_secret_access_key");
    let seed = type_codes(&server, &mut browser);
    browser.titled("Set up MFA access: profiles");
    let page = browser.text();
    let key = Credentials {
        id: value(&page, "aws_access_key_id").to_owned(),
        secret: value(&page, "aws_secret_access_key").to_owned(),
        token: None,
    };
    let (role, serial) = (value(&page, "role_arn"), value(&page, "mfa_serial"));
    assert_eq!(role, format!("arn:aws:iam::{ACCOUNT}:role/toolkit-role"));
    check(&server.assume(&key, role, None).map(drop), "403 AccessDenied");
    let code = totp(&seed, step(server.now()) + 1, Digits::Six, Algorithm::Sha1).expose();
    server.assume(&key, role, Some((serial, &code))).unwrap();
    assert_eq!(value(&page, "endpoint_url"), format!("http://{}", server.at()));
}

#[test]
fn c10_the_seed_is_on_no_page_once_the_device_is_assigned() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    to_review(&mut browser, "toolkit-role", "toolkit-user");
    browser.press("Create");
    let sealed = sealed(&browser);
    let seed = type_codes(&server, &mut browser);
    let seed = seed.to_base32();
    let token = browser.token();
    for view in ["qr", "secret", "assign"] {
        let form =
            [("token", token.as_str()), ("step", "device"), ("sealed", &sealed), ("go", view)];
        browser.post(PAGE, &form).titled("Set up MFA access: profiles");
        assert!(!browser.source().contains(&*seed));
    }
    // It is sealed for this session: another one's, or a changed one, opens nothing.
    let mut other = Browser::root(&server);
    let token = other.token();
    for sealed in [sealed.as_str(), &sealed[1..], ""] {
        other.open(PAGE);
        let form =
            [("token", token.as_str()), ("step", "device"), ("sealed", sealed), ("go", "qr")];
        other.post(PAGE, &form).titled("Set up MFA access: accounts");
    }
}

#[test]
fn c7_credentials_are_made_and_assigned_soon_after_signing_in_only() {
    let server = Server::console();
    server.admin("ada");
    password(&server, "ada");
    let mut browser = Browser::user(&server, "ada", PASSWORD);
    let confirm = |browser: &mut Browser<'_>| {
        browser.titled("Confirm that it is you").fill("Password", PASSWORD).press("Confirm");
    };
    to_review(&mut browser, "toolkit-role", "toolkit-user");
    server.pass(900);
    browser.press("Create").titled("Confirm that it is you");
    assert_eq!(everything(&server), ["ada"]);
    confirm(&mut browser);
    browser.titled("Set up MFA access: device");
    server.pass(900);
    let _ = type_codes(&server, &mut browser);
    confirm(&mut browser);
    browser.titled("Set up MFA access: profiles");
}

#[test]
fn what_was_made_before_a_refusal_is_taken_away_again() {
    let server = Server::console();
    server.user("helper");
    password(&server, "helper");
    let all = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"},{"Effect":"Deny","Action":"REFUSED","Resource":"*"}]}"#;
    let mut browser = Browser::user(&server, "helper", PASSWORD);
    for (refused, words) in [
        ("iam:CreateRole", "The role toolkit-role was refused."),
        (
            "iam:AttachRolePolicy",
            "To attach arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess was refused.",
        ),
        ("iam:CreateUser", "The user toolkit-user was refused."),
        ("iam:PutUserPolicy", "The user's policy was refused."),
        ("iam:CreateAccessKey", "The user's access key was refused."),
        ("iam:CreateVirtualMFADevice", "The user's MFA device was refused."),
    ] {
        server.allow("helper", &all.replace("REFUSED", refused));
        to_review(&mut browser, "toolkit-role", "toolkit-user");
        browser.press("Create").titled("Set up MFA access: review").sees(words);
        browser.sees("Nothing was left behind.");
        assert_eq!(everything(&server), ["helper"], "{refused}");
    }
    // What may not be taken away is named.
    let deny = r#"["iam:CreateUser","iam:DeleteRole"]"#;
    server.allow("helper", &all.replace("\"REFUSED\"", deny));
    to_review(&mut browser, "toolkit-role", "toolkit-user");
    browser
        .press("Create")
        .sees("Left behind, since it could not be taken away again: the role toolkit-role.");
    assert_eq!(everything(&server), ["toolkit-role", "helper"]);
}

#[test]
fn each_field_says_what_is_wrong_with_it() {
    let server = Server::console();
    server.user("ada");
    let mut browser = Browser::root(&server);
    let two = "Two accounts: the role is in this one";
    for (account, words) in [
        ("1234", "An account ID has 12 digits."),
        (ACCOUNT, "That is this account. Choose one account above."),
    ] {
        browser.open(PAGE).tick(two).fill("Account ID", account).press("Next");
        browser.titled("Set up MFA access: accounts");
        assert!(
            browser.beside("Account ID").starts_with(words),
            "{}",
            browser.beside("Account ID")
        );
    }
    for arn in [
        "",
        "nonsense",
        "arn:aws:iam::444455556666:role/*",
        "arn:aws:iam::444455556666:user/ada",
        "arn:aws:iam::4444:role/r",
        "arn:aws:s3:::role/r",
    ] {
        browser.open(PAGE).tick("Two accounts: the user is in this one").fill("Role ARN", arn);
        browser.press("Next").titled("Set up MFA access: accounts");
        assert!(browser.beside("Role ARN").starts_with("The ARN of a role is"), "{arn}");
        // Nor does a form that leaves steps out get past it.
        let token = browser.token();
        let form = [
            ("token", token.as_str()),
            ("step", "review"),
            ("go", "create"),
            ("where", "user"),
            ("role_arn", arn),
            ("user", "lin"),
        ];
        browser.post(PAGE, &form);
    }
    browser
        .open(PAGE)
        .tick("One account")
        .press("Next")
        .fill("Role name", "no spaces")
        .press("Next");
    assert!(browser.titled("Set up MFA access: role").beside("Role name").contains("pattern"));
    browser.fill("Role name", "r").press("Next").fill("User name", "ada").press("Next");
    browser.titled("Set up MFA access: user");
    assert!(browser.beside("User name").starts_with("There is a user with the name ada already."));
    assert_eq!(everything(&server), ["ada"]);
}

#[test]
fn in_two_accounts_the_link_brings_the_role_along() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    browser.open(PAGE).tick("Two accounts: the role is in this one").fill("Account ID", OTHER);
    browser.press("Next").fill("Role name", "toolkit-role").press("Next").press("Create");
    browser.titled("Set up MFA access: hand over");
    let link = format!("{PAGE}?role=arn%3Aaws%3Aiam%3A%3A{ACCOUNT}%3Arole%2Ftoolkit-role");
    browser.sees(&link);
    assert_eq!(everything(&server), ["toolkit-role"]);
    browser.open(&link).titled("Set up MFA access: accounts");
    assert!(browser.ticked("Two accounts: the user is in this one"));
    assert_eq!(browser.value("Role ARN"), format!("arn:aws:iam::{ACCOUNT}:role/toolkit-role"));
}
