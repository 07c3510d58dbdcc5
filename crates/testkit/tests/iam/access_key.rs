//! Access keys: whose they are, how many there may be, when they were last used, and who learns of it.

use crate::sts::accounts::{OTHER, account};
use countersign_api::iam::{
    AccessKey, AccessKeyLastUsed, AccessKeyMetadata, AttachRolePolicy, AttachRolePolicyInput,
    CreateAccessKey, CreateAccessKeyInput, CreateUser, CreateUserInput, DeleteAccessKey,
    DeleteAccessKeyInput, DeleteUser, DeleteUserInput, GetAccessKeyLastUsed,
    GetAccessKeyLastUsedInput, ListAccessKeys, ListAccessKeysInput, ListUsers, ListUsersInput,
    UpdateAccessKey, UpdateAccessKeyInput,
};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_testkit::http::Connection;
use countersign_testkit::{ACCOUNT, Credentials, Draft, Said, Server, check, now};

const UNKNOWN: &str = "AKIAIOSFODNN7EXAMPLE";
const QUOTA: &str = "409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2";
const NOBODY: &str = "404 NoSuchEntity: The user with name nobody cannot be found.";

fn create(server: &Server, who: &Credentials, user: Option<&str>) -> Result<AccessKey, Said> {
    let input = CreateAccessKeyInput { user_name: user.map(str::to_owned) };
    server.call::<CreateAccessKey>(who, &input).map(|out| out.access_key)
}

fn list(
    server: &Server,
    who: &Credentials,
    user: Option<&str>,
) -> Result<Vec<AccessKeyMetadata>, Said> {
    let input = ListAccessKeysInput {
        user_name: user.map(str::to_owned),
        ..ListAccessKeysInput::default()
    };
    server.call::<ListAccessKeys>(who, &input).map(|out| out.access_key_metadata)
}

fn set(
    server: &Server,
    who: &Credentials,
    user: Option<&str>,
    key: &str,
    status: &str,
) -> Result<(), Said> {
    let input = UpdateAccessKeyInput {
        user_name: user.map(str::to_owned),
        access_key_id: key.into(),
        status: status.into(),
    };
    server.call::<UpdateAccessKey>(who, &input).map(|_| ())
}

fn delete(server: &Server, who: &Credentials, user: Option<&str>, key: &str) -> Result<(), Said> {
    let input =
        DeleteAccessKeyInput { user_name: user.map(str::to_owned), access_key_id: key.into() };
    server.call::<DeleteAccessKey>(who, &input).map(|_| ())
}

/// Whose a key is and when it was last used.
fn used(
    server: &Server,
    who: &Credentials,
    key: &str,
) -> Result<(Option<String>, AccessKeyLastUsed), Said> {
    let input = GetAccessKeyLastUsedInput { access_key_id: key.into() };
    server
        .call::<GetAccessKeyLastUsed>(who, &input)
        .map(|out| (out.user_name, out.access_key_last_used.unwrap()))
}

/// A user without a key.
fn make_user(server: &Server, root: &Credentials, name: &str) {
    let input = CreateUserInput { user_name: name.into(), ..CreateUserInput::default() };
    server.call::<CreateUser>(root, &input).unwrap();
}

fn credentials(key: &AccessKey) -> Credentials {
    Credentials {
        id: key.access_key_id.clone(),
        secret: key.secret_access_key.expose().into(),
        token: None,
    }
}

fn identity(server: &Server, who: &Credentials) -> Result<String, Said> {
    server
        .call::<GetCallerIdentity>(who, &GetCallerIdentityInput {})
        .map(|out| out.arn.unwrap_or_default())
}

/// Keys in the order of their ids, with their status.
fn statuses(keys: &[AccessKeyMetadata]) -> Vec<(&str, &str)> {
    keys.iter()
        .map(|key| (key.access_key_id.as_deref().unwrap(), key.status.as_deref().unwrap()))
        .collect()
}

