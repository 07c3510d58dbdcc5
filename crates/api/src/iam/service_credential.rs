// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `service_credential`; facts: `model/iam/service_credential.toml`.

use super::common::T_BOOLEAN_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_MARKER_TYPE;
use super::common::T_MAX_ITEMS_TYPE;
use super::common::T_RESPONSE_MARKER_TYPE;
use super::common::T_STATUS_TYPE;
use super::common::T_USER_NAME_TYPE;
use crate::{
    FaultFacts, Member, Nothing, Op, Operation, Pattern, Shape, Slot, Timestamp, Type, TypeKind,
    Value,
};
use countersign_ident::Secret;

/// The input of `CreateServiceSpecificCredential`.
#[derive(Debug, Clone, Default)]
pub struct CreateServiceSpecificCredentialInput {
    /// `UserName`.
    pub user_name: String,
    /// `ServiceName`.
    pub service_name: String,
    /// `CredentialAgeDays`.
    pub credential_age_days: Option<i32>,
}

impl Shape for CreateServiceSpecificCredentialInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "ServiceName", required: true, of: &T_SERVICE_NAME },
            Member { name: "CredentialAgeDays", required: false, of: &T_CREDENTIAL_AGE_DAYS },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.service_name),
            2 => Value::slot(&mut self.credential_age_days),
            _ => return None,
        })
    }
}

impl Value for CreateServiceSpecificCredentialInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateServiceSpecificCredential`.
#[derive(Debug, Clone, Default)]
pub struct CreateServiceSpecificCredentialOutput {
    /// `ServiceSpecificCredential`.
    pub service_specific_credential: Option<ServiceSpecificCredential>,
}

impl Shape for CreateServiceSpecificCredentialOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "ServiceSpecificCredential",
            required: false,
            of: &T_SERVICE_SPECIFIC_CREDENTIAL,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.service_specific_credential),
            _ => return None,
        })
    }
}

impl Value for CreateServiceSpecificCredentialOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateServiceSpecificCredential`.
#[derive(Debug, Clone, Copy)]
pub struct CreateServiceSpecificCredential;

impl Operation for CreateServiceSpecificCredential {
    type In = CreateServiceSpecificCredentialInput;
    type Out = CreateServiceSpecificCredentialOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateServiceSpecificCredential",
            service: "iam",
            input: || Box::new(CreateServiceSpecificCredentialInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "NotSupportedService", status: 404 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `DeleteServiceSpecificCredential`.
#[derive(Debug, Clone, Default)]
pub struct DeleteServiceSpecificCredentialInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `ServiceSpecificCredentialId`.
    pub service_specific_credential_id: String,
}

impl Shape for DeleteServiceSpecificCredentialInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member {
                name: "ServiceSpecificCredentialId",
                required: true,
                of: &T_SERVICE_SPECIFIC_CREDENTIAL_ID,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.service_specific_credential_id),
            _ => return None,
        })
    }
}

impl Value for DeleteServiceSpecificCredentialInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `DeleteServiceSpecificCredential`.
#[derive(Debug, Clone, Copy)]
pub struct DeleteServiceSpecificCredential;

impl Operation for DeleteServiceSpecificCredential {
    type In = DeleteServiceSpecificCredentialInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DeleteServiceSpecificCredential",
            service: "iam",
            input: || Box::new(DeleteServiceSpecificCredentialInput::default()),
            has_output: false,
            faults: &[FaultFacts { code: "NoSuchEntity", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListServiceSpecificCredentials`.
#[derive(Debug, Clone, Default)]
pub struct ListServiceSpecificCredentialsInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `ServiceName`.
    pub service_name: Option<String>,
    /// `AllUsers`.
    pub all_users: Option<bool>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`.
    pub max_items: Option<i32>,
}

impl Shape for ListServiceSpecificCredentialsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member { name: "ServiceName", required: false, of: &T_SERVICE_NAME },
            Member { name: "AllUsers", required: false, of: &T_ALL_USERS },
            Member { name: "Marker", required: false, of: &T_MARKER_TYPE },
            Member { name: "MaxItems", required: false, of: &T_MAX_ITEMS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.service_name),
            2 => Value::slot(&mut self.all_users),
            3 => Value::slot(&mut self.marker),
            4 => Value::slot(&mut self.max_items),
            _ => return None,
        })
    }
}

impl Value for ListServiceSpecificCredentialsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListServiceSpecificCredentials`.
#[derive(Debug, Clone, Default)]
pub struct ListServiceSpecificCredentialsOutput {
    /// `ServiceSpecificCredentials`.
    pub service_specific_credentials: Option<Vec<ServiceSpecificCredentialMetadata>>,
    /// `Marker`.
    pub marker: Option<String>,
    /// `IsTruncated`.
    pub is_truncated: Option<bool>,
}

impl Shape for ListServiceSpecificCredentialsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "ServiceSpecificCredentials",
                required: false,
                of: &T_SERVICE_SPECIFIC_CREDENTIALS_LIST_TYPE,
            },
            Member { name: "Marker", required: false, of: &T_RESPONSE_MARKER_TYPE },
            Member { name: "IsTruncated", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.service_specific_credentials),
            1 => Value::slot(&mut self.marker),
            2 => Value::slot(&mut self.is_truncated),
            _ => return None,
        })
    }
}

impl Value for ListServiceSpecificCredentialsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListServiceSpecificCredentials`.
#[derive(Debug, Clone, Copy)]
pub struct ListServiceSpecificCredentials;

