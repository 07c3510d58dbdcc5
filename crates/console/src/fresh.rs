//! Credentials are changed only soon after signing in (ASVS 7.5.1). Later the page asks for password and code again, and
//! then goes on with the form that was meant.
//!
//! What the form said waits in the page, sealed for the session, so that no password stands in a page's source.

use crate::answer::{Failed, Page, go, html_with};
use crate::cookie;
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Field};
use crate::post::Post;
use crate::seal::{open, reseal, seal};
use crate::signin::{code_alert, code_field, status, with_cookie};
use crate::visit::Me;
use crate::{App, Onward};
use askama::Template;
use axum::Router;
use axum::response::IntoResponse as _;
use axum::routing::get;
use countersign_api::own::{Reauthenticate, ReauthenticateInput};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::StatusCode;
use std::sync::Arc;

const PATH: &str = "/console/signin/again";
const PENDING: &str = "pending";
/// How long a form waits, in seconds.
const PATIENCE: i64 = 15 * 60;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route(PATH, get(back).post(confirm))
}

#[derive(Template)]
#[template(path = "signin/again.html")]
struct AgainPage {
    frame: Frame,
    alert: Option<Alert>,
    /// Nothing where credentials opened the session: they have no password.
    password: Option<Field>,
    devices: Vec<String>,
    chosen: String,
    code: Option<Field>,
    pending: String,
}

/// Lets a form that changes credentials through if its sender has signed in not long ago. To be asked first thing.
pub(crate) fn check(me: &Me, form: &Form) -> Result<(), Failed> {
    if !me.session.stale {
        return Ok(());
    }
    let pending = seal(me, PENDING, &format!("{}\n{}", me.visit.path, form.encoded()));
    let pending =
        pending.ok_or_else(|| Failed::fault(me.frame("", ""), Fault::service_failure()))?;
    Err(Failed::Shown(Box::new(page(me, pending, "", None))))
}

fn page(me: &Me, pending: String, chosen: &str, fault: Option<&Fault>) -> axum::response::Response {
    let devices = me.session.devices.clone();
    let wrong = fault.filter(|fault| fault.message() == "The password was incorrect.");
    let alert = fault.filter(|_| wrong.is_none()).map(|fault| match fault.code() {
        "AccessDenied" if fault.message().starts_with("Too many") => {
            Alert { kind: "error", text: fault.message().to_owned() }
        }
        _ => code_alert(fault),
    });
    let by_password = me.session.session_name.is_none();
    let password = Field::password("password", "Password").required();
    let page = AgainPage {
        frame: me.frame("", "Confirm that it is you"),
        alert,
        password: by_password.then(|| password.wrong(wrong.map(Fault::message))),
        chosen: match chosen {
            "" => devices.first().cloned().unwrap_or_default(),
            chosen => chosen.to_owned(),
        },
        code: (!devices.is_empty()).then(code_field),
        devices,
        pending,
    };
    let status = match fault {
        Some(fault) => status(fault),
        None if by_password => StatusCode::OK,
        None => StatusCode::FORBIDDEN,
    };
    html_with(status, &page)
}

/// A reload, after the form has gone on.
async fn back(_: Me) -> Page {
    Ok(go("/console"))
}

async fn confirm(Post { me, form }: Post) -> Page {
    let (pending, serial) = (form.text("pending"), form.said("device"));
    let input = ReauthenticateInput {
        password: Secret::from(form.text("password")),
        serial_number: serial.clone(),
        code: (!me.session.devices.is_empty()).then(|| Secret::from(form.text("code"))),
    };
    let session = match me.ask::<Reauthenticate>(input).await {
        Ok(out) => out.session,
        Err(fault) => {
            let chosen = serial.unwrap_or_default();
            return Ok(page(&me, pending.to_owned(), &chosen, Some(&fault)));
        }
    };
    let meant = open(&me, PENDING, pending, PATIENCE);
    let mut visit = me.visit.clone();
    visit.cookie = Some(session.expose().to_owned());
    let Some((path, text)) = meant.as_ref().and_then(|meant| meant.expose().split_once('\n'))
    else {
        return Ok(with_cookie(&visit, go("/console")));
    };
    // What is sealed in the form was so under the cookie that has just been replaced.
    let form = Form::parse(text.as_bytes())
        .map(|value| reseal(&me, session.expose(), value).unwrap_or_else(|| value.to_owned()));
    let form = form.with("token", &cookie::token(session.expose()));
    let onward =
        Onward { path: path.to_owned(), body: form.encoded(), session, secure: visit.secure };
    let mut answer = StatusCode::OK.into_response();
    answer.extensions_mut().insert(onward);
    Ok(with_cookie(&visit, answer))
}
