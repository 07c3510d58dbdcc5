//! Deleting a role with everything that is on it.

use super::detail::{frame, role};
use super::permissions::{attached, inline};
use crate::answer::{Page, html};
use crate::frame::Frame;
use crate::part::When;
use crate::post::Post;
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::iam::{
    DeleteRole, DeleteRoleInput, DeleteRolePolicy, DeleteRolePolicyInput, DetachRolePolicy,
    DetachRolePolicyInput,
};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/roles/{name}/delete", get(page).post(delete))
}

#[derive(Template)]
#[template(path = "roles/delete.html")]
struct DeletePage {
    frame: Frame,
    name: String,
    path: String,
    arn: String,
    attached: Vec<String>,
    inline: Vec<String>,
    tags: usize,
    used: Option<When>,
}

#[derive(Template)]
#[template(path = "roles/deleted.html")]
struct DeletedPage {
    frame: Frame,
}

async fn page(me: Me, Path(name): Path<String>) -> Page {
    let role = role(&me, &name).await?;
    let attached = attached(&me, &name).await?;
    let attached = attached.into_iter().filter_map(|policy| policy.policy_name);
    let used = role.role_last_used.and_then(|used| used.last_used_date);
    Ok(html(&DeletePage {
        frame: frame(&me, &name, "delete", None),
        name: shown(&name),
        path: links::role(&name),
        arn: role.arn,
        attached: attached.map(|name| shown(&name)).collect(),
        inline: inline(&me, &name).await?.iter().map(|name| shown(name)).collect(),
        tags: role.tags.unwrap_or_default().len(),
        used: used.map(|used| When::new(used.0, me.session.now.0)),
    }))
}

/// What is on a role keeps it from being deleted, so that it goes first.
async fn delete(Path(name): Path<String>, Post { me, .. }: Post) -> Page {
    for policy in attached(&me, &name).await? {
        let policy_arn = policy.policy_arn.unwrap_or_default();
        let input = DetachRolePolicyInput { role_name: name.clone(), policy_arn };
        me.call::<DetachRolePolicy>(input).await?;
    }
    for policy_name in inline(&me, &name).await? {
        let input = DeleteRolePolicyInput { role_name: name.clone(), policy_name };
        me.call::<DeleteRolePolicy>(input).await?;
    }
    me.call::<DeleteRole>(DeleteRoleInput { role_name: name.clone() }).await?;
    let done = format!("The role {} has been deleted.", shown(&name));
    let frame = Frame { done: Some(done), ..me.frame(super::PLACE, "Role deleted") };
    Ok(html(&DeletedPage { frame }))
}
