// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `policy`; facts: `model/iam/policy.toml`.

use super::common::PolicyVersion;
use super::common::T_ARN_TYPE;
use super::common::T_ATTACHMENT_COUNT_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_ENTITY_TYPE;
use super::common::T_GROUP_NAME_TYPE;
use super::common::T_ID_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_POLICY_DESCRIPTION_TYPE;
use super::common::T_POLICY_DOCUMENT_TYPE;
use super::common::T_POLICY_DOCUMENT_VERSION_LIST_TYPE;
use super::common::T_POLICY_NAME_TYPE;
use super::common::T_POLICY_OWNER_ENTITY_TYPE;
use super::common::T_POLICY_PATH_TYPE;
use super::common::T_POLICY_VERSION;
use super::common::T_POLICY_VERSION_ID_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_ROLE_NAME_TYPE;
use super::common::T_SERVICE_NAMESPACE_TYPE;
use super::common::T_TAG_KEY_LIST_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::T_USER_NAME_TYPE;
use super::common::Tag;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};

/// The input of `CreatePolicy`.
#[derive(Debug, Clone, Default)]
pub struct CreatePolicyInput {
    /// `PolicyName`.
    pub policy_name: String,
    /// `Path`.
    pub path: Option<String>,
    /// `PolicyDocument`.
    pub policy_document: String,
    /// `Description`.
    pub description: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreatePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "Path", required: false, of: &T_POLICY_PATH_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
            Member { name: "Description", required: false, of: &T_POLICY_DESCRIPTION_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_name),
            1 => Value::slot(&mut self.path),
            2 => Value::slot(&mut self.policy_document),
            3 => Value::slot(&mut self.description),
            4 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreatePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreatePolicy`.
#[derive(Debug, Clone, Default)]
pub struct CreatePolicyOutput {
    /// `Policy`.
    pub policy: Option<Policy>,
}

impl Shape for CreatePolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Policy", required: false, of: &T_POLICY }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy),
            _ => return None,
        })
    }
}

impl Value for CreatePolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreatePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct CreatePolicy;

impl Operation for CreatePolicy {
    type In = CreatePolicyInput;
    type Out = CreatePolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreatePolicy",
            service: "iam",
            input: || Box::new(CreatePolicyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `CreatePolicyVersion`.
#[derive(Debug, Clone, Default)]
pub struct CreatePolicyVersionInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `PolicyDocument`.
    pub policy_document: String,
    /// `SetAsDefault`.
    pub set_as_default: Option<bool>,
}

impl Shape for CreatePolicyVersionInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
            Member { name: "SetAsDefault", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.policy_document),
            2 => Value::slot(&mut self.set_as_default),
            _ => return None,
        })
    }
}

impl Value for CreatePolicyVersionInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreatePolicyVersion`.
#[derive(Debug, Clone, Default)]
pub struct CreatePolicyVersionOutput {
    /// `PolicyVersion`.
    pub policy_version: Option<PolicyVersion>,
}

impl Shape for CreatePolicyVersionOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "PolicyVersion", required: false, of: &T_POLICY_VERSION }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_version),
            _ => return None,
        })
    }
}

impl Value for CreatePolicyVersionOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreatePolicyVersion`.
#[derive(Debug, Clone, Copy)]
pub struct CreatePolicyVersion;

impl Operation for CreatePolicyVersion {
    type In = CreatePolicyVersionInput;
    type Out = CreatePolicyVersionOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreatePolicyVersion",
            service: "iam",
            input: || Box::new(CreatePolicyVersionInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeletePolicy`.
