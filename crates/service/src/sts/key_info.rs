//! `GetAccessKeyInfo`: the account that an access key id belongs to, whether the key is live or not.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::sts::{GetAccessKeyInfo, GetAccessKeyInfoInput, GetAccessKeyInfoOutput};
use countersign_ident::access_key_account;

impl Read for GetAccessKeyInfo {
    fn run(cx: &Cx<'_>, i: &GetAccessKeyInfoInput) -> Result<GetAccessKeyInfoOutput, Fault> {
        let kept = cx.state.access_key(&i.access_key_id).map(|key| format!("{:012}", key.account));
        // Only ids of accounts that are here; a foreign id spells out a number that means nothing to us.
        let told = || {
            let account = access_key_account(&i.access_key_id)?;
            cx.state.account(account.number()).map(|_| account.to_string())
        };
        match kept.or_else(told) {
            Some(account) => Ok(GetAccessKeyInfoOutput { account: Some(account) }),
            None => Err(Fault::validation(format!("Invalid Access Key: {}", i.access_key_id))),
        }
    }
}
