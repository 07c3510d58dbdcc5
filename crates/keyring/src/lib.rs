//! Keys in the operating system's keyrings: short secrets that no file holds.
//!
//! [`desktop`] is the keyring that a person has unlocked by signing in to a desktop, and keeps what it is
//! given. [`session`] asks for no desktop and no bus, costs next to nothing, and on Linux forgets
//! everything with the machine's next start: for keys to what may be lost.
//!
//! Errors are a few words for a person, without the secret.

#![warn(missing_docs)]

pub mod desktop;
pub mod session;
