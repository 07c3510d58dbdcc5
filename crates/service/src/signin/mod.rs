//! Signing in to the console: a password, then a code where there is a device, then a session that a cookie names.
//!
//! The store holds a digest of the cookie, never the cookie. A session gets a new cookie at each stage and each switch
//! of roles, and the old one is dead at once.

mod code;
mod delay;
mod federation;
mod new_password;
mod reauthenticate;
mod session;
mod sign_in;
mod switch;

use crate::caller::{Caller, Compiled, Session};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::mfa;
use crate::state::State;
use crate::state::key;
use crate::state::records::{Account, ConsoleSession, User};
use aws_lc_rs::digest::{SHA256, digest};
use countersign_ident::Secret;
use countersign_otp::Code;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use std::sync::Arc;

pub(crate) use delay::Delays;

/// A session ends this long after its password was given, in seconds.
const LONGEST: i64 = 12 * 3600;
/// A session ends after this long without a page, in seconds.
const IDLE: i64 = 3600;
/// How long somebody has for code and new password, in seconds.
const HALF: i64 = 10 * 60;
/// How often it is written down that a session is in use, in seconds.
const TOUCH: i64 = 5 * 60;
/// A sign-in that is older asks for the password again where credentials are changed, in seconds (ASVS 7.5.1).
const FRESH: i64 = 15 * 60;

/// What is left to do before a session may do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Done,
    Code,
    Password,
}

impl Stage {
    fn of(number: u32) -> Stage {
        match number {
            0 => Stage::Done,
            1 => Stage::Code,
            // What a newer version wrote lets nobody in.
            _ => Stage::Password,
        }
    }

    fn number(self) -> u32 {
        match self {
            Stage::Done => 0,
            Stage::Code => 1,
            Stage::Password => 2,
        }
    }

    /// As answers have it.
    fn word(self) -> &'static str {
        match self {
            Stage::Done => "done",
            Stage::Code => "code",
            Stage::Password => "password",
        }
    }
}

/// The session that a cookie names, if it is alive.
pub(crate) fn find<'s>(
    state: &'s State,
    cookie: &str,
    now: i64,
) -> Option<&'s Arc<ConsoleSession>> {
    let session = state.console_session(&name(cookie))?;
    is_alive(state, session, now).then_some(session)
}

/// Whether a session goes on: its times, its account's generation, and its user.
pub(crate) fn is_alive(state: &State, session: &ConsoleSession, now: i64) -> bool {
    let half = Stage::of(session.stage) != Stage::Done;
    let (most, idle) = if half { (HALF, HALF) } else { (LONGEST, IDLE) };
    let account = state.account(session.account);
    let epoch = || {
        if session.user.is_empty() {
            account.map(|account| account.console)
        } else {
            state.user_by_id(&session.user).map(|user| user.console)
        }
    };
    let person = || match federation::claims(session) {
        Some(claims) => federation::is_alive(state, &claims, session, now),
        None => epoch() == Some(session.epoch),
    };
    now.saturating_sub(session.signed_in) < most
        && now.saturating_sub(session.seen) < idle
        && account.is_some_and(|account| account.generation == session.generation)
        && person()
}

/// Who calls with a session: nobody in particular until all is done, else the user or root, or the role they switched
/// to. A role that is gone is one that they have left. With a session that credentials opened, it is their session.
pub(crate) fn caller(state: &State, compiled: &Compiled, session: &ConsoleSession) -> Caller {
    if Stage::of(session.stage) != Stage::Done {
        return Caller::Visitor;
    }
    if let Some(claims) = federation::claims(session) {
        return federation::caller(state, compiled, &claims, session);
    }
    let role = session.role.as_deref().and_then(|id| state.role_by_id(id));
    match (role, person(state, session)) {
        (Some(role), Caller::User { user, .. }) => Caller::Role {
            role: role.clone(),
            key: String::new(),
            name: user.name.clone(),
            session: Session { issued: session.switched, console: true, ..Session::default() },
        },
        (_, person) => person,
    }
}

