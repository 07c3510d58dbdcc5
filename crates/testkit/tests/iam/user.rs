//! Users: what their answers hold, what becomes of them under another name, and what keeps them from being deleted.

use countersign_api::iam::{
    AttachUserPolicy, AttachUserPolicyInput, CreateLoginProfile, CreateLoginProfileInput,
    CreateUser, CreateUserInput, DeactivateMfaDevice, DeactivateMfaDeviceInput, DeleteAccessKey,
    DeleteAccessKeyInput, DeleteLoginProfile, DeleteLoginProfileInput, DeleteUser, DeleteUserInput,
    DeleteUserPolicy, DeleteUserPolicyInput, DetachUserPolicy, DetachUserPolicyInput, GetUser,
    GetUserInput, ListAccessKeys, ListAccessKeysInput, ListMfaDevices, ListMfaDevicesInput,
    ListUsers, ListUsersInput, Tag, UpdateUser, UpdateUserInput, User,
};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_testkit::http::Connection;
use countersign_testkit::{ACCOUNT, Credentials, Draft, Said, Server, check, now, trust_with_mfa};

const BAD_PATH: &str = "400 ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.";

fn named(name: &str) -> CreateUserInput {
    CreateUserInput { user_name: name.into(), ..CreateUserInput::default() }
}

fn create(server: &Server, input: &CreateUserInput) -> Result<User, Said> {
    server.call::<CreateUser>(&server.root(), input).map(|out| out.user.unwrap())
}

fn get(server: &Server, name: &str) -> Result<User, Said> {
    get_as(server, &server.root(), Some(name))
}

fn get_as(server: &Server, who: &Credentials, name: Option<&str>) -> Result<User, Said> {
    let input = GetUserInput { user_name: name.map(str::to_owned) };
    server.call::<GetUser>(who, &input).map(|out| out.user)
}

fn list(server: &Server, input: &ListUsersInput) -> Vec<String> {
    let users = server.call::<ListUsers>(&server.root(), input).unwrap().users;
    users.into_iter().map(|user| user.user_name).collect()
}

fn update(
    server: &Server,
    name: &str,
    new_name: Option<&str>,
    new_path: Option<&str>,
) -> Result<(), Said> {
    let input = UpdateUserInput {
        user_name: name.into(),
        new_user_name: new_name.map(str::to_owned),
        new_path: new_path.map(str::to_owned),
    };
    server.call::<UpdateUser>(&server.root(), &input).map(|_| ())
}

fn delete(server: &Server, name: &str) -> Result<(), Said> {
    server
        .call::<DeleteUser>(&server.root(), &DeleteUserInput { user_name: name.into() })
        .map(|_| ())
}

/// The ARN that a user's credentials stand for.
fn identity(server: &Server, who: &Credentials) -> Result<String, Said> {
    server
        .call::<GetCallerIdentity>(who, &GetCallerIdentityInput {})
        .map(|out| out.arn.unwrap_or_default())
}

#[test]
fn an_answer_holds_what_was_asked_for_and_nothing_empty() {
    let server = Server::start();
    let plain = create(&server, &named("Ada")).unwrap();
    assert_eq!(plain.user_name, "Ada");
    assert_eq!(plain.path, "/");
    assert_eq!(plain.arn, format!("arn:aws:iam::{ACCOUNT}:user/Ada"));
    assert!(plain.user_id.starts_with("AIDA") && plain.user_id.len() == 21, "{}", plain.user_id);
    assert!((plain.create_date.0 - now()).abs() < 60);
    assert!(plain.tags.is_none() && plain.permissions_boundary.is_none());
    assert!(plain.password_last_used.is_none(), "a password that was never used is not told");
    let again = get(&server, "aDA").unwrap();
    assert_eq!(
        (again.user_name, again.user_id, again.arn, again.create_date),
        (plain.user_name, plain.user_id, plain.arn, plain.create_date)
    );

    let tag = |key: &str, value: &str| Tag { key: key.into(), value: value.into() };
    let boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let input = CreateUserInput {
        path: Some("/team/a/".into()),
        tags: Some(vec![tag("Environment", "Test"), tag("empty", "")]),
        permissions_boundary: Some(boundary.into()),
        ..named("bob")
    };
    for user in [create(&server, &input).unwrap(), get(&server, "bob").unwrap()] {
        assert_eq!(user.arn, format!("arn:aws:iam::{ACCOUNT}:user/team/a/bob"));
        let tags = user.tags.unwrap();
        let tags: Vec<_> = tags.iter().map(|t| (t.key.as_str(), t.value.as_str())).collect();
        assert_eq!(tags, [("Environment", "Test"), ("empty", "")]);
        let bounded = user.permissions_boundary.unwrap().permissions_boundary_arn;
        assert_eq!(bounded.as_deref(), Some(boundary));
    }
    let users = server.call::<ListUsers>(&server.root(), &Default::default()).unwrap().users;
    assert!(
        users.iter().all(|user| user.tags.is_none() && user.permissions_boundary.is_none()),
        "lists tell neither tags nor boundary"
    );
}

