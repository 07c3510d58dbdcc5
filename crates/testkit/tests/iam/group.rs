//! Groups: what their answers hold, who is in them, what they give and when they can go.

use countersign_api::iam::{
    AddUserToGroup, AddUserToGroupInput, AttachGroupPolicy, AttachGroupPolicyInput, CreateGroup,
    CreateGroupInput, CreateUser, CreateUserInput, DeleteGroup, DeleteGroupInput,
    DeleteGroupPolicy, DeleteGroupPolicyInput, DeleteUser, DeleteUserInput, DetachGroupPolicy,
    DetachGroupPolicyInput, GetGroup, GetGroupInput, GetGroupOutput, GetUser, GetUserInput, Group,
    ListGroups, ListGroupsForUser, ListGroupsForUserInput, ListGroupsInput, ListUsers,
    ListUsersInput, PutGroupPolicy, PutGroupPolicyInput, RemoveUserFromGroup,
    RemoveUserFromGroupInput, UpdateGroup, UpdateGroupInput, UpdateUser, UpdateUserInput,
};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_testkit::http::Connection;
use countersign_testkit::{ACCOUNT, Credentials, Draft, Said, Server, check, now};

const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";

pub(crate) fn create(
    server: &Server,
    who: &Credentials,
    name: &str,
    path: Option<&str>,
) -> Result<Group, Said> {
    let input = CreateGroupInput { path: path.map(str::to_owned), group_name: name.into() };
    server.call::<CreateGroup>(who, &input).map(|out| out.group)
}

/// A new group with that name.
fn made(server: &Server, name: &str) -> Group {
    create(server, &server.root(), name, None).unwrap()
}

fn add_input(group: &str, user: &str) -> AddUserToGroupInput {
    AddUserToGroupInput { group_name: group.into(), user_name: user.into() }
}

pub(crate) fn add(server: &Server, group: &str, user: &str) -> Result<(), Said> {
    server.call::<AddUserToGroup>(&server.root(), &add_input(group, user)).map(|_| ())
}

fn remove(server: &Server, group: &str, user: &str) -> Result<(), Said> {
    let input = RemoveUserFromGroupInput { group_name: group.into(), user_name: user.into() };
    server.call::<RemoveUserFromGroup>(&server.root(), &input).map(|_| ())
}

fn get(server: &Server, name: &str) -> Result<GetGroupOutput, Said> {
    let input = GetGroupInput { group_name: name.into(), ..GetGroupInput::default() };
    server.call::<GetGroup>(&server.root(), &input)
}

/// The names of a group's members, sorted.
fn members(server: &Server, group: &str) -> Vec<String> {
    let users = get(server, group).unwrap().users;
    let mut names: Vec<String> = users.into_iter().map(|user| user.user_name).collect();
    names.sort_unstable();
    names
}

fn groups_of(server: &Server, user: &str) -> Result<Vec<String>, Said> {
    let input =
        ListGroupsForUserInput { user_name: user.into(), ..ListGroupsForUserInput::default() };
    server.call::<ListGroupsForUser>(&server.root(), &input).map(|out| names(out.groups))
}

fn list(server: &Server) -> Vec<String> {
    names(server.call::<ListGroups>(&server.root(), &ListGroupsInput::default()).unwrap().groups)
}

fn names(groups: Vec<Group>) -> Vec<String> {
    groups.into_iter().map(|group| group.group_name).collect()
}

fn update(
    server: &Server,
    who: &Credentials,
    name: &str,
    new_name: Option<&str>,
    new_path: Option<&str>,
) -> Result<(), Said> {
    let input = UpdateGroupInput {
        group_name: name.into(),
        new_path: new_path.map(str::to_owned),
        new_group_name: new_name.map(str::to_owned),
    };
    server.call::<UpdateGroup>(who, &input).map(|_| ())
}

fn delete(server: &Server, name: &str) -> Result<(), Said> {
    let input = DeleteGroupInput { group_name: name.into() };
    server.call::<DeleteGroup>(&server.root(), &input).map(|_| ())
}

