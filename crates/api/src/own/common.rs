// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `common`; facts: `model/own/common.toml`.

use crate::{Member, Pattern, Shape, Slot, Timestamp, Type, TypeKind, Value};
use countersign_ident::Secret;

/// `Account`.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// `AccountId`.
    pub account_id: String,
    /// `Alias`.
    pub alias: Option<String>,
    /// `CreateDate`.
    pub create_date: Timestamp,
    /// `Users`.
    pub users: i32,
    /// `Roles`.
    pub roles: i32,
}

impl Shape for Account {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccountId", required: true, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "Alias", required: false, of: &T_ACCOUNT_ALIAS_TYPE },
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
            Member { name: "Users", required: true, of: &T_INTEGER_TYPE },
            Member { name: "Roles", required: true, of: &T_INTEGER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_id),
            1 => Value::slot(&mut self.alias),
            2 => Value::slot(&mut self.create_date),
            3 => Value::slot(&mut self.users),
            4 => Value::slot(&mut self.roles),
            _ => return None,
        })
    }
}

impl Value for Account {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ACCOUNT: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `MFADeviceLock`.
#[derive(Debug, Clone, Default)]
pub struct MfaDeviceLock {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `WrongInARow`.
    pub wrong_in_a_row: i32,
    /// `LockedUntil`.
    pub locked_until: Option<Timestamp>,
}

impl Shape for MfaDeviceLock {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_TEXT_TYPE },
            Member { name: "WrongInARow", required: true, of: &T_INTEGER_TYPE },
            Member { name: "LockedUntil", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.wrong_in_a_row),
            2 => Value::slot(&mut self.locked_until),
            _ => return None,
        })
    }
}

impl Value for MfaDeviceLock {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_MFA_DEVICE_LOCK: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `MFAToken`.
#[derive(Debug, Clone, Default)]
pub struct MfaToken {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `Seed`.
    pub seed: Secret,
    /// `Algorithm`.
    pub algorithm: String,
}

impl Shape for MfaToken {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_TOKEN_SERIAL_TYPE },
            Member { name: "Seed", required: true, of: &T_SECRET_TYPE },
            Member { name: "Algorithm", required: true, of: &T_TOKEN_ALGORITHM_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.seed),
            2 => Value::slot(&mut self.algorithm),
            _ => return None,
        })
    }
}

impl Value for MfaToken {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_MFA_TOKEN: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ACCOUNT_ALIAS_TYPE: Pattern =
    Pattern::new(r"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$", r"\A[a-z0-9](?:-?[a-z0-9])+\z");
pub(crate) static T_ACCOUNT_ALIAS_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(3),
    max: Some(63),
    pattern: Some(&P_ACCOUNT_ALIAS_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ACCOUNT_ID_TYPE: Pattern = Pattern::new(r"\d{12}", r"\A(?:[0-9]{12})\z");
pub(crate) static T_ACCOUNT_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(12),
    max: Some(12),
    pattern: Some(&P_ACCOUNT_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ACCOUNT_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ACCOUNT),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_BOOLEAN_TYPE: Type = Type {
    kind: TypeKind::Boolean,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_CODE_TYPE: Pattern = Pattern::new(r"\d{6}", r"\A(?:[0-9]{6})\z");
pub(crate) static T_CODE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(6),
    max: Some(6),
    pattern: Some(&P_CODE_TYPE),
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
pub(crate) static T_DEVICE_LOCK_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_MFA_DEVICE_LOCK),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_INTEGER_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_KEY_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PASSWORD_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SECRET_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SESSION_DURATION_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(900),
    max: Some(43_200),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERIAL_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_TEXT_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TOKEN_ALGORITHM_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["SHA1", "SHA256", "SHA512"],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TOKEN_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: Some(1),
    max: Some(300),
    pattern: None,
    values: &[],
    of: Some(&T_MFA_TOKEN),
    url_encoded: false,
    refusal: None,
};
static P_TOKEN_SERIAL_TYPE: Pattern = Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_TOKEN_SERIAL_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(9),
    max: Some(128),
    pattern: Some(&P_TOKEN_SERIAL_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TEXT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(256),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
