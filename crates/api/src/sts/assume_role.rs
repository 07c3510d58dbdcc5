// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `assume_role`; facts: `model/sts/assume_role.toml`.

use super::common::Credentials;
use super::common::PolicyDescriptorType;
use super::common::T_ARN_TYPE;
use super::common::T_CREDENTIALS;
use super::common::T_NON_NEGATIVE_INTEGER_TYPE;
use super::common::T_POLICY_DESCRIPTOR_LIST_TYPE;
use super::common::T_POLICY_DESCRIPTOR_TYPE;
use super::common::T_SERIAL_NUMBER_TYPE;
use super::common::T_SESSION_POLICY_DOCUMENT_TYPE;
use super::common::T_TAG_KEY_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::T_TOKEN_CODE_TYPE;
use super::common::Tag;
use crate::{FaultFacts, Member, Op, Operation, Pattern, Shape, Slot, Type, TypeKind, Value};
use countersign_ident::Secret;

/// The input of `AssumeRole`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRoleInput {
    /// `RoleArn`.
    pub role_arn: String,
    /// `RoleSessionName`.
    pub role_session_name: String,
    /// `PolicyArns`.
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    /// `Policy`.
    pub policy: Option<String>,
    /// `DurationSeconds`.
    pub duration_seconds: Option<i32>,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
    /// `TransitiveTagKeys`.
    pub transitive_tag_keys: Option<Vec<String>>,
    /// `ExternalId`.
    pub external_id: Option<String>,
    /// `SerialNumber`.
    pub serial_number: Option<String>,
    /// `TokenCode`.
    pub token_code: Option<Secret>,
    /// `SourceIdentity`.
    pub source_identity: Option<String>,
    /// `ProvidedContexts`.
    pub provided_contexts: Option<Vec<ProvidedContext>>,
}

impl Shape for AssumeRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleArn", required: true, of: &T_ARN_TYPE },
            Member { name: "RoleSessionName", required: true, of: &T_ROLE_SESSION_NAME_TYPE },
            Member { name: "PolicyArns", required: false, of: &T_POLICY_DESCRIPTOR_LIST_TYPE },
            Member {
                name: "Policy",
                required: false,
                of: &T_UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE,
            },
            Member { name: "DurationSeconds", required: false, of: &T_ROLE_DURATION_SECONDS_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
            Member { name: "TransitiveTagKeys", required: false, of: &T_TAG_KEY_LIST_TYPE },
            Member { name: "ExternalId", required: false, of: &T_EXTERNAL_ID_TYPE },
            Member { name: "SerialNumber", required: false, of: &T_SERIAL_NUMBER_TYPE },
            Member { name: "TokenCode", required: false, of: &T_TOKEN_CODE_TYPE },
            Member { name: "SourceIdentity", required: false, of: &T_SOURCE_IDENTITY_TYPE },
            Member {
                name: "ProvidedContexts",
                required: false,
                of: &T_PROVIDED_CONTEXTS_LIST_TYPE,
            },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_arn),
            1 => Value::slot(&mut self.role_session_name),
            2 => Value::slot(&mut self.policy_arns),
            3 => Value::slot(&mut self.policy),
            4 => Value::slot(&mut self.duration_seconds),
            5 => Value::slot(&mut self.tags),
            6 => Value::slot(&mut self.transitive_tag_keys),
            7 => Value::slot(&mut self.external_id),
            8 => Value::slot(&mut self.serial_number),
            9 => Value::slot(&mut self.token_code),
            10 => Value::slot(&mut self.source_identity),
            11 => Value::slot(&mut self.provided_contexts),
            _ => return None,
        })
    }
}

impl Value for AssumeRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `AssumeRole`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRoleOutput {
    /// `Credentials`.
    pub credentials: Option<Credentials>,
    /// `AssumedRoleUser`.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// `PackedPolicySize`.
    pub packed_policy_size: Option<i32>,
    /// `SourceIdentity`.
    pub source_identity: Option<String>,
}

