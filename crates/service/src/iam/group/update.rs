//! `UpdateGroup`: another name, another path. Members and policies stay: they hang on the unique id.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::key;
use crate::state::records::Group;
use countersign_api::Nothing;
use countersign_api::iam::{UpdateGroup, UpdateGroupInput};

impl Write for UpdateGroup {
    fn run(tx: &mut Tx<'_>, i: &UpdateGroupInput) -> Result<Nothing, Fault> {
        let old = tx.group(&i.group_name)?.clone();
        let name = i.new_group_name.clone().unwrap_or_else(|| old.name.clone());
        let path = i.new_path.clone().unwrap_or_else(|| old.path.clone());
        let new = Group { name, path, ..Group::clone(&old) };
        if key::group(old.account, &old.name) == key::group(new.account, &new.name) {
            tx.update(&new);
            return Ok(Nothing);
        }
        if tx.state.group(new.account, &new.name).is_some() {
            return Err(Fault::exists(format!("Group with name {} already exists.", new.name)));
        }
        tx.delete(key::group(old.account, &old.name));
        tx.create(&new);
        Ok(Nothing)
    }
}
