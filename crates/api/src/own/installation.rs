// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes of `installation`; facts: `model/own/installation.toml`.

use super::common::Account;
use super::common::T_ACCOUNT_ALIAS_TYPE;
use super::common::T_ACCOUNT_ID_TYPE;
use super::common::T_ACCOUNT_LIST_TYPE;
use super::common::T_INTEGER_TYPE;
use super::common::T_KEY_ID_TYPE;
use super::common::T_SECRET_TYPE;
use crate::{FaultFacts, Member, Op, Operation, Shape, Slot, Value};
use countersign_ident::Secret;

/// The input of `CreateAccount`.
#[derive(Debug, Clone, Default)]
pub struct CreateAccountInput {
    /// `AccountId`.
    pub account_id: Option<String>,
    /// `Alias`.
    pub alias: Option<String>,
    /// `AccessKeyId`.
    pub access_key_id: Option<String>,
    /// `SecretAccessKey`.
    pub secret_access_key: Option<Secret>,
    /// `Password`.
    pub password: Option<Secret>,
}

impl Shape for CreateAccountInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccountId", required: false, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "Alias", required: false, of: &T_ACCOUNT_ALIAS_TYPE },
            Member { name: "AccessKeyId", required: false, of: &T_KEY_ID_TYPE },
            Member { name: "SecretAccessKey", required: false, of: &T_SECRET_TYPE },
            Member { name: "Password", required: false, of: &T_SECRET_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_id),
            1 => Value::slot(&mut self.alias),
            2 => Value::slot(&mut self.access_key_id),
            3 => Value::slot(&mut self.secret_access_key),
            4 => Value::slot(&mut self.password),
            _ => return None,
        })
    }
}

impl Value for CreateAccountInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `CreateAccount`.
#[derive(Debug, Clone, Default)]
pub struct CreateAccountOutput {
    /// `AccountId`.
    pub account_id: String,
    /// `AccessKeyId`.
    pub access_key_id: String,
    /// `SecretAccessKey`.
    pub secret_access_key: Secret,
}

impl Shape for CreateAccountOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[
            Member { name: "AccountId", required: true, of: &T_ACCOUNT_ID_TYPE },
            Member { name: "AccessKeyId", required: true, of: &T_KEY_ID_TYPE },
            Member { name: "SecretAccessKey", required: true, of: &T_SECRET_TYPE },
        ];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.account_id),
            1 => Value::slot(&mut self.access_key_id),
            2 => Value::slot(&mut self.secret_access_key),
            _ => return None,
        })
    }
}

impl Value for CreateAccountOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `CreateAccount`.
#[derive(Debug, Clone, Copy)]
pub struct CreateAccount;

impl Operation for CreateAccount {
    type In = CreateAccountInput;
    type Out = CreateAccountOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "CreateAccount",
            service: "own",
            input: || Box::new(CreateAccountInput::default()),
            has_output: true,
            faults: &[
                FaultFacts { code: "EntityAlreadyExists", status: 409 },
                FaultFacts { code: "InvalidInput", status: 400 },
                FaultFacts { code: "ServiceFailure", status: 500 },
            ],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ListAccounts`.
#[derive(Debug, Clone, Default)]
pub struct ListAccountsInput {}

impl Shape for ListAccountsInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for ListAccountsInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ListAccounts`.
#[derive(Debug, Clone, Default)]
pub struct ListAccountsOutput {
    /// `Accounts`.
    pub accounts: Vec<Account>,
}

impl Shape for ListAccountsOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] =
            &[Member { name: "Accounts", required: true, of: &T_ACCOUNT_LIST_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.accounts),
            _ => return None,
        })
    }
}

impl Value for ListAccountsOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ListAccounts`.
#[derive(Debug, Clone, Copy)]
pub struct ListAccounts;

impl Operation for ListAccounts {
    type In = ListAccountsInput;
    type Out = ListAccountsOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ListAccounts",
            service: "own",
            input: || Box::new(ListAccountsInput::default()),
            has_output: true,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}

/// The input of `ResetInstallation`.
#[derive(Debug, Clone, Default)]
pub struct ResetInstallationInput {}

impl Shape for ResetInstallationInput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[];
        FACTS
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

impl Value for ResetInstallationInput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// The output of `ResetInstallation`.
#[derive(Debug, Clone, Default)]
pub struct ResetInstallationOutput {
    /// `Left`.
    pub left: i32,
}

impl Shape for ResetInstallationOutput {
    fn facts(&self) -> &'static [Member] {
        static FACTS: &[Member] = &[Member { name: "Left", required: true, of: &T_INTEGER_TYPE }];
        FACTS
    }
    fn slot(&mut self, member: usize) -> Option<Slot<'_>> {
        Some(match member {
            0 => Value::slot(&mut self.left),
            _ => return None,
        })
    }
}

impl Value for ResetInstallationOutput {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `ResetInstallation`.
#[derive(Debug, Clone, Copy)]
pub struct ResetInstallation;

impl Operation for ResetInstallation {
    type In = ResetInstallationInput;
    type Out = ResetInstallationOutput;
    const OP: &'static Op = {
        static OP: Op = Op {
            name: "ResetInstallation",
            service: "own",
            input: || Box::new(ResetInstallationInput::default()),
            has_output: true,
            faults: &[],
            unsigned: false,
        };
        &OP
    };
}
