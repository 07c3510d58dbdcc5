//! IAM, by noun.

mod access_key;
mod account;
mod group;
mod login_profile;
mod mfa;
mod policy_of;
mod role;
mod tags;
mod user;
