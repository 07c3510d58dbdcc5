//! What a user may do: policies attached, inline and by groups, and the boundary around them.

use super::detail::Head;
use super::of::whole;
use super::{PLACE, of, path, tab as tab_of};
use crate::App;
use crate::answer::{Page, html, html_with};
use crate::confirm::ConfirmPage;
use crate::form::Form;
use crate::frame::Frame;
use crate::holder::Holder;
use crate::links;
use crate::list::walk;
use crate::part::{Alert, Field};
use crate::picker;
use crate::post::Post;
use crate::pretty::pretty;
use crate::refusal::Refusal;
use crate::said::told;
use crate::shown::shown;
use crate::users::of::MOST;
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::routing::{get, post};
use countersign_api::iam::{
    AttachUserPolicy, AttachUserPolicyInput, AttachedPolicy, DeleteUserPermissionsBoundary,
    DeleteUserPermissionsBoundaryInput, DeleteUserPolicy, DeleteUserPolicyInput, DetachUserPolicy,
    DetachUserPolicyInput, GetUserPolicy, GetUserPolicyInput, ListAttachedGroupPolicies,
    ListAttachedGroupPoliciesInput, ListGroupPolicies, ListGroupPoliciesInput,
    PutUserPermissionsBoundary, PutUserPermissionsBoundaryInput, User,
};
use countersign_service::Fault;
use http::StatusCode;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/users/{name}/add-permissions", get(choose).post(attach))
        .route("/console/users/{name}/detach", post(detach))
        .route("/console/users/{name}/delete-policy", get(ask_delete).post(delete))
        .route("/console/users/{name}/boundary", get(boundary).post(set_boundary))
        .route("/console/users/{name}/remove-boundary", post(remove_boundary))
}

#[derive(Template)]
#[template(path = "users/permissions.html")]
struct PermissionsTab {
    frame: Frame,
    head: Head,
    rows: Vec<Row>,
    boundary: Option<(String, String)>,
    alert: Option<Alert>,
}

/// A policy and how it comes to the user.
struct Row {
    name: String,
    /// Its own page.
    link: Option<String>,
    kind: &'static str,
    how: String,
    document: Option<String>,
    /// The ARN to detach, or nothing.
    detach: Option<String>,
    /// The editor of an inline policy.
    edit: Option<String>,
    /// The page that asks whether to delete it.
    delete: Option<String>,
}

pub(super) async fn tab(me: &Me, frame: Frame, head: Head, user: &User) -> Page {
    let mut rows = Vec::new();
    let mut fault = None;
    match of::attached(me, &head.name).await {
        Ok(all) => rows.extend(all.into_iter().map(|one| managed(one, "Attached directly", true))),
        Err(refused) => fault = Some(refused),
    }
    match of::inline(me, &head.name).await {
        Ok(names) => {
            for name in names {
                rows.push(inline(me, &head, name).await);
            }
        }
        Err(refused) => fault = Some(refused),
    }
    match of::groups(me, &head.name).await {
        Ok(groups) => {
            for group in groups {
                rows.extend(by_group(me, &group.group_name).await);
            }
        }
        Err(refused) => fault = Some(refused),
    }
    let boundary = user.permissions_boundary.as_ref();
    let boundary = boundary.and_then(|boundary| boundary.permissions_boundary_arn.clone());
    Ok(html(&PermissionsTab {
        frame,
        head,
        rows,
        boundary: boundary.map(|arn| (links::policy(&arn), arn)),
        alert: fault.and_then(|fault| Refusal::of(&fault).alert(&[])),
    }))
}

fn managed(policy: AttachedPolicy, how: &str, may_detach: bool) -> Row {
    let arn = policy.policy_arn.unwrap_or_default();
    Row {
        name: policy.policy_name.unwrap_or_default(),
        link: Some(links::policy(&arn)),
        kind: if picker::is_aws(&arn) { "AWS managed" } else { "Customer managed" },
        how: how.to_owned(),
        document: None,
        detach: may_detach.then_some(arn),
        edit: None,
        delete: None,
    }
}

async fn inline(me: &Me, head: &Head, name: String) -> Row {
    let input = GetUserPolicyInput { user_name: head.name.clone(), policy_name: name.clone() };
    let document = me.ask::<GetUserPolicy>(input).await.ok();
    Row {
        edit: Some(format!("{}/add-inline-policy?policy={}", head.link, links::encoded(&name))),
        delete: Some(format!("{}/delete-policy?policy={}", head.link, links::encoded(&name))),
        name,
        link: None,
        kind: "Inline",
        how: "Attached directly".to_owned(),
        document: document.map(|out| pretty(&out.policy_document)),
        detach: None,
    }
}

