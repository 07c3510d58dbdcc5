//! `GetRole`: everything about a role.

use super::{role, shown};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::policy_of::boundary;
use crate::iam::tags;
use crate::operation::Read;
use countersign_api::Timestamp;
use countersign_api::iam::{self as api, GetRole, GetRoleInput, GetRoleOutput, RoleLastUsed};

impl Read for GetRole {
    fn run(cx: &Cx<'_>, i: &GetRoleInput) -> Result<GetRoleOutput, Fault> {
        let role = role(cx, &i.role_name)?;
        Ok(GetRoleOutput {
            role: api::Role {
                description: role.description.clone(),
                max_session_duration: i32::try_from(role.max_session).ok(),
                permissions_boundary: boundary::shown(role.boundary.as_deref()),
                tags: tags::shown(&role.tags),
                role_last_used: Some(last_used(cx, &role.id)),
                ..shown(cx.state, role)
            },
        })
    }
}

/// The last use: the one in memory is newer than what has been written down. Empty when there was none.
pub(in crate::iam) fn last_used(cx: &Cx<'_>, id: &str) -> RoleLastUsed {
    let noted = cx.used.get(id).map(|noted| (noted.at, noted.region));
    let kept = || cx.state.used(id).map(|kept| (kept.at, kept.region.clone()));
    match noted.or_else(kept) {
        Some((at, region)) => {
            RoleLastUsed { last_used_date: Some(Timestamp(at)), region: Some(region) }
        }
        None => RoleLastUsed::default(),
    }
}
