//! `SignIn`: a password. An account or user that is not there is answered as a wrong password is, after as long.

use super::{Stage, open};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::login_profile::password::{self, Age};
use crate::operation::Write;
use crate::state::records::{ConsoleSession, User};
use countersign_api::own::{SignIn, SignInInput, SignInOutput};

/// What is verified where there is no password: the same work, and nothing that fits. Its parameters are those of
/// every hash that we make.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl Write for SignIn {
    fn run(tx: &mut Tx<'_>, i: &SignInInput) -> Result<SignInOutput, Fault> {
        let name = i.user_name.as_deref();
        let account = tx.state.account_by_id_or_alias(&i.account).cloned();
        // Id and alias are one account.
        let typed = account.as_ref().map_or(i.account.clone(), |account| account.id.to_string());
        let source = tx.delays.source(&typed, name.unwrap_or_default(), tx.from.ip);
        if let Some(seconds) = tx.delays.wait(source, tx.now) {
            let text = format!("Too many wrong passwords. Try again in {seconds} seconds.");
            return Err(Fault::new("Throttling", 429, text));
        }
        let user = match (&account, name) {
            (Some(account), Some(name)) => tx.state.user(account.id, name).cloned(),
            _ => None,
        };
        let hash = match (&account, name) {
            (Some(_), Some(_)) => user.as_ref().and_then(|u| Some(u.login.as_ref()?.hash.clone())),
            (Some(account), None) => account.password.clone(),
            (None, _) => None,
        };
        let fits = tx.verify(&i.password, hash.as_deref().unwrap_or(NOBODY))?;
        let (true, Some(account), true) = (fits, account, hash.is_some()) else {
            tx.delays.wrong(source, tx.now);
            return Err(Fault::denied(
                "Your authentication information is incorrect. Please try again.",
            ));
        };
        tx.delays.right(source);
        if let Some(user) = &user {
            tx.update(&User { password_used: tx.now, ..User::clone(user) });
        }
        let devices = user.as_ref().map_or(&account.devices, |user| &user.devices);
        let stage = match &user {
            _ if !devices.is_empty() => Stage::Code,
            Some(user) if password::age(tx, user) != Age::Good => Stage::Password,
            _ => Stage::Done,
        };
        let session = ConsoleSession {
            account: account.id,
            user: user.as_ref().map(|user| user.id.clone()).unwrap_or_default(),
            epoch: user.as_ref().map_or(account.console, |user| user.console),
            signed_in: tx.now,
            stage: stage.number(),
            generation: account.generation,
            ..ConsoleSession::default()
        };
        Ok(SignInOutput { session: open(tx, session)?, next: stage.word().to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::password_hash::phc::PasswordHash;
    use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};

    #[test]
    fn nobody_costs_as_much_as_somebody_and_nothing_fits() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let somebody = Argon2::default().hash_password(b"password").unwrap();
        assert_eq!(nobody.params.to_string(), somebody.params.to_string());
        assert_eq!(nobody.algorithm, somebody.algorithm);
        assert!(Argon2::default().verify_password(b"", &nobody).is_err());
    }
}
