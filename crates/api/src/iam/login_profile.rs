// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `login_profile`; facts: `model/iam/login_profile.toml`.

use super::common::T_BOOLEAN_OBJECT_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Pattern, Shape, Slot, Timestamp, Type, TypeKind,
    Value,
};
use countersign_ident::Secret;

/// The input of `ChangePassword`.
#[derive(Debug, Clone, Default)]
pub struct ChangePasswordInput {
    /// `OldPassword`.
    pub old_password: Secret,
    /// `NewPassword`.
    pub new_password: Secret,
}

impl Shape for ChangePasswordInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OldPassword", required: true, of: &T_PASSWORD_TYPE },
            Member { name: "NewPassword", required: true, of: &T_PASSWORD_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.old_password),
            1 => Value::slot(&mut self.new_password),
            _ => return None,
        })
    }
}

impl Value for ChangePasswordInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ChangePassword`.
#[derive(Debug, Clone, Copy)]
pub struct ChangePassword;

impl Operation for ChangePassword {
    type In = ChangePasswordInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ChangePassword",
            service: "iam",
            input: || Box::new(ChangePasswordInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidUserType", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "EntityTemporarilyUnmodifiable", status: 409 },
                FaultFacts { code: "PasswordPolicyViolation", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `CreateLoginProfile`.
#[derive(Debug, Clone, Default)]
pub struct CreateLoginProfileInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `Password`.
    pub password: Option<Secret>,
    /// `PasswordResetRequired`.
    pub password_reset_required: Option<bool>,
}

impl Shape for CreateLoginProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member { name: "Password", required: false, of: &T_PASSWORD_TYPE },
            Member { name: "PasswordResetRequired", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.password),
            2 => Value::slot(&mut self.password_reset_required),
            _ => return None,
        })
    }
}

impl Value for CreateLoginProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateLoginProfile`.
#[derive(Debug, Clone, Default)]
pub struct CreateLoginProfileOutput {
    /// `LoginProfile`.
    pub login_profile: LoginProfile,
}

impl Shape for CreateLoginProfileOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "LoginProfile", required: true, of: &T_LOGIN_PROFILE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.login_profile),
            _ => return None,
        })
    }
}

impl Value for CreateLoginProfileOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateLoginProfile`.
#[derive(Debug, Clone, Copy)]
pub struct CreateLoginProfile;

impl Operation for CreateLoginProfile {
    type In = CreateLoginProfileInput;
    type Out = CreateLoginProfileOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateLoginProfile",
            service: "iam",
            input: || Box::new(CreateLoginProfileInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "PasswordPolicyViolation", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteLoginProfile`.
#[derive(Debug, Clone, Default)]
pub struct DeleteLoginProfileInput {
    /// `UserName`.
    pub user_name: Option<String>,
}

impl Shape for DeleteLoginProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for DeleteLoginProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteLoginProfile`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteLoginProfile;

impl Operation for DeleteLoginProfile {
    type In = DeleteLoginProfileInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteLoginProfile",
            service: "iam",
            input: || Box::new(DeleteLoginProfileInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "EntityTemporarilyUnmodifiable", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetLoginProfile`.
#[derive(Debug, Clone, Default)]
pub struct GetLoginProfileInput {
    /// `UserName`.
    pub user_name: Option<String>,
}

impl Shape for GetLoginProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for GetLoginProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetLoginProfile`.
#[derive(Debug, Clone, Default)]
pub struct GetLoginProfileOutput {
    /// `LoginProfile`.
    pub login_profile: LoginProfile,
}

impl Shape for GetLoginProfileOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "LoginProfile", required: true, of: &T_LOGIN_PROFILE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.login_profile),
            _ => return None,
        })
    }
}

impl Value for GetLoginProfileOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetLoginProfile`.
#[derive(Debug, Clone, Copy)]
pub struct GetLoginProfile;

impl Operation for GetLoginProfile {
    type In = GetLoginProfileInput;
    type Out = GetLoginProfileOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetLoginProfile",
            service: "iam",
            input: || Box::new(GetLoginProfileInput::default()),
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

/// The input of `UpdateLoginProfile`.
#[derive(Debug, Clone, Default)]
pub struct UpdateLoginProfileInput {
    /// `UserName`.
    pub user_name: String,
    /// `Password`.
    pub password: Option<Secret>,
    /// `PasswordResetRequired`.
    pub password_reset_required: Option<bool>,
}

impl Shape for UpdateLoginProfileInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "Password", required: false, of: &T_PASSWORD_TYPE },
            Member { name: "PasswordResetRequired", required: false, of: &T_BOOLEAN_OBJECT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.password),
            2 => Value::slot(&mut self.password_reset_required),
            _ => return None,
        })
    }
}

impl Value for UpdateLoginProfileInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateLoginProfile`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateLoginProfile;

impl Operation for UpdateLoginProfile {
    type In = UpdateLoginProfileInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateLoginProfile",
            service: "iam",
            input: || Box::new(UpdateLoginProfileInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "EntityTemporarilyUnmodifiable", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "PasswordPolicyViolation", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `LoginProfile`.
#[derive(Debug, Clone, Default)]
pub struct LoginProfile {
    /// `UserName`.
    pub user_name: String,
    /// `CreateDate`.
    pub create_date: Timestamp,
    /// `PasswordResetRequired`.
    pub password_reset_required: Option<bool>,
}

impl Shape for LoginProfile {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
            Member { name: "PasswordResetRequired", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.create_date),
            2 => Value::slot(&mut self.password_reset_required),
            _ => return None,
        })
    }
}

impl Value for LoginProfile {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_LOGIN_PROFILE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PASSWORD_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_PASSWORD_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_PASSWORD_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
