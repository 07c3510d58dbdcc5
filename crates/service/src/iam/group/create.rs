//! `CreateGroup`: a new group, with nobody in it.

use super::shown;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::limits;
use crate::operation::Write;
use crate::state::records::Group;
use countersign_api::iam::{CreateGroup, CreateGroupInput, CreateGroupOutput};
use countersign_ident::IdKind;

impl Write for CreateGroup {
    fn run(tx: &mut Tx<'_>, i: &CreateGroupInput) -> Result<CreateGroupOutput, Fault> {
        let account = tx.account();
        if tx.state.group(account, &i.group_name).is_some() {
            return Err(Fault::exists(format!("Group with name {} already exists.", i.group_name)));
        }
        if tx.state.groups(account, None).take(limits::GROUPS).count() == limits::GROUPS {
            return Err(Fault::quota("GroupsPerAccount", limits::GROUPS));
        }
        let group = Group {
            name: i.group_name.clone(),
            id: tx.unique_id(IdKind::Group)?,
            account,
            path: i.path.clone().unwrap_or_else(|| "/".to_owned()),
            created: tx.now,
            ..Group::default()
        };
        tx.create(&group);
        Ok(CreateGroupOutput { group: shown(&group) })
    }
}