pub(crate) fn put(server: &Server, group: &str, policy: &str, document: &str) {
    let input = PutGroupPolicyInput {
        group_name: group.into(),
        policy_name: policy.into(),
        policy_document: document.into(),
    };
    server.call::<PutGroupPolicy>(&server.root(), &input).unwrap();
}

pub(crate) fn attach(server: &Server, group: &str, arn: &str) {
    let input = AttachGroupPolicyInput { group_name: group.into(), policy_arn: arn.into() };
    server.call::<AttachGroupPolicy>(&server.root(), &input).unwrap();
}

fn statement(effect: &str, action: &str) -> String {
    format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Effect":"{effect}","Action":"{action}","Resource":"*"}}}}"#
    )
}

fn list_users(server: &Server, who: &Credentials) -> Result<(), Said> {
    server.call::<ListUsers>(who, &ListUsersInput::default()).map(|_| ())
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

fn signed(server: &Server, draft: Draft) -> Vec<u8> {
    draft.sign(&server.root(), "iam", now()).unwrap().bytes()
}

#[test]
fn an_answer_tells_what_a_group_is() {
    let server = Server::start();
    let root = server.root();
    let dev = create(&server, &root, "Dev", None).unwrap();
    assert_eq!((dev.group_name.as_str(), dev.path.as_str()), ("Dev", "/"));
    assert_eq!(dev.arn, format!("arn:aws:iam::{ACCOUNT}:group/Dev"));
    assert!(dev.group_id.starts_with("AGPA") && dev.group_id.len() == 21, "{}", dev.group_id);
    assert!((dev.create_date.0 - now()).abs() < 60);
    let ops = create(&server, &root, "ops", Some("/some/location/")).unwrap();
    assert_eq!(ops.arn, format!("arn:aws:iam::{ACCOUNT}:group/some/location/ops"));

    let shown = get(&server, "dEV").unwrap();
    assert_eq!((shown.is_truncated, shown.marker), (Some(false), None));
    assert!(shown.users.is_empty());
    assert_eq!((shown.group.group_id, shown.group.arn), (dev.group_id.clone(), dev.arn));

    let taken = "409 EntityAlreadyExists: Group with name DEV already exists.";
    check(&create(&server, &root, "DEV", Some("/x/")), taken);
    for (name, path) in [("a/b", None), ("", None), ("x", Some("x/")), ("x", Some("/x"))] {
        check(&create(&server, &root, name, path), "400 ValidationError");
    }
    check(&create(&server, &root, &"x".repeat(129), None), "400 ValidationError");
    check(&create(&server, &root, &"x".repeat(128), None), "200");
    assert_eq!(list(&server), ["Dev", "ops", &"x".repeat(128)], "a refusal leaves nothing");
}

#[test]
fn a_member_is_listed_on_both_sides() {
    let server = Server::start();
    let input = CreateUserInput {
        path: Some("/team/".into()),
        user_name: "Ada".into(),
        ..CreateUserInput::default()
    };
    let ada = server.call::<CreateUser>(&server.root(), &input).unwrap().user.unwrap();
    for name in ["ops", "Dev"] {
        made(&server, name);
    }
    assert!(groups_of(&server, "ada").unwrap().is_empty());
    check(&add(&server, "OPS", "ADA"), "200");
    check(&add(&server, "dev", "ada"), "200");
    check(&add(&server, "dev", "ada"), "200");
    assert_eq!(groups_of(&server, "ada").unwrap(), ["Dev", "ops"], "by name, each once");
    let users = get(&server, "dev").unwrap().users;
    assert_eq!(users.len(), 1);
    assert_eq!(
        (&users[0].user_name, &users[0].user_id, &users[0].arn, &users[0].path),
        (&ada.user_name, &ada.user_id, &ada.arn, &ada.path)
    );
    assert!(users[0].password_last_used.is_none() && users[0].tags.is_none());

    check(&remove(&server, "DEV", "ADA"), "200");
    check(&remove(&server, "dev", "ada"), "200");
    assert_eq!(groups_of(&server, "ada").unwrap(), ["ops"]);
    assert!(members(&server, "dev").is_empty());
    assert_eq!(members(&server, "ops"), ["Ada"]);
}

#[test]
fn who_or_what_is_not_there_is_told_by_name() {
    let server = Server::start();
    let root = server.root();
    server.user("ada");
    made(&server, "dev");
    let no_group = "404 NoSuchEntity: The group with name none cannot be found.";
    let no_user = "404 NoSuchEntity: The user with name nobody cannot be found.";
    check(&get(&server, "none"), no_group);
    check(&update(&server, &root, "none", Some("x"), None), no_group);
    check(&update(&server, &root, "none", None, None), no_group);
    check(&delete(&server, "none"), no_group);
    check(&add(&server, "none", "ada"), no_group);
    check(&remove(&server, "none", "ada"), no_group);
    check(&add(&server, "dev", "nobody"), no_user);
    check(&remove(&server, "dev", "nobody"), no_user);
    // Recorded: of two that are not there, the user is named.
    check(&remove(&server, "none", "nobody"), no_user);
    check(&groups_of(&server, "nobody"), no_user);
}

#[test]
fn a_group_under_another_name_stays_what_it_is() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    let before = made(&server, "dev");
    put(&server, "dev", "p", &statement("Allow", "iam:ListUsers"));
    add(&server, "dev", "ada").unwrap();

    check(&update(&server, &root, "DEV", Some("Ops"), Some("/x/")), "200");
    check(&get(&server, "dev"), "404 NoSuchEntity: The group with name dev cannot be found.");
    let after = get(&server, "ops").unwrap().group;
    assert_eq!((&after.group_id, after.create_date), (&before.group_id, before.create_date));
    assert_eq!(after.arn, format!("arn:aws:iam::{ACCOUNT}:group/x/Ops"));
    assert_eq!((list(&server), members(&server, "ops")), (vec!["Ops".into()], vec!["ada".into()]));
    assert_eq!(groups_of(&server, "ada").unwrap(), ["Ops"]);
    check(&list_users(&server, &ada), "200");

    // A name may change its case, and a path alone may change.
    for (name, path, arn) in [
        (Some("OPS"), None, "group/x/OPS"),
        (None, Some("/y/"), "group/y/OPS"),
        (None, None, "group/y/OPS"),
    ] {
        check(&update(&server, &root, "ops", name, path), "200");
        assert_eq!(get(&server, "ops").unwrap().group.arn, format!("arn:aws:iam::{ACCOUNT}:{arn}"));
        assert_eq!(members(&server, "ops"), ["ada"]);
    }

    // The old name is free; what is made under it is another group, and nobody is in it.
    let other = made(&server, "dev");
    assert_ne!(other.group_id, before.group_id);
    assert!(members(&server, "dev").is_empty());
    let taken = "409 EntityAlreadyExists: Group with name OPS already exists.";
    check(&update(&server, &root, "dev", Some("OPS"), None), taken);
    check(&update(&server, &root, "dev", Some("a/b"), None), "400 ValidationError");
    check(&update(&server, &root, "dev", None, Some("x")), "400 ValidationError");
    assert_eq!(get(&server, "dev").unwrap().group.group_id, other.group_id);
}

