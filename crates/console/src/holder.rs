//! What users and groups have in common as holders of policies: attaching managed ones, and deleting inline ones.

use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::ConfirmPage;
use crate::form::Form;
use crate::frame::Frame;
use crate::part::{Alert, Hidden};
use crate::picker::{self, Picker};
use crate::said::told;
use crate::shown::shown;
use crate::visit::Me;
use askama::Template;
use axum::response::Response;
use countersign_service::Fault;
use http::StatusCode;
use std::future::Future;

/// A user or group.
pub(crate) struct Holder<'a> {
    /// `user` or `group`.
    pub(crate) noun: &'static str,
    pub(crate) name: &'a str,
    /// Its page.
    pub(crate) path: String,
    /// Its place in the navigation.
    pub(crate) place: &'static str,
}

#[derive(Template)]
#[template(path = "holder.html")]
struct AttachPage {
    frame: Frame,
    alert: Option<Alert>,
    heading: String,
    action: String,
    back: String,
    picker: Picker,
}

impl Holder<'_> {
    /// The page to choose policies on, without those that are `there`.
    pub(crate) async fn choose(
        &self,
        me: &Me,
        form: &Form,
        there: &[String],
        alert: Option<Alert>,
    ) -> Page {
        let picker = Picker::of(me, form, there).await;
        let picker = picker.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
        let status = if alert.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
        let title = format!("Add permissions to the {} {}", self.noun, shown(self.name));
        let page = AttachPage {
            frame: me.frame(self.place, title.clone()),
            alert,
            heading: title,
            action: format!("{}/add-permissions", self.path),
            back: self.path.clone(),
            picker,
        };
        Ok(html_with(status, &page))
    }

    /// Attaches what was chosen there, one after the other with `one`, and says how far it came.
    pub(crate) async fn attach<F, W>(
        &self,
        me: &Me,
        form: &Form,
        there: &[String],
        mut one: F,
    ) -> Page
    where
        F: FnMut(String) -> W,
        W: Future<Output = Result<(), Fault>>,
    {
        if picker::asks(form) {
            return self.choose(me, form, there, None).await;
        }
        let error = |text: String| Some(Alert { kind: "error", text });
        let chosen = form.all("policy");
        if chosen.is_empty() {
            let alert = error("Tick at least one policy.".to_owned());
            return self.choose(me, form, there, alert).await;
        }
        let mut done = Vec::new();
        for arn in chosen {
            let short = shown(arn.rsplit('/').next().unwrap_or_default());
            if let Err(fault) = one(arn).await {
                let before = match done.as_slice() {
                    [] => String::new(),
                    done => format!(" Attached before that: {}.", done.join(", ")),
                };
                let text = format!("{short} was not attached: {}{before}", shown(fault.message()));
                return self.choose(me, form, there, error(text)).await;
            }
            done.push(short);
        }
        told(me, &self.path, &format!("Attached to {}: {}", shown(self.name), done.join(", ")))
    }

    /// Asks whether an inline policy is to go. `loss` is what goes with it.
    pub(crate) fn ask_delete(&self, me: &Me, policy: &str, loss: String) -> Response {
        let (noun, name) = (self.noun, shown(self.name));
        let title = format!("Delete the policy {} of the {noun} {name}?", shown(policy));
        html(&ConfirmPage {
            frame: me.frame(self.place, title),
            alert: None,
            text: loss,
            losses: vec![format!("The inline policy {} with its document", shown(policy))],
            action: format!("{}/delete-policy", self.path),
            hidden: vec![Hidden { name: "policy".into(), value: policy.to_owned() }],
            fields: Vec::new(),
            button: "Delete policy",
            danger: true,
            back: self.path.clone(),
        })
    }
}
