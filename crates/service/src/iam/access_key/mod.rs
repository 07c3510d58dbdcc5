//! Long-term access keys of users and of the root user.

mod create;
mod delete;
mod last_used;
mod list;
mod update;

use crate::caller::Caller;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::state::records::{AccessKey, Account, User};
use std::sync::Arc;

/// Whose keys an operation is about.
enum Owner {
    User(Arc<User>),
    Root(Arc<Account>),
}

impl Owner {
    /// The user named, else the caller, who may be the root user.
    fn of(cx: &Cx<'_>, name: Option<&str>) -> Result<Owner, Fault> {
        match (name, &cx.caller) {
            (None, Caller::Root { account, .. }) => {
                let account = cx.state.account(*account).ok_or_else(Fault::service_failure)?;
                Ok(Owner::Root(account.clone()))
            }
            _ => cx.user_or_self(name).map(Owner::User),
        }
    }

    fn keys(&self) -> &[String] {
        match self {
            Owner::User(user) => &user.keys,
            Owner::Root(account) => &account.keys,
        }
    }

    fn account(&self) -> u64 {
        match self {
            Owner::User(user) => user.account,
            Owner::Root(account) => account.id,
        }
    }

    /// The unique id that keys bear; the root user's bear none.
    fn id(&self) -> &str {
        match self {
            Owner::User(user) => &user.id,
            Owner::Root(_) => "",
        }
    }

    /// The name that answers show.
    fn name(&self) -> String {
        match self {
            Owner::User(user) => user.name.clone(),
            Owner::Root(account) => account.alias.clone().unwrap_or_default(),
        }
    }

    /// Writes the owner with these keys.
    fn put(&self, tx: &mut Tx<'_>, keys: Vec<String>) {
        match self {
            Owner::User(user) => tx.update(&User { keys, ..User::clone(user) }),
            Owner::Root(account) => tx.update(&Account { keys, ..Account::clone(account) }),
        }
    }

    /// One of the owner's keys; anybody else's does not exist.
    fn key<'s>(&self, cx: &Cx<'s>, id: &str) -> Result<&'s Arc<AccessKey>, Fault> {
        let theirs = self.keys().iter().any(|key| key == id);
        cx.state.access_key(id).filter(|_| theirs).ok_or_else(|| Fault::no_such_key(id))
    }
}

fn status(key: &AccessKey) -> String {
    if key.inactive { "Inactive" } else { "Active" }.to_owned()
}
