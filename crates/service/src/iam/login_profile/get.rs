//! `GetLoginProfile`: whether a user has a password, and since when.

use super::{login, shown};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{GetLoginProfile, GetLoginProfileInput, GetLoginProfileOutput};

impl Read for GetLoginProfile {
    fn run(cx: &Cx<'_>, i: &GetLoginProfileInput) -> Result<GetLoginProfileOutput, Fault> {
        let user = cx.user_or_self(i.user_name.as_deref())?;
        Ok(GetLoginProfileOutput { login_profile: shown(&user.name, login(&user)?) })
    }
}
