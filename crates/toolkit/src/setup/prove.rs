//! The proof: the role refuses the key alone, and opens with a code.

use super::admin::Identity;
use super::look::key_in;
use super::work::Work;
use crate::Error;
use crate::profile::Profiles;
use crate::source::{Session, Toolkit};
use countersign_api::sts::{AssumeRole, AssumeRoleInput};

/// How often a new key is tried that AWS does not know everywhere yet, and the seconds in between.
const PATIENCE: u32 = 10;
const SHORT: u64 = 2;

/// How often a role is opened that new policies let open, and the seconds in between: each try takes a
/// code of its own.
const TRIES: u32 = 3;
const LONG: u64 = 10;

impl Work<'_> {
    /// Assumes the role by the key alone, and returns the refusal, which must come.
    ///
    /// `wait` waits so many seconds for what is new to be known everywhere.
    pub fn refused_without_code(&self, mut wait: impl FnMut(u64)) -> Result<String, Error> {
        let profiles = Profiles::read(self.setup.env)?;
        let settings = profiles.profiles.get(&self.wanted.source);
        let key = settings.and_then(|settings| key_in(settings, (self.setup.now)()));
        let key = key.ok_or_else(|| {
            Error::Failed(format!("the profile {} holds no access key", self.wanted.source))
        })?;
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

    /// Opens the role through the profile, as any program would, and says who that is.
    ///
    /// `wait` waits so many seconds for what is new to be known everywhere.
    pub fn opened_with_code(
        &self,
        toolkit: &Toolkit<'_>,
        mut wait: impl FnMut(u64),
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
                other => break other?,
            }
        };
        let who = self.setup.users.with(&session.credentials).identity()?;
        Ok((session, who))
    }
}
