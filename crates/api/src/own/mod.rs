// Made by `cargo xtask gen` from `model/`. Do not edit: change the facts and run it again.
//! Shapes and operations of `own`, version 2026-11-24.

pub mod installation;

#[doc(no_inline)]
pub use installation::*;

/// The service and its 4 operations.
pub static SERVICE: crate::Service = crate::Service {
    name: "own",
    version: "2026-11-24",
    namespace: "",
    echoes_values: false,
    operations: &[
        <ClearMfaLock as crate::Operation>::OP,
        <CreateAccount as crate::Operation>::OP,
        <ListAccounts as crate::Operation>::OP,
        <ResetInstallation as crate::Operation>::OP,
    ],
};
