//! Condition keys whose type is known: AWS's global ones, and those of IAM and STS.

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Truth,
    Number,
    Date,
    /// A date or a number of seconds.
    Seconds,
    Address,
    Arn,
}

/// What is known of a key: its type, and whether it has many values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub(super) holds: Type,
    pub(super) many: bool,
}

/// The key that a name, in lower case, is; `None` for one that is not known.
pub(super) fn find(lower: &str) -> Option<Key> {
    let name = lower.split_once('/').map_or(lower, |(name, _)| name);
    let tagged = lower.len() > name.len() + 1;
    KEYS.iter()
        .find(|(known, ..)| known.strip_suffix('/').unwrap_or(known).eq_ignore_ascii_case(name))
        .filter(|(known, ..)| known.ends_with('/') == tagged)
        .map(|&(_, holds, many)| Key { holds, many })
}

/// The global key that an unknown name may be meant to be.
pub(super) fn near(lower: &str) -> Option<&'static str> {
    const FAR: usize = 3;
    let name = lower.split_once('/').map_or(lower, |(name, _)| name);
    let known = KEYS.iter().map(|(known, ..)| *known);
    let away = |known: &str| {
        let known = known.trim_end_matches('/').to_lowercase();
        let near = known.len().abs_diff(name.len()) <= FAR;
        near.then(|| distance(known.as_bytes(), name.as_bytes())).filter(|away| *away <= FAR)
    };
    known.filter_map(|known| Some((away(known)?, known))).min().map(|(_, known)| known)
}

/// How many letters have to be changed, put in or left out.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let (mut left, mut diagonal) = (i + 1, i);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (y, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let best = (diagonal + usize::from(x != y)).min(left + 1).min(*above + 1);
            (diagonal, left) = (*above, best);
            *above = best;
        }
    }
    row.last().copied().unwrap_or_default()
}

use Type::{Address, Arn, Date, Number, Seconds, Text, Truth};

/// A `/` at the end of a name is where a tag's name follows.
const KEYS: &[(&str, Type, bool)] = &[
    ("aws:AssumedRoot", Truth, false),
    ("aws:CalledVia", Text, true),
    ("aws:CalledViaFirst", Text, false),
    ("aws:CalledViaLast", Text, false),
    ("aws:ChatbotSourceArn", Arn, false),
    ("aws:CurrentTime", Date, false),
    ("aws:Ec2InstanceSourcePrivateIPv4", Address, false),
    ("aws:Ec2InstanceSourceVpc", Text, false),
    ("aws:EpochTime", Seconds, false),
    ("aws:FederatedProvider", Text, false),
    ("aws:MultiFactorAuthAge", Number, false),
    ("aws:MultiFactorAuthPresent", Truth, false),
    ("aws:PrincipalAccount", Text, false),
    ("aws:PrincipalArn", Arn, false),
    ("aws:PrincipalIsAWSService", Truth, false),
    ("aws:PrincipalOrgID", Text, false),
    ("aws:PrincipalOrgPaths", Text, true),
    ("aws:PrincipalServiceName", Text, false),
    ("aws:PrincipalServiceNamesList", Text, true),
    ("aws:PrincipalTag/", Text, false),
    ("aws:PrincipalType", Text, false),
    ("aws:Referer", Text, false),
    ("aws:RequestedRegion", Text, false),
    ("aws:RequestTag/", Text, false),
    ("aws:ResourceAccount", Text, false),
    ("aws:ResourceOrgID", Text, false),
    ("aws:ResourceOrgPaths", Text, true),
    ("aws:ResourceTag/", Text, false),
    ("aws:SecureTransport", Truth, false),
    ("aws:SignInSessionArn", Arn, false),
    ("aws:SourceAccount", Text, false),
    ("aws:SourceArn", Arn, false),
    ("aws:SourceIdentity", Text, false),
    ("aws:SourceIp", Address, false),
    ("aws:SourceOrgID", Text, false),
    ("aws:SourceOrgPaths", Text, true),
    ("aws:SourceVpc", Text, false),
    ("aws:SourceVpcArn", Arn, false),
    ("aws:SourceVpce", Text, false),
    ("aws:TagKeys", Text, true),
    ("aws:TokenIssueTime", Date, false),
    ("aws:UserAgent", Text, false),
    ("aws:userid", Text, false),
    ("aws:username", Text, false),
    ("aws:ViaAWSService", Truth, false),
    ("aws:VpceAccount", Text, false),
    ("aws:VpceOrgID", Text, false),
    ("aws:VpceOrgPaths", Text, true),
    ("aws:VpcSourceIp", Address, false),
    ("iam:AWSServiceName", Text, false),
    ("iam:PassedToService", Text, false),
    ("iam:PermissionsBoundary", Arn, false),
    ("iam:PolicyARN", Arn, false),
    ("iam:ResourceTag/", Text, false),
    ("sts:DurationSeconds", Number, false),
    ("sts:ExternalId", Text, false),
    ("sts:RoleSessionName", Text, false),
    ("sts:SourceIdentity", Text, false),
    ("sts:TransitiveTagKeys", Text, true),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_keys_in_whatever_case() {
        assert_eq!(find("aws:multifactorauthpresent").unwrap().holds, Truth);
        assert!(find("aws:tagkeys").unwrap().many);
        assert!(!find("aws:requesttag/team").unwrap().many);
        for name in ["aws:requesttag", "aws:requesttag/", "aws:sourceip/x", "aws:nothing", ""] {
            assert!(find(name).is_none(), "{name}");
        }
    }

    #[test]
    fn guesses_what_is_meant() {
        assert_eq!(near("aws:sourceipp"), Some("aws:SourceIp"));
        assert_eq!(near("aws:multifactorauthpresnt"), Some("aws:MultiFactorAuthPresent"));
        assert_eq!(near("aws:requesttags/a"), Some("aws:RequestTag/"));
        assert_eq!(near("aws:somethingelse"), None);
        assert_eq!(near(&"a".repeat(100_000)), None);
        assert_eq!(distance(b"kitten", b"sitting"), 3);
        assert_eq!(distance(b"", b"abc"), 3);
    }
}
