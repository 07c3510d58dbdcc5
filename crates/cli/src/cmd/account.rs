//! `countersign account`: the accounts of an installation, and locks that nobody else can clear.

use super::installation::Installation;
use crate::exit::Failure;
use crate::output;
use clap::{Args, Subcommand};
use countersign_server::{AccountLine, Ask, Reply};
use countersign_toolkit::Env;
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;

/// The accounts of this installation; works while a server runs
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign account create --account-id 444455556666 --json
  countersign account list
  countersign account unlock --user root --account-id 444455556666")]
pub(crate) struct Account {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make an account with a root user, and print the root user's access key
    #[command(after_help = "Examples:
  countersign account create --account-id 444455556666 --json")]
    Create {
        #[command(flatten)]
        installation: Installation,
        /// Twelve digits
        #[arg(long, value_name = "ID")]
        account_id: String,
        /// A name for the account
        #[arg(long, value_name = "A")]
        alias: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the accounts
    #[command(after_help = "Examples:
  countersign account list")]
    List {
        #[command(flatten)]
        installation: Installation,
        /// Print JSON instead of a table
        #[arg(long)]
        json: bool,
    },
    /// Forget a user's wrong codes, so that they may try again at once
    #[command(after_help = "Examples:
  countersign account unlock --user root --account-id 444455556666")]
    Unlock {
        #[command(flatten)]
        installation: Installation,
        /// The user; `root` is the root user, and a user of that name where there is one
        #[arg(long, value_name = "U")]
        user: String,
        /// The user's account, where there are several
        #[arg(long, value_name = "ID")]
        account_id: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take in the seeds of OATH tokens (not built yet)
    #[command(after_help = "Examples:
  countersign account import-tokens tokens.pskc")]
    ImportTokens {
        #[command(flatten)]
        installation: Installation,
        /// A PSKC (RFC 6030) or CSV file
        file: PathBuf,
    },
}

impl Account {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        match self.what {
            What::Create { installation, account_id, alias, json } => {
                match installation.ask(env, Ask::CreateAccount { account_id, alias })? {
                    Reply::Created { account_id, access_key_id, secret_access_key } if json => {
                        output::answer(&format!(
                            "{}\n",
                            json!({
                                "AccountId": account_id,
                                "AccessKeyId": access_key_id,
                                "SecretAccessKey": secret_access_key,
                            })
                        ))
                    }
                    Reply::Created { account_id, access_key_id, secret_access_key } => {
                        output::answer(&format!(
                            "Account            {account_id}\nAccess key ID      {access_key_id}\n\
                         Secret access key  {secret_access_key}\n"
                        ))
                    }
                    other => Err(unexpected(&other)),
                }
            }
            What::List { installation, json } => match installation.ask(env, Ask::ListAccounts)? {
                Reply::Accounts { accounts } => output::answer(&list(&accounts, json)),
                other => Err(unexpected(&other)),
            },
            What::Unlock { installation, user, account_id, json } => {
                match installation.ask(env, Ask::Unlock { account_id, user })? {
                    Reply::Unlocked { cleared } if json => {
                        output::answer(&format!("{}\n", json!({ "Cleared": cleared })))
                    }
                    Reply::Unlocked { cleared: true } => {
                        output::answer("the wrong codes are forgotten\n")
                    }
                    Reply::Unlocked { cleared: false } => {
                        output::answer("there was nothing to forget\n")
                    }
                    other => Err(unexpected(&other)),
                }
            }
            What::ImportTokens { .. } => Err(Failure::Failed(
                "taking in the seeds of OATH tokens is not built yet".to_owned(),
            )),
        }
    }
}

fn list(accounts: &[AccountLine], as_json: bool) -> String {
    if as_json {
        let rows: Vec<_> = accounts
            .iter()
            .map(|account| {
                json!({
                    "AccountId": account.account_id,
                    "Alias": account.alias,
                    "CreateDate": account.created,
                    "Users": account.users,
                    "Roles": account.roles,
                })
            })
            .collect();
        return format!("{}\n", json!({ "Accounts": rows }));
    }
    let mut text = String::from("ACCOUNT       USERS  ROLES  ALIAS\n");
    for AccountLine { account_id, alias, users, roles, .. } in accounts {
        let alias = alias.as_deref().unwrap_or("-");
        let _ = writeln!(text, "{account_id}  {users:>5}  {roles:>5}  {alias}");
    }
    text
}

fn unexpected(reply: &Reply) -> Failure {
    Failure::Failed(format!("the server answered something else: {reply:?}"))
}
