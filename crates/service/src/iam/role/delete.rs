//! `DeleteRole`: remove a role that has no policies any more. Its sessions end with it.

use super::role;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::iam::policy_of::boundary;
use crate::operation::Write;
use crate::state::key;
use countersign_api::Nothing;
use countersign_api::iam::{DeleteRole, DeleteRoleInput};

impl Write for DeleteRole {
    fn run(tx: &mut Tx<'_>, i: &DeleteRoleInput) -> Result<Nothing, Fault> {
        let role = role(tx, &i.role_name)?.clone();
        if !role.attached.is_empty() {
            return Err(Fault::conflict("Cannot delete entity, must detach all policies first."));
        }
        if !role.inline.is_empty() {
            return Err(Fault::conflict("Cannot delete entity, must delete policies first."));
        }
        boundary::release(tx, role.boundary.as_deref(), &role.id);
        tx.delete(key::role(role.account, &role.name));
        if tx.state.used(&role.id).is_some() {
            tx.delete(key::used(&role.id));
        }
        Ok(Nothing)
    }
}
