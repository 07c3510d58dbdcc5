//! The pages before anything is made: accounts, role, user, review.

use super::{TITLE, Where, Wrong, role_arn};
use crate::answer::{Failed, Page, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Field, Hidden, Radio, Steps};
use crate::picker::{self, Picker, is_aws};
use crate::pretty::pretty;
use crate::shown::shown;
use crate::visit::Me;
use askama::Template;
use http::StatusCode;
use serde_json::json;

/// The place in the navigation.
pub(super) const PLACE: &str = "Dashboard";

/// What a page carries along: everything but what it shows itself.
fn carried(form: &Form, shows: &[&str]) -> Vec<Hidden> {
    form.carried(&[&["step", "go"], shows, picker::CONTROLS].concat())
}

/// The steps of this wizard, at the one of this name.
pub(super) fn steps(place: Where, name: &str) -> Steps {
    let names = place.steps();
    Steps { names, current: names.iter().position(|one| *one == name).unwrap_or(0) }
}

#[derive(Template)]
#[template(path = "mfa_access/accounts.html")]
pub(super) struct AccountsStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    kinds: [Radio; 3],
    account: Field,
    role_arn: Field,
}

pub(super) fn accounts(me: &Me, form: &Form, wrong: &Wrong) -> AccountsStep {
    let place = Where::said(form);
    let kind =
        |value, label, hint, of| Radio { name: "where", label, value, chosen: place == of, hint };
    AccountsStep {
        frame: me.frame(PLACE, format!("{TITLE}: accounts")),
        steps: steps(place, "Accounts"),
        carried: carried(form, &["where", "account", "role_arn"]),
        kinds: [
            kind(
                "here",
                "One account",
                "The role and the user are both made in this account.",
                Where::Here,
            ),
            kind(
                "role",
                "Two accounts: the role is in this one",
                "Begin here. The user is made by the other account's administrator, with a link that you give them.",
                Where::Role,
            ),
            kind(
                "user",
                "Two accounts: the user is in this one",
                "Go on here when the role is there, with its ARN.",
                Where::User,
            ),
        ],
        account: Field {
            numeric: true,
            ..Field::text("account", "Account ID", form.text("account"))
                .hint("The 12 digits of the account that the user is in.")
                .wrong(wrong.account.clone())
        },
        role_arn: Field::text("role_arn", "Role ARN", &role_arn(form))
            .hint("arn:aws:iam::ACCOUNT:role/NAME")
            .wrong(wrong.role_arn.clone()),
    }
}

#[derive(Template)]
#[template(path = "mfa_access/role.html")]
struct RoleStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    role: Field,
    alert: Option<Alert>,
    picker: Option<Picker>,
}

pub(super) async fn role(me: &Me, form: &Form, wrong: &Wrong) -> Page {
    // Who may not list policies can still make a role, and others give it permissions.
    let picker = Picker::of(me, form, &[]).await.ok();
    let more = form.said("filter").map(|filter| format!(" with “{}”", shown(&filter)));
    let shows: &[&str] = if picker.is_some() { &["role", "policy"] } else { &["role"] };
    let page = RoleStep {
        frame: me.frame(PLACE, format!("{TITLE}: role{}", more.unwrap_or_default())),
        steps: steps(Where::said(form), "Role"),
        carried: carried(form, shows),
        role: Field::text("role", "Role name", form.text("role"))
            .hint("Up to 64 letters, digits and +=,.@_-")
            .wrong(wrong.role.clone()),
        alert: picker.is_none().then(|| Alert {
            kind: "info",
            text: "You may not list policies, so none can be chosen here.".to_owned(),
        }),
        picker,
    };
    let status = if wrong.any() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    Ok(html_with(status, &page))
}

#[derive(Template)]
#[template(path = "mfa_access/user.html")]
pub(super) struct UserStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    user: Field,
}

pub(super) fn user(me: &Me, form: &Form, wrong: &Wrong) -> UserStep {
    UserStep {
        frame: me.frame(PLACE, format!("{TITLE}: user")),
        steps: steps(Where::said(form), "User"),
        carried: carried(form, &["user"]),
        user: Field::text("user", "User name", form.text("user"))
            .required()
            .hint("Letters, digits and + = , . @ _ -, up to 64.")
            .wrong(wrong.user.clone()),
    }
}

/// What `Create` will make, as the wizard's form means it.
pub(super) struct Plan {
    /// Nothing when the role is there already, in the other account.
    pub(super) role: Option<RolePlan>,
    /// The role's ARN, which is known before it is there.
    pub(super) role_arn: String,
    /// Nothing when the user is made in the other account.
    pub(super) user: Option<UserPlan>,
}

pub(super) struct RolePlan {
    pub(super) name: String,
    pub(super) trust: String,
    pub(super) policies: Vec<String>,
}

pub(super) struct UserPlan {
    pub(super) name: String,
    pub(super) policy_name: String,
    pub(super) policy: String,
}

impl Plan {
    pub(super) fn of(me: &Me, form: &Form) -> Plan {
        let place = Where::said(form);
        let name = form.text("role").trim().to_owned();
        let with_mfa = json!({ "Bool": { "aws:MultiFactorAuthPresent": "true" } });
        let account = match place {
            Where::Role => form.text("account").trim(),
            Where::Here | Where::User => me.account(),
        };
        let trust = json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "AWS": format!("arn:aws:iam::{account}:root") },
                "Action": "sts:AssumeRole",
                "Condition": with_mfa,
            }],
        });
        let role_arn = match place {
            Where::User => role_arn(form),
            Where::Here | Where::Role => format!("arn:aws:iam::{}:role/{name}", me.account()),
        };
        let policy = json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Action": "sts:AssumeRole",
                "Resource": role_arn,
                "Condition": with_mfa,
            }],
        });
        let role_name = role_arn.rsplit('/').next().unwrap_or_default();
        Plan {
            user: (place != Where::Role).then(|| UserPlan {
                name: form.text("user").trim().to_owned(),
                policy_name: format!("assume-{role_name}"),
                policy: policy.to_string(),
            }),
            role: (place != Where::User).then(|| RolePlan {
                name,
                trust: trust.to_string(),
                policies: form.all("policy"),
            }),
            role_arn,
        }
    }
}

#[derive(Template)]
#[template(path = "mfa_access/review.html")]
pub(super) struct ReviewStep {
    frame: Frame,
    steps: Steps,
    carried: Vec<Hidden>,
    alert: Option<Alert>,
    role_arn: String,
    /// The trust policy and the attached policies of a role that is made.
    role: Option<(String, Vec<(String, bool)>)>,
    /// The name of a user who is made, and their policy's name and text.
    user: Option<(String, String, String)>,
}

pub(super) fn review(me: &Me, form: &Form, alert: Option<Alert>) -> ReviewStep {
    let plan = Plan::of(me, form);
    let named = |arn: &String| (shown(arn.rsplit('/').next().unwrap_or_default()), is_aws(arn));
    ReviewStep {
        frame: me.frame(PLACE, format!("{TITLE}: review")),
        steps: steps(Where::said(form), "Review"),
        carried: carried(form, &[]),
        alert,
        role: plan
            .role
            .map(|role| (pretty(&role.trust), role.policies.iter().map(named).collect())),
        user: plan
            .user
            .map(|user| (shown(&user.name), shown(&user.policy_name), pretty(&user.policy))),
        role_arn: shown(&plan.role_arn),
    }
}

/// A refusal that is no field's.
pub(super) fn failed(me: &Me) -> Failed {
    Failed::fault(me.frame("", ""), countersign_service::Fault::service_failure())
}
