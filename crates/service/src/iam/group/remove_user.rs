//! `RemoveUserFromGroup`: what only the group gave, the user has no longer. Who is not in it leaves it, too (recorded).

use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::User;
use countersign_api::Nothing;
use countersign_api::iam::{RemoveUserFromGroup, RemoveUserFromGroupInput};

impl Write for RemoveUserFromGroup {
    fn run(tx: &mut Tx<'_>, i: &RemoveUserFromGroupInput) -> Result<Nothing, Fault> {
        let mut user = User::clone(tx.user(&i.user_name)?);
        let group = tx.group(&i.group_name)?.clone();
        if !user.groups.contains(&group.id) {
            return Ok(Nothing);
        }
        user.groups.retain(|id| *id != group.id);
        tx.release(&group.id, &user.id);
        tx.update(&user);
        Ok(Nothing)
    }
}
