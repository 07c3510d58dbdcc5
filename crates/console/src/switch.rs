//! `Switch role`: the console as a role, and back.

use crate::answer::{Failed, Page, go, html, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Field};
use crate::post::Post;
use crate::visit::Me;
use crate::{App, cookie};
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::response::Response;
use axum::routing::{get, post};
use countersign_api::own::{SwitchBack, SwitchBackInput, SwitchRole, SwitchRoleInput};
use countersign_ident::Secret;
use http::StatusCode;
use http::header::SET_COOKIE;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/switch-role", get(page).post(submit))
        .route("/console/switch-back", post(back))
}

#[derive(Template)]
#[template(path = "switch.html")]
struct SwitchPage {
    frame: Frame,
    alert: Option<Alert>,
    account: Field,
    role: Field,
}

fn switch_page(me: &Me, account: &str, role: &str, refused: bool) -> SwitchPage {
    SwitchPage {
        frame: me.frame("", "Switch role"),
        alert: refused.then(|| Alert {
            kind: "error",
            text: "You may not switch to that role, or there is no such role. Its trust policy must name you or your account, your own policies must allow sts:AssumeRole, and it may ask for a code at sign-in.".to_owned(),
        }),
        account: Field::text("account", "Account ID or alias", account).required(),
        role: Field::text("role", "Role name", role).required(),
    }
}

/// The form, filled in by a link that names a role: `?account=…&role=…`.
async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let account = query.said("account").unwrap_or_else(|| me.session.account_id.clone());
    Ok(html(&switch_page(&me, &account, query.text("role"), false)))
}

async fn submit(Post { me, form }: Post) -> Page {
    let (account, role) = (form.text("account").trim(), form.text("role").trim());
    let input = SwitchRoleInput { account: account.to_owned(), role_name: role.to_owned() };
    match me.ask::<SwitchRole>(input).await {
        Ok(out) => Ok(with_cookie(&me, &out.session)),
        Err(fault) if fault.status() >= 500 => Err(Failed::fault(me.frame("", ""), fault)),
        Err(_) => Ok(html_with(StatusCode::FORBIDDEN, &switch_page(&me, account, role, true))),
    }
}

async fn back(Post { me, .. }: Post) -> Page {
    let out = me.call::<SwitchBack>(SwitchBackInput {}).await?;
    Ok(with_cookie(&me, &out.session))
}

fn with_cookie(me: &Me, session: &Secret) -> Response {
    let mut answer = go("/console");
    if let Some(header) = cookie::set(session.expose(), me.visit.secure) {
        answer.headers_mut().append(SET_COOKIE, header);
    }
    answer
}
