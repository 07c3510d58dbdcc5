//! What the command line asks of an installation: of the running server through its socket, or of the store itself.
//!
//! The socket is `DIR/control.sock`, 0600, and answers only programs of the server's own user. A question is one line
//! of JSON, and so is the answer.

mod client;
mod socket;

pub use client::{ControlError, ask};
pub(crate) use socket::Control;

use crate::own;
use crate::tokens::TokenSeed;
use countersign_api::own::{
    ClearMfaLock, ClearMfaLockInput, CreateAccount, CreateAccountInput, ImportMfaToken,
    ImportMfaTokenInput, ListAccounts, ListAccountsInput, MfaToken,
};
use countersign_ident::Secret;
use countersign_service::{Fault, Service};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// What can be asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ask {
    /// Makes an account with a root user.
    CreateAccount {
        /// Twelve digits.
        account_id: String,
        /// Its alias.
        alias: Option<String>,
    },
    /// Lists the accounts.
    ListAccounts,
    /// Forgets a user's wrong codes.
    Unlock {
        /// The account; left out where there is only one.
        account_id: Option<String>,
        /// The user; `root` is the root user, and a user of that name.
        user: String,
    },
    /// Takes in the seeds of hardware tokens, all or none.
    ImportTokens {
        /// The account; left out where there is only one.
        account_id: Option<String>,
        /// The tokens.
        tokens: Vec<TokenSeed>,
    },
    /// Writes a sealed backup.
    Backup {
        /// An absolute path where nothing is yet.
        file: PathBuf,
    },
}

/// What comes back.
#[derive(Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum Reply {
    /// The account has been made.
    Created {
        /// Its id.
        account_id: String,
        /// Its root user's access key id.
        access_key_id: String,
        /// Its root user's secret access key.
        secret_access_key: String,
    },
    /// The accounts, by id.
    Accounts {
        /// One each.
        accounts: Vec<AccountLine>,
    },
    /// Whether there was anything to forget.
    Unlocked {
        /// Whether there was.
        cleared: bool,
    },
    /// It is done.
    Done,
    /// It is not done.
    Failed {
        /// Why, for the person asking.
        message: String,
    },
}

/// An account in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccountLine {
    /// Twelve digits.
    pub account_id: String,
    /// Its alias.
    pub alias: Option<String>,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// How many users it has.
    pub users: i32,
    /// How many roles it has.
    pub roles: i32,
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reply::Failed { message } => write!(f, "Failed({message})"),
            _ => f.write_str("Reply"),
        }
    }
}

/// Does what was asked, wherever it was asked from.
pub(crate) async fn carry_out(service: &Service, ask: Ask) -> Reply {
    const ID: &str = "control";
    let done = match ask {
        Ask::CreateAccount { account_id, alias } => {
            let input = CreateAccountInput {
                account_id: Some(account_id),
                alias,
                ..CreateAccountInput::default()
            };
            own::call::<CreateAccount>(service, input, ID).await.map(|made| Reply::Created {
                account_id: made.account_id,
                access_key_id: made.access_key_id,
                secret_access_key: made.secret_access_key.expose().to_owned(),
            })
        }
        Ask::ListAccounts => own::call::<ListAccounts>(service, ListAccountsInput {}, ID)
            .await
            .map(|list| Reply::Accounts {
                accounts: list
                    .accounts
                    .into_iter()
                    .map(|account| AccountLine {
                        account_id: account.account_id,
                        alias: account.alias,
                        created: account.create_date.0,
                        users: account.users,
                        roles: account.roles,
                    })
                    .collect(),
            }),
        Ask::Unlock { account_id, user } => own::call::<ClearMfaLock>(
            service,
            ClearMfaLockInput { account_id, user_name: user },
            ID,
        )
        .await
        .map(|unlocked| Reply::Unlocked { cleared: unlocked.cleared }),
        Ask::ImportTokens { account_id, tokens } => {
            let tokens = tokens.into_iter().map(|token| MfaToken {
                serial_number: token.serial,
                seed: Secret::new(token.seed),
                algorithm: token.algorithm,
            });
            let input = ImportMfaTokenInput { account_id, tokens: tokens.collect() };
            own::call::<ImportMfaToken>(service, input, ID).await.map(|_| Reply::Done)
        }
        Ask::Backup { file } => match crate::backup::write(service, &file).await {
            Ok(()) => Ok(Reply::Done),
            Err(message) => return Reply::Failed { message },
        },
    };
    done.unwrap_or_else(|fault: Fault| Reply::Failed { message: fault.message().to_owned() })
}
