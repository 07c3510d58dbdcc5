//! `countersign account`: the accounts of an installation, and locks that nobody else can clear.

use super::installation::Installation;
use crate::exit::Failure;
use crate::output;
use clap::{Args, Subcommand};
use countersign_server::{AccountLine, Ask, Reply, TokenSeed, tokens};
use countersign_toolkit::Env;
use serde_json::json;
use std::fmt::{Display, Write as _};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The accounts of this installation; works while a server runs
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign account create --account-id 444455556666 --json
  countersign account list
  countersign account unlock --user root --account-id 444455556666
  countersign account import-tokens tokens.csv")]
pub(crate) struct Account {
    #[command(subcommand)]
    what: What,
}

/// More than any file of tokens has, in bytes.
const MOST: u64 = 2 << 20;

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
    /// Take in the seeds of hardware tokens (OATH TOTP), all of a file or none
    #[command(after_help = "\
The file is PSKC (RFC 6030) with its keys in the clear, or CSV with a head:

  serial,seed_base32,digits,period,algorithm
  ACME-00012345,JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP,6,30,SHA1

`serial`, and `seed_base32` or `seed_hex`, are needed. Only tokens of 6 digits and 30
seconds work; SHA1, SHA256 and SHA512 do. A serial number has 9 characters or more, and
one that is there already is refused. Then the user assigns the token in the console, or
by EnableMFADevice, with its serial number and two of its codes. Remove the file.

Examples:
  countersign account import-tokens tokens.csv
  countersign account import-tokens tokens.pskc --account-id 444455556666")]
    ImportTokens {
        #[command(flatten)]
        installation: Installation,
        /// A PSKC (RFC 6030) or CSV file
        file: PathBuf,
        /// The account that gets the tokens, where there are several
        #[arg(long, value_name = "ID")]
        account_id: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
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
            What::ImportTokens { installation, file, account_id, json } => {
                let tokens = read(&file)?;
                let serials: Vec<_> = tokens.iter().map(|token| token.serial.clone()).collect();
                match installation.ask(env, Ask::ImportTokens { account_id, tokens })? {
                    Reply::Done if json => {
                        output::answer(&format!("{}\n", json!({ "SerialNumbers": serials })))
                    }
                    Reply::Done => {
                        let list = serials.join("\n");
                        output::answer(&format!("{list}\n{} imported\n", serials.len()))
                    }
                    other => Err(unexpected(&other)),
                }
            }
        }
    }
}

/// The tokens of a file. No more of it is read than may be in one.
fn read(file: &Path) -> Result<Vec<TokenSeed>, Failure> {
    let of = |why: &dyn Display| Failure::Failed(format!("`{}`: {why}", file.display()));
    let mut bytes = Zeroizing::new(Vec::new());
    let opened = File::open(file).map_err(|error| of(&error))?;
    opened.take(MOST).read_to_end(&mut bytes).map_err(|error| of(&error))?;
    tokens(&bytes).map_err(|why| of(&why))
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
