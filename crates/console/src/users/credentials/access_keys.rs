//! Access keys: a new one with its secret shown once, in use or not, gone.

use crate::App;
use crate::answer::{Failed, Page, html};
use crate::confirm::ConfirmPage;
use crate::csv;
use crate::form::Form;
use crate::frame::Frame;
use crate::fresh;
use crate::part::{Hidden, When};
use crate::post::Post;
use crate::said::told;
use crate::shown::shown;
use crate::users::Whose;
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::{get, post};
use countersign_api::iam::{
    CreateAccessKey, CreateAccessKeyInput, DeleteAccessKey, DeleteAccessKeyInput,
    GetAccessKeyLastUsed, GetAccessKeyLastUsedInput, UpdateAccessKey, UpdateAccessKeyInput,
};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    let of = |base: &str| {
        Router::new()
            .route(&format!("{base}/create-access-key"), get(back).post(create))
            .route(&format!("{base}/access-key"), post(update))
            .route(&format!("{base}/delete-access-key"), get(ask_delete).post(delete))
    };
    of("/console/users/{name}").merge(of("/console/me"))
}

#[derive(Template)]
#[template(path = "users/key_created.html")]
struct KeyCreatedPage {
    frame: Frame,
    id: String,
    secret: String,
    download: Option<String>,
    back: String,
}

/// Where a reload of the page with the secret leads: nothing is made twice.
async fn back(me: Me, whose: Whose) -> Page {
    Err(Failed::Elsewhere(whose.home(&me)))
}

async fn create(whose: Whose, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let input = CreateAccessKeyInput { user_name: whose.user_name() };
    let key = me.call::<CreateAccessKey>(input).await?.access_key;
    let owner = match &whose {
        Whose::User(_) => key.user_name.as_str(),
        Whose::Root => "root",
    };
    let user = csv::name(owner);
    let secret = key.secret_access_key.expose();
    let text = csv::head(&["User name", "Access key ID", "Secret access key"])
        + &csv::line(&[&user, &key.access_key_id, secret]);
    Ok(html(&KeyCreatedPage {
        frame: me.frame(whose.place(), format!("{}: access key created", whose.title())),
        download: csv::link(&me, &format!("{owner}_accessKeys.csv"), &text),
        secret: secret.to_owned(),
        id: key.access_key_id,
        back: whose.home(&me),
    }))
}

async fn update(whose: Whose, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let (key, status) = (form.text("key").to_owned(), form.text("status").to_owned());
    let said = format!("The access key {} is {} now", shown(&key), status.to_lowercase());
    let input = UpdateAccessKeyInput { user_name: whose.user_name(), access_key_id: key, status };
    me.call::<UpdateAccessKey>(input).await?;
    told(&me, &whose.home(&me), &said)
}

async fn ask_delete(me: Me, whose: Whose, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let key = query.text("key").to_owned();
    let input = GetAccessKeyLastUsedInput { access_key_id: key.clone() };
    let used = me.ask::<GetAccessKeyLastUsed>(input).await.ok();
    let used = used.and_then(|out| out.access_key_last_used?.last_used_date);
    let used = match used {
        Some(at) => format!("It was last used {}.", When::new(at.0, me.now()).said),
        None => "It is not known to have been used.".to_owned(),
    };
    Ok(html(&ConfirmPage {
        frame: me.frame(whose.place(), format!("Delete the access key {}?", shown(&key))),
        alert: None,
        text: format!(
            "{used} Programs that use it stop working at once, and it does not come back. Make it inactive first to see who misses it."
        ),
        losses: Vec::new(),
        action: format!("{}/delete-access-key", whose.path()),
        hidden: vec![Hidden { name: "key".into(), value: key }],
        fields: Vec::new(),
        button: "Delete access key",
        danger: true,
        back: whose.home(&me),
    }))
}

async fn delete(whose: Whose, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let key = form.text("key").to_owned();
    let said = format!("The access key {} is deleted", shown(&key));
    let input = DeleteAccessKeyInput { user_name: whose.user_name(), access_key_id: key };
    me.call::<DeleteAccessKey>(input).await?;
    told(&me, &whose.home(&me), &said)
}
