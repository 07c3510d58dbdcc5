// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `console`; facts: `model/own/console.toml`.

use super::common::T_ACCOUNT_ID_TYPE;
use super::common::T_BOOLEAN_TYPE;
use super::common::T_CODE_TYPE;
use super::common::T_DATE_TYPE;
use super::common::T_PASSWORD_TYPE;
use super::common::T_SECRET_TYPE;
use super::common::T_SERIAL_LIST_TYPE;
use super::common::T_TEXT_TYPE;
use crate::{FaultFacts, Member, Nothing, Op, Operation, Shape, Slot, Timestamp, Value};
use countersign_ident::Secret;

/// The input of `ChooseNewPassword`.
#[derive(Debug, Clone, Default)]
pub struct ChooseNewPasswordInput {
    /// `OldPassword`.
    pub old_password: Secret,
    /// `NewPassword`.
    pub new_password: Secret,
}

impl Shape for ChooseNewPasswordInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "OldPassword", required: true, of: &T_PASSWORD_TYPE },
            Member { name: "NewPassword", required: true, of: &T_PASSWORD_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.old_password),
            1 => Value::slot(&mut self.new_password),
            _ => return None,
        })
    }
}

impl Value for ChooseNewPasswordInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ChooseNewPassword`.
#[derive(Debug, Clone, Default)]
pub struct ChooseNewPasswordOutput {
    /// `Session`.
    pub session: Secret,
    /// `Next`.
    pub next: String,
}

impl Shape for ChooseNewPasswordOutput {
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

impl Value for ChooseNewPasswordOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ChooseNewPassword`.
#[derive(Debug, Clone, Copy)]
pub struct ChooseNewPassword;

impl Operation for ChooseNewPassword {
    type In = ChooseNewPasswordInput;
    type Out = ChooseNewPasswordOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ChooseNewPassword",
            service: "own",
            input: || Box::new(ChooseNewPasswordInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "AccessDenied", status: 403 },
                FaultFacts { code: "PasswordPolicyViolation", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `GetConsoleSession`.
#[derive(Debug, Clone, Default)]
pub struct GetConsoleSessionInput {}

impl Shape for GetConsoleSessionInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for GetConsoleSessionInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `GetConsoleSession`.
#[derive(Debug, Clone, Default)]
pub struct GetConsoleSessionOutput {
    /// `AccountId`.
    pub account_id: String,
    /// `Alias`.
    pub alias: Option<String>,
    /// `UserName`.
    pub user_name: Option<String>,
    /// `RoleAccountId`.
    pub role_account_id: Option<String>,
    /// `RoleName`.
    pub role_name: Option<String>,
    /// `SessionName`.
    pub session_name: Option<String>,
    /// `Next`.
    pub next: String,
    /// `Devices`.
    pub devices: Vec<String>,
    /// `Mfa`.
    pub mfa: bool,
    /// `SignedIn`.
    pub signed_in: Timestamp,
    /// `Now`.
    pub now: Timestamp,
    /// `Stale`.
    pub stale: bool,
}

impl Shape for GetConsoleSessionOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccountId", required: true, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "Alias", required: false, of: &T_TEXT_TYPE },
            Member { name: "UserName", required: false, of: &T_TEXT_TYPE },
            Member { name: "RoleAccountId", required: false, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "RoleName", required: false, of: &T_TEXT_TYPE },
            Member { name: "SessionName", required: false, of: &T_TEXT_TYPE },
            Member { name: "Next", required: true, of: &T_TEXT_TYPE },
            Member { name: "Devices", required: true, of: &T_SERIAL_LIST_TYPE },
            Member { name: "Mfa", required: true, of: &T_BOOLEAN_TYPE },
            Member { name: "SignedIn", required: true, of: &T_DATE_TYPE },
            Member { name: "Now", required: true, of: &T_DATE_TYPE },
            Member { name: "Stale", required: true, of: &T_BOOLEAN_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_id),
            1 => Value::slot(&mut self.alias),
            2 => Value::slot(&mut self.user_name),
            3 => Value::slot(&mut self.role_account_id),
            4 => Value::slot(&mut self.role_name),
            5 => Value::slot(&mut self.session_name),
            6 => Value::slot(&mut self.next),
            7 => Value::slot(&mut self.devices),
            8 => Value::slot(&mut self.mfa),
            9 => Value::slot(&mut self.signed_in),
            10 => Value::slot(&mut self.now),
            11 => Value::slot(&mut self.stale),
            _ => return None,
        })
    }
}

