//! `GetConsoleSession`, `TouchConsoleSession` and `SignOut`.

use super::{FRESH, Stage, TOUCH, federation, nobody};
use crate::cx::{Cx, Tx};
use crate::fault::Fault;
use crate::holder::Holder;
use crate::operation::{Read, Write};
use crate::state::key;
use crate::state::records::ConsoleSession;
use countersign_api::own::{
    GetConsoleSession, GetConsoleSessionInput, GetConsoleSessionOutput, SignOut, SignOutInput,
    TouchConsoleSession, TouchConsoleSessionInput,
};
use countersign_api::{Nothing, Timestamp};

impl Read for GetConsoleSession {
    fn run(cx: &Cx<'_>, _: &GetConsoleSessionInput) -> Result<GetConsoleSessionOutput, Fault> {
        let session = cx.console.as_deref().ok_or_else(nobody)?;
        let account = cx.state.account(session.account).ok_or_else(nobody)?;
        let user = cx.state.user_by_id(&session.user);
        let claims = federation::claims(session);
        let role = claims.as_ref().map(|claims| claims.principal.as_str());
        let role = role.or(session.role.as_deref()).and_then(|id| cx.state.role_by_id(id));
        let stage = Stage::of(session.stage);
        let stale = cx.now.saturating_sub(session.signed_in.max(session.confirmed)) >= FRESH;
        // Which devices there are is told to who must choose one.
        let holder = Holder::behind(cx.state, session).filter(|_| stage == Stage::Code || stale);
        let devices = holder.map(|holder| holder.devices().to_vec()).unwrap_or_default();
        Ok(GetConsoleSessionOutput {
            account_id: format!("{:012}", account.id),
            alias: account.alias.clone(),
            user_name: user.map(|user| user.name.clone()),
            role_account_id: role.map(|role| format!("{:012}", role.account)),
            role_name: role.map(|role| role.name.clone()),
            session_name: claims.map(|claims| claims.session_name),
            next: stage.word().to_owned(),
            devices,
            mfa: session.mfa != 0,
            signed_in: Timestamp(session.signed_in),
            now: Timestamp(cx.now),
            stale,
        })
    }
}

impl Write for TouchConsoleSession {
    fn run(tx: &mut Tx<'_>, _: &TouchConsoleSessionInput) -> Result<Nothing, Fault> {
        if let Some(session) = tx.console.clone()
            && tx.now.saturating_sub(session.seen) >= TOUCH
        {
            tx.update(&ConsoleSession { seen: tx.now, ..ConsoleSession::clone(&session) });
        }
        Ok(Nothing)
    }
}

impl Write for SignOut {
    fn run(tx: &mut Tx<'_>, _: &SignOutInput) -> Result<Nothing, Fault> {
        if let Some(session) = tx.console.clone() {
            tx.delete(key::console_session(&session.id));
        }
        Ok(Nothing)
    }
}