#[test]
fn what_a_new_user_is_refused_for() {
    let server = Server::start();
    create(&server, &named("Ada")).unwrap();
    let tag = |key: &str, value: &str| Tag { key: key.into(), value: value.into() };
    let tagged = |tags: Vec<Tag>| CreateUserInput { tags: Some(tags), ..named("bob") };
    let at = |path: &str| CreateUserInput { path: Some(path.into()), ..named("bob") };
    let bounded =
        |arn: &str| CreateUserInput { permissions_boundary: Some(arn.into()), ..named("bob") };
    let rows = [
        (named("Ada"), "409 EntityAlreadyExists: User with name Ada already exists."),
        (named("ADA"), "409 EntityAlreadyExists: User with name ADA already exists."),
        (at("x/"), BAD_PATH),
        (at("/x"), BAD_PATH),
        (at("/a b/"), BAD_PATH),
        (
            at(&format!("/{}/", "a".repeat(511))),
            "400 ValidationError: 1 validation error detected: Value at 'path' failed to satisfy constraint: Member must have length less than or equal to 512",
        ),
        (
            named(&"a".repeat(65)),
            "400 ValidationError: 1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
        ),
        (named(""), "400 ValidationError"),
        (named("a/b"), "400 ValidationError"),
        (named("a b"), "400 ValidationError"),
        (
            tagged(vec![tag("Team", "a"), tag("team", "b")]),
            "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
        ),
        (tagged(vec![tag("AWS:team", "a")]), "400 InvalidInput"),
        (
            tagged((0..51).map(|n| tag(&format!("k{n}"), "v")).collect()),
            "400 ValidationError: 1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
        ),
        (bounded(&format!("arn:aws:iam::{ACCOUNT}:policy/none")), "404 NoSuchEntity"),
        (bounded("arn:aws:iam::aws:not_a_policy/invalid"), "400 InvalidInput"),
    ];
    for (input, expected) in &rows {
        check(&create(&server, input), expected);
    }
    assert_eq!(list(&server, &ListUsersInput::default()), ["Ada"], "a refusal leaves nothing");
    check(&create(&server, &tagged((0..50).map(|n| tag(&format!("k{n}"), "v")).collect())), "200");
}

#[test]
fn who_is_not_there_is_told_by_name() {
    let server = Server::start();
    let nobody = "404 NoSuchEntity: The user with name nobody cannot be found.";
    check(&get(&server, "nobody"), nobody);
    check(&update(&server, "nobody", Some("somebody"), None), nobody);
    check(&update(&server, "nobody", None, None), nobody);
    check(&delete(&server, "nobody"), nobody);
}

#[test]
fn without_a_name_the_caller_is_meant() {
    let server = Server::start();
    let ada = server.user("ada");
    let refused = format!(
        "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:GetUser on resource: arn:aws:iam::{ACCOUNT}:user/ada because no identity-based policy allows the iam:GetUser action"
    );
    check(&get_as(&server, &ada, None), &refused);
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::*:user/${aws:username}"}}"#);
    assert_eq!(get_as(&server, &ada, None).unwrap().user_name, "ada");
    assert_eq!(get_as(&server, &ada, Some("Ada")).unwrap().user_name, "ada");

    let root = get_as(&server, &server.root(), None).unwrap();
    assert_eq!(root.user_id, ACCOUNT);
    assert_eq!(root.arn, format!("arn:aws:iam::{ACCOUNT}:root"));
    assert!(root.tags.is_none() && root.password_last_used.is_none());

    let boss = server.admin("boss");
    let trust = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}}"#;
    let role = server.role("R", trust);
    let attach = countersign_api::iam::AttachRolePolicyInput {
        role_name: "R".into(),
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess".into(),
    };
    server.call::<countersign_api::iam::AttachRolePolicy>(&server.root(), &attach).unwrap();
    let session = server.assume(&boss, &role, None).unwrap();
    check(
        &get_as(&server, &session, None),
        "400 ValidationError: Must specify userName when calling with non-User credentials",
    );
    check(&get_as(&server, &session, Some("ada")), "200");
}

