//! `UpdateLoginProfile`: another password for a user, or that they must choose one.

use super::{login, password};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::signin::end_others;
use crate::state::records::User;
use countersign_api::Nothing;
use countersign_api::iam::{UpdateLoginProfile, UpdateLoginProfileInput};

impl Write for UpdateLoginProfile {
    fn run(tx: &mut Tx<'_>, i: &UpdateLoginProfileInput) -> Result<Nothing, Fault> {
        let mut user = User::clone(tx.user(&i.user_name)?);
        let mut login = login(&user)?.clone();
        if let Some(given) = &i.password {
            login.hash = password::new(tx, &mut user, given)?;
            login.changed = tx.now;
            end_others(tx, &mut user);
        }
        login.must_change = i.password_reset_required.unwrap_or(login.must_change);
        user.login = Some(login);
        tx.update(&user);
        Ok(Nothing)
    }
}
