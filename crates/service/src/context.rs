//! Condition keys of a request: looked up on demand, never built. Each is there only where AWS documents it.

use crate::caller::{Caller, Session};
use crate::cx::Cx;
use crate::may::{Keys, Target};
use countersign_policy::{Key, Values};
use std::borrow::Cow;

/// One question's context.
pub(crate) struct Context<'a> {
    pub(crate) cx: &'a Cx<'a>,
    pub(crate) action: &'a str,
    pub(crate) keys: &'a Keys,
    pub(crate) target: &'a Target,
    /// Whether this call itself brought a good code.
    pub(crate) mfa: bool,
}

impl countersign_policy::Context for Context<'_> {
    fn get(&self, key: Key<'_>) -> Values<'_> {
        let Context { cx, keys, target, .. } = self;
        let caller = &cx.caller;
        match key {
            Key::MultiFactorAuthPresent => self.multi_factor().map_or(Values::Absent, Values::Flag),
            Key::MultiFactorAuthAge => match self.accepted_at() {
                Some(at) => Values::Number(cx.now.saturating_sub(at).max(0)),
                None => Values::Absent,
            },
            Key::TokenIssueTime => match caller.session() {
                Some(session) => Values::Instant(session.issued),
                None => Values::Absent,
            },
            Key::CurrentTime => Values::Instant(cx.now),
            Key::EpochTime => Values::Number(cx.now),
            Key::SourceIp => Values::Ip(cx.from.ip),
            Key::SecureTransport => Values::Flag(cx.from.secure),
            Key::UserAgent => present(cx.from.user_agent),
            Key::RequestedRegion => present(cx.region),
            // No service calls on behalf of somebody, or as itself.
            Key::ViaAwsService | Key::PrincipalIsAwsService => Values::Flag(false),
            Key::UserName => match caller {
                Caller::User { user, .. } => one(user.name.as_str()),
                _ => Values::Absent,
            },
            Key::UserId => match caller {
                Caller::User { user, .. } => one(user.id.as_str()),
                _ => one(caller.user_id()),
            },
            Key::PrincipalArn => one(caller.principal_arn()),
            Key::PrincipalAccount => one(format!("{:012}", caller.account())),
            Key::PrincipalType => match caller {
                Caller::Root { .. } => one("Account"),
                Caller::User { .. } => one("User"),
                Caller::Role { .. } => one("AssumedRole"),
                Caller::Visitor | Caller::Installation => Values::Absent,
            },
            Key::PrincipalTag(tag) => self.principal_tag(tag),
            Key::SourceIdentity => {
                optional(caller.session().and_then(|s| s.source_identity.as_deref()))
            }
            Key::ResourceAccount => one(format!("{:012}", target.account)),
            Key::ResourceTag(tag) => optional(find(&target.tags, tag)),
            Key::IamResourceTag(tag) if is_identity(&target.arn) => {
                optional(find(&target.tags, tag))
            }
            Key::RequestTag(tag) => optional(find(&keys.request_tags, tag)),
            Key::TagKeys => many(&keys.tagged),
            Key::TransitiveTagKeys => many(&keys.transitive),
            // What the request sets comes before what the target has.
            Key::PermissionsBoundary => match keys.brought(key) {
                None if changes_permissions(self.action) => optional(target.boundary.as_deref()),
                brought => optional(brought),
            },
            Key::PolicyArn
            | Key::PassedToService
            | Key::ExternalId
            | Key::RoleSessionName
            | Key::StsSourceIdentity
            | Key::Other(_) => optional(keys.brought(key)),
            Key::IamResourceTag(_) => Values::Absent,
        }
    }
}

impl Context<'_> {
    /// `None` for long-term keys. A role's session has `false`, whatever opened it.
    fn multi_factor(&self) -> Option<bool> {
        let session = self.cx.caller.session();
        if self.mfa { Some(true) } else { session.map(|session| self.code_of(session).is_some()) }
    }

    /// When the code was accepted that counts.
    fn accepted_at(&self) -> Option<i64> {
        if self.mfa {
            return Some(self.cx.now);
        }
        self.code_of(self.cx.caller.session()?)
    }

    /// When a session's code was accepted: who assumes a role does not carry it along.
    fn code_of(&self, session: &Session) -> Option<i64> {
        match self.cx.caller {
            Caller::Role { .. } => None,
            _ => session.mfa,
        }
    }

    /// A session's tags stand over the user's or role's own.
    fn principal_tag(&self, tag: &str) -> Values<'_> {
        let caller = &self.cx.caller;
        let own = match caller {
            Caller::User { user, .. } => user.tags.as_slice(),
            Caller::Role { role, .. } => role.tags.as_slice(),
            Caller::Root { .. } | Caller::Visitor | Caller::Installation => &[],
        };
        let own = || own.iter().find(|t| is_same(&t.key, tag)).map(|t| t.value.as_str());
        optional(caller.session().and_then(|s| find(&s.tags, tag)).or_else(own))
    }
}

/// `iam:ResourceTag` is of users and roles; other resources have `aws:ResourceTag` only.
fn is_identity(arn: &str) -> bool {
    let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
    resource.starts_with("user/") || resource.starts_with("role/")
}

/// The actions for which AWS tells the boundary of the user or role that they change (Service Authorization Reference).
fn changes_permissions(action: &str) -> bool {
    matches!(
        action,
        "iam:AttachRolePolicy"
            | "iam:AttachUserPolicy"
            | "iam:DeleteRolePermissionsBoundary"
            | "iam:DeleteRolePolicy"
            | "iam:DeleteUserPermissionsBoundary"
            | "iam:DeleteUserPolicy"
            | "iam:DetachRolePolicy"
            | "iam:DetachUserPolicy"
            | "iam:PutRolePermissionsBoundary"
            | "iam:PutRolePolicy"
            | "iam:PutUserPermissionsBoundary"
            | "iam:PutUserPolicy"
    )
}

fn find<'t>(tags: &'t [(String, String)], tag: &str) -> Option<&'t str> {
    tags.iter().find(|(key, _)| is_same(key, tag)).map(|(_, value)| value.as_str())
}

/// Whether a tag's key is the one that a policy names, in lower case.
fn is_same(key: &str, lower: &str) -> bool {
    if key.is_ascii() { key.eq_ignore_ascii_case(lower) } else { key.to_lowercase() == lower }
}

fn one<'v>(value: impl Into<Cow<'v, str>>) -> Values<'v> {
    Values::One(value.into())
}

fn optional(value: Option<&str>) -> Values<'_> {
    value.map_or(Values::Absent, one)
}

fn present(value: &str) -> Values<'_> {
    if value.is_empty() { Values::Absent } else { one(value) }
}

/// A key that has values or is not there.
fn many(values: &[String]) -> Values<'_> {
    if values.is_empty() {
        return Values::Absent;
    }
    Values::Many(values.iter().map(|value| Cow::Borrowed(value.as_str())).collect())
}
