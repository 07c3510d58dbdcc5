//! Users: who they are, what they may do, and what they prove it with.

mod add;
mod credentials;
mod delete;
mod detail;
mod list;
mod membership;
pub(crate) mod of;
mod permissions;
mod rename;
mod tags;
mod whose;

pub(crate) use crate::links::user as path;
pub(crate) use delete::remove_device;
pub(crate) use membership::ChoosePage;
pub(crate) use whose::Whose;

use crate::App;
use axum::Router;
use std::sync::Arc;

/// The place in the navigation.
pub(crate) const PLACE: &str = "Users";

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .merge(list::routes())
        .merge(add::routes())
        .merge(detail::routes())
        .merge(permissions::routes())
        .merge(membership::routes())
        .merge(tags::routes())
        .merge(credentials::routes())
        .merge(rename::routes())
        .merge(delete::routes())
}

/// A tab of a user's page.
pub(crate) fn tab(name: &str, tab: &str) -> String {
    format!("{}?tab={tab}", path(name))
}
