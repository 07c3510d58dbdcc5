//! `CreateAccount` and `ListAccounts`.

use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::iam::account::alias;
use crate::operation::{Read, Write};
use crate::state::records::{self, Origin};
use countersign_api::Timestamp;
use countersign_api::own::{
    Account, CreateAccount, CreateAccountInput, CreateAccountOutput, ListAccounts,
    ListAccountsInput, ListAccountsOutput,
};
use countersign_ident::{AccountId, KeyKind, access_key_id};

impl Write for CreateAccount {
    fn run(tx: &mut Tx<'_>, i: &CreateAccountInput) -> Result<CreateAccountOutput, Fault> {
        let id = match &i.account_id {
            Some(id) => AccountId::parse(id)
                .ok_or_else(|| Fault::invalid_input(format!("{id} is no account id")))?,
            None => AccountId::from_random(u64::from_be_bytes(tx.random()?)),
        };
        if tx.state.account(id.number()).is_some() {
            return Err(Fault::exists(format!("account {id} exists already")));
        }
        if let Some(alias) = &i.alias {
            alias::check(tx, alias)?;
        }
        let key = match &i.access_key_id {
            Some(key) => key.clone(),
            None => access_key_id(KeyKind::LongTerm, id, tx.random()?),
        };
        if KeyKind::of(&key) != Some(KeyKind::LongTerm) {
            return Err(Fault::invalid_input("an access key id begins with AKIA"));
        }
        if tx.state.access_key(&key).is_some() {
            return Err(Fault::exists("another account has this access key id already"));
        }
        let secret = match &i.secret_access_key {
            Some(secret) => secret.clone(),
            None => tx.secret_access_key()?,
        };
        let password = i.password.as_ref().map(|password| tx.hash(password)).transpose()?;
        let origin = Origin {
            key: key.clone(),
            secret: secret.expose().as_bytes().to_vec().into(),
            password: password.clone(),
            alias: i.alias.clone(),
            ..Origin::default()
        };
        let first = tx.state.accounts().find(|account| account.first);
        // Sessions of an account with the same id, from before a reset, are none of this one's.
        let generation = first.map_or(0, |account| account.generation);
        for record in origin.records(id.number(), tx.now, first.is_none()) {
            match record {
                records::Root::Account(account) => {
                    tx.create(&records::Account { generation, ..*account });
                }
                records::Root::Key(key) => tx.create(&key),
                records::Root::Alias(alias) => tx.create(&alias),
            }
        }
        Ok(CreateAccountOutput {
            account_id: id.to_string(),
            access_key_id: key,
            secret_access_key: secret,
        })
    }
}

impl Read for ListAccounts {
    fn run(cx: &Cx<'_>, _: &ListAccountsInput) -> Result<ListAccountsOutput, Fault> {
        let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        let accounts = cx.state.accounts().map(|account| Account {
            account_id: format!("{:012}", account.id),
            alias: account.alias.clone(),
            create_date: Timestamp(account.created),
            users: count(cx.state.users(account.id, None).count()),
            roles: count(cx.state.roles(account.id, None).count()),
        });
        Ok(ListAccountsOutput { accounts: accounts.collect() })
    }
}
