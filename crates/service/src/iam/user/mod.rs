//! Users: making, showing, renaming and removing them.

mod create;
mod delete;
mod get;
mod list;
mod update;

pub(crate) use get::root;

use crate::iam::policy_of::boundary;
use crate::iam::tags;
use crate::state::records;
use countersign_api::Timestamp;
use countersign_api::iam::User;

/// What every answer tells of a user. `GetUser` and `CreateUser` add the tags; a password that was never used is not told.
pub(super) fn shown(user: &records::User) -> User {
    User {
        path: user.path.clone(),
        user_name: user.name.clone(),
        user_id: user.id.clone(),
        arn: user.arn(),
        create_date: Timestamp(user.created),
        password_last_used: (user.password_used != 0).then_some(Timestamp(user.password_used)),
        ..User::default()
    }
}

/// The same with tags and boundary.
fn shown_with_tags(user: &records::User) -> User {
    User {
        tags: tags::shown(&user.tags),
        permissions_boundary: boundary::shown(user.boundary.as_deref()),
        ..shown(user)
    }
}