#[test]
fn a_user_under_another_name_stays_in_their_groups() {
    let server = Server::start();
    server.user("ada");
    made(&server, "dev");
    add(&server, "dev", "ada").unwrap();
    let input = UpdateUserInput {
        user_name: "ada".into(),
        new_user_name: Some("Eve".into()),
        ..UpdateUserInput::default()
    };
    server.call::<UpdateUser>(&server.root(), &input).unwrap();
    assert_eq!(members(&server, "dev"), ["Eve"]);
    assert_eq!(groups_of(&server, "eve").unwrap(), ["dev"]);
    check(&groups_of(&server, "ada"), "404 NoSuchEntity: The user with name ada cannot be found.");
    // Whoever takes the old name is in no group.
    let other = server.user("ada");
    put(&server, "dev", "p", &statement("Allow", "iam:ListUsers"));
    check(&list_users(&server, &other), "403 AccessDenied");
    assert!(groups_of(&server, "ada").unwrap().is_empty());
    check(&remove(&server, "dev", "eve"), "200");
    assert!(members(&server, "dev").is_empty());
}

#[test]
fn each_operation_is_asked_about_the_right_thing() {
    let server = Server::start();
    let ada = server.user("ada");
    let root = server.root();
    create(&server, &root, "dev", Some("/x/")).unwrap();
    let refused = |action: &str, resource: &str| {
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:{action} on resource: {resource} because no identity-based policy allows the iam:{action} action"
        )
    };
    let group = |name: &str| format!("group {name}");
    let arn = |what: &str| format!("arn:aws:iam::{ACCOUNT}:{}", what.replace(' ', "/"));
    check(&create(&server, &ada, "ops", None), &refused("CreateGroup", &arn("group ops")));
    let name = || "dev".to_owned();
    let input = GetGroupInput { group_name: name(), ..GetGroupInput::default() };
    check(&server.call::<GetGroup>(&ada, &input), &refused("GetGroup", &arn(&group("dev"))));
    let listed = server.call::<ListGroups>(&ada, &ListGroupsInput::default());
    check(&listed, &refused("ListGroups", &arn("group ")));
    let input = ListGroupsForUserInput { user_name: "ada".into(), ..Default::default() };
    let listed = server.call::<ListGroupsForUser>(&ada, &input);
    check(&listed, &refused("ListGroupsForUser", &arn("user ada")));
    let gone = server.call::<DeleteGroup>(&ada, &DeleteGroupInput { group_name: name() });
    check(&gone, &refused("DeleteGroup", &arn("group dev")));
    let added = server.call::<AddUserToGroup>(&ada, &add_input("dev", "ada"));
    check(&added, &refused("AddUserToGroup", &arn("group dev")));
    let input = RemoveUserFromGroupInput { group_name: name(), user_name: "ada".into() };
    let removed = server.call::<RemoveUserFromGroup>(&ada, &input);
    check(&removed, &refused("RemoveUserFromGroup", &arn("group dev")));

    // A group that is not there is refused like one that is.
    let none = server.call::<AddUserToGroup>(&ada, &add_input("none", "ada"));
    check(&none, &refused("AddUserToGroup", &arn("group none")));

    // The path counts, where it is known.
    let may = |resource: &str| {
        server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"iam:*Group","Resource":"arn:aws:iam::*:group{resource}"}}}}"#));
    };
    may("/y/*");
    check(&server.call::<AddUserToGroup>(&ada, &add_input("dev", "ada")), "403 AccessDenied");
    check(&create(&server, &ada, "ops", Some("/x/")), "403 AccessDenied");
    check(&create(&server, &ada, "ops", Some("/y/")), "200");
    check(&update(&server, &ada, "dev", None, Some("/y/")), "403 AccessDenied");
    check(&update(&server, &ada, "ops", None, Some("/x/")), "403 AccessDenied");
    check(&update(&server, &ada, "ops", Some("new"), Some("/y/z/")), "200");
    may("/*");
    check(&update(&server, &ada, "dev", None, Some("/y/")), "200");
    check(&server.call::<AddUserToGroup>(&ada, &add_input("dev", "ada")), "200");
}

