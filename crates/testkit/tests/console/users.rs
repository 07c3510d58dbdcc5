//! Users and their devices: the seed's second and fourth step, with the words that it uses, and what surrounds them.

use countersign_api::iam::{
    CreateLoginProfile, CreateLoginProfileInput, CreateUser, CreateUserInput, ListMfaDevices,
    ListMfaDevicesInput, ListVirtualMfaDevices, ListVirtualMfaDevicesInput,
};
use countersign_api::sts::{AssumeRole, AssumeRoleInput, GetCallerIdentity};
use countersign_ident::Secret;
use countersign_otp::{Algorithm, Digits, Seed, step, totp};
use countersign_testkit::{ACCOUNT, Browser, Credentials, Server, check, trust_with_mfa};

pub(super) const PASSWORD: &str = "Correct-Horse-1";

/// The fields of a file's lines, by RFC 4180: the first line is the head.
pub(super) fn csv(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(std::mem::take(&mut field)),
                c => field.push(c),
            }
        }
        fields.push(field);
        lines.push(fields);
    }
    lines
}

pub(super) fn code(server: &Server, secret: &str, steps: i64) -> String {
    let seed = Seed::from_base32(secret).unwrap();
    totp(&seed, step(server.now()) + steps, Digits::Six, Algorithm::Sha1).expose()
}

fn make(server: &Server, name: &str) {
    let input = CreateUserInput { user_name: name.into(), ..CreateUserInput::default() };
    server.call::<CreateUser>(&server.root(), &input).unwrap();
}

pub(super) fn password(server: &Server, name: &str) {
    let input = CreateLoginProfileInput {
        user_name: Some(name.into()),
        password: Some(PASSWORD.into()),
        password_reset_required: None,
    };
    server.call::<CreateLoginProfile>(&server.root(), &input).unwrap();
}

fn assume(server: &Server, who: &Credentials, role: &str, serial: &str, code: &str) -> String {
    let input = AssumeRoleInput {
        role_arn: role.into(),
        role_session_name: "test".into(),
        serial_number: Some(serial.into()),
        token_code: Some(Secret::from(code)),
        ..AssumeRoleInput::default()
    };
    countersign_testkit::said(&server.call::<AssumeRole>(who, &input))
}

/// The secret key that the setup's page shows.
pub(super) fn secret_key(browser: &Browser<'_>) -> String {
    let text = browser.text();
    let is_seed = |word: &&str| word.len() == 32 && Seed::from_base32(word).is_ok();
    text.split(' ').find(is_seed).unwrap().to_owned()
}

#[test]
fn names_that_are_nothing_but_dots_have_pages() {
    let server = Server::console();
    let mut browser = Browser::root(&server);
    for name in [".", ".."] {
        make(&server, name);
        password(&server, name);
        server.role(name, &trust_with_mfa(ACCOUNT));
        let made = server.iam(&server.root(), "CreateGroup", &[("GroupName", name)]);
        assert_eq!(made.said(), "200");
        browser.open("/console/users").follow(name).follow("Security credentials");
        browser.press("Create access key").titled(&format!("{name}: access key created"));
        browser.open("/console/roles").follow(name).follow("Trust relationships");
        browser.titled(&format!("Role {name}: trust relationships"));
        browser.open("/console/groups").follow(name).follow("Delete group").press("Delete group");
        browser.titled("User groups");
        // Whoever has to sign in first is brought back.
        let path = format!("/console/roles/~{name}");
        let mut other = Browser::new(&server);
        other.open(&path).follow("Sign in as root user").fill("Account ID or alias", ACCOUNT);
        other.fill("Password", Browser::ROOT_PASSWORD).press("Sign in");
        assert_eq!(other.path(), path);
        // The form that waits for a password, too.
        let mut waits = browser.clone();
        waits.open("/console/users").follow(name).follow("Security credentials");
        server.pass(900);
        waits.press("Create access key").fill("Password", Browser::ROOT_PASSWORD);
        waits.press("Confirm").titled(&format!("{name}: access key created"));
        browser = Browser::root(&server);
    }
}

