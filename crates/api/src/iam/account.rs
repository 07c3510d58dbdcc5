// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `account`; facts: `model/iam/account.toml`.

use super::common::AttachedPermissionsBoundary;
use super::common::AttachedPolicy;
use super::common::InstanceProfile;
use super::common::PolicyVersion;
use super::common::RoleLastUsed;
use super::common::T_ARN_TYPE;
use super::common::T_ATTACHED_PERMISSIONS_BOUNDARY;
use super::common::T_ATTACHED_POLICIES_LIST_TYPE;
use super::common::T_ATTACHMENT_COUNT_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_ENTITY_TYPE;
use super::common::T_GROUP_NAME_TYPE;
use super::common::T_ID_TYPE;
use super::common::T_INSTANCE_PROFILE_LIST_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_POLICY_DESCRIPTION_TYPE;
use super::common::T_POLICY_DOCUMENT_TYPE;
use super::common::T_POLICY_DOCUMENT_VERSION_LIST_TYPE;
use super::common::T_POLICY_NAME_TYPE;
use super::common::T_POLICY_PATH_TYPE;
use super::common::T_POLICY_VERSION_ID_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_ROLE_LAST_USED;
use super::common::T_ROLE_NAME_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::T_USER_NAME_TYPE;
use super::common::Tag;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};
use std::collections::BTreeMap;

/// The input of `CreateAccountAlias`.
#[derive(Debug, Clone, Default)]
pub struct CreateAccountAliasInput {
    /// `AccountAlias`.
    pub account_alias: String,
}

impl Shape for CreateAccountAliasInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "AccountAlias", required: true, of: &T_ACCOUNT_ALIAS_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_alias),
            _ => return None,
        })
    }
}

impl Value for CreateAccountAliasInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateAccountAlias`.
#[derive(Debug, Clone, Copy)]
pub struct CreateAccountAlias;

impl Operation for CreateAccountAlias {
    type In = CreateAccountAliasInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateAccountAlias",
            service: "iam",
            input: || Box::new(CreateAccountAliasInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteAccountAlias`.
#[derive(Debug, Clone, Default)]
pub struct DeleteAccountAliasInput {
    /// `AccountAlias`.
    pub account_alias: String,
}

impl Shape for DeleteAccountAliasInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "AccountAlias", required: true, of: &T_ACCOUNT_ALIAS_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_alias),
            _ => return None,
        })
    }
}

impl Value for DeleteAccountAliasInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteAccountAlias`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteAccountAlias;

impl Operation for DeleteAccountAlias {
    type In = DeleteAccountAliasInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteAccountAlias",
            service: "iam",
            input: || Box::new(DeleteAccountAliasInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetAccountAuthorizationDetails`.
