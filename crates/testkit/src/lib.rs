//! The bench that tests stand on: the real binary over a real folder, signed calls, a clock to move.
//!
//! A test is a row: who, what, what came back. [`Server`] runs `countersign serve --test-mode` in a process of its
//! own, so that a test can kill it; [`Server::call`] signs and sends a typed call; [`said`] writes down what came back.

mod browser;
pub mod http;
mod people;
mod server;

pub use browser::Browser;
pub use http::{Answer, Credentials, Draft, now};
pub use people::{Phone, Walk, trust_with_mfa};
pub use server::{ACCOUNT, Server, Start, binary};

use std::fmt;

/// A fault as a client sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The HTTP status.
    pub status: u16,
    /// The code.
    pub code: String,
    /// The message.
    pub message: String,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.status, self.code, self.message)
    }
}

/// What came back, as a row of a test has it: `200`, or `403 AccessDenied: message`.
pub fn said<T>(result: &Result<T, Said>) -> String {
    result.as_ref().map_or_else(ToString::to_string, |_| "200".to_owned())
}

/// Compares what came back with what the row says; where the row has no message, the message does not matter.
///
/// # Panics
/// When they differ.
#[track_caller]
pub fn check<T>(result: &Result<T, Said>, expected: &str) {
    let said = said(result);
    let short = said.split(':').next().unwrap_or_default();
    assert!(said == expected || short == expected, "\n  expected: {expected}\n  came back: {said}");
}