#[test]
fn a_refusal_tells_nothing_of_who_is_there() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let refused = |name: &str| get_as(&server, &ada, Some(name)).unwrap_err().to_string();
    assert!(refused("bob").starts_with("403 AccessDenied"));
    assert_eq!(refused("bob"), refused("nobody").replace("nobody", "bob"));
    let as_ada = |name: &str, new: &str| {
        let input = UpdateUserInput {
            user_name: name.into(),
            new_user_name: Some(new.into()),
            ..UpdateUserInput::default()
        };
        server.call::<UpdateUser>(&ada, &input).unwrap_err().to_string()
    };
    assert_eq!(as_ada("bob", "x"), as_ada("nobody", "x").replace("nobody", "bob"));
    let made = |name: &str| server.call::<CreateUser>(&ada, &named(name)).unwrap_err().to_string();
    assert_eq!(made("bob"), made("nobody").replace("nobody", "bob"));
}

#[test]
fn a_user_under_another_name_stays_who_they_are() {
    let server = Server::start();
    let ada = server.user("ada");
    let phone = server.phone("ada", "phone");
    let role = server.role("R", &trust_with_mfa(ACCOUNT));
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}}"#);
    let before = get(&server, "ada").unwrap();
    assert_eq!(identity(&server, &ada).unwrap(), format!("arn:aws:iam::{ACCOUNT}:user/ada"));

    check(&update(&server, "ADA", Some("Eve"), Some("/x/")), "200");
    check(&get(&server, "ada"), "404 NoSuchEntity: The user with name ada cannot be found.");
    let after = get(&server, "eve").unwrap();
    assert_eq!((&after.user_id, after.create_date), (&before.user_id, before.create_date));
    assert_eq!(after.arn, format!("arn:aws:iam::{ACCOUNT}:user/x/Eve"));
    assert_eq!(list(&server, &ListUsersInput::default()), ["Eve"]);
    assert_eq!(identity(&server, &ada).unwrap(), after.arn);

    let keys = ListAccessKeysInput { user_name: Some("Eve".into()), ..Default::default() };
    let keys = server.call::<ListAccessKeys>(&server.root(), &keys).unwrap().access_key_metadata;
    assert_eq!(keys.len(), 1);
    assert_eq!(keys[0].user_name.as_deref(), Some("Eve"));
    let devices = ListMfaDevicesInput { user_name: Some("eve".into()), ..Default::default() };
    let devices = server.call::<ListMfaDevices>(&server.root(), &devices).unwrap().mfa_devices;
    assert_eq!((devices.len(), devices[0].user_name.as_str()), (1, "Eve"));
    check(&server.assume(&ada, &role, Some((&phone.serial, &phone.code(&server, 1)))), "200");

    // The old name is free, and whoever takes it is somebody else.
    let other = create(&server, &named("ada")).unwrap();
    assert_ne!(other.user_id, before.user_id);
    check(
        &update(&server, "ada", Some("EVE"), None),
        "409 EntityAlreadyExists: User with name EVE already exists.",
    );
    assert_eq!(get(&server, "ada").unwrap().user_id, other.user_id);
}

#[test]
fn a_name_may_change_its_case_and_a_path_alone_may_change() {
    let server = Server::start();
    let id = create(&server, &named("ada")).unwrap().user_id;
    let key = server.key("ada");
    let rows = [
        (Some("ADA"), None, "user/ADA"),
        (None, Some("/x/y/"), "user/x/y/ADA"),
        (Some("Ada"), Some("/"), "user/Ada"),
        (None, None, "user/Ada"),
    ];
    for (name, path, expected) in rows {
        check(&update(&server, "ada", name, path), "200");
        let user = get(&server, "ada").unwrap();
        assert_eq!((user.arn, &user.user_id), (format!("arn:aws:iam::{ACCOUNT}:{expected}"), &id));
        assert_eq!(list(&server, &ListUsersInput::default()).len(), 1);
        check(&identity(&server, &key), "200");
    }
    check(&update(&server, "ada", None, Some("x")), BAD_PATH);
    check(&update(&server, "ada", Some("a/b"), None), "400 ValidationError");
}

