//! `countersign setup` against a real server: what is made, what is kept, what is refused.

use crate::bench::{BINARY, Bench, Ran};
use crate::pty::{Pty, finish};
use crate::serving::{ACCOUNT, ROOT_KEY, ROOT_SECRET, Serving};
use std::fs;
use std::process::Command;

/// A home with an administrator's profile at a server, and the server.
pub(crate) fn administrator() -> (Bench, Serving) {
    let bench = Bench::with("");
    let server = Serving::start(&bench);
    let config =
        format!("# mine\n[profile admin]\nregion = us-east-1\nendpoint_url = {}\n", server.url);
    bench.write(".aws/config", &config);
    let key =
        format!("[admin]\naws_access_key_id = {ROOT_KEY}\naws_secret_access_key = {ROOT_SECRET}\n");
    bench.write(".aws/credentials", &key);
    (bench, server)
}

pub(crate) fn setup(bench: &Bench, more: &[&str]) -> Ran {
    let mut words = vec!["setup", "--admin-profile", "admin"];
    words.extend(more);
    bench.run(&words, "")
}

pub(crate) fn read(bench: &Bench, name: &str) -> String {
    fs::read_to_string(bench.path(name)).unwrap_or_default()
}

/// A second account of the server, whose root user gets the profile `other`.
fn other_account(bench: &Bench, server: &Serving) {
    let made = Command::new(BINARY)
        .args(["account", "create", "--account-id", "444455556666", "--json", "--data"])
        .arg(bench.path("data"))
        .output()
        .unwrap();
    let made: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    let key = format!(
        "{}[other]\naws_access_key_id = {}\naws_secret_access_key = {}\n",
        read(bench, ".aws/credentials"),
        text("AccessKeyId"),
        text("SecretAccessKey")
    );
    bench.write(".aws/credentials", &key);
    let config =
        format!("{}[profile other]\nendpoint_url = {}\n", read(bench, ".aws/config"), server.url);
    bench.write(".aws/config", &config);
}

#[test]
fn it_makes_all_of_it_in_two_accounts_and_keeps_it_when_run_again() {
    let (bench, server) = administrator();
    other_account(&bench, &server);
    let before = (read(&bench, ".aws/config"), read(&bench, ".aws/credentials"));
    let flags =
        ["--role-admin-profile", "other", "--external-id", "x-1", "--duration-seconds", "900"];

    let dry = setup(&bench, &[&flags[..], &["--dry-run", "--json"]].concat());
    let plan: serde_json::Value = serde_json::from_str(&dry.done()).unwrap();
    let tasks = plan["tasks"].as_array().unwrap();
    assert!(tasks.iter().all(|task| task["done"] == false), "{plan}");
    assert_eq!((read(&bench, ".aws/config"), read(&bench, ".aws/credentials")), before);

    let made = setup(&bench, &[&flags[..], &["--yes", "--authenticator"]].concat());
    let text = made.done();
    for proof in [
        "arn:aws:iam::444455556666:role/toolkit-role",
        "arn:aws:iam::111122223333:user/toolkit-user",
        "arn:aws:iam::111122223333:mfa/toolkit-user",
        "Without a code AccessDenied",
        "arn:aws:sts::444455556666:assumed-role/toolkit-role/",
        "█",
    ] {
        assert!(text.contains(proof), "{proof} is missing in:\n{text}");
    }
    assert!(!text.contains("canary"));
    let config = read(&bench, ".aws/config");
    assert!(config.starts_with(&before.0), "what was there stays as it was:\n{config}");
    assert!(config.ends_with(&format!(
        "\n[profile mfa]\nsource_profile = toolkit-user\nrole_arn = arn:aws:iam::444455556666:role/toolkit-role\n\
         mfa_serial = arn:aws:iam::111122223333:mfa/toolkit-user\nexternal_id = x-1\nduration_seconds = 900\n\
         region = us-east-1\nendpoint_url = {}\n",
        server.url
    )), "{config}");

    let after = (config, read(&bench, ".aws/credentials"));
    let again = setup(&bench, &[&flags[..], &["--dry-run", "--json"]].concat());
    let plan: serde_json::Value = serde_json::from_str(&again.done()).unwrap();
    assert!(plan["tasks"].as_array().unwrap().iter().all(|task| task["done"] == true), "{plan}");
    // The session of before is in the cache, so this asks nobody.
    let again = setup(&bench, &[&flags[..], &["--yes"]].concat());
    assert!(again.done().contains("the profile mfa works"));
    // Of another account's role it is not known which policy refuses.
    let arn = "arn:aws:iam::444455556666:role/toolkit-role";
    let words = ["--role-arn", arn, "--external-id", "x-1", "--duration-seconds", "900", "--yes"];
    let theirs = setup(&bench, &words).done();
    let says =
        "Trust policy   not for us to read: the refusal may be that of the user's own policy";
    assert!(theirs.contains(says), "{theirs}");
    assert_eq!((read(&bench, ".aws/config"), read(&bench, ".aws/credentials")), after);
}

