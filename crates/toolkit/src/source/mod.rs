//! Credentials: those of a profile, or those that the SDKs' default chain finds.
//!
//! `walk` takes the steps of a chain; each kind of source has a file of its own.

mod cli_cache;
mod container;
mod credentials;
mod default;
mod document;
mod environment;
mod instance;
mod kept;
mod mint;
mod process;
mod walk;
mod web_identity;

use crate::Error;
use crate::chain::{Chain, resolve};
use crate::env::Env;
use crate::profile::{Profiles, Settings, selected};
use crate::prompt::{Authenticator, CodeFrom};
use crate::sts::{self, Service};
use walk::Walk;

pub use credentials::Credentials;

/// The way to credentials: what it may look at, and whom it may ask.
#[derive(Debug, Clone, Copy)]
pub struct Toolkit<'a> {
    /// The environment.
    pub env: &'a Env,
    /// The time in Unix seconds.
    pub now: fn() -> i64,
    /// Where codes come from.
    pub codes: CodeFrom,
    /// Our own authenticator, for [`CodeFrom::Authenticator`].
    pub authenticator: Option<&'a dyn Authenticator>,
}

/// Credentials and what belongs to them.
#[derive(Debug, Clone)]
pub struct Session {
    /// The credentials.
    pub credentials: Credentials,
    /// The name of the profile they come from, or `default` for keys of the environment.
    pub profile: String,
    /// The region that is configured for them.
    pub region: Option<String>,
    /// The profile's `endpoint_url`, for every service.
    pub endpoint_url: Option<String>,
    /// The profile's endpoint for STS, from its `services` section.
    pub endpoint_url_sts: Option<String>,
    /// What went wrong without keeping the credentials from coming, for standard error.
    pub notices: Vec<String>,
}

impl Toolkit<'_> {
    /// Credentials of a profile, or, when none is named, those of the SDKs' default chain.
    pub fn session(&self, profile: Option<&str>) -> Result<Session, Error> {
        let named = profile.is_some();
        if !named && let Some(credentials) = environment::credentials(self.env, (self.now)())? {
            return Ok(self.done(credentials, "default", &Profiles::default(), Vec::new()));
        }
        let profile = profile.unwrap_or_else(|| selected(self.env));
        let profiles = Profiles::read(self.env)?;
        let (chain, passed) = match resolve(&profiles, profile) {
            Ok(chain) => (chain, None),
            Err(broken) if !named && default::is_passed_over(&broken, profile) => {
                (default::after_profiles(self.env, profile)?, Some(broken))
            }
            Err(broken) => return Err(Error::Chain(broken)),
        };
        self.walk(&profiles, profile, &chain).map_err(|error| match passed {
            Some(broken) => default::nowhere(&chain, &broken, error),
            None => error,
        })
    }

    /// Credentials of a role that no profile names, assumed with those of one: its region and endpoint
    /// are the profile's.
    pub fn role(&self, profile: &str, role_arn: &str) -> Result<Session, Error> {
        let mut profiles = Profiles::read(self.env)?;
        let settings = profiles.profiles.get(profile).cloned().unwrap_or_default();
        // No section of a file has a name with a space in it.
        let name = format!("{profile} as {role_arn}");
        let kept = ["region", "endpoint_url", "services", "ca_bundle"];
        let kept = kept.iter().filter_map(|key| Some((*key, settings.get(key)?)));
        let role = [("role_arn", role_arn), ("source_profile", profile)];
        let settings: Settings = kept.chain(role).collect();
        profiles.profiles.insert(name.clone(), settings);
        let chain = resolve(&profiles, &name).map_err(Error::Chain)?;
        self.walk(&profiles, &name, &chain)
    }

    fn walk(&self, profiles: &Profiles, profile: &str, chain: &Chain) -> Result<Session, Error> {
        let settings = profiles.profiles.get(profile).cloned().unwrap_or_default();
        let mut walk = Walk::new(self, profiles, chain, &settings);
        let credentials = walk.take(chain.steps.len().saturating_sub(1))?;
        let notices = walk.notices;
        Ok(self.done(credentials, profile, profiles, notices))
    }

    fn done(
        &self,
        credentials: Credentials,
        profile: &str,
        profiles: &Profiles,
        notices: Vec<String>,
    ) -> Session {
        let settings = profiles.profiles.get(profile).cloned().unwrap_or_default();
        let used = |_: &&str| !sts::ignores_endpoints(self.env, &settings);
        Session {
            credentials,
            profile: profile.to_owned(),
            region: sts::region(self.env, &settings).map(str::to_owned),
            endpoint_url: settings.text("endpoint_url").filter(used).map(str::to_owned),
            endpoint_url_sts: sts::of_services(Service::Sts, profiles, &settings)
                .filter(used)
                .map(str::to_owned),
            notices,
        }
    }
}
