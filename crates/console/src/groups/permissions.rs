//! What the members of a group may do.

use super::{PLACE, of, path};
use crate::App;
use crate::answer::Page;
use crate::form::Form;
use crate::holder::Holder;
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::visit::Me;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::routing::{get, post};
use countersign_api::iam::{
    AttachGroupPolicy, AttachGroupPolicyInput, DeleteGroupPolicy, DeleteGroupPolicyInput,
    DetachGroupPolicy, DetachGroupPolicyInput,
};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/groups/{name}/add-permissions", get(choose).post(attach))
        .route("/console/groups/{name}/detach", post(detach))
        .route("/console/groups/{name}/delete-policy", get(ask_delete).post(delete))
}

fn holder(name: &str) -> Holder<'_> {
    Holder { noun: "group", name, path: path(name), place: PLACE }
}

/// The ARNs of what is attached; nothing for who may not know.
async fn there(me: &Me, name: &str) -> Vec<String> {
    let there = of::attached(me, name).await.unwrap_or_default();
    there.into_iter().filter_map(|one| one.policy_arn).collect()
}

async fn choose(me: Me, Path(name): Path<String>) -> Page {
    holder(&name).choose(&me, &Form::default(), &there(&me, &name).await, None).await
}

async fn attach(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let one = |policy_arn| {
        let input = AttachGroupPolicyInput { group_name: name.clone(), policy_arn };
        let me = &me;
        async move { me.ask::<AttachGroupPolicy>(input).await.map(drop) }
    };
    holder(&name).attach(&me, &form, &there(&me, &name).await, one).await
}

async fn detach(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let arn = form.text("policy").to_owned();
    let said = format!("Detached: {}", shown(arn.rsplit('/').next().unwrap_or_default()));
    let input = DetachGroupPolicyInput { group_name: name.clone(), policy_arn: arn };
    me.call::<DetachGroupPolicy>(input).await?;
    told(&me, &path(&name), &said)
}

async fn ask_delete(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let loss = format!("All members of {} lose what it allows, or what it denies.", shown(&name));
    Ok(holder(&name).ask_delete(&me, query.text("policy"), loss))
}

async fn delete(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let policy = form.text("policy").to_owned();
    let said = format!("Deleted the inline policy {}", shown(&policy));
    let input = DeleteGroupPolicyInput { group_name: name.clone(), policy_name: policy };
    me.call::<DeleteGroupPolicy>(input).await?;
    told(&me, &path(&name), &said)
}
