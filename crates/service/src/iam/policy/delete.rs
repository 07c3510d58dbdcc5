//! `DeletePolicy`: remove a policy that nobody has any more, with its default version.

use super::was_not_found;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::{Uses, key};
use countersign_api::Nothing;
use countersign_api::iam::{DeletePolicy, DeletePolicyInput};

impl Write for DeletePolicy {
    fn run(tx: &mut Tx<'_>, i: &DeletePolicyInput) -> Result<Nothing, Fault> {
        let foreign = "Cannot delete policies outside your own account.";
        let policy = tx.own_policy(&i.policy_arn, foreign, was_not_found)?;
        if tx.state.uses(&policy.id) != Uses::default() {
            return Err(Fault::conflict("Cannot delete a policy attached to entities."));
        }
        if policy.versions.len() > 1 {
            return Err(Fault::conflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's \
                 versions. The default version is deleted with the policy.",
            ));
        }
        tx.relies_on_no_holder(&policy.id);
        tx.delete(key::policy(policy.account, &policy.name));
        Ok(Nothing)
    }
}
