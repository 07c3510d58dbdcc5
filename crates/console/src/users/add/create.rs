//! The last step: makes the user, then what belongs to them, and says what was made and what was not.

use super::PLACE;
use super::steps::{self, Wrong};
use crate::answer::{Failed, Page, html, html_with};
use crate::csv;
use crate::form::Form;
use crate::frame::Frame;
use crate::refusal::Refusal;
use crate::shown::shown;
use crate::tagging;
use crate::users::credentials::{generated, sign_in_link};
use crate::users::{of, path};
use crate::visit::Me;
use askama::Template;
use countersign_api::iam::{
    AccessKey, AddUserToGroup, AddUserToGroupInput, AttachUserPolicy, AttachUserPolicyInput,
    CreateAccessKey, CreateAccessKeyInput, CreateLoginProfile, CreateLoginProfileInput, CreateUser,
    CreateUserInput, GetUserPolicy, GetUserPolicyInput, PutUserPolicy, PutUserPolicyInput,
};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::StatusCode;

#[derive(Template)]
#[template(path = "users/added.html")]
struct AddedPage {
    frame: Frame,
    name: String,
    link: String,
    key: Option<(String, String)>,
    password: Option<String>,
    sign_in: Option<String>,
    download: Option<String>,
    made: Vec<String>,
    failed: Vec<(String, String)>,
}

/// What was done after the user was there, and what was not, with why.
#[derive(Default)]
struct Log {
    made: Vec<String>,
    failed: Vec<(String, String)>,
}

impl Log {
    fn note<T>(&mut self, what: &str, answer: Result<T, Fault>) -> Option<T> {
        match answer {
            Ok(value) => {
                self.made.push(shown(what));
                Some(value)
            }
            Err(fault) => {
                self.failed.push((shown(what), shown(fault.message())));
                None
            }
        }
    }
}

pub(super) async fn create(me: &Me, form: &Form) -> Page {
    let tags = tagging::tags(form);
    let input = CreateUserInput {
        path: form.said("path"),
        user_name: form.text("name").trim().to_owned(),
        permissions_boundary: form.said("boundary"),
        tags: (!tags.is_empty()).then_some(tags),
    };
    let user = match me.ask::<CreateUser>(input).await {
        Ok(out) => out.user.unwrap_or_default(),
        Err(fault) => return refused(me, form, fault),
    };
    let name = user.user_name;
    let mut log = Log::default();
    permissions(me, form, &name, &mut log).await;
    let password = if form.ticked("console") {
        let (secret, said) = match form.text("password") {
            "" => (generated(me).await, "Console password, generated"),
            typed => (Some(Secret::from(typed)), "Console password, as you typed it"),
        };
        let input = CreateLoginProfileInput {
            user_name: Some(name.clone()),
            password: secret.clone(),
            password_reset_required: Some(form.ticked("reset")),
        };
        log.note(said, me.ask::<CreateLoginProfile>(input).await).and(secret)
    } else {
        None
    };
    let key = if form.ticked("programmatic") {
        let input = CreateAccessKeyInput { user_name: Some(name.clone()) };
        log.note("Access key", me.ask::<CreateAccessKey>(input).await).map(|out| out.access_key)
    } else {
        None
    };
    let sign_in = password.is_some().then(|| sign_in_link(me));
    let file = file(&name, key.as_ref(), password.as_ref(), sign_in.as_deref());
    let has_secret = key.is_some() || password.is_some();
    let download =
        if has_secret { csv::link(me, &format!("{name}_credentials.csv"), &file) } else { None };
    Ok(html(&AddedPage {
        frame: me.frame(PLACE, format!("Add user: {name} created")),
        link: path(&name),
        key: key.map(|key| (key.access_key_id, key.secret_access_key.expose().to_owned())),
        // What was typed is known, and not shown.
        password: password
            .filter(|_| form.text("password").is_empty())
            .map(|password| password.expose().to_owned()),
        sign_in,
        download,
        made: log.made,
        failed: log.failed,
        name,
    }))
}

/// Nothing was made: back to the step whose field is wrong, or to the review with the reason.
fn refused(me: &Me, form: &Form, fault: Fault) -> Page {
    if fault.status() >= 500 {
        return Err(Failed::fault(me.frame("", ""), fault));
    }
    let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let refusal = Refusal::of(&fault);
    let taken = refusal.coded("EntityAlreadyExists");
    let wrong = Wrong {
        name: refusal.beside("userName").or(taken),
        path: refusal.beside("path"),
        ..Wrong::default()
    };
    if wrong.any() {
        return Ok(html_with(status, &steps::details(me, form, &wrong)));
    }
    let wrong = Wrong { alert: refusal.alert(&[]), ..wrong };
    Ok(html_with(status, &steps::review(me, form, &wrong)))
}

async fn permissions(me: &Me, form: &Form, name: &str, log: &mut Log) {
    let (mut groups, mut policies) = (form.all("group"), form.all("policy"));
    let mut inline = Vec::new();
    if let Some(from) = form.said("copy") {
        let what = format!("Permissions of {from}");
        match (
            of::groups(me, &from).await,
            of::attached(me, &from).await,
            of::inline(me, &from).await,
        ) {
            (Ok(in_groups), Ok(attached), Ok(names)) => {
                groups.extend(in_groups.into_iter().map(|group| group.group_name));
                policies.extend(attached.into_iter().filter_map(|policy| policy.policy_arn));
                inline.extend(names.into_iter().map(|policy| (from.clone(), policy)));
            }
            (Err(fault), _, _) | (_, Err(fault), _) | (_, _, Err(fault)) => {
                log.note::<()>(&what, Err(fault));
            }
        }
    }
    for list in [&mut groups, &mut policies] {
        list.sort();
        list.dedup();
    }
    for group in groups {
        let what = format!("Member of the group {group}");
        let input = AddUserToGroupInput { group_name: group, user_name: name.to_owned() };
        log.note(&what, me.ask::<AddUserToGroup>(input).await);
    }
    for arn in policies {
        let what = format!("Policy {}", arn.rsplit('/').next().unwrap_or_default());
        let input = AttachUserPolicyInput { user_name: name.to_owned(), policy_arn: arn };
        log.note(&what, me.ask::<AttachUserPolicy>(input).await);
    }
    for (from, policy) in inline {
        let what = format!("Inline policy {policy}");
        let get = GetUserPolicyInput { user_name: from, policy_name: policy };
        let answer = match me.ask::<GetUserPolicy>(get).await {
            Ok(out) => {
                let put = PutUserPolicyInput {
                    user_name: name.to_owned(),
                    policy_name: out.policy_name,
                    policy_document: out.policy_document,
                };
                me.ask::<PutUserPolicy>(put).await.map(|_| ())
            }
            Err(fault) => Err(fault),
        };
        log.note(&what, answer);
    }
}

/// The file: what every reader of it looks for first, and what else there is.
fn file(
    name: &str,
    key: Option<&AccessKey>,
    password: Option<&Secret>,
    sign_in: Option<&str>,
) -> String {
    let mut head = vec!["User name", "Access key ID", "Secret access key"];
    let (id, secret) =
        key.map_or(("", ""), |key| (key.access_key_id.as_str(), key.secret_access_key.expose()));
    let name = csv::name(name);
    let mut line = vec![name.as_str(), id, secret];
    if let (Some(password), Some(link)) = (password, sign_in) {
        head.extend(["Password", "Console login link"]);
        line.extend([password.expose(), link]);
    }
    csv::head(&head) + &csv::line(&line)
}