#[test]
fn the_seeds_steps_two_and_four_end_in_a_code_that_assumes_the_role() {
    let server = Server::console();
    let role = server.role("toolkit-role", &trust_with_mfa(ACCOUNT));
    let mut browser = Browser::root(&server);

    // Step 2: an IAM user that assumes the role's permissions.
    browser.follow("Users").titled("Users").sees("There are no users yet.");
    browser.follow("Add user").titled("Add user: details");
    assert_eq!(browser.step().as_deref(), Some("Details"));
    browser.fill("User name", "toolkit-user").tick("Programmatic access");
    browser.press("Next: Permissions").titled("Add user: permissions");
    assert_eq!(browser.step().as_deref(), Some("Permissions"));
    browser.press("Next: Tags").titled("Add user: tags");
    browser.press("Next: Review").titled("Add user: review").sees("This user has no permissions");
    let users = || server.iam(&server.root(), "ListUsers", &[]).texts("UserName");
    assert!(users().is_empty(), "nothing is made before the last step");
    browser.press("Create user").titled("Add user: toolkit-user created");
    browser.sees("The user toolkit-user has been created");
    assert_eq!(users(), ["toolkit-user"]);
    let done = browser.source();
    browser.follow("Download .csv");
    assert_eq!(browser.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(
        browser.header("content-disposition").unwrap().contains("toolkit-user_credentials.csv")
    );
    assert!(browser.source().starts_with("User name,Access key ID,Secret access key\r\n"));
    let link = browser.path().to_owned();
    let file = csv(&browser.source());
    assert_eq!(file.len(), 2);
    let [name, id, secret] = file[1].clone().try_into().unwrap();
    assert_eq!(name, "toolkit-user");
    assert!(done.contains(&secret) && !link.contains(&secret) && !link.contains(&id));
    let user = Credentials { id, secret, token: None };
    check(&server.call::<GetCallerIdentity>(&user, &Default::default()), "200");
    // The link is worth nothing in another session.
    assert_eq!(Browser::root(&server).open(&link).status(), 404);

    // Step 3 is others' pages; here it is done by hand.
    server.allow(
        "toolkit-user",
        &format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{role}"}}}}"#
        ),
    );

    // Step 4: a virtual MFA device.
    browser.open("/console").follow("Users").follow("toolkit-user");
    browser.titled("toolkit-user: permissions").sees("test").sees("Attached directly");
    browser.follow("Security credentials").titled("toolkit-user: security credentials");
    browser.sees("Assigned MFA device").follow("Manage").sees("Manage MFA device");
    browser.tick("Virtual MFA device").press("Continue").titled("Set up virtual MFA device");
    let before = browser.source();
    browser.press("Show QR code").titled("Set up virtual MFA device: QR code");
    assert!(browser.source().contains("<svg"));
    let with_picture = browser.source();
    browser.press("Show secret key").titled("Set up virtual MFA device: secret key");
    let seed = secret_key(&browser);
    assert!(!before.contains(&seed) && !with_picture.contains(&seed));
    // Refused codes keep the seed and the page.
    browser.fill("MFA code 1", "000000").fill("MFA code 2", "000001").press("Assign MFA");
    browser.titled("Set up virtual MFA device: codes refused");
    assert_eq!(secret_key(&browser), seed);
    browser.fill("MFA code 1", "12345").fill("MFA code 2", "1").press("Assign MFA");
    assert!(browser.beside("MFA code 1").contains("A code is six digits."));
    let token = browser.token();
    let old = browser.source();
    let sealed = old.split("name=\"sealed\" value=\"").nth(1).unwrap();
    let sealed = sealed.split('"').next().unwrap().to_owned();
    browser.fill("MFA code 1", &code(&server, &seed, -1));
    browser.fill("MFA code 2", &code(&server, &seed, 0)).press("Assign MFA");
    browser.titled("toolkit-user: security credentials").sees("The MFA device is assigned");
    let serial = format!("arn:aws:iam::{ACCOUNT}:mfa/toolkit-user");
    browser.sees(&serial);
    assert!(browser.source().contains("Copy device ARN"));
    browser.lacks(&seed);
    // C10: after that no page shows the seed, an old one included.
    for word in ["secret", "qr", "assign"] {
        let pairs = [("token", token.as_str()), ("sealed", &sealed), ("go", word)];
        browser.post("/console/users/toolkit-user/mfa/setup", &pairs).lacks(&seed);
        browser.titled("toolkit-user: security credentials");
    }
    server.pass(30);
    assert_eq!(assume(&server, &user, &role, &serial, &code(&server, &seed, 0)), "200");
}

