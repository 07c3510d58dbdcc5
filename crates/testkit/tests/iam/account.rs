//! What administrators read of a whole account.

use super::group;
use countersign_api::Nothing;
use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, AttachUserPolicy, AttachUserPolicyInput, CreateRole,
    CreateRoleInput, CreateUser, CreateUserInput, GetAccountAuthorizationDetails,
    GetAccountAuthorizationDetailsInput, GetAccountAuthorizationDetailsOutput, GetAccountSummary,
    ListUsers, ListUsersInput, PutRolePolicy, PutRolePolicyInput, Tag,
};
use countersign_testkit::{ACCOUNT, Credentials, Said, Server, check, now, trust_with_mfa};
use std::collections::BTreeMap;

const READ_ONLY: &str = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const LAMBDA: &str = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
/// Documents come back as they were written.
const DOCUMENT: &str = "{ \"Version\":\"2012-10-17\", \"Statement\": {\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::a/%2F b\"} }";

fn summary(server: &Server, who: &Credentials) -> BTreeMap<String, i32> {
    server.call::<GetAccountSummary>(who, &Nothing).unwrap().summary_map.unwrap()
}

#[test]
fn a_summary_has_all_of_awss_keys() {
    let server = Server::start();
    let got = summary(&server, &server.root());
    let all = [
        ("AccessKeysPerUserQuota", 2),
        ("AccountAccessKeysPresent", 1),
        ("AccountMFAEnabled", 0),
        ("AccountPasswordPresent", 1),
        ("AccountSigningCertificatesPresent", 0),
        ("AssumeRolePolicySizeQuota", 2048),
        ("AttachedPoliciesPerGroupQuota", 10),
        ("AttachedPoliciesPerRoleQuota", 10),
        ("AttachedPoliciesPerUserQuota", 10),
        ("GlobalEndpointTokenVersion", 2),
        ("GroupPolicySizeQuota", 5120),
        ("Groups", 0),
        ("GroupsPerUserQuota", 10),
        ("GroupsQuota", 300),
        ("InstanceProfiles", 0),
        ("InstanceProfilesQuota", 1000),
        ("MFADevices", 0),
        ("MFADevicesInUse", 0),
        ("Policies", 0),
        ("PoliciesQuota", 1500),
        ("PolicySizeQuota", 6144),
        ("PolicyVersionsInUse", 0),
        ("PolicyVersionsInUseQuota", 10_000),
        ("Providers", 0),
        ("RolePolicySizeQuota", 10_240),
        ("Roles", 0),
        ("RolesQuota", 1000),
        ("ServerCertificates", 0),
        ("ServerCertificatesQuota", 20),
        ("SigningCertificatesPerUserQuota", 2),
        ("UserPolicySizeQuota", 2048),
        ("Users", 0),
        ("UsersQuota", i32::MAX),
        ("VersionsPerPolicyQuota", 5),
    ];
    assert_eq!(got, all.map(|(key, count)| (key.to_owned(), count)).into());
}

#[test]
fn a_summary_counts_what_the_callers_own_account_has() {
    let server = Server::start();
    let root = server.root();
    let ada = server.user("ada");
    server.user("bob");
    server.phone("ada", "phone");
    server.spare("spare");
    server.spare("another");
    server.role("R", &trust_with_mfa(ACCOUNT));
    for name in ["g1", "g2", "g3", "g4"] {
        group::create(&server, &root, name, None).unwrap();
    }
    let counts = |who| {
        let map = summary(&server, who);
        ["Users", "Groups", "Roles", "MFADevices", "MFADevicesInUse"].map(|key| map[key])
    };
    assert_eq!(counts(&root), [2, 4, 1, 3, 1]);
    let other = crate::sts::accounts::account(&server, crate::sts::accounts::OTHER);
    assert_eq!(counts(&other), [0, 0, 0, 0, 0]);

    let refused = format!(
        "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:GetAccountSummary on resource: * because no identity-based policy allows the iam:GetAccountSummary action"
    );
    check(&server.call::<GetAccountSummary>(&ada, &Nothing), &refused);
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetAccountSummary","Resource":"*"}}"#);
    assert_eq!(counts(&ada), [2, 4, 1, 3, 1]);
}

