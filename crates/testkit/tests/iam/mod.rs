//! IAM, by noun.

mod access_key;
mod account;
mod alias;
mod boundary;
mod empty;
mod group;
mod login_profile;
mod mfa;
mod password_policy;
mod policy;
mod policy_of;
mod role;
mod simulate;
mod tags;
pub(crate) mod token;
mod user;
