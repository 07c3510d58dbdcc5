//! `ListEntitiesForPolicy`: who has a policy, attached or as a permissions boundary, in the order of their unique ids.

use super::not_attachable;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use crate::state::{BOUNDARY, Entity, PolicyArn};
use countersign_api::iam::{
    ListEntitiesForPolicy, ListEntitiesForPolicyInput, ListEntitiesForPolicyItem,
    ListEntitiesForPolicyOutput, PolicyGroup, PolicyRole, PolicyUser,
};

impl Read for ListEntitiesForPolicy {
    fn run(
        cx: &Cx<'_>,
        i: &ListEntitiesForPolicyInput,
    ) -> Result<ListEntitiesForPolicyOutput, Fault> {
        let managed = cx.policy(&i.policy_arn, not_attachable)?;
        let target = managed.target(cx.account());
        let prefix = i.path_prefix.as_deref().unwrap_or("/");
        let (kind, usage) = (i.entity_filter.as_deref(), i.policy_usage_filter.as_deref());
        let filter = [&target, kind.unwrap_or_default(), usage.unwrap_or_default(), prefix];
        cx.page::<ListEntitiesForPolicy, _, _, _>(
            i,
            &filter.join("\n"),
            |after| cx.state.holders(&target, after).map(|holder| (holder, holder)),
            |holder| {
                let (id, as_boundary) = match holder.strip_suffix(BOUNDARY) {
                    Some(id) => (id, true),
                    None => (holder, false),
                };
                let entity = cx.state.entity(id)?;
                // Who has it both ways holds it twice and is told once.
                let wanted = match usage {
                    Some("PermissionsBoundary") => as_boundary,
                    Some("PermissionsPolicy") => !as_boundary,
                    _ => !as_boundary || !attached(entity).iter().any(|arn| **arn == *i.policy_arn),
                };
                let (is, path, item) = shown(entity);
                (wanted && kind.is_none_or(|kind| kind == is) && path.starts_with(prefix))
                    .then_some(item)
            },
        )
    }
}

/// ARNs of the policies that are attached to somebody.
fn attached(entity: Entity<'_>) -> &[PolicyArn] {
    match entity {
        Entity::User(user) => &user.attached,
        Entity::Group(group) => &group.attached,
        Entity::Role(role) => &role.attached,
    }
}

/// What `EntityFilter` calls it, its path, and what the answer tells of it.
fn shown(entity: Entity<'_>) -> (&'static str, &str, ListEntitiesForPolicyItem) {
    match entity {
        Entity::User(user) => {
            let (name, id) = (Some(user.name.clone()), Some(user.id.clone()));
            let item = PolicyUser { user_name: name, user_id: id };
            ("User", &user.path, ListEntitiesForPolicyItem::PolicyUsers(item))
        }
        Entity::Group(group) => {
            let (name, id) = (Some(group.name.clone()), Some(group.id.clone()));
            let item = PolicyGroup { group_name: name, group_id: id };
            ("Group", &group.path, ListEntitiesForPolicyItem::PolicyGroups(item))
        }
        Entity::Role(role) => {
            let (name, id) = (Some(role.name.clone()), Some(role.id.clone()));
            let item = PolicyRole { role_name: name, role_id: id };
            ("Role", &role.path, ListEntitiesForPolicyItem::PolicyRoles(item))
        }
    }
}
