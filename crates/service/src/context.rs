//! Condition keys of a request: looked up on demand, never built. Each is there only where AWS documents it.

use crate::caller::Caller;
use crate::cx::Cx;
use crate::may::{Keys, Target};
use countersign_policy::Values;
use std::borrow::Cow;

/// One question's context.
pub(crate) struct Context<'a> {
    pub(crate) cx: &'a Cx<'a>,
    pub(crate) keys: &'a Keys,
    pub(crate) target: &'a Target,
    /// Whether this call itself brought a good code.
    pub(crate) mfa: bool,
}

impl countersign_policy::Context for Context<'_> {
    fn get(&self, key: &str) -> Values<'_> {
        if let Some((name, tag)) = key.split_once('/') {
            return self.tag(name, tag);
        }
        let cx = self.cx;
        let session = cx.caller.session();
        match key {
            "aws:multifactorauthpresent" => match self.multi_factor() {
                Some(present) => one(if present { "true" } else { "false" }),
                None => Values::Absent,
            },
            "aws:multifactorauthage" => {
                number(self.accepted_at().map(|at| cx.now.saturating_sub(at).max(0)))
            }
            "aws:tokenissuetime" => match session {
                Some(session) => one(instant(session.issued)),
                None => Values::Absent,
            },
            "aws:currenttime" => one(instant(cx.now)),
            "aws:epochtime" => number(Some(cx.now)),
            "aws:sourceip" => one(cx.from.ip.to_string()),
            "aws:securetransport" => one(if cx.from.secure { "true" } else { "false" }),
            "aws:useragent" if !cx.from.user_agent.is_empty() => one(cx.from.user_agent),
            "aws:requestedregion" if !cx.region.is_empty() => one(cx.region),
            "aws:viaawsservice" | "aws:principalisawsservice" => one("false"),
            "aws:username" => match &cx.caller {
                Caller::User { user, .. } => one(user.name.as_str()),
                _ => Values::Absent,
            },
            "aws:userid" => one(cx.caller.user_id()),
            "aws:principalarn" => one(cx.caller.principal_arn()),
            "aws:principalaccount" => one(format!("{:012}", cx.caller.account())),
            "aws:principaltype" => one(match &cx.caller {
                Caller::Root { .. } => "Account",
                Caller::User { .. } => "User",
                Caller::Role { .. } | Caller::Installation => "AssumedRole",
            }),
            "aws:resourceaccount" => one(format!("{:012}", self.target.account)),
            "aws:sourceidentity" => match session.and_then(|s| s.source_identity.as_deref()) {
                Some(identity) => one(identity),
                None => Values::Absent,
            },
            "aws:tagkeys" if !self.keys.tagged.is_empty() => {
                Values::Many(self.keys.tagged.iter().map(|k| Cow::Borrowed(k.as_str())).collect())
            }
            "sts:transitivetagkeys" if !self.keys.transitive.is_empty() => Values::Many(
                self.keys.transitive.iter().map(|k| Cow::Borrowed(k.as_str())).collect(),
            ),
            _ => self.brought(key),
        }
    }
}

impl Context<'_> {
    /// `None` for long-term keys. A role's session has `false`, whatever opened it.
    fn multi_factor(&self) -> Option<bool> {
        if self.mfa {
            return Some(true);
        }
        match &self.cx.caller {
            Caller::Role { .. } => Some(false),
            caller => caller.session().map(|session| session.mfa.is_some()),
        }
    }

    fn accepted_at(&self) -> Option<i64> {
        if self.mfa {
            return Some(self.cx.now);
        }
        match &self.cx.caller {
            Caller::Role { .. } => None,
            caller => caller.session().and_then(|session| session.mfa),
        }
    }

    /// What the request brought: `iam:PolicyARN`, `sts:ExternalId`, …; else the target's boundary.
    fn brought(&self, key: &str) -> Values<'_> {
        if let Some((_, value)) =
            self.keys.one.iter().find(|(name, _)| name.eq_ignore_ascii_case(key))
        {
            return one(value.as_str());
        }
        match (key, self.target.boundary.as_deref()) {
            ("iam:permissionsboundary", Some(boundary)) => one(boundary),
            _ => Values::Absent,
        }
    }

    fn tag(&self, name: &str, tag: &str) -> Values<'_> {
        let find = |tags: &'_ [(String, String)]| {
            tags.iter().find(|(key, _)| key.to_lowercase() == tag).map(|(_, value)| value.clone())
        };
        let found = match name {
            "aws:requesttag" => find(&self.keys.request_tags),
            "aws:resourcetag" | "iam:resourcetag" => find(&self.target.tags),
            // A session's tags stand over the role's own.
            "aws:principaltag" => {
                let session = self.cx.caller.session().and_then(|s| find(&s.tags));
                let own = match &self.cx.caller {
                    Caller::User { user, .. } => user.tags.as_slice(),
                    Caller::Role { role, .. } => role.tags.as_slice(),
                    _ => &[],
                };
                session.or_else(|| {
                    own.iter().find(|t| t.key.to_lowercase() == tag).map(|t| t.value.clone())
                })
            }
            _ => None,
        };
        found.map_or(Values::Absent, one)
    }
}

fn one<'v>(value: impl Into<Cow<'v, str>>) -> Values<'v> {
    Values::One(value.into())
}

fn number<'v>(value: Option<i64>) -> Values<'v> {
    value.map_or(Values::Absent, |number| one(number.to_string()))
}

fn instant(at: i64) -> String {
    jiff::Timestamp::from_second(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}
