//! Forms that come in: the one place where a POST is believed. Its origin, its token and its session are checked before
//! a page sees what it says.

use crate::answer::Failed;
use crate::form::Form;
use crate::site::check_origin;
use crate::visit::{Me, Visit};
use crate::{App, From, cookie};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::Method;
use http::header::CONTENT_TYPE;
use std::sync::Arc;

/// A form of a browser that need not be signed in.
pub(crate) struct Knock {
    pub(crate) visit: Visit,
    pub(crate) form: Form,
}

/// A form of somebody who is signed in.
pub(crate) struct Post {
    pub(crate) me: Me,
    pub(crate) form: Form,
}

impl FromRequest<Arc<App>> for Knock {
    type Rejection = Failed;
    async fn from_request(request: Request, app: &Arc<App>) -> Result<Knock, Failed> {
        let (parts, body) = request.into_parts();
        let secure = parts.extensions.get::<From>().is_some_and(|from| from.secure);
        check_origin(&app.site, &parts.headers, secure)?;
        let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let is_form = kind.is_some_and(|kind| {
            let kind = kind.split(';').next().unwrap_or_default().trim();
            kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
        });
        if parts.method != Method::POST || !is_form {
            return Err(Failed::Forged);
        }
        let visit = Visit::new(&parts, app)?;
        let body = Request::from_parts(parts, body);
        let body = Bytes::from_request(body, app).await.map_err(|_| Failed::Forged)?;
        let form = Form::parse(&body);
        let fits = visit.cookie.as_deref().is_some_and(|c| cookie::fits(c, form.text("token")));
        if fits { Ok(Knock { visit, form }) } else { Err(Failed::Forged) }
    }
}

impl FromRequest<Arc<App>> for Post {
    type Rejection = Failed;
    async fn from_request(request: Request, app: &Arc<App>) -> Result<Post, Failed> {
        let Knock { visit, form } = match Knock::from_request(request, app).await {
            // A form of a session that is over: sign in again, and come back to the page.
            Err(Failed::Forged) => return Err(Failed::Forged),
            knock => knock?,
        };
        let path = visit.path.clone();
        let me = Me::of(visit, &path).await?;
        Ok(Post { me, form })
    }
}