#[test]
fn codes_can_be_typed_and_a_wrong_pair_is_asked_for_again() {
    let (bench, _server) = administrator();
    let mut pty = Pty::open();
    let child = pty.script(
        &bench,
        "exec \"$BINARY\" setup --admin-profile admin --user ada --role r --policy ViewOnlyAccess --source-profile ada --profile p <&3 >&3 2>&3",
    );
    pty.expect("Go on? [Y/n]: ");
    pty.type_in("y\n");
    pty.expect("[p/c]: ");
    pty.type_in("p\n");
    for _ in 0..2 {
        pty.expect("MFA code 1: ");
        pty.type_in("000000\n");
        pty.expect("MFA code 2: ");
        pty.type_in("000001\n");
    }
    pty.expect("Authentication code for device is not valid.");
    pty.expect("MFA code 1: ");
    pty.type_in("\u{4}");
    assert_eq!(finish(child).status.code(), Some(1));
}

#[test]
fn the_file_of_a_console_is_taken_for_the_key() {
    let (bench, server) = administrator();
    let made = setup(&bench, &["--yes", "--authenticator", "--user", "ada", "--role", "r"]);
    made.done();
    let secrets = read(&bench, ".aws/credentials");
    let value = |key: &str| {
        let section = secrets.split_once("[ada]").unwrap().1;
        let line =
            section.lines().find_map(|line| line.strip_prefix(&format!("{key} = "))).unwrap();
        line.to_owned()
    };
    let csv = format!(
        "\u{feff}User name,Access key ID,Secret access key\r\nada,{},{}\r\n",
        value("aws_access_key_id"),
        value("aws_secret_access_key")
    );
    bench.write("key.csv", &csv);
    // Another computer: no profile of hers, and the device in somebody's hands.
    bench.write(".aws/credentials", secrets.split_once("[ada]").unwrap().0);
    bench.write(".aws/config", &format!("[profile admin]\nendpoint_url = {}\n", server.url));
    let role = format!("arn:aws:iam::{ACCOUNT}:role/r");
    let words = ["--csv", "key.csv", "--role-arn", &role, "--yes"];
    let taken = setup(&bench, &words);
    let taken = taken.done();
    assert!(taken.contains("write the access key") && taken.contains("works"), "{taken}");
    assert!(taken.contains("Trust policy   asks for MFA"), "{taken}");
    let none = format!("arn:aws:iam::{ACCOUNT}:role/none");
    let none = setup(&bench, &["--role-arn", &none, "--dry-run"]).failed(1);
    assert!(none.contains("there is no role arn:"), "{none}");
    assert!(read(&bench, ".aws/credentials").contains(&value("aws_secret_access_key")));

    let others = setup(&bench, &["--csv", "key.csv", "--user", "bob", "--dry-run"]);
    assert!(others.code == Some(1) && others.stderr.contains("is that of"), "{others:?}");
    bench.write("bad.csv", "a,b\n1,2\n");
    let bad = setup(&bench, &["--csv", "bad.csv", "--dry-run"]);
    assert!(bad.code == Some(1) && bad.stderr.contains("no `Access key ID`"), "{bad:?}");
}

#[test]
fn what_is_somebody_elses_is_left_alone() {
    let (bench, _server) = administrator();
    let made = setup(&bench, &["--yes", "--authenticator"]);
    made.done();
    let files = || (read(&bench, ".aws/config"), read(&bench, ".aws/credentials"));
    let before = files();
    for (words, why) in [
        (&["--role", "other", "--yes"][..], "a profile mfa, whose `role_arn` opens"),
        (
            &["--user", "ada", "--source-profile", "toolkit-user", "--yes"],
            "choose another name with --source-profile",
        ),
        (&["--source-profile", "admin", "--yes"], "choose another name with --source-profile"),
        (&["--policy", "NoSuch", "--dry-run"], "no managed policy `NoSuch`"),
        (&["--role-arn", "arn:aws:iam::1:role/r", "--yes"], "not a role's ARN"),
        (&["--profile", "s", "--source-profile", "s", "--dry-run"], "cannot both hold the key"),
        (&["--profile", "a b", "--yes", "--authenticator"], "cannot be a profile's name"),
        (&["--region", "a # b", "--yes"], "the value of `region` would not read back"),
    ] {
        let refused = setup(&bench, words);
        assert!(refused.code != Some(0) && refused.stderr.contains(why), "{words:?}: {refused:?}");
        assert_eq!(files(), before, "{words:?}");
    }
    let no_terminal = setup(&bench, &[]);
    assert!(no_terminal.code == Some(2) && no_terminal.stderr.contains("--yes"), "{no_terminal:?}");
}

