//! What a group has, asked for whole.

use crate::list::walk;
use crate::users::of::{MOST, whole};
use crate::visit::Me;
use countersign_api::iam::{
    AttachedPolicy, GetGroup, GetGroupInput, GetGroupOutput, Group, ListAttachedGroupPolicies,
    ListAttachedGroupPoliciesInput, ListGroupPolicies, ListGroupPoliciesInput, User,
};
use countersign_service::Fault;

/// The group itself.
pub(super) async fn group(me: &Me, name: &str) -> Result<Group, Fault> {
    page(me, name, None, 1).await.map(|out| out.group)
}

/// The group and some of its members.
pub(super) async fn page(
    me: &Me,
    name: &str,
    marker: Option<String>,
    most: usize,
) -> Result<GetGroupOutput, Fault> {
    let max_items = i32::try_from(most).ok();
    let input = GetGroupInput { group_name: name.to_owned(), marker, max_items };
    me.ask::<GetGroup>(input).await
}

pub(super) async fn members(me: &Me, name: &str) -> Result<Vec<User>, Fault> {
    whole!(me, GetGroup, GetGroupInput { group_name: name.to_owned(), }, out => out.users)
}

pub(super) async fn attached(me: &Me, name: &str) -> Result<Vec<AttachedPolicy>, Fault> {
    whole!(me, ListAttachedGroupPolicies, ListAttachedGroupPoliciesInput { path_prefix: None, group_name: name.to_owned(), }, out => out.attached_policies.unwrap_or_default())
}

pub(super) async fn inline(me: &Me, name: &str) -> Result<Vec<String>, Fault> {
    whole!(me, ListGroupPolicies, ListGroupPoliciesInput { group_name: name.to_owned(), }, out => out.policy_names)
}
