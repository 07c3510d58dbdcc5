//! The list of users.

use super::{PLACE, Whose, of, path};
use crate::App;
use crate::answer::{Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::list::{self, Asked};
use crate::part::{Field, Pager, When};
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
    later: bool,
    pager: Pager,
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
    let asked = Asked::of(&query);
    let fetch = |marker, most| {
        let me = &me;
        async move {
            let max_items = i32::try_from(most).ok();
            let input = ListUsersInput { marker, max_items, ..ListUsersInput::default() };
            me.call::<ListUsers>(input).await.map(|out| (out.users, out.marker))
        }
    };
    let keep = |user: &User| asked.keeps(&user.user_name) || asked.keeps(&user.path);
    let found = list::page(&asked, keep, fetch).await?;
    let mut rows = Vec::new();
    for user in found.rows {
        rows.push(row(&me, user).await);
    }
    Ok(html(&UsersPage {
        filter: asked.field("Filter users"),
        filtered: asked.is_filtered(),
        later: asked.is_later(),
        rows,
        pager: asked.pager("/console/users", found.next),
        frame: said::frame(&me, PLACE, asked.title(PLACE), &query),
    }))
}

async fn row(me: &Me, user: User) -> Row {
    let name = &user.user_name;
    let groups = of::groups(me, name).await.map_or_else(
        |_| "—".to_owned(),
        |groups| groups.into_iter().map(|g| g.group_name).collect::<Vec<_>>().join(", "),
    );
    let keys = of::keys(me, &Whose::User(name.to_owned())).await.ok();
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
    let mfa = of::devices(me, &Whose::User(name.to_owned()))
        .await
        .ok()
        .map(|devices| !devices.is_empty());
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