fn details(
    server: &Server,
    who: &Credentials,
    filter: &[&str],
    page: (Option<&str>, Option<i32>),
) -> Result<GetAccountAuthorizationDetailsOutput, Said> {
    let input = GetAccountAuthorizationDetailsInput {
        filter: (!filter.is_empty()).then(|| filter.iter().map(|&kind| kind.to_owned()).collect()),
        marker: page.0.map(str::to_owned),
        max_items: page.1,
    };
    server.call::<GetAccountAuthorizationDetails>(who, &input)
}

/// The names of all that an answer tells of, list by list.
fn told(answer: GetAccountAuthorizationDetailsOutput) -> Vec<String> {
    let users = answer.user_detail_list.unwrap().into_iter().map(|it| it.user_name);
    let groups = answer.group_detail_list.unwrap().into_iter().map(|it| it.group_name);
    let roles = answer.role_detail_list.unwrap().into_iter().map(|it| it.role_name);
    let policies = answer.policies.unwrap().into_iter().map(|it| it.policy_name);
    users.chain(groups).chain(roles).chain(policies).map(Option::unwrap).collect()
}

/// An account with two users, two groups, two roles and two of AWS's policies in use.
fn populated() -> Server {
    let server = Server::start();
    let root = server.root();
    let tag = Tag { key: "team".into(), value: "a".into() };
    let input = CreateUserInput {
        user_name: "Ada".into(),
        path: Some("/x/".into()),
        permissions_boundary: Some(READ_ONLY.into()),
        tags: Some(vec![tag.clone()]),
    };
    server.call::<CreateUser>(&root, &input).unwrap();
    server.allow("Ada", DOCUMENT);
    for arn in [READ_ONLY, LAMBDA] {
        let input = AttachUserPolicyInput { user_name: "Ada".into(), policy_arn: arn.into() };
        server.call::<AttachUserPolicy>(&root, &input).unwrap();
    }
    server
        .call::<CreateUser>(
            &root,
            &CreateUserInput { user_name: "bob".into(), ..Default::default() },
        )
        .unwrap();
    for name in ["ops", "Dev"] {
        group::create(&server, &root, name, Some("/y/")).unwrap();
        group::add(&server, name, "Ada").unwrap();
    }
    group::put(&server, "Dev", "p", DOCUMENT);
    group::attach(&server, "Dev", LAMBDA);
    let input = CreateRoleInput {
        role_name: "R".into(),
        assume_role_policy_document: trust_with_mfa(ACCOUNT),
        permissions_boundary: Some(READ_ONLY.into()),
        tags: Some(vec![tag]),
        ..CreateRoleInput::default()
    };
    server.call::<CreateRole>(&root, &input).unwrap();
    let input = PutRolePolicyInput {
        role_name: "R".into(),
        policy_name: "p".into(),
        policy_document: DOCUMENT.into(),
    };
    server.call::<PutRolePolicy>(&root, &input).unwrap();
    let input = AttachRolePolicyInput { role_name: "R".into(), policy_arn: LAMBDA.into() };
    server.call::<AttachRolePolicy>(&root, &input).unwrap();
    server.role("S", &trust_with_mfa(ACCOUNT));
    server
}

const ALL: [&str; 8] =
    ["Ada", "bob", "Dev", "ops", "R", "S", "AWSLambdaBasicExecutionRole", "ReadOnlyAccess"];

