//! The IAM policy language: documents in, decision and reasons out.
//!
//! A [`Document`] is parsed once, strictly, in AWS's words ([`Malformed`]); evaluating it cannot fail. [`decide`]
//! combines the layers as the IAM user guide's evaluation logic does. Nothing here reads a clock or does I/O: what a
//! request is about comes through [`Context`].

mod arn;
mod block;
pub mod cases;
mod condition;
mod context;
mod decide;
mod document;
pub mod explain;
mod format;
mod index;
mod json;
mod key;
pub mod lint;
mod malformed;
mod pattern;
mod principal;
mod resource;
pub mod simulate;
mod source;
mod statement;
mod weight;

pub use context::{Context, Values};
pub use decide::{Decision, Effect, Layer, Level, Policies, Reason, Request, decide};
pub use document::{Document, Kind};
pub use explain::{Explanation, explain};
pub use key::Key;
pub use malformed::Malformed;
pub use principal::{CallerArn, Principal};
pub use simulate::{Simulation, simulate};
