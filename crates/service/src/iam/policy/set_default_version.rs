//! `SetDefaultPolicyVersion`: another version counts from now on, for everybody who has the policy.

use super::{no_such_version, version_number};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::Policy;
use countersign_api::Nothing;
use countersign_api::iam::{SetDefaultPolicyVersion, SetDefaultPolicyVersionInput};

impl Write for SetDefaultPolicyVersion {
    fn run(tx: &mut Tx<'_>, i: &SetDefaultPolicyVersionInput) -> Result<Nothing, Fault> {
        let foreign = "Cannot update policies outside your own account.";
        let none = |arn: &str| no_such_version(arn, &i.version_id);
        let mut policy = Policy::clone(tx.own_policy(&i.policy_arn, foreign, none)?);
        let number = version_number(&i.version_id);
        let Some(version) = number.and_then(|number| policy.version(number)) else {
            return Err(none(&i.policy_arn));
        };
        policy.default = version.number;
        tx.update(&policy);
        Ok(Nothing)
    }
}
