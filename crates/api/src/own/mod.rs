// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes and operations of `own`, version 2026-11-24.

pub mod common;
pub mod console;
pub mod federation;
pub mod installation;
pub mod mfa;

#[doc(no_inline)]
pub use common::*;
#[doc(no_inline)]
pub use console::*;
#[doc(no_inline)]
pub use federation::*;
#[doc(no_inline)]
pub use installation::*;
#[doc(no_inline)]
pub use mfa::*;

/// The service and its 19 operations.
pub static SERVICE: crate::Service = crate::Service {
    name: "own",
    version: "2026-11-24",
    namespace: "",
    echoes_values: false,
    operations: &[
        <ChooseNewPassword as crate::Operation>::OP,
        <ClearMfaLock as crate::Operation>::OP,
        <CreateAccount as crate::Operation>::OP,
        <EnableRootMfaDevice as crate::Operation>::OP,
        <FederatedSignIn as crate::Operation>::OP,
        <GetConsoleSession as crate::Operation>::OP,
        <GetMfaLock as crate::Operation>::OP,
        <GetSigninToken as crate::Operation>::OP,
        <ImportMfaToken as crate::Operation>::OP,
        <ListAccounts as crate::Operation>::OP,
        <Reauthenticate as crate::Operation>::OP,
        <ResetInstallation as crate::Operation>::OP,
        <ResyncRootMfaDevice as crate::Operation>::OP,
        <SignIn as crate::Operation>::OP,
        <SignOut as crate::Operation>::OP,
        <SubmitMfaCode as crate::Operation>::OP,
        <SwitchBack as crate::Operation>::OP,
        <SwitchRole as crate::Operation>::OP,
        <TouchConsoleSession as crate::Operation>::OP,
    ],
};