#[test]
fn a_group_goes_when_nothing_hangs_on_it_and_leaves_nothing() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    let before = made(&server, "dev");
    add(&server, "dev", "ada").unwrap();
    put(&server, "dev", "p", &statement("Allow", "iam:ListUsers"));
    attach(&server, "dev", READ_ONLY);

    let not_yet = |what: &str| {
        check(
            &delete(&server, "DEV"),
            &format!("409 DeleteConflict: Cannot delete entity, must {what} first."),
        );
    };
    not_yet("remove users from group");
    remove(&server, "dev", "ada").unwrap();
    not_yet("detach all policies");
    let detach = DetachGroupPolicyInput { group_name: "dev".into(), policy_arn: READ_ONLY.into() };
    server.call::<DetachGroupPolicy>(&root, &detach).unwrap();
    not_yet("delete policies");
    let inline = DeleteGroupPolicyInput { group_name: "dev".into(), policy_name: "p".into() };
    server.call::<DeleteGroupPolicy>(&root, &inline).unwrap();
    check(&delete(&server, "Dev"), "200");
    assert!(list(&server).is_empty());

    // What is made under the same name gives nobody anything.
    let again = made(&server, "dev");
    assert_ne!(again.group_id, before.group_id);
    put(&server, "dev", "p", &statement("Allow", "iam:ListUsers"));
    assert!(members(&server, "dev").is_empty());
    assert!(groups_of(&server, "ada").unwrap().is_empty());
    check(&list_users(&server, &ada), "403 AccessDenied");
}

