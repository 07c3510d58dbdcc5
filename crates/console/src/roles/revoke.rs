//! `Revoke sessions`: whoever holds this role's temporary credentials now holds nothing.

use super::detail::{Head, Query, frame, role};
use crate::answer::{Failed, Page, go, html};
use crate::frame::Frame;
use crate::part::When;
use crate::post::Post;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::iam::{GetRolePolicy, GetRolePolicyInput, PutRolePolicy, PutRolePolicyInput};
use serde_json::{Value, json};
use std::sync::Arc;

/// The inline policy that does it, named as AWS names it.
const POLICY: &str = "AWSRevokeOlderSessions";

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/roles/{name}/revoke", get(page).post(revoke))
}

#[derive(Template)]
#[template(path = "roles/revoke.html")]
struct RevokePage {
    frame: Frame,
    head: Head,
    /// When sessions were revoked last.
    revoked: Option<When>,
}

async fn page(me: Me, Path(name): Path<String>, Query { 0: query }: Query) -> Page {
    let role = role(&me, &name).await?;
    let input = GetRolePolicyInput { role_name: name.clone(), policy_name: POLICY.to_owned() };
    let policy = me.ask::<GetRolePolicy>(input).await.ok();
    let revoked = policy.and_then(|out| until(&out.policy_document));
    Ok(html(&RevokePage {
        frame: frame(&me, &name, "revoke sessions", query.as_deref()),
        head: Head::of(&me, &role, "Revoke sessions"),
        revoked: revoked.map(|at| When::new(at, me.session.now.0)),
    }))
}

async fn revoke(Path(name): Path<String>, Post { me, .. }: Post) -> Page {
    let document = document(me.session.now.0).ok_or(Failed::Nothing)?;
    let input = PutRolePolicyInput {
        role_name: name.clone(),
        policy_name: POLICY.to_owned(),
        policy_document: document,
    };
    me.call::<PutRolePolicy>(input).await?;
    Ok(go(&format!("{}/revoke?done=revoked", links::role(&name))))
}

/// Denies everything to sessions that began before a time, in seconds since 1970.
fn document(now: i64) -> Option<String> {
    let at = jiff::Timestamp::from_second(now).ok()?.to_string();
    let document = json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Deny",
            "Action": ["*"],
            "Resource": ["*"],
            "Condition": { "DateLessThan": { "aws:TokenIssueTime": at } },
        }],
    });
    Some(document.to_string())
}

/// The time in such a document.
fn until(document: &str) -> Option<i64> {
    let document: Value = serde_json::from_str(document).ok()?;
    let condition = document.get("Statement")?.get(0)?.get("Condition")?;
    let at = condition.get("DateLessThan")?.get("aws:TokenIssueTime")?.as_str()?;
    at.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_read_back() {
        let document = document(1_700_000_000).unwrap();
        assert_eq!(until(&document), Some(1_700_000_000));
        assert_eq!(until("{}"), None);
    }
}