/// The credentials of a session of a role that may do everything.
fn role_session(server: &Server) -> Credentials {
    let boss = server.admin("boss");
    let trust = format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"AWS":"{ACCOUNT}"}},"Action":"sts:AssumeRole"}}}}"#
    );
    let role = server.role("R", &trust);
    let attach = AttachRolePolicyInput {
        role_name: "R".into(),
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess".into(),
    };
    server.call::<AttachRolePolicy>(&server.root(), &attach).unwrap();
    server.assume(&boss, &role, None).unwrap()
}

#[test]
fn a_key_from_beginning_to_end() {
    let server = Server::start();
    let root = server.root();
    let first = server.user("Ada");
    let made = create(&server, &root, Some("ada")).unwrap();
    assert_eq!((made.user_name.as_str(), made.status.as_str()), ("Ada", "Active"));
    assert!(made.access_key_id.starts_with("AKIA") && made.access_key_id.len() == 20);
    let secret = made.secret_access_key.expose();
    assert_eq!(secret.len(), 40);
    assert!(secret.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/".contains(&b)), "{secret}");
    assert!((made.create_date.unwrap().0 - now()).abs() < 60);
    let second = credentials(&made);
    for key in [&first, &second] {
        assert_eq!(identity(&server, key).unwrap(), format!("arn:aws:iam::{ACCOUNT}:user/Ada"));
    }
    check(&create(&server, &root, Some("ADA")), QUOTA);

    // Off, on, gone: each at once, and each for this key only.
    let invalid =
        "403 InvalidClientTokenId: The security token included in the request is invalid.";
    check(&set(&server, &root, Some("ada"), &second.id, "Inactive"), "200");
    check(&identity(&server, &second), invalid);
    check(&identity(&server, &first), "200");
    check(&create(&server, &root, Some("Ada")), QUOTA);
    let keys = list(&server, &root, Some("ada")).unwrap();
    let mut expected = [(first.id.as_str(), "Active"), (second.id.as_str(), "Inactive")];
    expected.sort_unstable();
    assert_eq!(statuses(&keys), expected);
    assert!(keys.iter().all(|key| key.user_name.as_deref() == Some("Ada")));
    assert!(keys.iter().all(|key| key.create_date.is_some()));
    check(&set(&server, &root, Some("ada"), &second.id, "Inactive"), "200");
    check(&set(&server, &root, Some("ada"), &second.id, "Active"), "200");
    check(&identity(&server, &second), "200");
    check(&delete(&server, &root, Some("ada"), &second.id), "200");
    check(&identity(&server, &second), invalid);
    let gone = format!("404 NoSuchEntity: The Access Key with id {} cannot be found.", second.id);
    check(&delete(&server, &root, Some("ada"), &second.id), &gone);
    check(&set(&server, &root, Some("ada"), &second.id, "Active"), &gone);
    assert_eq!(statuses(&list(&server, &root, Some("ada")).unwrap()), [(&*first.id, "Active")]);
    check(&create(&server, &root, Some("ada")), "200");
}

#[test]
fn what_is_refused() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    let bob = server.user("bob");
    check(&create(&server, &root, Some("nobody")), NOBODY);
    check(&list(&server, &root, Some("nobody")), NOBODY);
    check(&set(&server, &root, Some("nobody"), &ada.id, "Inactive"), NOBODY);
    check(&delete(&server, &root, Some("nobody"), &ada.id), NOBODY);
    let unknown = format!("404 NoSuchEntity: The Access Key with id {UNKNOWN} cannot be found.");
    check(&set(&server, &root, Some("ada"), UNKNOWN, "Inactive"), &unknown);
    check(&delete(&server, &root, Some("ada"), UNKNOWN), &unknown);
    // Somebody else's key is not there.
    let not_adas = format!("404 NoSuchEntity: The Access Key with id {} cannot be found.", bob.id);
    check(&set(&server, &root, Some("ada"), &bob.id, "Inactive"), &not_adas);
    check(&delete(&server, &root, Some("ada"), &bob.id), &not_adas);
    check(&set(&server, &root, None, &bob.id, "Inactive"), &not_adas);
    check(&delete(&server, &root, None, &bob.id), &not_adas);
    check(&identity(&server, &bob), "200");
    let word = "400 ValidationError: 1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set";
    for status in ["Off", "inactive", "ACTIVE"] {
        let said = set(&server, &root, Some("ada"), &ada.id, status).unwrap_err().to_string();
        assert!(said.starts_with(word), "{status}: {said}");
    }
    check(
        &set(&server, &root, Some("ada"), &ada.id, "Expired"),
        "400 InvalidInput: Status Expired cannot be set.",
    );
    check(&delete(&server, &root, Some("ada"), "short"), "400 ValidationError");
    check(&delete(&server, &root, Some("ada"), "key/with/slashes/in/it"), "400 ValidationError");
    let marker = ListAccessKeysInput {
        user_name: Some("ada".into()),
        marker: Some("made-up".into()),
        ..Default::default()
    };
    check(&server.call::<ListAccessKeys>(&root, &marker), "400 ValidationError: Invalid Marker.");
    check(&identity(&server, &ada), "200");
}

