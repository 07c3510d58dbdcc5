//! STS: who calls, and how one becomes somebody else.

pub(crate) mod accounts;
mod assume_role;
mod decode;
mod federation_token;
mod refusals;
mod session_policies;
