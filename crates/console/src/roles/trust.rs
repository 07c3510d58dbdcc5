//! Who may assume a role: its trust policy, shown and edited.

use super::detail::{Head, Query, frame, role};
use super::trusted::entities;
use crate::answer::{Page, go, html, html_with};
use crate::findings::Findings;
use crate::frame::Frame;
use crate::part::{Alert, Field};
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
use countersign_api::iam::{UpdateAssumeRolePolicy, UpdateAssumeRolePolicyInput};
use countersign_policy::Kind;
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/roles/{name}/trust", get(page))
        .route("/console/roles/{name}/trust/edit", get(edit).post(save))
}

#[derive(Template)]
#[template(path = "roles/trust.html")]
struct TrustPage {
    frame: Frame,
    head: Head,
    entities: Vec<String>,
    document: String,
    findings: Findings,
}

#[derive(Template)]
#[template(path = "roles/trust_edit.html")]
struct TrustEdit {
    frame: Frame,
    name: String,
    path: String,
    alert: Option<Alert>,
    document: Field,
    findings: Findings,
}

async fn page(me: Me, Path(name): Path<String>, Query { 0: query }: Query) -> Page {
    let role = role(&me, &name).await?;
    let document = role.assume_role_policy_document.clone().unwrap_or_default();
    Ok(html(&TrustPage {
        frame: frame(&me, &name, "trust relationships", query.as_deref()),
        head: Head::of(&me, &role, "Trust relationships"),
        entities: entities(&document).iter().map(|name| shown(name)).collect(),
        document: pretty(&document),
        findings: Findings::of(&document, Kind::Trust),
    }))
}

fn edit_page(me: &Me, name: &str, text: &str, refusal: &Refusal) -> TrustEdit {
    let error =
        refusal.coded("MalformedPolicyDocument").or_else(|| refusal.beside("policyDocument"));
    TrustEdit {
        frame: frame(me, name, "edit trust relationship", None),
        name: shown(name),
        path: links::role(name),
        alert: refusal.alert(std::slice::from_ref(&error)),
        document: Field::area("document", "Trust policy", text)
            .hint("JSON: whom the role trusts (Principal), and on what condition.")
            .wrong(error),
        findings: Findings::of(text, Kind::Trust),
    }
}

async fn edit(me: Me, Path(name): Path<String>) -> Page {
    let document = role(&me, &name).await?.assume_role_policy_document.unwrap_or_default();
    // What is edited is the text itself, not a picture of it.
    let value = serde_json::from_str::<serde_json::Value>(&document).ok();
    let text = value.and_then(|value| serde_json::to_string_pretty(&value).ok());
    let text = text.unwrap_or(document);
    Ok(html(&edit_page(&me, &name, &text, &Refusal::default())))
}

async fn save(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let text = form.text("document").replace("\r\n", "\n");
    if form.text("go") == "check" {
        let page = edit_page(&me, &name, &text, &Refusal::default());
        let clean = page.findings.is_empty();
        let text = "Nothing is wrong with this policy.".to_owned();
        let alert = clean.then_some(Alert { kind: "success", text });
        return Ok(html(&TrustEdit { alert, ..page }));
    }
    let input =
        UpdateAssumeRolePolicyInput { role_name: name.clone(), policy_document: text.clone() };
    match me.ask::<UpdateAssumeRolePolicy>(input).await {
        Ok(_) => Ok(go(&format!("{}/trust?done=trust", links::role(&name)))),
        Err(fault) => {
            let page = edit_page(&me, &name, &text, &Refusal::of(&fault));
            Ok(html_with(StatusCode::BAD_REQUEST, &page))
        }
    }
}
