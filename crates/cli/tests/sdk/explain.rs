//! The 28 chains of `assume-role-tests.json`, through `profile explain --json`.

use crate::cases::{BINARY, folder, read};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

#[test]
fn every_chain_is_explained_as_the_sdks_take_it() {
    let Some(folder) = folder() else { return };
    let cases = read(&folder.join("assume-role-tests.json"));
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 28, "only {} cases", cases.len());
    for case in cases {
        let (docs, profile) = (&case["docs"], case["input"]["selected_profile"].as_str().unwrap());
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join(".aws")).unwrap();
        fs::write(home.path().join(".aws/config"), config(&case["input"])).unwrap();
        let mut command = Command::new(BINARY);
        command.env_clear().env("HOME", home.path());
        let ran = command.args(["profile", "explain", profile, "--json"]).output().unwrap();
        let stderr = String::from_utf8(ran.stderr).unwrap();
        let seen: Value = serde_json::from_slice(&ran.stdout).unwrap();
        assert_eq!(seen["profile"], profile, "{docs}");
        if let Some(why) = case["output"].get("Error") {
            let why = why.as_str().unwrap();
            assert_eq!(ran.status.code(), Some(1), "{docs}: {seen}");
            let (code, at, key) = fault(why);
            let error = &seen["error"];
            assert_eq!((&error["code"], &error["profile"]), (&json!(code), &json!(at)), "{docs}");
            assert_eq!(error.get("key"), key.map(Value::from).as_ref(), "{docs}");
            assert!(stderr.contains(error["message"].as_str().unwrap()), "{docs}: {stderr}");
            continue;
        }
        assert_eq!((ran.status.code(), stderr.as_str()), (Some(0), ""), "{docs}");
        let steps: Vec<Value> = seen["chain"].as_array().unwrap().iter().map(theirs).collect();
        let expected: Vec<Value> =
            case["output"]["ProfileChain"].as_array().unwrap().iter().map(without_secret).collect();
        assert_eq!(steps, expected, "{docs}");
    }
}

/// A config file of the case's sections.
fn config(input: &Value) -> String {
    let mut text = String::new();
    for (member, kind) in [("profiles", "profile"), ("sso_sessions", "sso-session")] {
        for (name, settings) in input.get(member).and_then(Value::as_object).into_iter().flatten() {
            let _ = writeln!(text, "[{kind} {name}]");
            for (key, value) in settings.as_object().unwrap() {
                let _ = writeln!(text, "{key} = {}", value.as_str().unwrap());
            }
        }
    }
    text
}

/// The code, the section at fault and the setting at fault for the words of a case.
fn fault(words: &str) -> (&'static str, &'static str, Option<&'static str>) {
    const TABLE: &[(&str, &str, &str, Option<&str>)] = &[
        ("profile must contain `source_profile`", "no_source", "A", None),
        ("profile contained both source_profile and credential_source", "two_sources", "A", None),
        (
            "profile missing aws_secret_access_key",
            "incomplete_keys",
            "B",
            Some("aws_secret_access_key"),
        ),
        ("profile missing aws_access_key_id", "incomplete_keys", "B", Some("aws_access_key_id")),
        ("profile `B` did not contain credential information", "no_credentials", "B", None),
        ("profile `A` did not contain credential information", "no_credentials", "A", None),
        ("could not find source profile B referenced from A", "profile_not_found", "B", None),
        ("No profiles were defined", "profile_not_found", "A", None),
        ("profile formed an infinite loop", "loop", "A", None),
        ("`role_arn` was missing", "missing_role_arn", "A", Some("role_arn")),
        (
            "if `sso_role_name` is set, then `sso_account_id` must also be set",
            "incomplete_sso",
            "A",
            Some("sso_account_id"),
        ),
        (
            "if `sso_account_id` is set, then `sso_role_name` must also be set",
            "incomplete_sso",
            "A",
            Some("sso_role_name"),
        ),
        (
            "`sso_region` can only be specified in the [sso-session] config when a session name is given",
            "sso_conflict",
            "A",
            Some("sso_region"),
        ),
        (
            "sso-session named `oops` (referenced by profile `A`) was not found",
            "sso_session_not_found",
            "A",
            Some("sso_session"),
        ),
    ];
    let row = TABLE.iter().find(|row| row.0 == words);
    let (_, code, at, key) = *row.unwrap_or_else(|| panic!("no row for `{words}`"));
    (code, at, key)
}

/// A step of ours in the spelling of the cases.
fn theirs(step: &Value) -> Value {
    let name = match step["kind"].as_str().unwrap() {
        "access_key" => "AccessKey",
        "credential_source" => return json!({ "NamedSource": step["credential_source"] }),
        "credential_process" => "CredentialProcess",
        "web_identity" => "WebIdentityToken",
        "sso" => "Sso",
        "assume_role" => "AssumeRole",
        other => panic!("no case has a step `{other}`"),
    };
    let members = step.as_object().unwrap().iter();
    let members = members.filter(|(key, _)| *key != "kind" && *key != "profile");
    json!({ name: members.map(|(k, v)| (k.clone(), v.clone())).collect::<Map<_, _>>() })
}

/// An expected step without what `explain` never shows.
fn without_secret(step: &Value) -> Value {
    let mut step = step.clone();
    if let Some(key) = step.get_mut("AccessKey").and_then(Value::as_object_mut) {
        key.remove("secret_access_key").unwrap();
    }
    step
}
