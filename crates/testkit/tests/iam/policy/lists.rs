//! Lists: the policies that there are, and who has one.

use super::{
    LAMBDA, add, attach, attach_group, attach_role, bound, create, get, listed, local, made, named,
    statement,
};
use crate::iam::group;
use countersign_api::iam::{
    CreatePolicyInput, CreateUser, CreateUserInput, ListEntitiesForPolicy,
    ListEntitiesForPolicyInput, ListEntitiesForPolicyOutput, ListPolicies, ListPoliciesInput,
    ListPolicyVersions, ListPolicyVersionsInput, PolicyVersion,
};
use countersign_testkit::{ACCOUNT, Said, Server, check, trust_with_mfa};

/// Who has a policy: `group NAME`, `user NAME`, `role NAME`.
pub(super) fn entities(
    server: &Server,
    arn: &str,
    filter: impl FnOnce(&mut ListEntitiesForPolicyInput),
) -> Result<Vec<String>, Said> {
    let mut input = ListEntitiesForPolicyInput { policy_arn: arn.into(), ..Default::default() };
    filter(&mut input);
    server.call::<ListEntitiesForPolicy>(&server.root(), &input).map(|out| names(&out))
}

pub(super) fn names(out: &ListEntitiesForPolicyOutput) -> Vec<String> {
    let groups = out.policy_groups.iter().flatten().map(|g| ("group", &g.group_name, &g.group_id));
    let users = out.policy_users.iter().flatten().map(|u| ("user", &u.user_name, &u.user_id));
    let roles = out.policy_roles.iter().flatten().map(|r| ("role", &r.role_name, &r.role_id));
    let all = groups.chain(users).chain(roles);
    let mut all: Vec<String> = all
        .map(|(kind, name, id)| {
            assert_eq!(id.as_ref().map(String::len), Some(21));
            format!("{kind} {}", name.as_deref().unwrap())
        })
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn who_has_a_policy_and_how() {
    let server = Server::start();
    let root = server.root();
    let own = made(&server, "p", &statement("Allow", "iam:ListUsers"));
    for name in ["ada", "eve"] {
        server.user(name);
    }
    let bob = CreateUserInput {
        user_name: "bob".into(),
        path: Some("/team/".into()),
        permissions_boundary: Some(own.clone()),
        ..CreateUserInput::default()
    };
    server.call::<CreateUser>(&root, &bob).unwrap();
    server.role("ops", &trust_with_mfa(ACCOUNT));
    group::create(&server, &root, "dev", None).unwrap();
    for arn in [own.as_str(), LAMBDA] {
        let count = |arn: &str| {
            let policy = get(&server, arn).unwrap();
            (policy.attachment_count.unwrap(), policy.permissions_boundary_usage_count.unwrap())
        };
        if arn == LAMBDA {
            bound(&server, "bob", LAMBDA);
            assert_eq!(count(&own), (4, 1), "bob has another boundary now");
        }
        assert_eq!(entities(&server, arn, |_| {}).unwrap(), ["user bob"]);
        assert_eq!(count(arn), (0, 1));
        for name in ["ada", "eve"] {
            check(&attach(&server, name, arn), "200");
        }
        attach_role(&server, "ops", arn);
        attach_group(&server, "dev", arn);
        bound(&server, "eve", arn);
        assert_eq!(count(arn), (4, 2));
        let all = ["group dev", "role ops", "user ada", "user bob", "user eve"];
        assert_eq!(entities(&server, arn, |_| {}).unwrap(), all, "each once");

        let kind = |kind: &str| entities(&server, arn, |i| i.entity_filter = Some(kind.into()));
        assert_eq!(kind("User").unwrap(), all[2..]);
        assert_eq!(kind("Role").unwrap(), ["role ops"]);
        assert_eq!(kind("Group").unwrap(), ["group dev"]);
        assert!(kind("LocalManagedPolicy").unwrap().is_empty());
        assert!(kind("AWSManagedPolicy").unwrap().is_empty());
        check(&kind("Nobody"), "400 ValidationError");
        let usage =
            |usage: &str| entities(&server, arn, |i| i.policy_usage_filter = Some(usage.into()));
        assert_eq!(usage("PermissionsBoundary").unwrap(), ["user bob", "user eve"]);
        assert_eq!(
            usage("PermissionsPolicy").unwrap(),
            ["group dev", "role ops", "user ada", "user eve"]
        );
        let path = |path: &str| entities(&server, arn, |i| i.path_prefix = Some(path.into()));
        assert_eq!(path("/team/").unwrap(), ["user bob"]);
        assert!(path("/none/").unwrap().is_empty());

        // A page at a time, everybody once.
        let mut seen = Vec::new();
        let mut marker = None;
        for page in 1.. {
            let input = ListEntitiesForPolicyInput {
                policy_arn: arn.into(),
                max_items: Some(2),
                marker,
                ..Default::default()
            };
            let out = server.call::<ListEntitiesForPolicy>(&root, &input).unwrap();
            assert!(names(&out).len() <= 2 && page < 5);
            seen.extend(names(&out));
            marker = out.marker;
            assert_eq!(out.is_truncated, Some(marker.is_some()));
            if marker.is_none() {
                break;
            }
        }
        seen.sort_unstable();
        assert_eq!(seen, all);
    }
    let elsewhere = ListEntitiesForPolicyInput {
        policy_arn: own,
        marker: Some("made-up".into()),
        ..Default::default()
    };
    check(
        &server.call::<ListEntitiesForPolicy>(&root, &elsewhere),
        "400 ValidationError: Invalid Marker.",
    );
}

#[test]
fn lists_are_narrowed_and_come_in_pages() {
    let server = Server::start();
    let root = server.root();
    let fine = statement("Allow", "iam:ListUsers");
    for (name, path) in [("b", "/"), ("ReadOnlyAccess", "/x/"), ("A", "/x/y/")] {
        let input = CreatePolicyInput { path: Some(path.into()), ..named(name, &fine) };
        create(&server, &root, &input).unwrap();
    }
    assert_eq!(listed(&server, &local()), ["A", "b", "ReadOnlyAccess"]);
    let path = |prefix: &str| ListPoliciesInput { path_prefix: Some(prefix.into()), ..local() };
    assert_eq!(listed(&server, &path("/x/")), ["A", "ReadOnlyAccess"]);
    assert_eq!(listed(&server, &path("/x/y/")), ["A"]);
    let aws = ListPoliciesInput {
        scope: Some("AWS".into()),
        path_prefix: Some("/job-function/".into()),
        ..ListPoliciesInput::default()
    };
    let jobs = listed(&server, &aws);
    assert!(jobs.contains(&"Billing".to_owned()) && jobs.contains(&"ViewOnlyAccess".to_owned()));
    assert!(!jobs.contains(&"ReadOnlyAccess".to_owned()));
    assert!(jobs.is_sorted_by_key(|name| name.to_lowercase()), "{jobs:?}");

    // All of both kinds, in pages, each once, also where a name is in both.
    let mut all = Vec::new();
    let mut marker: Option<String> = None;
    loop {
        let input = ListPoliciesInput { max_items: Some(7), marker, ..Default::default() };
        let out = server.call::<ListPolicies>(&root, &input).unwrap();
        all.extend(out.policies.unwrap().into_iter().map(|policy| policy.arn.unwrap()));
        marker = out.marker;
        assert_eq!(out.is_truncated, Some(marker.is_some()));
        if let Some(marker) = &marker {
            let other = ListPoliciesInput { marker: Some(marker.clone()), ..local() };
            check(
                &server.call::<ListPolicies>(&root, &other),
                "400 ValidationError: Invalid Marker.",
            );
        } else {
            break;
        }
    }
    let own = |arn: &&String| arn.contains(ACCOUNT);
    assert_eq!(all.iter().filter(own).count(), 3);
    assert!(all.len() >= 3 + 60, "the catalogue is there: {}", all.len());
    let mut once = all.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), all.len());

    server.user("ada");
    let arn = |name: &str| format!("arn:aws:iam::{ACCOUNT}:policy/{name}");
    attach(&server, "ada", &arn("b")).unwrap();
    attach(&server, "ada", LAMBDA).unwrap();
    bound(&server, "ada", &arn("x/y/A"));
    let attached = ListPoliciesInput { only_attached: Some(true), ..ListPoliciesInput::default() };
    assert_eq!(listed(&server, &attached), ["b", "AWSLambdaBasicExecutionRole"]);
    let usage = |usage: &str| ListPoliciesInput {
        policy_usage_filter: Some(usage.into()),
        ..ListPoliciesInput::default()
    };
    assert_eq!(listed(&server, &usage("PermissionsBoundary")), ["A"]);
    assert_eq!(listed(&server, &usage("PermissionsPolicy")), ["b", "AWSLambdaBasicExecutionRole"]);
    for odd in [
        ListPoliciesInput { scope: Some("Mine".into()), ..Default::default() },
        ListPoliciesInput { max_items: Some(0), ..Default::default() },
        ListPoliciesInput { path_prefix: Some("x".into()), ..Default::default() },
    ] {
        check(&server.call::<ListPolicies>(&root, &odd), "400 ValidationError");
    }

    let input =
        |marker| ListPolicyVersionsInput { policy_arn: arn("b"), max_items: Some(2), marker };
    for _ in 0..2 {
        add(&server, &root, &arn("b"), &fine, false).unwrap();
    }
    let page = |out: Vec<PolicyVersion>| -> Vec<String> {
        out.into_iter().map(|v| v.version_id.unwrap()).collect()
    };
    let first = server.call::<ListPolicyVersions>(&root, &input(None)).unwrap();
    assert_eq!(page(first.versions.unwrap()), ["v3", "v2"]);
    let second = server.call::<ListPolicyVersions>(&root, &input(first.marker)).unwrap();
    assert_eq!(
        (page(second.versions.unwrap()), second.is_truncated),
        (vec!["v1".into()], Some(false))
    );
}
