//! Condition keys: those that IAM and STS fill by name, all others by their text.

use crate::weight::Weight;
use std::fmt;

macro_rules! keys {
    ($($name:ident $text:literal)*) => {
        /// A condition key. Its text, and that of a tag's key, is in lower case: keys compare without case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Key<'k> {
            $(
                #[doc = concat!("`", $text, "`")]
                $name,
            )*
            /// `aws:PrincipalTag/…`
            PrincipalTag(&'k str),
            /// `aws:RequestTag/…`
            RequestTag(&'k str),
            /// `aws:ResourceTag/…`
            ResourceTag(&'k str),
            /// `iam:ResourceTag/…`
            IamResourceTag(&'k str),
            /// Any other.
            Other(&'k str),
        }

        /// The names that AWS writes them by.
        const NAMES: &[(&str, Key<'static>)] = &[$(($text, Key::$name)),*];
    };
}

keys! {
    CurrentTime "aws:CurrentTime"
    EpochTime "aws:EpochTime"
    MultiFactorAuthAge "aws:MultiFactorAuthAge"
    MultiFactorAuthPresent "aws:MultiFactorAuthPresent"
    PrincipalAccount "aws:PrincipalAccount"
    PrincipalArn "aws:PrincipalArn"
    PrincipalIsAwsService "aws:PrincipalIsAWSService"
    PrincipalType "aws:PrincipalType"
    RequestedRegion "aws:RequestedRegion"
    ResourceAccount "aws:ResourceAccount"
    SecureTransport "aws:SecureTransport"
    SourceIdentity "aws:SourceIdentity"
    SourceIp "aws:SourceIp"
    TagKeys "aws:TagKeys"
    TokenIssueTime "aws:TokenIssueTime"
    UserAgent "aws:UserAgent"
    ViaAwsService "aws:ViaAWSService"
    UserId "aws:userid"
    UserName "aws:username"
    PassedToService "iam:PassedToService"
    PermissionsBoundary "iam:PermissionsBoundary"
    PolicyArn "iam:PolicyARN"
    ExternalId "sts:ExternalId"
    RoleSessionName "sts:RoleSessionName"
    StsSourceIdentity "sts:SourceIdentity"
    TransitiveTagKeys "sts:TransitiveTagKeys"
}

const PRINCIPAL_TAG: &str = "aws:PrincipalTag/";
const REQUEST_TAG: &str = "aws:RequestTag/";
const RESOURCE_TAG: &str = "aws:ResourceTag/";
const IAM_RESOURCE_TAG: &str = "iam:ResourceTag/";

impl<'k> Key<'k> {
    /// The key of that name, which is in lower case where it is none of AWS's own.
    pub fn of(name: &'k str) -> Key<'k> {
        let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        if let Some((_, key)) = known {
            return *key;
        }
        let tag = |prefix: &str| {
            let (start, tag) = name.split_at_checked(prefix.len())?;
            start.eq_ignore_ascii_case(prefix).then_some(tag)
        };
        tag(PRINCIPAL_TAG)
            .map(Key::PrincipalTag)
            .or_else(|| tag(REQUEST_TAG).map(Key::RequestTag))
            .or_else(|| tag(RESOURCE_TAG).map(Key::ResourceTag))
            .or_else(|| tag(IAM_RESOURCE_TAG).map(Key::IamResourceTag))
            .unwrap_or(Key::Other(name))
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::PrincipalTag(tag) => write!(f, "{PRINCIPAL_TAG}{tag}"),
            Key::RequestTag(tag) => write!(f, "{REQUEST_TAG}{tag}"),
            Key::ResourceTag(tag) => write!(f, "{RESOURCE_TAG}{tag}"),
            Key::IamResourceTag(tag) => write!(f, "{IAM_RESOURCE_TAG}{tag}"),
            Key::Other(name) => f.write_str(name),
            known => match NAMES.iter().find(|(_, key)| key == known) {
                Some((name, _)) => f.write_str(name),
                None => Ok(()),
            },
        }
    }
}

/// A key that a policy names: resolved once, when the policy is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnedKey {
    kind: Kind,
    /// Of a tag the tag, of any other key the name, in lower case.
    text: Box<str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// By its place among [`NAMES`].
    Known(u8),
    PrincipalTag,
    RequestTag,
    ResourceTag,
    IamResourceTag,
    Other,
}

impl OwnedKey {
    /// The key of that name, in any case.
    pub(crate) fn of(name: &str) -> OwnedKey {
        let name = name.to_lowercase();
        let known = (0..).zip(NAMES).find(|(_, (known, _))| known.eq_ignore_ascii_case(&name));
        if let Some((place, _)) = known {
            return OwnedKey { kind: Kind::Known(place), text: Box::default() };
        }
        let (kind, text) = match Key::of(&name) {
            Key::PrincipalTag(tag) => (Kind::PrincipalTag, tag),
            Key::RequestTag(tag) => (Kind::RequestTag, tag),
            Key::ResourceTag(tag) => (Kind::ResourceTag, tag),
            Key::IamResourceTag(tag) => (Kind::IamResourceTag, tag),
            _ => (Kind::Other, name.as_str()),
        };
        OwnedKey { kind, text: text.into() }
    }

    pub(crate) fn get(&self) -> Key<'_> {
        match self.kind {
            Kind::Known(place) => {
                NAMES.get(usize::from(place)).map_or(Key::Other(""), |(_, key)| *key)
            }
            Kind::PrincipalTag => Key::PrincipalTag(&self.text),
            Kind::RequestTag => Key::RequestTag(&self.text),
            Kind::ResourceTag => Key::ResourceTag(&self.text),
            Kind::IamResourceTag => Key::IamResourceTag(&self.text),
            Kind::Other => Key::Other(&self.text),
        }
    }
}

impl Weight for OwnedKey {
    fn elsewhere(&self) -> usize {
        self.text.elsewhere()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p4_names_ignore_case() {
        assert_eq!(Key::of("AWS:MULTIFACTORAUTHPRESENT"), Key::MultiFactorAuthPresent);
        assert_eq!(Key::of("aws:principaltag/team"), Key::PrincipalTag("team"));
        assert_eq!(OwnedKey::of("AWS:ResourceTag/Team").get(), Key::ResourceTag("team"));
        assert_eq!(OwnedKey::of("IAM:resourceTAG/Team").get(), Key::IamResourceTag("team"));
        assert_eq!(OwnedKey::of("App:Color").get(), Key::Other("app:color"));
    }

    #[test]
    fn every_name_is_that_of_its_key() {
        for (name, key) in NAMES {
            assert_eq!(key.to_string(), *name);
            assert_eq!(OwnedKey::of(name).get(), *key);
            assert_eq!(Key::of(&name.to_lowercase()), *key);
        }
        for name in
            ["aws:PrincipalTag/a", "aws:requesttag/", "iam:ResourceTag/é/b", "", "aws:principaltag"]
        {
            let name = name.to_lowercase();
            assert_eq!(OwnedKey::of(&name).get().to_string().to_lowercase(), name);
        }
    }
}
