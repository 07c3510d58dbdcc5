//! `GetCallerIdentity`: who am I. Any caller may ask; no policy can forbid it.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput, GetCallerIdentityOutput};

impl Read for GetCallerIdentity {
    fn run(cx: &Cx<'_>, _: &GetCallerIdentityInput) -> Result<GetCallerIdentityOutput, Fault> {
        Ok(GetCallerIdentityOutput {
            user_id: Some(cx.caller.user_id()),
            account: Some(format!("{:012}", cx.account())),
            arn: Some(cx.caller.arn()),
        })
    }
}
