//! `CreatePolicyVersion`: another document, which counts at once or later.

use super::{checked, shown_version, was_not_found};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::limits;
use crate::operation::Write;
use crate::state::records::{Policy, Version};
use countersign_api::iam::{
    CreatePolicyVersion, CreatePolicyVersionInput, CreatePolicyVersionOutput,
};

impl Write for CreatePolicyVersion {
    fn run(
        tx: &mut Tx<'_>,
        i: &CreatePolicyVersionInput,
    ) -> Result<CreatePolicyVersionOutput, Fault> {
        let foreign = "Cannot update policies outside your own account.";
        let mut policy = Policy::clone(tx.own_policy(&i.policy_arn, foreign, was_not_found)?);
        let text = checked(&i.policy_document)?;
        if policy.versions.len() >= limits::VERSIONS {
            let most = limits::VERSIONS;
            return Err(Fault::new(
                "LimitExceeded",
                409,
                format!(
                    "A managed policy can have up to {most} versions. Before you create a new version, you must delete \
                     an existing version."
                ),
            ));
        }
        // INVARIANT: a number never comes again, so that `v2` is what it was when somebody looked.
        policy.newest = policy.newest.checked_add(1).ok_or_else(Fault::service_failure)?;
        if i.set_as_default == Some(true) {
            policy.default = policy.newest;
        }
        policy.updated = tx.now;
        let version =
            Version { number: policy.newest, text, created: tx.now, ..Version::default() };
        let shown = shown_version(&policy, &version);
        policy.versions.push(version);
        tx.update(&policy);
        Ok(CreatePolicyVersionOutput { policy_version: Some(shown) })
    }
}
