//! A policy's versions: up to five, of which one counts.

use super::detail::{Head, document, frame, name, policy, said};
use crate::answer::{Page, go, html};
use crate::frame::Frame;
use crate::part::When;
use crate::post::Post;
use crate::pretty::pretty;
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{
    DeletePolicyVersion, DeletePolicyVersionInput, ListPolicyVersions, ListPolicyVersionsInput,
    PolicyVersion, SetDefaultPolicyVersion, SetDefaultPolicyVersionInput,
};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/policies/versions", get(page))
        .route("/console/policies/versions/default", get(super::list::back).post(set_default))
        .route("/console/policies/versions/delete", get(ask).post(delete))
}

#[derive(Template)]
#[template(path = "policies/versions.html")]
struct VersionsPage {
    frame: Frame,
    head: Head,
    arn: String,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    default: bool,
    created: Option<When>,
    document: String,
}

/// All versions of a policy, newest first.
pub(super) async fn versions(
    me: &Me,
    arn: &str,
) -> Result<Vec<PolicyVersion>, crate::answer::Failed> {
    let input = ListPolicyVersionsInput {
        policy_arn: arn.to_owned(),
        ..ListPolicyVersionsInput::default()
    };
    Ok(me.call::<ListPolicyVersions>(input).await?.versions.unwrap_or_default())
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = said(query);
    let policy = policy(&me, &query).await?;
    let arn = query.text("arn").to_owned();
    let mut rows = Vec::new();
    for version in versions(&me, &arn).await? {
        let id = version.version_id.unwrap_or_default();
        rows.push(Row {
            document: pretty(&document(&me, &arn, &id).await?),
            default: version.is_default_version == Some(true),
            created: version.create_date.map(|at| When::new(at.0, me.session.now.0)),
            id,
        });
    }
    Ok(html(&VersionsPage {
        frame: frame(&me, &policy, "policy versions", &query),
        head: Head::of(&me, &policy, "Policy versions"),
        arn,
        rows,
    }))
}

fn there(arn: &str, done: &str) -> String {
    format!("/console/policies/versions?arn={}&done={done}", links::encoded(arn))
}

async fn set_default(Post { me, form }: Post) -> Page {
    let arn = form.text("arn");
    let input = SetDefaultPolicyVersionInput {
        policy_arn: arn.to_owned(),
        version_id: form.text("version").to_owned(),
    };
    me.call::<SetDefaultPolicyVersion>(input).await?;
    Ok(go(&there(arn, "default")))
}

#[derive(Template)]
#[template(path = "policies/version_delete.html")]
struct DeletePage {
    frame: Frame,
    name: String,
    arn: String,
    /// The ARN, for queries.
    encoded: String,
    id: String,
    document: String,
}

async fn ask(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = said(query);
    let policy = policy(&me, &query).await?;
    let (arn, id) = (query.text("arn"), query.text("version"));
    let document = document(&me, arn, id).await?;
    Ok(html(&DeletePage {
        frame: frame(&me, &policy, "delete version", &query),
        name: shown(name(&policy)),
        arn: arn.to_owned(),
        encoded: links::encoded(arn),
        id: id.to_owned(),
        document: pretty(&document),
    }))
}

async fn delete(Post { me, form }: Post) -> Page {
    let arn = form.text("arn");
    let input = DeletePolicyVersionInput {
        policy_arn: arn.to_owned(),
        version_id: form.text("version").to_owned(),
    };
    me.call::<DeletePolicyVersion>(input).await?;
    Ok(go(&there(arn, "version-deleted")))
}
