// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `saml`; facts: `model/iam/saml.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
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

/// The input of `CreateSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct CreateSamlProviderInput {
    /// `SAMLMetadataDocument`.
    pub saml_metadata_document: String,
    /// `Name`.
    pub name: String,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
    /// `AssertionEncryptionMode`.
    pub assertion_encryption_mode: Option<String>,
    /// `AddPrivateKey`.
    pub add_private_key: Option<Secret>,
}

impl Shape for CreateSamlProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "SAMLMetadataDocument",
                required: true,
                of: &T_SAML_METADATA_DOCUMENT_TYPE,
            },
            Member { name: "Name", required: true, of: &T_SAML_PROVIDER_NAME_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
            Member {
                name: "AssertionEncryptionMode",
                required: false,
                of: &T_ASSERTION_ENCRYPTION_MODE_TYPE,
            },
            Member { name: "AddPrivateKey", required: false, of: &T_PRIVATE_KEY_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_metadata_document),
            1 => Value::slot(&mut self.name),
            2 => Value::slot(&mut self.tags),
            3 => Value::slot(&mut self.assertion_encryption_mode),
            4 => Value::slot(&mut self.add_private_key),
            _ => return None,
        })
    }
}

impl Value for CreateSamlProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct CreateSamlProviderOutput {
    /// `SAMLProviderArn`.
    pub saml_provider_arn: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreateSamlProviderOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SAMLProviderArn", required: false, of: &T_ARN_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_arn),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreateSamlProviderOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateSAMLProvider`.
#[derive(Debug, Clone, Copy)]
pub struct CreateSamlProvider;

impl Operation for CreateSamlProvider {
    type In = CreateSamlProviderInput;
    type Out = CreateSamlProviderOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateSAMLProvider",
            service: "iam",
            input: || Box::new(CreateSamlProviderInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct DeleteSamlProviderInput {
    /// `SAMLProviderArn`.
    pub saml_provider_arn: String,
}

impl Shape for DeleteSamlProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SAMLProviderArn", required: true, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_arn),
            _ => return None,
        })
    }
}

impl Value for DeleteSamlProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteSAMLProvider`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteSamlProvider;

impl Operation for DeleteSamlProvider {
    type In = DeleteSamlProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteSAMLProvider",
            service: "iam",
            input: || Box::new(DeleteSamlProviderInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct GetSamlProviderInput {
    /// `SAMLProviderArn`.
    pub saml_provider_arn: String,
}

impl Shape for GetSamlProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SAMLProviderArn", required: true, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_arn),
            _ => return None,
        })
    }
}

impl Value for GetSamlProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct GetSamlProviderOutput {
    /// `SAMLProviderUUID`.
    pub saml_provider_uuid: Option<String>,
    /// `SAMLMetadataDocument`.
    pub saml_metadata_document: Option<String>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
    /// `ValidUntil`.
    pub valid_until: Option<Timestamp>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
    /// `AssertionEncryptionMode`.
    pub assertion_encryption_mode: Option<String>,
    /// `PrivateKeyList`.
    pub private_key_list: Option<Vec<SamlPrivateKey>>,
}

impl Shape for GetSamlProviderOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SAMLProviderUUID", required: false, of: &T_PRIVATE_KEY_ID_TYPE },
            Member {
                name: "SAMLMetadataDocument",
                required: false,
                of: &T_SAML_METADATA_DOCUMENT_TYPE,
            },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
            Member { name: "ValidUntil", required: false, of: &T_DATE_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
            Member {
                name: "AssertionEncryptionMode",
                required: false,
                of: &T_ASSERTION_ENCRYPTION_MODE_TYPE,
            },
            Member { name: "PrivateKeyList", required: false, of: &T_PRIVATE_KEY_LIST },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_uuid),
            1 => Value::slot(&mut self.saml_metadata_document),
            2 => Value::slot(&mut self.create_date),
            3 => Value::slot(&mut self.valid_until),
            4 => Value::slot(&mut self.tags),
            5 => Value::slot(&mut self.assertion_encryption_mode),
            6 => Value::slot(&mut self.private_key_list),
            _ => return None,
        })
    }
}

impl Value for GetSamlProviderOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetSAMLProvider`.
#[derive(Debug, Clone, Copy)]
pub struct GetSamlProvider;

