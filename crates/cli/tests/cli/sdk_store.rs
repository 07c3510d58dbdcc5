//! The .NET SDK Store through `countersign sdk-store`.

use crate::bench::Bench;
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::MetadataExt;

const STORE: &str = r#"{
  "3f0c8e5e-5d1a-4a3e-9d55-2f1f6f0a7c11": {
    "AWSAccessKey": "01000000D08C9DDF-CANARY",
    "AWSSecretKey": "01000000D08C9DDF-CANARY",
    "ProfileType": "AWS",
    "DisplayName": "toolkit-user",
    "Region": "us-east-1"
  },
  "no guid": {"DisplayName": "hidden", "z": 1, "a": [2]},
  "8a1d2f60-7b1c-4a53-8f4e-0c9b7a6d5e42": {
    "MfaSerial": "01CANARY",
    "RoleArn": "arn:aws:iam::111122223333:role/toolkit-role",
    "SourceProfile": "toolkit-user",
    "ProfileType": "AssumeRoleMFA",
    "DisplayName": "mfa",
    "later": "kept"
  },
  "8a1d2f60-7b1c-4a53-8f4e-0c9b7a6d5e43": {
    "DisplayName": "self",
    "AWSAccessKey": "01",
    "AWSSecretKey": "01",
    "MfaSerial": "01",
    "RoleArn": "r",
    "SourceProfile": "self"
  }
}"#;

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn profiles_are_listed_with_what_dotnet_takes_them_for() {
    let bench = Bench::with("");
    bench.write("s.json", STORE);
    let list = json_of(&bench.run(&["sdk-store", "list", "--json", "--file", "s.json"], "").done());
    let why = ".NET knows no type with just these properties; for AssumeRoleMFA it has AWSAccessKey, AWSSecretKey too many";
    assert_eq!(
        list,
        json!({"file": "s.json", "profiles": [
            {"name": "toolkit-user", "key": "3f0c8e5e-5d1a-4a3e-9d55-2f1f6f0a7c11", "type": "Basic", "encrypted": ["AWSAccessKey", "AWSSecretKey"], "region": "us-east-1"},
            {"name": "mfa", "key": "8a1d2f60-7b1c-4a53-8f4e-0c9b7a6d5e42", "type": "AssumeRoleMFA", "encrypted": ["MfaSerial"]},
            {"name": "self", "key": "8a1d2f60-7b1c-4a53-8f4e-0c9b7a6d5e43", "type": "Unknown", "why": why, "encrypted": ["AWSAccessKey", "AWSSecretKey", "MfaSerial"]},
        ]})
    );
    let text = bench.run(&["sdk-store", "list", "--file", "s.json"], "").done();
    assert_eq!(text, format!("toolkit-user\tBasic\nmfa\tAssumeRoleMFA\nself\tUnknown: {why}\n"));
    for arguments in [
        &["sdk-store", "show", "MFA", "--file", "s.json"][..],
        &["sdk-store", "show", "MFA", "--file", "s.json", "--json"],
    ] {
        let shown = bench.run(arguments, "");
        assert_eq!(shown.code, Some(0));
        assert!(shown.stderr.contains("Windows"), "{}", shown.stderr);
        assert!(!shown.stdout.contains("CANARY") && !shown.stderr.contains("CANARY"));
        if arguments.contains(&"--json") {
            assert_eq!(
                json_of(&shown.stdout),
                json!({
                    "name": "mfa", "key": "8a1d2f60-7b1c-4a53-8f4e-0c9b7a6d5e42", "type": "AssumeRoleMFA", "encrypted": ["MfaSerial"],
                    "properties": {"RoleArn": "arn:aws:iam::111122223333:role/toolkit-role", "SourceProfile": "toolkit-user", "later": "kept"},
                })
            );
        }
    }
    bench.run(&["sdk-store", "show", "hidden", "--file", "s.json"], "").failed(1);
}

#[test]
fn entries_come_and_go_and_the_others_stay() {
    let bench = Bench::with("");
    bench.write("s.json", STORE);
    let words = [
        "sdk-store",
        "add",
        "ops",
        "role_arn=r",
        "source_profile=mfa",
        "region=eu-west-1",
        "--file",
        "s.json",
    ];
    bench.run(&words, "").done();
    assert!(bench.run(&words, "").failed(1).contains("`ops`"));
    let text = fs::read_to_string(bench.path("s.json")).unwrap();
    let (was, mut is) = (json_of(STORE), json_of(&text));
    let entries = is.as_object_mut().unwrap();
    let key = entries.keys().next_back().unwrap().clone();
    let new = entries.shift_remove(&key).unwrap();
    assert_eq!(
        new,
        json!({"RoleArn": "r", "SourceProfile": "mfa", "Region": "eu-west-1", "ProfileType": "AssumeRole", "DisplayName": "ops"})
    );
    // In order, too.
    assert_eq!(is.to_string(), was.to_string());
    assert!(
        text.starts_with("{\n  \"3f0c8e5e-5d1a-4a3e-9d55-2f1f6f0a7c11\": {\n    \"AWSAccessKey\"")
    );
    assert_eq!(fs::metadata(bench.path("s.json")).unwrap().mode() & 0o7777, 0o600);
    bench.run(&["sdk-store", "remove", "OPS", "--file", "s.json"], "").done();
    assert_eq!(
        json_of(&fs::read_to_string(bench.path("s.json")).unwrap()).to_string(),
        was.to_string()
    );
    bench.run(&["sdk-store", "remove", "ops", "--file", "s.json"], "").failed(1);
}

#[test]
fn what_would_have_to_be_encrypted_is_refused_and_nothing_is_made() {
    let bench = Bench::with("");
    for key in [
        "aws_access_key_id",
        "aws_secret_access_key",
        "aws_session_token",
        "external_id",
        "Mfa_Serial",
    ] {
        let word = format!("{key}=CANARY");
        let message = bench.run(&["sdk-store", "add", "x", "role_arn=r", &word], "").failed(1);
        assert!(message.contains("Windows") && !message.contains("CANARY"), "{message}");
    }
    for (name, word) in [
        ("", "role_arn=r"),
        ("a\nb", "role_arn=r"),
        ("a", "role_arn"),
        ("a", "=r"),
        ("a", "DisplayName=r"),
    ] {
        bench.run(&["sdk-store", "add", name, word], "").failed(2);
    }
    assert!(!bench.path("AppData").exists());
    assert_eq!(bench.run(&["sdk-store", "list"], "").done(), "");

    bench.run(&["sdk-store", "add", "x", "credential_process=c -"], "").done();
    let file = bench.path("AppData/Local/AWSToolkit/RegisteredAccounts.json");
    assert_eq!(bench.run(&["sdk-store", "list"], "").done(), "x\tCredentialProcess\n");
    bench.run(&["sdk-store", "remove", "x"], "").done();
    assert!(!file.exists());
}
