//! C7: credentials are changed soon after signing in only; later password and code are asked for, and it goes on.

use super::federation::link;
use super::users::{PASSWORD, code, password, secret_key};
use countersign_testkit::{ACCOUNT, Browser, Server};

const TITLE: &str = "Confirm that it is you";

/// A server with an administrator `ada` and a user `bob` with a password, a key and a device.
fn people(server: &Server) {
    server.admin("ada");
    server.user("bob");
    password(server, "ada");
    password(server, "bob");
}

/// The first button whose name begins so.
fn first(browser: &Browser<'_>, name: &str) -> String {
    browser.names("button").into_iter().find(|button| button.starts_with(name)).unwrap()
}

#[test]
fn c7_after_a_quarter_of_an_hour_the_password_is_asked_for_and_it_goes_on() {
    let server = Server::console();
    people(&server);
    let mut browser = Browser::user(&server, "ada", PASSWORD);
    server.pass(840);
    browser.open("/console/users/bob?tab=credentials").press("Create access key");
    browser.titled("bob: access key created");
    server.pass(60);
    browser.open("/console/users/bob?tab=credentials");
    let before = browser.cookies.clone();
    browser.press("Create access key").titled(TITLE);
    // No way around: nothing was made, and a wrong password makes nothing.
    let keys = || {
        let answer = server.iam(&server.root(), "ListAccessKeys", &[("UserName", "bob")]);
        answer.texts("AccessKeyId").len()
    };
    let had = keys();
    browser.fill("Password", "wrong").press("Confirm").titled(TITLE);
    assert_eq!(
        (browser.status(), browser.beside("Password")),
        (403, "The password was incorrect.".into())
    );
    assert_eq!((keys(), &browser.cookies), (had, &before));
    // At the limit of keys: the form that was meant is sent, and it is refused as it would have been.
    browser.fill("Password", PASSWORD).press("Confirm");
    browser.sees("LimitExceeded");
    assert_ne!(browser.cookies, before);
    // From now on it is fresh again, under a new cookie; the old one is dead.
    let now = std::mem::replace(&mut browser.cookies, before);
    browser.open("/console").titled("Sign in");
    browser.cookies = now;
    browser.open("/console/users/bob?tab=credentials");
    let first = first(&browser, "Make inactive");
    browser.press(&first).sees("is inactive now");
}

#[test]
fn c7_a_code_is_asked_for_where_there_is_a_device() {
    let server = Server::console();
    people(&server);
    let phone = server.phone("ada", "ada");
    server.pass(30);
    let mut browser = Browser::new(&server);
    browser.sign_in("ada", PASSWORD).fill("MFA code", &phone.code(&server, 0)).press("Submit");
    server.pass(900);
    browser.open("/console/me/password").fill("Old password", PASSWORD);
    browser.fill("New password", "Entirely-New-3").fill("New password again", "Entirely-New-3");
    browser.press("Change password").titled(TITLE);
    // What was typed waits, and cannot be read.
    browser.lacks("Entirely-New-3");
    browser.fill("Password", PASSWORD).fill("MFA code", &phone.wrong(&server)).press("Confirm");
    browser.titled(TITLE).sees("That code was not accepted");
    let missing = [("token", ""), ("password", PASSWORD), ("pending", "x")];
    browser.clone().post("/console/signin/again", &missing).titled(TITLE);
    let code = phone.code(&server, 0);
    browser.fill("Password", PASSWORD).fill("MFA code", &code).press("Confirm");
    browser.titled("My security credentials").sees("The password is changed");
    // The code is spent, and the session goes on.
    browser.open("/console").titled("Dashboard");
    let mut other = Browser::new(&server);
    other.sign_in("ada", "Entirely-New-3").fill("MFA code", &code).press("Submit");
    other.sees("That code was not accepted");
}