impl Value for GetConsoleSessionOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GetConsoleSession`.
#[derive(Debug, Clone, Copy)]
pub struct GetConsoleSession;

impl Operation for GetConsoleSession {
    type In = GetConsoleSessionInput;
    type Out = GetConsoleSessionOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "GetConsoleSession",
            service: "own",
            input: || Box::new(GetConsoleSessionInput::default()),
            has_output: true,
            faults: &[FaultFacts { code: "AccessDenied", status: 403 }],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `Reauthenticate`.
#[derive(Debug, Clone, Default)]
pub struct ReauthenticateInput {
    /// `Password`.
    pub password: Secret,
    /// `SerialNumber`.
    pub serial_number: Option<String>,
    /// `Code`.
    pub code: Option<Secret>,
}

impl Shape for ReauthenticateInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Password", required: true, of: &T_PASSWORD_TYPE },
            Member { name: "SerialNumber", required: false, of: &T_TEXT_TYPE },
            Member { name: "Code", required: false, of: &T_CODE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.password),
            1 => Value::slot(&mut self.serial_number),
            2 => Value::slot(&mut self.code),
            _ => return None,
        })
    }
}

impl Value for ReauthenticateInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `Reauthenticate`.
#[derive(Debug, Clone, Default)]
pub struct ReauthenticateOutput {
    /// `Session`.
    pub session: Secret,
    /// `Next`.
    pub next: String,
}

impl Shape for ReauthenticateOutput {
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

impl Value for ReauthenticateOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `Reauthenticate`.
#[derive(Debug, Clone, Copy)]
pub struct Reauthenticate;

impl Operation for Reauthenticate {
    type In = ReauthenticateInput;
    type Out = ReauthenticateOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "Reauthenticate",
            service: "own",
            input: || Box::new(ReauthenticateInput::default()),
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

/// The input of `SignIn`.
#[derive(Debug, Clone, Default)]
pub struct SignInInput {
    /// `Account`.
    pub account: String,
    /// `UserName`.
    pub user_name: Option<String>,
    /// `Password`.
    pub password: Secret,
}

impl Shape for SignInInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Account", required: true, of: &T_TEXT_TYPE },
            Member { name: "UserName", required: false, of: &T_TEXT_TYPE },
            Member { name: "Password", required: true, of: &T_PASSWORD_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account),
            1 => Value::slot(&mut self.user_name),
            2 => Value::slot(&mut self.password),
            _ => return None,
        })
    }
}

impl Value for SignInInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `SignIn`.
#[derive(Debug, Clone, Default)]
pub struct SignInOutput {
    /// `Session`.
    pub session: Secret,
    /// `Next`.
    pub next: String,
}

impl Shape for SignInOutput {
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

impl Value for SignInOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SignIn`.
#[derive(Debug, Clone, Copy)]
pub struct SignIn;