async fn by_group(me: &Me, group: &str) -> Vec<Row> {
    let how = format!("By the group {group}");
    let attached: Result<Vec<AttachedPolicy>, Fault> = whole!(me, ListAttachedGroupPolicies, ListAttachedGroupPoliciesInput { path_prefix: None, group_name: group.to_owned(), }, out => out.attached_policies.unwrap_or_default());
    let inline: Result<Vec<String>, Fault> = whole!(me, ListGroupPolicies, ListGroupPoliciesInput { group_name: group.to_owned(), }, out => out.policy_names);
    let attached = attached.unwrap_or_default().into_iter().map(|one| managed(one, &how, false));
    let inline = inline.unwrap_or_default().into_iter().map(|name| Row {
        name,
        link: Some(crate::groups::path(group)),
        kind: "Inline",
        how: how.clone(),
        document: None,
        detach: None,
        edit: None,
        delete: None,
    });
    attached.chain(inline).collect()
}

fn holder(name: &str) -> Holder<'_> {
    Holder { noun: "user", name, path: path(name), place: PLACE }
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
        let input = AttachUserPolicyInput { user_name: name.clone(), policy_arn };
        let me = &me;
        async move { me.ask::<AttachUserPolicy>(input).await.map(drop) }
    };
    holder(&name).attach(&me, &form, &there(&me, &name).await, one).await
}

async fn detach(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let arn = form.text("policy").to_owned();
    let said = format!("Detached: {}", shown(arn.rsplit('/').next().unwrap_or_default()));
    let input = DetachUserPolicyInput { user_name: name.clone(), policy_arn: arn };
    me.call::<DetachUserPolicy>(input).await?;
    told(&me, &path(&name), &said)
}

async fn ask_delete(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let loss = format!("{} loses what it allows, or what it denies.", shown(&name));
    Ok(holder(&name).ask_delete(&me, query.text("policy"), loss))
}

async fn delete(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let policy = form.text("policy").to_owned();
    let said = format!("Deleted the inline policy {}", shown(&policy));
    let input = DeleteUserPolicyInput { user_name: name.clone(), policy_name: policy };
    me.call::<DeleteUserPolicy>(input).await?;
    told(&me, &path(&name), &said)
}

fn boundary_page(me: &Me, name: &str, arn: &str, refusal: &Refusal) -> ConfirmPage {
    let beside = refusal.beside("permissionsBoundary").or(refusal.coded("NoSuchEntity"));
    ConfirmPage {
        frame: me.frame(PLACE, format!("{}: permissions boundary", shown(name))),
        alert: refusal.alert(std::slice::from_ref(&beside)),
        text: "Whatever else grants permissions, no more than the boundary allows is allowed."
            .to_owned(),
        losses: Vec::new(),
        action: format!("{}/boundary", path(name)),
        hidden: Vec::new(),
        fields: vec![
            Field::text("boundary", "Permissions boundary", arn)
                .required()
                .hint("The ARN of a managed policy: arn:aws:iam::aws:policy/PowerUserAccess")
                .wrong(beside),
        ],
        button: "Set boundary",
        danger: false,
        back: path(name),
    }
}

async fn boundary(me: Me, Path(name): Path<String>) -> Page {
    Ok(html(&boundary_page(&me, &name, "", &Refusal::default())))
}

async fn set_boundary(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let arn = form.text("boundary").trim().to_owned();
    let input = PutUserPermissionsBoundaryInput {
        user_name: name.clone(),
        permissions_boundary: arn.clone(),
    };
    match me.ask::<PutUserPermissionsBoundary>(input).await {
        Ok(_) => told(&me, &tab_of(&name, "permissions"), "The permissions boundary is set"),
        Err(fault) => {
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
            Ok(html_with(status, &boundary_page(&me, &name, &arn, &Refusal::of(&fault))))
        }
    }
}

async fn remove_boundary(Path(name): Path<String>, Post { me, .. }: Post) -> Page {
    let input = DeleteUserPermissionsBoundaryInput { user_name: name.clone() };
    me.call::<DeleteUserPermissionsBoundary>(input).await?;
    told(&me, &path(&name), "The permissions boundary is removed")
}
