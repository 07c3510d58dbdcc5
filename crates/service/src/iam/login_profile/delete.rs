//! `DeleteLoginProfile`: take a user's password away.

use super::{login, password};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::signin::end_others;
use crate::state::records::User;
use countersign_api::Nothing;
use countersign_api::iam::{DeleteLoginProfile, DeleteLoginProfileInput};

impl Write for DeleteLoginProfile {
    fn run(tx: &mut Tx<'_>, i: &DeleteLoginProfileInput) -> Result<Nothing, Fault> {
        let user = tx.user_or_self(i.user_name.as_deref())?;
        login(&user)?;
        let mut user = User::clone(&user);
        end_others(tx, &mut user);
        // To be given a password anew is no way around the ones that may not come again.
        user.passwords = password::remembered(tx, &user);
        user.login = None;
        tx.update(&user);
        Ok(Nothing)
    }
}
