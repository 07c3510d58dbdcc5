//! `DeleteUser`: remove a user who has nothing any more. Their sessions end with them.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::policy_of::boundary;
use crate::operation::Write;
use crate::state::key;
use countersign_api::Nothing;
use countersign_api::iam::{DeleteUser, DeleteUserInput};

impl Write for DeleteUser {
    fn run(tx: &mut Tx<'_>, i: &DeleteUserInput) -> Result<Nothing, Fault> {
        let user = tx.user(&i.user_name)?.clone();
        let blocks = [
            (!user.attached.is_empty(), "must detach all policies first."),
            (!user.inline.is_empty(), "must delete policies first."),
            (user.login.is_some(), "must delete login profile first."),
            (!user.keys.is_empty(), "must delete access keys first."),
            (!user.devices.is_empty(), "must delete MFA device first."),
            (!user.groups.is_empty(), "must remove users from group first."),
        ];
        if let Some((_, what)) = blocks.into_iter().find(|(blocks, _)| *blocks) {
            return Err(Fault::conflict(format!("Cannot delete entity, {what}")));
        }
        boundary::release(tx, user.boundary.as_deref(), &user.id);
        tx.delete(key::user(user.account, &user.name));
        if tx.state.lock(&user.id).is_some() {
            tx.delete(key::lock(&user.id));
        }
        Ok(Nothing)
    }
}
