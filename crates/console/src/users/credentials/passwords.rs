//! Passwords for the console: set by an administrator, changed by their owner, taken away.

use super::{PLACE, path, sign_in_link};
use crate::App;
use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::ConfirmPage;
use crate::csv;
use crate::form::Form;
use crate::frame::Frame;
use crate::fresh;
use crate::part::{Alert, Field, Tick};
use crate::post::Post;
use crate::refusal::Refusal;
use crate::said::told;
use crate::shown::shown;
use crate::users::{Whose, of};
use crate::visit::Me;
use askama::Template;
use aws_lc_rs::rand;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::Nothing;
use countersign_api::iam::{
    ChangePassword, ChangePasswordInput, CreateLoginProfile, CreateLoginProfileInput,
    DeleteLoginProfile, DeleteLoginProfileInput, GetAccountPasswordPolicy, UpdateLoginProfile,
    UpdateLoginProfileInput,
};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/users/{name}/password", get(page).post(set))
        .route("/console/users/{name}/remove-password", get(ask_remove).post(remove))
        .route("/console/me/password", get(change_page).post(change))
}

/// Kinds of characters that every generated password has. None is taken for another, and none begins a formula.
const KINDS: [&[u8]; 4] =
    [b"abcdefghijkmnopqrstuvwxyz", b"ABCDEFGHJKLMNPQRSTUVWXYZ", b"23456789", b"!#$%^&*_"];

/// Characters of a generated password where the account asks for fewer.
const LENGTH: usize = 20;

/// A password of all kinds, as long as the account asks for. Nothing when there is no randomness.
pub(crate) async fn generated(me: &Me) -> Option<Secret> {
    let policy = me.ask::<GetAccountPasswordPolicy>(Nothing).await.ok();
    let least = policy.and_then(|out| out.password_policy.minimum_password_length);
    let least = least.and_then(|least| usize::try_from(least).ok()).unwrap_or_default();
    random(LENGTH.max(least))
}

fn random(length: usize) -> Option<Secret> {
    let all = KINDS.concat();
    loop {
        let mut password = String::new();
        while password.len() < length {
            let mut byte = [0];
            rand::fill(&mut byte).ok()?;
            // Bytes past the last whole round would make some characters likelier.
            let whole = 256 / all.len() * all.len();
            let byte = usize::from(byte[0]);
            if byte < whole {
                password.push(char::from(*all.get(byte % all.len())?));
            }
        }
        let has = |kind: &&[u8]| password.bytes().any(|byte| kind.contains(&byte));
        if KINDS.iter().all(has) {
            return Some(Secret::new(password));
        }
    }
}

#[derive(Template)]
#[template(path = "users/password.html")]
struct PasswordPage {
    frame: Frame,
    alert: Option<Alert>,
    there: bool,
    password: Field,
    reset: Tick,
    action: String,
    back: String,
}

async fn password_page(me: &Me, name: &str, form: Option<&Form>, fault: Option<&Fault>) -> Page {
    let there = of::password(me, name).await.is_ok_and(|password| password.is_some());
    let refusal = fault.map(Refusal::of).unwrap_or_default();
    let beside = refusal.beside("password").or(refusal.coded("PasswordPolicyViolation"));
    let what = if there { "reset password" } else { "enable console access" };
    let page = PasswordPage {
        frame: me.frame(PLACE, format!("{}: {what}", shown(name))),
        alert: refusal.alert(std::slice::from_ref(&beside)),
        there,
        password: Field::password("password", "New password (optional)")
            .completes("new-password")
            .hint("Leave it empty, and one is generated and shown once.")
            .wrong(beside),
        reset: Tick::new(
            "reset",
            "User must create a new password at next sign-in",
            form.is_none_or(|form| form.ticked("reset")),
        ),
        action: format!("{}/password", path(name)),
        back: of_user(name).home(me),
    };
    Ok(html_with(status(fault), &page))
}

fn of_user(name: &str) -> Whose {
    Whose::User(name.to_owned())
}

fn status(fault: Option<&Fault>) -> StatusCode {
    let status = fault.map_or(200, Fault::status);
    StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST)
}

async fn page(me: Me, Path(name): Path<String>) -> Page {
    password_page(&me, &name, None, None).await
}

#[derive(Template)]
#[template(path = "users/password_set.html")]
struct PasswordSetPage {
    frame: Frame,
    name: String,
    password: String,
    sign_in: String,
    download: Option<String>,
    back: String,
}

