//! MFA devices in the console: hardware tokens, locks, the root user's own, and setups that nobody finishes.

use super::federation::{federated, link};
use crate::iam::token::import;
use crate::sts::accounts::{OTHER, account};
use countersign_api::iam::{
    CreateLoginProfile, CreateLoginProfileInput, GetAccountSummary, ListVirtualMfaDevices,
};
use countersign_api::sts::GetCallerIdentity;
use countersign_otp::{Algorithm, Digits, Seed, step, totp};
use countersign_testkit::{ACCOUNT, Browser, Credentials, Phone, Server, binary, check};
use std::process::Command;

const PASSWORD: &str = "Correct-Horse-1";

fn password(server: &Server, name: &str) {
    let input = CreateLoginProfileInput {
        user_name: Some(name.into()),
        password: Some(PASSWORD.into()),
        password_reset_required: None,
    };
    server.call::<CreateLoginProfile>(&server.root(), &input).unwrap();
}

fn codes(browser: &mut Browser<'_>, [first, second]: [String; 2]) {
    browser.fill("MFA code 1", &first).fill("MFA code 2", &second);
}

/// Fills in a token's serial number and two of its codes, and presses.
fn assign(browser: &mut Browser<'_>, server: &Server, token: &Phone, steps: [i64; 2]) {
    browser.fill("Serial number", &token.serial);
    codes(browser, steps.map(|n| token.code(server, n)));
    browser.press("Assign MFA");
}

fn sees_lock(browser: &mut Browser<'_>, name: &str) -> bool {
    browser.open(&format!("/console/users/{name}?tab=credentials"));
    browser.titled(&format!("{name}: security credentials"));
    browser.has_link("Clear lock")
}

fn secret_key(browser: &Browser<'_>) -> String {
    let text = browser.text();
    let is_seed = |word: &&str| word.len() == 32 && Seed::from_base32(word).is_ok();
    text.split(' ').find(is_seed).unwrap().to_owned()
}

fn code(server: &Server, secret: &str, steps: i64) -> String {
    let seed = Seed::from_base32(secret).unwrap();
    totp(&seed, step(server.now()) + steps, Digits::Six, Algorithm::Sha1).expose()
}

#[test]
fn a_hardware_token_is_assigned_by_serial_number_and_two_codes() {
    let server = Server::console();
    let ada = server.user("ada");
    server.user("bob");
    let token = Phone::token("ACME-0001", Algorithm::Sha1);
    let mut browser = Browser::root(&server);
    browser.open("/console/users/ada?tab=credentials").follow("Manage");
    browser.tick("Hardware TOTP token").press("Continue").titled("Set up hardware TOTP token");
    let wrong = |browser: &mut Browser<'_>, words: &str| {
        browser.titled("Set up hardware TOTP token: refused");
        let beside = browser.beside("Serial number");
        assert!(beside.contains(words), "{beside}");
        assert_eq!(browser.value("MFA code 1"), "", "codes are not shown again");
    };
    // Nobody has imported it; then only another account has.
    assign(&mut browser, &server, &token, [-1, 0]);
    wrong(&mut browser, "does not exist. An administrator imports its seed first");
    assert_eq!(browser.value("Serial number"), "ACME-0001");
    account(&server, OTHER);
    import(&server, OTHER, &token);
    assign(&mut browser, &server, &token, [-1, 0]);
    wrong(&mut browser, "does not exist");
    browser.fill("Serial number", "a").press("Assign MFA");
    wrong(&mut browser, "Member must have length");
    // A virtual device is none of these.
    let phone = server.spare("spare");
    browser.fill("Serial number", &phone.serial);
    codes(&mut browser, [-1, 0].map(|n| phone.code(&server, n)));
    browser.press("Assign MFA");
    wrong(&mut browser, "does not exist");

    import(&server, ACCOUNT, &token);
    browser.fill("Serial number", &token.serial);
    codes(&mut browser, ["000000".into(), "000000".into()]);
    browser.press("Assign MFA").titled("Set up hardware TOTP token: refused");
    browser.sees("Two codes that follow one another");
    assert_eq!(browser.value("Serial number"), "ACME-0001");
    assign(&mut browser, &server, &token, [-1, 0]);
    browser.titled("ada: security credentials").sees("The MFA device is assigned");
    browser.sees("ACME-0001").sees("Hardware, assigned").lacks(&token.seed());
    check(&server.session(&ada, &token.serial, &token.code(&server, 1)), "200");

    // It is ada's now.
    browser.open("/console/users/bob/mfa/hardware");
    assign(&mut browser, &server, &token, [2, 3]);
    wrong(&mut browser, "MFA Device is already in use.");

    // Several devices, of both kinds; one a day off, and one that is given back.
    server.phone("ada", "ada");
    browser.open("/console/users/ada/mfa");
    let kinds: Vec<_> = browser.rows().iter().map(|row| row[1].clone()).collect();
    assert_eq!(kinds, ["Kind", "Hardware", "Virtual"]);
    browser.follow("Resync ACME-0001");
    codes(&mut browser, [2800, 2801].map(|n| token.code(&server, n)));
    browser.press("Resync").sees("ACME-0001 keeps time again");
    browser.follow("Manage").follow("Remove ACME-0001").sees("can be assigned again");
    browser.press("Remove device").sees("ACME-0001 is removed");
    server.pass(86_400 * 2);
    check(&server.session(&ada, &token.serial, &token.code(&server, 0)), "403 AccessDenied");
    browser = Browser::root(&server);
    browser.open("/console/users/bob/mfa/hardware");
    assign(&mut browser, &server, &token, [-1, 0]);
    browser.titled("bob: security credentials").sees("ACME-0001");
}

