//! Condition keys of a request: looked up on demand, never built. Each is there only where AWS documents it.

use crate::arn::Digits;
use crate::caller::{Caller, Session};
use crate::cx::Cx;
use crate::decide::Question;
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
                Caller::Visitor | Caller::Installation => Values::Absent,
                Caller::User { user, .. } => one(user.id.as_str()),
                _ => one(caller.user_id()),
            },
            Key::PrincipalArn => match caller {
                Caller::Visitor | Caller::Installation => Values::Absent,
                _ => one(caller.principal_arn()),
            },
            Key::PrincipalAccount => match caller {
                Caller::Visitor | Caller::Installation => Values::Absent,
                _ => one(Digits::of(caller.account()).as_str().to_owned()),
            },
            Key::PrincipalType => match caller {
                Caller::Root { .. } => one("Account"),
                Caller::User { .. } => one("User"),
                Caller::Role { .. } => one("AssumedRole"),
                Caller::Federated { .. } => one("FederatedUser"),
                Caller::Visitor => one("Anonymous"),
                Caller::Installation => Values::Absent,
            },
            Key::PrincipalTag(tag) => self.principal_tag(tag),
            Key::SourceIdentity => {
                optional(caller.session().and_then(|s| s.source_identity.as_deref()))
            }
            Key::ResourceAccount => one(Digits::of(target.account).as_str().to_owned()),
            Key::ResourceTag(tag) => tagged(&target.tags, tag),
            Key::IamResourceTag(tag) if is_identity(&target.arn) => tagged(&target.tags, tag),
            Key::RequestTag(tag) => tagged(&keys.request_tags, tag),
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