#[test]
fn a_wizard_keeps_what_was_typed_and_makes_all_of_it() {
    let server = Server::console();
    make(&server, "model");
    server.allow("model", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}}"#);
    server.iam(&server.root(), "CreateGroup", &[("GroupName", "devs")]);
    let mut browser = Browser::root(&server);
    browser.open("/console/add-user").press("Next: Permissions").titled("Add user: details");
    assert!(browser.beside("User name").contains("Enter a user name."));
    browser.fill("User name", "MODEL").press("Next: Permissions");
    assert!(browser.beside("User name").contains("already"));
    browser.fill("User name", "a/b").press("Next: Permissions").titled("Add user: details");
    assert_eq!(browser.value("User name"), "a/b");
    browser.fill("User name", "=ada").tick("AWS Management Console access");
    browser.press("Next: Permissions").titled("Add user: permissions");
    browser.tick("devs").fill("Filter policies", "readonly").enter("Filter policies");
    browser.titled("Add user: permissions").tick("ReadOnlyAccess");
    browser.fill("Filter policies", "security").press("Filter");
    assert!(browser.ticked("ReadOnlyAccess") && browser.ticked("devs"));
    browser.tick("SecurityAudit").fill("Copy permissions from user", "nobody").press("Next: Tags");
    assert!(browser.beside("Copy permissions from user").contains("cannot be found"));
    browser.fill("Copy permissions from user", "model").press("Next: Tags");
    browser
        .fill("Key", "team")
        .fill("Value", "blue\u{2028}sky")
        .press("Add tag")
        .titled("Add user: tags");
    browser.press("Next: Review").lacks("This user has no permissions");
    browser.press("Previous").titled("Add user: tags").press("Previous");
    assert!(browser.ticked("ReadOnlyAccess") && browser.ticked("devs"));
    browser.press("Previous").titled("Add user: details");
    assert_eq!(browser.value("User name"), "=ada");
    assert!(
        browser.ticked("AWS Management Console access") && !browser.ticked("Programmatic access")
    );
    browser.press("Next: Permissions").press("Next: Tags").press("Next: Review");
    assert!(browser.ticked("User must create a new password at next sign-in"));
    browser.fill("Console password (optional)", PASSWORD).press("Previous").lacks(PASSWORD);
    browser.press("Next: Review").press("Create user").sees("The user =ada has been created");
    browser.follow("Download .csv");
    let file = csv(&browser.source());
    assert_eq!(file[0][3..], ["Password", "Console login link"]);
    assert_eq!(file[1][..3], ["'=ada", "", ""]);
    let (password, link) = (file[1][3].clone(), file[1][4].clone());
    assert!(link.ends_with(&format!("/console/signin?account={ACCOUNT}")), "{link}");
    let mut own = Browser::new(&server);
    own.sign_in("=ada", &password).titled("Choose a new password");

    browser.open("/console/users/%3Dada").sees("ReadOnlyAccess").sees("SecurityAudit").sees("test");
    browser.follow("Groups").titled("=ada: groups").sees("devs");
    browser.follow("Tags").titled("=ada: tags").sees("team").sees("blue\\u{2028}sky");
}

