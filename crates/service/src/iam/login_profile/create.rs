//! `CreateLoginProfile`: give a user a password.

use super::{password, shown};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::{Login, User};
use countersign_api::iam::{CreateLoginProfile, CreateLoginProfileInput, CreateLoginProfileOutput};

impl Write for CreateLoginProfile {
    fn run(
        tx: &mut Tx<'_>,
        i: &CreateLoginProfileInput,
    ) -> Result<CreateLoginProfileOutput, Fault> {
        let user = tx.user_or_self(i.user_name.as_deref())?;
        if user.login.is_some() {
            return Err(Fault::exists(format!(
                "Login Profile for user {} already exists.",
                user.name
            )));
        }
        let given = i.password.as_ref().ok_or_else(|| {
            Fault::validation(
                "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
            )
        })?;
        let mut user = User::clone(&user);
        let hash = password::new(tx, &mut user, given)?;
        let login = Login {
            hash,
            created: tx.now,
            changed: tx.now,
            must_change: i.password_reset_required.unwrap_or(false),
            ..Login::default()
        };
        let answer = shown(&user.name, &login);
        user.login = Some(login);
        tx.update(&user);
        Ok(CreateLoginProfileOutput { login_profile: answer })
    }
}
