//! `/test/…`: for people who test MFA. There with `--test-mode` only, and then only for loopback and the token's holder.

use crate::http::Peer;
use crate::http::answer::{self, Answer, NO_SERVICE};
use crate::own;
use countersign_api::own::ResetInstallation;
use countersign_api::own::ResetInstallationInput;
use countersign_service::Service;
use http::Method;
use http::header::AUTHORIZATION;
use http::request::Parts as Head;
use serde::Deserialize;
use std::fmt;
use tokio::sync::Mutex;

/// What guards the routes.
#[derive(Clone)]
pub struct TestToken(String);

impl TestToken {
    /// `None` for a token that no `Authorization` header can carry.
    pub fn new(token: impl Into<String>) -> Option<TestToken> {
        let token = token.into();
        let fits = !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
        fits.then_some(TestToken(token))
    }
}

impl fmt::Debug for TestToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TestToken")
    }
}

/// The routes of a server in test mode.
pub(crate) struct TestRoutes {
    token: TestToken,
    /// One reset at a time.
    resetting: Mutex<()>,
}

/// The body of `/test/clock`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Offset {
    offset_seconds: i64,
}

/// Seven thousand years either way: beyond that dates have no four-digit year, and no answer could say them.
const FARTHEST: u64 = 7000 * 366 * 24 * 3600;

impl TestRoutes {
    pub(crate) fn new(token: TestToken) -> TestRoutes {
        TestRoutes { token, resetting: Mutex::new(()) }
    }

    pub(crate) async fn answer(
        &self,
        service: &Service,
        head: &Head,
        body: &[u8],
        peer: Peer,
        id: &str,
    ) -> Answer {
        let refuse = |status, code, message| answer::fault(NO_SERVICE, status, code, message, id);
        let path = head.uri.path();
        if !peer.ip.is_loopback() || !matches!(path, "/test/reset" | "/test/clock") {
            return refuse(404, "NotFound", "There is nothing under this path.");
        }
        if !self.opens(head) {
            return refuse(401, "Unauthorized", "The test token is missing or wrong.");
        }
        if head.method != Method::POST {
            return refuse(405, "MethodNotAllowed", "The method must be POST.");
        }
        if path == "/test/clock" {
            // A list of one number would do for serde, too.
            let object = body.trim_ascii_start().starts_with(b"{");
            return match serde_json::from_slice(body) {
                Ok(Offset { offset_seconds })
                    if object && offset_seconds.unsigned_abs() <= FARTHEST =>
                {
                    service.shift_clock(offset_seconds);
                    answer::plain(200, "ok\n", id)
                }
                _ => refuse(
                    400,
                    "ValidationError",
                    "The body must be {\"offset_seconds\": N} with an integer N.",
                ),
            };
        }
        match self.reset(service, id).await {
            Ok(()) => answer::plain(200, "ok\n", id),
            Err(fault) => {
                refuse(fault.status(), "ServiceFailure", "The installation could not be reset.")
            }
        }
    }

    async fn reset(&self, service: &Service, id: &str) -> Result<(), countersign_service::Fault> {
        let _one = self.resetting.lock().await;
        // The account's new beginning is a time like any other, so it is set by the real clock.
        service.shift_clock(0);
        loop {
            let left =
                own::call::<ResetInstallation>(service, ResetInstallationInput {}, id).await?.left;
            if left == 0 {
                return Ok(());
            }
        }
    }

    fn opens(&self, head: &Head) -> bool {
        let mut given = head.headers.get_all(AUTHORIZATION).iter();
        let (Some(given), None) = (given.next(), given.next()) else { return false };
        let token = given.as_bytes().strip_prefix(b"Bearer ").unwrap_or_default();
        aws_lc_rs::constant_time::verify_slices_are_equal(token, self.token.0.as_bytes()).is_ok()
    }
}
