//! `Create role`: four steps, of which only the last does something.

use super::PLACE;
use super::trusted::Account;
use crate::answer::{Failed, Page, html};
use crate::editor;
use crate::findings::Findings;
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Field, Hidden, Radio, Steps, Tick};
use crate::picker::{self, Picker, is_aws};
use crate::post::Post;
use crate::pretty::pretty;
use crate::refusal::Refusal;
use crate::shown::shown;
use crate::tagging::{self, Tagging};
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use axum::Router;
use axum::routing::get;
use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, CreateRole, CreateRoleInput, Tag,
};
use countersign_ident::AccountId;
use countersign_policy::Kind;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/create-role", get(begin).post(step))
}

const STEPS: &[&str] = &["Trusted entity", "Permissions", "Tags", "Review"];

/// How many managed policies a role can have.
const MOST_POLICIES: usize = 10;

const STARTER: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::ACCOUNT:root" },
      "Action": "sts:AssumeRole",
      "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }
    }
  ]
}"#;

#[derive(Template)]
#[template(path = "roles/create_trust.html")]
struct TrustStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    kinds: [Radio; 2],
    account: Field,
    external: Tick,
    external_id: Field,
    mfa: Tick,
    trust: Field,
    findings: Findings,
}

#[derive(Template)]
#[template(path = "roles/create_permissions.html")]
struct PermissionsStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    alert: Option<Alert>,
    picker: Picker,
}

#[derive(Template)]
#[template(path = "roles/create_tags.html")]
struct TagsStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    tagging: Tagging,
}

#[derive(Template)]
#[template(path = "roles/create_review.html")]
struct ReviewStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    alert: Option<Alert>,
    name: Field,
    description: Field,
    trust: String,
    findings: Findings,
    policies: Vec<(String, bool)>,
    tags: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "roles/created.html")]
struct CreatedPage {
    frame: Frame,
    name: String,
    path: String,
    /// Policies that were not attached, and why.
    failed: Vec<(String, String)>,
}

async fn begin(me: Me) -> Page {
    Ok(trust_step(&me, &Form::default().with("kind", "account"), None))
}

/// The step that a form is on, and where its button leads.
async fn step(Post { me, form }: Post) -> Page {
    let forth = matches!(form.text("go"), "next" | "create");
    match form.text("step") {
        "trust" => match trust_fault(&form) {
            Some(fault) => Ok(trust_step(&me, &form, Some(&fault))),
            None => permissions_step(&me, &form, None).await,
        },
        "permissions" if form.text("go") == "previous" => Ok(trust_step(&me, &form, None)),
        "permissions" if form.text("go") == "policy" => editor::for_role(&me, &form),
        "permissions" if picker::asks(&form) || !forth => permissions_step(&me, &form, None).await,
        "permissions" => {
            let chosen = form.all("policy").len();
            if chosen > MOST_POLICIES {
                let text = format!(
                    "A role can have {MOST_POLICIES} managed policies, and {chosen} are chosen."
                );
                return permissions_step(&me, &form, Some(Alert { kind: "error", text })).await;
            }
            Ok(tags_step(&me, &form, None))
        }
        "tags" if form.text("go") == "previous" => permissions_step(&me, &form, None).await,
        "tags" => match tagging::gather(form) {
            Ok(form) if form.text("go") == "next" => {
                Ok(review_step(&me, &form, &Refusal::default()))
            }
            Ok(form) => Ok(tags_step(&me, &form, None)),
            Err((form, error)) => Ok(tags_step(&me, &form, Some(error))),
        },
        "review" if form.text("go") == "previous" => Ok(tags_step(&me, &form, None)),
        "review" if forth => create(&me, &form).await,
        _ => Err(Failed::Elsewhere("/console/create-role".to_owned())),
    }
}

/// The step of the permissions again, after `Create policy`, with the new policy chosen.
pub(crate) async fn go_on_with(me: &Me, form: Form, arn: Option<String>) -> Page {
    let Some(arn) = arn else { return permissions_step(me, &form, None).await };
    let text = format!("The policy {} has been created and is chosen.", shown(name_of(&arn)));
    let alert = Alert { kind: "success", text };
    permissions_step(me, &form.and("policy", &arn), Some(alert)).await
}

/// What a step carries along: everything but its own controls and what only moves about.
fn carried(form: &Form, own: &[&str]) -> Vec<Hidden> {
    let moves = [&["step", "go"], picker::CONTROLS, tagging::CONTROLS];
    let mut shown: Vec<&str> = moves.into_iter().flatten().copied().collect();
    shown.extend(own);
    form.carried(&shown)
}

fn steps(current: usize) -> Steps {
    Steps { names: STEPS, current }
}

/// What is wrong with the first step, and with which field.
fn trust_fault(form: &Form) -> Option<(&'static str, String)> {
    if form.text("kind") == "custom" {
        let error = Findings::of(form.text("trust"), Kind::Trust).error();
        return error.map(|error| ("trust", error));
    }
    let account = Account::said(form);
    if AccountId::parse(account.id).is_none() {
        return Some(("account", "An account ID has 12 digits.".to_owned()));
    }
    let allowed = |c: char| c.is_alphanumeric() || "_+=,.@:/-".contains(c);
    match account.external_id {
        Some(id) if !(2..=1224).contains(&id.chars().count()) || !id.chars().all(allowed) => {
            let error = "An external ID has 2 to 1224 characters: letters, digits and _+=,.@:/-";
            Some(("external_id", error.to_owned()))
        }
        _ => None,
    }
}

