// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `caller`; facts: `model/sts/caller.toml`.

use super::common::T_ACCESS_KEY_ID_TYPE;
use super::common::T_ARN_TYPE;
use crate::{FaultFacts, Member, Op, Operation, Shape, Slot, Type, TypeKind, Value};

/// The input of `DecodeAuthorizationMessage`.
#[derive(Debug, Clone, Default)]
pub struct DecodeAuthorizationMessageInput {
    /// `EncodedMessage`.
    pub encoded_message: String,
}

impl Shape for DecodeAuthorizationMessageInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "EncodedMessage", required: true, of: &T_ENCODED_MESSAGE_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.encoded_message),
            _ => return None,
        })
    }
}

impl Value for DecodeAuthorizationMessageInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `DecodeAuthorizationMessage`.
#[derive(Debug, Clone, Default)]
pub struct DecodeAuthorizationMessageOutput {
    /// `DecodedMessage`.
    pub decoded_message: Option<String>,
}

impl Shape for DecodeAuthorizationMessageOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "DecodedMessage", required: false, of: &T_DECODED_MESSAGE_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.decoded_message),
            _ => return None,
        })
    }
}

impl Value for DecodeAuthorizationMessageOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DecodeAuthorizationMessage`.
#[derive(Debug, Clone, Copy)]
pub struct DecodeAuthorizationMessage;

impl Operation for DecodeAuthorizationMessage {
    type In = DecodeAuthorizationMessageInput;
    type Out = DecodeAuthorizationMessageOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DecodeAuthorizationMessage",
            service: "sts",
            input: || Box::new(DecodeAuthorizationMessageInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "InvalidAuthorizationMessageException", status: 400 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetAccessKeyInfo`.
#[derive(Debug, Clone, Default)]
pub struct GetAccessKeyInfoInput {
    /// `AccessKeyId`.
    pub access_key_id: String,
}

impl Shape for GetAccessKeyInfoInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "AccessKeyId", required: true, of: &T_ACCESS_KEY_ID_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.access_key_id),
            _ => return None,
        })
    }
}

impl Value for GetAccessKeyInfoInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetAccessKeyInfo`.
#[derive(Debug, Clone, Default)]
pub struct GetAccessKeyInfoOutput {
    /// `Account`.
    pub account: Option<String>,
}

impl Shape for GetAccessKeyInfoOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "Account", required: false, of: &T_ACCOUNT_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account),
            _ => return None,
        })
    }
}

impl Value for GetAccessKeyInfoOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetAccessKeyInfo`.
#[derive(Debug, Clone, Copy)]
pub struct GetAccessKeyInfo;

impl Operation for GetAccessKeyInfo {
    type In = GetAccessKeyInfoInput;
    type Out = GetAccessKeyInfoOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetAccessKeyInfo",
            service: "sts",
            input: || Box::new(GetAccessKeyInfoInput::default()),
            has_output: true,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetCallerIdentity`.
#[derive(Debug, Clone, Default)]
pub struct GetCallerIdentityInput {}

impl Shape for GetCallerIdentityInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for GetCallerIdentityInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetCallerIdentity`.
#[derive(Debug, Clone, Default)]
pub struct GetCallerIdentityOutput {
    /// `UserId`.
    pub user_id: Option<String>,
    /// `Account`.
    pub account: Option<String>,
    /// `Arn`.
    pub arn: Option<String>,
}

impl Shape for GetCallerIdentityOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserId", required: false, of: &T_USER_ID_TYPE },
            Member { name: "Account", required: false, of: &T_ACCOUNT_TYPE },
            Member { name: "Arn", required: false, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_id),
            1 => Value::slot(&mut self.account),
            2 => Value::slot(&mut self.arn),
            _ => return None,
        })
    }
}

impl Value for GetCallerIdentityOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetCallerIdentity`.
#[derive(Debug, Clone, Copy)]
pub struct GetCallerIdentity;

impl Operation for GetCallerIdentity {
    type In = GetCallerIdentityInput;
    type Out = GetCallerIdentityOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetCallerIdentity",
            service: "sts",
            input: || Box::new(GetCallerIdentityInput::default()),
            has_output: true,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}
pub(crate) static T_ACCOUNT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_DECODED_MESSAGE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ENCODED_MESSAGE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(10_240),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_USER_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