#[test]
fn details_tell_everything_that_says_what_one_may() {
    let server = populated();
    let answer = details(&server, &server.root(), &[], (None, None)).unwrap();
    assert_eq!((answer.is_truncated, answer.marker), (Some(false), None));
    let named = |list: Option<Vec<countersign_api::iam::AttachedPolicy>>| {
        list.unwrap().into_iter().map(|it| it.policy_arn.unwrap()).collect::<Vec<_>>()
    };

    let [ada, bob] = <[_; 2]>::try_from(answer.user_detail_list.unwrap()).unwrap();
    assert_eq!((ada.user_name.as_deref(), ada.path.as_deref()), (Some("Ada"), Some("/x/")));
    assert_eq!(ada.arn, Some(format!("arn:aws:iam::{ACCOUNT}:user/x/Ada")));
    assert!(ada.user_id.unwrap().starts_with("AIDA"));
    assert!((ada.create_date.unwrap().0 - now()).abs() < 60);
    let inline = ada.user_policy_list.unwrap();
    assert_eq!(inline.len(), 1);
    assert_eq!(inline[0].policy_name.as_deref(), Some("test"));
    assert_eq!(inline[0].policy_document.as_deref(), Some(DOCUMENT));
    assert_eq!(ada.group_list.unwrap(), ["Dev", "ops"]);
    assert_eq!(named(ada.attached_managed_policies), [LAMBDA, READ_ONLY]);
    let boundary = ada.permissions_boundary.unwrap();
    assert_eq!(boundary.permissions_boundary_arn.as_deref(), Some(READ_ONLY));
    assert_eq!(boundary.permissions_boundary_type.as_deref(), Some("Policy"));
    assert_eq!(ada.tags.unwrap()[0].value, "a");
    assert_eq!(bob.user_name.as_deref(), Some("bob"));
    assert!(bob.user_policy_list.is_none() && bob.permissions_boundary.is_none());
    assert!(bob.group_list.unwrap().is_empty() && bob.tags.unwrap().is_empty());
    assert!(bob.attached_managed_policies.unwrap().is_empty());

    let [dev, ops] = <[_; 2]>::try_from(answer.group_detail_list.unwrap()).unwrap();
    assert_eq!(dev.arn, Some(format!("arn:aws:iam::{ACCOUNT}:group/y/Dev")));
    assert!(dev.group_id.unwrap().starts_with("AGPA"));
    assert_eq!(dev.group_policy_list.unwrap()[0].policy_document.as_deref(), Some(DOCUMENT));
    assert_eq!(named(dev.attached_managed_policies), [LAMBDA]);
    assert_eq!((ops.group_name.as_deref(), ops.path.as_deref()), (Some("ops"), Some("/y/")));
    assert!(ops.group_policy_list.unwrap().is_empty());
    assert!(ops.attached_managed_policies.unwrap().is_empty());

    let [r, s] = <[_; 2]>::try_from(answer.role_detail_list.unwrap()).unwrap();
    assert_eq!(r.arn, Some(format!("arn:aws:iam::{ACCOUNT}:role/R")));
    assert!(r.role_id.unwrap().starts_with("AROA"));
    assert_eq!(r.assume_role_policy_document, Some(trust_with_mfa(ACCOUNT)));
    assert_eq!(r.role_policy_list.unwrap()[0].policy_document.as_deref(), Some(DOCUMENT));
    assert_eq!(named(r.attached_managed_policies), [LAMBDA]);
    assert_eq!(
        r.permissions_boundary.unwrap().permissions_boundary_arn.as_deref(),
        Some(READ_ONLY)
    );
    assert_eq!(r.tags.unwrap()[0].key, "team");
    assert!(r.instance_profile_list.unwrap().is_empty());
    assert!(s.role_policy_list.unwrap().is_empty() && s.tags.unwrap().is_empty());
    assert!(s.permissions_boundary.is_none());
    assert!(s.role_last_used.unwrap().last_used_date.is_none());

    // Of AWS's policies those that the account uses; each counts its own.
    let [lambda, read_only] = <[_; 2]>::try_from(answer.policies.unwrap()).unwrap();
    assert_eq!(lambda.arn.as_deref(), Some(LAMBDA));
    assert_eq!(lambda.path.as_deref(), Some("/service-role/"));
    assert_eq!(lambda.is_attachable, Some(true));
    let counts = |it: &countersign_api::iam::ManagedPolicyDetail| {
        (it.attachment_count, it.permissions_boundary_usage_count)
    };
    assert_eq!(counts(&lambda), (Some(3), Some(0)));
    assert_eq!(counts(&read_only), (Some(1), Some(2)));
    let [version] = <[_; 1]>::try_from(lambda.policy_version_list.unwrap()).unwrap();
    assert_eq!(
        (version.version_id, version.is_default_version),
        (lambda.default_version_id, Some(true))
    );
    let document: serde_json::Value = serde_json::from_str(&version.document.unwrap()).unwrap();
    assert_eq!(document["Statement"][0]["Action"][0], "logs:CreateLogGroup");
    assert!(lambda.create_date.unwrap().0 < lambda.update_date.unwrap().0 + 1);
}

#[test]
fn details_are_narrowed_to_what_was_asked_for() {
    let server = populated();
    let root = server.root();
    let only = |filter: &[&str]| told(details(&server, &root, filter, (None, None)).unwrap());
    assert_eq!(only(&[]), ALL);
    assert_eq!(only(&["User"]), ALL[..2]);
    assert_eq!(only(&["Group"]), ALL[2..4]);
    assert_eq!(only(&["Role"]), ALL[4..6]);
    assert!(only(&["LocalManagedPolicy"]).is_empty());
    assert_eq!(only(&["AWSManagedPolicy"]), ALL[6..]);
    assert_eq!(only(&["Role", "User", "Role"]), ["Ada", "bob", "R", "S"]);
    for bad in ["user", "Everything", ""] {
        check(&details(&server, &root, &[bad], (None, None)), "400 ValidationError");
    }
}

