//! A group's page: who is in it, and what they may do.

use super::{PLACE, of, path};
use crate::App;
use crate::answer::{Failed, Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::links::{self, encoded};
use crate::list::PAGE;
use crate::part::{Alert, Copy, Pager, When};
use crate::picker;
use crate::pretty::pretty;
use crate::refusal::Refusal;
use crate::said;
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::routing::get;
use countersign_api::iam::{GetGroupOutput, GetGroupPolicy, GetGroupPolicyInput};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/groups/{name}", get(page))
}

#[derive(Template)]
#[template(path = "groups/detail.html")]
struct GroupPage {
    frame: Frame,
    alerts: Vec<Alert>,
    name: String,
    link: String,
    arn: Copy,
    path: String,
    created: When,
    members: Vec<(String, String)>,
    /// Whether this is a later page of them.
    later: bool,
    pager: Pager,
    attached: Vec<Attached>,
    inline: Vec<Inline>,
}

struct Attached {
    name: String,
    arn: String,
    link: String,
    kind: &'static str,
}

struct Inline {
    name: String,
    document: Option<String>,
    edit: String,
    delete: String,
}

async fn page(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let marker = query.said("marker");
    let later = marker.is_some();
    let found = of::page(&me, &name, marker, PAGE).await;
    let GetGroupOutput { group, users: members, marker, .. } =
        found.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let name = group.group_name;
    let mut alerts = Vec::new();
    let attached = of::attached(&me, &name).await.unwrap_or_else(|fault| {
        alerts.extend(Refusal::of(&fault).alert(&[]));
        Vec::new()
    });
    let names = of::inline(&me, &name).await.unwrap_or_else(|fault| {
        alerts.extend(Refusal::of(&fault).alert(&[]));
        Vec::new()
    });
    let mut inline = Vec::new();
    for policy in names {
        let input = GetGroupPolicyInput { group_name: name.clone(), policy_name: policy.clone() };
        let document = me.ask::<GetGroupPolicy>(input).await.ok();
        inline.push(Inline {
            document: document.map(|out| pretty(&out.policy_document)),
            edit: format!("{}/add-inline-policy?policy={}", path(&name), encoded(&policy)),
            delete: format!("{}/delete-policy?policy={}", path(&name), encoded(&policy)),
            name: policy,
        });
    }
    let attached = attached.into_iter().map(|one| {
        let arn = one.policy_arn.unwrap_or_default();
        Attached {
            name: one.policy_name.unwrap_or_default(),
            link: links::policy(&arn),
            kind: if picker::is_aws(&arn) { "AWS managed" } else { "Customer managed" },
            arn,
        }
    });
    let members = members.into_iter().map(|user| {
        let link = crate::users::path(&user.user_name);
        (user.user_name, link)
    });
    let more = if later { ", next page of users" } else { "" };
    let title = format!("User group {name}{more}");
    Ok(html(&GroupPage {
        frame: said::frame(&me, PLACE, title, &query),
        alerts,
        link: path(&name),
        arn: Copy { label: "Copy group ARN", text: group.arn },
        path: group.path,
        created: When::new(group.create_date.0, me.now()),
        members: members.collect(),
        pager: Pager {
            first: later.then(|| path(&name)),
            next: marker.map(|marker| format!("{}?marker={}", path(&name), encoded(&marker))),
        },
        later,
        attached: attached.collect(),
        inline,
        name,
    }))
}
