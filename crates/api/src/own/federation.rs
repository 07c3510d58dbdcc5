// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `federation`; facts: `model/own/federation.toml`.

use super::common::T_KEY_ID_TYPE;
use super::common::T_SECRET_TYPE;
use super::common::T_SESSION_DURATION_TYPE;
use super::common::T_TEXT_TYPE;
use crate::{FaultFacts, Member, Op, Operation, Shape, Slot, Value};
use countersign_ident::Secret;

/// The input of `FederatedSignIn`.
#[derive(Debug, Clone, Default)]
pub struct FederatedSignInInput {
    /// `SigninToken`.
    pub signin_token: Secret,
}

impl Shape for FederatedSignInInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SigninToken", required: true, of: &T_SECRET_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.signin_token),
            _ => return None,
        })
    }
}

impl Value for FederatedSignInInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `FederatedSignIn`.
#[derive(Debug, Clone, Default)]
pub struct FederatedSignInOutput {
    /// `Session`.
    pub session: Secret,
    /// `Next`.
    pub next: String,
}

impl Shape for FederatedSignInOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Session", required: true, of: &T_SECRET_TYPE },
            Member { name: "Next", required: true, of: &T_TEXT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.session),
            1 => Value::slot(&mut self.next),
            _ => return None,
        })
    }
}

impl Value for FederatedSignInOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `FederatedSignIn`.
#[derive(Debug, Clone, Copy)]
pub struct FederatedSignIn;

impl Operation for FederatedSignIn {
    type In = FederatedSignInInput;
    type Out = FederatedSignInOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "FederatedSignIn",
            service: "own",
            input: || Box::new(FederatedSignInInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "AccessDenied", status: 403 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetSigninToken`.
#[derive(Debug, Clone, Default)]
pub struct GetSigninTokenInput {
    /// `SessionId`.
    pub session_id: String,
    /// `SessionKey`.
    pub session_key: Secret,
    /// `SessionToken`.
    pub session_token: Secret,
    /// `SessionDuration`.
    pub session_duration: Option<i32>,
}

impl Shape for GetSigninTokenInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SessionId", required: true, of: &T_KEY_ID_TYPE },
            Member { name: "SessionKey", required: true, of: &T_SECRET_TYPE },
            Member { name: "SessionToken", required: true, of: &T_SECRET_TYPE },
            Member { name: "SessionDuration", required: false, of: &T_SESSION_DURATION_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.session_id),
            1 => Value::slot(&mut self.session_key),
            2 => Value::slot(&mut self.session_token),
            3 => Value::slot(&mut self.session_duration),
            _ => return None,
        })
    }
}

impl Value for GetSigninTokenInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetSigninToken`.
#[derive(Debug, Clone, Default)]
pub struct GetSigninTokenOutput {
    /// `SigninToken`.
    pub signin_token: Secret,
}

impl Shape for GetSigninTokenOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "SigninToken", required: true, of: &T_SECRET_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.signin_token),
            _ => return None,
        })
    }
}

impl Value for GetSigninTokenOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetSigninToken`.
#[derive(Debug, Clone, Copy)]
pub struct GetSigninToken;

impl Operation for GetSigninToken {
    type In = GetSigninTokenInput;
    type Out = GetSigninTokenOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetSigninToken",
            service: "own",
            input: || Box::new(GetSigninTokenInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "AccessDenied", status: 403 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}
