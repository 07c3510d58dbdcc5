// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `web_identity`; facts: `model/sts/web_identity.toml`.

use super::common::Credentials;
use super::common::T_ARN_TYPE;
use super::common::T_CREDENTIALS;
use super::common::T_DATE_TYPE;
use super::common::T_NON_NEGATIVE_INTEGER_TYPE;
use super::common::T_TAG_LIST_TYPE;
use super::common::Tag;
use crate::{FaultFacts, Member, Op, Operation, Shape, Slot, Timestamp, Type, TypeKind, Value};
use countersign_ident::Secret;

/// The input of `GetDelegatedAccessToken`.
#[derive(Debug, Clone, Default)]
pub struct GetDelegatedAccessTokenInput {
    /// `TradeInToken`.
    pub trade_in_token: Secret,
}

impl Shape for GetDelegatedAccessTokenInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "TradeInToken", required: true, of: &T_TRADE_IN_TOKEN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.trade_in_token),
            _ => return None,
        })
    }
}

impl Value for GetDelegatedAccessTokenInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetDelegatedAccessToken`.
#[derive(Debug, Clone, Default)]
pub struct GetDelegatedAccessTokenOutput {
    /// `Credentials`.
    pub credentials: Option<Credentials>,
    /// `PackedPolicySize`.
    pub packed_policy_size: Option<i32>,
    /// `AssumedPrincipal`.
    pub assumed_principal: Option<String>,
}

impl Shape for GetDelegatedAccessTokenOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Credentials", required: false, of: &T_CREDENTIALS },
            Member { name: "PackedPolicySize", required: false, of: &T_NON_NEGATIVE_INTEGER_TYPE },
            Member { name: "AssumedPrincipal", required: false, of: &T_ARN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.credentials),
            1 => Value::slot(&mut self.packed_policy_size),
            2 => Value::slot(&mut self.assumed_principal),
            _ => return None,
        })
    }
}

impl Value for GetDelegatedAccessTokenOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetDelegatedAccessToken`.
#[derive(Debug, Clone, Copy)]
pub struct GetDelegatedAccessToken;

impl Operation for GetDelegatedAccessToken {
    type In = GetDelegatedAccessTokenInput;
    type Out = GetDelegatedAccessTokenOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetDelegatedAccessToken",
            service: "sts",
            input: || Box::new(GetDelegatedAccessTokenInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "ExpiredTradeInTokenException", status: 400 },
                FaultFacts { code: "RegionDisabledException", status: 403 },
                FaultFacts { code: "PackedPolicyTooLarge", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetWebIdentityToken`.
#[derive(Debug, Clone, Default)]
pub struct GetWebIdentityTokenInput {
    /// `Audience`.
    pub audience: Vec<String>,
    /// `DurationSeconds`.
    pub duration_seconds: Option<i32>,
    /// `SigningAlgorithm`.
    pub signing_algorithm: String,
    /// `Tags`.
    pub tags: Option<Vec<Tag>>,
}

impl Shape for GetWebIdentityTokenInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member {
                name: "Audience",
                required: true,
                of: &T_WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE,
            },
            Member {
                name: "DurationSeconds",
                required: false,
                of: &T_WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE,
            },
            Member { name: "SigningAlgorithm", required: true, of: &T_JWT_ALGORITHM_TYPE },
            Member { name: "Tags", required: false, of: &T_TAG_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.audience),
            1 => Value::slot(&mut self.duration_seconds),
            2 => Value::slot(&mut self.signing_algorithm),
            3 => Value::slot(&mut self.tags),
            _ => return None,
        })
    }
}

impl Value for GetWebIdentityTokenInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetWebIdentityToken`.
#[derive(Debug, Clone, Default)]
pub struct GetWebIdentityTokenOutput {
    /// `WebIdentityToken`.
    pub web_identity_token: Option<Secret>,
    /// `Expiration`.
    pub expiration: Option<Timestamp>,
}

impl Shape for GetWebIdentityTokenOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "WebIdentityToken", required: false, of: &T_WEB_IDENTITY_TOKEN_TYPE },
            Member { name: "Expiration", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.web_identity_token),
            1 => Value::slot(&mut self.expiration),
            _ => return None,
        })
    }
}

impl Value for GetWebIdentityTokenOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetWebIdentityToken`.
#[derive(Debug, Clone, Copy)]
pub struct GetWebIdentityToken;

impl Operation for GetWebIdentityToken {
    type In = GetWebIdentityTokenInput;
    type Out = GetWebIdentityTokenOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetWebIdentityToken",
            service: "sts",
            input: || Box::new(GetWebIdentityTokenInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "SessionDurationEscalationException", status: 403 },
                FaultFacts { code: "OutboundWebIdentityFederationDisabledException", status: 403 },
                FaultFacts { code: "JWTPayloadSizeExceededException", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}
pub(crate) static T_JWT_ALGORITHM_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(5),
    max: Some(5),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_TRADE_IN_TOKEN_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE: Type = Type {
    kind: TypeKind::List,
    min: Some(1),
    max: Some(10),
    pattern: None,
    values: &[],
    of: Some(&T_WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE),
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: Some(1),
    max: Some(1000),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE: Type = Type {
    kind: TypeKind::Integer,
    min: Some(60),
    max: Some(3600),
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
pub(crate) static T_WEB_IDENTITY_TOKEN_TYPE: Type = Type {
    kind: TypeKind::Text,
    min: None,
    max: None,
    pattern: None,
    values: &[],
    of: None,
    url_encoded: false,
    refusal: None,
};
