//! `UpdateRole`: another description, another longest session. What is not given stays.

use super::role;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::Role;
use countersign_api::iam::{UpdateRole, UpdateRoleInput, UpdateRoleOutput};

impl Write for UpdateRole {
    fn run(tx: &mut Tx<'_>, i: &UpdateRoleInput) -> Result<UpdateRoleOutput, Fault> {
        let mut role = Role::clone(role(tx, &i.role_name)?);
        if let Some(description) = &i.description {
            role.description = Some(description.clone()).filter(|text| !text.is_empty());
        }
        if let Some(seconds) = i.max_session_duration {
            role.max_session = seconds.unsigned_abs();
        }
        tx.update(&role);
        Ok(UpdateRoleOutput::default())
    }
}
