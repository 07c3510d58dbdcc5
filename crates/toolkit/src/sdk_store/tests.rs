//! The store's file, with a protector that is not Windows'.

use super::seal::tests::Turned;
use super::*;
use serde_json::json;
use std::fs;
use std::os::unix::fs::MetadataExt;

const BASIC: &str = "3f0c8e5e-5d1a-4a3e-9d55-2f1f6f0a7c11";
const MFA: &str = "8a1d2f60-7b1c-4a53-8f4e-0c9b7a6d5e42";

struct Home {
    dir: tempfile::TempDir,
    store: SdkStore,
}

impl Home {
    fn of(text: Option<&str>) -> Home {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a").join("RegisteredAccounts.json");
        if let Some(text) = text {
            fs::create_dir(dir.path().join("a")).unwrap();
            fs::write(&file, text).unwrap();
        }
        Home { dir, store: SdkStore { file } }
    }

    fn text(&self) -> String {
        fs::read_to_string(self.store.file()).unwrap()
    }
}

fn settings(pairs: &[(&str, &str)]) -> Vec<(String, Zeroizing<String>)> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), Zeroizing::new((*v).to_owned()))).collect()
}

fn file() -> String {
    serde_json::to_string(&json!({
        "not-a-guid": {"DisplayName": "hidden", "x": [1, {"y": null}]},
        BASIC: {"AWSAccessKey": "01AB", "ProfileType": "SAML", "AWSSecretKey": "01CD", "DisplayName": "Ada", "Region": "us-east-1", "later": {"z": 1}},
        "9a1d2f60-7b1c-4a53-8f4e-0c9b7a6d5e42": {"Region": "no name"},
        MFA: {"RoleArn": "r", "SourceProfile": "Ada", "MfaSerial": "01EF", "ExternalId": "", "DisplayName": "mfa"},
    }))
    .unwrap()
}

#[test]
fn profiles_are_the_entries_with_a_guid_and_a_name() {
    let home = Home::of(Some(&format!("\u{feff}{}", file())));
    let list = home.store.list().unwrap();
    let seen: Vec<_> =
        list.iter().map(|p| (p.name.as_str(), p.key.as_str(), p.kind.name)).collect();
    assert_eq!(seen, [("Ada", BASIC, "Basic"), ("mfa", MFA, "AssumeRoleMFA")]);
    let ada = home.store.show("aDA").unwrap();
    assert_eq!(ada.encrypted, ["AWSAccessKey", "AWSSecretKey"]);
    assert_eq!(Value::from(ada.properties), json!({"Region": "us-east-1", "later": {"z": 1}}));
    assert!(matches!(home.store.show("hidden"), Err(Error::Failed(_))));
    assert!(Home::of(None).store.list().unwrap().is_empty());
}

#[test]
fn what_is_added_is_sealed_and_everything_else_stays() {
    let home = Home::of(Some(&file()));
    let before: Map<String, Value> = serde_json::from_str(&file()).unwrap();
    let new = settings(&[
        ("mfa_serial", "canary"),
        ("role_arn", "r"),
        ("source_profile", "nobody"),
        ("region", "eu-west-1"),
        ("own", "o"),
    ]);
    home.store.add_with(&Turned, "neu\u{e9}", &new).unwrap();
    let text = home.text();
    let mut after: Map<String, Value> = serde_json::from_str(&text).unwrap();
    let key = after.keys().next_back().unwrap().clone();
    let entry = after.shift_remove(&key).unwrap();
    assert!(is_guid(&key) && key == key.to_lowercase() && key.as_bytes()[14] == b'4', "{key}");
    assert_eq!(
        serde_json::to_string(&entry).unwrap(),
        r#"{"MfaSerial":"01000000007900720061006E00610063","RoleArn":"r","SourceProfile":"nobody","Region":"eu-west-1","own":"o","ProfileType":"AssumeRoleMFA","DisplayName":"neué"}"#
    );
    assert_eq!(serde_json::to_string(&after).unwrap(), serde_json::to_string(&before).unwrap());
    assert!(
        text.starts_with("{\n  \"not-a-guid\": {\n    \"DisplayName\"") && !text.contains("canary")
    );
    assert_eq!(fs::metadata(home.store.file()).unwrap().mode() & 0o7777, 0o600);
    assert_eq!(fs::read_dir(home.dir.path().join("a")).unwrap().count(), 1);
    assert!(home.store.add_with(&Turned, "NEU\u{c9}", &[]).is_err());
}

#[test]
fn the_last_one_takes_the_file_with_it() {
    let home = Home::of(None);
    home.store.add_with(&Turned, "a", &settings(&[("credential_process", "x")])).unwrap();
    home.store
        .add_with(
            &Turned,
            "b",
            &settings(&[("aws_access_key_id", "A"), ("aws_secret_access_key", "S")]),
        )
        .unwrap();
    assert!(home.text().contains("\"ProfileType\": \"AWS\""));
    home.store.remove("A").unwrap();
    assert!(home.store.remove("a").is_err());
    home.store.remove("b").unwrap();
    assert!(!home.store.file().exists());
    assert!(home.store.remove("b").is_err());

    let home = Home::of(Some(&file()));
    home.store.remove("ada").unwrap();
    home.store.remove("mfa").unwrap();
    let left: Map<String, Value> = serde_json::from_str(&home.text()).unwrap();
    assert_eq!(left.len(), 2);
}

#[test]
fn what_is_no_store_is_left_alone() {
    for text in ["", "[]", "{\"a\": 1}", "{", "{\"a\": {}} x", "null"] {
        let home = Home::of(Some(text));
        for refused in [
            home.store.list().map(drop),
            home.store.add_with(&Turned, "a", &[]),
            home.store.remove("a"),
        ] {
            let message = refused.unwrap_err().to_string();
            assert!(message.contains("RegisteredAccounts.json:1: "), "{message}");
        }
        assert_eq!(home.text(), text);
    }
    let home = Home::of(None);
    for (name, pairs) in [
        ("", &[][..]),
        ("a\nb", &[]),
        ("a", &[("DisplayName", "x")]),
        ("a", &[("profiletype", "x")]),
        ("a", &[("AWSSecretKey", "x")]),
        ("a", &[("role_arn", "x"), ("ROLE_ARN", "y")]),
    ] {
        let refused = home.store.add_with(&Turned, name, &settings(pairs));
        assert!(matches!(refused, Err(Error::Usage(_))), "{name:?} {pairs:?}");
    }
    assert_eq!(fs::read_dir(home.dir.path()).unwrap().count(), 0);
}

#[test]
fn guids_are_what_dotnet_takes_for_one() {
    let bare = BASIC.replace('-', "");
    for good in
        [BASIC, &BASIC.to_uppercase(), &format!("{{{BASIC}}}"), &format!("({BASIC})"), &bare]
    {
        assert!(is_guid(good), "{good}");
    }
    for bad in [
        "",
        "x",
        BASIC.trim_start_matches('3'),
        &format!("{{{BASIC}"),
        &BASIC.replace('f', "g"),
        &format!("-{bare}"),
        &format!("{{{bare}}}"),
    ] {
        assert!(!is_guid(bad), "{bad}");
    }
}
