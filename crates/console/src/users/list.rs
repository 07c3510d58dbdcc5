//! The list of users.

use super::{PLACE, of, path};
use crate::App;
use crate::answer::{Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::links::encoded;
use crate::list::{PAGE, fits, walk};
use crate::part::{Field, When};
use crate::said;
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{
    GetAccessKeyLastUsed, GetAccessKeyLastUsedInput, ListUsers, ListUsersInput, User,
};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/users", get(page))
}

#[derive(Template)]
#[template(path = "users/list.html")]
struct UsersPage {
    frame: Frame,
    filter: Field,
    filtered: bool,
    rows: Vec<Row>,
    next: Option<String>,
    later: bool,
}

/// What the caller may not know is a dash.
struct Row {
    name: String,
    link: String,
    path: String,
    groups: String,
    key: String,
    used: Option<When>,
    mfa: Option<bool>,
    password: &'static str,
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let filter = query.text("filter").trim().to_owned();
    let marker = query.said("marker");
    let later = marker.is_some();
    // A filter is looked for everywhere, in few calls; a page of the whole list is one call.
    let most = if filter.is_empty() { PAGE } else { 1000 };
    let fetch = |marker| {
        let me = &me;
        async move {
            let max_items = i32::try_from(most).ok();
            let input = ListUsersInput { marker, max_items, ..ListUsersInput::default() };
            me.call::<ListUsers>(input).await.map(|out| (out.users, out.marker))
        }
    };
    let keep = |user: &User| fits(&user.user_name, &filter) || fits(&user.path, &filter);
    let found = walk(marker, PAGE, keep, fetch).await?;
    let mut rows = Vec::new();
    for user in found.rows {
        rows.push(row(&me, user).await);
    }
    let title = match (filter.is_empty(), later) {
        (true, false) => "Users".to_owned(),
        (true, true) => "Users, next page".to_owned(),
        (false, false) => format!("Users with {filter}"),
        (false, true) => format!("Users with {filter}, next page"),
    };
    let next = found.next.map(|marker| {
        format!("/console/users?filter={}&marker={}", encoded(&filter), encoded(&marker))
    });
    Ok(html(&UsersPage {
        filter: Field { kind: "search", ..Field::text("filter", "Filter users", &filter) },
        filtered: !filter.is_empty(),
        rows,
        next,
        later,
        frame: said::frame(&me, PLACE, title, &query),
    }))
}

async fn row(me: &Me, user: User) -> Row {
    let name = &user.user_name;
    let groups = of::groups(me, name).await.map_or_else(
        |_| "—".to_owned(),
        |groups| groups.into_iter().map(|g| g.group_name).collect::<Vec<_>>().join(", "),
    );
    let keys = of::keys(me, name).await.ok();
    let mut used = None;
    for key in keys.iter().flatten() {
        let input = GetAccessKeyLastUsedInput {
            access_key_id: key.access_key_id.clone().unwrap_or_default(),
        };
        let out = me.ask::<GetAccessKeyLastUsed>(input).await.ok();
        let last = out.and_then(|out| out.access_key_last_used?.last_used_date);
        used = used.max(last.map(|at| at.0));
    }
    let active = keys.iter().flatten().filter(|key| key.status.as_deref() == Some("Active"));
    let oldest = active.filter_map(|key| key.create_date).map(|at| at.0).min();
    let key = match (&keys, oldest) {
        (None, _) => "—".to_owned(),
        (Some(_), Some(at)) => age(at, me.now()),
        (Some(keys), None) if keys.is_empty() => "None".to_owned(),
        _ => "Inactive".to_owned(),
    };
    let password = match of::password(me, name).await {
        Err(_) => "—",
        Ok(None) => "No",
        Ok(Some(_)) => "Yes",
    };
    let mfa = of::devices(me, name).await.ok().map(|devices| !devices.is_empty());
    Row {
        link: path(name),
        groups,
        key,
        used: used.map(|at| When::new(at, me.now())),
        mfa,
        password,
        name: user.user_name,
        path: user.path,
    }
}

/// How old a key is, as an operator asks it: in days.
fn age(at: i64, now: i64) -> String {
    match now.saturating_sub(at) / 86_400 {
        ..1 => "Today".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}