impl Operation for SignIn {
    type In = SignInInput;
    type Out = SignInOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SignIn",
            service: "own",
            input: || Box::new(SignInInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "AccessDenied", status: 403 },
                FaultFacts { code: "Throttling", status: 429 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `SignOut`.
#[derive(Debug, Clone, Default)]
pub struct SignOutInput {}

impl Shape for SignOutInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for SignOutInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SignOut`.
#[derive(Debug, Clone, Copy)]
pub struct SignOut;

impl Operation for SignOut {
    type In = SignOutInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SignOut",
            service: "own",
            input: || Box::new(SignOutInput::default()),
            has_output: false,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `SubmitMFACode`.
#[derive(Debug, Clone, Default)]
pub struct SubmitMfaCodeInput {
    /// `SerialNumber`.
    pub serial_number: Option<String>,
    /// `Code`.
    pub code: Secret,
}

impl Shape for SubmitMfaCodeInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "SerialNumber", required: false, of: &T_TEXT_TYPE },
            Member { name: "Code", required: true, of: &T_CODE_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.serial_number),
            1 => Value::slot(&mut self.code),
            _ => return None,
        })
    }
}

impl Value for SubmitMfaCodeInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `SubmitMFACode`.
#[derive(Debug, Clone, Default)]
pub struct SubmitMfaCodeOutput {
    /// `Session`.
    pub session: Secret,
    /// `Next`.
    pub next: String,
}

impl Shape for SubmitMfaCodeOutput {
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

impl Value for SubmitMfaCodeOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SubmitMFACode`.
#[derive(Debug, Clone, Copy)]
pub struct SubmitMfaCode;

impl Operation for SubmitMfaCode {
    type In = SubmitMfaCodeInput;
    type Out = SubmitMfaCodeOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SubmitMFACode",
            service: "own",
            input: || Box::new(SubmitMfaCodeInput::default()),
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

/// The input of `SwitchBack`.
#[derive(Debug, Clone, Default)]
pub struct SwitchBackInput {}

impl Shape for SwitchBackInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for SwitchBackInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `SwitchBack`.
#[derive(Debug, Clone, Default)]
pub struct SwitchBackOutput {
    /// `Session`.
    pub session: Secret,
    /// `Next`.
    pub next: String,
}

impl Shape for SwitchBackOutput {
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

impl Value for SwitchBackOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SwitchBack`.
#[derive(Debug, Clone, Copy)]
pub struct SwitchBack;

impl Operation for SwitchBack {
    type In = SwitchBackInput;
    type Out = SwitchBackOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SwitchBack",
            service: "own",
            input: || Box::new(SwitchBackInput::default()),
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

/// The input of `SwitchRole`.
#[derive(Debug, Clone, Default)]
pub struct SwitchRoleInput {
    /// `Account`.
    pub account: String,
    /// `RoleName`.
    pub role_name: String,
}

impl Shape for SwitchRoleInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "Account", required: true, of: &T_TEXT_TYPE },
            Member { name: "RoleName", required: true, of: &T_TEXT_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account),
            1 => Value::slot(&mut self.role_name),
            _ => return None,
        })
    }
}

impl Value for SwitchRoleInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `SwitchRole`.
#[derive(Debug, Clone, Default)]
pub struct SwitchRoleOutput {
    /// `Session`.
    pub session: Secret,
    /// `Next`.
    pub next: String,
}

impl Shape for SwitchRoleOutput {
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

impl Value for SwitchRoleOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `SwitchRole`.
#[derive(Debug, Clone, Copy)]
pub struct SwitchRole;

impl Operation for SwitchRole {
    type In = SwitchRoleInput;
    type Out = SwitchRoleOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "SwitchRole",
            service: "own",
            input: || Box::new(SwitchRoleInput::default()),
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

/// The input of `TouchConsoleSession`.
#[derive(Debug, Clone, Default)]
pub struct TouchConsoleSessionInput {}

impl Shape for TouchConsoleSessionInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for TouchConsoleSessionInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `TouchConsoleSession`.
#[derive(Debug, Clone, Copy)]
pub struct TouchConsoleSession;

impl Operation for TouchConsoleSession {
    type In = TouchConsoleSessionInput;
    type Out = Nothing;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "TouchConsoleSession",
            service: "own",
            input: || Box::new(TouchConsoleSessionInput::default()),
            has_output: false,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}
