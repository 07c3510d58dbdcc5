//! What is kept for a profile, for who only looks: nothing is asked, run or sent.

use super::walk::Walk;
use super::{Credentials, Toolkit};
use crate::chain::{What, resolve};
use crate::profile::Profiles;

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
        Walk::new(self, profiles, &chain, settings).kept(chain.steps.len().checked_sub(1)?)
    }
}
