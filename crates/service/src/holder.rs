//! Who has MFA devices: a user, or an account's root user.

use crate::caller::Caller;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::signin::{end_others, end_others_of_root};
use crate::state::State;
use crate::state::records::{Account, ConsoleSession, User};
use std::sync::Arc;

/// Whose devices an operation is about.
#[derive(Debug)]
pub(crate) enum Holder {
    User(Arc<User>),
    Root(Arc<Account>),
}

impl Holder {
    /// The user named, else the caller, who may be the root user.
    pub(crate) fn of(cx: &Cx<'_>, name: Option<&str>) -> Result<Holder, Fault> {
        match (name, &cx.caller) {
            (None, Caller::Root { .. }) => Holder::root(cx),
            _ => cx.user_or_self(name).map(Holder::User),
        }
    }

    /// The root user of the caller's account.
    pub(crate) fn root(cx: &Cx<'_>) -> Result<Holder, Fault> {
        let account = cx.state.account(cx.account()).ok_or_else(Fault::service_failure)?;
        Ok(Holder::Root(account.clone()))
    }

    /// Who has given the password of a console session, or is about to.
    pub(crate) fn behind(state: &State, session: &ConsoleSession) -> Option<Holder> {
        if session.user.is_empty() {
            state.account(session.account).cloned().map(Holder::Root)
        } else {
            state.user_by_id(&session.user).cloned().map(Holder::User)
        }
    }

    /// What devices and locks call them: a user's unique id, the account's number where it is the root user.
    pub(crate) fn id(&self) -> String {
        match self {
            Holder::User(user) => user.id.clone(),
            Holder::Root(account) => root_id(account.id),
        }
    }

    /// The account that they belong to.
    pub(crate) fn account(&self) -> u64 {
        match self {
            Holder::User(user) => user.account,
            Holder::Root(account) => account.id,
        }
    }

    /// The name that answers show.
    pub(crate) fn name(&self) -> String {
        match self {
            Holder::User(user) => user.name.clone(),
            Holder::Root(account) => account.alias.clone().unwrap_or_default(),
        }
    }

    /// The serial numbers of their devices.
    pub(crate) fn devices(&self) -> &[String] {
        match self {
            Holder::User(user) => &user.devices,
            Holder::Root(account) => &account.devices,
        }
    }

    /// Writes that they have one device more.
    pub(crate) fn gain(&self, tx: &mut Tx<'_>, serial: &str) {
        let mut devices = self.devices().to_vec();
        devices.push(serial.to_owned());
        match self {
            Holder::User(user) => tx.update(&User { devices, ..User::clone(user) }),
            Holder::Root(account) => tx.update(&Account { devices, ..Account::clone(account) }),
        }
    }

    /// Writes that they have lost a device: their other console sessions are over.
    pub(crate) fn lose(&self, tx: &mut Tx<'_>, serial: &str) {
        let mut devices = self.devices().to_vec();
        devices.retain(|device| device != serial);
        match self {
            Holder::User(user) => {
                let mut left = User { devices, ..User::clone(user) };
                end_others(tx, &mut left);
                tx.update(&left);
            }
            Holder::Root(account) => {
                let mut left = Account { devices, ..Account::clone(account) };
                end_others_of_root(tx, &mut left);
                tx.update(&left);
            }
        }
    }
}

/// What the root user's devices and locks call their owner.
pub(crate) fn root_id(account: u64) -> String {
    format!("{account:012}")
}
