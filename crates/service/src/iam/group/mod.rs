//! Groups: making, showing, renaming and removing them, and who is in them.
//!
//! A membership stands twice: the user's record names the group by its unique id, which is what a decision reads, and a
//! `ref/GROUP/USER` lists the group's members and keeps it from being deleted. Both are written at once.

mod add_user;
mod create;
mod delete;
mod get;
mod list;
mod list_for_user;
mod remove_user;
mod update;

use crate::state::records;
use countersign_api::Timestamp;
use countersign_api::iam::Group;

/// What every answer tells of a group.
fn shown(group: &records::Group) -> Group {
    Group {
        path: group.path.clone(),
        group_name: group.name.clone(),
        group_id: group.id.clone(),
        arn: group.arn(),
        create_date: Timestamp(group.created),
    }
}
