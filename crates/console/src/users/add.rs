//! `Add user`: details, permissions, tags, review. Nothing is made before `Create user`.

mod create;
mod steps;

use super::PLACE;
use crate::App;
use crate::answer::{Page, go, html};
use crate::form::Form;
use crate::fresh;
use crate::post::Post;
use crate::visit::Me;
use crate::{picker, tagging};
use axum::Router;
use axum::routing::get;
use countersign_api::iam::{
    GetPolicy, GetPolicyInput, GetUser, GetUserInput, ListAttachedUserPolicies,
    ListAttachedUserPoliciesInput,
};
use std::sync::Arc;
use steps::Wrong;

pub(crate) fn routes() -> Router<Arc<App>> {
    // The page where everybody looks for it leads here; a user may be named `add`.
    Router::new().route("/console/add-user", get(first).post(submit))
}

async fn first(me: Me) -> Page {
    Ok(html(&steps::details(&me, &Form::default(), &Wrong::default())))
}

async fn submit(Post { me, form }: Post) -> Page {
    let go_to = form.text("go").to_owned();
    match (form.text("step"), go_to.as_str()) {
        ("details", _) => from_details(&me, form).await,
        ("permissions", "previous") => Ok(html(&steps::details(&me, &form, &Wrong::default()))),
        ("permissions", _) if picker::asks(&form) => {
            Ok(html(&steps::permissions(&me, &form, &Wrong::default()).await?))
        }
        ("permissions", _) => from_permissions(&me, form).await,
        ("tags", word) => from_tags(&me, form, word).await,
        ("review", "previous") => Ok(html(&steps::tags(&me, &form, None))),
        ("review", "create") => {
            if form.ticked("programmatic") || form.ticked("console") {
                fresh::check(&me, &form)?;
            }
            create::create(&me, &form).await
        }
        _ => Ok(go("/console/add-user")),
    }
}

async fn from_details(me: &Me, form: Form) -> Page {
    let Some(name) = form.said("name") else {
        let wrong = Wrong { name: Some("Enter a user name.".to_owned()), ..Wrong::default() };
        return Ok(html(&steps::details(me, &form, &wrong)));
    };
    // Whether the name is free and can be one at all is better known now than at the end.
    let input = GetUserInput { user_name: Some(name.clone()) };
    let name = match me.ask::<GetUser>(input).await {
        Ok(_) => Some(format!("There is a user with the name {name} already.")),
        Err(fault) if fault.status() == 400 => Some(steps::words(&fault, "userName")),
        Err(_) => None,
    };
    if name.is_some() {
        return Ok(html(&steps::details(me, &form, &Wrong { name, ..Wrong::default() })));
    }
    Ok(html(&steps::permissions(me, &form, &Wrong::default()).await?))
}

async fn from_permissions(me: &Me, form: Form) -> Page {
    let mut wrong = Wrong::default();
    if let Some(name) = form.said("copy") {
        let input = ListAttachedUserPoliciesInput {
            user_name: name,
            ..ListAttachedUserPoliciesInput::default()
        };
        let answer = me.ask::<ListAttachedUserPolicies>(input).await;
        wrong.copy = answer.err().map(|fault| steps::words(&fault, "userName"));
    }
    if let Some(arn) = form.said("boundary") {
        let answer = me.ask::<GetPolicy>(GetPolicyInput { policy_arn: arn }).await;
        // Who may not see a policy may still be allowed to set it.
        let fault = answer.err().filter(|fault| fault.status() != 403);
        wrong.boundary = fault.map(|fault| steps::words(&fault, "policyArn"));
    }
    if wrong.any() {
        return Ok(html(&steps::permissions(me, &form, &wrong).await?));
    }
    Ok(html(&steps::tags(me, &form, None)))
}

async fn from_tags(me: &Me, form: Form, word: &str) -> Page {
    if word == "previous" {
        // What stands in the fields comes back with the step.
        return Ok(html(&steps::permissions(me, &form, &Wrong::default()).await?));
    }
    let stays = word == "tag" || form.ticked("remove");
    match tagging::gather(form) {
        Err((form, error)) => Ok(html(&steps::tags(me, &form, Some(error)))),
        Ok(form) if stays => Ok(html(&steps::tags(me, &form, None))),
        Ok(form) => Ok(html(&steps::review(me, &form, &Wrong::default()))),
    }
}
