//! The policy editor.

mod arn;
mod draft;
mod facts;
mod read;
mod summary;
