//! The SDKs' public test data, where a checkout has it beside itself.

use countersign_toolkit::Env;
use countersign_toolkit::profile::document::{Document, FileKind};
use countersign_toolkit::profile::{Files, Profiles, Sections, Settings, selected};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Reads a file of the public test data, or says loudly that the check did not take place.
fn fixture(name: &str) -> Option<Value> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures/sdk").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some(serde_json::from_slice(&bytes).unwrap()),
        Err(error) => {
            eprintln!(
                "NOT CHECKED: the SDKs' cases in {name} are not beside this checkout ({error})"
            );
            None
        }
    }
}

fn shown(sections: &Sections) -> Value {
    let settings = |settings: &Settings| -> Value {
        settings
            .iter()
            .map(|(key, value)| (key.to_owned(), json!(value)))
            .collect::<Map<_, _>>()
            .into()
    };
    sections.iter().map(|(name, of)| (name.clone(), settings(of))).collect::<Map<_, _>>().into()
}

#[test]
fn every_parser_case_reads_as_the_specification_says() {
    let Some(cases) = fixture("profile-parser-tests.json") else { return };
    let cases = cases["tests"].as_array().unwrap();
    assert!(cases.len() >= 65, "only {} cases", cases.len());
    for case in cases {
        let text = |file: &str| case["input"][file].as_str().unwrap_or("").to_owned();
        let config = text("configFile");
        let config = Document::parse("config".as_ref(), FileKind::Config, config.as_bytes());
        let credentials = text("credentialsFile");
        let credentials =
            Document::parse("credentials".as_ref(), FileKind::Credentials, credentials.as_bytes());
        let read = config.and_then(|config| Ok(Profiles::merge(config, credentials?)));
        if let Some(expected) = case["output"]["errorContaining"].as_str() {
            let message = read.expect_err(&case["name"].to_string()).to_string();
            assert!(message.contains(expected), "{}: {message}", case["name"]);
            continue;
        }
        let (read, expected) = (read.unwrap(), &case["output"]["config"]);
        assert_eq!(shown(&read.profiles), expected["profiles"], "{}", case["name"]);
        if let Some(sessions) = expected.get("sso_sessions") {
            assert_eq!(&shown(&read.sso_sessions), sessions, "{}", case["name"]);
        }
    }
}

#[test]
fn every_file_location_is_found() {
    let Some(cases) = fixture("file-location-tests.json") else { return };
    let platform = if cfg!(windows) { "windows" } else { "linux" };
    let cases = cases["tests"].as_array().unwrap();
    let cases: Vec<_> = cases.iter().filter(|case| case["platform"] == platform).collect();
    assert!(cases.len() >= 4, "only {} cases", cases.len());
    for case in cases {
        let variables = case["environment"].as_object().unwrap();
        let variables = variables.iter().map(|(k, v)| (k.into(), v.as_str().unwrap().into()));
        let env = Env::new(variables);
        let files = Files::locate(&env);
        let text = |key: &str| case[key].as_str().map(Into::into);
        assert_eq!(files.config, text("configLocation"), "{}", case["name"]);
        assert_eq!(files.credentials, text("credentialsLocation"), "{}", case["name"]);
        if let Some(profile) = case.get("profile") {
            assert_eq!(selected(&env), profile, "{}", case["name"]);
        }
    }
}