#[test]
fn what_was_not_made_is_said() {
    let server = Server::console();
    server.user("boss");
    server.allow("boss", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:Create*","iam:List*","iam:Get*"],"Resource":"*"}]}"#);
    password(&server, "boss");
    let mut browser = Browser::user(&server, "boss", PASSWORD);
    browser.open("/console/add-user").fill("User name", "ada").tick("Programmatic access");
    browser.tick("AWS Management Console access");
    browser.press("Next: Permissions").fill("Filter policies", "readonly").enter("Filter policies");
    browser.tick("ReadOnlyAccess").press("Next: Tags").press("Next: Review");
    browser.fill("Console password (optional)", "short").press("Create user");
    browser.sees("has been created, but not everything").sees("Policy ReadOnlyAccess");
    browser.sees("not authorized to perform: iam:AttachUserPolicy").sees("minimum length");
    assert!(browser.has_link("Download .csv"));
    // A reload of the last step makes nothing twice, and loses nothing.
    let token = browser.open("/console/add-user").token();
    let again = [("token", token.as_str()), ("step", "review"), ("go", "create"), ("name", "ada")];
    browser.post("/console/add-user", &again).titled("Add user: details");
    assert!(browser.beside("User name").contains("already exists"));
}

#[test]
fn long_lists_are_filtered_and_paged() {
    let server = Server::console();
    for n in 0..120 {
        make(&server, &format!("user-{n:03}"));
    }
    let mut browser = Browser::root(&server);
    browser.open("/console/users");
    assert_eq!(browser.rows().len(), 51);
    assert!(browser.source().len() < 100_000, "{}", browser.source().len());
    browser.sees("user-000").follow("Next page").titled("Users, next page").sees("user-050");
    browser.follow("Next page").sees("user-119");
    assert!(!browser.has_link("Next page"));
    browser.fill("Filter users", "USER-11").enter("Filter users").titled("Users with “USER-11”");
    assert_eq!(browser.rows().len(), 11);
    browser.fill("Filter users", "<b>nobody").press("Filter").sees("No user has this");
    assert_eq!(browser.value("Filter users"), "<b>nobody");
}

#[test]
fn keys_passwords_and_devices_come_and_go() {
    let server = Server::console();
    make(&server, "ada");
    let mut browser = Browser::root(&server);
    let open = |browser: &mut Browser<'_>| {
        browser.open("/console/users/ada?tab=credentials");
    };
    open(&mut browser);
    browser.press("Create access key").titled("ada: access key created").follow("Download .csv");
    let file = csv(&browser.source());
    assert_eq!(file[0], ["User name", "Access key ID", "Secret access key"]);
    let key = Credentials { id: file[1][1].clone(), secret: file[1][2].clone(), token: None };
    let works = || server.call::<GetCallerIdentity>(&key, &Default::default()).is_ok();
    assert!(works());
    open(&mut browser);
    browser.press(&format!("Make inactive {}", key.id)).sees("is inactive now").lacks(&key.secret);
    assert!(!works());
    browser.press(&format!("Make active {}", key.id)).sees("is active now");
    assert!(works());
    browser.follow(&format!("Delete {}", key.id)).sees("last used").press("Delete access key");
    browser.sees("There are none.");
    assert!(!works());

    browser.follow("Enable console access").fill("New password (optional)", "short");
    browser.press("Set password");
    assert!(browser.beside("New password (optional)").contains("minimum length"));
    assert!(browser.ticked("User must create a new password at next sign-in"));
    browser.untick("User must create a new password at next sign-in");
    browser
        .fill("New password (optional)", PASSWORD)
        .press("Set password")
        .sees("The password is set");
    Browser::user(&server, "ada", PASSWORD).titled("Dashboard");
    browser.follow("Reset password").press("Set password").follow("Download .csv");
    let password = csv(&browser.source())[1][1].clone();
    Browser::new(&server).sign_in("ada", PASSWORD).sees("incorrect");
    Browser::new(&server).sign_in("ada", &password).titled("Choose a new password");
    open(&mut browser);
    browser.follow("Remove password").press("Remove password").sees("cannot sign in");
    Browser::new(&server).sign_in("ada", &password).sees("incorrect");

    // A name that is taken, several devices, one that is given up, one that has gone astray.
    let phone = server.phone("ada", "ada");
    browser.follow("Manage").press("Continue").press("Show secret key");
    let seed = secret_key(&browser);
    server.pass(60);
    browser.fill("MFA code 1", &code(&server, &seed, -1));
    browser.fill("MFA code 2", &code(&server, &seed, 0)).press("Assign MFA");
    browser.sees(&phone.serial).sees(&format!("{}-2", phone.serial));
    browser.follow("Manage").press("Continue").press("Cancel, and forget this device");
    browser.titled("ada: security credentials");
    let devices = || {
        let input = ListVirtualMfaDevicesInput::default();
        server.call::<ListVirtualMfaDevices>(&server.root(), &input).unwrap().virtual_mfa_devices
    };
    assert_eq!(devices().len(), 2);
    browser.follow("Manage").follow(&format!("Resync {}", phone.serial));
    browser.fill("MFA code 1", "000000").fill("MFA code 2", "000000").press("Resync");
    browser.titled("ada: resync MFA device").sees("Two codes that follow one another");
    browser
        .fill("MFA code 1", &phone.code(&server, 30))
        .fill("MFA code 2", &phone.code(&server, 31));
    browser.press("Resync").sees("keeps time again");
    browser.follow("Manage").follow(&format!("Remove {}", phone.serial)).press("Remove device");
    browser.sees("is removed");
    assert_eq!(devices().len(), 1);
}

