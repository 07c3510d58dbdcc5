//! A policy's tags.

use super::detail::{Head, frame, policy, said};
use crate::answer::{Failed, Page, go, html, html_with};
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
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{TagPolicy, TagPolicyInput, UntagPolicy, UntagPolicyInput};
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/policies/tags", get(page).post(change))
}

#[derive(Template)]
#[template(path = "policies/tags.html")]
struct TagsPage {
    frame: Frame,
    head: Head,
    arn: String,
    alert: Option<Alert>,
    tagging: Tagging,
}

/// `form` is the query, or the form that was refused: both name the policy.
async fn tags_page(me: &Me, form: &Form, refusal: &Refusal) -> Result<TagsPage, Failed> {
    let policy = policy(me, form).await?;
    let error = refusal.beside("tags.1.member.key");
    Ok(TagsPage {
        frame: frame(me, &policy, "tags", form),
        head: Head::of(me, &policy, "Tags"),
        arn: form.text("arn").to_owned(),
        alert: refusal.alert(std::slice::from_ref(&error)),
        tagging: Tagging::new(&policy.tags.unwrap_or_default(), form, error),
    })
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    // A link fills in nothing.
    let query = said(query).without("tag_key").without("tag_value");
    Ok(html(&tags_page(&me, &query, &Refusal::default()).await?))
}

async fn change(Post { me, form }: Post) -> Page {
    let policy_arn = form.text("arn").to_owned();
    let back = format!("/console/policies/tags?arn={}", links::encoded(&policy_arn));
    let (answer, done) = match (tagging::removed(&form), tagging::typed(&form)) {
        (Some(key), _) => {
            let input = UntagPolicyInput { policy_arn, tag_keys: vec![key] };
            (me.ask::<UntagPolicy>(input).await, "untagged")
        }
        (None, Some(tag)) => {
            let input = TagPolicyInput { policy_arn, tags: vec![tag] };
            (me.ask::<TagPolicy>(input).await, "tagged")
        }
        (None, None) => return Ok(go(&back)),
    };
    match answer {
        Ok(_) => Ok(go(&format!("{back}&done={done}"))),
        Err(fault) => {
            let page = tags_page(&me, &form, &Refusal::of(&fault)).await?;
            Ok(html_with(StatusCode::BAD_REQUEST, &page))
        }
    }
}
