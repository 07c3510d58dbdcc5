//! What a role may do: attached and inline policies, and its boundary.

use super::detail::{Head, Query, frame, role};
use crate::answer::{Failed, Page, go, html, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::list::{fits, walk};
use crate::part::{Alert, Field};
use crate::picker::{self, Picker, is_aws, policies};
use crate::post::Post;
use crate::pretty::pretty;
use crate::refusal::Refusal;
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, AttachedPolicy, DeleteRolePermissionsBoundary,
    DeleteRolePermissionsBoundaryInput, DeleteRolePolicy, DeleteRolePolicyInput, DetachRolePolicy,
    DetachRolePolicyInput, GetRolePolicy, GetRolePolicyInput, ListAttachedRolePolicies,
    ListAttachedRolePoliciesInput, ListRolePolicies, ListRolePoliciesInput, Policy,
    PutRolePermissionsBoundary, PutRolePermissionsBoundaryInput,
};
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/roles/{name}", get(page))
        .route("/console/roles/{name}/attach", get(choose).post(attach))
        .route("/console/roles/{name}/detach", get(back).post(detach))
        .route("/console/roles/{name}/inline/delete", get(ask).post(delete_inline))
        .route("/console/roles/{name}/boundary", get(boundary).post(set_boundary))
        .route("/console/roles/{name}/boundary/remove", get(back).post(remove_boundary))
}

#[derive(Template)]
#[template(path = "roles/permissions.html")]
struct PermissionsPage {
    frame: Frame,
    head: Head,
    attached: Vec<Attached>,
    inline: Vec<Inline>,
    boundary: Option<Attached>,
}

/// A managed policy: its name, its ARN, its page, and whether it is AWS's.
struct Attached {
    name: String,
    arn: String,
    path: String,
    aws: bool,
}

impl Attached {
    fn new(arn: String) -> Attached {
        Attached {
            name: shown(arn.rsplit('/').next().unwrap_or_default()),
            path: links::policy(&arn),
            aws: is_aws(&arn),
            arn,
        }
    }
}

struct Inline {
    name: String,
    /// Its name in a query.
    encoded: String,
    /// Nothing where the caller may not see it.
    document: Option<String>,
}

async fn page(me: Me, Path(name): Path<String>, Query { 0: query }: Query) -> Page {
    let role = role(&me, &name).await?;
    let attached = attached(&me, &name).await?;
    let attached = attached.into_iter().filter_map(|policy| policy.policy_arn);
    let mut inlines = Vec::new();
    for policy in inline(&me, &name).await? {
        let input = GetRolePolicyInput { role_name: name.clone(), policy_name: policy.clone() };
        let document = me.ask::<GetRolePolicy>(input).await.ok();
        inlines.push(Inline {
            name: shown(&policy),
            encoded: links::encoded(&policy),
            document: document.map(|out| pretty(&out.policy_document)),
        });
    }
    let boundary = role.permissions_boundary.as_ref();
    let boundary = boundary.and_then(|boundary| boundary.permissions_boundary_arn.clone());
    Ok(html(&PermissionsPage {
        frame: frame(&me, &name, "permissions", query.as_deref()),
        head: Head::of(&me, &role, "Permissions"),
        attached: attached.map(Attached::new).collect(),
        inline: inlines,
        boundary: boundary.map(Attached::new),
    }))
}

/// The managed policies of a role.
pub(super) async fn attached(me: &Me, role: &str) -> Result<Vec<AttachedPolicy>, Failed> {
    let input = |marker| ListAttachedRolePoliciesInput {
        role_name: role.to_owned(),
        marker,
        ..ListAttachedRolePoliciesInput::default()
    };
    let (mut all, mut marker) = (Vec::new(), None);
    loop {
        let out = me.call::<ListAttachedRolePolicies>(input(marker)).await?;
        all.extend(out.attached_policies.unwrap_or_default());
        marker = out.marker;
        if marker.is_none() {
            return Ok(all);
        }
    }
}

/// The names of a role's inline policies.
pub(super) async fn inline(me: &Me, role: &str) -> Result<Vec<String>, Failed> {
    let (mut all, mut marker) = (Vec::new(), None);
    loop {
        let input = ListRolePoliciesInput {
            role_name: role.to_owned(),
            marker,
            ..ListRolePoliciesInput::default()
        };
        let out = me.call::<ListRolePolicies>(input).await?;
        all.extend(out.policy_names);
        marker = out.marker;
        if marker.is_none() {
            return Ok(all);
        }
    }
}

#[derive(Template)]
#[template(path = "roles/attach.html")]
struct AttachPage {
    frame: Frame,
    name: String,
    path: String,
    alert: Option<Alert>,
    failed: Vec<(String, String)>,
    picker: Picker,
}

async fn attach_page(
    me: &Me,
    name: &str,
    form: &Form,
    alert: Option<Alert>,
    failed: Vec<(String, String)>,
) -> Result<AttachPage, Failed> {
    let there = attached(me, name).await?;
    let there: Vec<String> = there.into_iter().filter_map(|policy| policy.policy_arn).collect();
    let picker = Picker::of(me, form, &there).await;
    Ok(AttachPage {
        frame: frame(me, name, "attach policies", None),
        name: shown(name),
        path: links::role(name),
        alert,
        failed,
        picker: picker.map_err(|fault| Failed::fault(me.frame(super::PLACE, ""), fault))?,
    })
}

