//! A user's page: a summary, and tabs.

use super::{PLACE, credentials, membership, path, permissions, tags};
use crate::App;
use crate::answer::{Failed, Page};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Copy, When};
use crate::said;
use crate::visit::Me;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::routing::get;
use countersign_api::iam::{GetUser, GetUserInput, User};
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/users/{name}", get(page))
}

/// What stands above the tabs.
pub(super) struct Head {
    pub(super) name: String,
    pub(super) link: String,
    pub(super) arn: Copy,
    pub(super) id: String,
    pub(super) path: String,
    pub(super) created: When,
    pub(super) tab: &'static str,
}

/// The tab that a page without one shows.
const FIRST: (&str, &str) = ("permissions", "Permissions");

/// The tabs: their words in links, and on the page.
const TABS: &[(&str, &str)] =
    &[FIRST, ("groups", "Groups"), ("tags", "Tags"), ("credentials", "Security credentials")];

impl Head {
    pub(super) fn new(me: &Me, user: &User, tab: &'static str) -> Head {
        Head {
            name: user.user_name.clone(),
            link: path(&user.user_name),
            arn: Copy { label: "Copy user ARN", text: user.arn.clone() },
            id: user.user_id.clone(),
            path: user.path.clone(),
            created: When::new(user.create_date.0, me.now()),
            tab,
        }
    }

    pub(super) fn tabs(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let here = self.tab;
        TABS.iter().map(move |(word, name)| (*word, *name, *word == here))
    }
}

/// A user, or the page that says why not.
pub(super) async fn user(me: &Me, name: &str) -> Result<User, Failed> {
    let input = GetUserInput { user_name: Some(name.to_owned()) };
    me.call::<GetUser>(input).await.map(|out| out.user)
}

async fn page(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let asked = query.text("tab");
    let (tab, title) = *TABS.iter().find(|(word, _)| *word == asked).unwrap_or(&FIRST);
    let user = user(&me, &name).await?;
    let head = Head::new(&me, &user, tab);
    let title = format!("{}: {}", user.user_name, title.to_lowercase());
    let frame: Frame = said::frame(&me, PLACE, title, &query);
    match tab {
        "groups" => membership::tab(&me, frame, head).await,
        "tags" => tags::tab(&me, frame, head).await,
        "credentials" => credentials::tab(&me, frame, head).await,
        _ => permissions::tab(&me, frame, head, &user).await,
    }
}