#[test]
fn c7_everything_that_changes_credentials_asks() {
    let server = Server::console();
    people(&server);
    let mut browser = Browser::user(&server, "ada", PASSWORD);
    server.pass(900);
    browser.open("/console");
    for (path, more) in [
        ("/console/users/bob/create-access-key", vec![]),
        ("/console/users/bob/access-key", vec![("key", "AKIA"), ("status", "Inactive")]),
        ("/console/users/bob/delete-access-key", vec![("key", "AKIA")]),
        ("/console/users/bob/password", vec![("password", "Entirely-New-3")]),
        ("/console/users/bob/remove-password", vec![]),
        ("/console/me/password", vec![("old", "x"), ("new", "y"), ("again", "y")]),
        ("/console/users/bob/mfa", vec![("kind", "virtual")]),
        ("/console/users/bob/mfa/resync", vec![("serial", "x")]),
        ("/console/users/bob/mfa/remove", vec![("serial", "x")]),
        ("/console/users/bob/mfa/hardware", vec![("serial", "GAHT12345")]),
        ("/console/users/bob/mfa/lock", vec![]),
        ("/console/users/bob/delete", vec![]),
        (
            "/console/add-user",
            vec![("step", "review"), ("go", "create"), ("name", "eve"), ("programmatic", "on")],
        ),
    ] {
        browser.open("/console");
        browser.post(path, &[&[("token", "")], &more[..]].concat());
        assert_eq!(browser.title(), TITLE, "{path}");
    }
    // Looking, and changing what is no credential, goes on.
    browser.open("/console/users/bob/mfa").titled("bob: manage MFA device");
    browser.open("/console/create-group").fill("Group name", "ops").press("Create group");
    browser.sees("The group ops has been created");
}

#[test]
fn c7_a_device_in_the_making_is_not_lost() {
    let server = Server::console();
    people(&server);
    let mut browser = Browser::user(&server, "ada", PASSWORD);
    server.pass(800);
    browser.open("/console/users/bob/mfa").press("Continue").press("Show secret key");
    let seed = secret_key(&browser);
    server.pass(100);
    let [first, second] = [-1, 0].map(|steps| code(&server, &seed, steps));
    browser.fill("MFA code 1", &first).fill("MFA code 2", &second).press("Assign MFA");
    browser.titled(TITLE).fill("Password", PASSWORD).press("Confirm");
    browser.sees("The MFA device is assigned");
}

#[test]
fn c7_what_has_no_password_signs_in_anew() {
    let server = Server::console();
    people(&server);
    // After a switch of roles the user's own password counts.
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}]}}"#
    );
    let role = server.role("maker", &trust);
    let all =
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
    let pairs = [("RoleName", "maker"), ("PolicyName", "all"), ("PolicyDocument", all)];
    assert_eq!(server.iam(&server.root(), "PutRolePolicy", &pairs).said(), "200");
    let mut browser = Browser::user(&server, "ada", PASSWORD);
    browser.open("/console/switch-role").fill("Role name", "maker").press("Switch role");
    server.pass(900);
    browser.open("/console/users/bob?tab=credentials").press("Create access key").titled(TITLE);
    browser.fill("Password", PASSWORD).press("Confirm").titled("bob: access key created");
    assert!(browser.has_button("Switch back"));
    // Credentials have none.
    let maker = server.assume(&server.key("ada"), &role, None).unwrap();
    let mut browser = Browser::new(&server);
    browser.open(&link(&server, &maker, "/console/users/ada?tab=credentials"));
    let key = first(&browser, "Make inactive");
    browser.press(&key).sees("is inactive now");
    server.pass(900);
    browser.open("/console/users/ada?tab=credentials").press(&key.replace("inactive", "active"));
    browser.titled(TITLE);
    assert!(browser.status() == 403 && !browser.has_field("Password"));
    browser.sees("Ask for another sign-in URL");
    let pairs = [("token", ""), ("password", PASSWORD), ("pending", "x")];
    browser.post("/console/signin/again", &pairs);
    assert_eq!(browser.status(), 403);
}

#[test]
fn c7_what_waits_is_good_for_its_own_session_only() {
    let server = Server::console();
    people(&server);
    let mut ada = Browser::user(&server, "ada", PASSWORD);
    let mut bob = Browser::user(&server, "bob", PASSWORD);
    server.pass(900);
    ada.open("/console/users/bob?tab=credentials").press("Create access key").titled(TITLE);
    let page = ada.source();
    let (_, rest) = page.split_once("name=\"pending\" value=\"").unwrap();
    let pending = rest.split('"').next().unwrap().to_owned();
    bob.open("/console");
    let pairs = [("token", ""), ("password", PASSWORD), ("pending", pending.as_str())];
    bob.post("/console/signin/again", &pairs).titled("Dashboard");
    // Tries that are wrong make the next one wait.
    for _ in 0..4 {
        ada.fill("Password", "wrong").press("Confirm").titled(TITLE);
    }
    ada.fill("Password", PASSWORD).press("Confirm").sees("Too many wrong passwords");
    server.pass(300);
    ada.fill("Password", PASSWORD).press("Confirm").titled("bob: access key created");
}