#[test]
fn m15_a_lock_is_shown_and_cleared_by_somebody_else() {
    let server = Server::console();
    for name in ["ada", "boss"] {
        server.admin(name);
        password(&server, name);
    }
    server.user("clerk");
    password(&server, "clerk");
    server.allow("clerk", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:Get*","iam:List*","countersign:GetMFALock"],"Resource":"*"}}"#);
    let mut own = Browser::user(&server, "ada", PASSWORD);
    let mut boss = Browser::user(&server, "boss", PASSWORD);
    let mut clerk = Browser::user(&server, "clerk", PASSWORD);
    let phone = server.phone("ada", "ada");
    server.pass(60);
    assert!(!sees_lock(&mut boss, "ada"));
    boss.lacks("Wrong codes");

    // Four wrong ones are shown, five lock.
    let ada = server.key("ada");
    let wrong = phone.wrong(&server);
    for n in 1..=5 {
        check(&server.session(&ada, &phone.serial, &wrong), "403 AccessDenied");
        assert!(sees_lock(&mut boss, "ada"));
        if n == 4 {
            boss.sees("4 wrong in a row").lacks("Locked");
        }
    }
    boss.sees("Locked, ends in").sees("5 in the last 24 hours").lacks("wrong in a row");
    let good = phone.code(&server, 0);
    check(&server.session(&ada, &phone.serial, &good), "403 AccessDenied");

    // Ada sees it and clears nothing: not by the page, not by hand, not from within a role.
    own.open("/console/me").sees("Locked, ends in").sees("An administrator can clear it.");
    assert!(!own.has_link("Clear lock"));
    let pairs = [("token", "")];
    let path = "/console/users/ada/mfa/lock";
    own.post(path, &pairs).sees("A lock is cleared by somebody else");
    assert_eq!(own.status(), 403);
    server.role(
        "admin",
        &format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"AWS":"arn:aws:iam::{ACCOUNT}:root"}}}}}}"#),
    );
    let policy = "arn:aws:iam::aws:policy/AdministratorAccess";
    let attach = [("RoleName", "admin"), ("PolicyArn", policy)];
    server.iam(&server.root(), "AttachRolePolicy", &attach);
    own.open("/console/switch-role").fill("Account ID or alias", ACCOUNT);
    own.fill("Role name", "admin").press("Switch role").titled("Dashboard");
    own.post(path, &pairs).sees("A lock is cleared by somebody else");
    assert_eq!(own.status(), 403);
    let all =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    let session = federated(&server, &ada, all, "3600");
    let mut other = Browser::new(&server);
    other.open(&link(&server, &session, "")).titled("Dashboard");
    other.post(path, &pairs).sees("A lock is cleared by somebody else");
    // Who may see it may not clear it without the permission for that.
    assert!(sees_lock(&mut clerk, "ada"));
    clerk.follow("Clear lock").press("Clear lock");
    clerk.sees("not authorized to perform: countersign:ClearMFALock");
    // C3: a form that no page showed.
    boss.post(path, &[("token", "forged")]);
    assert_eq!(boss.status(), 403);
    check(&server.session(&ada, &phone.serial, &good), "403 AccessDenied");

    // The wire has no such operations, for nobody.
    for action in ["ClearMFALock", "GetMFALock", "ImportMFAToken", "EnableRootMFADevice"] {
        let answer = server.iam(&server.root(), action, &[("UserName", "ada")]);
        assert_eq!((answer.status, answer.text("Code").as_deref()), (400, Some("InvalidAction")));
    }

    assert!(sees_lock(&mut boss, "ada"));
    boss.follow("Clear lock").titled("Clear the lock of ada?");
    boss.press("Clear lock").titled("ada: security credentials").sees("The lock of ada is cleared");
    boss.lacks("Wrong codes");
    check(&server.session(&ada, &phone.serial, &good), "200");
    boss.post(path, &pairs).sees("There was no lock of ada to clear");
}

