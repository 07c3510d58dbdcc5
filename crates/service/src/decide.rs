//! Asking the policy engine: whose policies have a say on what is asked, and how the caller is called in them.

use crate::arn::Digits;
use crate::caller::Caller;
use crate::context::Context;
use crate::cx::Cx;
use crate::last_used::LastUsed;
use crate::managed;
use crate::may::{Keys, Target};
use crate::pipeline::Origin;
use crate::signin::Delays;
use crate::state::State;
use crate::state::records::{Policy, Stored, User};
use countersign_policy::{CallerArn, Decision, Document, Policies, Principal, Request};
use countersign_store::{Replica as _, Ring};
use smallvec::SmallVec;
use std::sync::Arc;

/// What is asked of policy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    /// `service:Name`.
    pub(crate) action: &'a str,
    pub(crate) target: &'a Target,
    /// The trust policy of the role that is asked for.
    pub(crate) trust: Option<&'a Document>,
    /// What the request itself brings.
    pub(crate) keys: &'a Keys,
    /// Whether this call itself brought a good code.
    pub(crate) mfa: bool,
}

/// Decides for the caller, over all layers that exist here.
pub(crate) fn decide(cx: &Cx<'_>, question: &Question<'_>) -> Decision {
    let Question { action, target, trust, .. } = *question;
    let mut identity = identity(cx);
    identity.extend(own_password(cx, action));
    let session = session(&cx.caller);
    let boundary = boundary(cx);
    let policies = Policies {
        identity: &identity,
        resource: trust,
        boundary: boundary.as_ref().map(<[_; 1]>::as_slice),
        session: session.as_deref(),
        ..Policies::default()
    };
    let account = Digits::of(cx.caller.account());
    let owner = match target.account {
        same if same == cx.caller.account() => account,
        other => Digits::of(other),
    };
    let request = Request {
        principal: principal(&cx.caller, account.as_str()),
        action,
        resource: &target.arn,
        resource_account: owner.as_str(),
        wildcard_only_action: target.any,
        context: &Context::new(cx, question),
    };
    countersign_policy::decide(&request, &policies)
}

/// What policies call a caller of that account.
fn principal<'a>(caller: &'a Caller, account: &'a str) -> Principal<'a> {
    let iam = |resource| CallerArn::Parts { service: "iam", account, resource };
    let sts = |resource| CallerArn::Parts { service: "sts", account, resource };
    let of_user = |user: &'a User| iam(["user", &user.path, &user.name, ""]);
    match caller {
        Caller::Root { .. } => Principal::Root { account },
        Caller::Visitor | Caller::Installation => Principal::Anonymous,
        Caller::User { user, .. } => Principal::User { arn: of_user(user), id: Some(&user.id) },
        Caller::Role { role, name, .. } => Principal::Role {
            role_arn: iam(["role", &role.path, &role.name, ""]),
            session_arn: sts(["assumed-role/", &role.name, "/", name]),
            role_id: Some(&role.id),
        },
        Caller::Federated { user, name, .. } => Principal::FederatedUser {
            arn: sts(["federated-user/", name, "", ""]),
            user_arn: user.as_ref().map_or(iam(["root", "", "", ""]), |user| of_user(user)),
            user_id: user.as_ref().map(|user| user.id.as_str()),
        },
    }
}

/// The caller's identity policies: own, attached, and of the groups. Those of a federated session are the ones of who
/// made it.
fn identity<'s>(cx: &'s Cx<'_>) -> SmallVec<[&'s Document; 16]> {
    /// Root may do everything; its federated sessions may do a part of that.
    const EVERYTHING: &str = "arn:aws:iam::aws:policy/AdministratorAccess";
    let mut all = SmallVec::new();
    match &cx.caller {
        Caller::User { user, .. } | Caller::Federated { user: Some(user), .. } => {
            all.extend(user.documents(cx.state));
            for group in user.groups.iter().filter_map(|id| cx.state.group_by_id(id)) {
                all.extend(group.documents(cx.state));
            }
        }
        Caller::Role { role, .. } => all.extend(role.documents(cx.state)),
        Caller::Federated { user: None, .. } => {
            all.extend(managed::find(EVERYTHING).map(|managed| managed.document().as_ref()));
        }
        Caller::Root { .. } | Caller::Visitor | Caller::Installation => {}
    }
    all
}

