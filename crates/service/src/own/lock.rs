//! `GetMFALock` and `ClearMFALock`: a user's wrong codes, shown, and forgotten so that they may try again at once.
//!
//! Whoever is locked out does not clear their own lock, whatever policy says; and the root user's only the installation
//! clears: `countersign account unlock`.

use super::{account, is_installation};
use crate::caller::Caller;
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::holder::{Holder, root_id};
use crate::may::{Ask, May};
use crate::mfa;
use crate::operation::{Read, Write};
use countersign_api::Timestamp;
use countersign_api::own::{
    ClearMfaLock, ClearMfaLockInput, ClearMfaLockOutput, GetMfaLock, GetMfaLockInput,
    GetMfaLockOutput, MfaDeviceLock,
};

impl Read for GetMfaLock {
    fn run(cx: &Cx<'_>, i: &GetMfaLockInput) -> Result<GetMfaLockOutput, Fault> {
        let holder = Holder::of(cx, i.user_name.as_deref())?;
        let Some(lock) = cx.state.lock(&holder.id()) else {
            return Ok(GetMfaLockOutput::default());
        };
        // What a device counted before it was taken away is nobody's business any more.
        let device = |serial: &String| cx.state.device(holder.account(), serial);
        let devices = holder.devices().iter().filter_map(device).filter_map(|device| {
            let one = lock.devices.iter().find(|one| one.device == device.id)?;
            Some(MfaDeviceLock {
                serial_number: device.serial.clone(),
                wrong_in_a_row: count(one.wrong),
                locked_until: (one.until > cx.now).then_some(Timestamp(one.until)),
            })
        });
        Ok(GetMfaLockOutput {
            devices: devices.collect(),
            wrong_today: count(mfa::wrong_today(lock, cx.now).len()),
            locked_until: mfa::locked_today(lock, cx.now).map(Timestamp),
        })
    }
}

fn count(n: impl TryInto<i32>) -> i32 {
    n.try_into().unwrap_or(i32::MAX)
}

impl Ask for ClearMfaLock {
    fn ask(may: &mut May<'_>, i: &ClearMfaLockInput) -> Result<(), Fault> {
        if is_installation(may, i.account_id.as_deref())? {
            return Ok(());
        }
        may.user("countersign:ClearMFALock", Some(&i.user_name))
    }
}

impl Write for ClearMfaLock {
    fn run(tx: &mut Tx<'_>, i: &ClearMfaLockInput) -> Result<ClearMfaLockOutput, Fault> {
        let account = account(tx, i.account_id.as_deref())?;
        let user = tx.state.user(account, &i.user_name).map(|user| user.id.clone());
        let root = if matches!(tx.caller, Caller::Installation) {
            // `root` is the root user, and a user may be called so: then both are meant, since nobody can say which.
            (i.user_name == "root").then(|| root_id(account))
        } else {
            if user.as_ref().is_some_and(|id| people(tx).any(|one| one == id)) {
                return Err(Fault::denied(
                    "A lock is cleared by somebody else than who is locked.",
                ));
            }
            None
        };
        if user.is_none() && root.is_none() {
            return Err(Fault::no_such_user(&i.user_name));
        }
        let mut cleared = false;
        for owner in user.into_iter().chain(root) {
            cleared |= mfa::forget(tx, &owner);
        }
        Ok(ClearMfaLockOutput { cleared })
    }
}

/// The unique ids of the user who calls, also from within a role that they have switched to or with a federated session.
/// Who assumed a role with keys, and opened the console with its credentials, is not told by those: it is the role.
fn people<'c>(cx: &'c Cx<'_>) -> impl Iterator<Item = &'c str> {
    let behind = cx.console.as_ref().map(|session| session.user.as_str());
    let user = match &cx.caller {
        Caller::User { user, .. } | Caller::Federated { user: Some(user), .. } => Some(user),
        _ => None,
    };
    behind.into_iter().chain(user.map(|user| user.id.as_str()))
}
