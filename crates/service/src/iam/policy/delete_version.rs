//! `DeletePolicyVersion`: remove a version that does not count.

use super::{no_such_version, version_number};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::Policy;
use countersign_api::Nothing;
use countersign_api::iam::{DeletePolicyVersion, DeletePolicyVersionInput};

impl Write for DeletePolicyVersion {
    fn run(tx: &mut Tx<'_>, i: &DeletePolicyVersionInput) -> Result<Nothing, Fault> {
        let foreign = "Cannot delete policy versions for policies outside your own account.";
        let none = |arn: &str| no_such_version(arn, &i.version_id);
        let mut policy = Policy::clone(tx.own_policy(&i.policy_arn, foreign, none)?);
        let number = version_number(&i.version_id);
        let Some(version) = number.and_then(|number| policy.version(number)) else {
            return Err(none(&i.policy_arn));
        };
        let number = version.number;
        if number == policy.default {
            return Err(Fault::conflict("Cannot delete the default version of a policy."));
        }
        policy.versions.retain(|version| version.number != number);
        tx.update(&policy);
        Ok(Nothing)
    }
}
