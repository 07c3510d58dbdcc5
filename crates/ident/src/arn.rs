//! Amazon Resource Names: `arn:partition:service:region:account:resource`.

use crate::AccountId;
use std::fmt;

/// An ARN split at its first five colons. The resource part may hold more of them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Arn<'a> {
    /// `aws`, `aws-cn`, …
    pub partition: &'a str,
    /// `iam`, `sts`, …
    pub service: &'a str,
    /// Empty for IAM and STS.
    pub region: &'a str,
    /// Twelve digits, `aws` for AWS's own policies, or empty.
    pub account: &'a str,
    /// `user/path/name`, `role/name`, `root`, …
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Splits an ARN; `None` when it has fewer than six parts, another first word, or an empty partition,
    /// service or resource.
    pub fn parse(text: &'a str) -> Option<Arn<'a>> {
        let mut parts = text.splitn(6, ':');
        if parts.next()? != "arn" {
            return None;
        }
        let arn = Arn {
            partition: parts.next()?,
            service: parts.next()?,
            region: parts.next()?,
            account: parts.next()?,
            resource: parts.next()?,
        };
        let whole =
            !arn.partition.is_empty() && !arn.service.is_empty() && !arn.resource.is_empty();
        whole.then_some(arn)
    }

    /// The ARN of a thing of this kind (`user`, `role`, `mfa`, …) that an account has in IAM; `None` for
    /// anything else.
    pub fn of_iam(text: &'a str, kind: &str) -> Option<Arn<'a>> {
        let is_meant = |arn: &Arn<'a>| {
            let name = arn.typed().filter(|(own, _)| *own == kind).map_or("", |(_, name)| name);
            let of_account = arn.account_id().is_some() && arn.region.is_empty();
            arn.service == "iam" && of_account && !name.is_empty()
        };
        Arn::parse(text).filter(is_meant)
    }

    /// The account, where it is one.
    pub fn account_id(&self) -> Option<AccountId> {
        AccountId::parse(self.account)
    }

    /// The resource as `(type, rest)`: `("user", "path/name")`. `None` without a slash (`root`).
    pub fn typed(&self) -> Option<(&'a str, &'a str)> {
        self.resource.split_once('/')
    }

    /// The last word of the resource: a user's or role's name without its path.
    pub fn name(&self) -> &'a str {
        self.resource.rsplit('/').next().unwrap_or(self.resource)
    }
}

impl fmt::Display for Arn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Arn { partition, service, region, account, resource } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

impl fmt::Debug for Arn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_of_an_account_in_iam_is_told_from_others() {
        let role = "arn:aws-cn:iam::111122223333:role/a/b";
        assert_eq!(Arn::of_iam(role, "role"), Arn::parse(role));
        for (text, kind) in [
            (role, "user"),
            (role, "rol"),
            ("arn:aws:iam::111122223333:role/", "role"),
            ("arn:aws:iam::111122223333:role", "role"),
            ("arn:aws:iam::aws:policy/p", "policy"),
            ("arn:aws:iam::1111222233334:role/a", "role"),
            ("arn:aws:iam:us-east-1:111122223333:role/a", "role"),
            ("arn:aws:sts::111122223333:role/a", "role"),
            ("GAHT12345678", "mfa"),
        ] {
            assert_eq!(Arn::of_iam(text, kind), None, "{text}");
        }
    }

    #[test]
    fn splits_at_the_first_five_colons() {
        let arn = Arn::parse("arn:aws:iam::111122223333:role/a/b:c").unwrap();
        assert_eq!(arn.account_id(), AccountId::parse("111122223333"));
        assert_eq!(arn.typed(), Some(("role", "a/b:c")));
        assert_eq!(arn.name(), "b:c");
        assert_eq!(arn.to_string(), "arn:aws:iam::111122223333:role/a/b:c");
    }

    #[test]
    fn refuses_what_is_not_one() {
        for bad in
            ["", "arn", "arn:aws:iam::1", "arn::iam::1:x", "arn:aws:::1:x", "arn:aws:iam::1:"]
        {
            assert!(Arn::parse(bad).is_none(), "{bad}");
        }
    }
}