#[test]
fn details_come_in_pages_over_all_lists() {
    let server = populated();
    let root = server.root();
    let walk = |filter: &[&str], most: i32| {
        let (mut seen, mut marker, mut pages) = (Vec::new(), None::<String>, 0);
        loop {
            let mut page =
                details(&server, &root, filter, (marker.as_deref(), Some(most))).unwrap();
            (marker, pages) = (page.marker.take(), pages + 1);
            assert_eq!(page.is_truncated, Some(marker.is_some()));
            let names = told(page);
            assert!(names.len() <= usize::try_from(most).unwrap());
            seen.extend(names);
            if marker.is_none() {
                return (seen, pages);
            }
        }
    };
    let all = ALL.map(str::to_owned).to_vec();
    for (most, pages) in [(1, 9), (3, 3), (8, 2), (1000, 1)] {
        let (seen, in_pages) = walk(&[], most);
        assert_eq!(seen, all, "{most}");
        // AWS's policies that nobody uses may cost a last, empty page.
        assert!((pages - 1..=pages).contains(&in_pages), "{most}: {in_pages}");
    }
    assert_eq!(walk(&["Group", "AWSManagedPolicy"], 1).0, ["Dev", "ops", ALL[6], ALL[7]]);

    // A marker goes on with its own list only, and in its own account.
    let first = details(&server, &root, &["User", "Role"], (None, Some(1))).unwrap();
    let marker = first.marker.as_deref();
    check(&details(&server, &root, &["Role", "User"], (marker, None)), "200");
    let invalid = "400 ValidationError: Invalid Marker.";
    check(&details(&server, &root, &[], (marker, None)), invalid);
    check(&details(&server, &root, &["User"], (marker, None)), invalid);
    check(&details(&server, &root, &["User", "Role"], (Some("made-up"), None)), invalid);
    let input = ListUsersInput { marker: first.marker.clone(), ..Default::default() };
    check(&server.call::<ListUsers>(&root, &input), invalid);
    let other = crate::sts::accounts::account(&server, crate::sts::accounts::OTHER);
    check(&details(&server, &other, &["User", "Role"], (marker, None)), invalid);
    assert!(told(details(&server, &other, &[], (None, None)).unwrap()).is_empty());
    check(&details(&server, &root, &[], (None, Some(0))), "400 ValidationError");
    check(&details(&server, &root, &[], (None, Some(1001))), "400 ValidationError");

    // What goes between two pages leaves the rest in its place.
    let first = details(&server, &root, &[], (None, Some(2))).unwrap();
    let input = countersign_api::iam::DeleteUserInput { user_name: "bob".into() };
    server.call::<countersign_api::iam::DeleteUser>(&root, &input).unwrap();
    let rest = details(&server, &root, &[], (first.marker.as_deref(), None)).unwrap();
    assert_eq!(told(rest), ALL[2..]);
}

#[test]
fn details_are_an_administrators() {
    let server = Server::start();
    let ada = server.user("ada");
    let refused = format!(
        "403 AccessDenied: User: arn:aws:iam::{ACCOUNT}:user/ada is not authorized to perform: iam:GetAccountAuthorizationDetails on resource: * because no identity-based policy allows the iam:GetAccountAuthorizationDetails action"
    );
    check(&details(&server, &ada, &[], (None, None)), &refused);
    server.allow("ada", r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:GetAccount*","Resource":"*"}}"#);
    assert_eq!(told(details(&server, &ada, &[], (None, None)).unwrap()), ["ada"]);
}

#[test]
fn a_page_of_heavy_documents_ends_early() {
    let server = Server::start();
    let root = server.root();
    let heavy = format!("{DOCUMENT}{}", " ".repeat(95_000));
    for n in 0..60 {
        let name = format!("g{n:03}");
        group::create(&server, &root, &name, None).unwrap();
        group::put(&server, &name, "p", &heavy);
    }
    let first = details(&server, &root, &["Group"], (None, Some(1000))).unwrap();
    let marker = first.marker.clone();
    let (there, rest) =
        (told(first).len(), details(&server, &root, &["Group"], (marker.as_deref(), None)));
    assert!(marker.is_some() && (50..60).contains(&there), "{there}");
    assert_eq!(there + told(rest.unwrap()).len(), 60);
}
