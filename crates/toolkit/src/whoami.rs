//! Who a profile's credentials are, as the server says, and what the chain knows of them.

use crate::chain::{What, resolve};
use crate::profile::Profiles;
use crate::setup::Admin;
use crate::source::Toolkit;
use crate::{Error, Session};

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The profile that was asked for.
    pub profile: String,
    /// The account.
    pub account: String,
    /// The ARN of the user or the role session.
    pub arn: String,
    /// Whether the session was made with a code; none where the profile does not say how it was made.
    pub mfa: Option<bool>,
    /// The device, where there was a code.
    pub mfa_serial: Option<String>,
    /// When the credentials end, in Unix seconds; keys do not.
    pub expiration: Option<i64>,
}

/// Asks STS who the credentials of a profile are.
pub fn whoami(toolkit: &Toolkit<'_>, session: &Session) -> Result<Who, Error> {
    let identity = Admin::of(toolkit.env, toolkit.now, session)?.identity()?;
    let serial = serial(toolkit, session)?;
    let mfa_serial = serial.clone().flatten();
    Ok(Who {
        profile: session.profile.clone(),
        account: identity.account,
        arn: identity.arn,
        mfa: serial.map(|serial| serial.is_some()),
        mfa_serial,
        expiration: session.credentials.expiration,
    })
}

/// The device of the step that made a session; none where the step is not one of ours.
#[expect(clippy::option_option, reason = "not known is something else than none")]
fn serial(toolkit: &Toolkit<'_>, session: &Session) -> Result<Option<Option<String>>, Error> {
    let profiles = Profiles::read(toolkit.env)?;
    let Ok(chain) = resolve(&profiles, &session.profile) else { return Ok(None) };
    // A session shared among roles carries the device of the step that made it.
    Ok(match chain.steps.last().map(|step| &step.what) {
        Some(What::SessionToken { mfa, .. }) => Some(Some(mfa.serial.clone())),
        Some(What::AssumeRole(role)) => Some(role.mfa.as_ref().map(|mfa| mfa.serial.clone())),
        Some(What::AccessKey(key)) if key.session_token.is_none() => Some(None),
        _ => None,
    })
}
