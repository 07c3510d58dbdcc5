//! MFA devices: what each operation answers.

use countersign_api::iam::{
    CreateVirtualMfaDevice, CreateVirtualMfaDeviceInput, DeactivateMfaDevice,
    DeactivateMfaDeviceInput, DeleteVirtualMfaDevice, DeleteVirtualMfaDeviceInput, GetMfaDevice,
    GetMfaDeviceInput, ListMfaDevices, ListMfaDevicesInput, ListVirtualMfaDevices,
    ListVirtualMfaDevicesInput, ResyncMfaDevice, ResyncMfaDeviceInput, Tag, UpdateUser,
    UpdateUserInput,
};
use countersign_ident::Secret;
use countersign_testkit::{Said, Server, check};

fn create(server: &Server, name: &str, path: Option<&str>) -> Result<String, Said> {
    let input = CreateVirtualMfaDeviceInput {
        virtual_mfa_device_name: name.into(),
        path: path.map(str::to_owned),
        ..Default::default()
    };
    server
        .call::<CreateVirtualMfaDevice>(&server.root(), &input)
        .map(|out| out.virtual_mfa_device.serial_number)
}

fn delete(server: &Server, serial: &str) -> Result<(), Said> {
    let input = DeleteVirtualMfaDeviceInput { serial_number: serial.into() };
    server.call::<DeleteVirtualMfaDevice>(&server.root(), &input).map(|_| ())
}

fn deactivate(server: &Server, user: &str, serial: &str) -> Result<(), Said> {
    let input =
        DeactivateMfaDeviceInput { user_name: Some(user.into()), serial_number: serial.into() };
    server.call::<DeactivateMfaDevice>(&server.root(), &input).map(|_| ())
}

#[test]
fn a_device_is_made_once_and_shows_its_seed_once() {
    let server = Server::start();
    let input = CreateVirtualMfaDeviceInput {
        virtual_mfa_device_name: "phone".into(),
        ..Default::default()
    };
    let made =
        server.call::<CreateVirtualMfaDevice>(&server.root(), &input).unwrap().virtual_mfa_device;
    assert_eq!(made.serial_number, "arn:aws:iam::111122223333:mfa/phone");
    assert_eq!(made.base32_string_seed.unwrap().0.len(), 32, "160 bits in base32");
    assert!(made.qr_code_png.unwrap().0.starts_with(b"\x89PNG"));
    assert!(made.user.is_none() && made.enable_date.is_none() && made.tags.is_none());
    check(&create(&server, "phone", None), "409 EntityAlreadyExists: MFA device already exists.");
    check(&create(&server, "PHONE", None), "409 EntityAlreadyExists: MFA device already exists.");
    let all = server.call::<ListVirtualMfaDevices>(&server.root(), &Default::default()).unwrap();
    assert_eq!(all.virtual_mfa_devices.len(), 1);
    assert!(
        all.virtual_mfa_devices[0].base32_string_seed.is_none()
            && all.virtual_mfa_devices[0].qr_code_png.is_none()
    );
}

#[test]
fn paths_are_as_aws_takes_them() {
    let server = Server::start();
    let bad = "400 ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.";
    assert_eq!(create(&server, "a", Some("/x/")).unwrap(), "arn:aws:iam::111122223333:mfa/x/a");
    assert_eq!(
        create(&server, "a", Some("/test//double/")).unwrap(),
        "arn:aws:iam::111122223333:mfa/test//double/a"
    );
    check(&create(&server, "b", Some("x/")), bad);
    check(&create(&server, "b", Some("/x")), bad);
    check(
        &create(&server, "b", Some(&format!("/{}/", "a".repeat(511)))),
        "400 ValidationError: 1 validation error detected: Value at 'path' failed to satisfy constraint: Member must have length less than or equal to 512",
    );
}

#[test]
fn each_refusal_in_its_order() {
    let server = Server::start();
    server.user("ada");
    server.user("bob");
    let phone = server.spare("phone");
    let nobody = "404 NoSuchEntity: The user with name nobody cannot be found.";
    let unknown = "404 NoSuchEntity: MFA Device with serial number arn:aws:iam::111122223333:mfa/none does not exist.";
    check(&server.enable("nobody", &phone, [0, 0]), nobody);
    check(&deactivate(&server, "nobody", &phone.serial), nobody);
    check(&deactivate(&server, "ada", "arn:aws:iam::111122223333:mfa/none"), unknown);
    check(&delete(&server, "arn:aws:iam::111122223333:mfa/none"), unknown);
    check(&server.enable("ada", &phone, [-1, 0]), "200");
    // In use is said before the codes are looked at.
    check(
        &server.enable("bob", &phone, [0, 0]),
        "409 EntityAlreadyExists: MFA Device is already in use.",
    );
    check(&deactivate(&server, "bob", &phone.serial), "404 NoSuchEntity");
    check(
        &delete(&server, &phone.serial),
        "409 DeleteConflict: MFA VirtualDevice in use. Must deactivate first.",
    );
    let resync = ResyncMfaDeviceInput {
        user_name: "bob".into(),
        serial_number: phone.serial.clone(),
        authentication_code1: Secret::from("123456"),
        authentication_code2: Secret::from("123457"),
    };
    check(&server.call::<ResyncMfaDevice>(&server.root(), &resync), "404 NoSuchEntity");
    check(&deactivate(&server, "ada", &phone.serial), "200");
    check(&delete(&server, &phone.serial), "200");
    check(&delete(&server, &phone.serial), "404 NoSuchEntity");
}

