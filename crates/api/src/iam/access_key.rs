// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `access_key`; facts: `model/iam/access_key.toml`.

use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_EXISTING_USER_NAME_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_STATUS_TYPE;
use super::common::T_STRING_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};
use countersign_ident::Secret;

/// The input of `CreateAccessKey`.
#[derive(Debug, Clone, Default)]
pub struct CreateAccessKeyInput {
    /// `UserName`.
    pub user_name: Option<String>,
}

impl Shape for CreateAccessKeyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for CreateAccessKeyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateAccessKey`.
#[derive(Debug, Clone, Default)]
pub struct CreateAccessKeyOutput {
    /// `AccessKey`.
    pub access_key: AccessKey,
}

impl Shape for CreateAccessKeyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "AccessKey", required: true, of: &T_ACCESS_KEY }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.access_key),
            _ => return None,
        })
    }
}

impl Value for CreateAccessKeyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateAccessKey`.
#[derive(Debug, Clone, Copy)]
pub struct CreateAccessKey;

impl Operation for CreateAccessKey {
    type In = CreateAccessKeyInput;
    type Out = CreateAccessKeyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateAccessKey",
            service: "iam",
            input: || Box::new(CreateAccessKeyInput::default()),
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

/// The input of `DeleteAccessKey`.
#[derive(Debug, Clone, Default)]
pub struct DeleteAccessKeyInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `AccessKeyId`.
    pub access_key_id: String,
}

impl Shape for DeleteAccessKeyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "AccessKeyId", required: true, of: &T_ACCESS_KEY_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.access_key_id),
            _ => return None,
        })
    }
}

impl Value for DeleteAccessKeyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteAccessKey`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteAccessKey;

impl Operation for DeleteAccessKey {
    type In = DeleteAccessKeyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteAccessKey",
            service: "iam",
            input: || Box::new(DeleteAccessKeyInput::default()),
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

/// The input of `GetAccessKeyLastUsed`.
#[derive(Debug, Clone, Default)]
pub struct GetAccessKeyLastUsedInput {
    /// `AccessKeyId`.
    pub access_key_id: String,
}

impl Shape for GetAccessKeyLastUsedInput {
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

impl Value for GetAccessKeyLastUsedInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetAccessKeyLastUsed`.
#[derive(Debug, Clone, Default)]
pub struct GetAccessKeyLastUsedOutput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `AccessKeyLastUsed`.
    pub access_key_last_used: Option<AccessKeyLastUsed>,
}

impl Shape for GetAccessKeyLastUsedOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "AccessKeyLastUsed", required: false, of: &T_ACCESS_KEY_LAST_USED },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.access_key_last_used),
            _ => return None,
        })
    }
}

impl Value for GetAccessKeyLastUsedOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetAccessKeyLastUsed`.
#[derive(Debug, Clone, Copy)]
pub struct GetAccessKeyLastUsed;

impl Operation for GetAccessKeyLastUsed {
    type In = GetAccessKeyLastUsedInput;
    type Out = GetAccessKeyLastUsedOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetAccessKeyLastUsed",
            service: "iam",
            input: || Box::new(GetAccessKeyLastUsedInput::default()),
            has_output: true,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListAccessKeys`.
#[derive(Debug, Clone, Default)]
pub struct ListAccessKeysInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListAccessKeysInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
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

impl Value for ListAccessKeysInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListAccessKeys`.
#[derive(Debug, Clone, Default)]
pub struct ListAccessKeysOutput {
    /// `AccessKeyMetadata`.
    pub access_key_metadata: Vec<AccessKeyMetadata>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListAccessKeysOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "AccessKeyMetadata",
                required: true,
                of: &T_ACCESS_KEY_METADATA_LIST_TYPE,
            },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.access_key_metadata),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListAccessKeysOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListAccessKeys`.
#[derive(Debug, Clone, Copy)]
pub struct ListAccessKeys;

