//! Signing in and out: account, user and password, then the code, then a new password where one is due.

use crate::answer::{Failed, Page, go, html, html_with};
use crate::frame::Frame;
use crate::part::{Alert, Field};
use crate::post::Knock;
use crate::visit::Visit;
use crate::{App, cookie};
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use countersign_api::own::{
    ChooseNewPassword, ChooseNewPasswordInput, SignIn, SignInInput, SignOut, SignOutInput,
    SubmitMfaCode, SubmitMfaCodeInput,
};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::StatusCode;
use http::header::SET_COOKIE;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/signin", get(page).post(submit))
        .route("/console/signin/root", get(root_page).post(submit_root))
        .route("/console/signin/mfa", get(code_page).post(submit_code))
        .route("/console/signin/password", get(password_page).post(submit_password))
        .route("/console/signout", post(sign_out))
}

#[derive(Template)]
#[template(path = "signin/signin.html")]
struct SignInPage {
    frame: Frame,
    alert: Option<Alert>,
    root: bool,
    account: Field,
    user: Field,
    password: Field,
    next: String,
}

#[derive(Template)]
#[template(path = "signin/mfa.html")]
struct CodePage {
    frame: Frame,
    alert: Option<Alert>,
    devices: Vec<String>,
    chosen: String,
    code: Field,
    next: String,
}

#[derive(Template)]
#[template(path = "signin/password.html")]
struct PasswordPage {
    frame: Frame,
    old: Field,
    new: Field,
    again: Field,
    next: String,
}

/// Where to go after signing in: a path of the console, and nothing else.
pub(crate) fn safe_next(next: &str) -> String {
    let path = next.split(['?', '#']).next().unwrap_or_default();
    let inside = path == "/console" || path.starts_with("/console/");
    let plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let loops = path.starts_with("/console/signin") || path.starts_with("/console/signout");
    let climbs = path.split('/').any(|part| part == ".." || part == ".") || path.contains("//");
    let escaped = path.contains('%') && path.to_lowercase().contains("%2");
    if inside && plain && !loops && !climbs && !escaped {
        next.to_owned()
    } else {
        "/console".to_owned()
    }
}

fn next_of(query: Option<&str>) -> String {
    safe_next(&asked(query, "next").unwrap_or_default())
}

fn asked(query: Option<&str>, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query?.as_bytes());
    pairs.find(|(n, _)| n == name).map(|(_, value)| value.into_owned())
}

fn with_next(path: &str, next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{path}?next={next}")
}

async fn page(visit: Visit, RawQuery(query): RawQuery) -> Page {
    show(visit, false, query.as_deref()).await
}

async fn root_page(visit: Visit, RawQuery(query): RawQuery) -> Page {
    show(visit, true, query.as_deref()).await
}

/// The form; who is signed in already goes on.
async fn show(mut visit: Visit, root: bool, query: Option<&str>) -> Page {
    let next = next_of(query);
    if visit.session().await.is_some_and(|session| session.next == "done") {
        return Err(Failed::Elsewhere(next));
    }
    // A form needs a cookie to be bound to, so who has none gets one that names no session.
    let new = visit.cookie.is_none();
    if new {
        visit.cookie = cookie::fresh();
    }
    let account = asked(query, "account").unwrap_or_default();
    let page = sign_in_page(&visit, root, &next, &account, "", None);
    let answer = html(&page);
    Ok(if new { with_cookie(&visit, answer) } else { answer })
}

fn sign_in_page(
    visit: &Visit,
    root: bool,
    next: &str,
    account: &str,
    user: &str,
    fault: Option<&Fault>,
) -> SignInPage {
    let title = if root { "Sign in as root user" } else { "Sign in" };
    SignInPage {
        frame: Frame { token: visit.token(), ..Frame::outside(title) },
        alert: fault.map(|fault| Alert { kind: "error", text: fault.message().to_owned() }),
        root,
        account: Field::text("account", "Account ID or alias", account)
            .required()
            .completes("organization"),
        user: Field::text("user", "User name", user).required().completes("username"),
        password: Field::password("password", "Password").required(),
        next: next.to_owned(),
    }
}

async fn submit(knock: Knock) -> Page {
    sign_in(knock, false).await
}

async fn submit_root(knock: Knock) -> Page {
    sign_in(knock, true).await
}

async fn sign_in(Knock { visit, form }: Knock, root: bool) -> Page {
    let next = safe_next(form.text("next"));
    let input = SignInInput {
        account: form.text("account").trim().to_owned(),
        user_name: (!root).then(|| form.text("user").trim().to_owned()),
        password: Secret::from(form.text("password")),
    };
    match visit.call::<SignIn>(input).await {
        Ok(out) => Ok(step(visit, &out.session, &out.next, &next)),
        Err(fault) => {
            // A name or password that nothing could be is wrong like any other.
            let fault = match fault.status() {
                400 => Fault::new(
                    "AccessDenied",
                    403,
                    "Your authentication information is incorrect. Please try again.",
                ),
                _ => fault,
            };
            let (account, user) = (form.text("account"), form.text("user"));
            let page = sign_in_page(&visit, root, &next, account, user, Some(&fault));
            Ok(html_with(status(&fault), &page))
        }
    }
}

/// Goes to the next stage, with its new cookie.
fn step(mut visit: Visit, session: &Secret, stage: &str, next: &str) -> Response {
    visit.cookie = Some(session.expose().to_owned());
    let answer = match stage {
        "code" => go(&with_next("/console/signin/mfa", next)),
        "password" => go(&with_next("/console/signin/password", next)),
        _ => go(next),
    };
    with_cookie(&visit, answer)
}

