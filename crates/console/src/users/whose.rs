//! Whose credentials a page is about: a user's, or the root user's own.

use super::{PLACE, tab};
use crate::App;
use crate::answer::Failed;
use crate::shown::shown;
use crate::visit::{Me, Visit, is_root};
use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
use std::sync::Arc;

/// Whose, as the path says: `/console/users/{name}/…`, and `/console/me/…` for the root user, who has no name.
#[derive(Debug, Clone)]
pub(crate) enum Whose {
    User(String),
    Root,
}

impl Whose {
    /// What operations call them: the root user is the caller without a name.
    pub(crate) fn user_name(&self) -> Option<String> {
        match self {
            Whose::User(name) => Some(name.clone()),
            Whose::Root => None,
        }
    }

    /// Where the pages about them begin.
    pub(crate) fn path(&self) -> String {
        match self {
            Whose::User(name) => super::path(name),
            Whose::Root => "/console/me".to_owned(),
        }
    }

    /// Where their credentials are shown: among one's own, or on the user's page.
    pub(crate) fn home(&self, me: &Me) -> String {
        match self {
            Whose::User(name) if !self.is_own(me) => tab(name, "credentials"),
            _ => "/console/me".to_owned(),
        }
    }

    /// Whether it is who looks.
    pub(crate) fn is_own(&self, me: &Me) -> bool {
        match self {
            Whose::User(name) => {
                let own = me.session.user_name.as_deref();
                let own = own.filter(|_| me.session.role_name.is_none());
                own.is_some_and(|own| own.eq_ignore_ascii_case(name))
            }
            Whose::Root => true,
        }
    }

    /// The place in the navigation.
    pub(crate) fn place(&self) -> &'static str {
        match self {
            Whose::User(_) => PLACE,
            Whose::Root => "",
        }
    }

    /// In a sentence.
    pub(crate) fn shown(&self) -> String {
        match self {
            Whose::User(name) => shown(name),
            Whose::Root => "the root user".to_owned(),
        }
    }

    /// At its beginning, and in titles.
    pub(crate) fn title(&self) -> String {
        match self {
            Whose::User(name) => shown(name),
            Whose::Root => "Root user".to_owned(),
        }
    }

    /// The name of a virtual device that is made for them; AWS's own for the root user's.
    pub(crate) fn device(&self) -> &str {
        match self {
            Whose::User(name) => name,
            Whose::Root => "root-account-mfa-device",
        }
    }
}

impl FromRequestParts<Arc<App>> for Whose {
    type Rejection = Failed;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Whose, Failed> {
        let named = RawPathParams::from_request_parts(parts, app).await;
        let named = named.map_err(|_| Failed::Nothing)?;
        if let Some((_, name)) = named.iter().find(|(key, _)| *key == "name") {
            return Ok(Whose::User(name.to_owned()));
        }
        // A user's own pages stand under their name, and sessions of others have none. Whoever is not wholly signed in is
        // sent to do so by the page.
        match Visit::new(parts, app)?.session().await {
            Some(session) if session.next == "done" && !is_root(&session) => {
                Err(Failed::Elsewhere("/console/me".to_owned()))
            }
            _ => Ok(Whose::Root),
        }
    }
}