#[derive(Debug, Clone, Default)]
pub struct GetAccountAuthorizationDetailsInput {
    /// `Filter`.
    pub filter: Option<Vec<String>>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for GetAccountAuthorizationDetailsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Filter", required: false, of: &T_ENTITY_LIST_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.filter),
            1 => Value::slot(&mut self.max_items),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for GetAccountAuthorizationDetailsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetAccountAuthorizationDetails`.
#[derive(Debug, Clone, Default)]
pub struct GetAccountAuthorizationDetailsOutput {
    /// `UserDetailList`.
    pub user_detail_list: Option<Vec<UserDetail>>,
    /// `GroupDetailList`.
    pub group_detail_list: Option<Vec<GroupDetail>>,
    /// `RoleDetailList`.
    pub role_detail_list: Option<Vec<RoleDetail>>,
    /// `Policies`.
    pub policies: Option<Vec<ManagedPolicyDetail>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for GetAccountAuthorizationDetailsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserDetailList", required: false, of: &T_USER_DETAIL_LIST_TYPE },
            Member { name: "GroupDetailList", required: false, of: &T_GROUP_DETAIL_LIST_TYPE },
            Member { name: "RoleDetailList", required: false, of: &T_ROLE_DETAIL_LIST_TYPE },
            Member { name: "Policies", required: false, of: &T_MANAGED_POLICY_DETAIL_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_detail_list),
            1 => Value::slot(&mut self.group_detail_list),
            2 => Value::slot(&mut self.role_detail_list),
            3 => Value::slot(&mut self.policies),
            4 => Value::slot(&mut self.is_truncated),
            5 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for GetAccountAuthorizationDetailsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetAccountAuthorizationDetails`.
#[derive(Debug, Clone, Copy)]
pub struct GetAccountAuthorizationDetails;

impl Operation for GetAccountAuthorizationDetails {
    type In = GetAccountAuthorizationDetailsInput;
    type Out = GetAccountAuthorizationDetailsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetAccountAuthorizationDetails",
            service: "iam",
            input: || Box::new(GetAccountAuthorizationDetailsInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

/// An item of a page of `GetAccountAuthorizationDetails`, by its list.
#[derive(Debug, Clone)]
pub enum GetAccountAuthorizationDetailsItem {
    /// Of `UserDetailList`.
    UserDetailList(UserDetail),
    /// Of `GroupDetailList`.
    GroupDetailList(GroupDetail),
    /// Of `RoleDetailList`.
    RoleDetailList(RoleDetail),
    /// Of `Policies`.
    Policies(ManagedPolicyDetail),
}

impl Paged for GetAccountAuthorizationDetails {
    type Item = GetAccountAuthorizationDetailsItem;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        let mut user_detail_list = Vec::new();
        let mut group_detail_list = Vec::new();
        let mut role_detail_list = Vec::new();
        let mut policies = Vec::new();
        for item in items {
            match item {
                GetAccountAuthorizationDetailsItem::UserDetailList(item) => {
                    user_detail_list.push(item);
                }
                GetAccountAuthorizationDetailsItem::GroupDetailList(item) => {
                    group_detail_list.push(item);
                }
                GetAccountAuthorizationDetailsItem::RoleDetailList(item) => {
                    role_detail_list.push(item);
                }
                GetAccountAuthorizationDetailsItem::Policies(item) => {
                    policies.push(item);
                }
            }
        }
        GetAccountAuthorizationDetailsOutput {
            is_truncated: Some(marker.is_some()),
            user_detail_list: Some(user_detail_list),
            group_detail_list: Some(group_detail_list),
            role_detail_list: Some(role_detail_list),
            policies: Some(policies),
            marker,
        }
    }
}

/// The output of `GetAccountSummary`.
#[derive(Debug, Clone, Default)]
pub struct GetAccountSummaryOutput {
    /// `SummaryMap`.
    pub summary_map: Option<BTreeMap<String, i32>>,
}

impl Shape for GetAccountSummaryOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SummaryMap", required: false, of: &T_SUMMARY_MAP_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.summary_map),
            _ => return None,
        })
    }
}

impl Value for GetAccountSummaryOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetAccountSummary`.
#[derive(Debug, Clone, Copy)]
pub struct GetAccountSummary;

impl Operation for GetAccountSummary {
    type In = Nothing;
    type Out = GetAccountSummaryOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetAccountSummary",
            service: "iam",
            input: || Box::new(Nothing),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListAccountAliases`.
#[derive(Debug, Clone, Default)]
pub struct ListAccountAliasesInput {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListAccountAliasesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.marker),
            1 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListAccountAliasesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListAccountAliases`.
#[derive(Debug, Clone, Default)]
pub struct ListAccountAliasesOutput {
    /// `AccountAliases`.
    pub account_aliases: Vec<String>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListAccountAliasesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccountAliases", required: true, of: &T_ACCOUNT_ALIAS_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_aliases),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListAccountAliasesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListAccountAliases`.
#[derive(Debug, Clone, Copy)]
pub struct ListAccountAliases;

impl Operation for ListAccountAliases {
    type In = ListAccountAliasesInput;
    type Out = ListAccountAliasesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListAccountAliases",
            service: "iam",
            input: || Box::new(ListAccountAliasesInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListAccountAliases {
    type Item = String;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListAccountAliasesOutput {
            is_truncated: Some(marker.is_some()),
            account_aliases: items,
            marker,
        }
    }
}

/// The input of `SetSecurityTokenServicePreferences`.
#[derive(Debug, Clone, Default)]
pub struct SetSecurityTokenServicePreferencesInput {
    /// `GlobalEndpointTokenVersion`.
    pub global_endpoint_token_version: String,
}

impl Shape for SetSecurityTokenServicePreferencesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "GlobalEndpointTokenVersion",
            required: true,
            of: &T_GLOBAL_ENDPOINT_TOKEN_VERSION,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.global_endpoint_token_version),
            _ => return None,
        })
    }
}

impl Value for SetSecurityTokenServicePreferencesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SetSecurityTokenServicePreferences`.
#[derive(Debug, Clone, Copy)]
pub struct SetSecurityTokenServicePreferences;

impl Operation for SetSecurityTokenServicePreferences {
    type In = SetSecurityTokenServicePreferencesInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SetSecurityTokenServicePreferences",
            service: "iam",
            input: || Box::new(SetSecurityTokenServicePreferencesInput::default()),
            has_output: false,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

/// `GroupDetail`.
#[derive(Debug, Clone, Default)]
pub struct GroupDetail {
    /// `Path`.
    pub path: Option<String>,
    /// `GroupName`.
    pub group_name: Option<String>,
    /// `GroupId`.
    pub group_id: Option<String>,
    /// `Arn`.
    pub arn: Option<String>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
    /// `GroupPolicyList`.
    pub group_policy_list: Option<Vec<PolicyDetail>>,
    /// `AttachedManagedPolicies`.
    pub attached_managed_policies: Option<Vec<AttachedPolicy>>,
}

impl Shape for GroupDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "GroupName", required: false, of: &T_GROUP_NAME_TYPE },
            Member { name: "GroupId", required: false, of: &T_ID_TYPE },
            Member { name: "Arn", required: false, of: &T_ARN_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
            Member { name: "GroupPolicyList", required: false, of: &T_POLICY_DETAIL_LIST_TYPE },
            Member {
                name: "AttachedManagedPolicies",
                required: false,
                of: &T_ATTACHED_POLICIES_LIST_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.group_name),
            2 => Value::slot(&mut self.group_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.create_date),
            5 => Value::slot(&mut self.group_policy_list),
            6 => Value::slot(&mut self.attached_managed_policies),
            _ => return None,
        })
    }
}

impl Value for GroupDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_GROUP_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `ManagedPolicyDetail`.
#[derive(Debug, Clone, Default)]
pub struct ManagedPolicyDetail {
    /// `PolicyName`.
    pub policy_name: Option<String>,
    /// `PolicyId`.
    pub policy_id: Option<String>,
    /// `Arn`.
    pub arn: Option<String>,
    /// `Path`.
    pub path: Option<String>,
    /// `DefaultVersionId`.
    pub default_version_id: Option<String>,
    /// `AttachmentCount`.
    pub attachment_count: Option<i32>,
    /// `PermissionsBoundaryUsageCount`.
    pub permissions_boundary_usage_count: Option<i32>,
    /// `IsAttachable`.
    pub is_attachable: Option<bool>,
    /// `Description`.
    pub description: Option<String>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
    /// `UpdateDate`.
    pub update_date: Option<Timestamp>,
    /// `PolicyVersionList`.
    pub policy_version_list: Option<Vec<PolicyVersion>>,
}

impl Shape for ManagedPolicyDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyName", required: false, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyId", required: false, of: &T_ID_TYPE },
            Member { name: "Arn", required: false, of: &T_ARN_TYPE },
            Member { name: "Path", required: false, of: &T_POLICY_PATH_TYPE },
            Member { name: "DefaultVersionId", required: false, of: &T_POLICY_VERSION_ID_TYPE },
            Member { name: "AttachmentCount", required: false, of: &T_ATTACHMENT_COUNT_TYPE },
            Member {
                name: "PermissionsBoundaryUsageCount",
                required: false,
                of: &T_ATTACHMENT_COUNT_TYPE,
            },
            Member { name: "IsAttachable", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Description", required: false, of: &T_POLICY_DESCRIPTION_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
            Member { name: "UpdateDate", required: false, of: &T_DATE_TYPE },
            Member {
                name: "PolicyVersionList",
                required: false,
                of: &T_POLICY_DOCUMENT_VERSION_LIST_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_name),
            1 => Value::slot(&mut self.policy_id),
            2 => Value::slot(&mut self.arn),
            3 => Value::slot(&mut self.path),
            4 => Value::slot(&mut self.default_version_id),
            5 => Value::slot(&mut self.attachment_count),
            6 => Value::slot(&mut self.permissions_boundary_usage_count),
            7 => Value::slot(&mut self.is_attachable),
            8 => Value::slot(&mut self.description),
            9 => Value::slot(&mut self.create_date),
            10 => Value::slot(&mut self.update_date),
            11 => Value::slot(&mut self.policy_version_list),
            _ => return None,
        })
    }
}

impl Value for ManagedPolicyDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_MANAGED_POLICY_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyDetail`.
#[derive(Debug, Clone, Default)]
pub struct PolicyDetail {
    /// `PolicyName`.
    pub policy_name: Option<String>,
    /// `PolicyDocument`.
    pub policy_document: Option<String>,
}

impl Shape for PolicyDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyName", required: false, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyDocument", required: false, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_name),
            1 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for PolicyDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `RoleDetail`.
#[derive(Debug, Clone, Default)]
pub struct RoleDetail {
    /// `Path`.
    pub path: Option<String>,
    /// `RoleName`.
    pub role_name: Option<String>,
    /// `RoleId`.
    pub role_id: Option<String>,
    /// `Arn`.
    pub arn: Option<String>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
    /// `AssumeRolePolicyDocument`.
    pub assume_role_policy_document: Option<String>,
    /// `InstanceProfileList`.
    pub instance_profile_list: Option<Vec<InstanceProfile>>,
    /// `RolePolicyList`.
    pub role_policy_list: Option<Vec<PolicyDetail>>,
    /// `AttachedManagedPolicies`.
    pub attached_managed_policies: Option<Vec<AttachedPolicy>>,
    /// `PermissionsBoundary`.
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
    /// `RoleLastUsed`.
    pub role_last_used: Option<RoleLastUsed>,
}