#[test]
fn the_root_users_own_keys_and_devices() {
    let server = Server::console();
    server.admin("ada");
    password(&server, "ada");
    let mut browser = Browser::root(&server);
    browser.sees("The root user has no MFA device").follow("My security credentials");
    browser.titled("My security credentials").sees(&format!("arn:aws:iam::{ACCOUNT}:root"));
    browser.lacks("Console password");

    // A key of root's.
    browser.press("Create access key").titled("Root user: access key created");
    browser.follow("Download .csv");
    let file = browser.source();
    let line: Vec<_> = file.lines().nth(1).unwrap().split(',').collect();
    let key = Credentials { id: line[1].into(), secret: line[2].into(), token: None };
    assert_eq!(line[0], "root");
    check(&server.call::<GetCallerIdentity>(&key, &Default::default()), "200");
    browser.open("/console/me").press(&format!("Make inactive {}", key.id)).sees("inactive now");
    browser.follow(&format!("Delete {}", key.id)).press("Delete access key").sees("is deleted");
    assert!(server.call::<GetCallerIdentity>(&key, &Default::default()).is_err());

    // A device of root's. Users have no way to these pages.
    let mut ada = Browser::user(&server, "ada", PASSWORD);
    ada.open("/console/me/mfa").titled("My security credentials").sees("user/ada");
    let pairs = [("token", ""), ("serial", "ACME-0001"), ("code1", "000000"), ("code2", "000000")];
    ada.post("/console/me/mfa/hardware", &pairs).titled("My security credentials");
    browser.open("/console").follow("Assign MFA device").titled("Root user: manage MFA device");
    browser.press("Continue").press("Show secret key");
    let seed = secret_key(&browser);
    let mut second = Browser::root(&server);
    codes(&mut browser, [code(&server, &seed, -1), code(&server, &seed, 0)]);
    browser.press("Assign MFA").titled("My security credentials");
    let serial = format!("arn:aws:iam::{ACCOUNT}:mfa/root-account-mfa-device");
    browser.sees(&serial).sees("Virtual, assigned");
    browser.open("/console").lacks("The root user has no MFA device");
    let summary = server.call::<GetAccountSummary>(&server.root(), &Default::default()).unwrap();
    let enabled = |(name, value): (String, i32)| name == "AccountMFAEnabled" && value == 1;
    assert!(summary.summary_map.unwrap().into_iter().any(enabled));
    let devices = server.call::<ListVirtualMfaDevices>(&server.root(), &Default::default());
    let user = devices.unwrap().virtual_mfa_devices[0].user.clone().unwrap();
    assert_eq!(user.arn, format!("arn:aws:iam::{ACCOUNT}:root"));
    let root = server.root();
    server.pass(60);
    check(&server.session(&root, &serial, &code(&server, &seed, 0)), "200");

    // Signing in asks for it, and its lock is cleared by nobody but who runs the server.
    let sign_in = |browser: &mut Browser<'_>| {
        browser.open("/console/signin").follow("Sign in as root user");
        browser.fill("Account ID or alias", ACCOUNT);
        browser.fill("Password", Browser::ROOT_PASSWORD).press("Sign in");
    };
    let mut again = Browser::new(&server);
    sign_in(&mut again);
    for _ in 0..5 {
        again.fill("MFA code", &code(&server, &seed, 500)).press("Submit").lacks("Dashboard");
    }
    again.fill("MFA code", &code(&server, &seed, 1)).press("Submit").lacks("Dashboard");
    browser.open("/console/me").sees("Locked, ends in").sees("account unlock --user root");
    assert!(!browser.has_link("Clear lock"));
    browser.post("/console/me/mfa/lock", &[("token", "")]);
    assert_eq!(browser.status(), 404);
    server.user("root");
    ada.open("/console/users/root").post("/console/users/root/mfa/lock", &[("token", "")]);
    ada.sees("There was no lock of root to clear");
    again.fill("MFA code", &code(&server, &seed, 1)).press("Submit").lacks("Dashboard");
    let unlock = Command::new(binary())
        .args(["account", "unlock", "--user", "root", "--data"])
        .arg(server.folder())
        .output();
    assert!(unlock.unwrap().status.success());
    again.fill("MFA code", &code(&server, &seed, 1)).press("Submit").titled("Dashboard");

    // Resynchronised, and taken away: other sessions of root's are over, those of users are not.
    browser.open("/console/me/mfa").follow(&format!("Resync {serial}"));
    codes(&mut browser, [code(&server, &seed, 20), code(&server, &seed, 21)]);
    browser.press("Resync").sees("keeps time again");
    second.open("/console/me").titled("My security credentials");
    browser.follow("Manage").follow(&format!("Remove {serial}")).press("Remove device");
    browser.titled("My security credentials").sees("Not assigned.");
    for other in [&mut second, &mut again] {
        other.open("/console/me");
        assert!(other.title().starts_with("Sign in"), "{}", other.title());
    }
    ada.open("/console/me").titled("My security credentials");
    sign_in(&mut again);
    again.titled("Dashboard");
}

