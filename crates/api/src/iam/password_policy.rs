// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `password_policy`; facts: `model/iam/password_policy.toml`.

use super::common::T_BOOLEAN_OBJECT_TYPE;
use super::common::T_BOOLEAN_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Shape, Slot, Type, TypeKind, Value};

/// `DeleteAccountPasswordPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteAccountPasswordPolicy;

impl Operation for DeleteAccountPasswordPolicy {
    type In = Nothing;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteAccountPasswordPolicy",
            service: "iam",
            input: || Box::new(Nothing),
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

/// The output of `GetAccountPasswordPolicy`.
#[derive(Debug, Clone, Default)]
pub struct GetAccountPasswordPolicyOutput {
    /// `PasswordPolicy`.
    pub password_policy: PasswordPolicy,
}

impl Shape for GetAccountPasswordPolicyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "PasswordPolicy", required: true, of: &T_PASSWORD_POLICY }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.password_policy),
            _ => return None,
        })
    }
}

impl Value for GetAccountPasswordPolicyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetAccountPasswordPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct GetAccountPasswordPolicy;

impl Operation for GetAccountPasswordPolicy {
    type In = Nothing;
    type Out = GetAccountPasswordPolicyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetAccountPasswordPolicy",
            service: "iam",
            input: || Box::new(Nothing),
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

/// The input of `UpdateAccountPasswordPolicy`.
#[derive(Debug, Clone, Default)]
pub struct UpdateAccountPasswordPolicyInput {
    /// `MinimumPasswordLength`.
    pub minimum_password_length: Option<i32>,
    /// `RequireSymbols`.
    pub require_symbols: Option<bool>,
    /// `RequireNumbers`.
    pub require_numbers: Option<bool>,
    /// `RequireUppercaseCharacters`.
    pub require_uppercase_characters: Option<bool>,
    /// `RequireLowercaseCharacters`.
    pub require_lowercase_characters: Option<bool>,
    /// `AllowUsersToChangePassword`.
    pub allow_users_to_change_password: Option<bool>,
    /// `MaxPasswordAge`.
    pub max_password_age: Option<i32>,
    /// `PasswordReusePrevention`.
    pub password_reuse_prevention: Option<i32>,
    /// `HardExpiry`.
    pub hard_expiry: Option<bool>,
}

impl Shape for UpdateAccountPasswordPolicyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "MinimumPasswordLength",
                required: false,
                of: &T_MINIMUM_PASSWORD_LENGTH_TYPE,
            },
            Member { name: "RequireSymbols", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "RequireNumbers", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "RequireUppercaseCharacters", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "RequireLowercaseCharacters", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "AllowUsersToChangePassword", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "MaxPasswordAge", required: false, of: &T_MAX_PASSWORD_AGE_TYPE },
            Member {
                name: "PasswordReusePrevention",
                required: false,
                of: &T_PASSWORD_REUSE_PREVENTION_TYPE,
            },
            Member { name: "HardExpiry", required: false, of: &T_BOOLEAN_OBJECT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.minimum_password_length),
            1 => Value::slot(&mut self.require_symbols),
            2 => Value::slot(&mut self.require_numbers),
            3 => Value::slot(&mut self.require_uppercase_characters),
            4 => Value::slot(&mut self.require_lowercase_characters),
            5 => Value::slot(&mut self.allow_users_to_change_password),
            6 => Value::slot(&mut self.max_password_age),
            7 => Value::slot(&mut self.password_reuse_prevention),
            8 => Value::slot(&mut self.hard_expiry),
            _ => return None,
        })
    }
}

impl Value for UpdateAccountPasswordPolicyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateAccountPasswordPolicy`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateAccountPasswordPolicy;

impl Operation for UpdateAccountPasswordPolicy {
    type In = UpdateAccountPasswordPolicyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateAccountPasswordPolicy",
            service: "iam",
            input: || Box::new(UpdateAccountPasswordPolicyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `PasswordPolicy`.
#[derive(Debug, Clone, Default)]
pub struct PasswordPolicy {
    /// `MinimumPasswordLength`.
    pub minimum_password_length: Option<i32>,
    /// `RequireSymbols`.
    pub require_symbols: Option<bool>,
    /// `RequireNumbers`.
    pub require_numbers: Option<bool>,
    /// `RequireUppercaseCharacters`.
    pub require_uppercase_characters: Option<bool>,
    /// `RequireLowercaseCharacters`.
    pub require_lowercase_characters: Option<bool>,
    /// `AllowUsersToChangePassword`.
    pub allow_users_to_change_password: Option<bool>,
    /// `ExpirePasswords`.
    pub expire_passwords: Option<bool>,
    /// `MaxPasswordAge`.
    pub max_password_age: Option<i32>,
    /// `PasswordReusePrevention`.
    pub password_reuse_prevention: Option<i32>,
    /// `HardExpiry`.
    pub hard_expiry: Option<bool>,
}

impl Shape for PasswordPolicy {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "MinimumPasswordLength",
                required: false,
                of: &T_MINIMUM_PASSWORD_LENGTH_TYPE,
            },
            Member { name: "RequireSymbols", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "RequireNumbers", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "RequireUppercaseCharacters", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "RequireLowercaseCharacters", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "AllowUsersToChangePassword", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "ExpirePasswords", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "MaxPasswordAge", required: false, of: &T_MAX_PASSWORD_AGE_TYPE },
            Member {
                name: "PasswordReusePrevention",
                required: false,
                of: &T_PASSWORD_REUSE_PREVENTION_TYPE,
            },
            Member { name: "HardExpiry", required: false, of: &T_BOOLEAN_OBJECT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.minimum_password_length),
            1 => Value::slot(&mut self.require_symbols),
            2 => Value::slot(&mut self.require_numbers),
            3 => Value::slot(&mut self.require_uppercase_characters),
            4 => Value::slot(&mut self.require_lowercase_characters),
            5 => Value::slot(&mut self.allow_users_to_change_password),
            6 => Value::slot(&mut self.expire_passwords),
            7 => Value::slot(&mut self.max_password_age),
            8 => Value::slot(&mut self.password_reuse_prevention),
            9 => Value::slot(&mut self.hard_expiry),
            _ => return None,
        })
    }
}

impl Value for PasswordPolicy {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_PASSWORD_POLICY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_MAX_PASSWORD_AGE_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(1),
    max: Some(1095),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_MINIMUM_PASSWORD_LENGTH_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(6),
    max: Some(128),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PASSWORD_REUSE_PREVENTION_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(1),
    max: Some(24),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
