//! AWS Signature Version 4: canonical request, scope, signing, verification.
//!
//! A request is judged in two halves. [`inspect`] says everything that can be said without a key:
//! where the credentials stand, whether they are whole, and what exactly was signed. [`Claim::verify`]
//! then needs the signing key and the time, and nothing else, so it may be run again on a newer
//! snapshot of the keys without reading the request a second time.
//!
//! [`sign`] and [`presign`] are the client's side and share the canonicaliser with the verifier.
//!
//! This is the variant for every service but S3: the path is encoded once more as it was received,
//! and the body is always hashed. There is no way to accept a body that was not signed.

#![warn(missing_docs)]

mod authorization;
mod canonical;
mod credential;
mod date;
mod encode;
mod key;
mod parts;
mod presigned;
mod refusal;
mod sign;
mod verify;

pub use credential::Scope;
pub use key::SigningKey;
pub use parts::Parts;
pub use refusal::Refusal;
pub use sign::{Signer, presign, sign};
pub use verify::{Claim, inspect};

/// The only algorithm there is; anything else, in any other spelling, is refused.
pub(crate) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The last element of every credential scope.
pub(crate) const TERMINATOR: &str = "aws4_request";

/// How far a signature's date may be from the verifier's clock, in seconds.
pub const MAX_SKEW: i64 = 15 * 60;

/// The longest life of a presigned request, in seconds: a week.
pub const MAX_EXPIRES: u32 = 7 * 24 * 60 * 60;
