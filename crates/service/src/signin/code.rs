//! `SubmitMFACode`: the second factor of who has given the password.

use super::{Stage, at, nobody, open};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::login_profile::password::{self, Age};
use crate::mfa;
use crate::operation::Write;
use crate::state::records::ConsoleSession;
use countersign_api::own::{SubmitMfaCode, SubmitMfaCodeInput, SubmitMfaCodeOutput};
use countersign_otp::Code;

impl Write for SubmitMfaCode {
    fn run(tx: &mut Tx<'_>, i: &SubmitMfaCodeInput) -> Result<SubmitMfaCodeOutput, Fault> {
        let session = at(tx, Stage::Code)?;
        let user = tx.state.user_by_id(&session.user).cloned().ok_or_else(nobody)?;
        // One try checks one device: the one that was chosen, else the first.
        let serial = i.serial_number.as_ref().or(user.devices.first());
        let device = serial.and_then(|serial| tx.state.device(serial)).cloned();
        let device = device.filter(|device| device.owner.as_deref() == Some(user.id.as_str()));
        let device = device.ok_or_else(Fault::mfa_unknown_device)?;
        let code = Code::parse(i.code.expose()).ok_or_else(Fault::mfa_wrong_code)?;
        let accepted =
            mfa::accept(tx, &user.id, &device, code).map_err(|_| Fault::mfa_wrong_code())?;
        mfa::granted(tx, &accepted);
        let good = password::age(tx, &user) == Age::Good;
        let stage = if good { Stage::Done } else { Stage::Password };
        let session = ConsoleSession {
            mfa: tx.now,
            stage: stage.number(),
            ..ConsoleSession::clone(&session)
        };
        Ok(SubmitMfaCodeOutput { session: open(tx, session)?, next: stage.word().to_owned() })
    }
}
