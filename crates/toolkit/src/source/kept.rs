//! What is kept for a profile, for who only looks: nothing is asked, run or sent.

use super::walk::Walk;
use super::{Credentials, Toolkit};
use crate::chain::{What, resolve};
use crate::profile::Profiles;
use crate::prompt::Prompt;

impl Toolkit<'_> {
    /// The session that is kept for a profile and that [`session`](Self::session) would give. None when
    /// there is none, and when only a program or an endpoint could tell whose it is.
    pub fn kept(&self, profiles: &Profiles, profile: &str) -> Option<Credentials> {
        let chain = resolve(profiles, profile).ok()?;
        let first = &chain.steps.first()?.what;
        if !matches!(first, What::AccessKey(_) | What::WebIdentity { .. }) {
            return None;
        }
        let settings = profiles.profiles.get(profile)?;
        let mut walk = Walk {
            toolkit: self,
            profiles,
            chain: &chain,
            settings,
            prompt: Prompt::new(self.env, self.codes, self.authenticator, self.now),
            first: None,
            running: None,
            cache: None,
            notices: Vec::new(),
        };
        walk.open_cache();
        walk.kept(chain.steps.len().checked_sub(1)?)
    }
}
