//! `/federation`: AWS's console federation. `getSigninToken` makes a sign-in token of a session's credentials, and
//! `login` opens the console with it (IAM user guide, "Enabling custom identity broker access to the AWS console").

use crate::App;
use crate::answer::{Failed, Page, go, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::post::Knock;
use crate::signin::{safe_next, with_cookie};
use crate::visit::Visit;
use askama::Template;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest as _, RawQuery, Request, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use countersign_api::own::{
    FederatedSignIn, FederatedSignInInput, GetConsoleSessionOutput, GetSigninToken,
    GetSigninTokenInput,
};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{Method, StatusCode};
use serde_json::{Value, json};
use std::sync::Arc;

/// Where it is.
pub(crate) const PATH: &str = "/federation";

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route(PATH, get(asked).post(posted))
}

/// Who is signed in already says that they want to be somebody else.
#[derive(Template)]
#[template(path = "signin/federated.html")]
struct InsteadPage {
    frame: Frame,
    who: String,
    signin_token: String,
    destination: String,
}

async fn asked(State(app): State<Arc<App>>, RawQuery(query): RawQuery, request: Request) -> Page {
    let (parts, _) = request.into_parts();
    let visit = Visit::new(&parts, &app)?;
    let form = Form::parse(query.unwrap_or_default().as_bytes());
    match action(&form) {
        Ok("getSigninToken") => Ok(signin_token(&visit, &form).await),
        Ok("login") => login(visit, &parts, &form).await,
        Ok(_) => Ok(refused("Action is getSigninToken or login")),
        Err(name) => Ok(refused(&format!("{name} is there more than once"))),
    }
}

async fn posted(State(app): State<Arc<App>>, RawQuery(query): RawQuery, request: Request) -> Page {
    let query = query.unwrap_or_default();
    // The answer to our own question: a form like any other.
    if Form::parse(query.as_bytes()).text("Action") == "login" {
        let Knock { visit, form } = Knock::from_request(request, &app).await?;
        return open(visit, form.text("SigninToken"), form.text("Destination")).await;
    }
    let (parts, body) = request.into_parts();
    let visit = Visit::new(&parts, &app)?;
    let body = Bytes::from_request(Request::from_parts(parts, body), &app).await;
    let body = body.map_err(|_| Failed::Forged)?;
    let form = Form::parse(&[query.as_bytes(), b"&", &body].concat());
    match action(&form) {
        Ok("getSigninToken") => Ok(signin_token(&visit, &form).await),
        Ok(_) => Ok(refused("the Action of a POST is getSigninToken")),
        Err(name) => Ok(refused(&format!("{name} is there more than once"))),
    }
}

/// What is asked for; the error names a parameter that is there twice.
fn action(form: &Form) -> Result<&str, &'static str> {
    const KNOWN: &[&str] = &[
        "Action",
        "Session",
        "SessionDuration",
        "SessionType",
        "SigninToken",
        "Destination",
        "Issuer",
    ];
    match KNOWN.iter().find(|name| form.count(name) > 1) {
        Some(name) => Err(name),
        None => Ok(form.text("Action")),
    }
}

/// `getSigninToken`.
async fn signin_token(visit: &Visit, form: &Form) -> Response {
    let input = match credentials(form) {
        Ok(input) => input,
        Err(text) => return refused(text),
    };
    match visit.call::<GetSigninToken>(input).await {
        Ok(out) => {
            let body = json!({ "SigninToken": out.signin_token.expose() }).to_string();
            ([(CONTENT_TYPE, "application/json")], body).into_response()
        }
        Err(fault) if fault.status() >= 500 => {
            (StatusCode::SERVICE_UNAVAILABLE, "try again\n").into_response()
        }
        Err(fault) => refused(fault.message()),
    }
}

/// The credentials, as `Session={"sessionId":…,"sessionKey":…,"sessionToken":…}` has them.
fn credentials(form: &Form) -> Result<GetSigninTokenInput, &'static str> {
    const SHAPE: &str =
        "Session is a JSON object with the texts sessionId, sessionKey and sessionToken";
    if !matches!(form.text("SessionType"), "" | "json") {
        return Err("SessionType is json");
    }
    let session: Value = serde_json::from_str(form.text("Session")).map_err(|_| SHAPE)?;
    let text = |name: &str| session.get(name).and_then(Value::as_str).ok_or(SHAPE);
    let duration = form.said("SessionDuration").map(|text| text.parse::<i32>());
    Ok(GetSigninTokenInput {
        session_id: text("sessionId")?.to_owned(),
        session_key: Secret::from(text("sessionKey")?),
        session_token: Secret::from(text("sessionToken")?),
        session_duration: duration
            .transpose()
            .map_err(|_| "SessionDuration is a number of seconds, from 900 to 43200")?,
    })
}

/// `login`: at once, or after a question where somebody is signed in, so that no link of another's replaces a session.
async fn login(visit: Visit, parts: &Parts, form: &Form) -> Page {
    let said = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    // A token works once: whatever only looks at a link, or shows it inside another page, must not use it up.
    let is_visit = parts.method == Method::GET
        && said("sec-fetch-dest").is_none_or(|dest| dest == "document")
        && said("sec-purpose").or_else(|| said("purpose")).is_none();
    if !is_visit {
        return Err(Failed::Link("Open it in a window of its own.".to_owned()));
    }
    let (token, destination) = (form.text("SigninToken"), form.text("Destination"));
    let Some(session) = visit.session().await else {
        return open(visit, token, destination).await;
    };
    Ok(html(&InsteadPage {
        frame: Frame { token: visit.token(), ..Frame::outside("Sign in instead") },
        who: who(&session),
        signin_token: token.to_owned(),
        destination: destination.to_owned(),
    }))
}

fn who(session: &GetConsoleSessionOutput) -> String {
    let name = session.user_name.as_deref().or(session.session_name.as_deref());
    let name = name.unwrap_or("the root user");
    match session.role_name.as_deref().zip(session.role_account_id.as_deref()) {
        Some((role, account)) => format!("{name}, as the role {role} of account {account}"),
        None => format!("{name} of account {}", session.account_id),
    }
}

/// Opens the console with a sign-in token.
async fn open(mut visit: Visit, token: &str, destination: &str) -> Page {
    let input = FederatedSignInInput { signin_token: Secret::from(token) };
    match visit.call::<FederatedSignIn>(input).await {
        Ok(out) => {
            // Only a place in this console.
            let own = visit.url("");
            let path = destination.strip_prefix(&own).filter(|_| !own.is_empty());
            let answer = go(&safe_next(path.unwrap_or(destination)));
            visit.cookie = Some(out.session.expose().to_owned());
            Ok(with_cookie(&visit, answer))
        }
        Err(fault) if fault.status() >= 500 => Err(Failed::fault(Frame::outside("Sign in"), fault)),
        Err(fault) => Err(Failed::Link(advice(&fault))),
    }
}

fn advice(fault: &Fault) -> String {
    format!("{} Ask for another sign-in URL where you got this one.", fault.message())
}

/// For the program that asked.
fn refused(text: &str) -> Response {
    let kind = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    (StatusCode::BAD_REQUEST, kind, format!("{text}\n")).into_response()
}
