//! The engine from outside: documents, cases, decisions.

#![cfg(test)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "JSON is made in the call and used up by the question"
)]

mod bad_input;
mod explain;
mod generate;
mod lint;
mod malformed;
mod oracle;
mod properties;
mod recorded;
mod rules;
mod simulate;
mod support;
mod table;
