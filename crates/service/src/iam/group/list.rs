//! `ListGroups`: the account's groups under a path, by name.

use super::shown;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{ListGroups, ListGroupsInput, ListGroupsOutput};

impl Read for ListGroups {
    fn run(cx: &Cx<'_>, i: &ListGroupsInput) -> Result<ListGroupsOutput, Fault> {
        let prefix = i.path_prefix.as_deref().unwrap_or("/");
        cx.page::<ListGroups, _, _, _>(
            i,
            prefix,
            |after| cx.state.groups(cx.account(), after),
            |group| group.path.starts_with(prefix).then(|| shown(group)),
        )
    }
}