impl Operation for ListAccessKeys {
    type In = ListAccessKeysInput;
    type Out = ListAccessKeysOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListAccessKeys",
            service: "iam",
            input: || Box::new(ListAccessKeysInput::default()),
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

impl Paged for ListAccessKeys {
    type Item = AccessKeyMetadata;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListAccessKeysOutput {
            is_truncated: Some(marker.is_some()),
            access_key_metadata: items,
            marker,
        }
    }
}

/// The input of `UpdateAccessKey`.
#[derive(Debug, Clone, Default)]
pub struct UpdateAccessKeyInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `AccessKeyId`.
    pub access_key_id: String,
    /// `Status`.
    pub status: String,
}

impl Shape for UpdateAccessKeyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_EXISTING_USER_NAME_TYPE },
            Member { name: "AccessKeyId", required: true, of: &T_ACCESS_KEY_ID_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.access_key_id),
            2 => Value::slot(&mut self.status),
            _ => return None,
        })
    }
}

impl Value for UpdateAccessKeyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateAccessKey`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateAccessKey;

impl Operation for UpdateAccessKey {
    type In = UpdateAccessKeyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateAccessKey",
            service: "iam",
            input: || Box::new(UpdateAccessKeyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `AccessKey`.
#[derive(Debug, Clone, Default)]
pub struct AccessKey {
    /// `UserName`.
    pub user_name: String,
    /// `AccessKeyId`.
    pub access_key_id: String,
    /// `Status`.
    pub status: String,
    /// `SecretAccessKey`.
    pub secret_access_key: Secret,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
}

impl Shape for AccessKey {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "AccessKeyId", required: true, of: &T_ACCESS_KEY_ID_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
            Member { name: "SecretAccessKey", required: true, of: &T_ACCESS_KEY_SECRET_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.access_key_id),
            2 => Value::slot(&mut self.status),
            3 => Value::slot(&mut self.secret_access_key),
            4 => Value::slot(&mut self.create_date),
            _ => return None,
        })
    }
}

impl Value for AccessKey {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ACCESS_KEY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `AccessKeyLastUsed`.
#[derive(Debug, Clone, Default)]
pub struct AccessKeyLastUsed {
    /// `LastUsedDate`.
    pub last_used_date: Option<Timestamp>,
    /// `ServiceName`.
    pub service_name: String,
    /// `Region`.
    pub region: String,
}

impl Shape for AccessKeyLastUsed {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "LastUsedDate", required: false, of: &T_DATE_TYPE },
            Member { name: "ServiceName", required: true, of: &T_STRING_TYPE },
            Member { name: "Region", required: true, of: &T_STRING_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.last_used_date),
            1 => Value::slot(&mut self.service_name),
            2 => Value::slot(&mut self.region),
            _ => return None,
        })
    }
}

impl Value for AccessKeyLastUsed {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ACCESS_KEY_LAST_USED: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `AccessKeyMetadata`.
#[derive(Debug, Clone, Default)]
pub struct AccessKeyMetadata {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `AccessKeyId`.
    pub access_key_id: Option<String>,
    /// `Status`.
    pub status: Option<String>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
}

impl Shape for AccessKeyMetadata {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member { name: "AccessKeyId", required: false, of: &T_ACCESS_KEY_ID_TYPE },
            Member { name: "Status", required: false, of: &T_STATUS_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.access_key_id),
            2 => Value::slot(&mut self.status),
            3 => Value::slot(&mut self.create_date),
            _ => return None,
        })
    }
}

impl Value for AccessKeyMetadata {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ACCESS_KEY_METADATA: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ACCESS_KEY_ID_TYPE: Pattern = Pattern::new(r"[\w]+", r"\A(?:[A-Za-z0-9_]+)\z");
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
pub(crate) static T_ACCESS_KEY_METADATA_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_ACCESS_KEY_METADATA),
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