/// What an account gives all its users that lets them change their own passwords (IAM user guide, "Permit IAM users to
/// change their own passwords"): an identity policy like any other, so that a boundary or a denial still counts.
pub(crate) fn own_password(cx: &Cx<'_>, action: &str) -> Option<&'static Document> {
    const ARN: &str = "arn:aws:iam::aws:policy/IAMUserChangePassword";
    let about = ["iam:ChangePassword", "iam:GetAccountPasswordPolicy"];
    if !about.iter().any(|about| about.eq_ignore_ascii_case(action)) {
        return None;
    }
    let Caller::User { user, .. } = &cx.caller else { return None };
    let policy = cx.state.account(user.account)?.password_policy.as_ref()?;
    if policy.own_change {
        managed::find(ARN).map(|managed| managed.document().as_ref())
    } else {
        None
    }
}

/// The policies that the caller's session was limited by when it was made.
fn session(caller: &Caller) -> Option<Vec<&Document>> {
    let policies = caller.session()?.policies.as_ref()?;
    Some(policies.iter().map(Arc::as_ref).collect())
}

/// What bounds the caller's identity policies.
fn boundary<'s>(cx: &'s Cx<'_>) -> Option<[&'s Document; 1]> {
    cx.caller.boundary().map(|arn| [cx.state.document_or_deny(arn)])
}

/// Decisions for the users of one state, by the very function that [`Service::call`](crate::Service::call) asks and
/// without the call around it. For benches; to be let in is something else.
#[derive(Debug)]
pub struct Decider {
    state: State,
    users: Vec<Arc<User>>,
    used: LastUsed,
    delays: Delays,
    ring: Ring,
}

/// What a [`Decider`] is asked: everything that differs from one call to the next.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The place of the user who calls.
    pub user: usize,
    /// When a code was accepted, in a session that had one; without it the call has a long-term key.
    pub mfa: Option<i64>,
    /// `service:Name`.
    pub action: &'a str,
    /// The resource's ARN, of the user's account.
    pub resource: &'a str,
    /// Tags of the resource.
    pub tags: &'a [(&'a str, &'a str)],
    /// Where it comes from.
    pub from: Origin<'a>,
    /// Seconds since 1970.
    pub now: i64,
}

impl Decider {
    /// Takes users and managed policies as the store would hand them over.
    pub fn new(users: &[User], policies: &[Policy]) -> Decider {
        let mut state = State::default();
        let mut apply = |record: &dyn Stored| {
            // What we have just written down can be read.
            let applied = state.apply(0, &record.key(), Some(&record.bytes()));
            debug_assert!(applied.is_ok(), "{applied:?}");
        };
        for user in users {
            apply(user);
        }
        for policy in policies {
            apply(policy);
        }
        let users = users.iter().filter_map(|u| state.user(u.account, &u.name)).cloned().collect();
        Decider {
            state,
            users,
            used: LastUsed::new(),
            delays: Delays::new(),
            ring: Ring::default(),
        }
    }

    /// Decides one call; `None` when there is no such user.
    pub fn decide(&self, call: &Call<'_>) -> Option<Decision> {
        let user = self.users.get(call.user)?.clone();
        let target = Target {
            arn: call.resource.to_owned(),
            shown: None,
            account: user.account,
            tags: call.tags.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
            boundary: None,
            any: call.resource == "*",
        };
        let session = call.mfa.map(|at| crate::caller::Session {
            issued: at,
            mfa: Some(at),
            ..crate::caller::Session::default()
        });
        let cx = Cx {
            state: &self.state,
            caller: Caller::User { user, key: String::new(), session },
            now: call.now,
            from: &call.from,
            region: "us-east-1",
            ring: &self.ring,
            used: &self.used,
            console: None,
            delays: &self.delays,
        };
        let keys = Keys::default();
        let question =
            Question { action: call.action, target: &target, trust: None, keys: &keys, mfa: false };
        Some(decide(&cx, &question))
    }
}
