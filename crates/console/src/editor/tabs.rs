//! The two tabs. They are buttons of the form, so that what was typed goes along.

use super::state::At;
use askama::Template;
use askama::filters::HtmlSafe;

#[derive(Debug, Clone, Template)]
#[template(path = "editor/_tabs.html")]
pub(super) struct Tabs {
    pub(super) at: At,
}

impl HtmlSafe for Tabs {}

impl Tabs {
    fn visual(&self) -> bool {
        self.at == At::Visual
    }
}
