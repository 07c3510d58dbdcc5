//! Managed policies: the account's own and AWS's.

mod delete;
mod detail;
mod entities;
mod list;
mod tags;
mod versions;

use crate::App;
use axum::Router;
use std::sync::Arc;

/// The place in the navigation.
const PLACE: &str = "Policies";

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .merge(list::routes())
        .merge(detail::routes())
        .merge(versions::routes())
        .merge(entities::routes())
        .merge(tags::routes())
        .merge(delete::routes())
}
