//! The engine from outside: documents, cases, decisions.

#![cfg(test)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "JSON is made in the call and used up by the question"
)]

mod decided;
mod errors;
mod explain;
mod malformed;
mod properties;
mod recorded;
mod support;
mod table;
