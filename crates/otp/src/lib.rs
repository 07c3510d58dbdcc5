//! One-time passwords of RFC 4226 and RFC 6238: seed, code, window, URI, QR.
//!
//! The server's side is three questions to a [`Seed`]: what is the code of a step ([`totp`]), is
//! this the code of a step that was not used yet ([`Seed::accept`]), and do these two codes prove
//! that somebody holds the device ([`Seed::prove`]). What was accepted is for the caller to
//! remember: here is no clock, no state and no random source.

#![warn(missing_docs)]

mod code;
mod hotp;
pub mod qr;
mod seed;
pub mod uri;
mod window;

pub use code::{Code, Digits};
pub use hotp::{Algorithm, PERIOD, hotp, step, step_of, totp};
pub use seed::{NoSeed, Seed};
pub use window::{Proof, Window};
