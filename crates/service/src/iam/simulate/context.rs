//! The condition keys of a simulated call: what is given, else what the caller and the resource fix.

use super::given::Given;
use crate::caller::{Caller, Session};
use crate::cx::Cx;
use crate::may::{Keys, Target};
use crate::state::Entity;
use countersign_ident::{AccountId, Arn};
use countersign_policy::{CallerArn, Context as _, Key, Principal, Values};

/// Who is simulated to call.
pub(super) enum Who<'a> {
    /// A user or role of this account.
    Here(Box<Cx<'a>>),
    /// The user with that ARN, of whom nothing else is known.
    Named(String),
    /// Somebody of the caller's account.
    Somebody(u64),
}

impl<'a> Who<'a> {
    /// The user or role itself; a group is somebody.
    pub(super) fn of(cx: &Cx<'a>, entity: Entity<'a>) -> Who<'a> {
        let caller = match entity {
            Entity::User(user) => {
                Caller::User { user: user.clone(), key: String::new(), session: None }
            }
            Entity::Role(role) => Caller::Role {
                role: role.clone(),
                key: String::new(),
                name: String::new(),
                session: Session::default(),
            },
            Entity::Group(group) => return Who::Somebody(group.account),
        };
        Who::Here(Box::new(cx.called_by(caller)))
    }

    pub(super) fn account(&self) -> u64 {
        match self {
            Who::Here(cx) => cx.account(),
            Who::Named(arn) => {
                let account = Arn::parse(arn).and_then(|arn| arn.account_id());
                account.map_or(0, AccountId::number)
            }
            Who::Somebody(account) => *account,
        }
    }

    /// Whether it is a user by name, whom a resource policy can name.
    pub(super) fn is_user(&self) -> bool {
        match self {
            Who::Here(cx) => cx.caller.as_user().is_some(),
            Who::Named(_) => true,
            Who::Somebody(_) => false,
        }
    }

    /// Whether it is the user or role of this account with that ARN.
    pub(super) fn is(&self, arn: &str) -> bool {
        matches!(self, Who::Here(cx) if cx.caller.principal_arn() == arn)
    }

    /// The ARN and the unique id that policies compare.
    pub(super) fn names(&self) -> (String, Option<String>) {
        match self {
            Who::Here(cx) => {
                let id = match &cx.caller {
                    Caller::Role { role, .. } => role.id.clone(),
                    caller => caller.user_id(),
                };
                (cx.caller.principal_arn(), Some(id))
            }
            Who::Named(arn) => (arn.clone(), None),
            Who::Somebody(account) => (format!("arn:aws:iam::{account:012}:user/"), None),
        }
    }

    /// The principal with those names. A role is not in any session: whoever assumes it makes one.
    pub(super) fn principal<'n>(&self, (arn, id): (&'n str, Option<&'n str>)) -> Principal<'n> {
        let arn = CallerArn::Written(arn);
        match self {
            Who::Here(cx) if cx.caller.as_user().is_none() => {
                Principal::Role { role_arn: arn, session_arn: CallerArn::NONE, role_id: id }
            }
            _ => Principal::User { arn, id },
        }
    }

    /// What it is fixed to by who it is.
    fn fixes(&self, context: &Context<'_>, key: Key<'_>) -> Values<'static> {
        let one = |text: &str| Values::One(text.to_owned().into());
        match (self, key) {
            (_, Key::PrincipalAccount) => one(&format!("{:012}", self.account())),
            // The session's name, which ends a role's id, is not known.
            (Who::Here(cx), Key::UserId) if cx.caller.as_user().is_none() => Values::Absent,
            (
                Who::Here(cx),
                Key::PrincipalArn
                | Key::PrincipalType
                | Key::PrincipalTag(_)
                | Key::UserName
                | Key::UserId,
            ) => context.real(cx, key),
            (Who::Named(arn), Key::PrincipalArn) => one(arn),
            (Who::Named(arn), Key::UserName) => {
                Arn::parse(arn).map_or(Values::Absent, |arn| one(arn.name()))
            }
            (Who::Named(_), Key::PrincipalType) => one("User"),
            _ => Values::Absent,
        }
    }
}

/// The context of one simulated call.
pub(super) struct Context<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) given: &'a Given,
    pub(super) who: &'a Who<'a>,
    pub(super) action: &'a str,
    pub(super) target: &'a Target,
}

impl Context<'_> {
    /// What a real call of that caller would find.
    fn real(&self, cx: &Cx<'_>, key: Key<'_>) -> Values<'static> {
        let (keys, action, target) = (Keys::default(), self.action, self.target);
        let context = crate::context::Context { cx, action, keys: &keys, target, mfa: false };
        match context.get(key) {
            Values::One(value) => Values::One(value.into_owned().into()),
            _ => Values::Absent,
        }
    }
}

impl countersign_policy::Context for Context<'_> {
    fn get(&self, key: Key<'_>) -> Values<'_> {
        match (self.given.get(key), key) {
            // These do not depend on who calls.
            (
                Values::Absent,
                Key::ResourceAccount
                | Key::ResourceTag(_)
                | Key::IamResourceTag(_)
                | Key::PermissionsBoundary,
            ) => self.real(self.cx, key),
            (Values::Absent, _) => self.who.fixes(self, key),
            (given, _) => given,
        }
    }
}