#[derive(Debug, Clone, Default)]
pub struct DeletePolicyInput {
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for DeletePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for DeletePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeletePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DeletePolicy;

impl Operation for DeletePolicy {
    type In = DeletePolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeletePolicy",
            service: "iam",
            input: || Box::new(DeletePolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "DeleteConflict", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeletePolicyVersion`.
#[derive(Debug, Clone, Default)]
pub struct DeletePolicyVersionInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `VersionId`.
    pub version_id: String,
}

impl Shape for DeletePolicyVersionInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "VersionId", required: true, of: &T_POLICY_VERSION_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.version_id),
            _ => return None,
        })
    }
}

impl Value for DeletePolicyVersionInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeletePolicyVersion`.
#[derive(Debug, Clone, Copy)]
pub struct DeletePolicyVersion;

impl Operation for DeletePolicyVersion {
    type In = DeletePolicyVersionInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeletePolicyVersion",
            service: "iam",
            input: || Box::new(DeletePolicyVersionInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "DeleteConflict", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetPolicyInput {
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for GetPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for GetPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetPolicyOutput {
    /// `Policy`.
    pub policy: Option<Policy>,
}

impl Shape for GetPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Policy", required: false, of: &T_POLICY }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy),
            _ => return None,
        })
    }
}

impl Value for GetPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct GetPolicy;

impl Operation for GetPolicy {
    type In = GetPolicyInput;
    type Out = GetPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetPolicy",
            service: "iam",
            input: || Box::new(GetPolicyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetPolicyVersion`.
#[derive(Debug, Clone, Default)]
pub struct GetPolicyVersionInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `VersionId`.
    pub version_id: String,
}

impl Shape for GetPolicyVersionInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "VersionId", required: true, of: &T_POLICY_VERSION_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.version_id),
            _ => return None,
        })
    }
}

impl Value for GetPolicyVersionInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetPolicyVersion`.
#[derive(Debug, Clone, Default)]
pub struct GetPolicyVersionOutput {
    /// `PolicyVersion`.
    pub policy_version: Option<PolicyVersion>,
}

impl Shape for GetPolicyVersionOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "PolicyVersion", required: false, of: &T_POLICY_VERSION }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_version),
            _ => return None,
        })
    }
}

impl Value for GetPolicyVersionOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetPolicyVersion`.
#[derive(Debug, Clone, Copy)]
pub struct GetPolicyVersion;

impl Operation for GetPolicyVersion {
    type In = GetPolicyVersionInput;
    type Out = GetPolicyVersionOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetPolicyVersion",
            service: "iam",
            input: || Box::new(GetPolicyVersionInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListEntitiesForPolicy`.
