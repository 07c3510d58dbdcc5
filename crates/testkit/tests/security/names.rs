//! A refusal reads the same whether or not there is such a thing, and wherever it stands: names cannot be tried out.

use countersign_api::Operation;
use countersign_api::iam::{
    CreateGroup, CreateGroupInput, CreateRole, CreateRoleInput, CreateUser, CreateUserInput,
    DeleteRole, DeleteRoleInput, GetGroup, GetGroupInput, GetMfaDevice, GetMfaDeviceInput, GetRole,
    GetRoleInput, GetUser, GetUserInput, UpdateGroup, UpdateGroupInput, UpdateUser,
    UpdateUserInput,
};
use countersign_testkit::{Credentials, Server, said};

const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;

/// What an operation says to `eve` of a name that is there, and of one that is not, the names taken out.
fn both<O: Operation>(server: &Server, eve: &Credentials, input: impl Fn(&str) -> O::In) {
    let of = |name: &str| said(&server.call::<O>(eve, &input(name))).replace(name, "NAME");
    // There is a `Hidden` under a path; asked for in another case.
    let (there, not_there) = (of("hIDDEN"), of("nobody"));
    assert_eq!(there, not_there, "{}", O::OP.name);
    assert!(there.starts_with("403 AccessDenied: User: arn:aws:iam::"), "{there}");
}

#[test]
fn a_refusal_tells_nothing_of_what_is_there() {
    let server = Server::start();
    let eve = server.user("eve");
    let (path, name) = (Some("/secret/place/".to_owned()), "Hidden".to_owned());
    let user =
        CreateUserInput { user_name: name.clone(), path: path.clone(), ..Default::default() };
    server.call::<CreateUser>(&server.root(), &user).unwrap();
    let role = CreateRoleInput {
        role_name: name.clone(),
        path: path.clone(),
        assume_role_policy_document: TRUST.into(),
        ..Default::default()
    };
    server.call::<CreateRole>(&server.root(), &role).unwrap();
    let group = CreateGroupInput { group_name: name, path };
    server.call::<CreateGroup>(&server.root(), &group).unwrap();

    both::<GetUser>(&server, &eve, |name| GetUserInput { user_name: Some(name.into()) });
    both::<UpdateUser>(&server, &eve, |name| UpdateUserInput {
        user_name: name.into(),
        new_path: Some("/else/".into()),
        ..Default::default()
    });
    both::<GetRole>(&server, &eve, |name| GetRoleInput { role_name: name.into() });
    both::<DeleteRole>(&server, &eve, |name| DeleteRoleInput { role_name: name.into() });
    both::<GetGroup>(&server, &eve, |name| GetGroupInput {
        group_name: name.into(),
        ..Default::default()
    });
    both::<UpdateGroup>(&server, &eve, |name| UpdateGroupInput {
        group_name: name.into(),
        new_path: Some("/else/".into()),
        ..Default::default()
    });
}

#[test]
fn a_device_does_not_tell_whose_it_is() {
    let server = Server::start();
    let (eve, _) = (server.user("eve"), server.user("owner"));
    let phone = server.phone("owner", "phone");
    let spare = server.spare("spare");
    let of = |serial: &str| {
        let input = GetMfaDeviceInput { serial_number: serial.into(), user_name: None };
        said(&server.call::<GetMfaDevice>(&eve, &input))
    };
    let nobodys = phone.serial.replace("phone", "nowhere");
    assert_eq!(of(&phone.serial), of(&nobodys));
    assert_eq!(of(&spare.serial), of(&nobodys));
    assert!(!of(&phone.serial).contains("owner"));
}
