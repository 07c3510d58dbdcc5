//! The console, as a browser without scripts sees it.

mod again;
mod editor;
mod federation;
mod groups;
mod policies;
mod roles;
mod sign_in;
mod users;
