//! `ListUsers`: the account's users under a path, by name.

use super::shown;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{ListUsers, ListUsersInput, ListUsersOutput};

impl Read for ListUsers {
    fn run(cx: &Cx<'_>, i: &ListUsersInput) -> Result<ListUsersOutput, Fault> {
        let prefix = i.path_prefix.as_deref().unwrap_or("/");
        cx.page::<ListUsers, _, _, _>(
            i,
            prefix,
            |after| cx.state.users(cx.account(), after),
            |user| user.path.starts_with(prefix).then(|| shown(user)),
        )
    }
}
