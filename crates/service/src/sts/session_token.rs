//! `GetSessionToken`: temporary credentials for the caller's own long-term key, marked by a code or not.

use super::{credentials, second_factor};
use crate::caller::Caller;
use crate::caller::token::{self, Claims};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::mfa;
use crate::operation::Write;
use countersign_api::sts::{GetSessionToken, GetSessionTokenInput, GetSessionTokenOutput};

/// Seconds, when the caller does not say.
const DEFAULT: i64 = 12 * 3600;
/// Root's sessions are cut to this, in seconds.
const MOST_OF_ROOT: i64 = 3600;

impl Write for GetSessionToken {
    fn run(tx: &mut Tx<'_>, i: &GetSessionTokenInput) -> Result<GetSessionTokenOutput, Fault> {
        let accepted = second_factor(tx, i.serial_number.as_deref(), i.token_code.as_ref())?;
        let wanted = i.duration_seconds.map_or(DEFAULT, i64::from);
        let (principal, duration) = match &tx.caller {
            Caller::User { user, .. } => (user.id.clone(), wanted),
            Caller::Root { .. } => (String::new(), wanted.min(MOST_OF_ROOT)),
            _ => return Err(Fault::denied("Cannot call GetSessionToken with session credentials")),
        };
        let expires = tx.now.saturating_add(duration);
        let minted = token::mint(
            tx,
            Claims {
                account: tx.account(),
                principal,
                issued: tx.now,
                expires,
                mfa: if accepted.is_some() { tx.now } else { 0 },
                ..Claims::default()
            },
        )?;
        if let Some(accepted) = accepted {
            mfa::granted(tx, &accepted);
        }
        Ok(GetSessionTokenOutput { credentials: Some(credentials(minted, expires)) })
    }
}
