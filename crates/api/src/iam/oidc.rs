// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `oidc`; facts: `model/iam/oidc.toml`.

use super::common::T_ARN_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_TAG_KEY_LIST_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::Tag;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Paged, Shape, Slot, Timestamp, Type, TypeKind,
    Value,
};

/// The input of `AddClientIDToOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct AddClientIdToOpenIdConnectProviderInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
    /// `ClientID`.
    pub client_id: String,
}

impl Shape for AddClientIdToOpenIdConnectProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "ClientID", required: true, of: &T_CLIENT_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            1 => Value::slot(&mut self.client_id),
            _ => return None,
        })
    }
}

impl Value for AddClientIdToOpenIdConnectProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AddClientIDToOpenIDConnectProvider`.
#[derive(Debug, Clone, Copy)]
pub struct AddClientIdToOpenIdConnectProvider;

impl Operation for AddClientIdToOpenIdConnectProvider {
    type In = AddClientIdToOpenIdConnectProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AddClientIDToOpenIDConnectProvider",
            service: "iam",
            input: || Box::new(AddClientIdToOpenIdConnectProviderInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `CreateOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct CreateOpenIdConnectProviderInput {
    /// `Url`.
    pub url: String,
    /// `ClientIDList`.
    pub client_id_list: Option<Vec<String>>,
    /// `ThumbprintList`.
    pub thumbprint_list: Option<Vec<String>>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreateOpenIdConnectProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Url", required: true, of: &T_OPEN_ID_CONNECT_PROVIDER_URL_TYPE },
            Member { name: "ClientIDList", required: false, of: &T_CLIENT_ID_LIST_TYPE },
            Member { name: "ThumbprintList", required: false, of: &T_THUMBPRINT_LIST_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.url),
            1 => Value::slot(&mut self.client_id_list),
            2 => Value::slot(&mut self.thumbprint_list),
            3 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreateOpenIdConnectProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct CreateOpenIdConnectProviderOutput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: Option<String>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for CreateOpenIdConnectProviderOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OpenIDConnectProviderArn", required: false, of: &T_ARN_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for CreateOpenIdConnectProviderOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateOpenIDConnectProvider`.
#[derive(Debug, Clone, Copy)]
pub struct CreateOpenIdConnectProvider;

impl Operation for CreateOpenIdConnectProvider {
    type In = CreateOpenIdConnectProviderInput;
    type Out = CreateOpenIdConnectProviderOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateOpenIDConnectProvider",
            service: "iam",
            input: || Box::new(CreateOpenIdConnectProviderInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "ServiceFailure", status: 500 },
                FaultFacts { code: "OpenIdIdpCommunicationError", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct DeleteOpenIdConnectProviderInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
}

impl Shape for DeleteOpenIdConnectProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            _ => return None,
        })
    }
}

impl Value for DeleteOpenIdConnectProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteOpenIDConnectProvider`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteOpenIdConnectProvider;

impl Operation for DeleteOpenIdConnectProvider {
    type In = DeleteOpenIdConnectProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteOpenIDConnectProvider",
            service: "iam",
            input: || Box::new(DeleteOpenIdConnectProviderInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct GetOpenIdConnectProviderInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
}

impl Shape for GetOpenIdConnectProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            _ => return None,
        })
    }
}

impl Value for GetOpenIdConnectProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct GetOpenIdConnectProviderOutput {
    /// `Url`.
    pub url: Option<String>,
    /// `ClientIDList`.
    pub client_id_list: Option<Vec<String>>,
    /// `ThumbprintList`.
    pub thumbprint_list: Option<Vec<String>>,
    /// `CreateDate`.
    pub create_date: Option<Timestamp>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for GetOpenIdConnectProviderOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Url", required: false, of: &T_OPEN_ID_CONNECT_PROVIDER_URL_TYPE },
            Member { name: "ClientIDList", required: false, of: &T_CLIENT_ID_LIST_TYPE },
            Member { name: "ThumbprintList", required: false, of: &T_THUMBPRINT_LIST_TYPE },
            Member { name: "CreateDate", required: false, of: &T_DATE_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.url),
            1 => Value::slot(&mut self.client_id_list),
            2 => Value::slot(&mut self.thumbprint_list),
            3 => Value::slot(&mut self.create_date),
            4 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for GetOpenIdConnectProviderOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetOpenIDConnectProvider`.
