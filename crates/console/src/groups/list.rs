//! The list of groups.

use super::{PLACE, path};
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
use countersign_api::iam::{GetGroup, GetGroupInput, Group, ListGroups, ListGroupsInput};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/groups", get(page))
}

#[derive(Template)]
#[template(path = "groups/list.html")]
struct GroupsPage {
    frame: Frame,
    filter: Field,
    filtered: bool,
    rows: Vec<Row>,
    next: Option<String>,
    later: bool,
}

struct Row {
    name: String,
    link: String,
    path: String,
    users: String,
    created: When,
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let filter = query.text("filter").trim().to_owned();
    let marker = query.said("marker");
    let later = marker.is_some();
    let most = if filter.is_empty() { PAGE } else { 1000 };
    let fetch = |marker| {
        let me = &me;
        async move {
            let max_items = i32::try_from(most).ok();
            let input = ListGroupsInput { marker, max_items, ..ListGroupsInput::default() };
            me.call::<ListGroups>(input).await.map(|out| (out.groups, out.marker))
        }
    };
    let keep = |group: &Group| fits(&group.group_name, &filter) || fits(&group.path, &filter);
    let found = walk(marker, PAGE, keep, fetch).await?;
    let mut rows = Vec::new();
    for group in found.rows {
        rows.push(row(&me, group).await);
    }
    let mut title = if filter.is_empty() {
        "User groups".to_owned()
    } else {
        format!("User groups with {filter}")
    };
    if later {
        title += ", next page";
    }
    let next = found.next.map(|marker| {
        format!("/console/groups?filter={}&marker={}", encoded(&filter), encoded(&marker))
    });
    Ok(html(&GroupsPage {
        filter: Field { kind: "search", ..Field::text("filter", "Filter groups", &filter) },
        filtered: !filter.is_empty(),
        rows,
        next,
        later,
        frame: said::frame(&me, PLACE, title, &query),
    }))
}

async fn row(me: &Me, group: Group) -> Row {
    let group_name = group.group_name.clone();
    let input = GetGroupInput { group_name, max_items: Some(100), ..GetGroupInput::default() };
    let users = match me.ask::<GetGroup>(input).await {
        Ok(out) if out.marker.is_some() => format!("more than {}", out.users.len()),
        Ok(out) => out.users.len().to_string(),
        Err(_) => "—".to_owned(),
    };
    Row {
        link: path(&group.group_name),
        name: group.group_name,
        path: group.path,
        users,
        created: When::new(group.create_date.0, me.now()),
    }
}
