//! The wizard's pages.

use super::PLACE;
use crate::answer::Failed;
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Field, Hidden, Steps, Tick};
use crate::picker::{self, Picker};
use crate::refusal::Refusal;
use crate::shown::shown;
use crate::tagging::{self, Tagging};
use crate::users::of;
use crate::visit::Me;
use askama::Template;
use countersign_service::Fault;

const STEPS: &[&str] = &["Details", "Permissions", "Tags", "Review"];

/// What is wrong, field by field.
#[derive(Debug, Default)]
pub(super) struct Wrong {
    pub(super) name: Option<String>,
    pub(super) path: Option<String>,
    pub(super) copy: Option<String>,
    pub(super) boundary: Option<String>,
    pub(super) alert: Option<Alert>,
}

impl Wrong {
    pub(super) fn any(&self) -> bool {
        self.name.is_some()
            || self.path.is_some()
            || self.copy.is_some()
            || self.boundary.is_some()
            || self.alert.is_some()
    }
}

/// A refusal in the words for a field.
pub(super) fn words(fault: &Fault, member: &str) -> String {
    Refusal::of(fault).beside(member).unwrap_or_else(|| shown(fault.message()))
}

/// What a page carries along: all but what it shows itself, and never a password.
fn carried(form: &Form, shows: &[&str]) -> Vec<Hidden> {
    let always = ["step", "go", "password", "reset", "reviewed"];
    let all: Vec<&str> =
        [&always, shows, picker::CONTROLS, tagging::CONTROLS].concat().into_iter().collect();
    form.carried(&all)
}

#[derive(Template)]
#[template(path = "users/add_details.html")]
pub(super) struct DetailsPage {
    frame: Frame,
    steps: Steps,
    alert: Option<Alert>,
    name: Field,
    path: Field,
    programmatic: Tick,
    console: Tick,
    carried: Vec<Hidden>,
}

pub(super) fn details(me: &Me, form: &Form, wrong: &Wrong) -> DetailsPage {
    DetailsPage {
        frame: me.frame(PLACE, "Add user: details"),
        steps: Steps { names: STEPS, current: 0 },
        alert: wrong.alert.clone(),
        name: Field::text("name", "User name", form.text("name"))
            .required()
            .hint("Letters, digits and + = , . @ _ -, up to 64.")
            .wrong(wrong.name.clone()),
        path: Field::text("path", "Path (optional)", form.text("path"))
            .hint("Groups names in ARNs: /division/team/. Most leave it empty.")
            .wrong(wrong.path.clone()),
        programmatic: Tick::new("programmatic", "Programmatic access", form.ticked("programmatic"))
            .hint("An access key, for command lines, SDKs and other programs."),
        console: Tick::new("console", "AWS Management Console access", form.ticked("console"))
            .hint("A password, to sign in to this console."),
        carried: carried(form, &["name", "path", "programmatic", "console"]),
    }
}

#[derive(Template)]
#[template(path = "users/add_permissions.html")]
pub(super) struct PermissionsPage {
    frame: Frame,
    steps: Steps,
    alert: Option<Alert>,
    user: String,
    picker: Option<Picker>,
    groups: Vec<Tick>,
    copy: Field,
    boundary: Field,
    carried: Vec<Hidden>,
}