impl Operation for ListServiceSpecificCredentials {
    type In = ListServiceSpecificCredentialsInput;
    type Out = ListServiceSpecificCredentialsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListServiceSpecificCredentials",
            service: "iam",
            input: || Box::new(ListServiceSpecificCredentialsInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "NotSupportedService", status: 404 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ResetServiceSpecificCredential`.
#[derive(Debug, Clone, Default)]
pub struct ResetServiceSpecificCredentialInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `ServiceSpecificCredentialId`.
    pub service_specific_credential_id: String,
}

impl Shape for ResetServiceSpecificCredentialInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member {
                name: "ServiceSpecificCredentialId",
                required: true,
                of: &T_SERVICE_SPECIFIC_CREDENTIAL_ID,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.service_specific_credential_id),
            _ => return None,
        })
    }
}

impl Value for ResetServiceSpecificCredentialInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ResetServiceSpecificCredential`.
#[derive(Debug, Clone, Default)]
pub struct ResetServiceSpecificCredentialOutput {
    /// `ServiceSpecificCredential`.
    pub service_specific_credential: Option<ServiceSpecificCredential>,
}

impl Shape for ResetServiceSpecificCredentialOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member {
            name: "ServiceSpecificCredential",
            required: false,
            of: &T_SERVICE_SPECIFIC_CREDENTIAL,
        }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.service_specific_credential),
            _ => return None,
        })
    }
}

impl Value for ResetServiceSpecificCredentialOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ResetServiceSpecificCredential`.
#[derive(Debug, Clone, Copy)]
pub struct ResetServiceSpecificCredential;

impl Operation for ResetServiceSpecificCredential {
    type In = ResetServiceSpecificCredentialInput;
    type Out = ResetServiceSpecificCredentialOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ResetServiceSpecificCredential",
            service: "iam",
            input: || Box::new(ResetServiceSpecificCredentialInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "NoSuchEntity", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `UpdateServiceSpecificCredential`.
#[derive(Debug, Clone, Default)]
pub struct UpdateServiceSpecificCredentialInput {
    /// `UserName`.
    pub user_name: Option<String>,
    /// `ServiceSpecificCredentialId`.
    pub service_specific_credential_id: String,
    /// `Status`.
    pub status: String,
}

impl Shape for UpdateServiceSpecificCredentialInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: false, of: &T_USER_NAME_TYPE },
            Member {
                name: "ServiceSpecificCredentialId",
                required: true,
                of: &T_SERVICE_SPECIFIC_CREDENTIAL_ID,
            },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.service_specific_credential_id),
            2 => Value::slot(&mut self.status),
            _ => return None,
        })
    }
}

impl Value for UpdateServiceSpecificCredentialInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `UpdateServiceSpecificCredential`.
#[derive(Debug, Clone, Copy)]
pub struct UpdateServiceSpecificCredential;

impl Operation for UpdateServiceSpecificCredential {
    type In = UpdateServiceSpecificCredentialInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "UpdateServiceSpecificCredential",
            service: "iam",
            input: || Box::new(UpdateServiceSpecificCredentialInput::default()),
            has_output: false,
            faults: &[FaultFacts { code: "NoSuchEntity", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}

/// `ServiceSpecificCredential`.
#[derive(Debug, Clone, Default)]
pub struct ServiceSpecificCredential {
    /// `CreateDate`.
    pub create_date: Timestamp,
    /// `ExpirationDate`.
    pub expiration_date: Option<Timestamp>,
    /// `ServiceName`.
    pub service_name: String,
    /// `ServiceUserName`.
    pub service_user_name: Option<String>,
    /// `ServicePassword`.
    pub service_password: Option<Secret>,
    /// `ServiceCredentialAlias`.
    pub service_credential_alias: Option<String>,
    /// `ServiceCredentialSecret`.
    pub service_credential_secret: Option<Secret>,
    /// `ServiceSpecificCredentialId`.
    pub service_specific_credential_id: String,
    /// `UserName`.
    pub user_name: String,
    /// `Status`.
    pub status: String,
}

impl Shape for ServiceSpecificCredential {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
            Member { name: "ExpirationDate", required: false, of: &T_DATE_TYPE },
            Member { name: "ServiceName", required: true, of: &T_SERVICE_NAME },
            Member { name: "ServiceUserName", required: false, of: &T_SERVICE_USER_NAME },
            Member { name: "ServicePassword", required: false, of: &T_SERVICE_PASSWORD },
            Member {
                name: "ServiceCredentialAlias",
                required: false,
                of: &T_SERVICE_CREDENTIAL_ALIAS,
            },
            Member {
                name: "ServiceCredentialSecret",
                required: false,
                of: &T_SERVICE_CREDENTIAL_SECRET,
            },
            Member {
                name: "ServiceSpecificCredentialId",
                required: true,
                of: &T_SERVICE_SPECIFIC_CREDENTIAL_ID,
            },
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.create_date),
            1 => Value::slot(&mut self.expiration_date),
            2 => Value::slot(&mut self.service_name),
            3 => Value::slot(&mut self.service_user_name),
            4 => Value::slot(&mut self.service_password),
            5 => Value::slot(&mut self.service_credential_alias),
            6 => Value::slot(&mut self.service_credential_secret),
            7 => Value::slot(&mut self.service_specific_credential_id),
            8 => Value::slot(&mut self.user_name),
            9 => Value::slot(&mut self.status),
            _ => return None,
        })
    }
}

impl Value for ServiceSpecificCredential {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SERVICE_SPECIFIC_CREDENTIAL: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `ServiceSpecificCredentialMetadata`.
#[derive(Debug, Clone, Default)]
pub struct ServiceSpecificCredentialMetadata {
    /// `UserName`.
    pub user_name: String,
    /// `Status`.
    pub status: String,
    /// `ServiceUserName`.
    pub service_user_name: Option<String>,
    /// `ServiceCredentialAlias`.
    pub service_credential_alias: Option<String>,
    /// `CreateDate`.
    pub create_date: Timestamp,
    /// `ExpirationDate`.
    pub expiration_date: Option<Timestamp>,
    /// `ServiceSpecificCredentialId`.
    pub service_specific_credential_id: String,
    /// `ServiceName`.
    pub service_name: String,
}

impl Shape for ServiceSpecificCredentialMetadata {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "UserName", required: true, of: &T_USER_NAME_TYPE },
            Member { name: "Status", required: true, of: &T_STATUS_TYPE },
            Member { name: "ServiceUserName", required: false, of: &T_SERVICE_USER_NAME },
            Member {
                name: "ServiceCredentialAlias",
                required: false,
                of: &T_SERVICE_CREDENTIAL_ALIAS,
            },
            Member { name: "CreateDate", required: true, of: &T_DATE_TYPE },
            Member { name: "ExpirationDate", required: false, of: &T_DATE_TYPE },
            Member {
                name: "ServiceSpecificCredentialId",
                required: true,
                of: &T_SERVICE_SPECIFIC_CREDENTIAL_ID,
            },
            Member { name: "ServiceName", required: true, of: &T_SERVICE_NAME },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            1 => Value::slot(&mut self.status),
            2 => Value::slot(&mut self.service_user_name),
            3 => Value::slot(&mut self.service_credential_alias),
            4 => Value::slot(&mut self.create_date),
            5 => Value::slot(&mut self.expiration_date),
            6 => Value::slot(&mut self.service_specific_credential_id),
            7 => Value::slot(&mut self.service_name),
            _ => return None,
        })
    }
}

impl Value for ServiceSpecificCredentialMetadata {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_SERVICE_SPECIFIC_CREDENTIAL_METADATA: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVICE_SPECIFIC_CREDENTIALS_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: Some(&T_SERVICE_SPECIFIC_CREDENTIAL_METADATA),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ALL_USERS: Type = Type {
    kind: TypeKind::Boolean,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CREDENTIAL_AGE_DAYS: Type = Type {
    kind: TypeKind::Integer,
    min: Some(1),
    max: Some(36_600),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_SERVICE_CREDENTIAL_ALIAS: Pattern =
    Pattern::new(r"[\w+=,.@-]+", r"\A(?:[A-Za-z0-9_+=,.@-]+)\z");
pub(crate) static T_SERVICE_CREDENTIAL_ALIAS: Type = Type {
    kind: TypeKind::Text,
    min: Some(0),
    max: Some(200),
    pattern: Some(&P_SERVICE_CREDENTIAL_ALIAS),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVICE_CREDENTIAL_SECRET: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVICE_NAME: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SERVICE_PASSWORD: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_SERVICE_SPECIFIC_CREDENTIAL_ID: Pattern = Pattern::new(r"[\w]+", r"\A(?:[A-Za-z0-9_]+)\z");
pub(crate) static T_SERVICE_SPECIFIC_CREDENTIAL_ID: Type = Type {
    kind: TypeKind::Text,
    min: Some(20),
    max: Some(128),
    pattern: Some(&P_SERVICE_SPECIFIC_CREDENTIAL_ID),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_SERVICE_USER_NAME: Pattern = Pattern::new(r"[\w+=,.@-]*", r"\A(?:[A-Za-z0-9_+=,.@-]*)\z");
pub(crate) static T_SERVICE_USER_NAME: Type = Type {
    kind: TypeKind::Text,
    min: Some(0),
    max: Some(200),
    pattern: Some(&P_SERVICE_USER_NAME),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
