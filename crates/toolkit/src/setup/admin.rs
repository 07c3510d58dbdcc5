//! Somebody's hands: credentials, and the endpoints that are meant for them.

use crate::profile::{Profiles, Settings};
use crate::source::{Credentials, Session};
use crate::sts::{Address, Keys, Service, Sts, Trust, partition};
use crate::{Env, Error};
use countersign_api::Operation;
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};

/// Somebody who makes calls.
#[derive(Debug, Clone)]
pub struct Admin<'a> {
    env: &'a Env,
    now: fn() -> i64,
    keys: Keys,
    profiles: Profiles,
    settings: Settings,
}

/// Who somebody is, as STS says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account.
    pub account: String,
    /// The ARN of the user, the root user or the role session.
    pub arn: String,
}

impl Identity {
    /// The partition that the account is in.
    pub(super) fn partition(&self) -> &str {
        partition(&self.arn)
    }
}

impl<'a> Admin<'a> {
    /// Hands with these credentials, at the endpoints that the environment names. `now` is the time in
    /// Unix seconds.
    pub fn new(env: &'a Env, now: fn() -> i64, credentials: &Credentials) -> Admin<'a> {
        let Credentials { access_key_id, secret_access_key, session_token, .. } =
            credentials.clone();
        let keys = Keys { access_key_id, secret_access_key, session_token };
        Admin { env, now, keys, profiles: Profiles::default(), settings: Settings::default() }
    }

    /// Hands with a session's credentials, at the endpoints that its profile names.
    pub fn of(env: &'a Env, now: fn() -> i64, session: &Session) -> Result<Admin<'a>, Error> {
        let profiles = Profiles::read(env)?;
        let settings = profiles.profiles.get(&session.profile).cloned().unwrap_or_default();
        let admin = Admin::new(env, now, &session.credentials);
        Ok(Admin { profiles, settings, ..admin })
    }

    /// The same endpoints with somebody else's credentials.
    pub(crate) fn with(&self, credentials: &Credentials) -> Admin<'a> {
        let Admin { profiles, settings, .. } = self.clone();
        Admin { profiles, settings, ..Admin::new(self.env, self.now, credentials) }
    }

    /// Who these credentials are.
    pub fn identity(&self) -> Result<Identity, Error> {
        let who = self.call::<GetCallerIdentity>(&GetCallerIdentityInput {})?;
        match (who.account, who.arn) {
            (Some(account), Some(arn)) => Ok(Identity { account, arn }),
            _ => Err(Error::Failed("the server does not say who this is".to_owned())),
        }
    }

    /// Makes a call; a thing that does not exist is none.
    pub(crate) fn find<O: Operation>(&self, input: &O::In) -> Result<Option<O::Out>, Error> {
        match self.call::<O>(input) {
            Ok(found) => Ok(Some(found)),
            Err(Error::Refused(fault)) if fault.code == "NoSuchEntity" => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a call.
    pub(crate) fn call<O: Operation>(&self, input: &O::In) -> Result<O::Out, Error> {
        let service = Service::of::<O>();
        let address = Address::find(service, self.env, &self.profiles, &self.settings, "aws")?;
        let trust = Trust { env: self.env, profile: &self.settings };
        Sts::new(&address, &trust, self.now)?.call::<O>(input, Some(&self.keys))
    }
}
