// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `group_policy`; facts: `model/iam/group_policy.toml`.

use super::common::AttachedPolicy;
use super::common::T_ARN_TYPE;
use super::common::T_ATTACHED_POLICIES_LIST_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_GROUP_NAME_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_POLICY_DOCUMENT_TYPE;
use super::common::T_POLICY_NAME_LIST_TYPE;
use super::common::T_POLICY_NAME_TYPE;
use super::common::T_POLICY_PATH_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Value};

/// The input of `AttachGroupPolicy`.
#[derive(Debug, Clone, Default)]
pub struct AttachGroupPolicyInput {
    /// `GroupName`.
    pub group_name: String,
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for AttachGroupPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for AttachGroupPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AttachGroupPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct AttachGroupPolicy;

impl Operation for AttachGroupPolicy {
    type In = AttachGroupPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AttachGroupPolicy",
            service: "iam",
            input: || Box::new(AttachGroupPolicyInput::default()),
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

/// The input of `DeleteGroupPolicy`.
#[derive(Debug, Clone, Default)]
pub struct DeleteGroupPolicyInput {
    /// `GroupName`.
    pub group_name: String,
    /// `PolicyName`.
    pub policy_name: String,
}

impl Shape for DeleteGroupPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.policy_name),
            _ => return None,
        })
    }
}

impl Value for DeleteGroupPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteGroupPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteGroupPolicy;

impl Operation for DeleteGroupPolicy {
    type In = DeleteGroupPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteGroupPolicy",
            service: "iam",
            input: || Box::new(DeleteGroupPolicyInput::default()),
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

/// The input of `DetachGroupPolicy`.
#[derive(Debug, Clone, Default)]
pub struct DetachGroupPolicyInput {
    /// `GroupName`.
    pub group_name: String,
    /// `PolicyArn`.
    pub policy_arn: String,
}

impl Shape for DetachGroupPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "PolicyArn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.policy_arn),
            _ => return None,
        })
    }
}

impl Value for DetachGroupPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DetachGroupPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DetachGroupPolicy;

impl Operation for DetachGroupPolicy {
    type In = DetachGroupPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DetachGroupPolicy",
            service: "iam",
            input: || Box::new(DetachGroupPolicyInput::default()),
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

/// The input of `GetGroupPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetGroupPolicyInput {
    /// `GroupName`.
    pub group_name: String,
    /// `PolicyName`.
    pub policy_name: String,
}

impl Shape for GetGroupPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.policy_name),
            _ => return None,
        })
    }
}

impl Value for GetGroupPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetGroupPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetGroupPolicyOutput {
    /// `GroupName`.
    pub group_name: String,
    /// `PolicyName`.
    pub policy_name: String,
    /// `PolicyDocument`.
    pub policy_document: String,
}

impl Shape for GetGroupPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.policy_name),
            2 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for GetGroupPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetGroupPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct GetGroupPolicy;

impl Operation for GetGroupPolicy {
    type In = GetGroupPolicyInput;
    type Out = GetGroupPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetGroupPolicy",
            service: "iam",
            input: || Box::new(GetGroupPolicyInput::default()),
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

/// The input of `ListAttachedGroupPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListAttachedGroupPoliciesInput {
    /// `GroupName`.
    pub group_name: String,
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListAttachedGroupPoliciesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "PathPrefix", required: false, of: &T_POLICY_PATH_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.path_prefix),
            2 => Value::slot(&mut self.marker),
            3 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListAttachedGroupPoliciesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListAttachedGroupPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListAttachedGroupPoliciesOutput {
    /// `AttachedPolicies`.
    pub attached_policies: Option<Vec<AttachedPolicy>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListAttachedGroupPoliciesOutput {
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

impl Value for ListAttachedGroupPoliciesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListAttachedGroupPolicies`.
#[derive(Debug, Clone, Copy)]
pub struct ListAttachedGroupPolicies;

impl Operation for ListAttachedGroupPolicies {
    type In = ListAttachedGroupPoliciesInput;
    type Out = ListAttachedGroupPoliciesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListAttachedGroupPolicies",
            service: "iam",
            input: || Box::new(ListAttachedGroupPoliciesInput::default()),
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

impl Paged for ListAttachedGroupPolicies {
    type Item = AttachedPolicy;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListAttachedGroupPoliciesOutput {
            is_truncated: Some(marker.is_some()),
            attached_policies: Some(items),
            marker,
        }
    }
}

/// The input of `ListGroupPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListGroupPoliciesInput {
    /// `GroupName`.
    pub group_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListGroupPoliciesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListGroupPoliciesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListGroupPolicies`.
#[derive(Debug, Clone, Default)]
pub struct ListGroupPoliciesOutput {
    /// `PolicyNames`.
    pub policy_names: Vec<String>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListGroupPoliciesOutput {
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

impl Value for ListGroupPoliciesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListGroupPolicies`.
#[derive(Debug, Clone, Copy)]
pub struct ListGroupPolicies;

impl Operation for ListGroupPolicies {
    type In = ListGroupPoliciesInput;
    type Out = ListGroupPoliciesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListGroupPolicies",
            service: "iam",
            input: || Box::new(ListGroupPoliciesInput::default()),
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

impl Paged for ListGroupPolicies {
    type Item = String;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListGroupPoliciesOutput {
            is_truncated: Some(marker.is_some()),
            policy_names: items,
            marker,
        }
    }
}

/// The input of `PutGroupPolicy`.
#[derive(Debug, Clone, Default)]
pub struct PutGroupPolicyInput {
    /// `GroupName`.
    pub group_name: String,
    /// `PolicyName`.
    pub policy_name: String,
    /// `PolicyDocument`.
    pub policy_document: String,
}

impl Shape for PutGroupPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "GroupName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "PolicyName", required: true, of: &T_POLICY_NAME_TYPE },
            Member { name: "PolicyDocument", required: true, of: &T_POLICY_DOCUMENT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.group_name),
            1 => Value::slot(&mut self.policy_name),
            2 => Value::slot(&mut self.policy_document),
            _ => return None,
        })
    }
}

impl Value for PutGroupPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `PutGroupPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct PutGroupPolicy;

impl Operation for PutGroupPolicy {
    type In = PutGroupPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "PutGroupPolicy",
            service: "iam",
            input: || Box::new(PutGroupPolicyInput::default()),
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
