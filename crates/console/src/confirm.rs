//! Asking once more, by naming what is lost.

use crate::frame::Frame;
use crate::part::Hidden;
use crate::part::{Alert, Field};
use askama::Template;

/// A question with one form.
#[derive(Template)]
#[template(path = "confirm.html")]
pub(crate) struct ConfirmPage {
    pub(crate) frame: Frame,
    pub(crate) alert: Option<Alert>,
    /// What it means.
    pub(crate) text: String,
    /// What is lost, one thing a line.
    pub(crate) losses: Vec<String>,
    pub(crate) action: String,
    pub(crate) hidden: Vec<Hidden>,
    pub(crate) fields: Vec<Field>,
    /// What the button says.
    pub(crate) button: &'static str,
    /// Whether something is lost by it.
    pub(crate) danger: bool,
    pub(crate) back: String,
}