pub(crate) fn with_cookie(visit: &Visit, mut answer: Response) -> Response {
    let header = visit.cookie.as_deref().and_then(|value| cookie::set(value, visit.secure));
    if let Some(header) = header {
        answer.headers_mut().append(SET_COOKIE, header);
    }
    answer
}

pub(crate) fn status(fault: &Fault) -> StatusCode {
    StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::FORBIDDEN)
}

async fn code_page(visit: Visit, RawQuery(query): RawQuery) -> Page {
    show_code(&visit, &next_of(query.as_deref()), "", None).await
}

async fn show_code(visit: &Visit, next: &str, chosen: &str, fault: Option<&Fault>) -> Page {
    let Some(session) = visit.session().await.filter(|session| session.next == "code") else {
        return Err(Failed::Elsewhere(with_next("/console/signin", next)));
    };
    let page = CodePage {
        frame: Frame { token: visit.token(), ..Frame::outside("Multi-factor authentication") },
        alert: fault.map(code_alert),
        chosen: if chosen.is_empty() {
            session.devices.first().cloned().unwrap_or_default()
        } else {
            chosen.to_owned()
        },
        devices: session.devices,
        code: code_field(),
        next: next.to_owned(),
    };
    Ok(html_with(fault.map_or(StatusCode::OK, status), &page))
}

/// The field for a code.
pub(crate) fn code_field() -> Field {
    Field {
        numeric: true,
        ..Field::text("code", "MFA code", "")
            .required()
            .hint("The six digits that your authenticator shows now.")
            .completes("one-time-code")
    }
}

/// What was wrong with a code.
pub(crate) fn code_alert(fault: &Fault) -> Alert {
    let text = match fault.status() {
        400 => "A code is six digits.",
        _ => {
            "That code was not accepted. Each code works once; wait for the next one. After five wrong codes in a row the device is locked for a while."
        }
    };
    Alert { kind: "error", text: text.to_owned() }
}

async fn submit_code(Knock { visit, form }: Knock) -> Page {
    let next = safe_next(form.text("next"));
    let serial = form.said("device");
    let input =
        SubmitMfaCodeInput { serial_number: serial.clone(), code: Secret::from(form.text("code")) };
    match visit.call::<SubmitMfaCode>(input).await {
        Ok(out) => Ok(step(visit, &out.session, &out.next, &next)),
        Err(fault) => show_code(&visit, &next, &serial.unwrap_or_default(), Some(&fault)).await,
    }
}

async fn password_page(visit: Visit, RawQuery(query): RawQuery) -> Page {
    show_password(&visit, &next_of(query.as_deref()), None).await
}

async fn show_password(visit: &Visit, next: &str, fault: Option<&Fault>) -> Page {
    if visit.session().await.is_none_or(|session| session.next != "password") {
        return Err(Failed::Elsewhere(with_next("/console/signin", next)));
    }
    let old = fault.filter(|fault| fault.code() == "AccessDenied").map(Fault::message);
    let new = fault.filter(|fault| fault.code() != "AccessDenied").map(Fault::message);
    let page = PasswordPage {
        frame: Frame { token: visit.token(), ..Frame::outside("Choose a new password") },
        old: Field::password("old", "Old password").required().wrong(old),
        new: Field::password("new", "New password")
            .required()
            .hint("At least 8 characters, of at least three kinds.")
            .completes("new-password")
            .wrong(new),
        again: Field::password("again", "New password again").required().completes("new-password"),
        next: next.to_owned(),
    };
    Ok(html_with(fault.map_or(StatusCode::OK, status), &page))
}

async fn submit_password(Knock { visit, form }: Knock) -> Page {
    let next = safe_next(form.text("next"));
    if form.text("new") != form.text("again") {
        let fault = Fault::new("ValidationError", 400, "The two new passwords differ.");
        return show_password(&visit, &next, Some(&fault)).await;
    }
    let input = ChooseNewPasswordInput {
        old_password: Secret::from(form.text("old")),
        new_password: Secret::from(form.text("new")),
    };
    match visit.call::<ChooseNewPassword>(input).await {
        Ok(out) => Ok(step(visit, &out.session, &out.next, &next)),
        Err(fault) => show_password(&visit, &next, Some(&fault)).await,
    }
}

async fn sign_out(Knock { visit, .. }: Knock) -> Page {
    // Whatever comes of it, the browser forgets the cookie.
    let _ = visit.call::<SignOut>(SignOutInput {}).await;
    let mut answer = go("/console/signin").into_response();
    if let Some(header) = cookie::clear(visit.secure) {
        answer.headers_mut().append(SET_COOKIE, header);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c6_next_stays_inside_the_console() {
        for good in ["/console", "/console/users/ada?tab=tags", "/console/roles"] {
            assert_eq!(safe_next(good), good);
        }
        for bad in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "https:evil.example",
            "/console\\..\\",
            "/console/../x",
            "/console//evil.example",
            "/consolation",
            "/console/%2f%2fevil.example",
            "/console/%2e%2e/x",
            "/console/\r\nSet-Cookie: a=b",
            "/console/signin",
            "/console/signout",
            "javascript:alert(1)",
        ] {
            assert_eq!(safe_next(bad), "/console", "{bad}");
        }
    }
}
