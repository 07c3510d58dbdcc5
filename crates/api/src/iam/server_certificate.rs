// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `server_certificate`; facts: `model/iam/server_certificate.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_CERTIFICATE_BODY_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_ID_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_PATH_PREFIX_TYPE;
use super::common::T_PATH_TYPE;
use super::common::T_PRIVATE_KEY_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_TAG_KEY_LIST_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::Tag;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Pattern, Shape, Slot, Timestamp, Type,
    TypeKind, Value,
};
use countersign_ident::Secret;

/// The input of `DeleteServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct DeleteServerCertificateInput {
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
}

impl Shape for DeleteServerCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "ServerCertificateName",
            required: true,
            of: &T_SERVER_CERTIFICATE_NAME_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_name),
            _ => return None,
        })
    }
}

impl Value for DeleteServerCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteServerCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteServerCertificate;

impl Operation for DeleteServerCertificate {
    type In = DeleteServerCertificateInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteServerCertificate",
            service: "iam",
            input: || Box::new(DeleteServerCertificateInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "DeleteConflict", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct GetServerCertificateInput {
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
}

impl Shape for GetServerCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "ServerCertificateName",
            required: true,
            of: &T_SERVER_CERTIFICATE_NAME_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_name),
            _ => return None,
        })
    }
}

impl Value for GetServerCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct GetServerCertificateOutput {
    /// `ServerCertificate`.
    pub server_certificate: ServerCertificate,
}

impl Shape for GetServerCertificateOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "ServerCertificate", required: true, of: &T_SERVER_CERTIFICATE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate),
            _ => return None,
        })
    }
}

impl Value for GetServerCertificateOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetServerCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct GetServerCertificate;

impl Operation for GetServerCertificate {
    type In = GetServerCertificateInput;
    type Out = GetServerCertificateOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetServerCertificate",
            service: "iam",
            input: || Box::new(GetServerCertificateInput::default()),
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

/// The input of `ListServerCertificateTags`.
#[derive(Debug, Clone, Default)]
pub struct ListServerCertificateTagsInput {
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListServerCertificateTagsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServerCertificateName",
                required: true,
                of: &T_SERVER_CERTIFICATE_NAME_TYPE,
            },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_name),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListServerCertificateTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListServerCertificateTags`.
#[derive(Debug, Clone, Default)]
pub struct ListServerCertificateTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListServerCertificateTagsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.tags),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListServerCertificateTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListServerCertificateTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListServerCertificateTags;

impl Operation for ListServerCertificateTags {
    type In = ListServerCertificateTagsInput;
    type Out = ListServerCertificateTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListServerCertificateTags",
            service: "iam",
            input: || Box::new(ListServerCertificateTagsInput::default()),
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

impl Paged for ListServerCertificateTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListServerCertificateTagsOutput {
            is_truncated: Some(marker.is_some()),
            tags: items,
            marker,
        }
    }
}

/// The input of `ListServerCertificates`.
#[derive(Debug, Clone, Default)]
pub struct ListServerCertificatesInput {
    /// `PathPrefix`.
    pub path_prefix: Option<String>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListServerCertificatesInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "PathPrefix", required: false, of: &T_PATH_PREFIX_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path_prefix),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListServerCertificatesInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListServerCertificates`.
#[derive(Debug, Clone, Default)]
pub struct ListServerCertificatesOutput {
    /// `ServerCertificateMetadataList`.
    pub server_certificate_metadata_list: Vec<ServerCertificateMetadata>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListServerCertificatesOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServerCertificateMetadataList",
                required: true,
                of: &T_SERVER_CERTIFICATE_METADATA_LIST_TYPE,
            },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_metadata_list),
            1 => Value::slot(&mut self.is_truncated),
            2 => Value::slot(&mut self.marker),
            _ => return None,
        })
    }
}

impl Value for ListServerCertificatesOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListServerCertificates`.
#[derive(Debug, Clone, Copy)]
pub struct ListServerCertificates;

impl Operation for ListServerCertificates {
    type In = ListServerCertificatesInput;
    type Out = ListServerCertificatesOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListServerCertificates",
            service: "iam",
            input: || Box::new(ListServerCertificatesInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListServerCertificates {
    type Item = ServerCertificateMetadata;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListServerCertificatesOutput {
            is_truncated: Some(marker.is_some()),
            server_certificate_metadata_list: items,
            marker,
        }
    }
}

/// The input of `TagServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct TagServerCertificateInput {
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagServerCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServerCertificateName",
                required: true,
                of: &T_SERVER_CERTIFICATE_NAME_TYPE,
            },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_name),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagServerCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagServerCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct TagServerCertificate;

impl Operation for TagServerCertificate {
    type In = TagServerCertificateInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagServerCertificate",
            service: "iam",
            input: || Box::new(TagServerCertificateInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UntagServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct UntagServerCertificateInput {
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagServerCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServerCertificateName",
                required: true,
                of: &T_SERVER_CERTIFICATE_NAME_TYPE,
            },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_name),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagServerCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagServerCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct UntagServerCertificate;

impl Operation for UntagServerCertificate {
    type In = UntagServerCertificateInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagServerCertificate",
            service: "iam",
            input: || Box::new(UntagServerCertificateInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UpdateServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct UpdateServerCertificateInput {
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
    /// `NewPath`.
    pub new_path: Option<String>,
    /// `NewServerCertificateName`.
    pub new_server_certificate_name: Option<String>,
}

impl Shape for UpdateServerCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServerCertificateName",
                required: true,
                of: &T_SERVER_CERTIFICATE_NAME_TYPE,
            },
            Member { name: "NewPath", required: false, of: &T_PATH_TYPE },
            Member {
                name: "NewServerCertificateName",
                required: false,
                of: &T_SERVER_CERTIFICATE_NAME_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_name),
            1 => Value::slot(&mut self.new_path),
            2 => Value::slot(&mut self.new_server_certificate_name),
            _ => return None,
        })
    }
}