#[test]
fn a_user_goes_with_what_belongs_to_them() {
    let server = Server::console();
    server.admin("ada");
    password(&server, "ada");
    let phone = server.phone("ada", "ada");
    server.iam(&server.root(), "CreateGroup", &[("GroupName", "devs")]);
    server.iam(&server.root(), "AddUserToGroup", &[("GroupName", "devs"), ("UserName", "ada")]);
    let mut browser = Browser::root(&server);
    browser.open("/console/users/ada").follow("Add permissions").press("Attach policies");
    browser.sees("Tick at least one policy.").fill("Filter policies", "ReadOnly").press("Filter");
    browser.tick("ReadOnlyAccess").press("Attach policies").sees("Attached to ada: ReadOnlyAccess");
    browser.follow("Set boundary").fill("Permissions boundary", "arn:aws:iam::aws:policy/Nothing");
    browser.press("Set boundary");
    assert!(browser.beside("Permissions boundary").contains("Nothing"));
    let boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
    browser.fill("Permissions boundary", boundary).press("Set boundary").sees(boundary);
    browser.press("Remove boundary").sees("None is set");
    browser.follow("Rename").fill("New user name", "eve").fill("Path", "/team/").press("Rename");
    browser.titled("eve: permissions").sees(&format!("arn:aws:iam::{ACCOUNT}:user/team/eve"));
    browser.follow("Delete user").titled("Delete the user eve?").sees(&phone.serial);
    browser.sees("Console password").sees("devs").sees("ReadOnlyAccess").sees("Inline policy test");
    browser.press("Delete user").titled("Users").sees("The user eve is deleted");
    browser.sees("There are no users yet.");
    assert_eq!(browser.open("/console/users/eve").status(), 404);
}

#[test]
fn who_may_manage_only_themself_does_so_from_their_name() {
    let server = Server::console();
    server.user("ada");
    make(&server, "bob");
    password(&server, "ada");
    server.allow(
        "ada",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*AccessKey*","iam:*LoginProfile","iam:ChangePassword","iam:*MFADevice*","iam:*VirtualMFADevice","iam:GetUser"],
        "Resource":["arn:aws:iam::*:user/${aws:username}","arn:aws:iam::*:mfa/${aws:username}"]}]}"#,
    );
    let mut browser = Browser::user(&server, "ada", PASSWORD);
    browser.follow("ada").titled("My security credentials");
    browser.follow("Manage").press("Continue").press("Show secret key");
    let seed = secret_key(&browser);
    browser.fill("MFA code 1", &code(&server, &seed, -1));
    browser.fill("MFA code 2", &code(&server, &seed, 0)).press("Assign MFA");
    browser.titled("My security credentials").sees(&format!("arn:aws:iam::{ACCOUNT}:mfa/ada"));
    let input = ListMfaDevicesInput { user_name: Some("ada".into()), ..Default::default() };
    let devices = server.call::<ListMfaDevices>(&server.root(), &input).unwrap().mfa_devices;
    assert_eq!(devices.len(), 1);
    browser
        .follow("Change password")
        .fill("Old password", "wrong")
        .fill("New password", "Entirely-New-3");
    browser.fill("New password again", "Entirely-New-3").press("Change password");
    assert!(browser.beside("Old password").contains("incorrect"));
    browser.fill("Old password", PASSWORD).fill("New password", "Entirely-New-3");
    browser.fill("New password again", "Entirely-New-3").press("Change password");
    browser.titled("My security credentials").sees("The password is changed");
    // Others are out of reach, and nothing of theirs is told.
    browser.open("/console/users/bob?tab=credentials");
    assert_eq!(browser.status(), 403);
    let token = browser.token();
    for path in ["create-access-key", "password", "mfa", "delete"] {
        let pairs =
            [("token", token.as_str()), ("kind", "virtual"), ("password", "Entirely-New-4")];
        browser.post(&format!("/console/users/bob/{path}"), &pairs);
        assert_eq!(browser.status(), 403, "{path}: {}", browser.text());
    }
    assert!(
        server
            .iam(&server.root(), "ListAccessKeys", &[("UserName", "bob")])
            .texts("AccessKeyId")
            .is_empty()
    );
}
