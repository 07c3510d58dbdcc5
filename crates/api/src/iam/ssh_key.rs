// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `ssh_key`; facts: `model/iam/ssh_key.toml`.

use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_STATUS_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};

/// The input of `DeleteSSHPublicKey`.
#[derive(Debug, Clone, Default)]
pub struct DeleteSshPublicKeyInput {
    /// `UserName`.
    pub user_name: String,
    /// `SSHPublicKeyId`.
    pub ssh_public_key_id: String,
}

impl Shape for DeleteSshPublicKeyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "SSHPublicKeyId", required: true, of: &T_PUBLIC_KEY_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.ssh_public_key_id),
            _ => return None,
        })
    }
}

impl Value for DeleteSshPublicKeyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteSSHPublicKey`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteSshPublicKey;

impl Operation for DeleteSshPublicKey {
    type In = DeleteSshPublicKeyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteSSHPublicKey",
            service: "iam",
            input: || Box::new(DeleteSshPublicKeyInput::default()),
            has_output: false,
            faults: &[FaultFacts { code: "NoSuchEntity", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetSSHPublicKey`.
#[derive(Debug, Clone, Default)]
pub struct GetSshPublicKeyInput {
    /// `UserName`.
    pub user_name: String,
    /// `SSHPublicKeyId`.
    pub ssh_public_key_id: String,
    /// `Encoding`.
    pub encoding: String,
}

impl Shape for GetSshPublicKeyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "SSHPublicKeyId", required: true, of: &T_PUBLIC_KEY_ID_TYPE },
            Member { name: "Encoding", required: true, of: &T_ENCODING_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.ssh_public_key_id),
            2 => Value::slot(&mut self.encoding),
            _ => return None,
        })
    }
}

impl Value for GetSshPublicKeyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetSSHPublicKey`.
#[derive(Debug, Clone, Default)]
pub struct GetSshPublicKeyOutput {
    /// `SSHPublicKey`.
    pub ssh_public_key: Option<SshPublicKey>,
}

impl Shape for GetSshPublicKeyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SSHPublicKey", required: false, of: &T_SSH_PUBLIC_KEY }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.ssh_public_key),
            _ => return None,
        })
    }
}

impl Value for GetSshPublicKeyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetSSHPublicKey`.
#[derive(Debug, Clone, Copy)]
pub struct GetSshPublicKey;

impl Operation for GetSshPublicKey {
    type In = GetSshPublicKeyInput;
    type Out = GetSshPublicKeyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetSSHPublicKey",
            service: "iam",
            input: || Box::new(GetSshPublicKeyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "UnrecognizedPublicKeyEncoding", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListSSHPublicKeys`.
#[derive(Debug, Clone, Default)]
pub struct ListSshPublicKeysInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListSshPublicKeysInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
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

impl Value for ListSshPublicKeysInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListSSHPublicKeys`.
#[derive(Debug, Clone, Default)]
pub struct ListSshPublicKeysOutput {
    /// `SSHPublicKeys`.
    pub ssh_public_keys: Option<Vec<SshPublicKeyMetadata>>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListSshPublicKeysOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SSHPublicKeys", required: false, of: &T_SSH_PUBLIC_KEY_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.ssh_public_keys),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListSshPublicKeysOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListSSHPublicKeys`.
#[derive(Debug, Clone, Copy)]
pub struct ListSshPublicKeys;

impl Operation for ListSshPublicKeys {
    type In = ListSshPublicKeysInput;
    type Out = ListSshPublicKeysOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListSSHPublicKeys",
            service: "iam",
            input: || Box::new(ListSshPublicKeysInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "NoSuchEntity", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListSshPublicKeys {
    type Item = SshPublicKeyMetadata;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListSshPublicKeysOutput {
            is_truncated: Some(marker.is_some()),
            ssh_public_keys: Some(items),
            marker,
        }
    }
}

/// The input of `UpdateSSHPublicKey`.
#[derive(Debug, Clone, Default)]
pub struct UpdateSshPublicKeyInput {
    /// `UserName`.
    pub user_name: String,
    /// `SSHPublicKeyId`.
    pub ssh_public_key_id: String,
    /// `Status`.
    pub status: String,
}

impl Shape for UpdateSshPublicKeyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "SSHPublicKeyId", required: true, of: &T_PUBLIC_KEY_ID_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.ssh_public_key_id),
            2 => Value::slot(&mut self.status),
            _ => return None,
        })
    }
}

impl Value for UpdateSshPublicKeyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateSSHPublicKey`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateSshPublicKey;

impl Operation for UpdateSshPublicKey {
    type In = UpdateSshPublicKeyInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateSSHPublicKey",
            service: "iam",
            input: || Box::new(UpdateSshPublicKeyInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UploadSSHPublicKey`.