#[test]
fn keys_come_in_pages() {
    let server = Server::start();
    let root = server.root();
    server.user("ada");
    server.key("ada");
    server.user("bob");
    server.key("bob");
    let page = |user: &str, marker: Option<String>| {
        let input =
            ListAccessKeysInput { user_name: Some(user.into()), max_items: Some(1), marker };
        server.call::<ListAccessKeys>(&root, &input)
    };
    let first = page("ada", None).unwrap();
    assert_eq!((first.is_truncated, first.access_key_metadata.len()), (Some(true), 1));
    let second = page("ADA", first.marker.clone()).unwrap();
    assert_eq!((second.is_truncated, second.access_key_metadata.len()), (Some(false), 1));
    assert_ne!(
        first.access_key_metadata[0].access_key_id,
        second.access_key_metadata[0].access_key_id
    );
    check(&page("bob", first.marker), "400 ValidationError: Invalid Marker.");
}

#[test]
fn without_a_name_the_caller_is_meant() {
    let server = Server::start();
    let ada = server.user("ada");
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*AccessKey*","Resource":"arn:aws:iam::*:user/${aws:username}"}}"#);
    let made = create(&server, &ada, None).unwrap();
    assert_eq!(made.user_name, "ada");
    assert_eq!(list(&server, &ada, None).unwrap().len(), 2);
    check(&set(&server, &ada, None, &made.access_key_id, "Inactive"), "200");
    check(&delete(&server, &ada, None, &made.access_key_id), "200");
    // The last thing that a key can do.
    check(&delete(&server, &ada, None, &ada.id), "200");
    check(&identity(&server, &ada), "403 InvalidClientTokenId");

    let session = role_session(&server);
    let must = "400 ValidationError: Must specify userName when calling with non-User credentials";
    let bob = server.user("bob");
    check(&create(&server, &session, None), must);
    check(&list(&server, &session, None), must);
    check(&set(&server, &session, None, &bob.id, "Inactive"), must);
    check(&delete(&server, &session, None, &bob.id), must);
    check(&create(&server, &session, Some("bob")), "200");
}