#[test]
fn a_move_needs_both_places() {
    let server = Server::start();
    let ada = server.user("ada");
    server.user("bob");
    let may = |resource: &str| {
        server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"iam:UpdateUser","Resource":"arn:aws:iam::*:user{resource}"}}}}"#));
    };
    let rename = || {
        let input = UpdateUserInput {
            user_name: "bob".into(),
            new_user_name: Some("eve".into()),
            new_path: Some("/x/".into()),
        };
        server.call::<UpdateUser>(&ada, &input)
    };
    may("/bob");
    check(&rename(), "403 AccessDenied");
    may("/x/eve");
    check(&rename(), "403 AccessDenied");
    may("/*");
    check(&rename(), "200");
}

#[test]
fn a_user_goes_when_nothing_hangs_on_them_and_leaves_nothing() {
    let server = Server::start();
    let root = server.root();
    let ada = server.admin("ada");
    let phone = server.phone("ada", "phone");
    let policy = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    let attach = AttachUserPolicyInput { user_name: "ada".into(), policy_arn: policy.into() };
    server.call::<AttachUserPolicy>(&root, &attach).unwrap();
    let login = CreateLoginProfileInput {
        user_name: Some("ada".into()),
        password: Some("Correct-Horse-1".into()),
        ..Default::default()
    };
    server.call::<CreateLoginProfile>(&root, &login).unwrap();
    let session = server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap();
    check(&identity(&server, &session), "200");

    let before = |what: &str| {
        check(
            &delete(&server, "Ada"),
            &format!("409 DeleteConflict: Cannot delete entity, must {what} first."),
        );
    };
    before("detach all policies");
    let detach = DetachUserPolicyInput { user_name: "ada".into(), policy_arn: policy.into() };
    server.call::<DetachUserPolicy>(&root, &detach).unwrap();
    before("delete policies");
    let inline = DeleteUserPolicyInput { user_name: "ada".into(), policy_name: "test".into() };
    server.call::<DeleteUserPolicy>(&root, &inline).unwrap();
    before("delete login profile");
    let login = DeleteLoginProfileInput { user_name: Some("ada".into()) };
    server.call::<DeleteLoginProfile>(&root, &login).unwrap();
    before("delete access keys");
    let key = DeleteAccessKeyInput { user_name: Some("ada".into()), access_key_id: ada.id.clone() };
    server.call::<DeleteAccessKey>(&root, &key).unwrap();
    before("delete MFA device");
    let device = DeactivateMfaDeviceInput {
        user_name: Some("ada".into()),
        serial_number: phone.serial.clone(),
    };
    server.call::<DeactivateMfaDevice>(&root, &device).unwrap();
    check(&delete(&server, "Ada"), "200");

    check(&get(&server, "ada"), "404 NoSuchEntity");
    assert!(list(&server, &ListUsersInput::default()).is_empty());
    check(&identity(&server, &ada), "403 InvalidClientTokenId");
    check(&identity(&server, &session), "403 InvalidClientTokenId");

    // Whoever is made under the same name has nothing of it.
    let again = server.user("ada");
    let refused = server.call::<ListUsers>(&again, &ListUsersInput::default());
    check(&refused, "403 AccessDenied");
    check(&identity(&server, &session), "403 InvalidClientTokenId");
}

