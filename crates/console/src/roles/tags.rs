//! A role's tags.

use super::detail::{Head, Query, frame, role};
use crate::answer::{Page, go, html, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::Alert;
use crate::post::Post;
use crate::refusal::Refusal;
use crate::tagging::{self, Tagging};
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::iam::{TagRole, TagRoleInput, UntagRole, UntagRoleInput};
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/roles/{name}/tags", get(page).post(change))
}

#[derive(Template)]
#[template(path = "roles/tags.html")]
struct TagsPage {
    frame: Frame,
    head: Head,
    alert: Option<Alert>,
    tagging: Tagging,
}

async fn tags_page(
    me: &Me,
    name: &str,
    query: Option<&str>,
    typed: &Form,
    refusal: &Refusal,
) -> Result<TagsPage, crate::answer::Failed> {
    let role = role(me, name).await?;
    let error = refusal.beside("tags.1.member.key");
    Ok(TagsPage {
        frame: frame(me, name, "tags", query),
        head: Head::of(me, &role, "Tags"),
        alert: refusal.alert(std::slice::from_ref(&error)),
        tagging: Tagging::new(&role.tags.unwrap_or_default(), typed, error),
    })
}

async fn page(me: Me, Path(name): Path<String>, Query { 0: query }: Query) -> Page {
    let typed = Form::default();
    Ok(html(&tags_page(&me, &name, query.as_deref(), &typed, &Refusal::default()).await?))
}

async fn change(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let role_name = name.clone();
    let (answer, done) = match (tagging::removed(&form), tagging::typed(&form)) {
        (Some(key), _) => {
            let input = UntagRoleInput { role_name, tag_keys: vec![key] };
            (me.ask::<UntagRole>(input).await, "untagged")
        }
        (None, Some(tag)) => {
            let input = TagRoleInput { role_name, tags: vec![tag] };
            (me.ask::<TagRole>(input).await, "tagged")
        }
        (None, None) => return Ok(go(&format!("{}/tags", links::role(&name)))),
    };
    match answer {
        Ok(_) => Ok(go(&format!("{}/tags?done={done}", links::role(&name)))),
        Err(fault) => {
            let page = tags_page(&me, &name, None, &form, &Refusal::of(&fault)).await?;
            Ok(html_with(StatusCode::BAD_REQUEST, &page))
        }
    }
}
