//! What aws-cli calls a role's session in its own cache: a digest of what it would ask for.
//!
//! aws-cli (botocore) takes the SHA-1 of the request's parameters as Python writes them in JSON, sorted.
//! Neither the endpoint nor who asks is among them.

use super::Role;
use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use data_encoding::HEXLOWER;
use serde_json::Value;

/// The name of the session's file, for a role that is opened with a code of a device.
pub(super) fn file_name(role: &Role, serial: &str) -> String {
    let text = |text: &str| python(&Value::from(text));
    let parameters = [
        ("DurationSeconds", role.duration_seconds.map(|seconds| seconds.to_string())),
        ("ExternalId", role.external_id.as_deref().map(text)),
        ("RoleArn", Some(text(&role.role_arn))),
        ("RoleSessionName", role.role_session_name.as_deref().map(text)),
        ("SerialNumber", Some(text(serial))),
    ];
    let parameters: Vec<String> = parameters
        .into_iter()
        .filter_map(|(name, value)| Some(format!("\"{name}\": {}", value?)))
        .collect();
    let json = format!("{{{}}}", parameters.join(", "));
    format!("{}.json", HEXLOWER.encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, json.as_bytes()).as_ref()))
}

/// JSON as Python writes it: nothing but printable ASCII.
fn python(value: &Value) -> String {
    let mut written = String::new();
    for c in value.to_string().chars() {
        if matches!(c, ' '..='~') {
            written.push(c);
        } else {
            let mut units = [0; 2];
            written.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names are botocore's, from `AssumeRoleCredentialFetcher._create_cache_key`.
    #[test]
    fn the_name_is_botocores() {
        let mut role = Role {
            role_arn: "arn:aws:iam::111122223333:role/toolkit-role".to_owned(),
            role_session_name: None,
            external_id: None,
            mfa: None,
            duration_seconds: None,
            tags: Vec::new(),
            transitive_tag_keys: Vec::new(),
            cli_cache: None,
        };
        let serial = "arn:aws:iam::111122223333:mfa/toolkit-user";
        assert_eq!(file_name(&role, serial), "60fa1f2737ed3fbf7e5b06b7033397c763bce48b.json");
        role.duration_seconds = Some(43_200);
        role.external_id = Some("a\"b\\é\u{7f}\u{1f511}".to_owned());
        role.role_session_name = Some("ada".to_owned());
        assert_eq!(file_name(&role, serial), "ce90e09045a112dad988b58347c965e867894be0.json");
    }
}
