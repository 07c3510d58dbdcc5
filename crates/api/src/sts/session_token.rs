// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `session_token`; facts: `model/sts/session_token.toml`.

use super::common::Credentials;
use super::common::PolicyDescriptorType;
use super::common::T_ARN_TYPE;
use super::common::T_CREDENTIALS;
use super::common::T_NON_NEGATIVE_INTEGER_TYPE;
use super::common::T_POLICY_DESCRIPTOR_LIST_TYPE;
use super::common::T_SERIAL_NUMBER_TYPE;
use super::common::T_SESSION_POLICY_DOCUMENT_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::T_TOKEN_CODE_TYPE;
use super::common::Tag;
use crate::{FaultFacts, Member, Op, Operation, Pattern, Shape, Slot, Type, TypeKind, Value};
use countersign_ident::Secret;

/// The input of `GetFederationToken`.
#[derive(Debug, Clone, Default)]
pub struct GetFederationTokenInput {
    /// `Name`.
    pub name: String,
    /// `Policy`.
    pub policy: Option<String>,
    /// `PolicyArns`.
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    /// `DurationSeconds`.
    pub duration_seconds: Option<i32>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for GetFederationTokenInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Name", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "Policy", required: false, of: &T_SESSION_POLICY_DOCUMENT_TYPE },
            Member { name: "PolicyArns", required: false, of: &T_POLICY_DESCRIPTOR_LIST_TYPE },
            Member { name: "DurationSeconds", required: false, of: &T_DURATION_SECONDS_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.name),
            1 => Value::slot(&mut self.policy),
            2 => Value::slot(&mut self.policy_arns),
            3 => Value::slot(&mut self.duration_seconds),
            4 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for GetFederationTokenInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetFederationToken`.
#[derive(Debug, Clone, Default)]
pub struct GetFederationTokenOutput {
    /// `Credentials`.
    pub credentials: Option<Credentials>,
    /// `FederatedUser`.
    pub federated_user: Option<FederatedUser>,
    /// `PackedPolicySize`.
    pub packed_policy_size: Option<i32>,
}

impl Shape for GetFederationTokenOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Credentials", required: false, of: &T_CREDENTIALS },
            Member { name: "FederatedUser", required: false, of: &T_FEDERATED_USER },
            Member { name: "PackedPolicySize", required: false, of: &T_NON_NEGATIVE_INTEGER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.credentials),
            1 => Value::slot(&mut self.federated_user),
            2 => Value::slot(&mut self.packed_policy_size),
            _ => return None,
        })
    }
}

impl Value for GetFederationTokenOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetFederationToken`.
#[derive(Debug, Clone, Copy)]
pub struct GetFederationToken;

impl Operation for GetFederationToken {
    type In = GetFederationTokenInput;
    type Out = GetFederationTokenOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetFederationToken",
            service: "sts",
            input: || Box::new(GetFederationTokenInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "PackedPolicyTooLarge", status: 400 },
                FaultFacts { code: "RegionDisabledException", status: 403 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetSessionToken`.
#[derive(Debug, Clone, Default)]
pub struct GetSessionTokenInput {
    /// `DurationSeconds`.
    pub duration_seconds: Option<i32>,
    /// `SerialNumber`.
    pub serial_number: Option<String>,
    /// `TokenCode`.
    pub token_code: Option<Secret>,
}

impl Shape for GetSessionTokenInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "DurationSeconds", required: false, of: &T_DURATION_SECONDS_TYPE },
            Member { name: "SerialNumber", required: false, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "TokenCode", required: false, of: &T_TOKEN_CODE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.duration_seconds),
            1 => Value::slot(&mut self.serial_number),
            2 => Value::slot(&mut self.token_code),
            _ => return None,
        })
    }
}

impl Value for GetSessionTokenInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetSessionToken`.
#[derive(Debug, Clone, Default)]
pub struct GetSessionTokenOutput {
    /// `Credentials`.
    pub credentials: Option<Credentials>,
}

impl Shape for GetSessionTokenOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "Credentials", required: false, of: &T_CREDENTIALS }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.credentials),
            _ => return None,
        })
    }
}

impl Value for GetSessionTokenOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetSessionToken`.
#[derive(Debug, Clone, Copy)]
pub struct GetSessionToken;

impl Operation for GetSessionToken {
    type In = GetSessionTokenInput;
    type Out = GetSessionTokenOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetSessionToken",
            service: "sts",
            input: || Box::new(GetSessionTokenInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "RegionDisabledException", status: 403 }],
            unsigned: false,
        };
        &OP
    };
}

/// `FederatedUser`.
#[derive(Debug, Clone, Default)]
pub struct FederatedUser {
    /// `FederatedUserId`.
    pub federated_user_id: String,
    /// `Arn`.
    pub arn: String,
}

impl Shape for FederatedUser {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "FederatedUserId", required: true, of: &T_FEDERATED_ID_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.federated_user_id),
            1 => Value::slot(&mut self.arn),
            _ => return None,
        })
    }
}

impl Value for FederatedUser {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_FEDERATED_USER: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_DURATION_SECONDS_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(900),
    max: Some(129_600),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_FEDERATED_ID_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@\:-]*", r"\A(?:[A-Za-z0-9_+=,.@:-]*)\z");
pub(crate) static T_FEDERATED_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(193),
    pattern: Some(&P_FEDERATED_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_USER_NAME_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]*", r"\A(?:[A-Za-z0-9_+=,.@-]*)\z");
pub(crate) static T_USER_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(32),
    pattern: Some(&P_USER_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
