//! `ListAccessKeys`: a user's keys, without their secrets.

use super::{Owner, status};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use crate::state::records::AccessKey;
use countersign_api::Timestamp;
use countersign_api::iam::{
    AccessKeyMetadata, ListAccessKeys, ListAccessKeysInput, ListAccessKeysOutput,
};

impl Read for ListAccessKeys {
    fn run(cx: &Cx<'_>, i: &ListAccessKeysInput) -> Result<ListAccessKeysOutput, Fault> {
        let owner = Owner::of(cx, i.user_name.as_deref())?;
        let keys = owner.keys().iter().filter_map(|id| cx.state.access_key(id));
        let rows = keys.map(|key| (key.id.as_str(), key.as_ref())).collect();
        cx.page_of::<ListAccessKeys, AccessKey>(i, owner.id(), rows, |key| {
            Some(AccessKeyMetadata {
                user_name: Some(owner.name()),
                access_key_id: Some(key.id.clone()),
                status: Some(status(key)),
                create_date: Some(Timestamp(key.created)),
            })
        })
    }
}
