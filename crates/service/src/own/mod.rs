//! Our own operations: what the installation asks of itself, and what the console can that AWS has no operation for,
//! through the same door as everybody else.

mod account;
mod lock;
mod reset;
mod root_device;
mod token;

use crate::caller::Caller;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::may::May;
use countersign_ident::AccountId;

/// The account that an operation is about: the caller's; the installation says which, unless there is only one.
fn account(cx: &Cx<'_>, named: Option<&str>) -> Result<u64, Fault> {
    if !matches!(cx.caller, Caller::Installation) {
        return Ok(cx.account());
    }
    if let Some(id) = named {
        let account = AccountId::parse(id).and_then(|id| cx.state.account(id.number()));
        return account
            .map(|account| account.id)
            .ok_or_else(|| Fault::no_such(format!("there is no account {id}")));
    }
    let mut all = cx.state.accounts();
    match (all.next(), all.next()) {
        (Some(only), None) => Ok(only.id),
        _ => Err(Fault::invalid_input("there are several accounts: say which")),
    }
}

/// The installation may, without policy, in any account. True for it; anybody else must mean their own account.
fn is_installation(may: &May<'_>, named: Option<&str>) -> Result<bool, Fault> {
    if matches!(may.tx.caller, Caller::Installation) {
        return Ok(true);
    }
    match named {
        Some(id) if id != format!("{:012}", may.tx.account()) => {
            Err(Fault::denied("Only the installation itself may do this in another account."))
        }
        _ => Ok(false),
    }
}
