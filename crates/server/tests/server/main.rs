//! The server as a program would see it: started over a folder, spoken to in bytes.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests may end one"
)]

mod bench;
mod control;
mod start;
mod test_mode;
mod wire;
