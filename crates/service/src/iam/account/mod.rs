//! What administrators read of a whole account.

mod summary;
