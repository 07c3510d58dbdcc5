//! `UpdateUser`: another name, another path. Keys, devices and policies stay: they hang on the unique id.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::key;
use crate::state::records::User;
use countersign_api::Nothing;
use countersign_api::iam::{UpdateUser, UpdateUserInput};

impl Write for UpdateUser {
    fn run(tx: &mut Tx<'_>, i: &UpdateUserInput) -> Result<Nothing, Fault> {
        let old = tx.user(&i.user_name)?.clone();
        let name = i.new_user_name.clone().unwrap_or_else(|| old.name.clone());
        let path = i.new_path.clone().unwrap_or_else(|| old.path.clone());
        let new = User { name, path, ..User::clone(&old) };
        if key::user(old.account, &old.name) == key::user(new.account, &new.name) {
            tx.update(&new);
            return Ok(Nothing);
        }
        if tx.state.user(new.account, &new.name).is_some() {
            return Err(Fault::exists(format!("User with name {} already exists.", new.name)));
        }
        tx.delete(key::user(old.account, &old.name));
        tx.create(&new);
        Ok(Nothing)
    }
}