pub(super) async fn permissions(
    me: &Me,
    form: &Form,
    wrong: &Wrong,
) -> Result<PermissionsPage, Failed> {
    // Who may not list policies or groups can still make a user without permissions.
    let picker = Picker::of(me, form, &[]).await.ok();
    let chosen = form.all("group");
    let groups = of::all_groups(me).await.unwrap_or_default();
    let tick = |name: &str| Tick::new("group", name, chosen.iter().any(|c| c == name)).value(name);
    Ok(PermissionsPage {
        frame: me.frame(PLACE, "Add user: permissions"),
        steps: Steps { names: STEPS, current: 1 },
        alert: picker.is_none().then(|| Alert {
            kind: "info",
            text: "You may not list policies, so none can be chosen here.".to_owned(),
        }),
        user: form.text("name").trim().to_owned(),
        groups: groups.iter().map(|group| tick(&group.group_name)).collect(),
        copy: Field::text("copy", "Copy permissions from user", form.text("copy"))
            .hint("The name of a user whose groups and policies this one shall have, too.")
            .wrong(wrong.copy.clone()),
        boundary: Field::text("boundary", "Permissions boundary", form.text("boundary"))
            .hint("The ARN of a managed policy. Whatever else grants permissions, no more than it allows is allowed.")
            .wrong(wrong.boundary.clone()),
        carried: if picker.is_some() {
            carried(form, &["policy", "group", "copy", "boundary"])
        } else {
            carried(form, &["group", "copy", "boundary"])
        },
        picker,
    })
}

#[derive(Template)]
#[template(path = "users/add_tags.html")]
pub(super) struct TagsPage {
    frame: Frame,
    steps: Steps,
    tagging: Tagging,
    carried: Vec<Hidden>,
}

pub(super) fn tags(me: &Me, form: &Form, error: Option<String>) -> TagsPage {
    TagsPage {
        frame: me.frame(PLACE, "Add user: tags"),
        steps: Steps { names: STEPS, current: 2 },
        tagging: Tagging::new(&tagging::tags(form), form, error),
        carried: carried(form, &[]),
    }
}

#[derive(Template)]
#[template(path = "users/add_review.html")]
pub(super) struct ReviewPage {
    frame: Frame,
    steps: Steps,
    alert: Option<Alert>,
    facts: Vec<(&'static str, String)>,
    none: bool,
    console: bool,
    password: Field,
    reset: Tick,
    carried: Vec<Hidden>,
}

pub(super) fn review(me: &Me, form: &Form, wrong: &Wrong) -> ReviewPage {
    let list = |name: &str| {
        let all: Vec<String> = form.all(name).iter().map(|one| shown(one)).collect();
        all.join(", ")
    };
    let access = match (form.ticked("programmatic"), form.ticked("console")) {
        (true, true) => "Programmatic access and console access",
        (true, false) => "Programmatic access: an access key",
        (false, true) => "Console access: a password",
        (false, false) => "None: no access key and no password",
    };
    let policies: Vec<String> = form
        .all("policy")
        .iter()
        .map(|arn| shown(arn.rsplit('/').next().unwrap_or_default()))
        .collect();
    let tags = tagging::tags(form);
    let tags: Vec<String> =
        tags.iter().map(|tag| format!("{} = {}", shown(&tag.key), shown(&tag.value))).collect();
    let copy = form.said("copy").map(|name| shown(&name)).unwrap_or_default();
    let none = list("group").is_empty() && policies.is_empty() && copy.is_empty();
    let facts = [
        ("User name", shown(form.text("name").trim())),
        ("Path", form.said("path").map(|path| shown(&path)).unwrap_or_default()),
        ("Access", access.to_owned()),
        ("Groups", list("group")),
        ("Policies", policies.join(", ")),
        ("Permissions copied from", copy),
        ("Permissions boundary", shown(form.text("boundary").trim())),
        ("Tags", tags.join(", ")),
    ];
    // The mark is ticked until somebody takes the tick away.
    let reset = !form.ticked("reviewed") || form.ticked("reset");
    ReviewPage {
        frame: me.frame(PLACE, "Add user: review"),
        steps: Steps { names: STEPS, current: 3 },
        alert: wrong.alert.clone(),
        facts: facts.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        none,
        console: form.ticked("console"),
        password: Field::password("password", "Console password (optional)")
            .completes("new-password")
            .hint("Leave it empty, and one is generated and shown once."),
        reset: Tick::new("reset", "User must create a new password at next sign-in", reset),
        carried: carried(form, &[]),
    }
}
