//! What administrators read of a whole account.

use super::group;
use countersign_api::Nothing;
use countersign_api::iam::GetAccountSummary;
use countersign_testkit::{ACCOUNT, Credentials, Server, check, trust_with_mfa};
use std::collections::BTreeMap;

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