#[test]
fn root_has_keys_of_its_own() {
    let server = Server::start();
    let root = server.root();
    assert_eq!(statuses(&list(&server, &root, None).unwrap()), [(&*root.id, "Active")]);
    let made = create(&server, &root, None).unwrap();
    let second = credentials(&made);
    assert_eq!(identity(&server, &second).unwrap(), format!("arn:aws:iam::{ACCOUNT}:root"));
    check(&create(&server, &second, None), QUOTA);
    assert_eq!(list(&server, &second, None).unwrap().len(), 2);
    check(&set(&server, &root, None, &second.id, "Inactive"), "200");
    check(&identity(&server, &second), "403 InvalidClientTokenId");
    check(&set(&server, &root, None, &second.id, "Active"), "200");
    // Nobody reaches root's keys by a name.
    let boss = server.admin("boss");
    check(&delete(&server, &boss, None, &second.id), "404 NoSuchEntity");
    check(&delete(&server, &boss, Some("boss"), &second.id), "404 NoSuchEntity");
    check(&delete(&server, &boss, Some("root"), &second.id), "404 NoSuchEntity");
    check(&set(&server, &boss, Some("boss"), &second.id, "Inactive"), "404 NoSuchEntity");
    check(&delete(&server, &root, None, &second.id), "200");
    check(&identity(&server, &second), "403 InvalidClientTokenId");
    check(&identity(&server, &root), "200");
}

#[test]
fn e2_nobody_makes_keys_for_others() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:CreateAccessKey","Resource":"arn:aws:iam::*:user/${aws:username}"}}"#);
    let rows = [
        (Some("bob"), "403 AccessDenied"),
        (Some("BOB"), "403 AccessDenied"),
        (Some("root"), "403 AccessDenied"),
        (Some(ACCOUNT), "403 AccessDenied"),
        (Some("nobody"), "403 AccessDenied"),
        (Some("*"), "400 ValidationError"),
        (Some("/bob"), "400 ValidationError"),
        (Some("ada/../bob"), "400 ValidationError"),
        (Some(""), "400 ValidationError"),
    ];
    for (name, expected) in rows {
        check(&create(&server, &ada, name), expected);
    }
    assert_eq!(list(&server, &server.root(), Some("bob")).unwrap().len(), 1, "nothing was made");
    assert_eq!(list(&server, &server.root(), None).unwrap().len(), 1, "nothing was made");
    check(&create(&server, &ada, None), "200");
    check(&create(&server, &ada, Some("ADA")), QUOTA);
    let refused = |name: &str| create(&server, &ada, Some(name)).unwrap_err().to_string();
    assert_eq!(refused("bob"), refused("nobody").replace("nobody", "bob"));
}

#[test]
fn a_key_tells_when_it_was_last_used() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("Ada");
    let (owner, never) = used(&server, &root, &ada.id).unwrap();
    assert_eq!(owner.as_deref(), Some("Ada"));
    assert!(never.last_used_date.is_none());
    assert_eq!((never.service_name.as_str(), never.region.as_str()), ("N/A", "N/A"));

    identity(&server, &ada).unwrap();
    let (_, once) = used(&server, &root, &ada.id).unwrap();
    assert!((once.last_used_date.unwrap().0 - server.now()).abs() < 60);
    assert_eq!((once.service_name.as_str(), once.region.as_str()), ("sts", "us-east-1"));

    // A call that policy refuses is a use as well; a wrong signature is none.
    server.pass(7200);
    check(&server.call::<ListUsers>(&ada, &ListUsersInput::default()), "403 AccessDenied");
    let (_, refused) = used(&server, &root, &ada.id).unwrap();
    assert_eq!(refused.service_name, "iam");
    assert!((refused.last_used_date.unwrap().0 - server.now()).abs() < 60);
    server.pass(7200);
    let forged = Credentials { secret: "not/the/secret".into(), ..ada.clone() };
    check(&identity(&server, &forged), "403 SignatureDoesNotMatch");
    assert_eq!(used(&server, &root, &ada.id).unwrap().1.last_used_date, refused.last_used_date);

    // Root's own key has no user.
    let (nobody, at) = used(&server, &root, &root.id).unwrap();
    assert!(nobody.is_none() && at.last_used_date.is_some());
}

