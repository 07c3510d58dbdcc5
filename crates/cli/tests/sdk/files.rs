//! The 65 texts of `profile-parser-tests.json` through `profile dump --json`, and the places of
//! `file-location-tests.json` through `profile paths --json`.

use crate::cases::{BINARY, carried, not_checked, published, read};
use serde_json::{Value, json};
use std::fs;
use std::process::{Command, Output};

fn text<'a>(value: &'a Value, member: &str) -> Option<&'a str> {
    value.get(member).and_then(Value::as_str)
}

fn run(arguments: &[&str], environment: &[(&str, &str)]) -> (Output, Value) {
    let mut command = Command::new(BINARY);
    command.env_clear().envs(environment.iter().copied()).args(arguments);
    let output = command.output().unwrap();
    let answer = serde_json::from_slice(&output.stdout).unwrap();
    (output, answer)
}

#[test]
fn every_text_is_dumped_as_the_sdks_read_it() {
    let Some(cases) = carried("profile-parser-tests.json") else { return };
    let cases = cases["tests"].as_array().unwrap();
    assert!(cases.len() >= 65, "only {} cases", cases.len());
    for case in cases {
        let name = &case["name"];
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join(".aws")).unwrap();
        for (member, file) in [("configFile", "config"), ("credentialsFile", "credentials")] {
            if let Some(content) = text(&case["input"], member) {
                fs::write(home.path().join(".aws").join(file), content).unwrap();
            }
        }
        let home = home.path().to_str().unwrap();
        let (output, answer) = run(&["profile", "dump", "--json"], &[("HOME", home)]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        if let Some(expected) = text(&case["output"], "errorContaining") {
            assert_eq!(output.status.code(), Some(1), "{name}: {answer}");
            assert_eq!(answer["error"]["code"], "parse_error", "{name}");
            let (message, line) =
                (text(&answer["error"], "message").unwrap(), &answer["error"]["line"]);
            assert!(message.contains(expected), "{name}: {message}");
            let file = text(&answer["error"], "file").unwrap();
            assert!(stderr.contains(&format!("{file}:{line}: {message}")), "{name}: {stderr}");
            continue;
        }
        assert_eq!((output.status.code(), stderr.as_str()), (Some(0), ""), "{name}");
        let expected = &case["output"]["config"];
        assert_eq!(answer["profiles"], expected["profiles"], "{name}");
        let sessions = expected.get("sso_sessions").cloned().unwrap_or_else(|| json!({}));
        assert_eq!(answer["sso_sessions"], sessions, "{name}");
    }
}

#[test]
fn every_place_is_found() {
    let Some(cases) = carried("file-location-tests.json") else { return };
    let platform = if cfg!(windows) { "windows" } else { "linux" };
    let cases = cases["tests"].as_array().unwrap();
    let cases: Vec<_> = cases.iter().filter(|case| case["platform"] == platform).collect();
    assert!(cases.len() >= 4, "only {} cases", cases.len());
    for case in cases {
        let environment = case["environment"].as_object().unwrap();
        let environment: Vec<_> = environment
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect();
        let (_, answer) = run(&["profile", "paths", "--json"], &environment);
        assert_eq!(answer["config_file"], case["configLocation"], "{}", case["name"]);
        assert_eq!(answer["credentials_file"], case["credentialsLocation"], "{}", case["name"]);
        if let Some(profile) = case.get("profile") {
            assert_eq!(&answer["profile"], profile, "{}", case["name"]);
        }
    }
}

#[test]
fn what_the_sdk_carries_is_what_is_beside_the_checkout() {
    let folder = match published() {
        Ok(folder) => folder,
        Err(why) => return not_checked(&why),
    };
    for file in ["profile-parser-tests.json", "file-location-tests.json"] {
        let cases = read(&folder.join(file));
        assert!(cases["tests"].as_array().is_some_and(|cases| cases.len() >= 4), "{file}");
        assert_eq!(Some(cases), carried(file));
    }
}