fn trust_step(
    me: &Me,
    form: &Form,
    fault: Option<&(&'static str, String)>,
) -> axum::response::Response {
    let own = ["kind", "account", "external", "external_id", "mfa", "trust"];
    let custom = form.text("kind") == "custom";
    let wrong = |field: &str| fault.filter(|(f, _)| *f == field).map(|(_, e)| e.clone());
    let text = match form.text("trust") {
        "" => STARTER.replace("ACCOUNT", me.account()),
        text => text.to_owned(),
    };
    html(&TrustStep {
        frame: me.frame(PLACE, "Create role: trusted entity"),
        steps: steps(0),
        carried: carried(form, &own),
        kinds: [
            Radio {
                name: "kind",
                label: "Another AWS account",
                value: "account",
                chosen: !custom,
                hint: "Users and roles of one account, this or another, that their own policies let assume the role.",
            },
            Radio {
                name: "kind",
                label: "Custom trust policy",
                value: "custom",
                chosen: custom,
                hint: "A document of your own: single users and roles, identity providers, services, conditions.",
            },
        ],
        account: Field {
            numeric: true,
            ..Field::text("account", "Account ID", form.text("account"))
                .hint("12 digits. Yours is in the top bar.")
                .wrong(wrong("account"))
        },
        external: Tick::new("external", "Require external ID", form.ticked("external"))
            .hint("For an account of somebody else's: only requests that name this ID are let in. The console cannot switch to such a role."),
        external_id: Field::text("external_id", "External ID", form.text("external_id"))
            .wrong(wrong("external_id")),
        mfa: Tick::new("mfa", "Require MFA", form.ticked("mfa"))
            .hint("Only who gave a code from an MFA device may assume the role."),
        trust: Field::area("trust", "Trust policy", &text).wrong(wrong("trust")),
        findings: match wrong("trust") {
            Some(_) => Findings::of(&text, Kind::Trust),
            None => Findings::default(),
        },
    })
}

async fn permissions_step(me: &Me, form: &Form, alert: Option<Alert>) -> Page {
    let picker = Picker::of(me, form, &[]).await;
    let picker = picker.map_err(|fault| Failed::fault(me.frame(PLACE, ""), fault))?;
    let title = match form.said("filter") {
        Some(filter) => format!("Create role: permissions with “{}”", shown(&filter)),
        None => "Create role: permissions".to_owned(),
    };
    Ok(html(&PermissionsStep {
        frame: me.frame(PLACE, title),
        steps: steps(1),
        carried: carried(form, &["policy"]),
        alert,
        picker,
    }))
}

fn tags_step(me: &Me, form: &Form, error: Option<String>) -> axum::response::Response {
    html(&TagsStep {
        frame: me.frame(PLACE, "Create role: tags"),
        steps: steps(2),
        carried: carried(form, &[]),
        tagging: Tagging::new(&tagging::tags(form), form, error),
    })
}

/// The trust policy that the form means.
fn document(form: &Form) -> String {
    if form.text("kind") == "custom" {
        form.text("trust").replace("\r\n", "\n")
    } else {
        Account::said(form).document()
    }
}

fn review_step(me: &Me, form: &Form, refusal: &Refusal) -> axum::response::Response {
    let document = document(form);
    let name = refusal.beside("roleName").or_else(|| refusal.coded("EntityAlreadyExists"));
    let description = refusal.beside("description");
    let mut alert = refusal.alert(&[name.clone(), description.clone()]);
    if let (Some(alert), Some(_)) = (&mut alert, refusal.coded("MalformedPolicyDocument")) {
        alert.text.push_str(" Go back to the first step to change whom the role trusts.");
    }
    html(&ReviewStep {
        frame: me.frame(PLACE, "Create role: review"),
        steps: steps(3),
        carried: carried(form, &["name", "description"]),
        alert,
        name: Field::text("name", "Role name", form.text("name"))
            .hint("Up to 64 letters, digits and +=,.@_-")
            .wrong(name)
            .required(),
        description: Field::text("description", "Role description", form.text("description"))
            .hint("Optional.")
            .wrong(description),
        trust: pretty(&document),
        findings: Findings::of(&document, Kind::Trust),
        policies: form.all("policy").iter().map(|arn| (shown(name_of(arn)), is_aws(arn))).collect(),
        tags: tagging::tags(form).iter().map(|tag| (shown(&tag.key), shown(&tag.value))).collect(),
    })
}

async fn create(me: &Me, form: &Form) -> Page {
    let tags: Vec<Tag> = tagging::tags(form);
    let name = form.text("name").trim();
    let input = CreateRoleInput {
        role_name: name.to_owned(),
        assume_role_policy_document: document(form),
        description: form.said("description"),
        tags: Some(tags).filter(|tags| !tags.is_empty()),
        ..CreateRoleInput::default()
    };
    if let Err(fault) = me.ask::<CreateRole>(input).await {
        return Ok(review_step(me, form, &Refusal::of(&fault)));
    }
    let mut failed = Vec::new();
    for arn in form.all("policy") {
        let input = AttachRolePolicyInput { role_name: name.to_owned(), policy_arn: arn.clone() };
        if let Err(fault) = me.ask::<AttachRolePolicy>(input).await {
            failed.push((shown(name_of(&arn)), shown(fault.message())));
        }
    }
    Ok(html(&CreatedPage {
        frame: me.frame(PLACE, "Role created"),
        path: links::role(name),
        name: shown(name),
        failed,
    }))
}

fn name_of(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or_default()
}
