//! `countersign quickstart` and what it leaves behind, used by the other commands.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn countersign(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    command.env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin").env("TMPDIR", home);
    command
}

fn said(output: &Output) -> String {
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{err}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_walkthrough_happens_and_the_profile_works_by_hand() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("walk");
    let walked = countersign(home.path())
        .args(["quickstart", "--data"])
        .arg(&data)
        .stdout(Stdio::piped())
        .spawn();
    let mut walked = walked.unwrap();
    let mut lines = Vec::new();
    for line in BufReader::new(walked.stdout.take().unwrap()).lines() {
        lines.push(line.unwrap());
        if lines.last().unwrap().starts_with("countersign ready ") {
            break;
        }
    }
    let text = lines.join("\n");
    for proof in [
        "arn:aws:iam::444455556666:role/toolkit-role",
        "arn:aws:iam::111122223333:user/toolkit-user",
        "arn:aws:iam::111122223333:mfa/toolkit-user",
        "is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/toolkit-role",
        "arn:aws:sts::444455556666:assumed-role/toolkit-role/",
        "account=111122223333",
        "█",
    ] {
        assert!(text.contains(proof), "{proof} is missing in:\n{text}");
    }
    assert!(!home.path().join(".aws").exists(), "the person's own files are left alone");

    let aws = data.join("aws");
    let secrets = fs::read_to_string(aws.join("credentials")).unwrap();
    let secret =
        secrets.lines().find_map(|line| line.strip_prefix("aws_secret_access_key = ")).unwrap();
    assert!(!text.contains(secret), "no secret is shown");

    // The session of the walk is kept in a cache of its own, so this takes another code: the profile's program has it.
    let by_hand = countersign(home.path())
        .env("AWS_CONFIG_FILE", aws.join("config"))
        .env("AWS_SHARED_CREDENTIALS_FILE", aws.join("credentials"))
        .env("XDG_CACHE_HOME", data.join("cache"))
        .args(["credentials", "--profile", "mfa"])
        .output()
        .unwrap();
    assert!(
        said(&by_hand).contains("\"AccessKeyId\": \"ASIA")
            || said(&by_hand).contains("\"AccessKeyId\":\"ASIA")
    );

    let list = countersign(home.path())
        .args(["account", "list", "--json", "--data"])
        .arg(&data)
        .output()
        .unwrap();
    assert!(said(&list).contains("444455556666"));

    let pid = rustix::process::Pid::from_child(&walked);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert!(walked.wait().unwrap().success(), "it ends in order");

    let again = countersign(home.path())
        .args(["quickstart", "--once", "--data"])
        .arg(&data)
        .output()
        .unwrap();
    assert_eq!(
        again.status.code(),
        Some(1),
        "a folder that has been used is not walked over again"
    );
}
