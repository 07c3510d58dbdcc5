//! What the members of a group may do.

use super::{PLACE, of, path};
use crate::App;
use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::ConfirmPage;
use crate::form::Form;
use crate::part::{Alert, Hidden};
use crate::picker::{self, Picker};
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::users::AttachPage;
use crate::visit::Me;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::routing::{get, post};
use countersign_api::iam::{
    AttachGroupPolicy, AttachGroupPolicyInput, DeleteGroupPolicy, DeleteGroupPolicyInput,
    DetachGroupPolicy, DetachGroupPolicyInput,
};
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/groups/{name}/add-permissions", get(choose).post(attach))
        .route("/console/groups/{name}/detach", post(detach))
        .route("/console/groups/{name}/delete-policy", get(ask_delete).post(delete))
}

async fn chooser(me: &Me, name: &str, form: &Form, alert: Option<Alert>) -> Page {
    let there = of::attached(me, name).await.unwrap_or_default();
    let there: Vec<String> = there.into_iter().filter_map(|one| one.policy_arn).collect();
    let picker = Picker::of(me, form, &there).await;
    let picker = picker.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let status = if alert.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let page = AttachPage {
        frame: me.frame(PLACE, format!("{}: add permissions", shown(name))),
        alert,
        heading: format!("Add permissions to {}", shown(name)),
        action: format!("{}/add-permissions", path(name)),
        back: path(name),
        picker,
    };
    Ok(html_with(status, &page))
}

async fn choose(me: Me, Path(name): Path<String>) -> Page {
    chooser(&me, &name, &Form::default(), None).await
}

async fn attach(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    if picker::asks(&form) {
        return chooser(&me, &name, &form, None).await;
    }
    let chosen = form.all("policy");
    if chosen.is_empty() {
        let text = "Tick at least one policy.".to_owned();
        return chooser(&me, &name, &form, Some(Alert { kind: "error", text })).await;
    }
    let mut done = Vec::new();
    for arn in chosen {
        let short = shown(arn.rsplit('/').next().unwrap_or_default());
        let input = AttachGroupPolicyInput { group_name: name.clone(), policy_arn: arn };
        if let Err(fault) = me.ask::<AttachGroupPolicy>(input).await {
            let text = format!("{short} was not attached: {}", shown(fault.message()));
            return chooser(&me, &name, &form, Some(Alert { kind: "error", text })).await;
        }
        done.push(short);
    }
    told(&me, &path(&name), &format!("Attached: {}", done.join(", ")))
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
    let policy = query.text("policy").to_owned();
    Ok(html(&ConfirmPage {
        frame: me.frame(PLACE, format!("Delete the policy {}?", shown(&policy))),
        alert: None,
        text: format!("All members of {} lose what it allows, or what it denies.", shown(&name)),
        losses: vec![format!("The inline policy {} with its document", shown(&policy))],
        action: format!("{}/delete-policy", path(&name)),
        hidden: vec![Hidden { name: "policy".into(), value: policy }],
        fields: Vec::new(),
        button: "Delete policy",
        danger: true,
        back: path(&name),
    }))
}

async fn delete(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let policy = form.text("policy").to_owned();
    let said = format!("Deleted the inline policy {}", shown(&policy));
    let input = DeleteGroupPolicyInput { group_name: name.clone(), policy_name: policy };
    me.call::<DeleteGroupPolicy>(input).await?;
    told(&me, &path(&name), &said)
}
