//! The console, as a browser without scripts sees it.

mod policies;
mod roles;
mod sign_in;
