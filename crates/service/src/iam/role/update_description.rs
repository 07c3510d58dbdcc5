//! `UpdateRoleDescription`: another description; the older way to say so.

use super::{role, shown};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::Role;
use countersign_api::iam::{
    self as api, UpdateRoleDescription, UpdateRoleDescriptionInput, UpdateRoleDescriptionOutput,
};

impl Write for UpdateRoleDescription {
    fn run(
        tx: &mut Tx<'_>,
        i: &UpdateRoleDescriptionInput,
    ) -> Result<UpdateRoleDescriptionOutput, Fault> {
        let mut role = Role::clone(role(tx, &i.role_name)?);
        role.description = Some(i.description.clone()).filter(|text| !text.is_empty());
        tx.update(&role);
        // Recorded: the answer has neither the longest session nor the last use.
        Ok(UpdateRoleDescriptionOutput {
            role: Some(api::Role {
                description: role.description.clone(),
                ..shown(tx.state, &role)
            }),
        })
    }
}
