//! The web console: pages that call the operations like any client, so that policy decides what a person sees and may.
//!
//! It reaches no state except through [`Api::call`], which is `Service::call` with a cookie for a proof. Every page works
//! without scripts. A page is a struct named like its template that holds exactly what the page shows.

mod answer;
mod confirm;
mod cookie;
mod csv;
mod dashboard;
mod editor;
mod federation;
mod findings;
mod form;
mod frame;
mod fresh;
mod groups;
mod holder;
mod links;
mod list;
mod mfa;
mod mfa_access;
mod part;
mod picker;
mod policies;
mod post;
mod pretty;
mod refusal;
mod roles;
mod said;
mod seal;
mod shown;
mod signin;
mod site;
mod statics;
mod switch;
mod tagging;
mod users;
mod visit;

use axum::Router;
use axum::extract::Request;
use axum::middleware;
use bytes::Bytes;
use countersign_api::{Op, Shape};
use countersign_ident::Secret;
use countersign_service::{Fault, Origin};
use http::Response;
use http::header::SET_COOKIE;
use http::request::Parts;
use http_body_util::BodyExt as _;
use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use tower::ServiceExt as _;

pub use site::Site;

/// The answer of an operation, once it is there.
pub type Answered<'a> = Pin<Box<dyn Future<Output = Result<Box<dyn Shape>, Fault>> + Send + 'a>>;

/// The one door, as the console is given it: input judged by the model's limits, then `Service::call`.
pub trait Api: Send + Sync {
    /// Calls an operation for a browser with this session cookie.
    fn call<'a>(
        &'a self,
        op: &'static Op,
        input: Box<dyn Shape>,
        cookie: Option<&'a str>,
        from: Origin<'a>,
        id: &'a str,
    ) -> Answered<'a>;
}

/// Who sends a request, and the request's id.
#[derive(Debug, Clone)]
pub struct From {
    /// The peer itself.
    pub ip: IpAddr,
    /// Whether it came over TLS.
    pub secure: bool,
    /// The request's id.
    pub id: String,
}

/// The console.
#[derive(Clone)]
pub struct Console(Router);

impl std::fmt::Debug for Console {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Console")
    }
}

/// An answer that is the answer to another form: the one that was meant before password and code were asked for.
#[derive(Clone)]
struct Onward {
    path: String,
    body: String,
    /// The new session's cookie.
    session: Secret,
    secure: bool,
}

/// What every page is made with.
struct App {
    api: Box<dyn Api>,
    site: Site,
}

impl Console {
    /// A console for a site.
    pub fn new(api: Box<dyn Api>, site: Site) -> Console {
        let app = Arc::new(App { api, site });
        let pages = Router::new()
            .merge(csv::routes())
            .merge(dashboard::routes())
            .merge(editor::routes())
            .merge(federation::routes())
            .merge(fresh::routes())
            .merge(groups::routes())
            .merge(mfa::routes())
            .merge(mfa_access::routes())
            .merge(signin::routes())
            .merge(switch::routes())
            .merge(roles::routes())
            .merge(policies::routes())
            .merge(statics::routes())
            .merge(users::routes())
            .fallback(answer::nothing_here)
            .layer(middleware::from_fn_with_state(app.clone(), site::guard));
        Console(pages.with_state(app))
    }

    /// Answers a request for a path under `/console` whose body has come in whole.
    pub async fn answer(&self, request: http::Request<Bytes>, from: From) -> Response<Bytes> {
        let (head, body) = request.into_parts();
        let mut answer = self.page(head.clone(), body, &from).await;
        if let Some(Onward { path, body, session, secure }) = answer.extensions_mut().remove() {
            let cookies = answer.headers_mut().remove(SET_COOKIE);
            let head = cookie::replaced(head, &path, session.expose(), secure);
            answer = match head {
                Some(head) => self.page(head, body.into(), &from).await,
                None => answer,
            };
            if let Some(cookie) = cookies {
                answer.headers_mut().append(SET_COOKIE, cookie);
            }
        }
        let (head, body) = answer.into_parts();
        // A page is whole before it is sent, so that collecting it cannot fail.
        let body =
            body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
        Response::from_parts(head, body)
    }

    async fn page(&self, mut head: Parts, body: Bytes, from: &From) -> axum::response::Response {
        if let Some(uri) =
            head.uri.path_and_query().and_then(|p| links::routed(p.as_str()).parse().ok())
        {
            head.uri = uri;
        }
        let mut request: Request = Request::from_parts(head, body.into());
        request.extensions_mut().insert(from.clone());
        match self.0.clone().oneshot(request).await {
            Ok(answer) => answer,
            Err(never) => match never {},
        }
    }
}
