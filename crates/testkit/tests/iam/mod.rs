//! IAM, by noun.

mod mfa;
mod policy_of;
mod role;
