//! Roles: making, showing, changing and removing them, and whom they trust.

mod create;
mod delete;
mod get;
mod list;
mod trust;
mod update;
mod update_description;
mod update_trust;

pub(super) use get::last_used;

use crate::cx::Cx;
use crate::fault::Fault;
use crate::state::{RoleState, State, records};
use countersign_api::Timestamp;
use countersign_api::iam::Role;
use std::sync::Arc;

/// A role of the caller's account, by name in any case.
pub(super) fn role<'s>(cx: &Cx<'s>, name: &str) -> Result<&'s Arc<RoleState>, Fault> {
    cx.state.role(cx.account(), name).ok_or_else(|| Fault::no_such_role(name))
}

/// What every answer tells of a role. Each operation adds what AWS adds there (recorded): `CreateRole`
/// has neither description nor longest session, `ListRoles` neither tags nor boundary nor last use.
pub(super) fn shown(state: &State, role: &records::Role) -> Role {
    Role {
        path: role.path.clone(),
        role_name: role.name.clone(),
        role_id: role.id.clone(),
        arn: role.arn(),
        create_date: Timestamp(role.created),
        assume_role_policy_document: Some(trust::shown(state, role)),
        ..Role::default()
    }
}