impl Shape for AssumeRoleOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Credentials", required: false, of: &T_CREDENTIALS },
            Member { name: "AssumedRoleUser", required: false, of: &T_ASSUMED_ROLE_USER },
            Member { name: "PackedPolicySize", required: false, of: &T_NON_NEGATIVE_INTEGER_TYPE },
            Member { name: "SourceIdentity", required: false, of: &T_SOURCE_IDENTITY_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.credentials),
            1 => Value::slot(&mut self.assumed_role_user),
            2 => Value::slot(&mut self.packed_policy_size),
            3 => Value::slot(&mut self.source_identity),
            _ => return None,
        })
    }
}

impl Value for AssumeRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AssumeRole`.
#[derive(Debug, Clone, Copy)]
pub struct AssumeRole;

impl Operation for AssumeRole {
    type In = AssumeRoleInput;
    type Out = AssumeRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AssumeRole",
            service: "sts",
            input: || Box::new(AssumeRoleInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "PackedPolicyTooLarge", status: 400 },
                FaultFacts { code: "RegionDisabledException", status: 403 },
                FaultFacts { code: "ExpiredTokenException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `AssumeRoleWithSAML`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRoleWithSamlInput {
    /// `RoleArn`.
    pub role_arn: String,
    /// `PrincipalArn`.
    pub principal_arn: String,
    /// `SAMLAssertion`.
    pub saml_assertion: Secret,
    /// `PolicyArns`.
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    /// `Policy`.
    pub policy: Option<String>,
    /// `DurationSeconds`.
    pub duration_seconds: Option<i32>,
}

impl Shape for AssumeRoleWithSamlInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleArn", required: true, of: &T_ARN_TYPE },
            Member { name: "PrincipalArn", required: true, of: &T_ARN_TYPE },
            Member { name: "SAMLAssertion", required: true, of: &T_SAML_ASSERTION_TYPE },
            Member { name: "PolicyArns", required: false, of: &T_POLICY_DESCRIPTOR_LIST_TYPE },
            Member { name: "Policy", required: false, of: &T_SESSION_POLICY_DOCUMENT_TYPE },
            Member { name: "DurationSeconds", required: false, of: &T_ROLE_DURATION_SECONDS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_arn),
            1 => Value::slot(&mut self.principal_arn),
            2 => Value::slot(&mut self.saml_assertion),
            3 => Value::slot(&mut self.policy_arns),
            4 => Value::slot(&mut self.policy),
            5 => Value::slot(&mut self.duration_seconds),
            _ => return None,
        })
    }
}

impl Value for AssumeRoleWithSamlInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `AssumeRoleWithSAML`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRoleWithSamlOutput {
    /// `Credentials`.
    pub credentials: Option<Credentials>,
    /// `AssumedRoleUser`.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// `PackedPolicySize`.
    pub packed_policy_size: Option<i32>,
    /// `Subject`.
    pub subject: Option<String>,
    /// `SubjectType`.
    pub subject_type: Option<String>,
    /// `Issuer`.
    pub issuer: Option<String>,
    /// `Audience`.
    pub audience: Option<String>,
    /// `NameQualifier`.
    pub name_qualifier: Option<String>,
    /// `SourceIdentity`.
    pub source_identity: Option<String>,
}

impl Shape for AssumeRoleWithSamlOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Credentials", required: false, of: &T_CREDENTIALS },
            Member { name: "AssumedRoleUser", required: false, of: &T_ASSUMED_ROLE_USER },
            Member { name: "PackedPolicySize", required: false, of: &T_NON_NEGATIVE_INTEGER_TYPE },
            Member { name: "Subject", required: false, of: &T_SUBJECT },
            Member { name: "SubjectType", required: false, of: &T_SUBJECT_TYPE },
            Member { name: "Issuer", required: false, of: &T_ISSUER },
            Member { name: "Audience", required: false, of: &T_AUDIENCE },
            Member { name: "NameQualifier", required: false, of: &T_NAME_QUALIFIER },
            Member { name: "SourceIdentity", required: false, of: &T_SOURCE_IDENTITY_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.credentials),
            1 => Value::slot(&mut self.assumed_role_user),
            2 => Value::slot(&mut self.packed_policy_size),
            3 => Value::slot(&mut self.subject),
            4 => Value::slot(&mut self.subject_type),
            5 => Value::slot(&mut self.issuer),
            6 => Value::slot(&mut self.audience),
            7 => Value::slot(&mut self.name_qualifier),
            8 => Value::slot(&mut self.source_identity),
            _ => return None,
        })
    }
}

impl Value for AssumeRoleWithSamlOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AssumeRoleWithSAML`.
#[derive(Debug, Clone, Copy)]
pub struct AssumeRoleWithSaml;

