//! Asking once more, by naming what is lost.

use crate::frame::Frame;
use crate::part::{Alert, Field, Hidden};
use crate::shown::shown;
use askama::Template;
use countersign_service::Fault;
use http::StatusCode;

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

/// Something was to go in several steps and `what` would not: says what has `gone` before it.
pub(crate) fn half_done(gone: &[String], what: &str, fault: &Fault) -> (StatusCode, Alert) {
    let before = if gone.is_empty() {
        "Nothing was removed.".to_owned()
    } else {
        format!("Removed before that: {}.", gone.join(", "))
    };
    let text = format!("{what} was not removed: {} {before}", shown(fault.message()));
    let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
    (status, Alert { kind: "error", text })
}