async fn choose(me: Me, Path(name): Path<String>) -> Page {
    Ok(html(&attach_page(&me, &name, &Form::default(), None, Vec::new()).await?))
}

async fn attach(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    if picker::asks(&form) {
        return Ok(html(&attach_page(&me, &name, &form, None, Vec::new()).await?));
    }
    let chosen = form.all("policy");
    if chosen.is_empty() {
        let alert = Alert { kind: "error", text: "Choose at least one policy.".to_owned() };
        return Ok(html(&attach_page(&me, &name, &form, Some(alert), Vec::new()).await?));
    }
    let mut failed = Vec::new();
    let mut left = form.clone().without("policy");
    for arn in chosen {
        let input = AttachRolePolicyInput { role_name: name.clone(), policy_arn: arn.clone() };
        if let Err(fault) = me.ask::<AttachRolePolicy>(input).await {
            failed.push((Attached::new(arn.clone()).name, shown(fault.message())));
            left = left.and("policy", &arn);
        }
    }
    if failed.is_empty() {
        return Ok(go(&format!("{}?done=attached", links::role(&name))));
    }
    let page = attach_page(&me, &name, &left, None, failed).await?;
    Ok(html_with(StatusCode::BAD_REQUEST, &page))
}

/// Where the button stands: whoever had to sign in again after pressing it comes here.
async fn back(Path(name): Path<String>) -> Failed {
    Failed::Elsewhere(links::role(&name))
}

async fn detach(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let policy_arn = form.text("policy").to_owned();
    let input = DetachRolePolicyInput { role_name: name.clone(), policy_arn };
    me.call::<DetachRolePolicy>(input).await?;
    Ok(go(&format!("{}?done=detached", links::role(&name))))
}

#[derive(Template)]
#[template(path = "roles/inline_delete.html")]
struct InlineDeletePage {
    frame: Frame,
    name: String,
    path: String,
    policy: String,
    /// The policy's name as it is.
    exact: String,
    document: String,
}

async fn ask(me: Me, Path(name): Path<String>, Query { 0: query }: Query) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let policy_name = query.text("policy").to_owned();
    let input = GetRolePolicyInput { role_name: name.clone(), policy_name: policy_name.clone() };
    let out = me.call::<GetRolePolicy>(input).await?;
    Ok(html(&InlineDeletePage {
        frame: frame(&me, &name, "delete inline policy", None),
        name: shown(&name),
        path: links::role(&name),
        policy: shown(&policy_name),
        exact: policy_name,
        document: pretty(&out.policy_document),
    }))
}

async fn delete_inline(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let policy_name = form.text("policy").to_owned();
    let input = DeleteRolePolicyInput { role_name: name.clone(), policy_name };
    me.call::<DeleteRolePolicy>(input).await?;
    Ok(go(&format!("{}?done=inline-deleted", links::role(&name))))
}

#[derive(Template)]
#[template(path = "roles/boundary.html")]
struct BoundaryPage {
    frame: Frame,
    name: String,
    path: String,
    alert: Option<Alert>,
    filter: Field,
    rows: Vec<Attached>,
    next: Option<String>,
}

async fn boundary_page(
    me: &Me,
    name: &str,
    query: &Form,
    refusal: &Refusal,
) -> Result<BoundaryPage, Failed> {
    let filter = query.text("filter");
    let keep = |policy: &Policy| fits(policy.policy_name.as_deref().unwrap_or_default(), filter);
    let found = walk(query.said("marker"), 50, keep, |marker| policies(me, "All", marker, 50));
    let found = found.await.map_err(|fault| Failed::fault(me.frame(super::PLACE, ""), fault))?;
    let path = links::role(name);
    let next = found.next.map(|marker| {
        let (filter, marker) = (links::encoded(filter), links::encoded(&marker));
        format!("{path}/boundary?filter={filter}&marker={marker}")
    });
    Ok(BoundaryPage {
        frame: frame(me, name, "set permissions boundary", None),
        name: shown(name),
        alert: refusal.alert(&[]),
        filter: Field { kind: "search", ..Field::text("filter", "Filter policies", filter) },
        rows: found.rows.into_iter().filter_map(|p| p.arn).map(Attached::new).collect(),
        next,
        path,
    })
}

async fn boundary(me: Me, Path(name): Path<String>, Query { 0: query }: Query) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    Ok(html(&boundary_page(&me, &name, &query, &Refusal::default()).await?))
}

async fn set_boundary(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let input = PutRolePermissionsBoundaryInput {
        role_name: name.clone(),
        permissions_boundary: form.text("policy").to_owned(),
    };
    match me.ask::<PutRolePermissionsBoundary>(input).await {
        Ok(_) => Ok(go(&format!("{}?done=boundary", links::role(&name)))),
        Err(fault) => {
            let page = boundary_page(&me, &name, &form, &Refusal::of(&fault)).await?;
            Ok(html_with(StatusCode::BAD_REQUEST, &page))
        }
    }
}

async fn remove_boundary(Path(name): Path<String>, Post { me, .. }: Post) -> Page {
    let input = DeleteRolePermissionsBoundaryInput { role_name: name.clone() };
    me.call::<DeleteRolePermissionsBoundary>(input).await?;
    Ok(go(&format!("{}?done=unbound", links::role(&name))))
}