impl Operation for GetSamlProvider {
    type In = GetSamlProviderInput;
    type Out = GetSamlProviderOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetSAMLProvider",
            service: "iam",
            input: || Box::new(GetSamlProviderInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListSAMLProviderTags`.
#[derive(Debug, Clone, Default)]
pub struct ListSamlProviderTagsInput {
    /// `SAMLProviderArn`.
    pub saml_provider_arn: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListSamlProviderTagsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SAMLProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_arn),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListSamlProviderTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListSAMLProviderTags`.
#[derive(Debug, Clone, Default)]
pub struct ListSamlProviderTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListSamlProviderTagsOutput {
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

impl Value for ListSamlProviderTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListSAMLProviderTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListSamlProviderTags;

impl Operation for ListSamlProviderTags {
    type In = ListSamlProviderTagsInput;
    type Out = ListSamlProviderTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListSAMLProviderTags",
            service: "iam",
            input: || Box::new(ListSamlProviderTagsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

impl Paged for ListSamlProviderTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListSamlProviderTagsOutput { is_truncated: Some(marker.is_some()), tags: items, marker }
    }
}

/// The input of `ListSAMLProviders`.
#[derive(Debug, Clone, Default)]
pub struct ListSamlProvidersInput {}

impl Shape for ListSamlProvidersInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for ListSamlProvidersInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListSAMLProviders`.
#[derive(Debug, Clone, Default)]
pub struct ListSamlProvidersOutput {
    /// `SAMLProviderList`.
    pub saml_provider_list: Option<Vec<SamlProviderListEntry>>,
}

impl Shape for ListSamlProvidersOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SAMLProviderList", required: false, of: &T_SAML_PROVIDER_LIST_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_list),
            _ => return None,
        })
    }
}

impl Value for ListSamlProvidersOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListSAMLProviders`.
#[derive(Debug, Clone, Copy)]
pub struct ListSamlProviders;

impl Operation for ListSamlProviders {
    type In = ListSamlProvidersInput;
    type Out = ListSamlProvidersOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListSAMLProviders",
            service: "iam",
            input: || Box::new(ListSamlProvidersInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `TagSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct TagSamlProviderInput {
    /// `SAMLProviderArn`.
    pub saml_provider_arn: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagSamlProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SAMLProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_arn),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagSamlProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagSAMLProvider`.
#[derive(Debug, Clone, Copy)]
pub struct TagSamlProvider;

impl Operation for TagSamlProvider {
    type In = TagSamlProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagSAMLProvider",
            service: "iam",
            input: || Box::new(TagSamlProviderInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UntagSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct UntagSamlProviderInput {
    /// `SAMLProviderArn`.
    pub saml_provider_arn: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagSamlProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SAMLProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_arn),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagSamlProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagSAMLProvider`.
#[derive(Debug, Clone, Copy)]
pub struct UntagSamlProvider;

impl Operation for UntagSamlProvider {
    type In = UntagSamlProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagSAMLProvider",
            service: "iam",
            input: || Box::new(UntagSamlProviderInput::default()),
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

/// The input of `UpdateSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct UpdateSamlProviderInput {
    /// `SAMLMetadataDocument`.
    pub saml_metadata_document: Option<String>,
    /// `SAMLProviderArn`.
    pub saml_provider_arn: String,
    /// `AssertionEncryptionMode`.
    pub assertion_encryption_mode: Option<String>,
    /// `AddPrivateKey`.
    pub add_private_key: Option<Secret>,
    /// `RemovePrivateKey`.
    pub remove_private_key: Option<String>,
}

impl Shape for UpdateSamlProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "SAMLMetadataDocument",
                required: false,
                of: &T_SAML_METADATA_DOCUMENT_TYPE,
            },
            Member { name: "SAMLProviderArn", required: true, of: &T_ARN_TYPE },
            Member {
                name: "AssertionEncryptionMode",
                required: false,
                of: &T_ASSERTION_ENCRYPTION_MODE_TYPE,
            },
            Member { name: "AddPrivateKey", required: false, of: &T_PRIVATE_KEY_TYPE },
            Member { name: "RemovePrivateKey", required: false, of: &T_PRIVATE_KEY_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_metadata_document),
            1 => Value::slot(&mut self.saml_provider_arn),
            2 => Value::slot(&mut self.assertion_encryption_mode),
            3 => Value::slot(&mut self.add_private_key),
            4 => Value::slot(&mut self.remove_private_key),
            _ => return None,
        })
    }
}

impl Value for UpdateSamlProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `UpdateSAMLProvider`.
#[derive(Debug, Clone, Default)]
pub struct UpdateSamlProviderOutput {
    /// `SAMLProviderArn`.
    pub saml_provider_arn: Option<String>,
}

impl Shape for UpdateSamlProviderOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SAMLProviderArn", required: false, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.saml_provider_arn),
            _ => return None,
        })
    }
}

