//! `Set up MFA access`: a role that asks for a code, a user who may assume it with one, their device, and the profiles
//! that name all three, as one wizard. The role and the user may live in two accounts: then each account's administrator
//! does their half, the role first.
//!
//! Nothing is made before `Create`. From then on what was made travels sealed (see `seal`): the secret access key and the
//! seed are told once, and this page is where they are needed.

mod create;
mod finish;
mod steps;

use crate::App;
use crate::answer::{Page, go, html, html_with};
use crate::form::Form;
use crate::fresh;
use crate::picker;
use crate::post::Post;
use crate::refusal::Refusal;
use crate::visit::Me;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{GetRole, GetRoleInput, GetUser, GetUserInput};
use countersign_ident::{AccountId, Arn};
use http::StatusCode;
use std::sync::Arc;

pub(crate) const PATH: &str = "/console/set-up-mfa-access";

/// The title of every step begins so.
const TITLE: &str = "Set up MFA access";

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/set-up-mfa-access", get(begin).post(submit))
}

/// Where the role and the user are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// Both in this account.
    Here,
    /// The role here, for a user of another account.
    Role,
    /// The user here, for a role of another account.
    User,
}

impl Where {
    fn said(form: &Form) -> Where {
        match form.text("where") {
            "role" => Where::Role,
            "user" => Where::User,
            _ => Where::Here,
        }
    }

    const fn steps(self) -> &'static [&'static str] {
        match self {
            Where::Here => &["Accounts", "Role", "User", "Review", "Device", "Profiles"],
            Where::Role => &["Accounts", "Role", "Review", "Hand over"],
            Where::User => &["Accounts", "User", "Review", "Device", "Profiles"],
        }
    }
}

/// What is wrong, field by field.
#[derive(Debug, Default)]
struct Wrong {
    account: Option<String>,
    role_arn: Option<String>,
    role: Option<String>,
    user: Option<String>,
}

/// The link that an administrator hands to the other account's brings the role along.
async fn begin(me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let form = match query.said("role") {
        Some(arn) => Form::default().with("where", "user").with("role_arn", &arn),
        None => Form::default(),
    };
    Ok(html(&steps::accounts(&me, &form, &Wrong::default())))
}

async fn submit(Post { me, form }: Post) -> Page {
    let place = Where::said(&form);
    let word = form.text("go").to_owned();
    match (form.text("step"), word.as_str()) {
        ("accounts", _) => from_accounts(&me, &form).await,
        ("role", "previous") => Ok(html(&steps::accounts(&me, &form, &Wrong::default()))),
        ("role", _) if picker::asks(&form) => steps::role(&me, &form, &Wrong::default()).await,
        ("role", _) => from_role(&me, &form).await,
        ("user", "previous") if place == Where::User => {
            Ok(html(&steps::accounts(&me, &form, &Wrong::default())))
        }
        ("user", "previous") => steps::role(&me, &form, &Wrong::default()).await,
        ("user", _) => from_user(&me, &form).await,
        ("review", "previous") if place == Where::Role => {
            steps::role(&me, &form, &Wrong::default()).await
        }
        ("review", "previous") => Ok(html(&steps::user(&me, &form, &Wrong::default()))),
        ("review", "create") if !wrong_accounts(&me, &form).any() => {
            if place != Where::Role {
                fresh::check(&me, &form)?;
            }
            create::create(&me, &form).await
        }
        ("device", word) => finish::device(&me, &form, word).await,
        _ => Ok(go(PATH)),
    }
}

impl Wrong {
    const fn any(&self) -> bool {
        self.account.is_some()
            || self.role_arn.is_some()
            || self.role.is_some()
            || self.user.is_some()
    }
}

fn wrong_accounts(me: &Me, form: &Form) -> Wrong {
    match Where::said(form) {
        Where::Here => Wrong::default(),
        Where::Role => Wrong {
            account: match AccountId::parse(form.text("account").trim()) {
                None => Some("An account ID has 12 digits.".to_owned()),
                Some(id) if id.to_string() == me.account() => {
                    Some("That is this account. Choose one account above.".to_owned())
                }
                Some(_) => None,
            },
            ..Wrong::default()
        },
        Where::User => {
            let arn = role_arn(form);
            let is_role = Arn::parse(&arn).is_some_and(|arn| {
                arn.service == "iam"
                    && arn.account_id().is_some()
                    && arn.typed().is_some_and(|(kind, name)| kind == "role" && !name.is_empty())
            });
            let plain = |c: char| c.is_ascii_alphanumeric() || "_+=,.@:/-".contains(c);
            let wrong = (!is_role || !arn.chars().all(plain)).then(|| {
                "The ARN of a role is arn:aws:iam::ACCOUNT:role/NAME, and names just one."
                    .to_owned()
            });
            Wrong { role_arn: wrong, ..Wrong::default() }
        }
    }
}

/// The role, by the ARN that was typed.
fn role_arn(form: &Form) -> String {
    form.text("role_arn").trim().to_owned()
}

async fn from_accounts(me: &Me, form: &Form) -> Page {
    let wrong = wrong_accounts(me, form);
    if wrong.any() {
        return Ok(html_with(StatusCode::BAD_REQUEST, &steps::accounts(me, form, &wrong)));
    }
    match Where::said(form) {
        Where::User => Ok(html(&steps::user(me, form, &Wrong::default()))),
        Where::Here | Where::Role => steps::role(me, form, &Wrong::default()).await,
    }
}

async fn from_role(me: &Me, form: &Form) -> Page {
    let name = form.text("role").trim().to_owned();
    // Whether the name is free and can be one at all is better known now than at the end.
    let answer = me.ask::<GetRole>(GetRoleInput { role_name: name.clone() }).await;
    let wrong = match answer {
        Ok(_) => Some(format!("There is a role with the name {name} already.")),
        Err(fault) if fault.status() == 400 => {
            Some(Refusal::of(&fault).beside("roleName").unwrap_or_default())
        }
        Err(_) => None,
    };
    if wrong.is_some() {
        return steps::role(me, form, &Wrong { role: wrong, ..Wrong::default() }).await;
    }
    match Where::said(form) {
        Where::Role => Ok(html(&steps::review(me, form, None))),
        _ => Ok(html(&steps::user(me, form, &Wrong::default()))),
    }
}

async fn from_user(me: &Me, form: &Form) -> Page {
    let name = form.text("user").trim().to_owned();
    let answer = me.ask::<GetUser>(GetUserInput { user_name: Some(name.clone()) }).await;
    let wrong = match answer {
        Ok(_) => Some(format!("There is a user with the name {name} already.")),
        Err(fault) if fault.status() == 400 => {
            Some(Refusal::of(&fault).beside("userName").unwrap_or_default())
        }
        Err(_) => None,
    };
    if wrong.is_some() {
        let page = steps::user(me, form, &Wrong { user: wrong, ..Wrong::default() });
        return Ok(html_with(StatusCode::BAD_REQUEST, &page));
    }
    Ok(html(&steps::review(me, form, None)))
}
