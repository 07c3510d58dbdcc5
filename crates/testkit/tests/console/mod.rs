//! The console, as a browser without scripts sees it.

mod sign_in;
