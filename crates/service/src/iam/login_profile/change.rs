//! `ChangePassword`: the caller's own password, by who knows the old one.

use super::{login, password};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::signin::end_others;
use crate::state::records::{Login, User};
use countersign_api::Nothing;
use countersign_api::iam::{ChangePassword, ChangePasswordInput};

impl Write for ChangePassword {
    fn run(tx: &mut Tx<'_>, i: &ChangePasswordInput) -> Result<Nothing, Fault> {
        let user = tx.caller.as_user().cloned().ok_or_else(Fault::no_user)?;
        let login = login(&user)?.clone();
        if !tx.verify(&i.old_password, &login.hash)? {
            return Err(Fault::denied("The old password was incorrect."));
        }
        let mut user = User::clone(&user);
        let hash = password::new(tx, &mut user, &i.new_password)?;
        end_others(tx, &mut user);
        user.login = Some(Login { hash, must_change: false, changed: tx.now, ..login });
        tx.update(&user);
        Ok(Nothing)
    }
}
