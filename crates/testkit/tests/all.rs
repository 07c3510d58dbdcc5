//! Everything that the world sees, against the real binary. One program, so that it is linked once.

#![cfg(test)]
#![expect(
    clippy::string_slice,
    reason = "codes, tokens and signatures are ASCII, and a test may panic"
)]
#![expect(
    clippy::default_trait_access,
    reason = "an input without parameters says nothing more by its name"
)]

mod console;
mod iam;
mod security;
mod sts;
mod toolkit;
mod wire;
