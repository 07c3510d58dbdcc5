//! What was done, said on the page that a form leads to.

use crate::answer::{Page, go};
use crate::form::Form;
use crate::frame::Frame;
use crate::seal::{open, seal};
use crate::visit::Me;

/// How long it is news, in seconds.
const NEWS: i64 = 60;

/// Leads on to a page that says this.
#[expect(clippy::unnecessary_wraps, reason = "a handler ends in it, and a handler answers a page")]
pub(crate) fn told(me: &Me, path: &str, text: &str) -> Page {
    let mark = if path.contains('?') { '&' } else { '?' };
    Ok(match seal(me, "said", text) {
        Some(sealed) => go(&format!("{path}{mark}said={sealed}")),
        None => go(path),
    })
}

/// A frame that says what was done, when something was.
pub(crate) fn frame(me: &Me, place: &'static str, title: String, query: &Form) -> Frame {
    let done = open(me, "said", query.text("said"), NEWS);
    Frame { done: done.map(|text| text.expose().to_owned()), ..me.frame(place, title) }
}
