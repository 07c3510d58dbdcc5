//! `GetAccountSummary`: how much there is of everything, and how much there can be.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::limits;
use crate::operation::Read;
use countersign_api::Nothing;
use countersign_api::iam::{GetAccountSummary, GetAccountSummaryOutput};

/// The version of tokens that are good in every region: there are no others here.
const TOKEN_VERSION: usize = 2;

impl Read for GetAccountSummary {
    fn run(cx: &Cx<'_>, _: &Nothing) -> Result<GetAccountSummaryOutput, Fault> {
        let entries = counts(cx).into_iter().chain(QUOTAS);
        let entry = |(key, count): (&str, usize)| {
            // A quota that there is not, and a count beyond the type, are the most that the type can say.
            (key.to_owned(), i32::try_from(count).unwrap_or(i32::MAX))
        };
        Ok(GetAccountSummaryOutput { summary_map: Some(entries.map(entry).collect()) })
    }
}

/// What there is. What nobody has built yet there is none of.
fn counts(cx: &Cx<'_>) -> [(&'static str, usize); 15] {
    let (state, id) = (cx.state, cx.account());
    let account = state.account(id);
    let devices = || state.devices(id, None);
    let versions = state.policies(id, None).map(|(_, policy)| policy.versions.len());
    [
        ("Users", state.users(id, None).count()),
        ("Groups", state.groups(id, None).count()),
        ("Roles", state.roles(id, None).count()),
        ("Policies", state.policies(id, None).count()),
        ("PolicyVersionsInUse", versions.sum()),
        ("MFADevices", devices().count()),
        ("MFADevicesInUse", devices().filter(|(_, device)| device.owner.is_some()).count()),
        ("AccountAccessKeysPresent", usize::from(account.is_some_and(|a| !a.keys.is_empty()))),
        ("AccountPasswordPresent", usize::from(account.is_some_and(|a| a.password.is_some()))),
        ("AccountMFAEnabled", usize::from(account.is_some_and(|a| !a.devices.is_empty()))),
        ("AccountSigningCertificatesPresent", 0),
        ("InstanceProfiles", 0),
        ("Providers", 0),
        ("ServerCertificates", 0),
        ("GlobalEndpointTokenVersion", TOKEN_VERSION),
    ]
}

/// What there can be.
const QUOTAS: [(&str, usize); 19] = [
    ("AccessKeysPerUserQuota", limits::ACCESS_KEYS_PER_USER),
    ("AssumeRolePolicySizeQuota", limits::TRUST_POLICY),
    ("AttachedPoliciesPerGroupQuota", limits::ATTACHED_POLICIES_PER_GROUP),
    ("AttachedPoliciesPerRoleQuota", limits::ATTACHED_POLICIES_PER_ROLE),
    ("AttachedPoliciesPerUserQuota", limits::ATTACHED_POLICIES_PER_USER),
    ("GroupPolicySizeQuota", limits::GROUP_INLINE),
    ("GroupsPerUserQuota", limits::GROUPS_PER_USER),
    ("GroupsQuota", limits::GROUPS),
    ("InstanceProfilesQuota", limits::INSTANCE_PROFILES),
    ("PoliciesQuota", limits::POLICIES),
    ("PolicySizeQuota", limits::MANAGED_POLICY),
    ("PolicyVersionsInUseQuota", limits::POLICY_VERSIONS),
    ("RolePolicySizeQuota", limits::ROLE_INLINE),
    ("RolesQuota", limits::ROLES),
    ("ServerCertificatesQuota", limits::SERVER_CERTIFICATES),
    ("SigningCertificatesPerUserQuota", limits::SIGNING_CERTIFICATES_PER_USER),
    ("UserPolicySizeQuota", limits::USER_INLINE),
    ("UsersQuota", limits::USERS),
    ("VersionsPerPolicyQuota", limits::VERSIONS),
];