#[derive(Debug, Clone, Default)]
pub struct ListEntitiesForPolicyInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `EntityFilter`.
    pub entity_filter: Option<String>,
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `PolicyUsageFilter`.
    pub policy_usage_filter: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListEntitiesForPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "EntityFilter", required: false, of: &T_ENTITY_TYPE },
            Member { name: "PathPrefix", required: false, of: &T_PATH_TYPE },
            Member { name: "PolicyUsageFilter", required: false, of: &T_POLICY_USAGE_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.entity_filter),
            2 => Value::slot(&mut self.path_prefix),
            3 => Value::slot(&mut self.policy_usage_filter),
            4 => Value::slot(&mut self.marker),
            5 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListEntitiesForPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListEntitiesForPolicy`.
#[derive(Debug, Clone, Default)]
pub struct ListEntitiesForPolicyOutput {
    /// `PolicyGroups`.
    pub policy_groups: Option<Vec<PolicyGroup>>,
    /// `PolicyUsers`.
    pub policy_users: Option<Vec<PolicyUser>>,
    /// `PolicyRoles`.
    pub policy_roles: Option<Vec<PolicyRole>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListEntitiesForPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyGroups", required: false, of: &T_POLICY_GROUP_LIST_TYPE },
            Member { name: "PolicyUsers", required: false, of: &T_POLICY_USER_LIST_TYPE },
            Member { name: "PolicyRoles", required: false, of: &T_POLICY_ROLE_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_groups),
            1 => Value::slot(&mut self.policy_users),
            2 => Value::slot(&mut self.policy_roles),
            3 => Value::slot(&mut self.is_truncated),
            4 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListEntitiesForPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListEntitiesForPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct ListEntitiesForPolicy;

impl Operation for ListEntitiesForPolicy {
    type In = ListEntitiesForPolicyInput;
    type Out = ListEntitiesForPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListEntitiesForPolicy",
            service: "iam",
            input: || Box::new(ListEntitiesForPolicyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// An item of a page of `ListEntitiesForPolicy`, by its list.
#[derive(Debug, Clone)]
pub enum ListEntitiesForPolicyItem {
    /// Of `PolicyGroups`.
    PolicyGroups(PolicyGroup),
    /// Of `PolicyUsers`.
    PolicyUsers(PolicyUser),
    /// Of `PolicyRoles`.
    PolicyRoles(PolicyRole),
}

impl Paged for ListEntitiesForPolicy {
    type Item = ListEntitiesForPolicyItem;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        let mut policy_groups = Vec::new();
        let mut policy_users = Vec::new();
        let mut policy_roles = Vec::new();
        for item in items {
            match item {
                ListEntitiesForPolicyItem::PolicyGroups(item) => {
                    policy_groups.push(item);
                }
                ListEntitiesForPolicyItem::PolicyUsers(item) => {
                    policy_users.push(item);
                }
                ListEntitiesForPolicyItem::PolicyRoles(item) => {
                    policy_roles.push(item);
                }
            }
        }
        ListEntitiesForPolicyOutput {
            is_truncated: Some(marker.is_some()),
            policy_groups: Some(policy_groups),
            policy_users: Some(policy_users),
            policy_roles: Some(policy_roles),
            marker,
        }
    }
}

/// The input of `ListPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListPoliciesInput {
    /// `Scope`.
    pub scope: Option<String>,
    /// `OnlyAttached`.
    pub only_attached: Option<bool>,
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `PolicyUsageFilter`.
    pub policy_usage_filter: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListPoliciesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Scope", required: false, of: &T_POLICY_SCOPE_TYPE },
            Member { name: "OnlyAttached", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "PathPrefix", required: false, of: &T_POLICY_PATH_TYPE },
            Member { name: "PolicyUsageFilter", required: false, of: &T_POLICY_USAGE_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.scope),
            1 => Value::slot(&mut self.only_attached),
            2 => Value::slot(&mut self.path_prefix),
            3 => Value::slot(&mut self.policy_usage_filter),
            4 => Value::slot(&mut self.marker),
            5 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListPoliciesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListPoliciesOutput {
    /// `Policies`.
    pub policies: Option<Vec<Policy>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListPoliciesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Policies", required: false, of: &T_POLICY_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policies),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListPoliciesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListPolicies`.
#[derive(Debug, Clone, Copy)]
pub struct ListPolicies;

impl Operation for ListPolicies {
    type In = ListPoliciesInput;
    type Out = ListPoliciesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListPolicies",
            service: "iam",
            input: || Box::new(ListPoliciesInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListPolicies {
    type Item = Policy;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListPoliciesOutput { is_truncated: Some(marker.is_some()), policies: Some(items), marker }
    }
}

/// The input of `ListPoliciesGrantingServiceAccess`.
#[derive(Debug, Clone, Default)]
pub struct ListPoliciesGrantingServiceAccessInput {
    /// `Marker`.
    pub marker: Option<String>,
    /// `Arn`.
    pub arn: String,
    /// `ServiceNamespaces`.
    pub service_namespaces: Vec<String>,
}

impl Shape for ListPoliciesGrantingServiceAccessInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member {
                name: "ServiceNamespaces",
                required: true,
                of: &T_SERVICE_NAMESPACE_LIST_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.marker),
            1 => Value::slot(&mut self.arn),
            2 => Value::slot(&mut self.service_namespaces),
            _ => return None,
        })
    }
}

impl Value for ListPoliciesGrantingServiceAccessInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListPoliciesGrantingServiceAccess`.
#[derive(Debug, Clone, Default)]
pub struct ListPoliciesGrantingServiceAccessOutput {
    /// `PoliciesGrantingServiceAccess`.
    pub policies_granting_service_access: Vec<ListPoliciesGrantingServiceAccessEntry>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListPoliciesGrantingServiceAccessOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "PoliciesGrantingServiceAccess",
                required: true,
                of: &T_LIST_POLICY_GRANTING_SERVICE_ACCESS_RESPONSE_LIST_TYPE,
            },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policies_granting_service_access),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListPoliciesGrantingServiceAccessOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListPoliciesGrantingServiceAccess`.
