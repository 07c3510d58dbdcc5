//! The proof: the role refuses the key alone, and opens with a code.

use super::admin::Identity;
use super::look::key_in;
use super::work::Work;
use crate::Error;
use crate::profile::Profiles;
use crate::source::{Session, Toolkit};
use countersign_api::sts::{AssumeRole, AssumeRoleInput};

/// What is waited for before another try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// That AWS knows everywhere what is new.
    Known {
        /// How long.
        seconds: u64,
    },
    /// The authenticator's next code.
    NextCode,
}

/// How often a new key is tried that AWS does not know everywhere yet, and what is waited for in between.
const PATIENCE: u32 = 10;
const SHORT: Wait = Wait::Known { seconds: 2 };

/// How often a role is opened that new policies let open, and what is waited for in between: each try takes
/// a code of its own.
const TRIES: u32 = 3;
const LONG: Wait = Wait::Known { seconds: 10 };

impl Work<'_> {
    /// Assumes the role by the key alone, and returns the refusal, which must come: the role's trust policy
    /// refuses, or the user's own policies do. Which of them does not show.
    pub fn refused_without_code(&self, mut wait: impl FnMut(Wait)) -> Result<String, Error> {
        let profiles = Profiles::read(self.setup.env)?;
        let settings = profiles.profiles.get(&self.wanted.source);
        let key = settings.and_then(|settings| key_in(settings, (self.setup.now)()));
        let key = key.ok_or_else(|| {
            Error::Failed(format!("the profile {} holds no access key", self.wanted.source))
        })?;
        self.forget_key()?;
        let admin = self.setup.users.with(&key);
        let input = AssumeRoleInput {
            role_arn: self.found.role_arn.clone(),
            role_session_name: "countersign-setup".to_owned(),
            external_id: self.wanted.external_id.clone(),
            ..AssumeRoleInput::default()
        };
        let mut tried = 1;
        loop {
            match admin.call::<AssumeRole>(&input) {
                Ok(_) => {
                    return Err(Error::Failed(format!(
                        "{} was assumed without a code: its trust policy does not ask for MFA",
                        self.found.role_arn
                    )));
                }
                Err(Error::Refused(fault)) if fault.code == "AccessDenied" => {
                    return Ok(format!("{}: {}", fault.code, fault.message));
                }
                Err(Error::Refused(fault))
                    if self.is_new && tried < PATIENCE && fault.code == "InvalidClientTokenId" =>
                {
                    wait(SHORT);
                    tried += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Whether the role's trust policy itself asks for MFA; none where it cannot be read.
    pub fn trust_asks_for_mfa(&self) -> Option<bool> {
        self.found.trust_asks_for_mfa(self.wanted)
    }

    /// Opens the role through the profile, as any program would, and says who that is.
    pub fn opened_with_code(
        &self,
        toolkit: &Toolkit<'_>,
        mut wait: impl FnMut(Wait),
    ) -> Result<(Session, Identity), Error> {
        let mut tried = 1;
        let session = loop {
            match toolkit.session(Some(&self.wanted.profile)) {
                Err(Error::Refused(fault))
                    if self.is_new && tried < TRIES && fault.code == "AccessDenied" =>
                {
                    wait(LONG);
                    tried += 1;
                }
                // A run that was cut short right after the device was assigned has spent this code.
                Err(Error::WrongCode { .. })
                    if tried < TRIES && toolkit.authenticator.is_some() =>
                {
                    wait(Wait::NextCode);
                    tried = TRIES;
                }
                other => break other?,
            }
        };
        let who = self.setup.users.with(&session.credentials).identity()?;
        Ok((session, who))
    }
}
