//! User groups: the same permissions for several users.

mod create;
mod delete;
mod detail;
mod list;
mod members;
mod of;
mod permissions;
mod rename;

pub(crate) use crate::links::group as path;

use crate::App;
use axum::Router;
use std::sync::Arc;

/// The place in the navigation.
const PLACE: &str = "User groups";

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .merge(list::routes())
        .merge(create::routes())
        .merge(detail::routes())
        .merge(members::routes())
        .merge(permissions::routes())
        .merge(rename::routes())
        .merge(delete::routes())
}