#[test]
fn a_user_goes_when_they_are_in_no_group() {
    let server = Server::start();
    let root = server.root();
    let input = CreateUserInput { user_name: "ada".into(), ..CreateUserInput::default() };
    server.call::<CreateUser>(&root, &input).unwrap();
    made(&server, "dev");
    add(&server, "dev", "ada").unwrap();
    let delete_ada =
        || server.call::<DeleteUser>(&root, &DeleteUserInput { user_name: "ada".into() });
    check(
        &delete_ada(),
        "409 DeleteConflict: Cannot delete entity, must remove users from group first.",
    );
    remove(&server, "dev", "ada").unwrap();
    check(&delete_ada(), "200");
    server.call::<CreateUser>(&root, &input).unwrap();
    assert!(members(&server, "dev").is_empty() && groups_of(&server, "ada").unwrap().is_empty());
}

#[test]
fn nobody_is_in_more_than_ten() {
    let server = Server::start();
    server.user("ada");
    for n in 0..12 {
        made(&server, &format!("g{n:02}"));
    }
    for n in 0..10 {
        check(&add(&server, &format!("g{n:02}"), "ada"), "200");
    }
    let exceeded = "409 LimitExceeded: Cannot exceed quota for GroupsPerUser: 10";
    check(&add(&server, "g10", "ada"), exceeded);
    check(&add(&server, "g09", "ada"), "200");
    assert!(members(&server, "g10").is_empty());
    check(&remove(&server, "g00", "ada"), "200");
    check(&add(&server, "g10", "ada"), "200");
    check(&add(&server, "g11", "ada"), exceeded);
}

#[test]
fn an_account_has_no_more_than_three_hundred() {
    let server = Server::start();
    let root = server.root();
    let names: Vec<String> = (0..300).map(|n| format!("g{n:03}")).collect();
    for name in &names {
        create(&server, &root, name, None).unwrap();
    }
    let exceeded = "409 LimitExceeded: Cannot exceed quota for GroupsPerAccount: 300";
    check(&create(&server, &root, "more", None), exceeded);
    check(&create(&server, &root, "g000", None), "409 EntityAlreadyExists");
    check(&delete(&server, "g000"), "200");
    check(&create(&server, &root, "more", None), "200");
}