impl Shape for RoleDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "RoleName", required: false, of: &T_ROLE_NAME_TYPE },
            Member { name: "RoleId", required: false, of: &T_ID_TYPE },
            Member { name: "Arn", required: false, of: &T_ARN_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
            Member {
                name: "AssumeRolePolicyDocument",
                required: false,
                of: &T_POLICY_DOCUMENT_TYPE,
            },
            Member {
                name: "InstanceProfileList",
                required: false,
                of: &T_INSTANCE_PROFILE_LIST_TYPE,
            },
            Member { name: "RolePolicyList", required: false, of: &T_POLICY_DETAIL_LIST_TYPE },
            Member {
                name: "AttachedManagedPolicies",
                required: false,
                of: &T_ATTACHED_POLICIES_LIST_TYPE,
            },
            Member {
                name: "PermissionsBoundary",
                required: false,
                of: &T_ATTACHED_PERMISSIONS_BOUNDARY,
            },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
            Member { name: "RoleLastUsed", required: false, of: &T_ROLE_LAST_USED },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.role_name),
            2 => Value::slot(&mut self.role_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.create_date),
            5 => Value::slot(&mut self.assume_role_policy_document),
            6 => Value::slot(&mut self.instance_profile_list),
            7 => Value::slot(&mut self.role_policy_list),
            8 => Value::slot(&mut self.attached_managed_policies),
            9 => Value::slot(&mut self.permissions_boundary),
            10 => Value::slot(&mut self.tags),
            11 => Value::slot(&mut self.role_last_used),
            _ => return None,
        })
    }
}

impl Value for RoleDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ROLE_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `UserDetail`.
#[derive(Debug, Clone, Default)]
pub struct UserDetail {
    /// `Path`.
    pub path: Option<String>,
    /// `UserName`.
    pub user_name: Option<String>,
    /// `UserId`.
    pub user_id: Option<String>,
    /// `Arn`.
    pub arn: Option<String>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
    /// `UserPolicyList`.
    pub user_policy_list: Option<Vec<PolicyDetail>>,
    /// `GroupList`.
    pub group_list: Option<Vec<String>>,
    /// `AttachedManagedPolicies`.
    pub attached_managed_policies: Option<Vec<AttachedPolicy>>,
    /// `PermissionsBoundary`.
    pub permissions_boundary: Option<AttachedPermissionsBoundary>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for UserDetail {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member { name: "UserId", required: false, of: &T_ID_TYPE },
            Member { name: "Arn", required: false, of: &T_ARN_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
            Member { name: "UserPolicyList", required: false, of: &T_POLICY_DETAIL_LIST_TYPE },
            Member { name: "GroupList", required: false, of: &T_GROUP_NAME_LIST_TYPE },
            Member {
                name: "AttachedManagedPolicies",
                required: false,
                of: &T_ATTACHED_POLICIES_LIST_TYPE,
            },
            Member {
                name: "PermissionsBoundary",
                required: false,
                of: &T_ATTACHED_PERMISSIONS_BOUNDARY,
            },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.user_name),
            2 => Value::slot(&mut self.user_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.create_date),
            5 => Value::slot(&mut self.user_policy_list),
            6 => Value::slot(&mut self.group_list),
            7 => Value::slot(&mut self.attached_managed_policies),
            8 => Value::slot(&mut self.permissions_boundary),
            9 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for UserDetail {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_USER_DETAIL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_MANAGED_POLICY_DETAIL_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_MANAGED_POLICY_DETAIL),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ACCOUNT_ALIAS_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ACCOUNT_ALIAS_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_ACCOUNT_ALIAS_TYPE: Pattern =
    Pattern::new(r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$", r"\A[a-z0-9](?:-?[a-z0-9])+\z");
pub(crate) static T_ACCOUNT_ALIAS_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(3),
    max: Some(63),
    pattern: Some(&P_ACCOUNT_ALIAS_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ENTITY_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ENTITY_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_GLOBAL_ENDPOINT_TOKEN_VERSION: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["v1Token", "v2Token"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_GROUP_DETAIL_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_GROUP_DETAIL),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_GROUP_NAME_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_GROUP_NAME_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_DETAIL_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_DETAIL),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ROLE_DETAIL_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ROLE_DETAIL),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SUMMARY_MAP_TYPE: Type = Type {
    kind: TypeKind::Map,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_SUMMARY_VALUE_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SUMMARY_VALUE_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_USER_DETAIL_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_USER_DETAIL),
    url_encoded: false,
    refusal: None,
};
