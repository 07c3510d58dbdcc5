//! `DeleteAccessKey`: remove a key for good. Its id is never given out again.

use super::Owner;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::key;
use countersign_api::Nothing;
use countersign_api::iam::{DeleteAccessKey, DeleteAccessKeyInput};

impl Write for DeleteAccessKey {
    fn run(tx: &mut Tx<'_>, i: &DeleteAccessKeyInput) -> Result<Nothing, Fault> {
        let owner = Owner::of(tx, i.user_name.as_deref())?;
        owner.key(tx, &i.access_key_id)?;
        tx.delete(key::access_key(&i.access_key_id));
        if tx.state.used(&i.access_key_id).is_some() {
            tx.delete(key::used(&i.access_key_id));
        }
        let keys = owner.keys().iter().filter(|id| **id != i.access_key_id).cloned().collect();
        owner.put(tx, keys);
        Ok(Nothing)
    }
}
