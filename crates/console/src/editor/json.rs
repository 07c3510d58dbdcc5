//! The tab `JSON`.

use super::says::Says;
use super::tabs::Tabs;
use crate::frame::Frame;
use crate::part::{Alert, Field, Hidden, Steps};
use askama::Template;

#[derive(Template)]
#[template(path = "editor/json.html")]
pub(super) struct JsonPage {
    pub(super) frame: Frame,
    pub(super) heading: String,
    pub(super) about: String,
    pub(super) steps: Steps,
    pub(super) path: String,
    pub(super) back: String,
    pub(super) carried: Vec<Hidden>,
    pub(super) tabs: Tabs,
    pub(super) alert: Option<Alert>,
    pub(super) document: Field,
    pub(super) says: Says,
}

pub(super) fn field(text: &str) -> Field {
    Field::area("document", "Policy document", text)
}
