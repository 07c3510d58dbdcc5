//! The console, as a browser without scripts sees it.

mod groups;
mod editor;
mod policies;
mod roles;
mod sign_in;
mod users;
