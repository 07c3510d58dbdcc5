//! The console, as a browser without scripts sees it.

mod again;
mod crawl;
mod editor;
mod federation;
mod groups;
mod mfa;
mod mfa_access;
mod policies;
mod roles;
mod secrets;
mod sessions;
mod sign_in;
mod users;
