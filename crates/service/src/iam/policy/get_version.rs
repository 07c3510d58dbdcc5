//! `GetPolicyVersion`: a version and its document, as it was written.

use super::{no_such_version, version_number, versions};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::policy_of::attached::check_arn;
use crate::operation::Read;
use countersign_api::iam::{
    GetPolicyVersion, GetPolicyVersionInput, GetPolicyVersionOutput, PolicyVersion,
};

impl Read for GetPolicyVersion {
    fn run(cx: &Cx<'_>, i: &GetPolicyVersionInput) -> Result<GetPolicyVersionOutput, Fault> {
        check_arn(&i.policy_arn)?;
        let managed = cx.managed(&i.policy_arn);
        let version = managed.zip(version_number(&i.version_id)).and_then(|(managed, wanted)| {
            let (_, shown, text) = versions(managed).find(|(number, _, _)| *number == wanted)?;
            Some(PolicyVersion { document: Some(text.to_string()), ..shown })
        });
        let version = version.ok_or_else(|| no_such_version(&i.policy_arn, &i.version_id))?;
        Ok(GetPolicyVersionOutput { policy_version: Some(version) })
    }
}
