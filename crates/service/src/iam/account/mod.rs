//! What administrators read of a whole account.

mod details;
mod summary;
