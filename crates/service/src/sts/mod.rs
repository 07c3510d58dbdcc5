//! STS 2011-06-15.

mod assume_role;
mod caller_identity;
mod decode;
mod federation_token;
mod key_info;
mod session;
mod session_token;

use crate::caller::Caller;
use crate::caller::token::Minted;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::root_id;
use crate::mfa::{self, Accepted};
use countersign_api::Timestamp;
use countersign_api::sts::Credentials;
use countersign_ident::Secret;
use countersign_otp::Code;

/// Temporary credentials as the answer carries them.
fn credentials(minted: Minted, expires: i64) -> Credentials {
    Credentials {
        access_key_id: minted.access_key_id,
        secret_access_key: minted.secret,
        session_token: minted.token,
        expiration: Timestamp(expires),
    }
}

/// Checks the code that a call brings, for the device of the calling user or root user. Neither serial nor code is no code.
///
/// AWS answers an unknown serial, an unassigned device and another user's device alike; so do we.
fn second_factor(
    tx: &mut Tx<'_>,
    serial: Option<&str>,
    code: Option<&Secret>,
) -> Result<Option<Accepted>, Fault> {
    let (serial, code) = match (serial, code) {
        (None, None) => return Ok(None),
        (Some(serial), Some(code)) => (serial, code),
        _ => return Err(Fault::mfa_incomplete()),
    };
    // Six ASCII digits or a fault of the edge: the model's limits and pattern say so already.
    let code = Code::parse(code.expose()).ok_or_else(|| {
        Fault::validation(
            "1 validation error detected: Value at 'tokenCode' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: [\\d]*",
        )
    })?;
    let owner = match &tx.caller {
        Caller::User { user, .. } => user.id.clone(),
        Caller::Root { account, .. } => root_id(*account),
        _ => return Err(Fault::mfa_unknown_device()),
    };
    let device = tx.state.device(tx.account(), serial);
    let device = device.filter(|device| device.owner.as_deref() == Some(owner.as_str())).cloned();
    let Some(device) = device else { return Err(Fault::mfa_unknown_device()) };
    mfa::accept(tx, &owner, &device, code).map(Some).map_err(|_| Fault::mfa_wrong_code())
}