#[test]
fn lists_come_in_pages_and_by_path() {
    let server = Server::start();
    let root = server.root();
    for (name, path) in [("b", "/x/"), ("A", "/x/y/"), ("c", "/"), ("d", "/x/"), ("e", "/xy/")] {
        create(&server, &root, name, Some(path)).unwrap();
    }
    let groups = |prefix: &str, marker: Option<&str>, max_items: Option<i32>| {
        let input = ListGroupsInput {
            path_prefix: Some(prefix.into()),
            marker: marker.map(str::to_owned),
            max_items,
        };
        server.call::<ListGroups>(&root, &input)
    };
    let listed = |prefix: &str| names(groups(prefix, None, None).unwrap().groups);
    assert_eq!(list(&server), ["A", "b", "c", "d", "e"]);
    assert_eq!(listed("/x/"), ["A", "b", "d"]);
    assert_eq!(listed("/x"), ["A", "b", "d", "e"]);
    assert!(listed("/none/").is_empty());
    let first = groups("/x/", None, Some(2)).unwrap();
    assert_eq!(
        (first.is_truncated, names(first.groups)),
        (Some(true), vec!["A".into(), "b".into()])
    );
    let marker = first.marker.unwrap();
    let next = groups("/x/", Some(&marker), Some(2)).unwrap();
    assert_eq!(
        (next.is_truncated, next.marker, names(next.groups)),
        (Some(false), None, vec!["d".into()])
    );
    let invalid = "400 ValidationError: Invalid Marker.";
    check(&groups("/", Some(&marker), None), invalid);
    check(&groups("/x/", Some("made-up"), None), invalid);

    // Members: everybody once, whoever is renamed between two pages.
    for name in ["u1", "u2", "u3", "u4", "u5"] {
        server.user(name);
        add(&server, "b", name).unwrap();
    }
    add(&server, "c", "u1").unwrap();
    let page = |group: &str, marker: Option<String>| {
        let input = GetGroupInput { group_name: group.into(), marker, max_items: Some(2) };
        server.call::<GetGroup>(&root, &input)
    };
    let mut seen = Vec::new();
    let mut marker = None;
    loop {
        let answer = page("b", marker).unwrap();
        assert_eq!(answer.group.group_name, "b");
        seen.extend(answer.users.into_iter().map(|user| user.user_id));
        marker = answer.marker;
        let Some(there) = &marker else { break };
        assert_eq!(answer.is_truncated, Some(true));
        check(&page("c", Some(there.clone())), invalid);
        if seen.len() == 2 {
            let input = UpdateUserInput {
                user_name: "u3".into(),
                new_user_name: Some("a".into()),
                ..UpdateUserInput::default()
            };
            server.call::<UpdateUser>(&root, &input).unwrap();
        }
    }
    let mut once = seen.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!((seen.len(), once.len()), (5, 5));

    // The groups of a user.
    add(&server, "A", "u1").unwrap();
    let page = |marker: Option<String>| {
        let input = ListGroupsForUserInput { user_name: "u1".into(), marker, max_items: Some(2) };
        server.call::<ListGroupsForUser>(&root, &input).unwrap()
    };
    let first = page(None);
    assert_eq!(
        (first.is_truncated, names(first.groups)),
        (Some(true), vec!["A".into(), "b".into()])
    );
    let next = page(first.marker);
    assert_eq!((next.is_truncated, names(next.groups)), (Some(false), vec!["c".into()]));
}

#[test]
fn what_a_group_allows_its_members_may_until_they_leave() {
    let server = Server::start();
    let ada = server.user("ada");
    for name in ["inline", "attached"] {
        made(&server, name);
    }
    put(&server, "inline", "p", &statement("Allow", "iam:ListUsers"));
    attach(&server, "attached", READ_ONLY);
    let refused = "403 AccessDenied";
    check(&list_users(&server, &ada), refused);
    for group in ["inline", "attached"] {
        check(&add(&server, group, "ada"), "200");
        check(&list_users(&server, &ada), "200");
        check(&remove(&server, group, "ada"), "200");
        check(&list_users(&server, &ada), refused);
    }
    // What changes in the group changes for its members at once, and for nobody else.
    let bob = server.user("bob");
    add(&server, "inline", "ada").unwrap();
    put(&server, "inline", "p", &statement("Allow", "iam:ListGroups"));
    check(&list_users(&server, &ada), refused);
    put(&server, "inline", "p", &statement("Allow", "iam:ListUsers"));
    check(&list_users(&server, &ada), "200");
    check(&list_users(&server, &bob), refused);
}

