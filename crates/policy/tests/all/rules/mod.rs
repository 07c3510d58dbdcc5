//! The rules of the language, one file a section.

mod action;
mod condition;
mod decision;
mod documents;
mod errors;
mod mfa_keys;
mod principal;
mod reasons;
mod resource;
mod sts;
mod variables;
