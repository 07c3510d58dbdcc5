//! What is planned for what is wanted and what is there.

use super::*;
use crate::env::Env;
use crate::sdk_store::SdkStore;
use crate::setup::admin::Identity;
use crate::setup::look::FoundRole;
use countersign_ident::Secret;

const USER: &str = "arn:aws:iam::111122223333:user/ada";
const PHONE: &str = "arn:aws:iam::111122223333:mfa/ada";
const ROLE: &str = "arn:aws:iam::111122223333:role/r";

fn wanted() -> Wanted {
    Wanted {
        profile: "mfa".to_owned(),
        source: "ada".to_owned(),
        user: "ada".to_owned(),
        role: Role::Named("r".to_owned()),
        policies: Vec::new(),
        device: "ada".to_owned(),
        external_id: None,
        duration_seconds: None,
        region: None,
        endpoint_url: None,
        mfa_process: None,
        spare_key: None,
        sdk_store: None,
    }
}

/// Everything is there, as we make it.
fn found() -> Found {
    let key = Credentials::lasting("AKIA1".to_owned(), Secret::from("s"), 0);
    let settings = |pairs: &[(&'static str, &str)]| Some(pairs.iter().copied().collect());
    Found {
        users: Identity { account: "111122223333".to_owned(), arn: USER.to_owned() },
        role_arn: ROLE.to_owned(),
        role: Some(FoundRole {
            trust: trust::document("aws", "111122223333", None),
            attached: Vec::new(),
        }),
        policies: Vec::new(),
        user_arn: USER.to_owned(),
        user: true,
        keys: vec!["AKIA1".to_owned()],
        lost: Vec::new(),
        source: Source::Key(key, Ok(USER.to_owned())),
        policy: Some(permission(ROLE)),
        devices: vec![PHONE.to_owned()],
        serial: PHONE.to_owned(),
        spare: false,
        profile: settings(&[("source_profile", "ada"), ("role_arn", ROLE), ("mfa_serial", PHONE)]),
        source_profile: settings(&[("aws_access_key_id", "AKIA1")]),
        stored: None,
        stored_source: None,
        seals: false,
    }
}

/// What is to be done, a line each, or why it cannot be.
#[track_caller]
fn check(wanted: &Wanted, found: &Found, expected: Result<&[&str], &str>) {
    match (Plan::make(wanted, found, None), expected) {
        (Ok(plan), Ok(expected)) => {
            let left = plan.tasks.iter().filter(|task| !task.is_done());
            assert_eq!(left.map(|task| task.says.as_str()).collect::<Vec<_>>(), expected);
        }
        (Err(error), Err(why)) => {
            let error = error.to_string();
            assert!(error.contains(why), "{error}");
        }
        (plan, expected) => panic!("{plan:?} is not {expected:?}"),
    }
}

#[test]
fn what_is_there_and_fits_is_kept() {
    check(&wanted(), &found(), Ok(&[]));
}

#[test]
fn a_role_that_is_there_must_ask_for_mfa_and_let_this_user_in() {
    let with = |trust: String, id: Option<&str>, expected| {
        let role = Some(FoundRole { trust, attached: Vec::new() });
        let wanted = Wanted { external_id: id.map(str::to_owned), ..wanted() };
        let profile = None;
        check(&wanted, &Found { role, profile, ..found() }, expected);
    };
    let ours = |id| trust::document("aws", "111122223333", id);
    let bare = ours(None).replace("aws:MultiFactorAuthPresent", "aws:SecureTransport");
    with(bare, None, Err("may assume it without MFA"));
    with(trust::document("aws", "444455556666", None), None, Err("does not let account"));
    with(ours(Some("x-1")), None, Err("say it with --external-id"));
    with(ours(Some("x-1")), Some("x-2"), Err("say it with --external-id"));
    let write = format!(
        "write to the profile mfa: source_profile = ada, role_arn = {ROLE}, mfa_serial = {PHONE}, external_id = x-1"
    );
    with(ours(Some("x-1")), Some("x-1"), Ok(&[&write]));
}

#[test]
fn of_several_devices_one_must_be_meant() {
    let other = "arn:aws:iam::111122223333:mfa/other".to_owned();
    let third = "arn:aws:iam::111122223333:mfa/third".to_owned();
    let devices = vec![other.clone(), PHONE.to_owned()];
    // The one that the profile names, else the one of the name that is wanted.
    check(&wanted(), &Found { devices: devices.clone(), ..found() }, Ok(&[]));
    let both = Found { devices: devices.clone(), serial: other, profile: None, ..found() };
    let write = format!(
        "write to the profile mfa: source_profile = ada, role_arn = {ROLE}, mfa_serial = {}",
        both.serial
    );
    check(&wanted(), &both, Ok(&[&write]));
    let neither = Found { devices, serial: third, profile: None, ..found() };
    check(&wanted(), &neither, Err("say which with --device"));
}

#[test]
fn another_accounts_role_of_the_same_name_has_a_policy_of_its_own() {
    let role_arn = "arn:aws:iam::444455556666:role/r".to_owned();
    let made = Wanted { role: Role::Made(role_arn.clone()), ..wanted() };
    let theirs = Found { role_arn, role: None, policy: None, profile: None, ..found() };
    let plan = Plan::make(&made, &theirs, None).unwrap();
    let names = |plan: &Plan| {
        let of = |task: &Task| match &task.what {
            What::Permit { name, .. } => Some(name.clone()),
            _ => None,
        };
        plan.tasks.iter().find_map(of)
    };
    assert_eq!(names(&plan).as_deref(), Some("assume-444455556666-r"));
    let plan = Plan::make(&wanted(), &Found { policy: None, ..found() }, None).unwrap();
    assert_eq!(names(&plan).as_deref(), Some("assume-r"));
}

#[test]
fn the_source_profile_must_be_the_users_or_empty() {
    let keys = vec!["AKIA1".to_owned(), "AKIA2".to_owned()];
    let none = || Found { source: Source::Nothing, source_profile: None, ..found() };
    check(&wanted(), &Found { keys, ..none() }, Err("has two access keys (AKIA1, AKIA2)"));
    let beside = "make an access key in the profile ada, beside AKIA1, which no profile here holds: if nobody needs it, --delete-key AKIA1";
    check(&wanted(), &none(), Ok(&[beside]));
    let lost = vec!["AKIA1".to_owned()];
    let deleted = "delete the access key AKIA1, which an earlier run asked for: the answer was lost, and nobody has its secret";
    let make = "make an access key in the profile ada";
    check(&wanted(), &Found { lost, ..none() }, Ok(&[deleted, make]));
    let spare = |id: &str| Wanted { spare_key: Some(id.to_owned()), ..wanted() };
    let deleted = "delete the access key AKIA1, which nobody needs";
    check(&spare("AKIA1"), &none(), Ok(&[deleted, make]));
    check(&spare("AKIA2"), &none(), Err("has no access key AKIA2"));
    check(&spare("AKIA1"), &found(), Err("AKIA1 is the key that the profile ada holds"));
    for key in ["role_arn", "credential_process", "sso_session", "aws_session_token"] {
        let source_profile = Some([(key, "x")].into_iter().collect());
        let why = format!("profile ada, whose `{key}` opens something else");
        check(&wanted(), &Found { source_profile, ..none() }, Err(&why));
    }
    let Source::Key(key, _) = found().source else { panic!() };
    let bobs = Source::Key(key.clone(), Ok("arn:aws:iam::111122223333:user/bob".to_owned()));
    check(&wanted(), &Found { source: bobs, ..found() }, Err("which is that of arn:aws:iam"));
    let dead = Source::Key(key, Err("InvalidClientTokenId: no".to_owned()));
    check(&wanted(), &Found { source: dead, ..found() }, Err("which is not accepted"));
}

#[test]
fn a_role_that_somebody_has_made_is_named_by_its_arn() {
    for bad in ["foo", "arn:aws:iam::1:role/r", USER, "arn:aws:iam::111122223333:role/"] {
        let wanted = Wanted { role: Role::Made(bad.to_owned()), ..wanted() };
        check(&wanted, &found(), Err("this is not a role's ARN"));
    }
}

#[test]
fn where_values_can_be_encrypted_the_sdk_store_has_both_profiles() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.json");
    let store = SdkStore::find(&Env::default(), Some(file.clone())).unwrap();
    let wanted = Wanted { sdk_store: Some(store.clone()), ..wanted() };
    let of =
        |profile: &str| format!("add the profile {profile} in the SDK Store {}", file.display());
    let (ada, mfa) = (of("ada"), of("mfa"));
    let process =
        format!("{mfa}: credential_process = countersign credential-process --profile mfa");
    check(&wanted, &found(), Ok(&[&process]));
    let key = format!("{ada}: the access key");
    let role = format!("{mfa}: role_arn = {ROLE}, source_profile = ada, mfa_serial = {PHONE}");
    check(&wanted, &Found { seals: true, ..found() }, Ok(&[&key, &role]));
    // Another profile of the name is not ours to change.
    store.add("ada", &[("region".to_owned(), "us-east-1".to_owned().into())]).unwrap();
    let stored_source = store.show("ada").ok();
    let why = Err("has another profile ada: choose another name with --source-profile");
    check(&wanted, &Found { seals: true, stored_source, ..found() }, why);
}

#[test]
fn what_somebody_elses_role_asks_for_is_said_as_far_as_it_can_be_read() {
    let made = Wanted { role: Role::Made(ROLE.to_owned()), ..wanted() };
    let says = |role: Option<String>| {
        let role = role.map(|trust| FoundRole { trust, attached: Vec::new() });
        let plan = Plan::make(&made, &Found { role, ..found() }, None).unwrap();
        plan.tasks.first().unwrap().says.clone()
    };
    let ours = trust::document("aws", "111122223333", None);
    let bare = ours.replace("aws:MultiFactorAuthPresent", "aws:SecureTransport");
    for (role, end) in [
        (Some(ours), "whose trust policy asks for MFA"),
        (Some(bare), "whose trust policy does not ask for MFA"),
        (Some("{}".to_owned()), "whose trust policy is not for us to read"),
        (None, "whose trust policy is not for us to read"),
    ] {
        assert!(says(role).ends_with(end), "{end}");
    }
}
