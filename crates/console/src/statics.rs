//! Style, script and icon: part of the program, under names that change with what they hold.

use crate::App;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use std::sync::Arc;

const STYLE: &str = include_str!("../static/console.css");
const SCRIPT: &str = include_str!("../static/console.js");
const ICON: &str = include_str!("../static/icon.svg");

/// Where the style is.
pub(crate) fn style() -> String {
    path("console.css", STYLE)
}

/// Where the script is.
pub(crate) fn script() -> String {
    path("console.js", SCRIPT)
}

/// Where the icon is.
pub(crate) fn icon() -> String {
    path("icon.svg", ICON)
}

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/static/{version}/{name}", get(serve))
}

fn path(name: &str, text: &str) -> String {
    format!("/console/static/{}/{name}", version(text))
}

/// Changes when the text does.
fn version(text: &str) -> String {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::collections::hash_map::DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

async fn serve(Path((_, name)): Path<(String, String)>) -> Response {
    let (kind, text) = match name.as_str() {
        "console.css" => ("text/css; charset=utf-8", STYLE),
        "console.js" => ("text/javascript; charset=utf-8", SCRIPT),
        "icon.svg" => ("image/svg+xml", ICON),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let forever = "public, max-age=31536000, immutable";
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, forever)], text).into_response()
}