#[derive(Debug, Clone, Copy)]
pub struct GetOpenIdConnectProvider;

impl Operation for GetOpenIdConnectProvider {
    type In = GetOpenIdConnectProviderInput;
    type Out = GetOpenIdConnectProviderOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetOpenIDConnectProvider",
            service: "iam",
            input: || Box::new(GetOpenIdConnectProviderInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListOpenIDConnectProviderTags`.
#[derive(Debug, Clone, Default)]
pub struct ListOpenIdConnectProviderTagsInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListOpenIdConnectProviderTagsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListOpenIdConnectProviderTagsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListOpenIDConnectProviderTags`.
#[derive(Debug, Clone, Default)]
pub struct ListOpenIdConnectProviderTagsOutput {
    /// `Tags`.
    pub tags: Vec<Tag>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
}

impl Shape for ListOpenIdConnectProviderTagsOutput {
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

impl Value for ListOpenIdConnectProviderTagsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListOpenIDConnectProviderTags`.
#[derive(Debug, Clone, Copy)]
pub struct ListOpenIdConnectProviderTags;

impl Operation for ListOpenIdConnectProviderTags {
    type In = ListOpenIdConnectProviderTagsInput;
    type Out = ListOpenIdConnectProviderTagsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListOpenIDConnectProviderTags",
            service: "iam",
            input: || Box::new(ListOpenIdConnectProviderTagsInput::default()),
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

impl Paged for ListOpenIdConnectProviderTags {
    type Item = Tag;
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>) {
        (input.marker.as_deref(), input.max_items)
    }
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out {
        ListOpenIdConnectProviderTagsOutput {
            is_truncated: Some(marker.is_some()),
            tags: items,
            marker,
        }
    }
}

/// The input of `ListOpenIDConnectProviders`.
#[derive(Debug, Clone, Default)]
pub struct ListOpenIdConnectProvidersInput {}

impl Shape for ListOpenIdConnectProvidersInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for ListOpenIdConnectProvidersInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListOpenIDConnectProviders`.
#[derive(Debug, Clone, Default)]
pub struct ListOpenIdConnectProvidersOutput {
    /// `OpenIDConnectProviderList`.
    pub open_id_connect_provider_list: Option<Vec<OpenIdConnectProviderListEntry>>,
}

impl Shape for ListOpenIdConnectProvidersOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "OpenIDConnectProviderList",
            required: false,
            of: &T_OPEN_ID_CONNECT_PROVIDER_LIST_TYPE,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_list),
            _ => return None,
        })
    }
}

impl Value for ListOpenIdConnectProvidersOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListOpenIDConnectProviders`.
#[derive(Debug, Clone, Copy)]
pub struct ListOpenIdConnectProviders;

impl Operation for ListOpenIdConnectProviders {
    type In = ListOpenIdConnectProvidersInput;
    type Out = ListOpenIdConnectProvidersOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListOpenIDConnectProviders",
            service: "iam",
            input: || Box::new(ListOpenIdConnectProvidersInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "ServiceFailure", status: 500 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `RemoveClientIDFromOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct RemoveClientIdFromOpenIdConnectProviderInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
    /// `ClientID`.
    pub client_id: String,
}

impl Shape for RemoveClientIdFromOpenIdConnectProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "ClientID", required: true, of: &T_CLIENT_ID_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            1 => Value::slot(&mut self.client_id),
            _ => return None,
        })
    }
}

impl Value for RemoveClientIdFromOpenIdConnectProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `RemoveClientIDFromOpenIDConnectProvider`.
#[derive(Debug, Clone, Copy)]
pub struct RemoveClientIdFromOpenIdConnectProvider;

