//! `Review policy`: its name, what it does, and the button that makes it.

use super::place::{self, Holder, Place};
use super::read::same;
use super::says::Says;
use crate::answer::Failed;
use crate::form::Form;
use crate::frame::Frame;
use crate::links;
use crate::part::{Alert, Field, Hidden, Steps, Tick};
use crate::refusal::Refusal;
use crate::tagging::{Tagging, tags};
use crate::visit::Me;
use askama::Template;
use countersign_api::Operation;
use countersign_api::iam::{
    CreatePolicy, CreatePolicyInput, CreatePolicyVersion, CreatePolicyVersionInput, PutGroupPolicy,
    PutGroupPolicyInput, PutRolePolicy, PutRolePolicyInput, PutUserPolicy, PutUserPolicyInput,
};
use countersign_service::Fault;

/// The fields of this page, which the pages before it carry along.
pub(super) const FIELDS: &[&str] =
    &["name", "description", "tag", "tag_key", "tag_value", "default", "reviewed"];

#[derive(Template)]
#[template(path = "editor/review.html")]
pub(super) struct ReviewPage {
    pub(super) frame: Frame,
    pub(super) heading: String,
    pub(super) about: String,
    pub(super) steps: Steps,
    pub(super) path: String,
    pub(super) back: String,
    pub(super) carried: Vec<Hidden>,
    pub(super) alert: Option<Alert>,
    pub(super) name: Option<Field>,
    pub(super) description: Option<Field>,
    pub(super) tagging: Option<Tagging>,
    pub(super) default: Option<Tick>,
    pub(super) button: &'static str,
    pub(super) says: Says,
    pub(super) document: String,
}

/// The fields that a place has.
pub(super) struct Fields {
    pub(super) alert: Option<Alert>,
    pub(super) name: Option<Field>,
    pub(super) description: Option<Field>,
    pub(super) tagging: Option<Tagging>,
    pub(super) default: Option<Tick>,
}

/// `tag` is what is wrong with a tag that was typed.
pub(super) fn fields(place: &Place, form: &Form, refusal: &Refusal, tag: Option<String>) -> Fields {
    let is_new = *place == Place::New;
    let taken = refusal.coded("EntityAlreadyExists");
    let name_wrong = refusal.beside("policyName").or(taken);
    let description_wrong = refusal.beside("description");
    let said = [name_wrong.clone(), description_wrong.clone(), tag.clone()];
    let name = Field::text("name", "Name", form.text("name"))
        .required()
        .hint("Up to 128 letters, digits and + = , . @ - _")
        .wrong(name_wrong);
    let description = Field::text("description", "Description", form.text("description"))
        .hint("Optional. It cannot be changed later.")
        .wrong(description_wrong);
    let default = form.ticked("default") || !form.ticked("reviewed");
    let default = Tick::new("default", "Set as the default version", default)
        .hint("The default version is the one in force wherever the policy is attached.");
    Fields {
        alert: refusal.alert(&said),
        name: (!place.is_there()).then_some(name),
        description: is_new.then_some(description),
        tagging: is_new.then(|| Tagging::new(&tags(form), form, tag)),
        default: matches!(place, Place::Version { .. }).then_some(default),
    }
}

/// A policy that has been stored.
pub(super) struct Saved {
    /// Where one goes from there.
    pub(super) path: String,
    /// A new managed policy's.
    pub(super) arn: Option<String>,
}

/// Stores the policy. To store the same again, as a form that is sent twice does, is to have stored it.
pub(super) async fn save(me: &Me, place: &Place, text: &str, form: &Form) -> Result<Saved, Fault> {
    let path = match place {
        Place::New => {
            let arn = create(me, text, form).await?;
            let path = format!("{}&done=created", links::policy(&arn));
            return Ok(Saved { path, arn: Some(arn) });
        }
        Place::Inline { holder, name, policy } => {
            let new = form.text("name").trim().to_owned();
            // To put a policy under a name that is taken would write over what is there.
            if policy.is_none()
                && let Ok(there) = place::inline(me, *holder, name, &new).await
                && !same(&there, text)
            {
                let message = format!(
                    "There is an inline policy {new} already. Choose another name, or edit that one."
                );
                return Err(Fault::new("EntityAlreadyExists", 409, message));
            }
            put(me, *holder, name, policy.as_ref().unwrap_or(&new), text).await?;
            match holder {
                Holder::Role => format!("{}?done=inline", place.back()),
                Holder::User | Holder::Group => place.back(),
            }
        }
        Place::Version { arn } => {
            let set_as_default = form.ticked("default");
            // Without this, a form that is sent twice makes two versions.
            let there = place::managed(me, arn).await;
            if !there.is_ok_and(|there| same(&there, text)) {
                ask::<CreatePolicyVersion>(
                    me,
                    CreatePolicyVersionInput {
                        policy_arn: arn.clone(),
                        policy_document: text.to_owned(),
                        set_as_default: Some(set_as_default),
                    },
                )
                .await?;
            }
            format!("{}&done=version", place.back())
        }
    };
    Ok(Saved { path, arn: None })
}

async fn ask<O: Operation>(me: &Me, input: O::In) -> Result<O::Out, Fault> {
    me.ask::<O>(input).await
}

async fn put(me: &Me, holder: Holder, name: &str, policy: &str, text: &str) -> Result<(), Fault> {
    let (name, policy_name) = (name.to_owned(), policy.to_owned());
    let policy_document = text.to_owned();
    match holder {
        Holder::User => {
            let input = PutUserPolicyInput { user_name: name, policy_name, policy_document };
            me.ask::<PutUserPolicy>(input).await.map(drop)
        }
        Holder::Role => {
            let input = PutRolePolicyInput { role_name: name, policy_name, policy_document };
            me.ask::<PutRolePolicy>(input).await.map(drop)
        }
        Holder::Group => {
            let input = PutGroupPolicyInput { group_name: name, policy_name, policy_document };
            me.ask::<PutGroupPolicy>(input).await.map(drop)
        }
    }
}

async fn create(me: &Me, text: &str, form: &Form) -> Result<String, Fault> {
    let name = form.text("name").trim().to_owned();
    let tags = tags(form);
    let input = CreatePolicyInput {
        policy_name: name.clone(),
        path: None,
        policy_document: text.to_owned(),
        description: form.said("description"),
        tags: Some(tags).filter(|tags| !tags.is_empty()),
    };
    let arn = match me.ask::<CreatePolicy>(input).await {
        Ok(out) => out.policy.and_then(|policy| policy.arn).unwrap_or_default(),
        Err(fault) => {
            let arn = format!("arn:aws:iam::{}:policy/{name}", me.account());
            let again = fault.code() == "EntityAlreadyExists"
                && place::managed(me, &arn).await.is_ok_and(|there| same(&there, text));
            if !again {
                return Err(fault);
            }
            arn
        }
    };
    Ok(arn)
}

/// What refuses to be shown beside a field.
pub(super) fn broken(me: &Me, fault: Fault) -> Result<Refusal, Failed> {
    if fault.status() >= 500 {
        return Err(Failed::fault(me.frame("", ""), fault));
    }
    Ok(Refusal::of(&fault))
}
