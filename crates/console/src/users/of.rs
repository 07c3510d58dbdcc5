//! What a user has, asked for whole.

use super::Whose;
use crate::list::walk;
use crate::visit::Me;
use countersign_api::iam::{
    AccessKeyMetadata, AttachedPolicy, GetLoginProfile, GetLoginProfileInput, Group,
    ListAccessKeys, ListAccessKeysInput, ListAttachedUserPolicies, ListAttachedUserPoliciesInput,
    ListGroups, ListGroupsForUser, ListGroupsForUserInput, ListGroupsInput, ListMfaDevices,
    ListMfaDevicesInput, ListUserPolicies, ListUserPoliciesInput, ListUserTags, ListUserTagsInput,
    ListUsers, ListUsersInput, LoginProfile, MfaDevice, Tag, User,
};
use countersign_service::Fault;

/// Rows a call.
pub(crate) const MOST: Option<i32> = Some(1000);

/// Everything of a list.
macro_rules! whole {
    ($me:ident, $op:ident, $input:ident { $($set:tt)* }, $out:ident => $rows:expr) => {
        walk(None, usize::MAX, |_| true, |marker| async move {
            let input = $input { $($set)* marker, max_items: MOST };
            let $out = $me.ask::<$op>(input).await?;
            Ok(($rows, $out.marker))
        })
        .await
        .map(|found| found.rows)
    };
}
pub(crate) use whole;

pub(crate) async fn everybody(me: &Me) -> Result<Vec<User>, Fault> {
    whole!(me, ListUsers, ListUsersInput { path_prefix: None, }, out => out.users)
}

pub(crate) async fn all_groups(me: &Me) -> Result<Vec<Group>, Fault> {
    whole!(me, ListGroups, ListGroupsInput { path_prefix: None, }, out => out.groups)
}

pub(crate) async fn groups(me: &Me, name: &str) -> Result<Vec<Group>, Fault> {
    whole!(me, ListGroupsForUser, ListGroupsForUserInput { user_name: name.to_owned(), }, out => out.groups)
}

pub(crate) async fn attached(me: &Me, name: &str) -> Result<Vec<AttachedPolicy>, Fault> {
    whole!(me, ListAttachedUserPolicies, ListAttachedUserPoliciesInput { path_prefix: None, user_name: name.to_owned(), }, out => out.attached_policies.unwrap_or_default())
}

pub(crate) async fn inline(me: &Me, name: &str) -> Result<Vec<String>, Fault> {
    whole!(me, ListUserPolicies, ListUserPoliciesInput { user_name: name.to_owned(), }, out => out.policy_names)
}

pub(crate) async fn tags(me: &Me, name: &str) -> Result<Vec<Tag>, Fault> {
    whole!(me, ListUserTags, ListUserTagsInput { user_name: name.to_owned(), }, out => out.tags)
}

pub(crate) async fn keys(me: &Me, whose: &Whose) -> Result<Vec<AccessKeyMetadata>, Fault> {
    whole!(me, ListAccessKeys, ListAccessKeysInput { user_name: whose.user_name(), }, out => out.access_key_metadata)
}

pub(crate) async fn devices(me: &Me, whose: &Whose) -> Result<Vec<MfaDevice>, Fault> {
    whole!(me, ListMfaDevices, ListMfaDevicesInput { user_name: whose.user_name(), }, out => out.mfa_devices)
}

/// The user's password, if they have one.
pub(crate) async fn password(me: &Me, name: &str) -> Result<Option<LoginProfile>, Fault> {
    let input = GetLoginProfileInput { user_name: Some(name.to_owned()) };
    match me.ask::<GetLoginProfile>(input).await {
        Ok(out) => Ok(Some(out.login_profile)),
        Err(fault) if fault.status() == 404 => Ok(None),
        Err(fault) => Err(fault),
    }
}
