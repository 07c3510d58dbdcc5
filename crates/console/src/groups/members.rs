//! Who is in a group.

use super::{PLACE, of, path};
use crate::App;
use crate::answer::{Failed, Page, html_with};
use crate::form::Form;
use crate::list::fits;
use crate::part::{Alert, Field, Tick};
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::users::ChoosePage;
use crate::users::of::everybody;
use crate::visit::Me;
use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use countersign_api::iam::{
    AddUserToGroup, AddUserToGroupInput, RemoveUserFromGroup, RemoveUserFromGroupInput,
};
use http::StatusCode;
use std::sync::Arc;

/// How many users are shown to choose from; a filter finds the others.
const SHOWN: usize = 100;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/groups/{name}/add-users", get(choose).post(add))
        .route("/console/groups/{name}/remove-user", post(remove))
}

async fn chooser(me: &Me, name: &str, form: &Form, alert: Option<Alert>) -> Page {
    let all = everybody(me).await;
    let all = all.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let there = of::members(me, name).await.unwrap_or_default();
    let (filter, chosen) = (form.text("filter"), form.all("user"));
    let free = all.iter().filter(|user| !there.iter().any(|t| t.user_id == user.user_id));
    let free = free.map(|user| user.user_name.as_str());
    // What is ticked stays in sight, whatever the filter.
    let is_chosen = |name: &str| chosen.iter().any(|one| one == name);
    let (ticked, rest): (Vec<&str>, Vec<&str>) = free.partition(|name| is_chosen(name));
    let rest = rest.into_iter().filter(|name| fits(name, filter)).take(SHOWN);
    let tick = |name: &str| Tick::new("user", name, is_chosen(name)).value(name);
    let status = if alert.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let title = if filter.is_empty() {
        format!("Add users to {}", shown(name))
    } else {
        format!("Add users with {} to {}", shown(filter), shown(name))
    };
    let page = ChoosePage {
        frame: me.frame(PLACE, title),
        alert,
        filter: Some(Field { kind: "search", ..Field::text("filter", "Filter users", filter) }),
        legend: "Users",
        empty: "No user who is not in the group already has this in their name.",
        ticks: ticked.into_iter().chain(rest).map(tick).collect(),
        action: format!("{}/add-users", path(name)),
        button: "Add users to group",
        back: path(name),
    };
    Ok(html_with(status, &page))
}

async fn choose(me: Me, Path(name): Path<String>) -> Page {
    chooser(&me, &name, &Form::default(), None).await
}

async fn add(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    if form.text("go") == "filter" {
        return chooser(&me, &name, &form, None).await;
    }
    let chosen = form.all("user");
    if chosen.is_empty() {
        let text = "Tick at least one user.".to_owned();
        return chooser(&me, &name, &form, Some(Alert { kind: "error", text })).await;
    }
    for user in &chosen {
        let input = AddUserToGroupInput { group_name: name.clone(), user_name: user.clone() };
        if let Err(fault) = me.ask::<AddUserToGroup>(input).await {
            let text = format!("{} was not added: {}", shown(user), shown(fault.message()));
            return chooser(&me, &name, &form, Some(Alert { kind: "error", text })).await;
        }
    }
    told(&me, &path(&name), &format!("Added: {}", shown(&chosen.join(", "))))
}

async fn remove(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let user = form.text("user").to_owned();
    let said = format!("Removed: {}", shown(&user));
    let input = RemoveUserFromGroupInput { group_name: name.clone(), user_name: user };
    me.call::<RemoveUserFromGroup>(input).await?;
    told(&me, &path(&name), &said)
}
