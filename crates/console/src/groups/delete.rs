//! Deleting a group: its members leave it, its policies go, in order.

use super::{PLACE, of, path};
use crate::App;
use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::{ConfirmPage, half_done};
use crate::part::Alert;
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::visit::Me;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::iam::{
    DeleteGroup, DeleteGroupInput, DeleteGroupPolicy, DeleteGroupPolicyInput, DetachGroupPolicy,
    DetachGroupPolicyInput, RemoveUserFromGroup, RemoveUserFromGroupInput,
};
use countersign_service::Fault;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/groups/{name}/delete", get(page).post(submit))
}

/// Something that must go before the group can. Members leave first, so that none of them is left with a part of it.
enum Belonging {
    Member(String),
    Attached(String),
    Inline(String),
}

impl Belonging {
    async fn all(me: &Me, name: &str) -> Result<Vec<Belonging>, Fault> {
        let mut all = Vec::new();
        let members = of::members(me, name).await?.into_iter().map(|user| user.user_name);
        all.extend(members.map(Belonging::Member));
        let attached = of::attached(me, name).await?.into_iter().filter_map(|one| one.policy_arn);
        all.extend(attached.map(Belonging::Attached));
        all.extend(of::inline(me, name).await?.into_iter().map(Belonging::Inline));
        Ok(all)
    }

    fn words(&self) -> String {
        match self {
            Belonging::Member(name) => format!("Membership of {}", shown(name)),
            Belonging::Attached(arn) => format!("Attachment of the policy {}", shown(arn)),
            Belonging::Inline(name) => format!("Inline policy {}", shown(name)),
        }
    }

    async fn remove(self, me: &Me, name: &str) -> Result<(), Fault> {
        let group_name = name.to_owned();
        match self {
            Belonging::Member(user_name) => {
                let input = RemoveUserFromGroupInput { group_name, user_name };
                me.ask::<RemoveUserFromGroup>(input).await.map(|_| ())
            }
            Belonging::Attached(policy_arn) => {
                let input = DetachGroupPolicyInput { group_name, policy_arn };
                me.ask::<DetachGroupPolicy>(input).await.map(|_| ())
            }
            Belonging::Inline(policy_name) => {
                let input = DeleteGroupPolicyInput { group_name, policy_name };
                me.ask::<DeleteGroupPolicy>(input).await.map(|_| ())
            }
        }
    }
}

async fn question(me: &Me, name: &str, alert: Option<Alert>) -> Result<ConfirmPage, Failed> {
    let all = Belonging::all(me, name).await;
    let all = all.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let text = if all.is_empty() {
        "Nobody is in it, and it has no policies."
    } else {
        "The users stay, and lose what the group allows them or denies them. This goes first, in this order:"
    };
    Ok(ConfirmPage {
        frame: me.frame(PLACE, format!("Delete the group {}?", shown(name))),
        alert,
        text: text.to_owned(),
        losses: all.iter().map(Belonging::words).collect(),
        action: format!("{}/delete", path(name)),
        hidden: Vec::new(),
        fields: Vec::new(),
        button: "Delete group",
        danger: true,
        back: path(name),
    })
}

async fn page(me: Me, Path(name): Path<String>) -> Page {
    Ok(html(&question(&me, &name, None).await?))
}

async fn submit(Path(name): Path<String>, Post { me, .. }: Post) -> Page {
    let all = Belonging::all(&me, &name).await;
    let all = all.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let mut gone = Vec::new();
    for one in all {
        let words = one.words();
        if let Err(fault) = one.remove(&me, &name).await {
            return stopped(&me, &name, &gone, &words, &fault).await;
        }
        gone.push(words);
    }
    match me.ask::<DeleteGroup>(DeleteGroupInput { group_name: name.clone() }).await {
        Ok(_) => told(&me, "/console/groups", &format!("The group {} is deleted", shown(&name))),
        Err(fault) => stopped(&me, &name, &gone, "The group", &fault).await,
    }
}

/// Half of it is done: says which.
async fn stopped(me: &Me, name: &str, gone: &[String], what: &str, fault: &Fault) -> Page {
    let (status, alert) = half_done(gone, what, fault);
    Ok(html_with(status, &question(me, name, Some(alert)).await?))
}