impl Value for UpdateServerCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateServerCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateServerCertificate;

impl Operation for UpdateServerCertificate {
    type In = UpdateServerCertificateInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateServerCertificate",
            service: "iam",
            input: || Box::new(UpdateServerCertificateInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UploadServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct UploadServerCertificateInput {
    /// `Path`.
    pub path: Option<String>,
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
    /// `CertificateBody`.
    pub certificate_body: String,
    /// `PrivateKey`.
    pub private_key: Secret,
    /// `CertificateChain`.
    pub certificate_chain: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for UploadServerCertificateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: false, of: &T_PATH_TYPE },
            Member {
                name: "ServerCertificateName",
                required: true,
                of: &T_SERVER_CERTIFICATE_NAME_TYPE,
            },
            Member { name: "CertificateBody", required: true, of: &T_CERTIFICATE_BODY_TYPE },
            Member { name: "PrivateKey", required: true, of: &T_PRIVATE_KEY_TYPE },
            Member { name: "CertificateChain", required: false, of: &T_CERTIFICATE_CHAIN_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.server_certificate_name),
            2 => Value::slot(&mut self.certificate_body),
            3 => Value::slot(&mut self.private_key),
            4 => Value::slot(&mut self.certificate_chain),
            5 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for UploadServerCertificateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `UploadServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct UploadServerCertificateOutput {
    /// `ServerCertificateMetadata`.
    pub server_certificate_metadata: Option<ServerCertificateMetadata>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for UploadServerCertificateOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServerCertificateMetadata",
                required: false,
                of: &T_SERVER_CERTIFICATE_METADATA,
            },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_metadata),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for UploadServerCertificateOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UploadServerCertificate`.
#[derive(Debug, Clone, Copy)]
pub struct UploadServerCertificate;

impl Operation for UploadServerCertificate {
    type In = UploadServerCertificateInput;
    type Out = UploadServerCertificateOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UploadServerCertificate",
            service: "iam",
            input: || Box::new(UploadServerCertificateInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "MalformedCertificate", status: 400 },
                FaultFacts { code: "KeyPairMismatch", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `ServerCertificate`.
#[derive(Debug, Clone, Default)]
pub struct ServerCertificate {
    /// `ServerCertificateMetadata`.
    pub server_certificate_metadata: ServerCertificateMetadata,
    /// `CertificateBody`.
    pub certificate_body: String,
    /// `CertificateChain`.
    pub certificate_chain: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for ServerCertificate {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServerCertificateMetadata",
                required: true,
                of: &T_SERVER_CERTIFICATE_METADATA,
            },
            Member { name: "CertificateBody", required: true, of: &T_CERTIFICATE_BODY_TYPE },
            Member { name: "CertificateChain", required: false, of: &T_CERTIFICATE_CHAIN_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.server_certificate_metadata),
            1 => Value::slot(&mut self.certificate_body),
            2 => Value::slot(&mut self.certificate_chain),
            3 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for ServerCertificate {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SERVER_CERTIFICATE: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `ServerCertificateMetadata`.
#[derive(Debug, Clone, Default)]
pub struct ServerCertificateMetadata {
    /// `Path`.
    pub path: String,
    /// `ServerCertificateName`.
    pub server_certificate_name: String,
    /// `ServerCertificateId`.
    pub server_certificate_id: String,
    /// `Arn`.
    pub arn: String,
    /// `UploadDate`.
    pub upload_date: Option<Timestamp>,
    /// `Expiration`.
    pub expiration: Option<Timestamp>,
}

impl Shape for ServerCertificateMetadata {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Path", required: true, of: &T_PATH_TYPE },
            Member {
                name: "ServerCertificateName",
                required: true,
                of: &T_SERVER_CERTIFICATE_NAME_TYPE,
            },
            Member { name: "ServerCertificateId", required: true, of: &T_ID_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
            Member { name: "UploadDate", required: false, of: &T_DATE_TYPE },
            Member { name: "Expiration", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.path),
            1 => Value::slot(&mut self.server_certificate_name),
            2 => Value::slot(&mut self.server_certificate_id),
            3 => Value::slot(&mut self.arn),
            4 => Value::slot(&mut self.upload_date),
            5 => Value::slot(&mut self.expiration),
            _ => return None,
        })
    }
}

impl Value for ServerCertificateMetadata {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SERVER_CERTIFICATE_METADATA: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_CERTIFICATE_CHAIN_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_CERTIFICATE_CHAIN_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(2_097_152),
    pattern: Some(&P_CERTIFICATE_CHAIN_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVER_CERTIFICATE_METADATA_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_SERVER_CERTIFICATE_METADATA),
    url_encoded: false,
    refusal: None,
};
static P_SERVER_CERTIFICATE_NAME_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_SERVER_CERTIFICATE_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_SERVER_CERTIFICATE_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
