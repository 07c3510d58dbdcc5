//! ARNs, account ids, unique ids, access key ids, secrets: newtypes that cannot be wrong.
//!
//! Everything here is parsed once, at the edge, and trusted afterwards. Nothing reads a clock or a
//! random source: what is made at random takes its bytes as an argument.

mod account;
mod arn;
mod secret;
mod unique;

pub use account::AccountId;
pub use arn::Arn;
pub use secret::Secret;
pub use unique::{IdKind, KeyKind, access_key_account, access_key_id, fold, unique_id};