impl<'a> Context<'a> {
    pub(crate) fn new(cx: &'a Cx<'a>, question: &Question<'a>) -> Context<'a> {
        let Question { action, target, keys, mfa, .. } = *question;
        Context { cx, action, keys, target, mfa }
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
            Caller::User { user, .. } | Caller::Federated { user: Some(user), .. } => {
                user.tags.as_slice()
            }
            Caller::Role { role, .. } => role.tags.as_slice(),
            Caller::Root { .. }
            | Caller::Federated { user: None, .. }
            | Caller::Visitor
            | Caller::Installation => &[],
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
/// A simulation's is as somebody wrote it, in any case.
fn changes_permissions(action: &str) -> bool {
    const ACTIONS: [&str; 12] = [
        "iam:AttachRolePolicy",
        "iam:AttachUserPolicy",
        "iam:DeleteRolePermissionsBoundary",
        "iam:DeleteRolePolicy",
        "iam:DeleteUserPermissionsBoundary",
        "iam:DeleteUserPolicy",
        "iam:DetachRolePolicy",
        "iam:DetachUserPolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:PutUserPermissionsBoundary",
        "iam:PutUserPolicy",
    ];
    ACTIONS.iter().any(|changes| changes.eq_ignore_ascii_case(action))
}

fn find<'t>(tags: &'t [(String, String)], tag: &str) -> Option<&'t str> {
    tags.iter().find(|(key, _)| is_same(key, tag)).map(|(_, value)| value.as_str())
}

/// The value of a tag. Policies and devices may have two whose keys differ only in case; conditions may not choose.
fn tagged<'t>(tags: &'t [(String, String)], tag: &str) -> Values<'t> {
    let mut all = tags.iter().filter(|(key, _)| is_same(key, tag));
    match (all.next(), all.next()) {
        (_, Some(_)) => Values::Unclear,
        (found, None) => optional(found.map(|(_, value)| value.as_str())),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arn::arn;
    use crate::last_used::LastUsed;
    use crate::pipeline::Origin;
    use crate::signin::Delays;
    use crate::state::State;
    use crate::state::records::{Role, Stored as _, Tag, User};
    use countersign_policy::Context as _;
    use countersign_store::{Replica as _, Ring};
    use std::net::{IpAddr, Ipv4Addr};
    use std::sync::Arc;

    const NOW: i64 = 1_700_000_000;
    const ACCOUNT: u64 = 111_122_223_333;
    const IP: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn tag(key: &str, value: &str) -> Tag {
        Tag { key: key.into(), value: value.into(), ..Tag::default() }
    }

    fn user(session: Option<Session>) -> Caller {
        let user = User {
            name: "ada".into(),
            id: "AIDAADA".into(),
            account: ACCOUNT,
            path: "/".into(),
            tags: vec![tag("Team", "red")],
            ..User::default()
        };
        Caller::User { user: Arc::new(user), key: "AKIA".into(), session }
    }

    fn root(session: Option<Session>) -> Caller {
        Caller::Root { account: ACCOUNT, key: "AKIA".into(), session }
    }

    fn role(session: Session) -> Caller {
        let record = Role {
            name: "reader".into(),
            id: "AROAREADER".into(),
            account: ACCOUNT,
            path: "/x/".into(),
            tags: vec![tag("team", "red"), tag("Cost", "7")],
            ..Role::default()
        };
        let mut state = State::default();
        state.apply(0, &record.key(), Some(&record.bytes())).unwrap();
        let role = state.role(ACCOUNT, "reader").unwrap().clone();
        Caller::Role { role, key: "ASIA".into(), name: "tom".into(), session }
    }

    fn federated(by_user: bool, session: Session) -> Caller {
        let user = user(None).as_user().filter(|_| by_user).cloned();
        Caller::Federated {
            account: ACCOUNT,
            user,
            key: "ASIA".into(),
            name: "bob".into(),
            session,
        }
    }

    fn session(mfa: Option<i64>) -> Session {
        Session { issued: NOW - 100, mfa, ..Session::default() }
    }

    fn target() -> Target {
        Target {
            arn: arn("iam", ACCOUNT, &["user/", "bob"]),
            shown: None,
            account: ACCOUNT,
            tags: vec![("Owner".into(), "eve".into())],
            boundary: Some("arn:aws:iam::aws:policy/ReadOnlyAccess".into()),
            any: false,
        }
    }

    /// What a call sees, `-` for a key that is absent.
    fn seen(
        caller: Caller,
        mfa: bool,
        action: &str,
        target: &Target,
        keys: &Keys,
        key: &str,
    ) -> String {
        let (state, ring, used) = (State::default(), Ring::default(), LastUsed::new());
        let delays = Delays::new();
        let from = Origin { ip: IP, secure: true, user_agent: "" };
        let region = "eu-west-1";
        let cx = Cx {
            state: &state,
            caller,
            now: NOW,
            from: &from,
            region,
            ring: &ring,
            used: &used,
            console: None,
            delays: &delays,
        };
        let context = Context { cx: &cx, action, keys, target, mfa };
        let lower = key.to_lowercase();
        match context.get(Key::of(&lower)) {
            Values::Absent => "-".into(),
            Values::Unclear => "unclear".into(),
            Values::One(text) => text.into_owned(),
            Values::Many(texts) => texts.join(","),
            Values::Instant(at) => format!("@{}", at - NOW),
            Values::Number(number) => number.to_string(),
            Values::Flag(truth) => truth.to_string(),
            Values::Ip(address) => address.to_string(),
        }
    }

    /// The table of AWS's pages on MFA conditions and on principal keys: a row is a kind of credential.
    #[test]
    fn p6_each_kind_of_credential_has_its_keys() {
        let columns = [
            "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge",
            "aws:TokenIssueTime",
            "aws:username",
            "aws:userid",
            "aws:PrincipalType",
            "aws:PrincipalArn",
        ];
        let ada = "arn:aws:iam::111122223333:user/ada";
        let reader = "arn:aws:iam::111122223333:role/x/reader";
        let account = "arn:aws:iam::111122223333:root";
        let bob = "arn:aws:sts::111122223333:federated-user/bob";
        let verified = || session(Some(NOW - 60));
        let rows: [(&str, Caller, bool, [&str; 7]); 14] = [
            ("user", user(None), false, ["-", "-", "-", "ada", "AIDAADA", "User", ada]),
            (
                "user, GetSessionToken",
                user(Some(session(None))),
                false,
                ["false", "-", "@-100", "ada", "AIDAADA", "User", ada],
            ),
            (
                "user, GetSessionToken with MFA",
                user(Some(verified())),
                false,
                ["true", "60", "@-100", "ada", "AIDAADA", "User", ada],
            ),
            (
                "user, a code in this call",
                user(None),
                true,
                ["true", "0", "-", "ada", "AIDAADA", "User", ada],
            ),
            (
                "user, session, a code in this call",
                user(Some(session(None))),
                true,
                ["true", "0", "@-100", "ada", "AIDAADA", "User", ada],
            ),
            (
                "role",
                role(session(None)),
                false,
                ["false", "-", "@-100", "-", "AROAREADER:tom", "AssumedRole", reader],
            ),
            (
                "role, assumed with MFA",
                role(verified()),
                false,
                ["false", "-", "@-100", "-", "AROAREADER:tom", "AssumedRole", reader],
            ),
            (
                "federated",
                federated(true, session(None)),
                false,
                ["false", "-", "@-100", "-", "111122223333:bob", "FederatedUser", bob],
            ),
            (
                "federated by root",
                federated(false, session(None)),
                false,
                ["false", "-", "@-100", "-", "111122223333:bob", "FederatedUser", bob],
            ),
            ("root", root(None), false, ["-", "-", "-", "-", "111122223333", "Account", account]),
            (
                "root, GetSessionToken with MFA",
                root(Some(verified())),
                false,
                ["true", "60", "@-100", "-", "111122223333", "Account", account],
            ),
            (
                "console, without a code",
                user(Some(Session { console: true, ..session(None) })),
                false,
                ["false", "-", "@-100", "ada", "AIDAADA", "User", ada],
            ),
            (
                "console, with a code",
                user(Some(Session { console: true, ..verified() })),
                false,
                ["true", "60", "@-100", "ada", "AIDAADA", "User", ada],
            ),
            ("nobody yet", Caller::Visitor, false, ["-", "-", "-", "-", "-", "Anonymous", "-"]),
        ];
        for (name, caller, mfa, expected) in rows {
            let of =
                |key| seen(caller.clone(), mfa, "iam:GetUser", &target(), &Keys::default(), key);
            assert_eq!(columns.map(of), expected, "{name}");
        }
    }

    #[test]
    fn p7_every_call_has_these_and_nothing_that_nobody_documents() {
        let of = |key| seen(user(None), false, "iam:GetUser", &target(), &Keys::default(), key);
        let rows = [
            ("aws:CurrentTime", "@0"),
            ("aws:EpochTime", "1700000000"),
            ("aws:SourceIp", "127.0.0.1"),
            ("aws:SecureTransport", "true"),
            ("aws:RequestedRegion", "eu-west-1"),
            ("aws:PrincipalAccount", "111122223333"),
            ("aws:ResourceAccount", "111122223333"),
            ("aws:ViaAWSService", "false"),
            ("aws:PrincipalIsAWSService", "false"),
            ("aws:UserAgent", "-"),
            ("aws:SourceIdentity", "-"),
            ("aws:PrincipalOrgID", "-"),
            ("aws:PrincipalServiceName", "-"),
            ("aws:CalledVia", "-"),
            ("aws:Referer", "-"),
            ("aws:TagKeys", "-"),
            ("sts:TransitiveTagKeys", "-"),
            ("sts:ExternalId", "-"),
            ("sts:RoleSessionName", "-"),
            ("sts:SourceIdentity", "-"),
            ("iam:PolicyARN", "-"),
            ("iam:PassedToService", "-"),
            ("aws:RequestTag/Team", "-"),
        ];
        for (key, expected) in rows {
            assert_eq!(of(key), expected, "{key}");
        }
    }

    #[test]
    fn a_sessions_tags_stand_over_those_of_who_is_behind_it() {
        let tagged = Session { tags: vec![("TEAM".into(), "blue".into())], ..session(None) };
        let of = |caller, key| seen(caller, false, "iam:GetUser", &target(), &Keys::default(), key);
        assert_eq!(of(role(tagged.clone()), "aws:PrincipalTag/team"), "blue");
        assert_eq!(of(role(tagged.clone()), "aws:PrincipalTag/cost"), "7");
        assert_eq!(of(federated(true, tagged.clone()), "aws:PrincipalTag/team"), "blue");
        assert_eq!(of(federated(true, session(None)), "aws:PrincipalTag/team"), "red");
        assert_eq!(of(federated(false, tagged), "aws:PrincipalTag/team"), "blue");
        assert_eq!(of(user(None), "aws:PrincipalTag/TEAM"), "red");
        assert_eq!(of(root(None), "aws:PrincipalTag/team"), "-");
    }

    #[test]
    fn only_users_and_roles_have_iams_own_resource_tags() {
        let user_target = target();
        let device = Target { arn: arn("iam", ACCOUNT, &["mfa/", "ada"]), ..target() };
        let of =
            |target, key| seen(user(None), false, "iam:GetUser", target, &Keys::default(), key);
        assert_eq!(of(&user_target, "aws:ResourceTag/owner"), "eve");
        assert_eq!(of(&user_target, "iam:ResourceTag/owner"), "eve");
        assert_eq!(of(&device, "aws:ResourceTag/owner"), "eve");
        assert_eq!(of(&device, "iam:ResourceTag/owner"), "-");
    }

    #[test]
    fn a_boundary_is_told_to_who_changes_permissions() {
        let mut keys = Keys::default();
        let of = |action, keys: &Keys| {
            seen(user(None), false, action, &target(), keys, "iam:PermissionsBoundary")
        };
        assert_eq!(of("iam:GetUser", &keys), "-");
        assert_eq!(of("iam:PutUserPolicy", &keys), "arn:aws:iam::aws:policy/ReadOnlyAccess");
        assert_eq!(of("iam:putuserpolicy", &keys), of("iam:PutUserPolicy", &keys), "in any case");
        keys.one.push((Key::PermissionsBoundary, "new".into()));
        assert_eq!(of("iam:PutUserPermissionsBoundary", &keys), "new");
    }
}
