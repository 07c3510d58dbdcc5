//! What a user proves who they are with: password, access keys, devices; and everybody's own, at `/console/me`.

mod access_keys;
mod passwords;

use super::detail::Head;
use super::{PLACE, Whose, of, path};
use crate::App;
use crate::answer::{Failed, Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::mfa::{Kind, Lock, Locked};
use crate::part::{Alert, Copy, When};
use crate::refusal::Refusal;
use crate::said;
use crate::visit::{Me, is_root};
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
    /// A user's, or the root user's own.
    is_root: bool,
    name: String,
    link: String,
    arn: Option<Copy>,
    alerts: Vec<Alert>,
    sign_in: Copy,
    password: Option<Password>,
    password_used: Option<When>,
    keys: Vec<Key>,
    devices: Vec<Device>,
    lock: Option<Lock>,
    /// Where somebody else's lock is cleared; nothing without a lock, and on one's own page.
    clear: Option<String>,
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
    kind: &'static str,
    since: When,
    locked: Locked,
}

/// Where the account's users sign in.
pub(crate) fn sign_in_link(me: &Me) -> String {
    let alias = me.session.alias.as_deref().filter(|_| me.session.role_name.is_none());
    me.visit.url(&format!("/console/signin?account={}", alias.unwrap_or(me.account())))
}

pub(super) async fn tab(me: &Me, frame: Frame, head: Head) -> Page {
    let name = head.name.clone();
    show(me, frame, Some(head), &Whose::User(name)).await
}

async fn mine(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let whose = match me.session.user_name.clone().filter(|_| me.session.role_name.is_none()) {
        Some(name) => Whose::User(name),
        None if is_root(&me.session) => Whose::Root,
        // Sessions of roles and of others have no credentials that are managed.
        None => return Err(Failed::Elsewhere("/console".to_owned())),
    };
    let frame = said::frame(&me, "", "My security credentials".to_owned(), &query);
    show(&me, frame, None, &whose).await
}

async fn show(me: &Me, frame: Frame, head: Option<Head>, whose: &Whose) -> Page {
    let mut alerts = Vec::new();
    let mut note = |fault: Fault| {
        let alert = Refusal::of(&fault).alert(&[]);
        alerts.extend(alert);
    };
    let input = GetUserInput { user_name: whose.user_name() };
    let user = me.ask::<GetUser>(input).await.ok().map(|out| out.user);
    let password = match whose {
        Whose::User(name) => of::password(me, name).await.unwrap_or_else(|fault| {
            note(fault);
            None
        }),
        // It is set when the account is made, and nobody changes it here.
        Whose::Root => None,
    };
    let mut keys = Vec::new();
    for key in of::keys(me, whose).await.unwrap_or_else(|fault| {
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
    let devices = of::devices(me, whose).await.unwrap_or_else(|fault| {
        note(fault);
        Vec::new()
    });
    let lock = Lock::of(me, whose).await.filter(Lock::is_there);
    let device = |serial: String, at: i64| Device {
        locked: lock.as_ref().map(|lock| lock.device(me, &serial)).unwrap_or_default(),
        kind: Kind::of(&serial).word(),
        serial: Kind::of(&serial).copy(serial),
        since: When::new(at, me.now()),
    };
    let own_page = head.is_none();
    Ok(html(&CredentialsTab {
        frame,
        head,
        is_root: matches!(whose, Whose::Root),
        name: whose.shown(),
        link: whose.path(),
        arn: user
            .as_ref()
            .filter(|_| own_page)
            .map(|user| Copy { label: "Copy user ARN", text: user.arn.clone() }),
        clear: lock
            .as_ref()
            .filter(|_| !whose.is_own(me))
            .map(|_| format!("{}/mfa/lock", whose.path())),
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
        lock,
        alerts,
    }))
}
