// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `role_policy`; facts: `model/iam/role_policy.toml`.

use super::common::AttachedPolicy;
use super::common::T_ARN_TYPE;
use super::common::T_ATTACHED_POLICIES_LIST_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_POLICY_DOCUMENT_TYPE;
use super::common::T_POLICY_NAME_LIST_TYPE;
use super::common::T_POLICY_NAME_TYPE;
use super::common::T_POLICY_PATH_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_ROLE_NAME_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Value};

/// The input of `AttachRolePolicy`.
#[derive(Debug, Clone, Default)]
pub struct AttachRolePolicyInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for AttachRolePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for AttachRolePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AttachRolePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct AttachRolePolicy;

impl Operation for AttachRolePolicy {
    type In = AttachRolePolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AttachRolePolicy",
            service: "iam",
            input: || Box::new(AttachRolePolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "PolicyNotAttachable", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteRolePolicy`.
#[derive(Debug, Clone, Default)]
pub struct DeleteRolePolicyInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PolicyName`.
    pub policy_name: String,
}

impl Shape for DeleteRolePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.policy_name),
            _ => return None,
        })
    }
}

impl Value for DeleteRolePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteRolePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteRolePolicy;

impl Operation for DeleteRolePolicy {
    type In = DeleteRolePolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteRolePolicy",
            service: "iam",
            input: || Box::new(DeleteRolePolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DetachRolePolicy`.
#[derive(Debug, Clone, Default)]
pub struct DetachRolePolicyInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for DetachRolePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for DetachRolePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DetachRolePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DetachRolePolicy;

impl Operation for DetachRolePolicy {
    type In = DetachRolePolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DetachRolePolicy",
            service: "iam",
            input: || Box::new(DetachRolePolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetRolePolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetRolePolicyInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PolicyName`.
    pub policy_name: String,
}

impl Shape for GetRolePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.policy_name),
            _ => return None,
        })
    }
}

impl Value for GetRolePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetRolePolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetRolePolicyOutput {
    /// `RoleName`.
    pub role_name: String,
    /// `PolicyName`.
    pub policy_name: String,
    /// `PolicyDocument`.
    pub policy_document: String,
}

impl Shape for GetRolePolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.policy_name),
            2 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for GetRolePolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetRolePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct GetRolePolicy;

impl Operation for GetRolePolicy {
    type In = GetRolePolicyInput;
    type Out = GetRolePolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetRolePolicy",
            service: "iam",
            input: || Box::new(GetRolePolicyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListAttachedRolePolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListAttachedRolePoliciesInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListAttachedRolePoliciesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PathPrefix", required: false, of: &T_POLICY_PATH_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.path_prefix),
            2 => Value::slot(&mut self.marker),
            3 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListAttachedRolePoliciesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListAttachedRolePolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListAttachedRolePoliciesOutput {
    /// `AttachedPolicies`.
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListAttachedRolePoliciesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "AttachedPolicies",
                required: false,
                of: &T_ATTACHED_POLICIES_LIST_TYPE,
            },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.attached_policies),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListAttachedRolePoliciesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListAttachedRolePolicies`.
#[derive(Debug, Clone, Copy)]
pub struct ListAttachedRolePolicies;

impl Operation for ListAttachedRolePolicies {
    type In = ListAttachedRolePoliciesInput;
    type Out = ListAttachedRolePoliciesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListAttachedRolePolicies",
            service: "iam",
            input: || Box::new(ListAttachedRolePoliciesInput::default()),
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

impl Paged for ListAttachedRolePolicies {
    type Item = AttachedPolicy;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListAttachedRolePoliciesOutput {
            is_truncated: Some(marker.is_some()),
            attached_policies: Some(items),
            marker,
        }
    }
}

/// The input of `ListRolePolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListRolePoliciesInput {
    /// `RoleName`.
    pub role_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListRolePoliciesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListRolePoliciesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListRolePolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListRolePoliciesOutput {
    /// `PolicyNames`.
    pub policy_names: Vec<String>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListRolePoliciesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PolicyNames", required: true, of: &T_POLICY_NAME_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.policy_names),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListRolePoliciesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListRolePolicies`.
#[derive(Debug, Clone, Copy)]
pub struct ListRolePolicies;

impl Operation for ListRolePolicies {
    type In = ListRolePoliciesInput;
    type Out = ListRolePoliciesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListRolePolicies",
            service: "iam",
            input: || Box::new(ListRolePoliciesInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListRolePolicies {
    type Item = String;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListRolePoliciesOutput { is_truncated: Some(marker.is_some()), policy_names: items, marker }
    }
}

/// The input of `PutRolePolicy`.
#[derive(Debug, Clone, Default)]
pub struct PutRolePolicyInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PolicyName`.
    pub policy_name: String,
    /// `PolicyDocument`.
    pub policy_document: String,
}

impl Shape for PutRolePolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.policy_name),
            2 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for PutRolePolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `PutRolePolicy`.
#[derive(Debug, Clone, Copy)]
pub struct PutRolePolicy;

impl Operation for PutRolePolicy {
    type In = PutRolePolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "PutRolePolicy",
            service: "iam",
            input: || Box::new(PutRolePolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}
