//! Versions: how they come and go, and which one counts.

use super::{
    add, at_once, attach, decoded, drop_version, get, list_users, made, set_default, statement,
    version, version_input, versions,
};
use countersign_api::iam::CreatePolicyVersion;
use countersign_testkit::{ACCOUNT, Draft, Server, check};
use serde_json::Value;

#[test]
fn versions_come_and_go_and_no_number_comes_twice() {
    let server = Server::start();
    let root = server.root();
    let document = |n: usize| statement("Allow", &format!("s3:Get{n}"));
    let arn = made(&server, "p", &document(1));
    let before = get(&server, &arn).unwrap();
    server.pass(100);

    let second = add(&server, &root, &arn, &document(2), true).unwrap();
    assert_eq!(
        (second.version_id.as_deref(), second.is_default_version, &second.document),
        (Some("v2"), Some(true), &None)
    );
    let third = add(&server, &root, &arn, &document(3), false).unwrap();
    assert_eq!((third.version_id.as_deref(), third.is_default_version), (Some("v3"), Some(false)));
    assert_eq!(versions(&server, &arn), ["v3", "v2*", "v1"]);
    let after = get(&server, &arn).unwrap();
    assert_eq!(after.default_version_id.as_deref(), Some("v2"));
    assert_eq!(after.create_date, before.create_date);
    assert_eq!(after.update_date, third.create_date);
    assert_ne!(after.update_date, before.update_date);

    for _ in 4..=5 {
        check(&add(&server, &root, &arn, &document(4), false), "200");
    }
    let sixth = "409 LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.";
    check(&add(&server, &root, &arn, &document(6), true), sixth);
    assert_eq!(versions(&server, &arn), ["v5", "v4", "v3", "v2*", "v1"]);

    check(&drop_version(&server, &arn, "v5"), "200");
    let none = |id: &str| {
        format!("404 NoSuchEntity: Policy {arn} version {id} does not exist or is not attachable.")
    };
    check(&drop_version(&server, &arn, "v5"), &none("v5"));
    check(&version(&server, &arn, "v5"), &none("v5"));
    let next = add(&server, &root, &arn, &document(6), false).unwrap();
    assert_eq!(next.version_id.as_deref(), Some("v6"));
    assert_eq!(versions(&server, &arn), ["v6", "v4", "v3", "v2*", "v1"]);
    // The same after everything but the default is gone.
    for id in ["v6", "v4", "v3", "v1"] {
        check(&drop_version(&server, &arn, id), "200");
    }
    let next = add(&server, &root, &arn, &document(7), false).unwrap();
    assert_eq!(next.version_id.as_deref(), Some("v7"));

    let got = version(&server, &arn, "v7").unwrap();
    assert_eq!((got.version_id.as_deref(), got.is_default_version), (Some("v7"), Some(false)));
    let shown: Value = serde_json::from_str(&decoded(&got.document.unwrap())).unwrap();
    assert_eq!(shown["Statement"]["Action"], "s3:Get7");
    check(&set_default(&server, &root, &arn, "v7"), "200");
    assert_eq!(versions(&server, &arn), ["v7*", "v2"]);

    let default = "409 DeleteConflict: Cannot delete the default version of a policy.";
    check(&drop_version(&server, &arn, "v7"), default);
    check(&set_default(&server, &root, &arn, "v4"), &none("v4"));
    for odd in ["v7.beta", "v99999999999999999999", "v0007"] {
        let refused = version(&server, &arn, odd);
        let expected = if odd == "v0007" { "400 ValidationError" } else { "404 NoSuchEntity" };
        check(&refused, expected);
        check(&drop_version(&server, &arn, odd), expected);
        check(&set_default(&server, &root, &arn, odd), expected);
    }
    let pattern = r"400 ValidationError: 1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\.[A-Za-z0-9-]*)?";
    check(&set_default(&server, &root, &arn, "wrong_version_id"), pattern);
    assert_eq!(versions(&server, &arn), ["v7*", "v2"]);
}

