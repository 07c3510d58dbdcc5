//! Answers: pages, redirects, and what went wrong.

use crate::frame::Frame;
use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use countersign_service::Fault;
use http::StatusCode;
use http::header::CONTENT_TYPE;

/// What keeps a page from being shown.
#[derive(Debug)]
pub(crate) enum Failed {
    /// Nobody is signed in: sign in, and come back here.
    SignIn(String),
    /// Somewhere else.
    Elsewhere(String),
    /// A form that no page of this session's showed.
    Forged,
    /// A sign-in link that does not work, and why.
    Link(String),
    /// A page that asks for something first.
    Shown(Box<Response>),
    /// An operation refused.
    Fault(Box<(Frame, Fault)>),
    /// There is no such page.
    Nothing,
}

pub(crate) type Page = Result<Response, Failed>;

impl Failed {
    pub(crate) fn fault(frame: Frame, fault: Fault) -> Failed {
        Failed::Fault(Box::new((frame, fault)))
    }
}

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage {
    frame: Frame,
    heading: &'static str,
    advice: &'static str,
    code: String,
    message: String,
}

#[derive(Template)]
#[template(path = "nothing.html")]
struct NothingPage {
    frame: Frame,
    heading: &'static str,
    text: String,
}

/// A page.
pub(crate) fn html(page: &impl Template) -> Response {
    html_with(StatusCode::OK, page)
}

/// A page with another status.
pub(crate) fn html_with(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be written");
            plain(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong.\n").into_response()
        }
    }
}

/// A text.
pub(crate) fn plain(status: StatusCode, text: &'static str) -> impl IntoResponse {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], text)
}

/// A page that a form leads to.
pub(crate) fn go(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// What stands under a path where nothing is.
pub(crate) async fn nothing_here() -> Failed {
    Failed::Nothing
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        match self {
            Failed::SignIn(next) => {
                let next = form_urlencoded::byte_serialize(next.as_bytes()).collect::<String>();
                go(&format!("/console/signin?next={next}"))
            }
            Failed::Elsewhere(path) => go(&path),
            Failed::Forged => html_with(
                StatusCode::FORBIDDEN,
                &NothingPage {
                    frame: Frame::outside("Not accepted"),
                    heading: "This form was not accepted",
                    text: "It did not come from a page of your session, or the session has ended since. Nothing was changed. Go back, load the page again, and send it once more.".to_owned(),
                },
            ),
            Failed::Nothing => html_with(
                StatusCode::NOT_FOUND,
                &NothingPage {
                    frame: Frame::outside("Not found"),
                    heading: "There is no such page",
                    text: "What it was about may have been deleted or renamed.".to_owned(),
                },
            ),
            Failed::Shown(page) => *page,
            Failed::Link(text) => html_with(
                StatusCode::BAD_REQUEST,
                &NothingPage {
                    frame: Frame::outside("Not signed in"),
                    heading: "This sign-in link does not work",
                    text,
                },
            ),
            Failed::Fault(fault) => {
                let (frame, fault) = *fault;
                let status =
                    StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
                let (heading, advice) = match fault.status() {
                    403 => (
                        "You may not see or do this",
                        "Ask an administrator for the permission that is named below, or switch to a role that has it.",
                    ),
                    404 => ("It is not there", "It may have been deleted or renamed."),
                    500.. => ("Something went wrong", "Try again. The server's log says more."),
                    _ => ("This was refused", "Nothing was changed."),
                };
                let frame = Frame { title: heading.to_owned(), ..frame };
                html_with(
                    status,
                    &FaultPage {
                        frame,
                        heading,
                        advice,
                        code: fault.code().to_owned(),
                        message: fault.message().to_owned(),
                    },
                )
            }
        }
    }
}
