//! What a user proves who they are with: password, access keys, devices; and everybody's own, at `/console/me`.

mod access_keys;
mod passwords;

use super::detail::Head;
use super::{PLACE, of, path, tab as tab_of};
use crate::App;
use crate::answer::{Failed, Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Copy, When};
use crate::refusal::Refusal;
use crate::said;
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{
    GetAccessKeyLastUsed, GetAccessKeyLastUsedInput, GetUser, GetUserInput,
};
use countersign_service::Fault;
use std::sync::Arc;

pub(crate) use passwords::generated;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/me", get(mine))
        .merge(passwords::routes())
        .merge(access_keys::routes())
}

#[derive(Template)]
#[template(path = "users/credentials.html")]
struct CredentialsTab {
    frame: Frame,
    /// Nothing on one's own page.
    head: Option<Head>,
    name: String,
    link: String,
    arn: Option<Copy>,
    alerts: Vec<Alert>,
    sign_in: Copy,
    password: Option<Password>,
    password_used: Option<When>,
    keys: Vec<Key>,
    devices: Vec<Device>,
}

/// Since when there is a password, and whether it must be changed.
struct Password {
    since: When,
    must_change: bool,
}

struct Key {
    id: String,
    created: Option<When>,
    used: Option<(When, String)>,
    active: bool,
}

struct Device {
    serial: Copy,
    since: When,
}

/// Where one's credentials are shown: among one's own, or on the user's page.
pub(crate) fn home(me: &Me, name: &str) -> String {
    if is_own(me, name) { "/console/me".to_owned() } else { tab_of(name, "credentials") }
}

fn is_own(me: &Me, name: &str) -> bool {
    let own = me.session.user_name.as_deref().filter(|_| me.session.role_name.is_none());
    own.is_some_and(|own| own.eq_ignore_ascii_case(name))
}

/// Where the account's users sign in.
pub(crate) fn sign_in_link(me: &Me) -> String {
    let alias = me.session.alias.as_deref().filter(|_| me.session.role_name.is_none());
    me.visit.url(&format!("/console/signin?account={}", alias.unwrap_or(me.account())))
}

pub(super) async fn tab(me: &Me, frame: Frame, head: Head) -> Page {
    let name = head.name.clone();
    show(me, frame, Some(head), &name).await
}

async fn mine(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let own = me.session.user_name.clone().filter(|_| me.session.role_name.is_none());
    // The root user and roles have no credentials that are managed here.
    let name = own.ok_or_else(|| Failed::Elsewhere("/console".to_owned()))?;
    let frame = said::frame(&me, "", "My security credentials".to_owned(), &query);
    show(&me, frame, None, &name).await
}

async fn show(me: &Me, frame: Frame, head: Option<Head>, name: &str) -> Page {
    let mut alerts = Vec::new();
    let mut note = |fault: Fault| {
        let alert = Refusal::of(&fault).alert(&[]);
        alerts.extend(alert);
    };
    let input = GetUserInput { user_name: Some(name.to_owned()) };
    let user = me.ask::<GetUser>(input).await.ok().map(|out| out.user);
    let password = of::password(me, name).await.unwrap_or_else(|fault| {
        note(fault);
        None
    });
    let mut keys = Vec::new();
    for key in of::keys(me, name).await.unwrap_or_else(|fault| {
        note(fault);
        Vec::new()
    }) {
        let id = key.access_key_id.unwrap_or_default();
        let input = GetAccessKeyLastUsedInput { access_key_id: id.clone() };
        let used = me.ask::<GetAccessKeyLastUsed>(input).await.ok();
        let used = used.and_then(|out| out.access_key_last_used).and_then(|used| {
            Some((When::new(used.last_used_date?.0, me.now()), used.service_name))
        });
        let created = key.create_date.map(|at| When::new(at.0, me.now()));
        keys.push(Key { id, created, used, active: key.status.as_deref() == Some("Active") });
    }
    let devices = of::devices(me, name).await.unwrap_or_else(|fault| {
        note(fault);
        Vec::new()
    });
    let device = |serial: String, at: i64| Device {
        serial: Copy { label: "Copy device ARN", text: serial },
        since: When::new(at, me.now()),
    };
    let own_page = head.is_none();
    Ok(html(&CredentialsTab {
        frame,
        head,
        name: name.to_owned(),
        link: path(name),
        arn: user
            .as_ref()
            .filter(|_| own_page)
            .map(|user| Copy { label: "Copy user ARN", text: user.arn.clone() }),
        sign_in: Copy { label: "Copy sign-in link", text: sign_in_link(me) },
        password: password.map(|profile| Password {
            since: When::new(profile.create_date.0, me.now()),
            must_change: profile.password_reset_required == Some(true),
        }),
        password_used: user
            .and_then(|user| user.password_last_used)
            .map(|at| When::new(at.0, me.now())),
        keys,
        devices: devices
            .into_iter()
            .map(|one| device(one.serial_number, one.enable_date.0))
            .collect(),
        alerts,
    }))
}
