//! A1 to A4: secrets at rest and in logs. (A2 and A3 are judged in the store's own suite, row by row.)

use countersign_api::iam::{CreateLoginProfile, CreateLoginProfileInput};
use countersign_ident::Secret;
use countersign_testkit::{Server, Walk, binary, check};
use data_encoding::{BASE32_NOPAD, HEXLOWER, HEXUPPER};
use std::path::Path;
use std::process::{Command, Output};

const PASSWORD: &str = "Canary-Pass0word";

/// Every file under a folder, joined.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            all.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
    all
}

fn holds(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn a1_a6_no_secret_lies_in_files_or_logs() {
    let walk = Walk::new();
    let password = CreateLoginProfileInput {
        user_name: Some("toolkit-user".into()),
        password: Some(Secret::from(PASSWORD)),
        ..Default::default()
    };
    check(&walk.server.call::<CreateLoginProfile>(&walk.server.root(), &password), "200");
    let code = walk.phone.code(&walk.server, 1);
    let session = walk.assume_with(&code).unwrap();
    // Error paths log too.
    let _ = walk.assume_with(&code);
    let _ = walk.assume_with("12345");
    let _ = walk.server.form(
        &walk.user,
        "iam",
        &format!(
            "Action=ChangePassword&Version=2010-05-08&OldPassword={PASSWORD}&NewPassword=short"
        ),
    );
    let backup = walk.server.folder().join("backup");
    let made = Command::new(binary())
        .arg("backup")
        .arg(&backup)
        .arg("--data")
        .arg(walk.server.folder())
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let seed = BASE32_NOPAD.decode(walk.phone.seed().as_bytes()).unwrap();
    let canaries: Vec<(&str, Vec<u8>)> = vec![
        ("the user's secret key", walk.user.secret.clone().into_bytes()),
        ("the seed", seed.clone()),
        ("the seed in base32", walk.phone.seed().into_bytes()),
        ("the seed in hex", HEXLOWER.encode(&seed).into_bytes()),
        ("the seed in HEX", HEXUPPER.encode(&seed).into_bytes()),
        ("the password", PASSWORD.as_bytes().to_vec()),
        ("the session's secret key", session.secret.clone().into_bytes()),
        ("the session token", session.token.clone().unwrap().into_bytes()),
        ("the root's secret key", walk.server.root().secret.into_bytes()),
    ];
    let log = walk.server.log();
    assert!(log.len() > 100, "the log at trace level says something: {log}");
    let mut places = files(walk.server.folder());
    places.push(("the log".into(), log.into_bytes()));
    for (place, content) in &places {
        for (name, canary) in &canaries {
            // The file that hands the root's key over is the one place for it.
            if place.ends_with("root-credentials.csv") && name.starts_with("the root") {
                continue;
            }
            assert!(!holds(content, canary), "{name} lies in {place}");
        }
        assert!(
            place == "the log"
                || !holds(content, code.as_bytes())
                || place.ends_with("master.key")
                || content.len() > 4096,
            "the code lies in {place}"
        );
    }
    assert!(
        places
            .iter()
            .any(|(place, content)| place.ends_with("store.sqlite-wal") && content.len() > 4096)
    );
}

fn serve(folder: &Path) -> Output {
    Command::new(binary())
        .args(["serve", "--test-mode", "x", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .output()
        .unwrap()
}

fn bytes_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = files(folder);
    all.retain(|(name, _)| !name.ends_with("lock") && !name.ends_with("control.sock"));
    all.sort();
    all
}

#[test]
fn a4_a_wrong_missing_or_damaged_master_key_starts_nothing_and_changes_nothing() {
    let mut server = Server::start();
    server.user("ada");
    server.kill();
    let key = server.folder().join("master.key");
    let good = std::fs::read(&key).unwrap();
    let other = {
        let mut other = Server::start();
        other.kill();
        std::fs::read(other.folder().join("master.key")).unwrap()
    };
    for bad in [
        None,
        Some(other),
        Some(b"nonsense".to_vec()),
        Some(good[..good.len() / 2].to_vec()),
        Some(Vec::new()),
    ] {
        match &bad {
            Some(bytes) => std::fs::write(&key, bytes).unwrap(),
            None => std::fs::remove_file(&key).unwrap(),
        }
        let before = bytes_of(server.folder());
        let output = serve(server.folder());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("master key"), "{said}");
        assert!(output.stdout.is_empty());
        assert!(before == bytes_of(server.folder()), "something has changed on disk: {bad:?}");
    }
    std::fs::write(&key, &good).unwrap();
    server.kill_and_restart();
    check(
        &server.call::<countersign_api::iam::GetUser>(
            &server.root(),
            &countersign_api::iam::GetUserInput { user_name: Some("ada".into()) },
        ),
        "200",
    );
}

#[test]
fn a_second_server_over_the_same_folder_is_refused() {
    let server = Server::start();
    let output = serve(server.folder());
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("already in use"));
    server.user("ada");
}