#[derive(Debug, Clone, Copy)]
pub struct ListPoliciesGrantingServiceAccess;

impl Operation for ListPoliciesGrantingServiceAccess {
    type In = ListPoliciesGrantingServiceAccessInput;
    type Out = ListPoliciesGrantingServiceAccessOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListPoliciesGrantingServiceAccess",
            service: "iam",
            input: || Box::new(ListPoliciesGrantingServiceAccessInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListPoliciesGrantingServiceAccess {
    type Item = ListPoliciesGrantingServiceAccessEntry;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), None)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListPoliciesGrantingServiceAccessOutput {
            is_truncated: Some(marker.is_some()),
            policies_granting_service_access: items,
            marker,
        }
    }
}

/// The input of `ListPolicyTags`.
#[derive(Debug, Clone, Default)]
pub struct ListPolicyTagsInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListPolicyTagsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListPolicyTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListPolicyTags`.
#[derive(Debug, Clone, Default)]
pub struct ListPolicyTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListPolicyTagsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.tags),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListPolicyTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListPolicyTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListPolicyTags;

impl Operation for ListPolicyTags {
    type In = ListPolicyTagsInput;
    type Out = ListPolicyTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListPolicyTags",
            service: "iam",
            input: || Box::new(ListPolicyTagsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListPolicyTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListPolicyTagsOutput { is_truncated: Some(marker.is_some()), tags: items, marker }
    }
}

/// The input of `ListPolicyVersions`.
#[derive(Debug, Clone, Default)]
pub struct ListPolicyVersionsInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListPolicyVersionsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListPolicyVersionsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListPolicyVersions`.
#[derive(Debug, Clone, Default)]
pub struct ListPolicyVersionsOutput {
    /// `Versions`.
    pub versions: Option<Vec<PolicyVersion>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListPolicyVersionsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Versions", required: false, of: &T_POLICY_DOCUMENT_VERSION_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.versions),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListPolicyVersionsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListPolicyVersions`.
#[derive(Debug, Clone, Copy)]
pub struct ListPolicyVersions;

impl Operation for ListPolicyVersions {
    type In = ListPolicyVersionsInput;
    type Out = ListPolicyVersionsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListPolicyVersions",
            service: "iam",
            input: || Box::new(ListPolicyVersionsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListPolicyVersions {
    type Item = PolicyVersion;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListPolicyVersionsOutput {
            is_truncated: Some(marker.is_some()),
            versions: Some(items),
            marker,
        }
    }
}

/// The input of `SetDefaultPolicyVersion`.
#[derive(Debug, Clone, Default)]
pub struct SetDefaultPolicyVersionInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `VersionId`.
    pub version_id: String,
}

impl Shape for SetDefaultPolicyVersionInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "VersionId", required: true, of: &T_POLICY_VERSION_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.version_id),
            _ => return None,
        })
    }
}

impl Value for SetDefaultPolicyVersionInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SetDefaultPolicyVersion`.
#[derive(Debug, Clone, Copy)]
pub struct SetDefaultPolicyVersion;

impl Operation for SetDefaultPolicyVersion {
    type In = SetDefaultPolicyVersionInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SetDefaultPolicyVersion",
            service: "iam",
            input: || Box::new(SetDefaultPolicyVersionInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `TagPolicy`.
#[derive(Debug, Clone, Default)]
pub struct TagPolicyInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct TagPolicy;

impl Operation for TagPolicy {
    type In = TagPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagPolicy",
            service: "iam",
            input: || Box::new(TagPolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UntagPolicy`.
#[derive(Debug, Clone, Default)]
pub struct UntagPolicyInput {
    /// `PolicyArn`.
    pub policy_arn: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_arn),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct UntagPolicy;

