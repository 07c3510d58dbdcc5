//! `ClearMFALock`: forget a user's wrong codes, so that they may try again at once.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::key;
use countersign_api::own::{ClearMfaLock, ClearMfaLockInput, ClearMfaLockOutput};
use countersign_ident::AccountId;

impl Write for ClearMfaLock {
    fn run(tx: &mut Tx<'_>, i: &ClearMfaLockInput) -> Result<ClearMfaLockOutput, Fault> {
        let account = if let Some(id) = &i.account_id {
            AccountId::parse(id)
                .and_then(|id| tx.state.account(id.number()))
                .ok_or_else(|| Fault::no_such(format!("there is no account {id}")))?
        } else {
            let mut all = tx.state.accounts();
            match (all.next(), all.next()) {
                (Some(only), None) => only,
                _ => return Err(Fault::invalid_input("there are several accounts: say which")),
            }
        };
        // `root` is the root user, and a user may be called so: then both are meant, since nobody can say which.
        let user = tx.state.user(account.id, &i.user_name).map(|user| user.id.clone());
        let root = (i.user_name == "root").then(|| format!("{:012}", account.id));
        if user.is_none() && root.is_none() {
            return Err(Fault::no_such_user(&i.user_name));
        }
        let owners = user.into_iter().chain(root);
        let locked: Vec<_> = owners.filter(|owner| tx.state.lock(owner).is_some()).collect();
        for owner in &locked {
            tx.delete(key::lock(owner));
        }
        Ok(ClearMfaLockOutput { cleared: !locked.is_empty() })
    }
}
