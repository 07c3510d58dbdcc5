//! `Reauthenticate`: password and code once more, where credentials are about to be changed (ASVS 7.5.1).

use super::{Stage, at, check_code, check_password, federation, nobody, open};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::operation::Write;
use crate::state::records::ConsoleSession;
use countersign_api::own::{Reauthenticate, ReauthenticateInput, ReauthenticateOutput};

impl Write for Reauthenticate {
    fn run(tx: &mut Tx<'_>, i: &ReauthenticateInput) -> Result<ReauthenticateOutput, Fault> {
        let session = at(tx, Stage::Done)?;
        federation::by_password(&session)?;
        let holder = Holder::behind(tx.state, &session).ok_or_else(nobody)?;
        let hash = match &holder {
            Holder::User(user) => user.login.as_ref().map(|login| login.hash.clone()),
            Holder::Root(account) => account.password.clone(),
        };
        let hash = hash.ok_or_else(nobody)?;
        let wrong = "The password was incorrect.";
        check_password(tx, &session, &i.password, &hash, wrong)?;
        let mut session = ConsoleSession { confirmed: tx.now, ..ConsoleSession::clone(&session) };
        if !holder.devices().is_empty() {
            let code = i.code.as_ref().ok_or_else(Fault::mfa_wrong_code)?;
            check_code(tx, &holder, i.serial_number.as_ref(), code)?;
            session.mfa = tx.now;
        }
        let session = open(tx, session)?;
        Ok(ReauthenticateOutput { session, next: Stage::Done.word().to_owned() })
    }
}