#[test]
fn a_groups_policies_reach_its_members_sessions() {
    let server = Server::start();
    let ada = server.user("ada");
    let phone = server.phone("ada", "phone");
    made(&server, "dev");
    put(
        &server,
        "dev",
        "p",
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::*:user/${aws:username}","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}"#,
    );
    add(&server, "dev", "ada").unwrap();
    let session = server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap();
    let get_self =
        |who| server.call::<GetUser>(who, &GetUserInput { user_name: Some("ada".into()) });
    check(&get_self(&ada), "403 AccessDenied");
    check(&get_self(&session), "200");
    remove(&server, "dev", "ada").unwrap();
    check(&get_self(&session), "403 AccessDenied");
}

#[test]
fn p8_a_groups_deny_denies_whatever_else_allows() {
    let server = Server::start();
    let ada = server.admin("ada");
    for name in ["deny", "allow"] {
        made(&server, name);
        add(&server, name, "ada").unwrap();
    }
    attach(&server, "allow", "arn:aws:iam::aws:policy/AdministratorAccess");
    put(&server, "allow", "p", &statement("Allow", "*"));
    check(&list_users(&server, &ada), "200");
    put(&server, "deny", "p", &statement("Deny", "iam:ListUsers"));
    let refused = format!(
        "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::{ACCOUNT}:user/ with an explicit deny in an identity-based policy"
    );
    check(&list_users(&server, &ada), &refused);
    // In the same group as an allow, too.
    put(&server, "deny", "q", &statement("Allow", "iam:ListUsers"));
    check(&list_users(&server, &ada), &refused);
    check(&remove(&server, "deny", "ada"), "200");
    check(&list_users(&server, &ada), "200");
}

#[test]
fn p9_an_empty_group_gives_nothing() {
    let server = Server::start();
    let ada = server.user("ada");
    made(&server, "dev");
    add(&server, "dev", "ada").unwrap();
    check(&list_users(&server, &ada), "403 AccessDenied");
    put(&server, "dev", "p", &statement("Allow", "iam:ListUsers"));
    check(&list_users(&server, &ada), "200");
    let inline = DeleteGroupPolicyInput { group_name: "dev".into(), policy_name: "p".into() };
    server.call::<DeleteGroupPolicy>(&server.root(), &inline).unwrap();
    check(&list_users(&server, &ada), "403 AccessDenied");
    // What needs no permission stays.
    check(&server.call::<GetCallerIdentity>(&ada, &GetCallerIdentityInput {}), "200");
}

#[test]
fn a_group_that_goes_while_somebody_joins_leaves_no_member_of_nothing() {
    let server = Server::start();
    let input = CreateUserInput { user_name: "ada".into(), ..CreateUserInput::default() };
    server.call::<CreateUser>(&server.root(), &input).unwrap();
    let (mut joined, mut gone) = (0, 0);
    for n in 0..32 {
        let name = format!("g{n}");
        made(&server, &name);
        let input = DeleteGroupInput { group_name: name.clone() };
        let mut requests = vec![
            signed(&server, Draft::of::<AddUserToGroup>(server.at(), &add_input(&name, "ada"))),
            signed(&server, Draft::of::<DeleteGroup>(server.at(), &input)),
        ];
        if n % 2 == 0 {
            requests.reverse();
        }
        let mut said = at_once(&server, &requests);
        if n % 2 == 0 {
            said.reverse();
        }
        let there = list(&server).contains(&name);
        let of_ada = groups_of(&server, "ada").unwrap();
        if there {
            assert_eq!(
                said,
                [
                    "200",
                    "409 DeleteConflict: Cannot delete entity, must remove users from group first."
                ]
            );
            assert_eq!(of_ada, [name.as_str()]);
            joined += 1;
            check(&remove(&server, &name, "ada"), "200");
            check(&delete(&server, &name), "200");
        } else {
            let missing = format!("404 NoSuchEntity: The group with name {name} cannot be found.");
            assert_eq!(said, [missing.as_str(), "200"]);
            assert!(of_ada.is_empty(), "{of_ada:?}");
            gone += 1;
        }
    }
    assert_eq!(joined + gone, 32);
    // Nothing is left that would keep the user.
    let input = DeleteUserInput { user_name: "ada".into() };
    check(&server.call::<DeleteUser>(&server.root(), &input), "200");
}

