//! The groups that a user is in.

use super::detail::Head;
use super::{PLACE, of, path, tab as tab_of};
use crate::App;
use crate::answer::{Failed, Page, html, html_with};
use crate::frame::Frame;
use crate::part::{Alert, Field, Tick};
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use countersign_api::iam::{
    AddUserToGroup, AddUserToGroupInput, RemoveUserFromGroup, RemoveUserFromGroupInput,
};
use http::StatusCode;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/users/{name}/add-to-groups", get(choose).post(add))
        .route("/console/users/{name}/remove-from-group", post(remove))
}

#[derive(Template)]
#[template(path = "users/groups.html")]
struct GroupsTab {
    frame: Frame,
    head: Head,
    rows: Vec<(String, String)>,
}

pub(super) async fn tab(me: &Me, frame: Frame, head: Head) -> Page {
    let groups = of::groups(me, &head.name).await;
    let groups = groups.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let rows = groups.into_iter().map(|group| {
        let link = crate::groups::path(&group.group_name);
        (group.group_name, link)
    });
    let rows = rows.collect();
    Ok(html(&GroupsTab { frame, head, rows }))
}

#[derive(Template)]
#[template(path = "users/choose.html")]
pub(crate) struct ChoosePage {
    pub(crate) frame: Frame,
    pub(crate) alert: Option<Alert>,
    /// For who has many to choose from: a filter that keeps what is ticked.
    pub(crate) filter: Option<Field>,
    pub(crate) legend: &'static str,
    /// What is said where there is nothing to choose from.
    pub(crate) empty: &'static str,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) action: String,
    pub(crate) button: &'static str,
    pub(crate) back: String,
}

async fn chooser(me: &Me, name: &str, alert: Option<Alert>) -> Page {
    let all = of::all_groups(me).await;
    let all = all.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let there = of::groups(me, name).await.unwrap_or_default();
    let free = all.iter().filter(|group| !there.iter().any(|t| t.group_id == group.group_id));
    let tick = |name: &str| Tick::new("group", name, false).value(name);
    let status = if alert.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let page = ChoosePage {
        frame: me.frame(PLACE, format!("Add {} to groups", shown(name))),
        alert,
        filter: None,
        legend: "User groups",
        empty: "There is no group that the user is not in. Create one under User groups.",
        ticks: free.map(|group| tick(&group.group_name)).collect(),
        action: format!("{}/add-to-groups", path(name)),
        button: "Add to groups",
        back: tab_of(name, "groups"),
    };
    Ok(html_with(status, &page))
}

async fn choose(me: Me, Path(name): Path<String>) -> Page {
    chooser(&me, &name, None).await
}

async fn add(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let chosen = form.all("group");
    if chosen.is_empty() {
        let text = "Tick at least one group.".to_owned();
        return chooser(&me, &name, Some(Alert { kind: "error", text })).await;
    }
    for group in &chosen {
        let input = AddUserToGroupInput { group_name: group.clone(), user_name: name.clone() };
        if let Err(fault) = me.ask::<AddUserToGroup>(input).await {
            let text = format!("Not added to {}: {}", shown(group), shown(fault.message()));
            return chooser(&me, &name, Some(Alert { kind: "error", text })).await;
        }
    }
    let said = format!("Added to {}", shown(&chosen.join(", ")));
    told(&me, &tab_of(&name, "groups"), &said)
}

async fn remove(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let group = form.text("group").to_owned();
    let said = format!("Removed from {}", shown(&group));
    let input = RemoveUserFromGroupInput { group_name: group, user_name: name.clone() };
    me.call::<RemoveUserFromGroup>(input).await?;
    told(&me, &tab_of(&name, "groups"), &said)
}