impl Operation for RemoveClientIdFromOpenIdConnectProvider {
    type In = RemoveClientIdFromOpenIdConnectProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "RemoveClientIDFromOpenIDConnectProvider",
            service: "iam",
            input: || Box::new(RemoveClientIdFromOpenIdConnectProviderInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `TagOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct TagOpenIdConnectProviderInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
    /// `Tags`.
    pub tags: Vec<Tag>,
}

impl Shape for TagOpenIdConnectProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "Tags", required: true, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            1 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for TagOpenIdConnectProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TagOpenIDConnectProvider`.
#[derive(Debug, Clone, Copy)]
pub struct TagOpenIdConnectProvider;

impl Operation for TagOpenIdConnectProvider {
    type In = TagOpenIdConnectProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TagOpenIDConnectProvider",
            service: "iam",
            input: || Box::new(TagOpenIdConnectProviderInput::default()),
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

/// The input of `UntagOpenIDConnectProvider`.
#[derive(Debug, Clone, Default)]
pub struct UntagOpenIdConnectProviderInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
    /// `TagKeys`.
    pub tag_keys: Vec<String>,
}

impl Shape for UntagOpenIdConnectProviderInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "TagKeys", required: true, of: &T_TAG_KEY_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            1 => Value::slot(&mut self.tag_keys),
            _ => return None,
        })
    }
}

impl Value for UntagOpenIdConnectProviderInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UntagOpenIDConnectProvider`.
#[derive(Debug, Clone, Copy)]
pub struct UntagOpenIdConnectProvider;

impl Operation for UntagOpenIdConnectProvider {
    type In = UntagOpenIdConnectProviderInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UntagOpenIDConnectProvider",
            service: "iam",
            input: || Box::new(UntagOpenIdConnectProviderInput::default()),
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

/// The input of `UpdateOpenIDConnectProviderThumbprint`.
#[derive(Debug, Clone, Default)]
pub struct UpdateOpenIdConnectProviderThumbprintInput {
    /// `OpenIDConnectProviderArn`.
    pub open_id_connect_provider_arn: String,
    /// `ThumbprintList`.
    pub thumbprint_list: Vec<String>,
}

impl Shape for UpdateOpenIdConnectProviderThumbprintInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OpenIDConnectProviderArn", required: true, of: &T_ARN_TYPE },
            Member { name: "ThumbprintList", required: true, of: &T_THUMBPRINT_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.open_id_connect_provider_arn),
            1 => Value::slot(&mut self.thumbprint_list),
            _ => return None,
        })
    }
}

impl Value for UpdateOpenIdConnectProviderThumbprintInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateOpenIDConnectProviderThumbprint`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateOpenIdConnectProviderThumbprint;

impl Operation for UpdateOpenIdConnectProviderThumbprint {
    type In = UpdateOpenIdConnectProviderThumbprintInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateOpenIDConnectProviderThumbprint",
            service: "iam",
            input: || Box::new(UpdateOpenIdConnectProviderThumbprintInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "ConcurrentModification", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `OpenIDConnectProviderListEntry`.
#[derive(Debug, Clone, Default)]
pub struct OpenIdConnectProviderListEntry {
    /// `Arn`.
    pub arn: Option<String>,
}

impl Shape for OpenIdConnectProviderListEntry {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Arn", required: false, of: &T_ARN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.arn),
            _ => return None,
        })
    }
}

impl Value for OpenIdConnectProviderListEntry {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_OPEN_ID_CONNECT_PROVIDER_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_OPEN_ID_CONNECT_PROVIDER_LIST_ENTRY),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_OPEN_ID_CONNECT_PROVIDER_URL_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(255),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CLIENT_ID_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_CLIENT_ID_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CLIENT_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(255),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_THUMBPRINT_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_THUMBPRINT_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_THUMBPRINT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(40),
    max: Some(40),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
