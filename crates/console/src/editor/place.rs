//! Where a policy belongs: to a user, role or group, or to itself as a managed one.

use crate::answer::Failed;
use crate::links::{self, encoded};
use crate::shown::shown;
use crate::visit::Me;
use countersign_api::iam::{
    GetGroupPolicy, GetGroupPolicyInput, GetPolicy, GetPolicyInput, GetPolicyVersion,
    GetPolicyVersionInput, GetRolePolicy, GetRolePolicyInput, GetUserPolicy, GetUserPolicyInput,
};
use countersign_service::Fault;

/// Whose an inline policy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    User,
    Role,
    Group,
}

/// What is being written, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// An inline policy: its holder's name, and its own when it is there already.
    Inline { holder: Holder, name: String, policy: Option<String> },
    /// A new managed policy.
    New,
    /// A new version of a managed policy.
    Version { arn: String },
}

impl Place {
    /// Where its forms go.
    pub(super) fn path(&self) -> String {
        match self {
            Place::Inline { policy, .. } => {
                let query = policy.as_ref().map(|policy| format!("?policy={}", encoded(policy)));
                format!("{}/add-inline-policy{}", self.back(), query.unwrap_or_default())
            }
            Place::New => "/console/policies/create".to_owned(),
            Place::Version { arn } => format!("/console/policies/edit?arn={}", encoded(arn)),
        }
    }

    /// Where one came from.
    pub(super) fn back(&self) -> String {
        match self {
            Place::Inline { holder: Holder::User, name, .. } => links::user(name),
            Place::Inline { holder: Holder::Role, name, .. } => links::role(name),
            Place::Inline { holder: Holder::Group, name, .. } => links::group(name),
            Place::New => "/console/policies".to_owned(),
            Place::Version { arn } => links::policy(arn),
        }
    }

    /// The place in the navigation.
    pub(super) fn nav(&self) -> &'static str {
        match self {
            Place::Inline { holder: Holder::User, .. } => "Users",
            Place::Inline { holder: Holder::Role, .. } => "Roles",
            Place::Inline { holder: Holder::Group, .. } => "User groups",
            Place::New | Place::Version { .. } => "Policies",
        }
    }

    /// `Create policy`.
    pub(super) fn heading(&self) -> String {
        match self {
            Place::Inline { policy: Some(policy), .. } => format!("Edit policy {}", shown(policy)),
            Place::Inline { policy: None, .. } | Place::New => "Create policy".to_owned(),
            Place::Version { arn } => format!("Edit policy {}", shown(name_of(arn))),
        }
    }

    /// What the policy will be.
    pub(super) fn about(&self) -> String {
        match self {
            Place::Inline { holder, name, .. } => {
                let holder = match holder {
                    Holder::User => "user",
                    Holder::Role => "role",
                    Holder::Group => "group",
                };
                format!("An inline policy: it belongs to the {holder} {} alone.", shown(name))
            }
            Place::New => {
                "A managed policy: users, groups and roles can have it attached.".to_owned()
            }
            Place::Version { .. } => {
                "A new version of a managed policy; the versions before it stay.".to_owned()
            }
        }
    }

    /// Whom its sentence is about.
    pub(super) fn who(&self) -> String {
        match self {
            Place::Inline { holder: Holder::User, name, .. } => shown(name),
            Place::Inline { holder: Holder::Role, name, .. } => format!("the role {}", shown(name)),
            Place::Inline { holder: Holder::Group, name, .. } => {
                format!("members of {}", shown(name))
            }
            Place::New | Place::Version { .. } => "everybody who has it".to_owned(),
        }
    }

    /// Whether it is there already, and only what it says changes.
    pub(super) fn is_there(&self) -> bool {
        matches!(self, Place::Inline { policy: Some(_), .. } | Place::Version { .. })
    }

    /// What it says now; nothing for a new one.
    pub(super) async fn stored(&self, me: &Me) -> Result<Option<String>, Failed> {
        let stored = match self {
            Place::Inline { holder, name, policy: Some(policy) } => {
                inline(me, *holder, name, policy).await.map(Some)
            }
            Place::Inline { policy: None, .. } | Place::New => Ok(None),
            Place::Version { arn } => managed(me, arn).await.map(Some),
        };
        stored.map_err(|fault| Failed::fault(me.frame("", ""), fault))
    }
}

/// The last part of an ARN's path.
fn name_of(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

/// What an inline policy says.
pub(super) async fn inline(
    me: &Me,
    holder: Holder,
    name: &str,
    policy: &str,
) -> Result<String, Fault> {
    let (name, policy_name) = (name.to_owned(), policy.to_owned());
    Ok(match holder {
        Holder::User => {
            let input = GetUserPolicyInput { user_name: name, policy_name };
            me.ask::<GetUserPolicy>(input).await?.policy_document
        }
        Holder::Role => {
            let input = GetRolePolicyInput { role_name: name, policy_name };
            me.ask::<GetRolePolicy>(input).await?.policy_document
        }
        Holder::Group => {
            let input = GetGroupPolicyInput { group_name: name, policy_name };
            me.ask::<GetGroupPolicy>(input).await?.policy_document
        }
    })
}

/// What the version of a managed policy that is in force says.
pub(super) async fn managed(me: &Me, arn: &str) -> Result<String, Fault> {
    let input = GetPolicyInput { policy_arn: arn.to_owned() };
    let policy = me.ask::<GetPolicy>(input).await?.policy.unwrap_or_default();
    let input = GetPolicyVersionInput {
        policy_arn: arn.to_owned(),
        version_id: policy.default_version_id.unwrap_or_default(),
    };
    let version = me.ask::<GetPolicyVersion>(input).await?.policy_version.unwrap_or_default();
    Ok(version.document.unwrap_or_default())
}