#[test]
fn a_user_who_goes_while_they_join_is_no_member() {
    let server = Server::start();
    made(&server, "dev");
    for n in 0..32 {
        let name = format!("u{n}");
        let input = CreateUserInput { user_name: name.clone(), ..CreateUserInput::default() };
        server.call::<CreateUser>(&server.root(), &input).unwrap();
        let gone = DeleteUserInput { user_name: name.clone() };
        let mut requests = vec![
            signed(&server, Draft::of::<AddUserToGroup>(server.at(), &add_input("dev", &name))),
            signed(&server, Draft::of::<DeleteUser>(server.at(), &gone)),
        ];
        if n % 2 == 0 {
            requests.reverse();
        }
        let said = at_once(&server, &requests);
        let count = |what: &str| said.iter().filter(|said| *said == what).count();
        if members(&server, "dev").is_empty() {
            let missing = format!("404 NoSuchEntity: The user with name {name} cannot be found.");
            assert_eq!((count("200"), count(&missing)), (1, 1), "{said:?}");
        } else {
            let first =
                "409 DeleteConflict: Cannot delete entity, must remove users from group first.";
            assert_eq!((count("200"), count(first)), (1, 1), "{said:?}");
            check(&remove(&server, "dev", &name), "200");
        }
    }
    // Nothing is left that would keep the group.
    check(&delete(&server, "dev"), "200");
}

#[test]
fn of_many_groups_at_once_a_user_joins_no_more_than_ten() {
    let server = Server::start();
    server.user("ada");
    let groups: Vec<String> = (0..15).map(|n| format!("g{n:02}")).collect();
    for name in &groups {
        made(&server, name);
    }
    for name in &groups[..7] {
        add(&server, name, "ada").unwrap();
    }
    let requests: Vec<_> = groups[7..]
        .iter()
        .map(|name| {
            signed(&server, Draft::of::<AddUserToGroup>(server.at(), &add_input(name, "ada")))
        })
        .collect();
    assert_eq!(requests.len(), 8);
    let said = at_once(&server, &requests);
    let count = |what: &str| said.iter().filter(|said| *said == what).count();
    assert_eq!(count("200"), 3, "{said:?}");
    assert_eq!(
        count("409 LimitExceeded: Cannot exceed quota for GroupsPerUser: 10"),
        5,
        "{said:?}"
    );
    let of_ada = groups_of(&server, "ada").unwrap();
    assert_eq!(of_ada.len(), 10);
    for name in &groups {
        let inside = members(&server, name) == ["ada"];
        assert_eq!(inside, of_ada.contains(name), "{name}: both sides say the same");
    }
}

#[test]
fn members_are_there_after_a_crash_and_a_groups_name_holds_in_one_account_only() {
    let mut server = Server::start();
    let ada = server.user("ada");
    made(&server, "dev");
    put(&server, "dev", "p", &statement("Allow", "iam:ListUsers"));
    add(&server, "dev", "ada").unwrap();
    let other = crate::sts::accounts::account(&server, crate::sts::accounts::OTHER);
    let input = GetGroupInput { group_name: "dev".into(), ..GetGroupInput::default() };
    let hidden = server.call::<GetGroup>(&other, &input);
    check(&hidden, "404 NoSuchEntity: The group with name dev cannot be found.");
    check(&create(&server, &other, "dev", None), "200");
    assert!(server.call::<GetGroup>(&other, &input).unwrap().users.is_empty());

    server.kill_and_restart();
    assert_eq!(members(&server, "dev"), ["ada"]);
    check(&list_users(&server, &ada), "200");
    check(&delete(&server, "dev"), "409 DeleteConflict");
    check(&remove(&server, "dev", "ada"), "200");
    check(&list_users(&server, &ada), "403 AccessDenied");
}
