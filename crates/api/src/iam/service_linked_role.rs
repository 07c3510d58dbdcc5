// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `service_linked_role`; facts: `model/iam/service_linked_role.toml`.

use super::common::Role;
use super::common::T_ARN_TYPE;
use super::common::T_GROUP_NAME_TYPE;
use super::common::T_ROLE;
use super::common::T_ROLE_DESCRIPTION_TYPE;
use super::common::T_ROLE_NAME_TYPE;
use crate::{FaultFacts, Member, Op, Operation, Pattern, Shape, Slot, Type, TypeKind, Value};

/// The input of `CreateServiceLinkedRole`.
#[derive(Debug, Clone, Default)]
pub struct CreateServiceLinkedRoleInput {
    /// `AWSServiceName`.
    pub aws_service_name: String,
    /// `Description`.
    pub description: Option<String>,
    /// `CustomSuffix`.
    pub custom_suffix: Option<String>,
}

impl Shape for CreateServiceLinkedRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AWSServiceName", required: true, of: &T_GROUP_NAME_TYPE },
            Member { name: "Description", required: false, of: &T_ROLE_DESCRIPTION_TYPE },
            Member { name: "CustomSuffix", required: false, of: &T_CUSTOM_SUFFIX_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.aws_service_name),
            1 => Value::slot(&mut self.description),
            2 => Value::slot(&mut self.custom_suffix),
            _ => return None,
        })
    }
}

impl Value for CreateServiceLinkedRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateServiceLinkedRole`.
#[derive(Debug, Clone, Default)]
pub struct CreateServiceLinkedRoleOutput {
    /// `Role`.
    pub role: Option<Role>,
}

impl Shape for CreateServiceLinkedRoleOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Role", required: false, of: &T_ROLE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role),
            _ => return None,
        })
    }
}

impl Value for CreateServiceLinkedRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateServiceLinkedRole`.
#[derive(Debug, Clone, Copy)]
pub struct CreateServiceLinkedRole;

impl Operation for CreateServiceLinkedRole {
    type In = CreateServiceLinkedRoleInput;
    type Out = CreateServiceLinkedRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateServiceLinkedRole",
            service: "iam",
            input: || Box::new(CreateServiceLinkedRoleInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteServiceLinkedRole`.
#[derive(Debug, Clone, Default)]
pub struct DeleteServiceLinkedRoleInput {
    /// `RoleName`.
    pub role_name: String,
}

impl Shape for DeleteServiceLinkedRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            _ => return None,
        })
    }
}

impl Value for DeleteServiceLinkedRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `DeleteServiceLinkedRole`.
#[derive(Debug, Clone, Default)]
pub struct DeleteServiceLinkedRoleOutput {
    /// `DeletionTaskId`.
    pub deletion_task_id: String,
}

impl Shape for DeleteServiceLinkedRoleOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "DeletionTaskId", required: true, of: &T_DELETION_TASK_ID_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.deletion_task_id),
            _ => return None,
        })
    }
}

impl Value for DeleteServiceLinkedRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteServiceLinkedRole`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteServiceLinkedRole;

impl Operation for DeleteServiceLinkedRole {
    type In = DeleteServiceLinkedRoleInput;
    type Out = DeleteServiceLinkedRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteServiceLinkedRole",
            service: "iam",
            input: || Box::new(DeleteServiceLinkedRoleInput::default()),
            has_output: true,
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

/// The input of `GetServiceLinkedRoleDeletionStatus`.
#[derive(Debug, Clone, Default)]
pub struct GetServiceLinkedRoleDeletionStatusInput {
    /// `DeletionTaskId`.
    pub deletion_task_id: String,
}

impl Shape for GetServiceLinkedRoleDeletionStatusInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "DeletionTaskId", required: true, of: &T_DELETION_TASK_ID_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.deletion_task_id),
            _ => return None,
        })
    }
}

impl Value for GetServiceLinkedRoleDeletionStatusInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetServiceLinkedRoleDeletionStatus`.
#[derive(Debug, Clone, Default)]
pub struct GetServiceLinkedRoleDeletionStatusOutput {
    /// `Status`.
    pub status: String,
    /// `Reason`.
    pub reason: Option<DeletionTaskFailureReasonType>,
}

impl Shape for GetServiceLinkedRoleDeletionStatusOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Status", required: true, of: &T_DELETION_TASK_STATUS_TYPE },
            Member { name: "Reason", required: false, of: &T_DELETION_TASK_FAILURE_REASON_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.status),
            1 => Value::slot(&mut self.reason),
            _ => return None,
        })
    }
}

impl Value for GetServiceLinkedRoleDeletionStatusOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetServiceLinkedRoleDeletionStatus`.
#[derive(Debug, Clone, Copy)]
pub struct GetServiceLinkedRoleDeletionStatus;

impl Operation for GetServiceLinkedRoleDeletionStatus {
    type In = GetServiceLinkedRoleDeletionStatusInput;
    type Out = GetServiceLinkedRoleDeletionStatusOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetServiceLinkedRoleDeletionStatus",
            service: "iam",
            input: || Box::new(GetServiceLinkedRoleDeletionStatusInput::default()),
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

/// `DeletionTaskFailureReasonType`.
#[derive(Debug, Clone, Default)]
pub struct DeletionTaskFailureReasonType {
    /// `Reason`.
    pub reason: Option<String>,
    /// `RoleUsageList`.
    pub role_usage_list: Option<Vec<RoleUsageType>>,
}

impl Shape for DeletionTaskFailureReasonType {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Reason", required: false, of: &T_REASON_TYPE },
            Member { name: "RoleUsageList", required: false, of: &T_ROLE_USAGE_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.reason),
            1 => Value::slot(&mut self.role_usage_list),
            _ => return None,
        })
    }
}

impl Value for DeletionTaskFailureReasonType {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_DELETION_TASK_FAILURE_REASON_TYPE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `RoleUsageType`.
#[derive(Debug, Clone, Default)]
pub struct RoleUsageType {
    /// `Region`.
    pub region: Option<String>,
    /// `Resources`.
    pub resources: Option<Vec<String>>,
}

impl Shape for RoleUsageType {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Region", required: false, of: &T_REGION_NAME_TYPE },
            Member { name: "Resources", required: false, of: &T_ARN_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.region),
            1 => Value::slot(&mut self.resources),
            _ => return None,
        })
    }
}

impl Value for RoleUsageType {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ROLE_USAGE_TYPE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ARN_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ARN_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_DELETION_TASK_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(1000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_DELETION_TASK_STATUS_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["SUCCEEDED", "IN_PROGRESS", "FAILED", "NOT_STARTED"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_REASON_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: Some(1000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_REGION_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(100),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ROLE_USAGE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ROLE_USAGE_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_CUSTOM_SUFFIX_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_CUSTOM_SUFFIX_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(64),
    pattern: Some(&P_CUSTOM_SUFFIX_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
