//! What a profile is: the set of its credential properties is equal to one of the sets that .NET knows.

use super::property;
use std::collections::BTreeSet;

/// A type's name, the properties that it has, and those that it may have beside these.
struct Known {
    name: &'static str,
    set: &'static [&'static str],
}

const fn known(name: &'static str, set: &'static [&'static str]) -> Known {
    Known { name, set }
}

const KNOWN: &[Known] = &[
    known("Basic", &["AWSAccessKey", "AWSSecretKey"]),
    known("Session", &["AWSAccessKey", "AWSSecretKey", "SessionToken"]),
    known("AssumeRole", &["RoleArn", "SourceProfile"]),
    known("AssumeRoleExternal", &["RoleArn", "SourceProfile", "ExternalId"]),
    known("AssumeRoleMFA", &["RoleArn", "SourceProfile", "MfaSerial"]),
    known("AssumeRoleExternalMFA", &["RoleArn", "SourceProfile", "ExternalId", "MfaSerial"]),
    known("AssumeRoleSessionName", &["RoleArn", "SourceProfile", "RoleSessionName"]),
    known(
        "AssumeRoleExternalSessionName",
        &["RoleArn", "SourceProfile", "ExternalId", "RoleSessionName"],
    ),
    known(
        "AssumeRoleMFASessionName",
        &["RoleArn", "SourceProfile", "MfaSerial", "RoleSessionName"],
    ),
    known(
        "AssumeRoleExternalMFASessionName",
        &["RoleArn", "SourceProfile", "ExternalId", "MfaSerial", "RoleSessionName"],
    ),
    known("AssumeRoleCredentialSource", &["RoleArn", "CredentialSource"]),
    known(
        "AssumeRoleCredentialSourceSessionName",
        &["RoleArn", "CredentialSource", "RoleSessionName"],
    ),
    known("AssumeRoleWithWebIdentity", &["RoleArn", "WebIdentityTokenFile"]),
    known(
        "AssumeRoleWithWebIdentitySessionName",
        &["RoleArn", "WebIdentityTokenFile", "RoleSessionName"],
    ),
    known("SAMLRole", &["EndpointName", "RoleArn"]),
    known("SAMLRoleUserIdentity", &["EndpointName", "RoleArn", "UserIdentity"]),
    known("CredentialProcess", &["credential_process"]),
];

/// A profile's type, and where there is none, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// The type's name: one of .NET's, or `Unknown`.
    pub name: &'static str,
    /// What separates an unknown one from the nearest type.
    pub why: Option<String>,
}

impl Kind {
    /// Finds the type from the properties that are not empty.
    pub(super) fn of<'a>(properties: impl Iterator<Item = &'a str>) -> Kind {
        Kind::among(&properties.collect(), |property| property)
    }

    /// Finds the type from the settings of the shared files that are not empty. It is never unknown without
    /// a reason, but for a profile that has nothing to do with credentials.
    pub(crate) fn of_settings<'a>(keys: impl Iterator<Item = &'a str>) -> Kind {
        let properties: Vec<String> = keys.map(property::of).collect();
        let mut kind = Kind::among(&properties.iter().map(String::as_str).collect(), property::ini);
        let counts = |name: &String| KNOWN.iter().any(|known| known.set.contains(&name.as_str()));
        if !properties.iter().any(counts) {
            kind.why = None;
        }
        kind
    }

    fn among<'a>(properties: &BTreeSet<&'a str>, spell: fn(&'a str) -> &'a str) -> Kind {
        if properties.iter().any(|property| property.starts_with("sso_")) {
            return Kind { name: "SSO", why: None };
        }
        let counts = |property: &&str| KNOWN.iter().any(|known| known.set.contains(property));
        let has: BTreeSet<&str> = properties.iter().copied().filter(counts).collect();
        let off = |known: &&Known| {
            let set: BTreeSet<&str> = known.set.iter().copied().collect();
            set.symmetric_difference(&has).count()
        };
        let Some(nearest) = KNOWN.iter().min_by_key(off) else {
            return Kind { name: "Unknown", why: None };
        };
        if off(&nearest) == 0 {
            return Kind { name: nearest.name, why: None };
        }
        Kind { name: "Unknown", why: Some(explain(&has, nearest, spell)) }
    }

    /// What .NET writes for it, and does not read.
    pub(super) fn written(&self) -> &'static str {
        match self.name {
            "Basic" => "AWS",
            "SAMLRole" | "SAMLRoleUserIdentity" => "SAML",
            name => name,
        }
    }
}

fn explain<'a>(has: &BTreeSet<&'a str>, nearest: &Known, spell: fn(&'a str) -> &'a str) -> String {
    if has.is_empty() {
        return "it has nothing that leads to credentials".to_owned();
    }
    let list = |names: Vec<&'a str>| names.into_iter().map(spell).collect::<Vec<_>>().join(", ");
    let missing: Vec<&'a str> = nearest.set.iter().copied().filter(|p| !has.contains(p)).collect();
    let extra: Vec<&'a str> = has.iter().copied().filter(|p| !nearest.set.contains(p)).collect();
    let mut why = format!(".NET knows no type with just these properties; for {}", nearest.name);
    if !missing.is_empty() {
        why = format!("{why} it lacks {}", list(missing.clone()));
    }
    if !extra.is_empty() {
        let and = if missing.is_empty() { "" } else { " and" };
        why = format!("{why}{and} it has {} too many", list(extra));
    }
    why
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(properties: &str) -> Kind {
        Kind::of(properties.split_whitespace())
    }

    #[test]
    fn every_set_is_its_type_and_nothing_else_is() {
        for known in KNOWN {
            assert_eq!(kind(&known.set.join(" ")), Kind { name: known.name, why: None });
            for property in known.set {
                let less: Vec<_> = known.set.iter().filter(|p| *p != property).copied().collect();
                assert_ne!(kind(&less.join(" ")).name, known.name, "without {property}");
            }
        }
        assert_eq!(kind("MfaSerial RoleArn SourceProfile Region user").name, "AssumeRoleMFA");
        assert_eq!(kind("sso_region AWSAccessKey").name, "SSO");
        assert_eq!((kind("").name, kind("Region").name), ("Unknown", "Unknown"));
        assert_eq!(kind("AWSAccessKey AWSSecretKey").written(), "AWS");
        assert_eq!(kind("EndpointName RoleArn UserIdentity").written(), "SAML");
        assert_eq!(kind("RoleArn SourceProfile").written(), "AssumeRole");
    }

    #[test]
    fn what_is_no_type_is_explained() {
        for (properties, why) in [
            (
                "RoleArn SourceProfile MfaSerial AWSAccessKey AWSSecretKey",
                "for AssumeRoleMFA it has AWSAccessKey, AWSSecretKey too many",
            ),
            ("RoleArn MfaSerial", "for AssumeRoleMFA it lacks SourceProfile"),
            ("AWSAccessKey", "for Basic it lacks AWSSecretKey"),
            ("Region", "nothing that leads to credentials"),
        ] {
            let found = kind(properties);
            assert_eq!(found.name, "Unknown");
            assert!(found.why.as_deref().unwrap().contains(why), "{properties}: {found:?}");
        }
    }
}
