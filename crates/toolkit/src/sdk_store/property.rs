//! The names that the store has for settings.

/// An ini name, the store's property, and whether its value is encrypted.
const TABLE: &[(&str, &str, bool)] = &[
    ("aws_access_key_id", "AWSAccessKey", true),
    ("aws_secret_access_key", "AWSSecretKey", true),
    ("aws_session_token", "SessionToken", true),
    ("external_id", "ExternalId", true),
    ("mfa_serial", "MfaSerial", true),
    ("", "UserIdentity", true),
    ("role_arn", "RoleArn", false),
    ("source_profile", "SourceProfile", false),
    ("role_session_name", "RoleSessionName", false),
    ("credential_source", "CredentialSource", false),
    ("web_identity_token_file", "WebIdentityTokenFile", false),
    ("region", "Region", false),
    ("endpoint_discovery_enabled", "EndpointDiscoveryEnabled", false),
    ("sts_regional_endpoints", "StsRegionalEndpoints", false),
    ("s3_use_arn_region", "S3UseArnRegion", false),
    ("s3_us_east_1_regional_endpoint", "S3RegionalEndpoint", false),
    ("s3_disable_multiregion_access_points", "S3DisableMultiRegionAccessPoints", false),
    ("s3_disable_express_session_auth", "S3DisableExpressSessionAuth", false),
    ("retry_mode", "RetryMode", false),
    ("max_attempts", "MaxAttempts", false),
    ("defaults_mode", "DefaultsMode", false),
];

/// The store's property for an ini name; one that the table does not have is its own.
pub(super) fn of(key: &str) -> String {
    let row = TABLE.iter().find(|(ini, ..)| !ini.is_empty() && ini.eq_ignore_ascii_case(key));
    row.map_or(key, |(_, property, _)| property).to_owned()
}

/// The ini name of a property.
pub(super) fn ini(property: &str) -> &str {
    let row = TABLE.iter().find(|(ini, name, _)| !ini.is_empty() && *name == property);
    row.map_or(property, |(ini, ..)| ini)
}

/// Whether the value of a property is encrypted.
pub(super) fn is_encrypted(property: &str) -> bool {
    TABLE.iter().any(|(_, name, encrypted)| *encrypted && name.eq_ignore_ascii_case(property))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_have_the_stores_names() {
        for (key, property, encrypted) in [
            ("AWS_ACCESS_KEY_ID", "AWSAccessKey", true),
            ("mfa_serial", "MfaSerial", true),
            ("role_arn", "RoleArn", false),
            ("credential_process", "credential_process", false),
            ("sso_region", "sso_region", false),
            ("endpoint_url", "endpoint_url", false),
            ("anything", "anything", false),
        ] {
            assert_eq!((of(key).as_str(), is_encrypted(&of(key))), (property, encrypted), "{key}");
        }
        assert!(is_encrypted("UserIdentity") && !is_encrypted(""));
    }
}
