//! `DeleteGroup`: remove a group that nobody is in and that has no policies any more.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::key;
use countersign_api::Nothing;
use countersign_api::iam::{DeleteGroup, DeleteGroupInput};

impl Write for DeleteGroup {
    fn run(tx: &mut Tx<'_>, i: &DeleteGroupInput) -> Result<Nothing, Fault> {
        let group = tx.group(&i.group_name)?.clone();
        let has_members = tx.state.holders(&group.id, None).next().is_some();
        let blocks = [
            (has_members, "must remove users from group first."),
            (!group.attached.is_empty(), "must detach all policies first."),
            (!group.inline.is_empty(), "must delete policies first."),
        ];
        if let Some((_, what)) = blocks.into_iter().find(|(blocks, _)| *blocks) {
            return Err(Fault::conflict(format!("Cannot delete entity, {what}")));
        }
        tx.relies_on_no_holder(&group.id);
        tx.delete(key::group(group.account, &group.name));
        Ok(Nothing)
    }
}