#[test]
fn lists_come_in_pages_and_by_path() {
    let server = Server::start();
    for (name, path) in [("b", "/x/"), ("A", "/x/y/"), ("c", "/"), ("d", "/x/"), ("e", "/xy/")] {
        create(&server, &CreateUserInput { path: Some(path.into()), ..named(name) }).unwrap();
    }
    let under =
        |prefix: &str| ListUsersInput { path_prefix: Some(prefix.into()), ..Default::default() };
    assert_eq!(list(&server, &ListUsersInput::default()), ["A", "b", "c", "d", "e"]);
    assert_eq!(list(&server, &under("/x/")), ["A", "b", "d"]);
    assert_eq!(list(&server, &under("/x")), ["A", "b", "d", "e"]);
    assert!(list(&server, &under("/none/")).is_empty());

    let first = ListUsersInput { max_items: Some(2), ..under("/x/") };
    let first = server.call::<ListUsers>(&server.root(), &first).unwrap();
    assert_eq!((first.is_truncated, first.users.len()), (Some(true), 2));
    let marker = first.marker.unwrap();
    let next = ListUsersInput { marker: Some(marker.clone()), max_items: Some(2), ..under("/x/") };
    let next = server.call::<ListUsers>(&server.root(), &next).unwrap();
    assert_eq!((next.is_truncated, next.marker.as_deref()), (Some(false), None));
    assert_eq!(next.users.iter().map(|u| u.user_name.as_str()).collect::<Vec<_>>(), ["d"]);

    let invalid = "400 ValidationError: Invalid Marker.";
    let rows = [
        (ListUsersInput { marker: Some("made-up".into()), ..under("/x/") }, invalid),
        (ListUsersInput { marker: Some(marker.clone()), ..under("/") }, invalid),
        (ListUsersInput { marker: Some(format!("{marker}A")), ..under("/x/") }, invalid),
        (ListUsersInput { max_items: Some(0), ..under("/") }, "400 ValidationError"),
        (ListUsersInput { max_items: Some(1001), ..under("/") }, "400 ValidationError"),
        (under("x"), "400 ValidationError"),
    ];
    for (input, expected) in rows {
        check(&server.call::<ListUsers>(&server.root(), &input), expected);
    }
    // A marker of one list opens no other.
    let keys = ListAccessKeysInput {
        user_name: Some("b".into()),
        marker: Some(marker),
        ..Default::default()
    };
    check(&server.call::<ListAccessKeys>(&server.root(), &keys), invalid);
}

/// Sends requests at once, each on a connection of its own.
fn at_once(server: &Server, requests: &[Vec<u8>]) -> Vec<String> {
    let at = server.at();
    std::thread::scope(|scope| {
        let call = |request| Connection::open(at).unwrap().exchange(request).unwrap().said();
        let calls: Vec<_> = requests.iter().map(|r| scope.spawn(move || call(r))).collect();
        calls.into_iter().map(|call| call.join().unwrap()).collect()
    })
}

fn count(said: &[String], what: &str) -> usize {
    said.iter().filter(|said| *said == what).count()
}

#[test]
fn of_many_who_make_one_user_one_succeeds() {
    let server = Server::start();
    let request = |name: &str| {
        Draft::of::<CreateUser>(server.at(), &named(name))
            .sign(&server.root(), "iam", now())
            .unwrap()
            .bytes()
    };
    let requests: Vec<_> =
        (0..16).map(|n| request(if n % 2 == 0 { "ada" } else { "ADA" })).collect();
    let said = at_once(&server, &requests);
    assert_eq!(count(&said, "200"), 1, "{said:?}");
    assert_eq!(said.iter().filter(|said| said.starts_with("409 EntityAlreadyExists")).count(), 15);
    assert_eq!(list(&server, &ListUsersInput::default()).len(), 1);
}

#[test]
fn of_many_who_take_one_name_one_succeeds() {
    let server = Server::start();
    let ids: Vec<String> =
        (0..8).map(|n| create(&server, &named(&format!("u{n}"))).unwrap().user_id).collect();
    let request = |n: usize| {
        let input = UpdateUserInput {
            user_name: format!("u{n}"),
            new_user_name: Some("eve".into()),
            ..UpdateUserInput::default()
        };
        Draft::of::<UpdateUser>(server.at(), &input)
            .sign(&server.root(), "iam", now())
            .unwrap()
            .bytes()
    };
    let said = at_once(&server, &(0..8).map(request).collect::<Vec<_>>());
    assert_eq!(count(&said, "200"), 1, "{said:?}");
    assert_eq!(count(&said, "409 EntityAlreadyExists: User with name eve already exists."), 7);
    let users = server.call::<ListUsers>(&server.root(), &Default::default()).unwrap().users;
    let mut left: Vec<String> = users.into_iter().map(|user| user.user_id).collect();
    left.sort_unstable();
    let mut all = ids;
    all.sort_unstable();
    assert_eq!(left, all, "nobody is lost and nobody is there twice");
}
