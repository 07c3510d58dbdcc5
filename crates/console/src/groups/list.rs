//! The list of groups.

use super::{PLACE, path};
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
    later: bool,
    pager: Pager,
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
    let asked = Asked::of(&query);
    let fetch = |marker, most| {
        let me = &me;
        async move {
            let max_items = i32::try_from(most).ok();
            let input = ListGroupsInput { marker, max_items, ..ListGroupsInput::default() };
            me.call::<ListGroups>(input).await.map(|out| (out.groups, out.marker))
        }
    };
    let keep = |group: &Group| asked.keeps(&group.group_name) || asked.keeps(&group.path);
    let found = list::page(&asked, keep, fetch).await?;
    let mut rows = Vec::new();
    for group in found.rows {
        rows.push(row(&me, group).await);
    }
    Ok(html(&GroupsPage {
        filter: asked.field("Filter groups"),
        filtered: asked.is_filtered(),
        later: asked.is_later(),
        rows,
        pager: asked.pager("/console/groups", found.next),
        frame: said::frame(&me, PLACE, asked.title(PLACE), &query),
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
