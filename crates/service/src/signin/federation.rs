//! `GetSigninToken` and `FederatedSignIn`: AWS's console federation. Whoever holds the credentials of a role's or
//! federated session gets a token for them, and with it, once, a console session that acts as they do.
//!
//! The console session carries what the session token says, MFA time and session policies included, and ends when the
//! credentials end.

use super::{LONGEST, Stage, nobody, open};
use crate::arn::Digits;
use crate::bx::{self, Holds};
use crate::caller::token::{self, Claims};
use crate::caller::{Caller, Compiled, of_session};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::State;
use crate::state::records::{ConsoleSession, Spent};
use aws_lc_rs::digest::{SHA256, digest};
use countersign_api::own::{
    FederatedSignIn, FederatedSignInInput, FederatedSignInOutput, GetSigninToken,
    GetSigninTokenInput, GetSigninTokenOutput,
};
use countersign_ident::Secret;
use countersign_store::{Record as _, record};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use subtle::ConstantTimeEq as _;

/// A sign-in token is good for this long, in seconds (IAM user guide, "Enabling custom identity broker access").
const TOKEN: i64 = 15 * 60;
/// Where roles were assumed one from another, a console session lasts no longer, in seconds (ibid.).
const LONGEST_OF_CHAIN: i64 = 3600;

record! {
    /// What a sign-in token says.
    struct Ticket {
        /// The access key id of the credentials.
        1 => key: String,
        /// What their session token says.
        2 => claims: Vec<u8>,
        /// The token is good before this moment.
        3 => until: i64,
        /// The console session ends at this moment.
        4 => expires: i64,
    }
}

impl Write for GetSigninToken {
    fn run(tx: &mut Tx<'_>, i: &GetSigninTokenInput) -> Result<GetSigninTokenOutput, Fault> {
        let wrong = || Fault::denied("The credentials are not those of a session.");
        let (claims, secret) =
            token::open(tx.ring, &i.session_id, i.session_token.expose()).ok_or_else(wrong)?;
        let fits = secret.expose().as_bytes().ct_eq(i.session_key.expose().as_bytes());
        if !bool::from(fits) {
            return Err(wrong());
        }
        if tx.now >= claims.expires {
            return Err(Fault::denied("The credentials have expired."));
        }
        // Only roles' and federated sessions have names.
        if claims.session_name.is_empty() {
            let text =
                "Only federation tokens or assume role tokens may be used for federated login.";
            return Err(Fault::denied(text));
        }
        let generation = tx.state.account(claims.account).map(|account| account.generation);
        if generation != Some(claims.generation) || !is_there(tx.state, &claims) {
            return Err(wrong());
        }
        let asked = i.session_duration.map(i64::from);
        let is_role = tx.state.role_by_id(&claims.principal).is_some();
        match asked {
            Some(_) if !is_role => {
                return Err(Fault::validation(
                    "SessionDuration is for credentials from AssumeRole; a federation token has its own",
                ));
            }
            Some(seconds) if claims.depth > 1 && seconds > LONGEST_OF_CHAIN => {
                return Err(Fault::validation(
                    "SessionDuration is at most 3600 where one role was assumed from another",
                ));
            }
            _ => {}
        }
        let longest = tx.now.saturating_add(asked.unwrap_or(LONGEST));
        let ticket = Ticket {
            key: i.session_id.clone(),
            until: claims.expires.min(tx.now.saturating_add(TOKEN)),
            expires: claims.expires.min(longest),
            claims: claims.encode(),
            ..Ticket::default()
        };
        let sealed = bx::seal(tx.ring, Holds::SigninToken, "", &ticket.encode())
            .ok_or_else(Fault::service_failure)?;
        Ok(GetSigninTokenOutput { signin_token: Secret::new(BASE64URL_NOPAD.encode(&sealed)) })
    }
}

impl Write for FederatedSignIn {
    fn run(tx: &mut Tx<'_>, i: &FederatedSignInInput) -> Result<FederatedSignInOutput, Fault> {
        let over = || {
            Fault::denied(
                "The sign-in token is no longer good. It lasts 15 minutes and works once.",
            )
        };
        let sealed = BASE64URL_NOPAD.decode(i.signin_token.expose().as_bytes());
        let sealed = sealed.map_err(|_| over())?;
        let (_, plain) = bx::open(tx.ring, Holds::SigninToken, "", &sealed).ok_or_else(over)?;
        let ticket = Ticket::decode(&plain).map_err(|_| over())?;
        let claims = Claims::decode(&ticket.claims).map_err(|_| over())?;
        // Strict base64 has one spelling of a token, so that its digest names it.
        let id = HEXLOWER.encode(digest(&SHA256, &sealed).as_ref());
        if tx.now >= ticket.until || tx.state.is_spent(&id) || !is_there(tx.state, &claims) {
            return Err(over());
        }
        tx.create(&Spent { id, until: ticket.until, ..Spent::default() });
        let session = ConsoleSession {
            account: claims.account,
            user: ticket.key,
            signed_in: tx.now,
            generation: claims.generation,
            claims: ticket.claims,
            expires: ticket.expires,
            ..ConsoleSession::default()
        };
        let session = open(tx, session)?;
        Ok(FederatedSignInOutput { session, next: Stage::Done.word().to_owned() })
    }
}

/// What the session token said of whoever signed in with credentials; `None` for everybody else.
pub(super) fn claims(session: &ConsoleSession) -> Option<Claims> {
    if session.claims.is_empty() {
        return None;
    }
    // What cannot be read is a session of nobody.
    Some(Claims::decode(&session.claims).unwrap_or_default())
}

/// Whether such a session goes on, but for what goes for every session.
pub(super) fn is_alive(state: &State, claims: &Claims, session: &ConsoleSession, now: i64) -> bool {
    now < session.expires && is_there(state, claims)
}

/// Who calls with such a session.
pub(super) fn caller(
    state: &State,
    compiled: &Compiled,
    claims: &Claims,
    session: &ConsoleSession,
) -> Caller {
    let mut caller = of_session(state, compiled, &session.user, claims).unwrap_or(Caller::Visitor);
    match &mut caller {
        Caller::Role { session, .. } | Caller::Federated { session, .. } => session.console = true,
        // A name makes none of the others.
        _ => return Caller::Visitor,
    }
    caller
}

/// Whether the role or user behind a session is still there, or it is the root user who is.
fn is_there(state: &State, claims: &Claims) -> bool {
    let principal = claims.principal.as_str();
    state.role_by_id(principal).is_some()
        || state.user_by_id(principal).is_some()
        || principal == Digits::of(claims.account).as_str()
}

/// The session that calls was opened by a password.
pub(super) fn by_password(session: &ConsoleSession) -> Result<(), Fault> {
    if session.claims.is_empty() { Ok(()) } else { Err(nobody()) }
}
