//! `GetGroup`: a group and its members, in the order of their unique ids: a rename between two pages loses nobody.

use super::shown;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::iam::user;
use crate::operation::Read;
use countersign_api::iam::{GetGroup, GetGroupInput, GetGroupOutput, User};

impl Read for GetGroup {
    fn run(cx: &Cx<'_>, i: &GetGroupInput) -> Result<GetGroupOutput, Fault> {
        let group = cx.group(&i.group_name)?;
        let members = cx.page::<GetGroup, _, _, _>(
            i,
            &group.id,
            |after| cx.state.holders(&group.id, after).map(|id| (id, id)),
            |id| {
                // Only `GetUser` and `ListUsers` tell when a password was last used.
                let user = cx.state.user_by_id(id)?;
                Some(User { password_last_used: None, ..user::shown(user) })
            },
        )?;
        Ok(GetGroupOutput { group: shown(group), ..members })
    }
}
