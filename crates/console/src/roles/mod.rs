//! Roles: who may act as whom.

mod create;
mod delete;
mod detail;
mod list;
mod permissions;
mod revoke;
mod tags;
mod trust;
mod trusted;

use crate::App;
use axum::Router;
use std::sync::Arc;

pub(crate) use create::go_on_with;

/// The place in the navigation.
const PLACE: &str = "Roles";

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .merge(list::routes())
        .merge(create::routes())
        .merge(permissions::routes())
        .merge(detail::routes())
        .merge(trust::routes())
        .merge(tags::routes())
        .merge(revoke::routes())
        .merge(delete::routes())
}
