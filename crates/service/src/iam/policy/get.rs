//! `GetPolicy`: a policy without its document.

use super::{shown, was_not_found};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::tags;
use crate::operation::Read;
use crate::state::Managed;
use countersign_api::iam::{GetPolicy, GetPolicyInput, GetPolicyOutput, Policy};

impl Read for GetPolicy {
    fn run(cx: &Cx<'_>, i: &GetPolicyInput) -> Result<GetPolicyOutput, Fault> {
        let managed = cx.policy(&i.policy_arn, was_not_found)?;
        let (description, tags) = match managed {
            Managed::Own(policy) => (policy.description.clone(), tags::shown(&policy.tags)),
            Managed::Aws(policy) => (policy.description().map(str::to_owned), None),
        };
        // An empty list where there are no tags, only here (recorded).
        let tags = Some(tags.unwrap_or_default());
        Ok(GetPolicyOutput {
            policy: Some(Policy { description, tags, ..shown(cx.state, cx.account(), managed) }),
        })
    }
}
