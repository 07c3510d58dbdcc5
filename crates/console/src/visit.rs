//! Who looks at a page, and calling operations as them.

use crate::answer::Failed;
use crate::frame::{Frame, Who};
use crate::{App, From, cookie, links};
use axum::extract::FromRequestParts;
use countersign_api::Operation;
use countersign_api::own::{
    GetConsoleSession, GetConsoleSessionInput, GetConsoleSessionOutput, TouchConsoleSession,
    TouchConsoleSessionInput,
};
use countersign_service::{Fault, Origin};
use http::header::USER_AGENT;
use http::request::Parts;
use std::any::Any;
use std::sync::Arc;

/// A browser, signed in or not.
#[derive(Clone)]
pub(crate) struct Visit {
    app: Arc<App>,
    pub(crate) cookie: Option<String>,
    /// Whether the browser sees TLS.
    pub(crate) secure: bool,
    origin: String,
    from: From,
    user_agent: String,
    /// The path and query that were asked for.
    pub(crate) path: String,
}

impl Visit {
    pub(crate) fn new(parts: &Parts, app: &Arc<App>) -> Result<Visit, Failed> {
        let from = parts.extensions.get::<From>().cloned().ok_or(Failed::Nothing)?;
        let secure = app.site.is_secure(&parts.headers, from.secure);
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Visit {
            cookie: cookie::read(&parts.headers, secure),
            secure,
            user_agent: agent.unwrap_or_default().to_owned(),
            path: parts
                .uri
                .path_and_query()
                .map(|p| links::written(p.as_str()))
                .unwrap_or_default(),
            origin: app.site.origin(&parts.headers, from.secure).unwrap_or_default(),
            from,
            app: app.clone(),
        })
    }

    /// Calls an operation.
    pub(crate) async fn call<O: Operation>(&self, input: O::In) -> Result<O::Out, Fault> {
        let origin =
            Origin { ip: self.from.ip, secure: self.from.secure, user_agent: &self.user_agent };
        let answer = self.app.api.call(
            O::OP,
            Box::new(input),
            self.cookie.as_deref(),
            origin,
            &self.from.id,
        );
        let output: Box<dyn Any> = answer.await?;
        output.downcast().map(|output| *output).map_err(|_| Fault::service_failure())
    }

    /// The session behind the cookie, whole or half.
    pub(crate) async fn session(&self) -> Option<GetConsoleSessionOutput> {
        self.cookie.as_ref()?;
        self.call::<GetConsoleSession>(GetConsoleSessionInput {}).await.ok()
    }

    /// A path of ours as others can be given it.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The token for this browser's forms.
    pub(crate) fn token(&self) -> String {
        self.cookie.as_deref().map(cookie::token).unwrap_or_default()
    }
}

impl FromRequestParts<Arc<App>> for Visit {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Visit, Failed> {
        Visit::new(parts, app)
    }
}

/// Somebody who is signed in. Whoever is not is sent to sign in, and comes back.
#[derive(Clone)]
pub(crate) struct Me {
    pub(crate) visit: Visit,
    pub(crate) session: GetConsoleSessionOutput,
}

impl Me {
    pub(crate) async fn of(visit: Visit, next: &str) -> Result<Me, Failed> {
        match visit.session().await {
            Some(session) if session.next == "done" => {
                // That the session is in use is written down now and then; a page does not wait for more.
                let _ = visit.call::<TouchConsoleSession>(TouchConsoleSessionInput {}).await;
                Ok(Me { visit, session })
            }
            Some(session) if session.next == "code" => {
                Err(Failed::Elsewhere("/console/signin/mfa".to_owned()))
            }
            Some(_) => Err(Failed::Elsewhere("/console/signin/password".to_owned())),
            None => Err(Failed::SignIn(next.to_owned())),
        }
    }

    /// The frame of a page.
    pub(crate) fn frame(&self, place: &'static str, title: impl Into<String>) -> Frame {
        let role = self.session.role_name.clone().zip(self.session.role_account_id.clone());
        Frame {
            title: title.into(),
            who: Some(Who {
                account: self.session.account_id.clone(),
                alias: self.session.alias.clone(),
                user: self.session.user_name.clone(),
                role,
                session: self.session.session_name.clone(),
                mfa: self.session.mfa,
            }),
            place,
            token: self.visit.token(),
            done: None,
        }
    }

    /// Calls an operation whose refusal is a page of its own.
    pub(crate) async fn call<O: Operation>(&self, input: O::In) -> Result<O::Out, Failed> {
        let answer = self.visit.call::<O>(input).await;
        answer.map_err(|fault| Failed::fault(self.frame("", ""), fault))
    }

    /// Calls an operation whose refusal the page itself shows.
    pub(crate) async fn ask<O: Operation>(&self, input: O::In) -> Result<O::Out, Fault> {
        self.visit.call::<O>(input).await
    }

    /// The server's time, in seconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.session.now.0
    }

    /// The account that is looked at: the role's after a switch.
    pub(crate) fn account(&self) -> &str {
        self.session.role_account_id.as_deref().unwrap_or(&self.session.account_id)
    }
}

/// Whether it is the root user who has signed in, and no session of anybody's.
pub(crate) fn is_root(session: &GetConsoleSessionOutput) -> bool {
    session.user_name.is_none() && session.role_name.is_none() && session.session_name.is_none()
}

impl FromRequestParts<Arc<App>> for Me {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Me, Failed> {
        let visit = Visit::new(parts, app)?;
        let next = visit.path.clone();
        Me::of(visit, &next).await
    }
}