#[test]
fn the_sdk_store_gets_a_profile_that_asks_this_program() {
    let (bench, _server) = administrator();
    let words = ["--store", "sdk-store", "--yes", "--authenticator"];
    assert!(setup(&bench, &words).done().contains("RegisteredAccounts.json"));
    let listed = bench.run(&["sdk-store", "show", "mfa", "--json"], "").done();
    let stored: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(stored["type"], "CredentialProcess");
    let process = &stored["properties"]["credential_process"];
    assert_eq!(process, "countersign credential-process --profile mfa");
    assert!(setup(&bench, &words).done().contains("the profile mfa works"));
    let other = setup(&bench, &["--store", "sdk-store", "--dry-run"]);
    assert!(other.done().contains("is there  the profile mfa in the SDK Store"));
}

#[test]
fn profiles_that_open_something_else_are_refused_before_anything_is_made() {
    let (bench, _server) = administrator();
    let config = read(&bench, ".aws/config");
    for (section, why) in [
        ("[profile mfa]\ncredential_source = Environment\n", "mfa, whose `credential_source`"),
        ("[profile mfa]\nweb_identity_token_file = f\n", "mfa, whose `web_identity_token_file`"),
        ("[profile mfa]\naws_secret_access_key = canary\n", "mfa, whose `aws_secret_access_key`"),
        ("[profile toolkit-user]\ncredential_process = x\n", "toolkit-user, whose `credential_p"),
        ("[profile toolkit-user]\naws_session_token = canary\n", "toolkit-user, whose `aws_sess"),
    ] {
        bench.write(".aws/config", &format!("{config}{section}"));
        let message = setup(&bench, &["--yes", "--authenticator"]).failed(1);
        assert!(message.contains(why) && !message.contains("canary"), "{message}");
    }
    bench.write(".aws/config", &config);
    assert!(!setup(&bench, &["--dry-run"]).done().contains("is there"));
}

#[test]
fn a_third_key_is_not_asked_for() {
    let (bench, _server) = administrator();
    for _ in 0..2 {
        let mut pty = Pty::open();
        let child = pty.script(
            &bench,
            "exec \"$BINARY\" setup --admin-profile admin --user u --role r --policy ViewOnlyAccess --profile p --source-profile s <&3 >&3 2>&3",
        );
        pty.expect("Go on? [Y/n]: ");
        pty.type_in("\n");
        pty.expect("[p/c]: ");
        pty.type_in("p\n");
        pty.expect("MFA code 1: ");
        pty.type_in("\u{4}");
        assert_eq!(finish(child).status.code(), Some(1));
        bench.run(&["profile", "remove", "s"], "").done();
    }
    let refused = setup(&bench, &["--user", "u", "--role", "r", "--dry-run"]).failed(1);
    assert!(refused.contains("has two access keys (AKIA"), "{refused}");
}

#[test]
fn a_key_that_nobody_needs_is_deleted_by_its_id_and_no_other() {
    let (bench, _server) = administrator();
    setup(&bench, &["--yes", "--authenticator"]).done();
    let all = read(&bench, ".aws/credentials");
    let (admin, id) =
        (all.split_once("\n[toolkit-user]").unwrap().0, key_of(&all, "aws_access_key_id"));
    let id = id.as_str();
    let held = setup(&bench, &["--yes", "--delete-key", id]).failed(2);
    assert!(held.contains("is the key that the profile toolkit-user holds"), "{held}");

    bench.write(".aws/credentials", admin);
    let none = setup(&bench, &["--yes", "--delete-key", "AKIAOFNOBODYOFNOBODY"]).failed(1);
    assert!(none.contains("has no access key AKIAOFNOBODYOFNOBODY"), "{none}");
    let plan = setup(&bench, &["--dry-run"]).done();
    assert!(plan.contains(&format!("--delete-key {id}")), "{plan}");
    let words = ["--yes", "--authenticator", "--delete-key", id, "--profile", "other"];
    let done = setup(&bench, &words).done();
    assert!(done.contains("Deleted") && done.contains("the profile other works"), "{done}");
}

/// A setting of the user's key in a credentials file.
pub(crate) fn key_of(credentials: &str, name: &str) -> String {
    let hers = credentials.split_once("[toolkit-user]").unwrap().1;
    let name = format!("{name} = ");
    hers.lines().find_map(|line| line.strip_prefix(&name)).unwrap().to_owned()
}