#[derive(Debug, Clone, Default)]
pub struct UploadSshPublicKeyInput {
    /// `UserName`.
    pub user_name: String,
    /// `SSHPublicKeyBody`.
    pub ssh_public_key_body: String,
}

impl Shape for UploadSshPublicKeyInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "SSHPublicKeyBody", required: true, of: &T_PUBLIC_KEY_MATERIAL_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.ssh_public_key_body),
            _ => return None,
        })
    }
}

impl Value for UploadSshPublicKeyInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `UploadSSHPublicKey`.
#[derive(Debug, Clone, Default)]
pub struct UploadSshPublicKeyOutput {
    /// `SSHPublicKey`.
    pub ssh_public_key: Option<SshPublicKey>,
}

impl Shape for UploadSshPublicKeyOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SSHPublicKey", required: false, of: &T_SSH_PUBLIC_KEY }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.ssh_public_key),
            _ => return None,
        })
    }
}

impl Value for UploadSshPublicKeyOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UploadSSHPublicKey`.
#[derive(Debug, Clone, Copy)]
pub struct UploadSshPublicKey;

impl Operation for UploadSshPublicKey {
    type In = UploadSshPublicKeyInput;
    type Out = UploadSshPublicKeyOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UploadSSHPublicKey",
            service: "iam",
            input: || Box::new(UploadSshPublicKeyInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidPublicKey", status: 400 },
                FaultFacts { code: "DuplicateSSHPublicKey", status: 400 },
                FaultFacts { code: "UnrecognizedPublicKeyEncoding", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `SSHPublicKey`.
#[derive(Debug, Clone, Default)]
pub struct SshPublicKey {
    /// `UserName`.
    pub user_name: String,
    /// `SSHPublicKeyId`.
    pub ssh_public_key_id: String,
    /// `Fingerprint`.
    pub fingerprint: String,
    /// `SSHPublicKeyBody`.
    pub ssh_public_key_body: String,
    /// `Status`.
    pub status: String,
    /// `UploadDate`.
    pub upload_date: Option<Timestamp>,
}

impl Shape for SshPublicKey {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "SSHPublicKeyId", required: true, of: &T_PUBLIC_KEY_ID_TYPE },
            Member { name: "Fingerprint", required: true, of: &T_PUBLIC_KEY_FINGERPRINT_TYPE },
            Member { name: "SSHPublicKeyBody", required: true, of: &T_PUBLIC_KEY_MATERIAL_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
            Member { name: "UploadDate", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.ssh_public_key_id),
            2 => Value::slot(&mut self.fingerprint),
            3 => Value::slot(&mut self.ssh_public_key_body),
            4 => Value::slot(&mut self.status),
            5 => Value::slot(&mut self.upload_date),
            _ => return None,
        })
    }
}

impl Value for SshPublicKey {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SSH_PUBLIC_KEY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `SSHPublicKeyMetadata`.
#[derive(Debug, Clone, Default)]
pub struct SshPublicKeyMetadata {
    /// `UserName`.
    pub user_name: String,
    /// `SSHPublicKeyId`.
    pub ssh_public_key_id: String,
    /// `Status`.
    pub status: String,
    /// `UploadDate`.
    pub upload_date: Timestamp,
}

impl Shape for SshPublicKeyMetadata {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "SSHPublicKeyId", required: true, of: &T_PUBLIC_KEY_ID_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
            Member { name: "UploadDate", required: true, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.ssh_public_key_id),
            2 => Value::slot(&mut self.status),
            3 => Value::slot(&mut self.upload_date),
            _ => return None,
        })
    }
}

impl Value for SshPublicKeyMetadata {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SSH_PUBLIC_KEY_METADATA: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SSH_PUBLIC_KEY_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_SSH_PUBLIC_KEY_METADATA),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ENCODING_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["SSH", "PEM"],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PUBLIC_KEY_FINGERPRINT_TYPE: Pattern = Pattern::new(r"[:\w]+", r"\A(?:[:A-Za-z0-9_]+)\z");
pub(crate) static T_PUBLIC_KEY_FINGERPRINT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(48),
    max: Some(48),
    pattern: Some(&P_PUBLIC_KEY_FINGERPRINT_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PUBLIC_KEY_ID_TYPE: Pattern = Pattern::new(r"[\w]+", r"\A(?:[A-Za-z0-9_]+)\z");
pub(crate) static T_PUBLIC_KEY_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(20),
    max: Some(128),
    pattern: Some(&P_PUBLIC_KEY_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PUBLIC_KEY_MATERIAL_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_PUBLIC_KEY_MATERIAL_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(16_384),
    pattern: Some(&P_PUBLIC_KEY_MATERIAL_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
