//! `profile explain`: what a profile leads to, without taking a step.

use crate::chain::{Around, Broken, Chain, What, explain, resolve, tell};
use crate::profile::Profiles;
use crate::sts::{Address, Service, partition};
use crate::{Env, Error};
use serde_json::Value;

/// A profile, explained. Nothing here uses the network or holds a secret that it shows.
#[derive(Debug)]
pub struct Explained {
    profile: String,
    resolved: Result<Chain, Broken>,
    endpoint: Result<String, Error>,
    prompt_command: bool,
}

impl Explained {
    /// Reads the files and explains a profile of theirs. Fails when a file cannot be read.
    pub fn read(env: &Env, profile: &str) -> Result<Explained, Error> {
        let profiles = Profiles::read(env)?;
        let settings = profiles.profiles.get(profile).cloned().unwrap_or_default();
        let resolved = resolve(&profiles, profile);
        let arn = resolved.as_ref().ok().and_then(|chain| {
            chain.steps.iter().rev().find_map(|step| match &step.what {
                What::AssumeRole(role) => Some(role.role_arn.as_str()),
                What::SessionToken { mfa, .. } => Some(mfa.serial.as_str()),
                What::WebIdentity { role_arn, .. } => Some(role_arn),
                _ => None,
            })
        });
        let partition = partition(arn.unwrap_or_default());
        let endpoint = Address::find(Service::Sts, env, &profiles, &settings, partition);
        let endpoint = endpoint.map(|address| address.target().uri().to_string());
        let prompt_command = env.text("COUNTERSIGN_PROMPT_COMMAND").is_some();
        Ok(Explained { profile: profile.to_owned(), resolved, endpoint, prompt_command })
    }

    /// The chain, or what is wrong with it, as toolkit-json.md says.
    pub fn json(&self) -> Value {
        explain(&self.profile, &self.resolved)
    }

    /// Why the chain cannot work, when it cannot.
    pub fn broken(&self) -> Option<&Broken> {
        self.resolved.as_ref().err()
    }

    /// The chain in words, or why there is none; a region or endpoint that is none is such a reason.
    pub fn told(self) -> Result<String, Error> {
        let chain = self.resolved.map_err(Error::Chain)?;
        let (endpoint, prompt_command) = (&self.endpoint?, self.prompt_command);
        Ok(tell(&chain, &Around { endpoint, prompt_command }))
    }
}
