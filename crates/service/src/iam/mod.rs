//! IAM 2010-05-08: one folder a noun, one file a verb.

mod access_key;
pub(crate) mod account;
mod empty;
mod group;
pub(crate) mod login_profile;
pub(crate) mod mfa;
mod policy;
mod policy_of;
mod role;
mod simulate;
mod tags;
mod user;
