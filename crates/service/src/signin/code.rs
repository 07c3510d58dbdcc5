//! `SubmitMFACode`: the second factor of who has given the password.

use super::{Stage, at, check_code, nobody, open};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::iam::login_profile::password::{self, Age};
use crate::operation::Write;
use crate::state::records::ConsoleSession;
use countersign_api::own::{SubmitMfaCode, SubmitMfaCodeInput, SubmitMfaCodeOutput};

impl Write for SubmitMfaCode {
    fn run(tx: &mut Tx<'_>, i: &SubmitMfaCodeInput) -> Result<SubmitMfaCodeOutput, Fault> {
        let session = at(tx, Stage::Code)?;
        let holder = Holder::behind(tx.state, &session).ok_or_else(nobody)?;
        check_code(tx, &holder, i.serial_number.as_ref(), &i.code)?;
        let good = match &holder {
            Holder::User(user) => password::age(tx, user) == Age::Good,
            // The root user's password does not grow old.
            Holder::Root(_) => true,
        };
        let stage = if good { Stage::Done } else { Stage::Password };
        let session = ConsoleSession {
            mfa: tx.now,
            stage: stage.number(),
            ..ConsoleSession::clone(&session)
        };
        Ok(SubmitMfaCodeOutput { session: open(tx, session)?, next: stage.word().to_owned() })
    }
}