impl Operation for AssumeRoleWithSaml {
    type In = AssumeRoleWithSamlInput;
    type Out = AssumeRoleWithSamlOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AssumeRoleWithSAML",
            service: "sts",
            input: || Box::new(AssumeRoleWithSamlInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "PackedPolicyTooLarge", status: 400 },
                FaultFacts { code: "IDPRejectedClaim", status: 403 },
                FaultFacts { code: "InvalidIdentityToken", status: 400 },
                FaultFacts { code: "ExpiredTokenException", status: 400 },
                FaultFacts { code: "RegionDisabledException", status: 403 },
            ],
            unsigned: true,
        };
        &OP
    };
}

/// The input of `AssumeRoleWithWebIdentity`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRoleWithWebIdentityInput {
    /// `RoleArn`.
    pub role_arn: String,
    /// `RoleSessionName`.
    pub role_session_name: String,
    /// `WebIdentityToken`.
    pub web_identity_token: Secret,
    /// `ProviderId`.
    pub provider_id: Option<String>,
    /// `PolicyArns`.
    pub policy_arns: Option<Vec<PolicyDescriptorType>>,
    /// `Policy`.
    pub policy: Option<String>,
    /// `DurationSeconds`.
    pub duration_seconds: Option<i32>,
}

impl Shape for AssumeRoleWithWebIdentityInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "RoleArn", required: true, of: &T_ARN_TYPE },
            Member { name: "RoleSessionName", required: true, of: &T_ROLE_SESSION_NAME_TYPE },
            Member { name: "WebIdentityToken", required: true, of: &T_CLIENT_TOKEN_TYPE },
            Member { name: "ProviderId", required: false, of: &T_URL_TYPE },
            Member { name: "PolicyArns", required: false, of: &T_POLICY_DESCRIPTOR_LIST_TYPE },
            Member { name: "Policy", required: false, of: &T_SESSION_POLICY_DOCUMENT_TYPE },
            Member { name: "DurationSeconds", required: false, of: &T_ROLE_DURATION_SECONDS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.role_arn),
            1 => Value::slot(&mut self.role_session_name),
            2 => Value::slot(&mut self.web_identity_token),
            3 => Value::slot(&mut self.provider_id),
            4 => Value::slot(&mut self.policy_arns),
            5 => Value::slot(&mut self.policy),
            6 => Value::slot(&mut self.duration_seconds),
            _ => return None,
        })
    }
}

impl Value for AssumeRoleWithWebIdentityInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `AssumeRoleWithWebIdentity`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRoleWithWebIdentityOutput {
    /// `Credentials`.
    pub credentials: Option<Credentials>,
    /// `SubjectFromWebIdentityToken`.
    pub subject_from_web_identity_token: Option<String>,
    /// `AssumedRoleUser`.
    pub assumed_role_user: Option<AssumedRoleUser>,
    /// `PackedPolicySize`.
    pub packed_policy_size: Option<i32>,
    /// `Provider`.
    pub provider: Option<String>,
    /// `Audience`.
    pub audience: Option<String>,
    /// `SourceIdentity`.
    pub source_identity: Option<String>,
}

impl Shape for AssumeRoleWithWebIdentityOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Credentials", required: false, of: &T_CREDENTIALS },
            Member {
                name: "SubjectFromWebIdentityToken",
                required: false,
                of: &T_WEB_IDENTITY_SUBJECT_TYPE,
            },
            Member { name: "AssumedRoleUser", required: false, of: &T_ASSUMED_ROLE_USER },
            Member { name: "PackedPolicySize", required: false, of: &T_NON_NEGATIVE_INTEGER_TYPE },
            Member { name: "Provider", required: false, of: &T_ISSUER },
            Member { name: "Audience", required: false, of: &T_AUDIENCE },
            Member { name: "SourceIdentity", required: false, of: &T_SOURCE_IDENTITY_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.credentials),
            1 => Value::slot(&mut self.subject_from_web_identity_token),
            2 => Value::slot(&mut self.assumed_role_user),
            3 => Value::slot(&mut self.packed_policy_size),
            4 => Value::slot(&mut self.provider),
            5 => Value::slot(&mut self.audience),
            6 => Value::slot(&mut self.source_identity),
            _ => return None,
        })
    }
}

impl Value for AssumeRoleWithWebIdentityOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AssumeRoleWithWebIdentity`.
#[derive(Debug, Clone, Copy)]
pub struct AssumeRoleWithWebIdentity;

impl Operation for AssumeRoleWithWebIdentity {
    type In = AssumeRoleWithWebIdentityInput;
    type Out = AssumeRoleWithWebIdentityOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AssumeRoleWithWebIdentity",
            service: "sts",
            input: || Box::new(AssumeRoleWithWebIdentityInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "MalformedPolicyDocument", status: 400 },
                FaultFacts { code: "PackedPolicyTooLarge", status: 400 },
                FaultFacts { code: "IDPRejectedClaim", status: 403 },
                FaultFacts { code: "IDPCommunicationError", status: 400 },
                FaultFacts { code: "InvalidIdentityToken", status: 400 },
                FaultFacts { code: "ExpiredTokenException", status: 400 },
                FaultFacts { code: "RegionDisabledException", status: 403 },
            ],
            unsigned: true,
        };
        &OP
    };
}

/// The input of `AssumeRoot`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRootInput {
    /// `TargetPrincipal`.
    pub target_principal: String,
    /// `TaskPolicyArn`.
    pub task_policy_arn: PolicyDescriptorType,
    /// `DurationSeconds`.
    pub duration_seconds: Option<i32>,
}

impl Shape for AssumeRootInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "TargetPrincipal", required: true, of: &T_TARGET_PRINCIPAL_TYPE },
            Member { name: "TaskPolicyArn", required: true, of: &T_POLICY_DESCRIPTOR_TYPE },
            Member { name: "DurationSeconds", required: false, of: &T_ROOT_DURATION_SECONDS_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.target_principal),
            1 => Value::slot(&mut self.task_policy_arn),
            2 => Value::slot(&mut self.duration_seconds),
            _ => return None,
        })
    }
}

impl Value for AssumeRootInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `AssumeRoot`.
#[derive(Debug, Clone, Default)]
pub struct AssumeRootOutput {
    /// `Credentials`.
    pub credentials: Option<Credentials>,
    /// `SourceIdentity`.
    pub source_identity: Option<String>,
}

impl Shape for AssumeRootOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Credentials", required: false, of: &T_CREDENTIALS },
            Member { name: "SourceIdentity", required: false, of: &T_SOURCE_IDENTITY_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.credentials),
            1 => Value::slot(&mut self.source_identity),
            _ => return None,
        })
    }
}

impl Value for AssumeRootOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `AssumeRoot`.
#[derive(Debug, Clone, Copy)]
pub struct AssumeRoot;

impl Operation for AssumeRoot {
    type In = AssumeRootInput;
    type Out = AssumeRootOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "AssumeRoot",
            service: "sts",
            input: || Box::new(AssumeRootInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "RegionDisabledException", status: 403 },
                FaultFacts { code: "ExpiredTokenException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// `AssumedRoleUser`.
#[derive(Debug, Clone, Default)]
pub struct AssumedRoleUser {
    /// `AssumedRoleId`.
    pub assumed_role_id: String,
    /// `Arn`.
    pub arn: String,
}

impl Shape for AssumedRoleUser {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AssumedRoleId", required: true, of: &T_ASSUMED_ROLE_ID_TYPE },
            Member { name: "Arn", required: true, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.assumed_role_id),
            1 => Value::slot(&mut self.arn),
            _ => return None,
        })
    }
}

impl Value for AssumedRoleUser {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_ASSUMED_ROLE_USER: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};

/// `ProvidedContext`.
#[derive(Debug, Clone, Default)]
pub struct ProvidedContext {
    /// `ProviderArn`.
    pub provider_arn: Option<String>,
    /// `ContextAssertion`.
    pub context_assertion: Option<String>,
}

impl Shape for ProvidedContext {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "ProviderArn", required: false, of: &T_ARN_TYPE },
            Member { name: "ContextAssertion", required: false, of: &T_CONTEXT_ASSERTION_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.provider_arn),
            1 => Value::slot(&mut self.context_assertion),
            _ => return None,
        })
    }
}

impl Value for ProvidedContext {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}
pub(crate) static T_PROVIDED_CONTEXT: Type = Type {
    kind: TypeKind::Structure,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_AUDIENCE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ISSUER: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_NAME_QUALIFIER: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_PROVIDED_CONTEXTS_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: Some(1),
    max: Some(5),
    pattern: None,
    values: &[],
    of: Some(&T_PROVIDED_CONTEXT),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ROOT_DURATION_SECONDS_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(0),
    max: Some(900),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SAML_ASSERTION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(4),
    max: Some(100_000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SUBJECT: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_SUBJECT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TARGET_PRINCIPAL_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(12),
    max: Some(2048),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ASSUMED_ROLE_ID_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@:-]*", r"\A(?:[A-Za-z0-9_+=,.@:-]*)\z");
pub(crate) static T_ASSUMED_ROLE_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(193),
    pattern: Some(&P_ASSUMED_ROLE_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CLIENT_TOKEN_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(4),
    max: Some(20_000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_CONTEXT_ASSERTION_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(4),
    max: Some(2048),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_EXTERNAL_ID_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@:\/-]*", r"\A(?:[A-Za-z0-9_+=,.@:/-]*)\z");
pub(crate) static T_EXTERNAL_ID_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(1224),
    pattern: Some(&P_EXTERNAL_ID_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_ROLE_DURATION_SECONDS_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(900),
    max: Some(43_200),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_ROLE_SESSION_NAME_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@-]*", r"\A(?:[A-Za-z0-9_+=,.@-]*)\z");
pub(crate) static T_ROLE_SESSION_NAME_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(64),
    pattern: Some(&P_ROLE_SESSION_NAME_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
static P_SOURCE_IDENTITY_TYPE: Pattern =
    Pattern::new(r"[\w+=,.@-]*", r"\A(?:[A-Za-z0-9_+=,.@-]*)\z");
pub(crate) static T_SOURCE_IDENTITY_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(2),
    max: Some(64),
    pattern: Some(&P_SOURCE_IDENTITY_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TAG_KEY_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: None,
    max: Some(50),
    pattern: None,
    values: &[],
    of: Some(&T_TAG_KEY_TYPE),
    url_encoded: false,
    refusal: None,
};
static P_UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE: Pattern = Pattern::new(
    r"[\u0009\u000A\u000D\u0020-\u00FF]+",
    r"\A(?:[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+)\z",
);
pub(crate) static T_UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: None,
    pattern: Some(&P_UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE),
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_URL_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(4),
    max: Some(2048),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_WEB_IDENTITY_SUBJECT_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(6),
    max: Some(255),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
