//! Simulations: what policies would say to a call, without making it; and which keys and policies are concerned.
//!
//! The layers are those of a real call ([`crate::decide`]) and the engine is the same; other are only the caller, who is
//! imagined, and the context, which the request brings. Where this goes beyond AWS's own simulator or leaves something
//! open that AWS does not document:
//!
//! * A role's stored trust policy takes the resource policy's place for `sts:AssumeRole`, `sts:TagSession` and
//!   `sts:SetSourceIdentity`, for roles of the caller's own account. AWS ignores it. [`SimulateCustomPolicy`] reads
//!   nothing that is stored: there a role is taken to trust its account, so that the given policies decide.
//! * What the simulated caller and the resource fix is filled in unless it is given: the caller's ARN, account, type,
//!   tags, name and unique id, and the resource's account, tags and boundary where it is one of the caller's own
//!   account. Never anything about MFA, time or place, which is what simulations are for.
//! * What is stored of a resource, a role's trust policy among it, is looked at only where the real caller may read it:
//!   by `iam:GetUser`, `iam:GetRole`, `iam:GetPolicy` or `iam:ListMFADeviceTags`. Else it is like one that is not there.
//!   The tags and the boundary of who is simulated to call are covered by the permission to simulate.
//! * `ResourceHandlingOption` is checked to be one of AWS's EC2 scenarios. Each resource is decided by itself in any case.
//!
//! Nothing of another account is ever looked at.
//!
//! [`SimulateCustomPolicy`]: countersign_api::iam::SimulateCustomPolicy

mod about;
mod context;
mod context_keys_custom;
mod context_keys_principal;
mod custom;
mod given;
mod granting;
mod input;
mod principal;
mod run;
mod source;

use crate::cx::Cx;
use crate::fault::Fault;
use crate::state::Entity;
use countersign_ident::Arn;

/// The user, group or role of the caller's account that an ARN names.
fn entity<'s>(cx: &Cx<'s>, arn: &str) -> Result<Entity<'s>, Fault> {
    let unclear = || {
        let what = "does not clearly define entity type and name.";
        Fault::invalid_input(format!("Invalid Entity Arn: {arn} {what}"))
    };
    let parsed = Arn::parse(arn).filter(|arn| arn.service == "iam").ok_or_else(unclear)?;
    let (noun, _) = parsed.typed().ok_or_else(unclear)?;
    if !["user", "group", "role"].contains(&noun) || parsed.name().is_empty() {
        return Err(unclear());
    }
    cx.state.entity_by_arn(cx.account(), arn).ok_or_else(|| {
        Fault::no_such(format!("The {noun} with name {} cannot be found.", parsed.name()))
    })
}
