//! AWS's quotas (IAM user guide, "IAM and STS quotas"), as they are for a new account.

/// Users of an account: AWS has 5,000, and here there is no such quota.
pub(crate) const USERS: usize = usize::MAX;
/// Access keys of a user or root user.
pub(crate) const ACCESS_KEYS_PER_USER: usize = 2;
/// MFA devices in use of a user or root user.
pub(crate) const MFA_DEVICES_PER_USER: usize = 8;
/// Managed policies attached to a user.
pub(crate) const ATTACHED_POLICIES_PER_USER: usize = 10;
/// Managed policies attached to a group.
pub(crate) const ATTACHED_POLICIES_PER_GROUP: usize = 10;
/// Managed policies attached to a role.
pub(crate) const ATTACHED_POLICIES_PER_ROLE: usize = 10;
/// Roles of an account.
pub(crate) const ROLES: usize = 1000;
/// Seconds of a role's longest session, when its maker does not say.
pub(crate) const SESSION: u32 = 3600;
/// Tags of anything.
pub(crate) const TAGS: usize = 50;
/// Characters, without white space, of a user's inline policies together.
pub(crate) const USER_INLINE: usize = 2048;
/// Characters, without white space, of a group's inline policies together.
pub(crate) const GROUP_INLINE: usize = 5120;
/// Characters, without white space, of a role's inline policies together.
pub(crate) const ROLE_INLINE: usize = 10_240;
/// Characters, without white space, of a trust policy.
pub(crate) const TRUST_POLICY: usize = 2048;
/// Bytes of a trust policy, white space included. AWS counts none; here a record must fit into a transaction.
pub(crate) const TRUST_BYTES: usize = 48 * 1024;
/// Characters, without white space, of one version of a managed policy.
pub(crate) const MANAGED_POLICY: usize = 6144;
/// Bytes of one version of a managed policy, white space included: five of them fit into a transaction.
pub(crate) const MANAGED_BYTES: usize = 40 * 1024;
/// Versions of a managed policy.
pub(crate) const VERSIONS: usize = 5;
/// Managed policies of an account.
pub(crate) const POLICIES: usize = 1500;
/// Versions of an account's managed policies together: as many as all its policies can have fit into it.
pub(crate) const POLICY_VERSIONS: usize = 10_000;
/// Instance profiles of an account.
pub(crate) const INSTANCE_PROFILES: usize = 1000;
/// Server certificates of an account.
pub(crate) const SERVER_CERTIFICATES: usize = 20;
/// Signing certificates of a user.
pub(crate) const SIGNING_CERTIFICATES_PER_USER: usize = 2;
/// Groups of an account.
pub(crate) const GROUPS: usize = 300;
/// Groups of a user.
pub(crate) const GROUPS_PER_USER: usize = 10;
/// Characters, without white space, of a policy that is simulated: those of the largest that can be stored.
pub(crate) const SIMULATED_POLICY: usize = ROLE_INLINE;
/// Results of a simulation: actions times resources.
pub(crate) const SIMULATIONS: usize = 1000;
/// Steps that the patterns of one page of a simulation may take at worst: about a second.
pub(crate) const SIMULATION_STEPS: usize = 250_000_000;
/// Statements that one page of a simulation looks at, times its results.
pub(crate) const SIMULATION_STATEMENTS: usize = 500_000;
/// Matched statements and missing keys that one page of a simulation tells, resource by resource.
pub(crate) const SIMULATION_TOLD: usize = 20_000;
/// Bytes of the inline policies of a user, group or role together, white space included.
pub(crate) const INLINE_BYTES: usize = 96 * 1024;
/// Characters of a session's policies together: the inline one, and the ARNs of the managed ones.
pub(crate) const SESSION_POLICY: usize = 2048;
/// Bytes of a session policy, white space included: what a token gives back when it is opened.
pub(crate) const SESSION_BYTES: usize = 48 * 1024;
/// Managed policies named as session policies.
pub(crate) const SESSION_POLICY_ARNS: usize = 10;
/// Bytes of a session token, with the largest accepted set of policies and tags.
pub(crate) const TOKEN: usize = 8192;
/// Rows that one page of a list looks at.
pub(crate) const PAGE_VISITS: usize = 10_000;
/// Rows of a page when the caller does not say.
pub(crate) const PAGE: usize = 100;

/// A policy's size as AWS counts it: characters that are no white space.
pub(crate) fn policy_size(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
