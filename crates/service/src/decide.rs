//! Asking the policy engine: whose policies have a say on what is asked, and how the caller is called in them.

use crate::caller::Caller;
use crate::context::Context;
use crate::cx::Cx;
use crate::last_used::LastUsed;
use crate::may::{Keys, Target};
use crate::pipeline::Origin;
use crate::signin::Delays;
use crate::state::State;
use crate::state::records::{Policy, Stored, User};
use countersign_policy::{Decision, Document, Policies, Principal, Request};
use countersign_store::{Replica as _, Ring};
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
    let Question { action, target, trust, keys, mfa } = *question;
    let identity = identity(cx);
    let session = session(&cx.caller);
    let boundary = boundary(cx);
    let policies = Policies {
        identity: &identity,
        resource: trust,
        boundary: boundary.as_ref().map(<[_; 1]>::as_slice),
        session: session.as_deref(),
        ..Policies::default()
    };
    let arn = cx.caller.arn();
    let (principal_arn, user_id, id) =
        (cx.caller.principal_arn(), cx.caller.user_id(), cx.caller.principal_id());
    let account = format!("{:012}", cx.caller.account());
    let principal = match &cx.caller {
        Caller::Root { .. } | Caller::Installation => Principal::Root { account: &account },
        Caller::Visitor => Principal::Anonymous,
        Caller::User { .. } => Principal::User { arn: &arn, id: Some(&id) },
        Caller::Role { .. } => Principal::Role {
            role_arn: &principal_arn,
            session_arn: &arn,
            role_id: Some(&id),
            session_id: Some(&user_id),
        },
    };
    let resource_account = format!("{:012}", target.account);
    let request = Request {
        principal,
        action,
        resource: &target.arn,
        resource_account: &resource_account,
        wildcard_only_action: target.any,
        context: &Context { cx, action, keys, target, mfa },
    };
    countersign_policy::decide(&request, &policies)
}

/// The caller's identity policies: own, attached, and of the groups.
fn identity<'s>(cx: &'s Cx<'_>) -> Vec<&'s Document> {
    match &cx.caller {
        Caller::User { user, .. } => {
            let groups = user.groups.iter().filter_map(|id| cx.state.group_by_id(id));
            user.documents(cx.state)
                .chain(groups.flat_map(|group| group.documents(cx.state)))
                .collect()
        }
        Caller::Role { role, .. } => role.documents(cx.state).collect(),
        Caller::Root { .. } | Caller::Visitor | Caller::Installation => Vec::new(),
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
        users.iter().for_each(|user| apply(user));
        policies.iter().for_each(|policy| apply(policy));
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
