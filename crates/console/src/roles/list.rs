//! The roles of the account.

use super::PLACE;
use super::trusted::entities;
use crate::answer::{Failed, Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::list::{self, Asked, Rows};
use crate::part::{Field, Pager, When};
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{GetRole, GetRoleInput, ListRoles, ListRolesInput, Role};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/roles", get(page))
}

#[derive(Template)]
#[template(path = "roles/list.html")]
struct RolesPage {
    frame: Frame,
    filter: Field,
    filtered: bool,
    rows: Vec<Row>,
    later: bool,
    pager: Pager,
}

struct Row {
    name: String,
    path: String,
    trusted: Vec<String>,
    used: Used,
}

/// When a role was last used.
enum Used {
    At(When),
    Never,
    /// The caller may not know.
    Unknown,
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let asked = Asked::of(&query);
    let keep = |role: &Role| asked.keeps(&role.role_name);
    let fetch = |marker, most| roles(&me, marker, most);
    let found = list::page(&asked, keep, fetch).await;
    let Rows { rows, next } = found.map_err(|fault| Failed::fault(me.frame(PLACE, ""), fault))?;
    let mut shown_rows = Vec::new();
    for role in rows {
        shown_rows.push(row(&me, &role).await);
    }
    Ok(html(&RolesPage {
        frame: me.frame(PLACE, asked.title(PLACE)),
        filter: asked.field("Filter roles"),
        filtered: asked.is_filtered(),
        later: asked.is_later(),
        rows: shown_rows,
        pager: asked.pager("/console/roles", next),
    }))
}

async fn roles(
    me: &Me,
    marker: Option<String>,
    most: usize,
) -> Result<(Vec<Role>, Option<String>), countersign_service::Fault> {
    let max_items = i32::try_from(most).ok();
    let input = ListRolesInput { marker, max_items, ..ListRolesInput::default() };
    let out = me.ask::<ListRoles>(input).await?;
    Ok((out.roles, out.marker))
}

/// A row; when a role was last used only its own answer says.
async fn row(me: &Me, role: &Role) -> Row {
    let input = GetRoleInput { role_name: role.role_name.clone() };
    let whole = me.ask::<GetRole>(input).await.ok();
    let used = match whole.map(|out| out.role.role_last_used.and_then(|used| used.last_used_date)) {
        Some(Some(used)) => Used::At(When::new(used.0, me.session.now.0)),
        Some(None) => Used::Never,
        None => Used::Unknown,
    };
    let trust = role.assume_role_policy_document.as_deref().unwrap_or_default();
    Row {
        name: shown(&role.role_name),
        path: links::role(&role.role_name),
        trusted: entities(trust).iter().map(|name| shown(name)).collect(),
        used,
    }
}
