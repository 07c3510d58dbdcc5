//! `UpdateAccessKey`: switch a key off and on.

use super::Owner;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::AccessKey;
use countersign_api::Nothing;
use countersign_api::iam::{UpdateAccessKey, UpdateAccessKeyInput};

impl Write for UpdateAccessKey {
    fn run(tx: &mut Tx<'_>, i: &UpdateAccessKeyInput) -> Result<Nothing, Fault> {
        let owner = Owner::of(tx, i.user_name.as_deref())?;
        let key = owner.key(tx, &i.access_key_id)?.clone();
        let inactive = match i.status.as_str() {
            "Active" => false,
            "Inactive" => true,
            // The model knows a third word, which nobody may set.
            other => return Err(Fault::invalid_input(format!("Status {other} cannot be set."))),
        };
        tx.update(&AccessKey { inactive, ..AccessKey::clone(&key) });
        Ok(Nothing)
    }
}
