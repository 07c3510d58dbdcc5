//! `GetAccessKeyLastUsed`: when and for what a key was last used.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::may::{Ask, May};
use crate::operation::Read;
use crate::state::records::AccessKey;
use countersign_api::Timestamp;
use countersign_api::iam::{
    AccessKeyLastUsed, GetAccessKeyLastUsed, GetAccessKeyLastUsedInput, GetAccessKeyLastUsedOutput,
};
use std::sync::Arc;

/// A key of the caller's account.
fn key<'s>(cx: &Cx<'s>, id: &str) -> Result<&'s Arc<AccessKey>, Fault> {
    cx.state.access_key(id).filter(|key| key.account == cx.account()).ok_or_else(|| refused(cx, id))
}

/// One answer for a key that is not there, is another account's, or may not be seen, so that nobody learns which
/// (recorded from AWS, words and all).
fn refused(cx: &Cx<'_>, id: &str) -> Fault {
    let arn = cx.caller.arn();
    Fault::denied(format!(
        "User: {arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {id}"
    ))
}

impl Ask for GetAccessKeyLastUsed {
    fn ask(may: &mut May<'_>, i: &GetAccessKeyLastUsedInput) -> Result<(), Fault> {
        let owner = key(&may.tx, &i.access_key_id)?.owner.clone();
        let name =
            may.tx.state.user_by_id(&owner).map(|user| user.name.clone()).unwrap_or_default();
        may.user("iam:GetAccessKeyLastUsed", Some(&name))
            .map_err(|_| refused(&may.tx, &i.access_key_id))
    }
}

impl Read for GetAccessKeyLastUsed {
    fn run(
        cx: &Cx<'_>,
        i: &GetAccessKeyLastUsedInput,
    ) -> Result<GetAccessKeyLastUsedOutput, Fault> {
        let key = key(cx, &i.access_key_id)?;
        let fresh = cx.used.get(&key.id).map(|one| (one.at, one.region, one.service.to_owned()));
        let kept =
            || cx.state.used(&key.id).map(|one| (one.at, one.region.clone(), one.service.clone()));
        let last = fresh.or_else(kept);
        let (at, region, service) = match last {
            Some((at, region, service)) => (Some(Timestamp(at)), region, service),
            None => (None, "N/A".to_owned(), "N/A".to_owned()),
        };
        Ok(GetAccessKeyLastUsedOutput {
            user_name: cx.state.user_by_id(&key.owner).map(|user| user.name.clone()),
            access_key_last_used: Some(AccessKeyLastUsed {
                last_used_date: at,
                service_name: service,
                region,
            }),
        })
    }
}
