//! `SwitchRole` and `SwitchBack`: the console as somebody else. It is an `AssumeRole` in all that counts: both sides
//! must allow it, and a code given at sign-in is in force.

use super::{Stage, at, federation, open, person};
use crate::caller::Caller;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::may::{Ask, May};
use crate::operation::Write;
use crate::state::RoleState;
use crate::state::records::ConsoleSession;
use countersign_api::own::{
    SwitchBack, SwitchBackInput, SwitchBackOutput, SwitchRole, SwitchRoleInput, SwitchRoleOutput,
};
use countersign_ident::AccountId;
use std::sync::Arc;

impl Ask for SwitchRole {
    /// Asks as the user who signed in, also when they are in a role now.
    fn ask(may: &mut May<'_>, i: &SwitchRoleInput) -> Result<(), Fault> {
        let session = at(&may.tx, Stage::Done)?;
        federation::by_password(&session)?;
        may.tx.become_caller(person(may.tx.state, &session));
        let Caller::User { user, .. } = &may.tx.caller else {
            return Err(Fault::denied("Roles may not be assumed by root accounts."));
        };
        let name = user.name.clone();
        may.key("sts:RoleSessionName", Some(&name));
        let role = find(&may.tx, i);
        let account = account(&may.tx, &i.account);
        let arn = format!("arn:aws:iam::{account:012}:role/{}", i.role_name);
        may.ask_role("sts:AssumeRole", &arn, account, role.as_ref())
    }
}

impl Write for SwitchRole {
    fn run(tx: &mut Tx<'_>, i: &SwitchRoleInput) -> Result<SwitchRoleOutput, Fault> {
        let session = at(tx, Stage::Done)?;
        let role = find(tx, i).ok_or_else(Fault::service_failure)?;
        let session = ConsoleSession {
            role: Some(role.id.clone()),
            switched: tx.now,
            ..ConsoleSession::clone(&session)
        };
        Ok(SwitchRoleOutput { session: open(tx, session)?, next: Stage::Done.word().to_owned() })
    }
}

impl Write for SwitchBack {
    fn run(tx: &mut Tx<'_>, _: &SwitchBackInput) -> Result<SwitchBackOutput, Fault> {
        let session = at(tx, Stage::Done)?;
        let session = ConsoleSession { role: None, switched: 0, ..ConsoleSession::clone(&session) };
        Ok(SwitchBackOutput { session: open(tx, session)?, next: Stage::Done.word().to_owned() })
    }
}

/// The account that was typed: 0 is one that nobody has.
fn account(tx: &Tx<'_>, typed: &str) -> u64 {
    let known = tx.state.account_by_id_or_alias(typed).map(|account| account.id);
    known.or_else(|| AccountId::parse(typed).map(AccountId::number)).unwrap_or(0)
}

fn find(tx: &Tx<'_>, i: &SwitchRoleInput) -> Option<Arc<RoleState>> {
    tx.state.role(account(tx, &i.account), &i.role_name).cloned()
}