impl Operation for UntagPolicy {
    type In = UntagPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagPolicy",
            service: "iam",
            input: || Box::new(UntagPolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `ListPoliciesGrantingServiceAccessEntry`.
#[derive(Debug, Clone, Default)]
pub struct ListPoliciesGrantingServiceAccessEntry {
    /// `ServiceNamespace`.
    pub service_namespace: Option<String>,
    /// `Policies`.
    pub policies: Option<Vec<PolicyGrantingServiceAccess>>,
}

impl Shape for ListPoliciesGrantingServiceAccessEntry {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "ServiceNamespace", required: false, of: &T_SERVICE_NAMESPACE_TYPE },
            Member {
                name: "Policies",
                required: false,
                of: &T_POLICY_GRANTING_SERVICE_ACCESS_LIST_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.service_namespace),
            1 => Value::slot(&mut self.policies),
            _ => return None,
        })
    }
}

impl Value for ListPoliciesGrantingServiceAccessEntry {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_LIST_POLICIES_GRANTING_SERVICE_ACCESS_ENTRY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `Policy`.
#[derive(Debug, Clone, Default)]
pub struct Policy {
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
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for Policy {
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
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
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
            11 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for Policy {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyGrantingServiceAccess`.
#[derive(Debug, Clone, Default)]
pub struct PolicyGrantingServiceAccess {
    /// `PolicyName`.
    pub policy_name: String,
    /// `PolicyType`.
    pub policy_type: String,
    /// `PolicyArn`.
    pub policy_arn: Option<String>,
    /// `EntityType`.
    pub entity_type: Option<String>,
    /// `EntityName`.
    pub entity_name: Option<String>,
}

impl Shape for PolicyGrantingServiceAccess {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyType", required: true, of: &T_POLICY_TYPE },
            Member { name: "PolicyArn", required: false, of: &T_ARN_TYPE },
            Member { name: "EntityType", required: false, of: &T_POLICY_OWNER_ENTITY_TYPE },
            Member { name: "EntityName", required: false, of: &T_ENTITY_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_name),
            1 => Value::slot(&mut self.policy_type),
            2 => Value::slot(&mut self.policy_arn),
            3 => Value::slot(&mut self.entity_type),
            4 => Value::slot(&mut self.entity_name),
            _ => return None,
        })
    }
}

impl Value for PolicyGrantingServiceAccess {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_GRANTING_SERVICE_ACCESS: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyGroup`.
#[derive(Debug, Clone, Default)]
pub struct PolicyGroup {
    /// `GroupName`.
    pub group_name: Option<String>,
    /// `GroupId`.
    pub group_id: Option<String>,
}

impl Shape for PolicyGroup {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: false, of: &T_GROUP_NAME_TYPE },
            Member { name: "GroupId", required: false, of: &T_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.group_id),
            _ => return None,
        })
    }
}

impl Value for PolicyGroup {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_GROUP: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyRole`.
#[derive(Debug, Clone, Default)]
pub struct PolicyRole {
    /// `RoleName`.
    pub role_name: Option<String>,
    /// `RoleId`.
    pub role_id: Option<String>,
}

impl Shape for PolicyRole {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: false, of: &T_ROLE_NAME_TYPE },
            Member { name: "RoleId", required: false, of: &T_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.role_id),
            _ => return None,
        })
    }
}

impl Value for PolicyRole {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_ROLE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyUser`.
#[derive(Debug, Clone, Default)]
pub struct PolicyUser {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `UserId`.
    pub user_id: Option<String>,
}

impl Shape for PolicyUser {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member { name: "UserId", required: false, of: &T_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.user_id),
            _ => return None,
        })
    }
}

impl Value for PolicyUser {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_USER: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_GROUP_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_GROUP),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_ROLE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_ROLE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_USAGE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["PermissionsPolicy", "PermissionsBoundary"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_USER_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_USER),
    url_encoded: false,
    refusal: None,
};
static P_ENTITY_NAME_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_ENTITY_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_ENTITY_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_LIST_POLICY_GRANTING_SERVICE_ACCESS_RESPONSE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_LIST_POLICIES_GRANTING_SERVICE_ACCESS_ENTRY),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_GRANTING_SERVICE_ACCESS_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_GRANTING_SERVICE_ACCESS),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_SCOPE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["All", "AWS", "Local"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["INLINE", "MANAGED"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVICE_NAMESPACE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: Some(1),
    max: Some(200),
    pattern: None,
    values: &[],
    of: Some(&T_SERVICE_NAMESPACE_TYPE),
    url_encoded: false,
    refusal: None,
};
