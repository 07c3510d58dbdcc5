//! A resource that a simulation is about, with what the caller may know of it.
//!
//! Conditions on a resource's tags or boundary, and a role's trust policy, come out in decisions. So they are looked at
//! only where the caller may read them anyway; a thing that the caller may not read is like one that is not there.

use super::source::Source;
use crate::caller::Caller;
use crate::cx::Cx;
use crate::decide::{Question, decide};
use crate::may::{Keys, Target};
use crate::state::Entity;
use countersign_ident::Arn;
use countersign_policy::Effect;
use std::borrow::Cow;

/// A resource of a simulated call.
pub(super) struct About<'a> {
    pub(super) account: u64,
    pub(super) target: Target,
    /// A stored role's trust policy, with its principals bound as they were when it was saved.
    pub(super) trust: Option<Source<'a>>,
}

impl<'a> About<'a> {
    /// One of the caller's account. `covered`: it is who is simulated to call, whose tags and boundary the permission to
    /// simulate covers; whom a role trusts it does not.
    pub(super) fn stored(cx: &Cx<'a>, arn: &str, covered: bool) -> About<'a> {
        let account = cx.account();
        let target = Target::find(cx.state, account, arn);
        let readable = may_read(cx, &target);
        let trust = match cx.state.entity_by_arn(account, arn) {
            Some(Entity::Role(role)) if readable => Some(Source::new(
                role.name.clone(),
                "resource",
                Cow::Borrowed(role.trust(cx.state)),
            )),
            _ => None,
        };
        let target =
            if readable || covered { target } else { Target::new(account, arn.to_owned()) };
        About { account, target, trust }
    }
}

/// Whether the caller, as whoever really calls, may read what is filled in of a target.
fn may_read(cx: &Cx<'_>, target: &Target) -> bool {
    // As anywhere: root may do everything in its own account.
    if matches!(cx.caller, Caller::Root { account, .. } if account == target.account) {
        return true;
    }
    let action = match Arn::parse(&target.arn).and_then(|arn| arn.typed()) {
        Some(("user", _)) => "iam:GetUser",
        Some(("role", _)) => "iam:GetRole",
        Some(("policy", _)) => "iam:GetPolicy",
        Some(("mfa", _)) => "iam:ListMFADeviceTags",
        // Nothing is filled in of others.
        _ => return false,
    };
    let keys = Keys::default();
    let question = Question { action, target, trust: None, keys: &keys, mfa: false };
    decide(cx, &question).effect == Effect::Allow
}
