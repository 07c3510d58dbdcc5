//! Who has policies of their own.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::limits;
use crate::state::records::{Group, Inline, Role, User};
use crate::state::{PolicyArn, Stored};

/// A user, group or role: policies are embedded in it and attached to it.
pub(super) trait PolicyHolder: Stored + Clone {
    /// What AWS's messages call it.
    const NOUN: &'static str;
    /// Characters, without white space, of all embedded policies together.
    const INLINE: usize;
    /// How many policies may be attached, and AWS's name of that quota.
    const ATTACHED: (&'static str, usize);

    /// The one of that name in the caller's account.
    fn find<'s>(cx: &Cx<'s>, name: &str) -> Result<&'s Self, Fault>;
    /// Its name as it was written.
    fn name(&self) -> &str;
    /// Its unique id.
    fn id(&self) -> &str;
    /// The embedded policies.
    fn inline(&self) -> &[Inline];
    /// The embedded policies, to be changed.
    fn inline_mut(&mut self) -> &mut Vec<Inline>;
    /// ARNs of the attached policies.
    fn attached(&self) -> &[PolicyArn];
    /// ARNs of the attached policies, to be changed.
    fn attached_mut(&mut self) -> &mut Vec<PolicyArn>;
}

macro_rules! holders {
    ($($holder:ident: $noun:literal, $inline:expr, $attached:expr, |$cx:ident, $name:ident| $find:expr;)*) => { $(
        impl PolicyHolder for $holder {
            const NOUN: &'static str = $noun;
            const INLINE: usize = $inline;
            const ATTACHED: (&'static str, usize) = $attached;

            fn find<'s>($cx: &Cx<'s>, $name: &str) -> Result<&'s Self, Fault> {
                $find
            }
            fn name(&self) -> &str {
                &self.name
            }
            fn id(&self) -> &str {
                &self.id
            }
            fn inline(&self) -> &[Inline] {
                &self.inline
            }
            fn inline_mut(&mut self) -> &mut Vec<Inline> {
                &mut self.inline
            }
            fn attached(&self) -> &[PolicyArn] {
                &self.attached
            }
            fn attached_mut(&mut self) -> &mut Vec<PolicyArn> {
                &mut self.attached
            }
        }
    )* };
}

holders! {
    User: "user", limits::USER_INLINE, ("PoliciesPerUser", limits::ATTACHED_POLICIES_PER_USER), |cx, name| {
        let user = cx.state.user(cx.account(), name);
        user.map(AsRef::as_ref).ok_or_else(|| Fault::no_such_user(name))
    };
    Group: "group", limits::GROUP_INLINE, ("PoliciesPerGroup", limits::ATTACHED_POLICIES_PER_GROUP), |cx, name| {
        cx.group(name).map(AsRef::as_ref)
    };
    Role: "role", limits::ROLE_INLINE, ("PoliciesPerRole", limits::ATTACHED_POLICIES_PER_ROLE), |cx, name| {
        let role = cx.state.role(cx.account(), name);
        role.map(|role| &role.record).ok_or_else(|| Fault::no_such_role(name))
    };
}
