//! Which file an operation's facts live in: one noun, one file.

/// The noun of an operation, by the first word of this table that its name contains.
const NOUNS: &[(&str, &str)] = &[
    ("MFADevice", "mfa"),
    ("AccessKey", "access_key"),
    ("LoginProfile", "login_profile"),
    ("ChangePassword", "login_profile"),
    ("AccountPasswordPolicy", "password_policy"),
    ("AccountAlias", "account"),
    ("AccountSummary", "account"),
    ("AccountAuthorizationDetails", "account"),
    ("CredentialReport", "report"),
    ("ServiceLastAccessed", "report"),
    ("OrganizationsAccessReport", "report"),
    ("SecurityTokenServicePreferences", "account"),
    ("OutboundWebIdentity", "outbound"),
    ("Organizations", "organizations"),
    ("DelegationRequest", "delegation"),
    ("DelegationToken", "delegation"),
    ("HumanReadableSummary", "delegation"),
    ("OpenIDConnectProvider", "oidc"),
    ("SAMLProvider", "saml"),
    ("InstanceProfile", "instance_profile"),
    ("ServerCertificate", "server_certificate"),
    ("SigningCertificate", "signing_certificate"),
    ("SSHPublicKey", "ssh_key"),
    ("ServiceSpecificCredential", "service_credential"),
    ("ServiceLinkedRole", "service_linked_role"),
    ("Simulate", "simulate"),
    ("GetContextKeysFor", "simulate"),
    ("GrantingServiceAccess", "policy"),
    ("PermissionsBoundary", "boundary"),
    ("AssumeRolePolicy", "role"),
    ("RolePolic", "role_policy"),
    ("UserPolic", "user_policy"),
    ("GroupPolic", "group_policy"),
    ("Polic", "policy"),
    ("Group", "group"),
    ("Role", "role"),
    ("User", "user"),
];

/// The noun of an IAM operation. `None` asks for a row in the table.
pub(crate) fn of(service: &str, operation: &str) -> Option<&'static str> {
    if service == "sts" {
        return Some(match operation {
            "AssumeRole" | "AssumeRoleWithSAML" | "AssumeRoleWithWebIdentity" | "AssumeRoot" => {
                "assume_role"
            }
            "GetSessionToken" | "GetFederationToken" => "session_token",
            "GetCallerIdentity" | "GetAccessKeyInfo" | "DecodeAuthorizationMessage" => "caller",
            _ => "web_identity",
        });
    }
    // A group's members are the group's business, not the user's.
    if ["AddUserToGroup", "RemoveUserFromGroup", "ListGroupsForUser"].contains(&operation) {
        return Some("group");
    }
    NOUNS.iter().find(|(word, _)| operation.contains(word)).map(|(_, noun)| *noun)
}
