//! Hardware tokens: their seeds imported by the command line, then devices like any other.

use crate::sts::accounts::{OTHER, account};
use countersign_api::iam::{
    DeactivateMfaDevice, DeactivateMfaDeviceInput, DeleteVirtualMfaDevice,
    DeleteVirtualMfaDeviceInput, EnableMfaDevice, EnableMfaDeviceInput, ListMfaDevices,
    ListMfaDevicesInput, ListVirtualMfaDevices, ResyncMfaDevice, ResyncMfaDeviceInput,
};
use countersign_ident::Secret;
use countersign_otp::Algorithm;
use countersign_testkit::{ACCOUNT, Credentials, Phone, Said, Server, binary, check};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// `countersign account import-tokens` on a folder.
fn run(data: &Path, text: &str, more: &[&str]) -> Output {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), text).unwrap();
    let mut command = Command::new(binary());
    command.args(["account", "import-tokens"]).arg(file.path()).arg("--data").arg(data);
    command.args(more).output().unwrap()
}

fn fails(data: &Path, text: &str, more: &[&str]) -> String {
    let output = run(data, text, more);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

fn csv(tokens: &[&Phone], algorithm: &str) -> String {
    let line = |token: &&Phone| format!("{},{},{algorithm}\n", token.serial, token.seed());
    "serial,seed_base32,algorithm\n".to_owned() + &tokens.iter().map(line).collect::<String>()
}

pub(crate) fn import(server: &Server, account: &str, token: &Phone) {
    let output = run(server.folder(), &csv(&[token], ""), &["--account-id", account]);
    assert!(output.status.success(), "{output:?}");
}

fn enable(
    server: &Server,
    who: &Credentials,
    name: &str,
    token: &Phone,
    steps: [i64; 2],
) -> Result<(), Said> {
    let [first, second] = steps.map(|n| Secret::new(token.code(server, n)));
    let input = EnableMfaDeviceInput {
        user_name: name.into(),
        serial_number: token.serial.clone(),
        authentication_code1: first,
        authentication_code2: second,
    };
    server.call::<EnableMfaDevice>(who, &input).map(|_| ())
}

fn resync(server: &Server, name: &str, token: &Phone, steps: [i64; 2]) -> Result<(), Said> {
    let [first, second] = steps.map(|n| Secret::new(token.code(server, n)));
    let input = ResyncMfaDeviceInput {
        user_name: name.into(),
        serial_number: token.serial.clone(),
        authentication_code1: first,
        authentication_code2: second,
    };
    server.call::<ResyncMfaDevice>(&server.root(), &input).map(|_| ())
}

#[test]
fn a_token_of_each_hash_is_assigned_and_its_codes_open_sessions() {
    let mut server = Server::start();
    let ada = server.user("ada");
    for (serial, name, algorithm) in [
        ("ACME-0001", "SHA1", Algorithm::Sha1),
        ("ACME-0256", "SHA256", Algorithm::Sha256),
        ("ACME-0512", "SHA512", Algorithm::Sha512),
    ] {
        let token = Phone::token(serial, algorithm);
        let output = run(server.folder(), &csv(&[&token], name), &[]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(said, format!("{serial}\n1 imported\n"));
        check(&server.enable("ada", &token, [-1, 0]), "200");
        check(&server.session(&ada, &token.serial, &token.code(&server, 0)), "403 AccessDenied");
        check(&server.session(&ada, &token.serial, &token.code(&server, 1)), "200");
        server.pass(120);
    }
    let input = ListMfaDevicesInput { user_name: Some("ada".into()), ..Default::default() };
    let devices = server.call::<ListMfaDevices>(&server.root(), &input).unwrap().mfa_devices;
    let serials: Vec<_> = devices.into_iter().map(|device| device.serial_number).collect();
    assert_eq!(serials, ["ACME-0001", "ACME-0256", "ACME-0512"]);
    let all = server.call::<ListVirtualMfaDevices>(&server.root(), &Default::default()).unwrap();
    assert!(all.virtual_mfa_devices.is_empty(), "a token is no virtual device");

    // Sealed, and there again after kill -9.
    let token = Phone::token("ACME-0001", Algorithm::Sha1);
    server.kill_and_restart();
    server.pass(900);
    check(&server.session(&ada, &token.serial, &token.code(&server, 0)), "200");
    let bytes: Vec<u8> = "ACME-0001".bytes().cycle().take(20).collect();
    for entry in fs::read_dir(server.folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let file = fs::read(&path).unwrap();
            let clear = file.windows(20).any(|window| window == bytes);
            assert!(!clear, "{} has the seed in the clear", path.display());
        }
    }
}

#[test]
fn a_file_is_imported_whole_or_not_at_all() {
    let mut server = Server::start();
    let [one, two] = ["ACME-0001", "ACME-0002"].map(|s| Phone::token(s, Algorithm::Sha1));
    server.user("ada");
    let bad = csv(&[&one], "SHA1") + "SHORT,AAAA,SHA1\n";
    let said = fails(server.folder(), &bad, &[]);
    assert!(said.contains("line 3: `SHORT` is no serial number"), "{said}");
    assert!(!said.contains(&one.seed()));
    check(&server.enable("ada", &one, [-1, 0]), "404 NoSuchEntity");

    import(&server, ACCOUNT, &one);
    let said = fails(server.folder(), &csv(&[&one], "SHA1"), &[]);
    assert!(said.contains("a token with serial number ACME-0001 exists"), "{said}");
    let said = fails(server.folder(), &csv(&[&two, &one], "SHA1"), &[]);
    assert!(said.contains("ACME-0001 exists"), "{said}");
    check(&server.enable("ada", &two, [-1, 0]), "404 NoSuchEntity");
    let other = Phone::token("acme-0001", Algorithm::Sha1);
    assert!(fails(server.folder(), &csv(&[&other], "SHA1"), &[]).contains("exists"));
    check(&server.enable("ada", &one, [-1, 0]), "200");

    // Without a server, too; and a file that is no file of tokens is named.
    server.kill();
    let output = run(server.folder(), &csv(&[&two], "SHA1"), &["--json"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "{\"SerialNumbers\":[\"ACME-0002\"]}\n");
    assert!(fails(server.folder(), "<a/>", &[]).contains("KeyContainer"));
    server.kill_and_restart();
    server.user("bob");
    check(&server.enable("bob", &two, [-1, 0]), "200");
}

#[test]
fn a_token_belongs_to_one_account_and_then_to_one_user() {
    let server = Server::start();
    let token = Phone::token("ACME-0001", Algorithm::Sha1);
    let (ada, bob) = (server.user("ada"), server.user("bob"));
    let foreign = account(&server, OTHER);
    let said = fails(server.folder(), &csv(&[&token], "SHA1"), &[]);
    assert!(said.contains("several accounts"), "{said}");
    let missing =
        fails(server.folder(), &csv(&[&token], "SHA1"), &["--account-id", "999999999999"]);
    assert!(missing.contains("no account 999999999999"), "{missing}");
    let output = run(server.folder(), &csv(&[&token], "SHA1"), &["--account-id", OTHER]);
    assert!(output.status.success());

    // Another account's token is not there.
    check(&server.enable("ada", &token, [-1, 0]), "404 NoSuchEntity");
    // Each account may have a token of that number; whose codes fit is whose it is.
    import(&server, ACCOUNT, &token);
    check(&server.enable("ada", &token, [-1, 0]), "200");
    check(
        &server.enable("bob", &token, [1, 2]),
        "409 EntityAlreadyExists: MFA Device is already in use.",
    );
    let code = token.code(&server, 1);
    check(&server.session(&bob, &token.serial, &code), "403 AccessDenied");
    check(&resync(&server, "bob", &token, [1, 2]), "404 NoSuchEntity");
    let delete = DeleteVirtualMfaDeviceInput { serial_number: token.serial.clone() };
    check(&server.call::<DeleteVirtualMfaDevice>(&server.root(), &delete), "409 DeleteConflict");
    check(&server.call::<DeleteVirtualMfaDevice>(&foreign, &delete), "200");
    check(&server.session(&ada, &token.serial, &code), "200");

    // Taken away it is spare again, and nobody's seed is told.
    let input = DeactivateMfaDeviceInput {
        user_name: Some("ada".into()),
        serial_number: token.serial.clone(),
    };
    check(&server.call::<DeactivateMfaDevice>(&server.root(), &input), "200");
    server.pass(120);
    check(&server.session(&ada, &token.serial, &token.code(&server, 0)), "403 AccessDenied");
    check(&enable(&server, &ada, "ada", &token, [-1, 0]), "403 AccessDenied");
    check(&server.enable("bob", &token, [-1, 0]), "200");
}

#[test]
fn m7_a_tokens_clock_is_found_again_within_a_day_and_not_beyond() {
    let server = Server::start();
    let token = Phone::token("ACME-0001", Algorithm::Sha1);
    let ada = server.user("ada");
    import(&server, ACCOUNT, &token);
    let bad = "403 InvalidAuthenticationCode: Authentication code for device is not valid.";
    // It has run on in a drawer: 20 minutes are nothing, more are not assigned unseen.
    check(&server.enable("ada", &token, [41, 42]), bad);
    check(&server.enable("ada", &token, [39, 40]), "200");
    check(&server.session(&ada, &token.serial, &token.code(&server, 41)), "200");
    check(&server.session(&ada, &token.serial, &token.code(&server, 100)), "403 AccessDenied");
    check(&resync(&server, "ada", &token, [2880, 2881]), bad);
    check(&resync(&server, "ada", &token, [2879, 2880]), "200");
    check(&server.session(&ada, &token.serial, &token.code(&server, 2881)), "200");
}
