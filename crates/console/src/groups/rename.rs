//! Another name or path for a group.

use super::{PLACE, of, path};
use crate::App;
use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::ConfirmPage;
use crate::part::Field;
use crate::post::Post;
use crate::refusal::Refusal;
use crate::said::told;
use crate::shown::shown;
use crate::visit::Me;
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use countersign_api::iam::{UpdateGroup, UpdateGroupInput};
use http::StatusCode;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/groups/{name}/rename", get(page).post(submit))
}

fn form(me: &Me, name: &str, new: &str, new_path: &str, refusal: &Refusal) -> ConfirmPage {
    let beside_name = refusal.beside("newGroupName").or(refusal.coded("EntityAlreadyExists"));
    let beside_path = refusal.beside("newPath");
    ConfirmPage {
        frame: me.frame(PLACE, format!("Rename the group {}", shown(name))),
        alert: refusal.alert(&[beside_name.clone(), beside_path.clone()]),
        text: "Members and policies stay. The ARN changes, and policies that name the old one do not follow.".to_owned(),
        losses: Vec::new(),
        action: format!("{}/rename", path(name)),
        hidden: Vec::new(),
        fields: vec![
            Field::text("name", "New group name", new).required().wrong(beside_name),
            Field::text("path", "Path", new_path).required().wrong(beside_path),
        ],
        button: "Rename",
        danger: false,
        back: path(name),
    }
}

async fn page(me: Me, Path(name): Path<String>) -> Page {
    let group = of::group(&me, &name).await;
    let group = group.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    Ok(html(&form(&me, &name, &group.group_name, &group.path, &Refusal::default())))
}

async fn submit(Path(name): Path<String>, Post { me, form: typed }: Post) -> Page {
    let (new, new_path) = (typed.text("name").trim().to_owned(), typed.text("path").trim());
    let group = of::group(&me, &name).await;
    let group = group.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let input = UpdateGroupInput {
        group_name: name.clone(),
        new_path: (new_path != group.path).then(|| new_path.to_owned()),
        new_group_name: (new != group.group_name).then(|| new.clone()),
    };
    match me.ask::<UpdateGroup>(input).await {
        Ok(_) => told(&me, &path(&new), "The group is renamed"),
        Err(fault) => {
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
            let page = form(&me, &name, &new, new_path, &Refusal::of(&fault));
            Ok(html_with(status, &page))
        }
    }
}
