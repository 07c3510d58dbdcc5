//! `GetUser`: one user; without a name the caller.

use super::shown_with_tags;
use crate::caller::Caller;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::Timestamp;
use countersign_api::iam::{GetUser, GetUserInput, GetUserOutput, User};

impl Read for GetUser {
    fn run(cx: &Cx<'_>, i: &GetUserInput) -> Result<GetUserOutput, Fault> {
        if let (None, Caller::Root { account, .. }) = (&i.user_name, &cx.caller) {
            return Ok(GetUserOutput { user: root(cx, *account) });
        }
        let user = cx.user_or_self(i.user_name.as_deref())?;
        Ok(GetUserOutput { user: shown_with_tags(&user) })
    }
}

/// The root user as AWS shows it: by the account, under its alias when it has one.
pub(crate) fn root(cx: &Cx<'_>, account: u64) -> User {
    let record = cx.state.account(account);
    User {
        user_id: format!("{account:012}"),
        arn: crate::arn::arn("iam", account, &["root"]),
        user_name: record.and_then(|a| a.alias.clone()).unwrap_or_default(),
        create_date: Timestamp(record.map_or(0, |a| a.created)),
        ..User::default()
    }
}