#[test]
fn a8_a_restored_backup_knows_everything_and_accepts_no_code_of_before() {
    let walk = Walk::new();
    // No code but those of enrolment is spent, so that the next one is refused by the restore and by nothing else.
    let bare =
        walk.server.call::<countersign_api::sts::GetSessionToken>(&walk.user, &Default::default());
    let bare = bare.unwrap().credentials.unwrap();
    let session = countersign_testkit::Credentials {
        id: bare.access_key_id,
        secret: bare.secret_access_key.expose().into(),
        token: Some(bare.session_token.expose().into()),
    };
    let folder = walk.server.folder();
    let (backup, key) = (folder.join("b"), folder.join("master.key"));
    let run = |args: &[&std::ffi::OsStr]| Command::new(binary()).args(args).output().unwrap();
    let made = run(&["backup".as_ref(), backup.as_ref(), "--data".as_ref(), folder.as_ref()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let new = tempfile::tempdir().unwrap();
    let target = new.path().join("data");
    let restore = |file: &Path, into: &Path, key: &Path| {
        run(&[
            "restore".as_ref(),
            file.as_ref(),
            "--data".as_ref(),
            into.as_ref(),
            "--master-key-file".as_ref(),
            key.as_ref(),
        ])
    };
    // A damaged backup, another key: nothing is left behind.
    let mut bent = std::fs::read(&backup).unwrap();
    let middle = bent.len() / 2;
    bent[middle] ^= 1;
    let damaged = folder.join("damaged");
    std::fs::write(&damaged, bent).unwrap();
    assert_eq!(restore(&damaged, &target, &key).status.code(), Some(1));
    let foreign = Server::start();
    assert_eq!(
        restore(&backup, &target, &foreign.folder().join("master.key")).status.code(),
        Some(1)
    );
    assert!(!target.join("store.sqlite").exists());

    let done = restore(&backup, &target, &key);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(
        restore(&backup, &target, &key).status.code(),
        Some(1),
        "never over a store that is there"
    );
    if !target.join("master.key").exists() {
        std::fs::copy(&key, target.join("master.key")).unwrap();
    }
    let restored = Server::over(&target);
    check(
        &restored.call::<countersign_api::sts::GetCallerIdentity>(&walk.user, &Default::default()),
        "200",
    );
    check(
        &restored.call::<countersign_api::sts::GetCallerIdentity>(&session, &Default::default()),
        "403 InvalidClientTokenId",
    );
    for steps in [-1, 0, 1] {
        let code = walk.phone.code(&restored, steps);
        check(&restored.session(&walk.user, &walk.phone.serial, &code), super::WRONG_CODE);
    }
    restored.pass(90);
    check(&restored.session(&walk.user, &walk.phone.serial, &walk.phone.code(&restored, 1)), "200");
}
