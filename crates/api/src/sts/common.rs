// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `common`; facts: `model/sts/common.toml`.

use crate::{Member, Pattern, Shape, Slot, Timestamp, Type, TypeKind, Value};
use countersign_ident::Secret;

/// `Credentials`.
#[derive(Debug, Clone, Default)]
pub struct Credentials {
    /// `AccessKeyId`.
    pub access_key_id: String,
    /// `SecretAccessKey`.
    pub secret_access_key: Secret,
    /// `SessionToken`.
    pub session_token: Secret,
    /// `Expiration`.
    pub expiration: Timestamp,
}

impl Shape for Credentials {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccessKeyId", required: true, of: &T_ACCESS_KEY_ID_TYPE },
            Member { name: "SecretAccessKey", required: true, of: &T_ACCESS_KEY_SECRET_TYPE },
            Member { name: "SessionToken", required: true, of: &T_TOKEN_TYPE },
            Member { name: "Expiration", required: true, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.access_key_id),
            1 => Value::slot(&mut self.secret_access_key),
            2 => Value::slot(&mut self.session_token),
            3 => Value::slot(&mut self.expiration),
            _ => return None,
        })
    }
}

impl Value for Credentials {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_CREDENTIALS: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `PolicyDescriptorType`.
#[derive(Debug, Clone, Default)]
pub struct PolicyDescriptorType {
    /// `arn`.
    pub arn: Option<String>,
}

impl Shape for PolicyDescriptorType {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "arn", required: false, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.arn),
            _ => return None,
        })
    }
}

impl Value for PolicyDescriptorType {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_POLICY_DESCRIPTOR_TYPE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `Tag`.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    /// `Key`.
    pub key: String,
    /// `Value`.
    pub value: String,
}

impl Shape for Tag {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Key", required: true, of: &T_TAG_KEY_TYPE },
            Member { name: "Value", required: true, of: &T_TAG_VALUE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.key),
            1 => Value::slot(&mut self.value),
            _ => return None,
        })
    }
}

impl Value for Tag {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_TAG: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ACCESS_KEY_ID_TYPE: Pattern = Pattern::new(r"[\w]*", r"\A(?:[A-Za-z0-9_]*)\z");
pub(crate) static T_ACCESS_KEY_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(16),
    max: Some(128),
    pattern: Some(&P_ACCESS_KEY_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ACCESS_KEY_SECRET_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ARN_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{0085}\x{00A0}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]+)\z",
);
pub(crate) static T_ARN_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(20),
    max: Some(2048),
    pattern: Some(&P_ARN_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_DATE_TYPE: Type = Type {
    kind: TypeKind::Timestamp,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_NON_NEGATIVE_INTEGER_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(0),
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_POLICY_DESCRIPTOR_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_POLICY_DESCRIPTOR_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_SERIAL_NUMBER_TYPE: Pattern =
    Pattern::new(r"[\w+=/:,.@-]*", r"\A(?:[A-Za-z0-9_+=/:,.@-]*)\z");
pub(crate) static T_SERIAL_NUMBER_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(9),
    max: Some(256),
    pattern: Some(&P_SERIAL_NUMBER_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_SESSION_POLICY_DOCUMENT_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_SESSION_POLICY_DOCUMENT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(2048),
    pattern: Some(&P_SESSION_POLICY_DOCUMENT_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_TAG_KEY_TYPE: Pattern =
    Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", r"\A(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]+)\z");
pub(crate) static T_TAG_KEY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_TAG_KEY_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TAG_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: Some(50),
    pattern: None,
    values: &[],
    of: Some(&T_TAG),
    url_encoded: false,
    refusal: None,
};
static P_TAG_VALUE_TYPE: Pattern =
    Pattern::new(r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", r"\A(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]*)\z");
pub(crate) static T_TAG_VALUE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(0),
    max: Some(256),
    pattern: Some(&P_TAG_VALUE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_TOKEN_CODE_TYPE: Pattern = Pattern::new(r"[\d]*", r"\A(?:[0-9]*)\z");
pub(crate) static T_TOKEN_CODE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(6),
    max: Some(6),
    pattern: Some(&P_TOKEN_CODE_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TOKEN_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
