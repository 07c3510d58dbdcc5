//! A user's tags.

use super::detail::Head;
use super::{PLACE, detail, of, tab as tab_of};
use crate::App;
use crate::answer::{Failed, Page, html_with};
use crate::form::Form;
use crate::frame::Frame;
use crate::part::Alert;
use crate::post::Post;
use crate::refusal::Refusal;
use crate::said::told;
use crate::shown::shown;
use crate::tagging::{self, Tagging};
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use countersign_api::iam::{TagUser, TagUserInput, UntagUser, UntagUserInput};
use http::StatusCode;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/console/users/{name}/tags", post(change))
}

#[derive(Template)]
#[template(path = "users/tags.html")]
struct TagsTab {
    frame: Frame,
    head: Head,
    alert: Option<Alert>,
    tagging: Tagging,
}

pub(super) async fn tab(me: &Me, frame: Frame, head: Head) -> Page {
    show(me, frame, head, &Form::default(), &Refusal::default(), StatusCode::OK).await
}

async fn show(
    me: &Me,
    frame: Frame,
    head: Head,
    form: &Form,
    refusal: &Refusal,
    status: StatusCode,
) -> Page {
    let tags = of::tags(me, &head.name).await;
    let tags = tags.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    let tagging = Tagging::new(&tags, form, None);
    let alert = refusal.alert(&[]);
    Ok(html_with(status, &TagsTab { frame, head, alert, tagging }))
}

async fn change(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    let (answer, said) = if let Some(key) = tagging::removed(&form) {
        let said = format!("Removed the tag {}", shown(&key));
        let input = UntagUserInput { user_name: name.clone(), tag_keys: vec![key] };
        (me.ask::<UntagUser>(input).await, said)
    } else if let Some(tag) = tagging::typed(&form) {
        let said = format!("Set the tag {}", shown(&tag.key));
        let input = TagUserInput { user_name: name.clone(), tags: vec![tag] };
        (me.ask::<TagUser>(input).await, said)
    } else {
        return Err(Failed::Elsewhere(tab_of(&name, "tags")));
    };
    let Err(fault) = answer else { return told(&me, &tab_of(&name, "tags"), &said) };
    let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let user = detail::user(&me, &name).await?;
    let head = Head::new(&me, &user, "tags");
    let frame = me.frame(PLACE, format!("{}: tags", user.user_name));
    show(&me, frame, head, &form, &Refusal::of(&fault), status).await
}
