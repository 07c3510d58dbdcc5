// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `outbound`; facts: `model/iam/outbound.toml`.

use super::common::T_BOOLEAN_TYPE;
use super::common::T_STRING_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Shape, Slot, Value};

/// `DisableOutboundWebIdentityFederation`.
#[derive(Debug, Clone, Copy)]
pub struct DisableOutboundWebIdentityFederation;

impl Operation for DisableOutboundWebIdentityFederation {
    type In = Nothing;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "DisableOutboundWebIdentityFederation",
            service: "iam",
            input: || Box::new(Nothing),
            has_output: false,
            faults: &[FaultFacts { code: "FeatureDisabled", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}

/// The output of `EnableOutboundWebIdentityFederation`.
#[derive(Debug, Clone, Default)]
pub struct EnableOutboundWebIdentityFederationOutput {
    /// `IssuerIdentifier`.
    pub issuer_identifier: Option<String>,
}

impl Shape for EnableOutboundWebIdentityFederationOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "IssuerIdentifier", required: false, of: &T_STRING_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.issuer_identifier),
            _ => return None,
        })
    }
}

impl Value for EnableOutboundWebIdentityFederationOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `EnableOutboundWebIdentityFederation`.
#[derive(Debug, Clone, Copy)]
pub struct EnableOutboundWebIdentityFederation;

impl Operation for EnableOutboundWebIdentityFederation {
    type In = Nothing;
    type Out = EnableOutboundWebIdentityFederationOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "EnableOutboundWebIdentityFederation",
            service: "iam",
            input: || Box::new(Nothing),
            has_output: true,
            faults: &[FaultFacts { code: "FeatureEnabled", status: 409 }],
            unsigned: false,
        };
        &OP
    };
}

/// The output of `GetOutboundWebIdentityFederationInfo`.
#[derive(Debug, Clone, Default)]
pub struct GetOutboundWebIdentityFederationInfoOutput {
    /// `IssuerIdentifier`.
    pub issuer_identifier: Option<String>,
    /// `JwtVendingEnabled`.
    pub jwt_vending_enabled: Option<bool>,
}

impl Shape for GetOutboundWebIdentityFederationInfoOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "IssuerIdentifier", required: false, of: &T_STRING_TYPE },
            Member { name: "JwtVendingEnabled", required: false, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.issuer_identifier),
            1 => Value::slot(&mut self.jwt_vending_enabled),
            _ => return None,
        })
    }
}

impl Value for GetOutboundWebIdentityFederationInfoOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetOutboundWebIdentityFederationInfo`.
#[derive(Debug, Clone, Copy)]
pub struct GetOutboundWebIdentityFederationInfo;

impl Operation for GetOutboundWebIdentityFederationInfo {
    type In = Nothing;
    type Out = GetOutboundWebIdentityFederationInfoOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetOutboundWebIdentityFederationInfo",
            service: "iam",
            input: || Box::new(Nothing),
            has_output: true,
            faults: &[FaultFacts { code: "FeatureDisabled", status: 404 }],
            unsigned: false,
        };
        &OP
    };
}
