//! Which path is answered by whom. A path is compared as it was received: nothing is decoded or normalised.

use crate::http::answer::{self, Answer, NO_SERVICE};
use crate::http::{Handler, MAX_BODY, Peer, Refused, request_id};
use crate::test_routes::TestRoutes;
use crate::{endpoint, metrics};
use countersign_console::{Console, From};
use countersign_service::Service;
use http::{Method, Request};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use std::time::Duration;
use tokio::time::timeout;

/// How long a body may take.
const BODY: Duration = Duration::from_secs(30);

/// Everything that is served on the port.
pub(crate) struct Routes {
    pub(crate) service: Service,
    pub(crate) console: Console,
    /// There in test mode only.
    pub(crate) test: Option<TestRoutes>,
}

impl Handler for Routes {
    async fn answer(&self, request: Request<Incoming>, peer: Peer) -> Answer {
        let id = request_id::new();
        let (head, body) = request.into_parts();
        // Never the query: a presigned one holds a session token.
        tracing::debug!(request = id, peer = %peer.ip, method = %head.method, path = head.uri.path(), "asked");
        let body = match timeout(BODY, Limited::new(body, MAX_BODY).collect()).await {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(_)) => return self.refuse(Refused::Malformed),
            Err(_) => return answer::last(self.refuse(Refused::Late)),
        };
        let path = head.uri.path();
        if path == "/" {
            return endpoint::answer(&self.service, &head, &body, peer, &id).await;
        }
        let reads = matches!(head.method, Method::GET | Method::HEAD);
        match path {
            "/healthz" | "/readyz" if reads => answer::plain(200, "ok\n", &id),
            "/metrics" if reads && peer.ip.is_loopback() => {
                answer::plain(200, metrics::text(), &id)
            }
            "/metrics" if reads => answer::fault(
                NO_SERVICE,
                403,
                "AccessDenied",
                "Only loopback may read metrics.",
                &id,
            ),
            "/healthz" | "/readyz" | "/metrics" => {
                answer::fault(NO_SERVICE, 405, "MethodNotAllowed", "The method must be GET.", &id)
            }
            _ if matches!(path, "/console" | "/federation") || path.starts_with("/console/") => {
                let from = From { ip: peer.ip, secure: peer.secure, id: id.clone() };
                answer::page(self.console.answer(Request::from_parts(head, body), from).await, &id)
            }
            _ => match &self.test {
                Some(test) if path.starts_with("/test/") => {
                    test.answer(&self.service, &head, &body, peer, &id).await
                }
                _ => answer::fault(
                    NO_SERVICE,
                    404,
                    "NotFound",
                    "There is nothing under this path.",
                    &id,
                ),
            },
        }
    }

    fn refuse(&self, refused: Refused) -> Answer {
        let (status, code, message) = refused.answer();
        answer::fault(NO_SERVICE, status, code, message, &request_id::new())
    }
}
