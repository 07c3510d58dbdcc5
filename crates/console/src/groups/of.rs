//! What a group has, asked for whole.

use crate::list::walk;
use crate::users::of::{MOST, whole};
use crate::visit::Me;
use countersign_api::iam::{
    AttachedPolicy, GetGroup, GetGroupInput, Group, ListAttachedGroupPolicies,
    ListAttachedGroupPoliciesInput, ListGroupPolicies, ListGroupPoliciesInput, User,
};
use countersign_service::Fault;

/// The group itself.
pub(super) async fn group(me: &Me, name: &str) -> Result<Group, Fault> {
    let input = GetGroupInput { group_name: name.to_owned(), ..GetGroupInput::default() };
    me.ask::<GetGroup>(input).await.map(|out| out.group)
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