#[test]
fn a_device_comes_back_after_deactivation_but_its_codes_do_not() {
    let server = Server::start();
    server.user("ada");
    let phone = server.phone("ada", "phone");
    check(&deactivate(&server, "ada", &phone.serial), "200");
    check(&server.enable("ada", &phone, [-1, 0]), "403 InvalidAuthenticationCode");
    server.pass(60);
    check(&server.enable("ada", &phone, [-1, 0]), "200");
}

#[test]
fn eight_devices_a_user_and_no_ninth() {
    let server = Server::start();
    server.user("ada");
    for n in 0..8 {
        server.phone("ada", &format!("phone-{n}"));
    }
    let ninth = server.spare("ninth");
    check(
        &server.enable("ada", &ninth, [-1, 0]),
        "409 LimitExceeded: Cannot exceed quota for MFADevicesPerUser: 8",
    );
}

#[test]
fn lists_show_whose_a_device_is_under_the_name_they_have_now() {
    let server = Server::start();
    server.user("ada");
    let phone = server.phone("ada", "phone");
    server.spare("spare");
    let rename = UpdateUserInput {
        user_name: "ada".into(),
        new_user_name: Some("eve".into()),
        new_path: Some("/x/".into()),
    };
    server.call::<UpdateUser>(&server.root(), &rename).unwrap();
    let list = |status: &str| {
        let input = ListVirtualMfaDevicesInput {
            assignment_status: Some(status.into()),
            ..Default::default()
        };
        server.call::<ListVirtualMfaDevices>(&server.root(), &input).unwrap().virtual_mfa_devices
    };
    assert_eq!((list("Any").len(), list("Assigned").len(), list("Unassigned").len()), (2, 1, 1));
    let user = list("Assigned").pop().unwrap().user.unwrap();
    assert_eq!(
        (user.user_name.as_str(), user.arn.as_str()),
        ("eve", "arn:aws:iam::111122223333:user/x/eve")
    );
    let devices = server
        .call::<ListMfaDevices>(
            &server.root(),
            &ListMfaDevicesInput { user_name: Some("eve".into()), ..Default::default() },
        )
        .unwrap();
    assert_eq!(devices.is_truncated, Some(false));
    assert_eq!(
        (devices.mfa_devices[0].user_name.as_str(), &devices.mfa_devices[0].serial_number),
        ("eve", &phone.serial)
    );
    let get = |user: Option<&str>, serial: &str| {
        let input =
            GetMfaDeviceInput { user_name: user.map(str::to_owned), serial_number: serial.into() };
        server.call::<GetMfaDevice>(&server.root(), &input)
    };
    assert_eq!(get(Some("eve"), &phone.serial).unwrap().user_name.as_deref(), Some("eve"));
    assert_eq!(get(None, &phone.serial).unwrap().user_name.as_deref(), Some("eve"));
    check(&get(Some("ada"), &phone.serial), "404 NoSuchEntity");
    check(&get(Some("eve"), "arn:aws:iam::111122223333:mfa/none"), "404 NoSuchEntity");
}

#[test]
fn pages_go_on_where_they_ended_and_no_other_marker_opens() {
    let server = Server::start();
    for n in 0..5 {
        server.spare(&format!("device-{n}"));
    }
    let page = |marker: Option<String>, status: &str| {
        let input = ListVirtualMfaDevicesInput {
            max_items: Some(2),
            marker,
            assignment_status: Some(status.into()),
        };
        server.call::<ListVirtualMfaDevices>(&server.root(), &input)
    };
    let (mut seen, mut marker) = (Vec::new(), None);
    loop {
        let out = page(marker, "Any").unwrap();
        assert_eq!(out.is_truncated, Some(out.marker.is_some()));
        seen.extend(out.virtual_mfa_devices.into_iter().map(|d| d.serial_number));
        marker = out.marker;
        if marker.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    assert!(seen.is_sorted());
    let invalid = "400 ValidationError: Invalid Marker.";
    check(&page(Some("invalid-marker-value".into()), "Any"), invalid);
    let good = page(None, "Any").unwrap().marker.unwrap();
    check(&page(Some(good.clone()), "Unassigned"), invalid);
    check(&page(Some(format!("{good}x")), "Any"), invalid);
    let of_users =
        countersign_api::iam::ListUsersInput { marker: Some(good), ..Default::default() };
    check(&server.call::<countersign_api::iam::ListUsers>(&server.root(), &of_users), invalid);
}

#[test]
fn tags_are_checked_when_a_device_is_made() {
    let server = Server::start();
    let make = |keys: &[&str]| {
        let tags = keys.iter().map(|key| Tag { key: (*key).into(), value: "v".into() }).collect();
        let input = CreateVirtualMfaDeviceInput {
            virtual_mfa_device_name: "phone".into(),
            tags: Some(tags),
            ..Default::default()
        };
        server.call::<CreateVirtualMfaDevice>(&server.root(), &input)
    };
    check(&make(&["a", "a"]), "400 InvalidInput: Duplicate tag keys found.");
    check(&make(&["aws:a"]), "400 InvalidInput");
    assert_eq!(make(&["a", "A"]).unwrap().virtual_mfa_device.tags.unwrap().len(), 2);
}
