// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `mfa`; facts: `model/own/mfa.toml`.

use super::common::MfaDeviceLock;
use super::common::MfaToken;
use super::common::T_ACCOUNT_ID_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_CODE_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_DEVICE_LOCK_LIST_TYPE;
use super::common::T_INTEGER_TYPE;
use super::common::T_NAME_TYPE;
use super::common::T_TEXT_TYPE;
use super::common::T_TOKEN_LIST_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Shape, Slot, Timestamp, Value};
use countersign_ident::Secret;

/// The input of `ClearMFALock`.
#[derive(Debug, Clone, Default)]
pub struct ClearMfaLockInput {
    /// `AccountId`.
    pub account_id: Option<String>,
    /// `UserName`.
    pub user_name: String,
}

impl Shape for ClearMfaLockInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccountId", required: false, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "UserName", required: true, of: &T_NAME_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_id),
            1 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for ClearMfaLockInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ClearMFALock`.
#[derive(Debug, Clone, Default)]
pub struct ClearMfaLockOutput {
    /// `Cleared`.
    pub cleared: bool,
}

impl Shape for ClearMfaLockOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "Cleared", required: true, of: &T_BOOLEAN_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.cleared),
            _ => return None,
        })
    }
}

impl Value for ClearMfaLockOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ClearMFALock`.
#[derive(Debug, Clone, Copy)]
pub struct ClearMfaLock;

impl Operation for ClearMfaLock {
    type In = ClearMfaLockInput;
    type Out = ClearMfaLockOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ClearMFALock",
            service: "own",
            input: || Box::new(ClearMfaLockInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "AccessDenied", status: 403 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "InvalidInput", status: 400 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `EnableRootMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct EnableRootMfaDeviceInput {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `AuthenticationCode1`.
    pub authentication_code1: Secret,
    /// `AuthenticationCode2`.
    pub authentication_code2: Secret,
}

impl Shape for EnableRootMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_TEXT_TYPE },
            Member { name: "AuthenticationCode1", required: true, of: &T_CODE_TYPE },
            Member { name: "AuthenticationCode2", required: true, of: &T_CODE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.authentication_code1),
            2 => Value::slot(&mut self.authentication_code2),
            _ => return None,
        })
    }
}

impl Value for EnableRootMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `EnableRootMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct EnableRootMfaDevice;

impl Operation for EnableRootMfaDevice {
    type In = EnableRootMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "EnableRootMFADevice",
            service: "own",
            input: || Box::new(EnableRootMfaDeviceInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "InvalidAuthenticationCode", status: 403 },
                FaultFacts { code: "LimitExceeded", status: 409 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "AccessDenied", status: 403 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetMFALock`.
#[derive(Debug, Clone, Default)]
pub struct GetMfaLockInput {
    /// `UserName`.
    pub user_name: Option<String>,
}

impl Shape for GetMfaLockInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "UserName", required: false, of: &T_NAME_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.user_name),
            _ => return None,
        })
    }
}

impl Value for GetMfaLockInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetMFALock`.
#[derive(Debug, Clone, Default)]
pub struct GetMfaLockOutput {
    /// `Devices`.
    pub devices: Vec<MfaDeviceLock>,
    /// `WrongToday`.
    pub wrong_today: i32,
    /// `LockedUntil`.
    pub locked_until: Option<Timestamp>,
}

impl Shape for GetMfaLockOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Devices", required: true, of: &T_DEVICE_LOCK_LIST_TYPE },
            Member { name: "WrongToday", required: true, of: &T_INTEGER_TYPE },
            Member { name: "LockedUntil", required: false, of: &T_DATE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.devices),
            1 => Value::slot(&mut self.wrong_today),
            2 => Value::slot(&mut self.locked_until),
            _ => return None,
        })
    }
}

impl Value for GetMfaLockOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetMFALock`.
#[derive(Debug, Clone, Copy)]
pub struct GetMfaLock;

impl Operation for GetMfaLock {
    type In = GetMfaLockInput;
    type Out = GetMfaLockOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetMFALock",
            service: "own",
            input: || Box::new(GetMfaLockInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "AccessDenied", status: 403 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ImportMFAToken`.
#[derive(Debug, Clone, Default)]
pub struct ImportMfaTokenInput {
    /// `AccountId`.
    pub account_id: Option<String>,
    /// `Tokens`.
    pub tokens: Vec<MfaToken>,
}

impl Shape for ImportMfaTokenInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccountId", required: false, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "Tokens", required: true, of: &T_TOKEN_LIST_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_id),
            1 => Value::slot(&mut self.tokens),
            _ => return None,
        })
    }
}

impl Value for ImportMfaTokenInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ImportMFAToken`.
#[derive(Debug, Clone, Copy)]
pub struct ImportMfaToken;

impl Operation for ImportMfaToken {
    type In = ImportMfaTokenInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ImportMFAToken",
            service: "own",
            input: || Box::new(ImportMfaTokenInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "AccessDenied", status: 403 },
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ResyncRootMFADevice`.
#[derive(Debug, Clone, Default)]
pub struct ResyncRootMfaDeviceInput {
    /// `SerialNumber`.
    pub serial_number: String,
    /// `AuthenticationCode1`.
    pub authentication_code1: Secret,
    /// `AuthenticationCode2`.
    pub authentication_code2: Secret,
}

impl Shape for ResyncRootMfaDeviceInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: true, of: &T_TEXT_TYPE },
            Member { name: "AuthenticationCode1", required: true, of: &T_CODE_TYPE },
            Member { name: "AuthenticationCode2", required: true, of: &T_CODE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.authentication_code1),
            2 => Value::slot(&mut self.authentication_code2),
            _ => return None,
        })
    }
}

impl Value for ResyncRootMfaDeviceInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ResyncRootMFADevice`.
#[derive(Debug, Clone, Copy)]
pub struct ResyncRootMfaDevice;

impl Operation for ResyncRootMfaDevice {
    type In = ResyncRootMfaDeviceInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ResyncRootMFADevice",
            service: "own",
            input: || Box::new(ResyncRootMfaDeviceInput::default()),
            has_output: false,
            faults: &[
                FaultFacts { code: "InvalidAuthenticationCode", status: 403 },
                FaultFacts { code: "NoSuchEntity", status: 404 },
                FaultFacts { code: "AccessDenied", status: 403 },
            ],
            unsigned: false,
        };
        &OP
    };
}