impl Value for UpdateSamlProviderOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateSAMLProvider`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateSamlProvider;

impl Operation for UpdateSamlProvider {
    type In = UpdateSamlProviderInput;
    type Out = UpdateSamlProviderOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateSAMLProvider",
            service: "iam",
            input: || Box::new(UpdateSamlProviderInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `SAMLPrivateKey`.
#[derive(Debug, Clone, Default)]
pub struct SamlPrivateKey {
    /// `KeyId`.
    pub key_id: Option<String>,
    /// `Timestamp`.
    pub timestamp: Option<Timestamp>,
}

impl Shape for SamlPrivateKey {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "KeyId", required: false, of: &T_PRIVATE_KEY_ID_TYPE },
            Member { name: "Timestamp", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.key_id),
            1 => Value::slot(&mut self.timestamp),
            _ => return None,
        })
    }
}

impl Value for SamlPrivateKey {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SAML_PRIVATE_KEY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `SAMLProviderListEntry`.
#[derive(Debug, Clone, Default)]
pub struct SamlProviderListEntry {
    /// `Arn`.
    pub arn: Option<String>,
    /// `ValidUntil`.
    pub valid_until: Option<Timestamp>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
}

impl Shape for SamlProviderListEntry {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Arn", required: false, of: &T_ARN_TYPE },
            Member { name: "ValidUntil", required: false, of: &T_DATE_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.arn),
            1 => Value::slot(&mut self.valid_until),
            2 => Value::slot(&mut self.create_date),
            _ => return None,
        })
    }
}

impl Value for SamlProviderListEntry {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SAML_PROVIDER_LIST_ENTRY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SAML_METADATA_DOCUMENT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1000),
    max: Some(10_000_000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SAML_PROVIDER_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_SAML_PROVIDER_LIST_ENTRY),
    url_encoded: false,
    refusal: None,
};
static P_SAML_PROVIDER_NAME_TYPE: Pattern = Pattern::new(r"[\w._-]+", r"\A(?:[A-Za-z0-9_._-]+)\z");
pub(crate) static T_SAML_PROVIDER_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(128),
    pattern: Some(&P_SAML_PROVIDER_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ASSERTION_ENCRYPTION_MODE_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &["Required", "Allowed"],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_PRIVATE_KEY_ID_TYPE: Pattern = Pattern::new(r"[A-Z0-9]+", r"\A(?:[A-Z0-9]+)\z");
pub(crate) static T_PRIVATE_KEY_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(22),
    max: Some(64),
    pattern: Some(&P_PRIVATE_KEY_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PRIVATE_KEY_LIST: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: Some(2),
    pattern: None,
    values: &[],
    of: Some(&T_SAML_PRIVATE_KEY),
    url_encoded: false,
    refusal: None,
};