#[test]
fn a_setup_that_nobody_finishes_leaves_one_spare_device_at_most() {
    let server = Server::console();
    server.user("ada");
    let mut browser = Browser::root(&server);
    let devices = || {
        let all = server.call::<ListVirtualMfaDevices>(&server.root(), &Default::default());
        let serial = |device: countersign_api::iam::VirtualMfaDevice| device.serial_number;
        all.unwrap().virtual_mfa_devices.into_iter().map(serial).collect::<Vec<_>>()
    };
    let own = format!("arn:aws:iam::{ACCOUNT}:mfa/ada");
    let mut seeds = Vec::new();
    for _ in 0..3 {
        browser.open("/console/users/ada/mfa").press("Continue").press("Show secret key");
        seeds.push(secret_key(&browser));
        assert_eq!(devices(), [own.as_str()]);
    }
    seeds.dedup();
    assert_eq!(seeds.len(), 3, "each setup has a seed of its own");
    // A refused pair keeps the last one.
    codes(&mut browser, ["000000".into(), "000001".into()]);
    browser.press("Assign MFA");
    assert_eq!(secret_key(&browser), seeds[2]);
    codes(&mut browser, [code(&server, &seeds[2], -1), code(&server, &seeds[2], 0)]);
    browser.press("Assign MFA").sees("The MFA device is assigned");
    // What is assigned is not replaced.
    browser.open("/console/users/ada/mfa").press("Continue");
    assert_eq!(devices(), [own.clone(), format!("{own}-2")]);
    browser.open("/console/users/ada/mfa").press("Continue");
    assert_eq!(devices(), [own.clone(), format!("{own}-2")]);
}