#[test]
fn e5_a_version_that_counts_needs_its_own_action_on_that_policy() {
    let server = Server::start();
    let ada = server.user("ada");
    let admin = statement("Allow", "*");
    let arn = made(&server, "own", &statement("Allow", "iam:GetPolicy"));
    attach(&server, "ada", &arn).unwrap();
    let refused = |action: &str| {
        format!(
            "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:{action} on resource: {arn} because no identity-based policy allows the iam:{action} action"
        )
    };
    let may = |action: &str, resource: &str| {
        server.allow("ada", &format!(r#"{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Action":"iam:{action}","Resource":"{resource}"}}}}"#));
    };
    let create_version = |default: bool| add(&server, &ada, &arn, &admin, default);

    // Who may make policies or see them may not change what one says.
    for action in ["CreatePolicy", "Get*", "SetDefaultPolicyVersion"] {
        may(action, "*");
        for default in [false, true] {
            check(&create_version(default), &refused("CreatePolicyVersion"));
        }
    }
    // Nor who may change another one.
    may("CreatePolicyVersion", &arn.replace("/own", "/other"));
    check(&create_version(true), &refused("CreatePolicyVersion"));
    may("SetDefaultPolicyVersion", &arn.replace("/own", "/other"));
    check(&set_default(&server, &ada, &arn, "v1"), &refused("SetDefaultPolicyVersion"));
    assert_eq!(versions(&server, &arn), ["v1*"]);
    check(&list_users(&server, &ada), "403 AccessDenied");

    // Making a version that does not count, and choosing what counts, are two actions.
    may("CreatePolicyVersion", &arn);
    check(&create_version(false), "200");
    check(&set_default(&server, &ada, &arn, "v2"), &refused("SetDefaultPolicyVersion"));
    check(&list_users(&server, &ada), "403 AccessDenied");
    may("DeletePolicyVersion", &arn);
    check(&set_default(&server, &ada, &arn, "v2"), &refused("SetDefaultPolicyVersion"));
    may("SetDefaultPolicyVersion", &arn);
    check(&create_version(false), &refused("CreatePolicyVersion"));
    check(&set_default(&server, &ada, &arn, "v2"), "200");
    check(&list_users(&server, &ada), "200");
}

#[test]
fn e5_a_number_that_is_gone_is_not_pointed_at_anything_else() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    let (little, much) = (statement("Allow", "iam:GetUser"), statement("Allow", "iam:*"));
    let arn = made(&server, "p", &much);
    attach(&server, "ada", &arn).unwrap();
    add(&server, &root, &arn, &little, true).unwrap();
    check(&drop_version(&server, &arn, "v1"), "200");
    check(&set_default(&server, &root, &arn, "v1"), "404 NoSuchEntity");
    check(&list_users(&server, &ada), "403 AccessDenied");
    let next = add(&server, &root, &arn, &much, false).unwrap();
    assert_eq!(next.version_id.as_deref(), Some("v3"), "not v1 again");
    check(&drop_version(&server, &arn, "v3"), "200");
    let next = add(&server, &root, &arn, &much, false).unwrap();
    assert_eq!(next.version_id.as_deref(), Some("v4"), "nor the newest one");
    check(&version(&server, &arn, "v1"), "404 NoSuchEntity");
    check(&list_users(&server, &ada), "403 AccessDenied");
    for _ in 0..3 {
        add(&server, &root, &arn, &little, false).unwrap();
    }
    check(&add(&server, &root, &arn, &much, true), "409 LimitExceeded");
    check(&list_users(&server, &ada), "403 AccessDenied");
    assert_eq!(versions(&server, &arn), ["v7", "v6", "v5", "v4", "v2*"]);
}

#[test]
fn a_policy_may_have_five_versions_of_the_largest_size() {
    let mut server = Server::start();
    let empty = statement("Allow", "s3:");
    let full = statement("Allow", &format!("s3:{}", "x".repeat(6144 - empty.len())));
    let largest = format!("{full}{}", " ".repeat(40 * 1024 - full.len()));
    let arn = made(&server, "p", &largest);
    for _ in 0..4 {
        check(&add(&server, &server.root(), &arn, &largest, true), "200");
    }
    server.kill_and_restart();
    assert_eq!(versions(&server, &arn), ["v5*", "v4", "v3", "v2", "v1"]);
    let document = version(&server, &arn, "v5").unwrap().document.unwrap();
    assert!(decoded(&document) == largest, "as it was written");
}

#[test]
fn versions_made_at_once_get_numbers_of_their_own() {
    let server = Server::start();
    let fine = statement("Allow", "iam:ListUsers");
    for n in 0..8 {
        let arn = made(&server, &format!("p{n}"), &fine);
        let draft = || {
            let input = version_input(&arn, &fine, true);
            Draft::of::<CreatePolicyVersion>(server.at(), &input)
        };
        let mut said = at_once(&server, vec![draft(), draft(), draft(), draft(), draft()]);
        said.sort_unstable();
        assert_eq!(said[..4], ["200"; 4]);
        assert!(said[4].starts_with("409 LimitExceeded: A managed policy can have up to 5"));
        assert_eq!(versions(&server, &arn), ["v5*", "v4", "v3", "v2", "v1"]);
    }
}
