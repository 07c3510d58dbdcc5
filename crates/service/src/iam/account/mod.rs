//! What is of a whole account: its alias, its password policy, and what administrators read of it.

pub(crate) mod alias;
mod details;
mod password_policy;
mod summary;

use crate::cx::Cx;
use crate::fault::Fault;
use crate::state::records::Account;

/// The record of the caller's account.
fn own(cx: &Cx<'_>) -> Result<Account, Fault> {
    let account = cx.state.account(cx.account()).ok_or_else(Fault::service_failure)?;
    Ok(Account::clone(account))
}
