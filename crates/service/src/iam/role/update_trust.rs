//! `UpdateAssumeRolePolicy`: another trust policy.

use super::{role, trust};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::Role;
use countersign_api::Nothing;
use countersign_api::iam::{UpdateAssumeRolePolicy, UpdateAssumeRolePolicyInput};

impl Write for UpdateAssumeRolePolicy {
    fn run(tx: &mut Tx<'_>, i: &UpdateAssumeRolePolicyInput) -> Result<Nothing, Fault> {
        let mut role = Role::clone(role(tx, &i.role_name)?);
        role.bound = trust::bind(tx, &i.policy_document)?;
        role.trust.clone_from(&i.policy_document);
        tx.update(&role);
        Ok(Nothing)
    }
}