async fn set(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let made = form.text("password").is_empty();
    let secret =
        if made { generated(&me).await } else { Some(Secret::from(form.text("password"))) };
    let reset = Some(form.ticked("reset"));
    let there = of::password(&me, &name).await.is_ok_and(|password| password.is_some());
    let answer = if there {
        let (user_name, password) = (name.clone(), secret.clone());
        let input = UpdateLoginProfileInput { user_name, password, password_reset_required: reset };
        me.ask::<UpdateLoginProfile>(input).await.map(|_| ())
    } else {
        let (user_name, password) = (Some(name.clone()), secret.clone());
        let input = CreateLoginProfileInput { user_name, password, password_reset_required: reset };
        me.ask::<CreateLoginProfile>(input).await.map(|_| ())
    };
    if let Err(fault) = answer {
        return password_page(&me, &name, Some(&form), Some(&fault)).await;
    }
    let Some(secret) = secret.filter(|_| made) else {
        return told(&me, &of_user(&name).home(&me), "The password is set");
    };
    let sign_in = sign_in_link(&me);
    let text = csv::head(&["User name", "Password", "Console login link"])
        + &csv::line(&[&csv::name(&name), secret.expose(), &sign_in]);
    Ok(html(&PasswordSetPage {
        frame: me.frame(PLACE, format!("{}: password set", shown(&name))),
        download: csv::link(&me, &format!("{name}_credentials.csv"), &text),
        password: secret.expose().to_owned(),
        sign_in,
        back: of_user(&name).home(&me),
        name,
    }))
}

async fn ask_remove(me: Me, Path(name): Path<String>) -> Page {
    Ok(html(&ConfirmPage {
        frame: me.frame(PLACE, format!("Remove the password of {}?", shown(&name))),
        alert: None,
        text: format!(
            "{} cannot sign in to the console any more. Access keys go on working.",
            shown(&name)
        ),
        losses: Vec::new(),
        action: format!("{}/remove-password", path(&name)),
        hidden: Vec::new(),
        fields: Vec::new(),
        button: "Remove password",
        danger: true,
        back: of_user(&name).home(&me),
    }))
}

async fn remove(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let input = DeleteLoginProfileInput { user_name: Some(name.clone()) };
    me.call::<DeleteLoginProfile>(input).await?;
    told(&me, &of_user(&name).home(&me), "The password is removed")
}

fn change_form(me: &Me, fault: Option<&Fault>) -> ConfirmPage {
    let refusal = fault.map(Refusal::of).unwrap_or_default();
    // Of two faults with this code, one is about the old password, and the other about permissions.
    let wrong = fault.filter(|fault| fault.message() == "The old password was incorrect.");
    let old = refusal.beside("oldPassword").or(wrong.map(|fault| fault.message().to_owned()));
    let new = refusal.beside("newPassword").or(refusal.coded("PasswordPolicyViolation"));
    let new = new.or(refusal.coded("DifferentPasswords"));
    ConfirmPage {
        frame: me.frame("", "Change password"),
        alert: refusal.alert(&[old.clone(), new.clone()]),
        text: "The new one counts from the next sign-in on.".to_owned(),
        losses: Vec::new(),
        action: "/console/me/password".to_owned(),
        hidden: Vec::new(),
        fields: vec![
            Field::password("old", "Old password").required().wrong(old),
            Field::password("new", "New password").required().completes("new-password").wrong(new),
            Field::password("again", "New password again").required().completes("new-password"),
        ],
        button: "Change password",
        danger: false,
        back: "/console/me".to_owned(),
    }
}

async fn change_page(me: Me) -> Page {
    Ok(html(&change_form(&me, None)))
}

async fn change(Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let answer = if form.text("new") == form.text("again") {
        let input = ChangePasswordInput {
            old_password: Secret::from(form.text("old")),
            new_password: Secret::from(form.text("new")),
        };
        me.ask::<ChangePassword>(input).await.map(|_| ())
    } else {
        Err(Fault::new("DifferentPasswords", 400, "The two new passwords differ."))
    };
    match answer {
        Ok(()) => told(&me, "/console/me", "The password is changed"),
        Err(fault) if fault.status() >= 500 => Err(Failed::fault(me.frame("", ""), fault)),
        Err(fault) => Ok(html_with(status(Some(&fault)), &change_form(&me, Some(&fault)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_password_has_all_kinds_and_begins_no_formula() {
        for _ in 0..100 {
            let password = random(20).unwrap();
            let text = password.expose();
            assert_eq!(text.len(), 20);
            assert!(KINDS.iter().all(|kind| text.bytes().any(|byte| kind.contains(&byte))));
            assert!(!text.starts_with(['=', '+', '-', '@']));
        }
        assert_ne!(random(20).unwrap().expose(), random(20).unwrap().expose());
    }
}