/// The user or root user behind a session, whatever role they are in.
fn person(state: &State, session: &ConsoleSession) -> Caller {
    let credentials = Some(Session {
        issued: session.signed_in,
        mfa: (session.mfa != 0).then_some(session.mfa),
        console: true,
        ..Session::default()
    });
    let key = String::new();
    match state.user_by_id(&session.user) {
        Some(user) => Caller::User { user: user.clone(), key, session: credentials },
        None if session.user.is_empty() => {
            Caller::Root { account: session.account, key, session: credentials }
        }
        None => Caller::Visitor,
    }
}

/// Ends all of a user's console sessions but the one that calls. The caller writes the user.
pub(crate) fn end_others(tx: &mut Tx<'_>, user: &mut User) {
    user.console += 1;
    let own = tx.console.clone().filter(|own| own.user == user.id);
    if let Some(own) = own {
        tx.update(&ConsoleSession { epoch: user.console, ..ConsoleSession::clone(&own) });
    }
}

/// The same for an account's root user. The caller writes the account.
pub(crate) fn end_others_of_root(tx: &mut Tx<'_>, account: &mut Account) {
    account.console += 1;
    let own = tx.console.clone();
    let own = own.filter(|own| own.user.is_empty() && own.account == account.id);
    if let Some(own) = own {
        tx.update(&ConsoleSession { epoch: account.console, ..ConsoleSession::clone(&own) });
    }
}

/// Writes a session under a new cookie; the one that calls is over.
fn open(tx: &mut Tx<'_>, session: ConsoleSession) -> Result<Secret, Fault> {
    let cookie = BASE64URL_NOPAD.encode(&tx.random::<32>()?);
    if let Some(old) = tx.console.clone() {
        tx.delete(key::console_session(&old.id));
    }
    tx.create(&ConsoleSession { id: name(&cookie), seen: tx.now, ..session });
    Ok(Secret::new(cookie))
}

/// The name of a cookie's session: its digest.
fn name(cookie: &str) -> String {
    HEXLOWER.encode(digest(&SHA256, cookie.as_bytes()).as_ref())
}

/// Whether a password is right, for who has a session already. Wrong ones make the next try wait.
fn check_password(
    tx: &mut Tx<'_>,
    session: &ConsoleSession,
    password: &Secret,
    hash: &str,
    wrong: &str,
) -> Result<(), Fault> {
    let source = tx.delays.source(&session.account.to_string(), &session.user, tx.from.ip);
    if let Some(seconds) = tx.delays.wait(source, tx.now) {
        let text = format!("Too many wrong passwords. Try again in {seconds} seconds.");
        return Err(Fault::denied(text));
    }
    if tx.verify(password, hash)? {
        tx.delays.right(source);
        return Ok(());
    }
    tx.delays.wrong(source, tx.now);
    Err(Fault::denied(wrong))
}

/// Takes a code of one of somebody's devices, for as much as a sign-in is worth.
fn check_code(
    tx: &mut Tx<'_>,
    holder: &Holder,
    serial: Option<&String>,
    code: &Secret,
) -> Result<(), Fault> {
    // One try checks one device: the one that was chosen, else the first.
    let serial = serial.or(holder.devices().first());
    let device = serial.and_then(|serial| tx.state.device(holder.account(), serial)).cloned();
    let owner = holder.id();
    let device = device.filter(|device| device.owner.as_deref() == Some(owner.as_str()));
    let device = device.ok_or_else(Fault::mfa_unknown_device)?;
    let code = Code::parse(code.expose()).ok_or_else(Fault::mfa_wrong_code)?;
    let accepted = mfa::accept(tx, &owner, &device, code).map_err(|_| Fault::mfa_wrong_code())?;
    mfa::granted(tx, &accepted);
    Ok(())
}

/// The session that calls, at this stage.
fn at(tx: &Tx<'_>, stage: Stage) -> Result<Arc<ConsoleSession>, Fault> {
    let session = tx.console.clone().filter(|session| Stage::of(session.stage) == stage);
    session.ok_or_else(nobody)
}

/// Whoever is not signed in as far as that.
fn nobody() -> Fault {
    Fault::denied("Sign in first.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_stage_lets_nobody_in() {
        for stage in [Stage::Done, Stage::Code, Stage::Password] {
            assert_eq!(Stage::of(stage.number()), stage);
        }
        assert_ne!(Stage::of(77), Stage::Done);
    }
}
