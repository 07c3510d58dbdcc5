//! `Create group`: a name, and the policies of its members.

use super::{PLACE, path};
use crate::App;
use crate::answer::{Failed, Page, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Field};
use crate::picker::{self, Picker};
use crate::post::Post;
use crate::refusal::Refusal;
use crate::said::told;
use crate::shown::shown;
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::routing::get;
use countersign_api::iam::{
    AttachGroupPolicy, AttachGroupPolicyInput, CreateGroup, CreateGroupInput,
};
use countersign_service::Fault;
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    // A group may be named as the page is, so that the page stands elsewhere.
    Router::new().route("/console/create-group", get(page).post(submit))
}

#[derive(Template)]
#[template(path = "groups/create.html")]
struct CreatePage {
    frame: Frame,
    alert: Option<Alert>,
    name: Field,
    path: Field,
    picker: Option<Picker>,
}

async fn show(me: &Me, form: &Form, fault: Option<&Fault>) -> Page {
    let refusal = fault.map(Refusal::of).unwrap_or_default();
    let name = refusal.beside("groupName").or(refusal.coded("EntityAlreadyExists"));
    let beside_path = refusal.beside("path");
    let status = fault.map_or(200, Fault::status);
    let page = CreatePage {
        frame: me.frame(PLACE, "Create group"),
        alert: refusal.alert(&[name.clone(), beside_path.clone()]),
        name: Field::text("name", "Group name", form.text("name")).required().wrong(name),
        path: Field::text("path", "Path (optional)", form.text("path"))
            .hint("Groups names in ARNs: /division/team/. Most leave it empty.")
            .wrong(beside_path),
        // Who may not list policies can still make a group.
        picker: Picker::of(me, form, &[]).await.ok(),
    };
    Ok(html_with(StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST), &page))
}

async fn page(me: Me) -> Page {
    show(&me, &Form::default(), None).await
}

async fn submit(Post { me, form }: Post) -> Page {
    if picker::asks(&form) {
        return show(&me, &form, None).await;
    }
    let name = form.text("name").trim().to_owned();
    let input = CreateGroupInput { path: form.said("path"), group_name: name.clone() };
    match me.ask::<CreateGroup>(input).await {
        Ok(_) => {}
        Err(fault) if fault.status() >= 500 => return Err(Failed::fault(me.frame("", ""), fault)),
        Err(fault) => return show(&me, &form, Some(&fault)).await,
    }
    let mut not = Vec::new();
    for arn in form.all("policy") {
        let short = shown(arn.rsplit('/').next().unwrap_or_default());
        let input = AttachGroupPolicyInput { group_name: name.clone(), policy_arn: arn };
        if let Err(fault) = me.ask::<AttachGroupPolicy>(input).await {
            not.push(format!("{short} was not attached: {}", shown(fault.message())));
        }
    }
    let said = format!("The group {} has been created. {}", shown(&name), not.join(" "));
    told(&me, &path(&name), said.trim())
}
