// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `boundary`; facts: `model/iam/boundary.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_ROLE_NAME_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Shape, Slot, Value};

/// The input of `DeleteRolePermissionsBoundary`.
#[derive(Debug, Clone, Default)]
pub struct DeleteRolePermissionsBoundaryInput {
    /// `RoleName`.
    pub role_name: String,
}

impl Shape for DeleteRolePermissionsBoundaryInput {
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

impl Value for DeleteRolePermissionsBoundaryInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteRolePermissionsBoundary`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteRolePermissionsBoundary;

impl Operation for DeleteRolePermissionsBoundary {
    type In = DeleteRolePermissionsBoundaryInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteRolePermissionsBoundary",
            service: "iam",
            input: || Box::new(DeleteRolePermissionsBoundaryInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "UnmodifiableEntity", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteUserPermissionsBoundary`.
#[derive(Debug, Clone, Default)]
pub struct DeleteUserPermissionsBoundaryInput {
    /// `UserName`.
    pub user_name: String,
}

impl Shape for DeleteUserPermissionsBoundaryInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for DeleteUserPermissionsBoundaryInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteUserPermissionsBoundary`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteUserPermissionsBoundary;

impl Operation for DeleteUserPermissionsBoundary {
    type In = DeleteUserPermissionsBoundaryInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteUserPermissionsBoundary",
            service: "iam",
            input: || Box::new(DeleteUserPermissionsBoundaryInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `PutRolePermissionsBoundary`.
#[derive(Debug, Clone, Default)]
pub struct PutRolePermissionsBoundaryInput {
    /// `RoleName`.
    pub role_name: String,
    /// `PermissionsBoundary`.
    pub permissions_boundary: String,
}

impl Shape for PutRolePermissionsBoundaryInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleName", required: true, of: &T_ROLE_NAME_TYPE },
            Member { name: "PermissionsBoundary", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_name),
            1 => Value::slot(&mut self.permissions_boundary),
            _ => return None,
        })
    }
}

impl Value for PutRolePermissionsBoundaryInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `PutRolePermissionsBoundary`.
#[derive(Debug, Clone, Copy)]
pub struct PutRolePermissionsBoundary;

impl Operation for PutRolePermissionsBoundary {
    type In = PutRolePermissionsBoundaryInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "PutRolePermissionsBoundary",
            service: "iam",
            input: || Box::new(PutRolePermissionsBoundaryInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
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

/// The input of `PutUserPermissionsBoundary`.
#[derive(Debug, Clone, Default)]
pub struct PutUserPermissionsBoundaryInput {
    /// `UserName`.
    pub user_name: String,
    /// `PermissionsBoundary`.
    pub permissions_boundary: String,
}

impl Shape for PutUserPermissionsBoundaryInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "PermissionsBoundary", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.permissions_boundary),
            _ => return None,
        })
    }
}

impl Value for PutUserPermissionsBoundaryInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `PutUserPermissionsBoundary`.
#[derive(Debug, Clone, Copy)]
pub struct PutUserPermissionsBoundary;

impl Operation for PutUserPermissionsBoundary {
    type In = PutUserPermissionsBoundaryInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "PutUserPermissionsBoundary",
            service: "iam",
            input: || Box::new(PutUserPermissionsBoundaryInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "PolicyNotAttachable", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}
