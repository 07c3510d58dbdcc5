//! `ListRoles`: the account's roles, all or under a path.

use super::shown;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{ListRoles, ListRolesInput, ListRolesOutput, Role};

impl Read for ListRoles {
    fn run(cx: &Cx<'_>, i: &ListRolesInput) -> Result<ListRolesOutput, Fault> {
        let prefix = i.path_prefix.as_deref().unwrap_or("/");
        cx.page::<ListRoles, _, _, _>(
            i,
            prefix,
            |after| cx.state.roles(cx.account(), after),
            |role| {
                role.path.starts_with(prefix).then(|| Role {
                    description: role.description.clone(),
                    max_session_duration: i32::try_from(role.max_session).ok(),
                    ..shown(cx.state, role)
                })
            },
        )
    }
}
