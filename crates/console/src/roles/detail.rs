//! What stands above every tab of a role, and its editing.

use super::PLACE;
use crate::answer::{Failed, Page, go, html, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Copy, Field, When};
use crate::post::Post;
use crate::refusal::Refusal;
use crate::shown::shown;
use crate::visit::Me;
use crate::{App, links};
use askama::Template;
use askama::filters::HtmlSafe;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use axum::routing::get;
use countersign_api::iam::{GetRole, GetRoleInput, Role, UpdateRole, UpdateRoleInput};
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/roles/{name}/edit", get(edit).post(save))
}

/// The tabs, and where under the role's page they are.
const TABS: &[(&str, &str)] = &[
    ("Permissions", ""),
    ("Trust relationships", "/trust"),
    ("Tags", "/tags"),
    ("Revoke sessions", "/revoke"),
];

/// A role's summary and tabs.
#[derive(Template)]
#[template(path = "roles/_head.html")]
pub(super) struct Head {
    pub(super) name: String,
    pub(super) path: String,
    arn: Copy,
    link: Copy,
    description: String,
    created: When,
    used: Option<When>,
    longest: String,
    tab: &'static str,
}

impl HtmlSafe for Head {}

impl Head {
    pub(super) fn of(me: &Me, role: &Role, tab: &'static str) -> Head {
        let now = me.session.now.0;
        let account = role.arn.split(':').nth(4).unwrap_or_default();
        let switch = format!(
            "/console/switch-role?account={account}&role={}",
            links::encoded(&role.role_name)
        );
        let used = role.role_last_used.as_ref().and_then(|used| used.last_used_date);
        Head {
            name: shown(&role.role_name),
            path: links::role(&role.role_name),
            arn: Copy { label: "Copy role ARN", text: role.arn.clone() },
            link: Copy { label: "Copy link", text: me.visit.url(&switch) },
            description: role.description.as_deref().map(shown).unwrap_or_default(),
            created: When::new(role.create_date.0, now),
            used: used.map(|used| When::new(used.0, now)),
            longest: lasting(role.max_session_duration.unwrap_or(3600)),
            tab,
        }
    }

    fn tabs(&self) -> impl Iterator<Item = (&'static str, String, bool)> {
        TABS.iter().map(|(name, at)| (*name, format!("{}{at}", self.path), *name == self.tab))
    }
}

/// A number of seconds as people say it.
fn lasting(seconds: i32) -> String {
    let (hours, minutes) = (seconds / 3600, seconds % 3600 / 60);
    match (hours, minutes) {
        (1, 0) => "1 hour".to_owned(),
        (_, 0) => format!("{hours} hours"),
        (0, _) => format!("{minutes} minutes"),
        _ => format!("{hours} h {minutes} min"),
    }
}

/// The role of a page.
pub(super) async fn role(me: &Me, name: &str) -> Result<Role, Failed> {
    Ok(me.call::<GetRole>(GetRoleInput { role_name: name.to_owned() }).await?.role)
}

/// The frame of a role's page, with what was done just before: `?done=attached`.
pub(super) fn frame(me: &Me, role: &str, tab: &str, query: Option<&str>) -> Frame {
    let done = Form::parse(query.unwrap_or_default().as_bytes());
    let done = match done.text("done") {
        "saved" => Some("The role has been changed."),
        "attached" => Some("The policies have been attached."),
        "detached" => Some("The policy has been detached."),
        "inline" => Some("The inline policy has been saved."),
        "inline-deleted" => Some("The inline policy has been deleted."),
        "boundary" => Some("The permissions boundary has been set."),
        "unbound" => Some("The permissions boundary has been removed."),
        "trust" => Some("The trust policy has been changed."),
        "tagged" => Some("The tag has been added."),
        "untagged" => Some("The tag has been removed."),
        "revoked" => Some("All sessions that began before now have been revoked."),
        _ => None,
    };
    Frame {
        done: done.map(str::to_owned),
        ..me.frame(PLACE, format!("Role {}: {tab}", shown(role)))
    }
}

#[derive(Template)]
#[template(path = "roles/edit.html")]
struct EditPage {
    frame: Frame,
    name: String,
    path: String,
    alert: Option<Alert>,
    description: Field,
    longest: Field,
}

fn edit_page(me: &Me, name: &str, said: (&str, &str), refusal: &Refusal) -> EditPage {
    let description = refusal.beside("description");
    let longest = refusal.beside("maxSessionDuration");
    EditPage {
        frame: frame(me, name, "edit", None),
        name: shown(name),
        path: links::role(name),
        alert: refusal.alert(&[description.clone(), longest.clone()]),
        description: Field::text("description", "Role description", said.0).wrong(description),
        longest: Field {
            numeric: true,
            ..Field::text("longest", "Maximum session duration in seconds", said.1)
                .hint("3600 (an hour) to 43200 (12 hours).")
                .wrong(longest)
                .required()
        },
    }
}

async fn edit(me: Me, Path(name): Path<String>) -> Page {
    let role = role(&me, &name).await?;
    let longest = role.max_session_duration.unwrap_or(3600).to_string();
    let said = (role.description.as_deref().unwrap_or_default(), longest.as_str());
    Ok(html(&edit_page(&me, &name, said, &Refusal::default())))
}

async fn save(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let said = (form.text("description"), form.text("longest"));
    let refused = |refusal: &Refusal| -> Response {
        html_with(StatusCode::BAD_REQUEST, &edit_page(&me, &name, said, refusal))
    };
    let Ok(longest) = said.1.trim().parse() else {
        let fault = countersign_service::Fault::validation(
            "Value at 'maxSessionDuration' failed to satisfy constraint: Member must be a number",
        );
        return Ok(refused(&Refusal::of(&fault)));
    };
    let input = UpdateRoleInput {
        role_name: name.clone(),
        description: Some(said.0.to_owned()),
        max_session_duration: Some(longest),
    };
    match me.ask::<UpdateRole>(input).await {
        Ok(_) => Ok(go(&format!("{}?done=saved", links::role(&name)))),
        Err(fault) => Ok(refused(&Refusal::of(&fault))),
    }
}

/// The query of a request.
pub(super) type Query = RawQuery;