#[test]
fn who_may_not_see_a_key_does_not_learn_of_it() {
    let server = Server::start();
    let ada = server.user("ada");
    let bob = server.user("bob");
    let boss = server.admin("boss");
    let refused = |who: &str, key: &str| {
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/{who} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {key}"
        )
    };
    check(&used(&server, &boss, UNKNOWN), &refused("boss", UNKNOWN));
    for key in [&*bob.id, &*server.root().id, &*ada.id, UNKNOWN] {
        check(&used(&server, &ada, key), &refused("ada", key));
    }
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetAccessKeyLastUsed","Resource":"arn:aws:iam::*:user/${aws:username}"}}"#);
    check(&used(&server, &ada, &ada.id), "200");
    check(&used(&server, &ada, &bob.id), &refused("ada", &bob.id));
    check(&used(&server, &boss, &bob.id), "200");
    delete(&server, &server.root(), Some("bob"), &bob.id).unwrap();
    check(&used(&server, &boss, &bob.id), &refused("boss", &bob.id));
}

#[test]
fn another_accounts_keys_are_not_there() {
    let server = Server::start();
    let (ours, theirs) = (server.root(), account(&server, OTHER));
    let ada = server.user("ada");
    make_user(&server, &theirs, "ada");
    let key = create(&server, &theirs, Some("ada")).unwrap().access_key_id;
    let gone = format!("404 NoSuchEntity: The Access Key with id {key} cannot be found.");
    check(&set(&server, &ours, Some("ada"), &key, "Inactive"), &gone);
    check(&delete(&server, &ours, Some("ada"), &key), &gone);
    check(&delete(&server, &ours, None, &theirs.id), "404 NoSuchEntity");
    for one in [&*key, &*theirs.id] {
        check(
            &used(&server, &ours, one),
            &format!(
                "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {one}"
            ),
        );
    }
    assert_eq!(statuses(&list(&server, &ours, Some("ada")).unwrap()), [(&*ada.id, "Active")]);
    assert_eq!(statuses(&list(&server, &theirs, Some("ada")).unwrap()), [(&*key, "Active")]);
    check(&used(&server, &theirs, &key), "200");
}

/// Sends signed calls at once, each on a connection of its own.
fn at_once(server: &Server, requests: &[Draft]) -> Vec<String> {
    let at = server.at();
    std::thread::scope(|scope| {
        let call = |request: &Draft| {
            let signed = request.clone().sign(&server.root(), "iam", now()).unwrap();
            Connection::open(at).unwrap().exchange(&signed.bytes()).unwrap().said()
        };
        let calls: Vec<_> = requests.iter().map(|r| scope.spawn(move || call(r))).collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    })
}

#[test]
fn of_many_keys_at_once_two_are_made() {
    let server = Server::start();
    make_user(&server, &server.root(), "ada");
    let input = CreateAccessKeyInput { user_name: Some("ada".into()) };
    let said = at_once(&server, &vec![Draft::of::<CreateAccessKey>(server.at(), &input); 16]);
    assert_eq!(said.iter().filter(|said| *said == "200").count(), 2, "{said:?}");
    assert_eq!(said.iter().filter(|said| *said == QUOTA).count(), 14, "{said:?}");
    assert_eq!(list(&server, &server.root(), Some("ada")).unwrap().len(), 2);
}

#[test]
fn no_key_outlives_its_user() {
    let server = Server::start();
    for round in 0..16 {
        let name = format!("u{round}");
        make_user(&server, &server.root(), &name);
        let make = CreateAccessKeyInput { user_name: Some(name.clone()) };
        let remove = DeleteUserInput { user_name: name.clone() };
        let mut both = [
            Draft::of::<CreateAccessKey>(server.at(), &make),
            Draft::of::<DeleteUser>(server.at(), &remove),
        ];
        if round % 2 == 0 {
            both.reverse();
        }
        let mut said = at_once(&server, &both);
        if round % 2 == 0 {
            said.reverse();
        }
        let gone = format!("404 NoSuchEntity: The user with name {name} cannot be found.");
        let held = "409 DeleteConflict: Cannot delete entity, must delete access keys first.";
        assert!(said == ["200", held] || said == [&*gone, "200"], "{said:?}");
    }
}
