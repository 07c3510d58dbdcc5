// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `user_policy`; facts: `model/iam/user_policy.toml`.

use super::common::AttachedPolicy;
use super::common::T_ARN_TYPE;
use super::common::T_ATTACHED_POLICIES_LIST_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_EXISTING_USER_NAME_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_POLICY_DOCUMENT_TYPE;
use super::common::T_POLICY_NAME_LIST_TYPE;
use super::common::T_POLICY_NAME_TYPE;
use super::common::T_POLICY_PATH_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Value};

/// The input of `AttachUserPolicy`.
#[derive(Debug, Clone, Default)]
pub struct AttachUserPolicyInput {
    /// `UserName`.
    pub user_name: String,
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for AttachUserPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for AttachUserPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AttachUserPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct AttachUserPolicy;

impl Operation for AttachUserPolicy {
    type In = AttachUserPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AttachUserPolicy",
            service: "iam",
            input: || Box::new(AttachUserPolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "PolicyNotAttachable", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteUserPolicy`.
#[derive(Debug, Clone, Default)]
pub struct DeleteUserPolicyInput {
    /// `UserName`.
    pub user_name: String,
    /// `PolicyName`.
    pub policy_name: String,
}

impl Shape for DeleteUserPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.policy_name),
            _ => return None,
        })
    }
}

impl Value for DeleteUserPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteUserPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserPolicy;

impl Operation for DeleteUserPolicy {
    type In = DeleteUserPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteUserPolicy",
            service: "iam",
            input: || Box::new(DeleteUserPolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DetachUserPolicy`.
#[derive(Debug, Clone, Default)]
pub struct DetachUserPolicyInput {
    /// `UserName`.
    pub user_name: String,
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for DetachUserPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for DetachUserPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DetachUserPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DetachUserPolicy;

impl Operation for DetachUserPolicy {
    type In = DetachUserPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DetachUserPolicy",
            service: "iam",
            input: || Box::new(DetachUserPolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetUserPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetUserPolicyInput {
    /// `UserName`.
    pub user_name: String,
    /// `PolicyName`.
    pub policy_name: String,
}

impl Shape for GetUserPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.policy_name),
            _ => return None,
        })
    }
}

impl Value for GetUserPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetUserPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetUserPolicyOutput {
    /// `UserName`.
    pub user_name: String,
    /// `PolicyName`.
    pub policy_name: String,
    /// `PolicyDocument`.
    pub policy_document: String,
}

impl Shape for GetUserPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.policy_name),
            2 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for GetUserPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetUserPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct GetUserPolicy;

impl Operation for GetUserPolicy {
    type In = GetUserPolicyInput;
    type Out = GetUserPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetUserPolicy",
            service: "iam",
            input: || Box::new(GetUserPolicyInput::default()),
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

/// The input of `ListAttachedUserPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListAttachedUserPoliciesInput {
    /// `UserName`.
    pub user_name: String,
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListAttachedUserPoliciesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "PathPrefix", required: false, of: &T_POLICY_PATH_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.path_prefix),
            2 => Value::slot(&mut self.marker),
            3 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListAttachedUserPoliciesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListAttachedUserPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListAttachedUserPoliciesOutput {
    /// `AttachedPolicies`.
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListAttachedUserPoliciesOutput {
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

impl Value for ListAttachedUserPoliciesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListAttachedUserPolicies`.
#[derive(Debug, Clone, Copy)]
pub struct ListAttachedUserPolicies;

impl Operation for ListAttachedUserPolicies {
    type In = ListAttachedUserPoliciesInput;
    type Out = ListAttachedUserPoliciesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListAttachedUserPolicies",
            service: "iam",
            input: || Box::new(ListAttachedUserPoliciesInput::default()),
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

impl Paged for ListAttachedUserPolicies {
    type Item = AttachedPolicy;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListAttachedUserPoliciesOutput {
            is_truncated: Some(marker.is_some()),
            attached_policies: Some(items),
            marker,
        }
    }
}

/// The input of `ListUserPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListUserPoliciesInput {
    /// `UserName`.
    pub user_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListUserPoliciesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListUserPoliciesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListUserPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListUserPoliciesOutput {
    /// `PolicyNames`.
    pub policy_names: Vec<String>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListUserPoliciesOutput {
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

impl Value for ListUserPoliciesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListUserPolicies`.
#[derive(Debug, Clone, Copy)]
pub struct ListUserPolicies;

impl Operation for ListUserPolicies {
    type In = ListUserPoliciesInput;
    type Out = ListUserPoliciesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListUserPolicies",
            service: "iam",
            input: || Box::new(ListUserPoliciesInput::default()),
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

impl Paged for ListUserPolicies {
    type Item = String;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListUserPoliciesOutput { is_truncated: Some(marker.is_some()), policy_names: items, marker }
    }
}

/// The input of `PutUserPolicy`.
#[derive(Debug, Clone, Default)]
pub struct PutUserPolicyInput {
    /// `UserName`.
    pub user_name: String,
    /// `PolicyName`.
    pub policy_name: String,
    /// `PolicyDocument`.
    pub policy_document: String,
}

impl Shape for PutUserPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.policy_name),
            2 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for PutUserPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `PutUserPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct PutUserPolicy;

impl Operation for PutUserPolicy {
    type In = PutUserPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "PutUserPolicy",
            service: "iam",
            input: || Box::new(PutUserPolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}
