//! `ListGroupsForUser`: the groups that a user is in, by name.

use super::shown;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use crate::state::records::Group;
use countersign_api::iam::{ListGroupsForUser, ListGroupsForUserInput, ListGroupsForUserOutput};
use countersign_ident::fold;

impl Read for ListGroupsForUser {
    fn run(cx: &Cx<'_>, i: &ListGroupsForUserInput) -> Result<ListGroupsForUserOutput, Fault> {
        let user = cx.user(&i.user_name)?;
        let groups = user.groups.iter().filter_map(|id| cx.state.group_by_id(id));
        let named: Vec<(String, &Group)> =
            groups.map(|group| (fold(&group.name), group.as_ref())).collect();
        let rows = named.iter().map(|(name, group)| (name.as_str(), *group)).collect();
        cx.page_of::<ListGroupsForUser, Group>(i, &user.id, rows, |group| Some(shown(group)))
    }
}
