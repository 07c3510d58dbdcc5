// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes and operations of `sts`, version 2011-06-15.

pub mod assume_role;
pub mod caller;
pub mod common;
pub mod session_token;
pub mod web_identity;

#[doc(no_inline)]
pub use assume_role::*;
#[doc(no_inline)]
pub use caller::*;
#[doc(no_inline)]
pub use common::*;
#[doc(no_inline)]
pub use session_token::*;
#[doc(no_inline)]
pub use web_identity::*;

/// The service and its 11 operations.
pub static SERVICE: crate::Service = crate::Service {
    name: "sts",
    version: "2011-06-15",
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    echoes_values: true,
    operations: &[
        <AssumeRole as crate::Operation>::OP,
        <AssumeRoleWithSaml as crate::Operation>::OP,
        <AssumeRoleWithWebIdentity as crate::Operation>::OP,
        <AssumeRoot as crate::Operation>::OP,
        <DecodeAuthorizationMessage as crate::Operation>::OP,
        <GetAccessKeyInfo as crate::Operation>::OP,
        <GetCallerIdentity as crate::Operation>::OP,
        <GetDelegatedAccessToken as crate::Operation>::OP,
        <GetFederationToken as crate::Operation>::OP,
        <GetSessionToken as crate::Operation>::OP,
        <GetWebIdentityToken as crate::Operation>::OP,
    ],
};
