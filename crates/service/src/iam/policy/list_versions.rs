//! `ListPolicyVersions`: a policy's versions, newest first.

use super::{version_id, version_number, versions, was_not_found};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{ListPolicyVersions, ListPolicyVersionsInput, ListPolicyVersionsOutput};

impl Read for ListPolicyVersions {
    fn run(cx: &Cx<'_>, i: &ListPolicyVersionsInput) -> Result<ListPolicyVersionsOutput, Fault> {
        let managed = cx.policy(&i.policy_arn, was_not_found)?;
        cx.page::<ListPolicyVersions, _, _, _>(
            i,
            &managed.target(cx.account()),
            |after| {
                let before = after.and_then(version_number).unwrap_or(u32::MAX);
                let rest = versions(managed).filter(move |(number, _, _)| *number < before);
                rest.map(|(number, shown, _)| (version_id(number), shown))
            },
            Some,
        )
    }
}
