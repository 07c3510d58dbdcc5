//! What stands above every tab of a policy, and its document.

use super::PLACE;
use crate::answer::{Failed, Page, html};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Copy, When};
use crate::picker::is_aws;
use crate::pretty::pretty;
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use askama::filters::HtmlSafe;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{
    GetPolicy, GetPolicyInput, GetPolicyVersion, GetPolicyVersionInput, Policy,
};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/policies/policy", get(page))
}

/// The tabs, and where they are.
const TABS: &[(&str, &str)] = &[
    ("Permissions", "policy"),
    ("Policy versions", "versions"),
    ("Used by", "entities"),
    ("Tags", "tags"),
];

/// A policy's summary and tabs.
#[derive(Template)]
#[template(path = "policies/_head.html")]
pub(super) struct Head {
    pub(super) name: String,
    /// The ARN, for queries.
    pub(super) encoded: String,
    pub(super) aws: bool,
    arn: Copy,
    description: String,
    created: Option<When>,
    changed: Option<When>,
    version: String,
    attached: i32,
    bounds: i32,
    tab: &'static str,
}

impl HtmlSafe for Head {}

impl Head {
    pub(super) fn of(me: &Me, policy: &Policy, tab: &'static str) -> Head {
        let arn = policy.arn.clone().unwrap_or_default();
        let when = |at: countersign_api::Timestamp| When::new(at.0, me.session.now.0);
        Head {
            name: shown(name(policy)),
            encoded: links::encoded(&arn),
            aws: is_aws(&arn),
            arn: Copy { label: "Copy policy ARN", text: arn },
            description: policy.description.as_deref().map(shown).unwrap_or_default(),
            created: policy.create_date.map(when),
            changed: policy.update_date.map(when),
            version: policy.default_version_id.clone().unwrap_or_default(),
            attached: policy.attachment_count.unwrap_or_default(),
            bounds: policy.permissions_boundary_usage_count.unwrap_or_default(),
            tab,
        }
    }

    fn tabs(&self) -> impl Iterator<Item = (&'static str, String, bool)> {
        // AWS's policies have no tags.
        let tabs = TABS.iter().filter(|(name, _)| !self.aws || *name != "Tags");
        tabs.map(|(name, at)| {
            (*name, format!("/console/policies/{at}?arn={}", self.encoded), *name == self.tab)
        })
    }
}

/// A policy's name.
pub(super) fn name(policy: &Policy) -> &str {
    policy.policy_name.as_deref().unwrap_or_default()
}

/// The policy that a query names.
pub(super) async fn policy(me: &Me, query: &Form) -> Result<Policy, Failed> {
    let input = GetPolicyInput { policy_arn: query.text("arn").to_owned() };
    me.call::<GetPolicy>(input).await?.policy.ok_or(Failed::Nothing)
}

/// What a query says.
pub(super) fn said(query: Option<String>) -> Form {
    Form::parse(query.unwrap_or_default().as_bytes())
}

/// The frame of a policy's page, with what was done just before: `done=attached`.
pub(super) fn frame(me: &Me, policy: &Policy, tab: &str, query: &Form) -> Frame {
    let done = match query.text("done") {
        "created" => Some("The policy has been created."),
        "version" => Some("The new version has been created."),
        "default" => Some("The default version has been changed."),
        "version-deleted" => Some("The version has been deleted."),
        "attached" => Some("The policy has been attached."),
        "detached" => Some("The policy has been detached."),
        "tagged" => Some("The tag has been added."),
        "untagged" => Some("The tag has been removed."),
        _ => None,
    };
    Frame {
        done: done.map(str::to_owned),
        ..me.frame(PLACE, format!("Policy {}: {tab}", shown(name(policy))))
    }
}

/// The document of a version.
pub(super) async fn document(me: &Me, arn: &str, version: &str) -> Result<String, Failed> {
    let input =
        GetPolicyVersionInput { policy_arn: arn.to_owned(), version_id: version.to_owned() };
    let out = me.call::<GetPolicyVersion>(input).await?;
    Ok(out.policy_version.and_then(|version| version.document).unwrap_or_default())
}

#[derive(Template)]
#[template(path = "policies/policy.html")]
struct PolicyPage {
    frame: Frame,
    head: Head,
    document: String,
}

async fn page(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = said(query);
    let policy = policy(&me, &query).await?;
    let version = policy.default_version_id.clone().unwrap_or_default();
    let document = document(&me, query.text("arn"), &version).await?;
    Ok(html(&PolicyPage {
        frame: frame(&me, &policy, "permissions", &query),
        head: Head::of(&me, &policy, "Permissions"),
        document: pretty(&document),
    }))
}
