//! Deleting a policy with its versions, after taking it from everybody.

use super::PLACE;
use super::detail::{frame, name, policy, said};
use super::entities::{Entity, all_used};
use super::versions::versions;
use crate::answer::{Page, html};
use crate::frame::Frame;
use crate::post::Post;
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{
    DeletePolicy, DeletePolicyInput, DeletePolicyVersion, DeletePolicyVersionInput,
};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/policies/delete", get(page).post(delete))
}

#[derive(Template)]
#[template(path = "policies/delete.html")]
struct DeletePage {
    frame: Frame,
    name: String,
    arn: String,
    encoded: String,
    versions: usize,
    attached: Vec<Entity>,
    bound: Vec<Entity>,
}

#[derive(Template)]
#[template(path = "policies/deleted.html")]
struct DeletedPage {
    frame: Frame,
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = said(query);
    let policy = policy(&me, &query).await?;
    let arn = query.text("arn").to_owned();
    Ok(html(&DeletePage {
        frame: frame(&me, &policy, "delete", &query),
        name: shown(name(&policy)),
        encoded: links::encoded(&arn),
        versions: versions(&me, &arn).await?.len(),
        attached: all_used(&me, &arn, "PermissionsPolicy").await?,
        bound: all_used(&me, &arn, "PermissionsBoundary").await?,
        arn,
    }))
}

async fn delete(Post { me, form }: Post) -> Page {
    let arn = form.text("arn").to_owned();
    let policy = policy(&me, &form).await?;
    for entity in all_used(&me, &arn, "PermissionsPolicy").await? {
        entity.detach(&me, arn.clone()).await?;
    }
    for version in versions(&me, &arn).await? {
        if version.is_default_version != Some(true) {
            let version_id = version.version_id.unwrap_or_default();
            let input = DeletePolicyVersionInput { policy_arn: arn.clone(), version_id };
            me.call::<DeletePolicyVersion>(input).await?;
        }
    }
    me.call::<DeletePolicy>(DeletePolicyInput { policy_arn: arn }).await?;
    let done = format!("The policy {} has been deleted.", shown(name(&policy)));
    let frame = Frame { done: Some(done), ..me.frame(PLACE, "Policy deleted") };
    Ok(html(&DeletedPage { frame }))
}
