//! `ChooseNewPassword`: for who must have another password before they go on.

use super::{Stage, at, check_password, end_others, nobody, open};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::login_profile::password::{self, Age};
use crate::operation::Write;
use crate::state::records::{ConsoleSession, Login, User};
use countersign_api::own::{ChooseNewPassword, ChooseNewPasswordInput, ChooseNewPasswordOutput};

impl Write for ChooseNewPassword {
    fn run(tx: &mut Tx<'_>, i: &ChooseNewPasswordInput) -> Result<ChooseNewPasswordOutput, Fault> {
        let session = at(tx, Stage::Password)?;
        let mut user = User::clone(tx.state.user_by_id(&session.user).ok_or_else(nobody)?);
        let login = user.login.clone().ok_or_else(nobody)?;
        let wrong = "The old password was incorrect.";
        check_password(tx, &session, &i.old_password, &login.hash, wrong)?;
        if password::age(tx, &user) == Age::Over {
            return Err(Fault::denied(
                "Your password has expired. Ask your administrator for another one.",
            ));
        }
        if i.new_password == i.old_password {
            let text = "The new password must not be the old one";
            return Err(Fault::new("PasswordPolicyViolation", 400, text));
        }
        let hash = password::new(tx, &mut user, &i.new_password)?;
        end_others(tx, &mut user);
        user.login = Some(Login { hash, must_change: false, changed: tx.now, ..login });
        let session = ConsoleSession {
            stage: Stage::Done.number(),
            epoch: user.console,
            ..ConsoleSession::clone(&session)
        };
        tx.update(&user);
        let session = open(tx, session)?;
        Ok(ChooseNewPasswordOutput { session, next: Stage::Done.word().to_owned() })
    }
}
