//! `AddUserToGroup`: what the group may, the user may from now on. Once more is no change.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::limits;
use crate::operation::Write;
use crate::state::records::User;
use countersign_api::Nothing;
use countersign_api::iam::{AddUserToGroup, AddUserToGroupInput};

impl Write for AddUserToGroup {
    fn run(tx: &mut Tx<'_>, i: &AddUserToGroupInput) -> Result<Nothing, Fault> {
        let mut user = User::clone(tx.user(&i.user_name)?);
        let group = tx.group(&i.group_name)?.clone();
        if user.groups.contains(&group.id) {
            return Ok(Nothing);
        }
        if user.groups.len() >= limits::GROUPS_PER_USER {
            return Err(Fault::quota("GroupsPerUser", limits::GROUPS_PER_USER));
        }
        user.groups.push(group.id.clone());
        tx.relies_on(group.as_ref());
        tx.hold(&group.id, &user.id);
        tx.update(&user);
        Ok(Nothing)
    }
}
