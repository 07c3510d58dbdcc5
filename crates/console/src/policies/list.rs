//! The policies that can be attached.

use super::PLACE;
use crate::answer::{Failed, Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::list::{self, Asked};
use crate::part::{Field, Pager};
use crate::picker::{is_aws, policies};
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::Policy;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/policies", get(page))
}

/// To the list: whoever had to sign in again after pressing a button of a policy's page comes here.
pub(super) async fn back() -> Failed {
    Failed::Elsewhere("/console/policies".to_owned())
}

/// Which policies: as a query says it, as `ListPolicies` says it, as people say it.
const SCOPES: &[(&str, &str, &str)] =
    &[("all", "All", "All"), ("local", "Local", "Customer managed"), ("aws", "AWS", "AWS managed")];

#[derive(Template)]
#[template(path = "policies/list.html")]
struct PoliciesPage {
    frame: Frame,
    filter: Field,
    filtered: bool,
    scope: &'static str,
    /// Name, path, and whether it is the one.
    scopes: Vec<(&'static str, String, bool)>,
    rows: Vec<Row>,
    later: bool,
    pager: Pager,
}

struct Row {
    name: String,
    path: String,
    aws: bool,
    used: i32,
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let asked = Asked::of(&query);
    let scope = SCOPES.iter().find(|(word, _, _)| *word == query.text("scope"));
    let (word, scope, said) = scope.copied().unwrap_or(("all", "All", "All"));
    let keep = |policy: &Policy| asked.keeps(policy.policy_name.as_deref().unwrap_or_default());
    let fetch = |marker, most| policies(&me, scope, marker, most);
    let found = list::page(&asked, keep, fetch).await;
    let found = found.map_err(|fault| Failed::fault(me.frame(PLACE, ""), fault))?;
    let encoded = links::encoded(&asked.filter);
    let at = |word: &str| format!("/console/policies?scope={word}&filter={encoded}");
    let list = if word == "all" { PLACE.to_owned() } else { format!("{PLACE}: {said}") };
    let row = |policy: Policy| {
        let arn = policy.arn.unwrap_or_default();
        let boundaries = policy.permissions_boundary_usage_count.unwrap_or_default();
        Row {
            name: shown(&policy.policy_name.unwrap_or_default()),
            path: links::policy(&arn),
            aws: is_aws(&arn),
            used: policy.attachment_count.unwrap_or_default().saturating_add(boundaries),
        }
    };
    Ok(html(&PoliciesPage {
        frame: me.frame(PLACE, asked.title(&list)),
        filter: asked.field("Filter policies"),
        filtered: asked.is_filtered(),
        later: asked.is_later(),
        pager: asked.pager(&format!("/console/policies?scope={word}"), found.next),
        scope: word,
        scopes: SCOPES.iter().map(|(w, _, said)| (*said, at(w), *w == word)).collect(),
        rows: found.rows.into_iter().map(row).collect(),
    }))
}
