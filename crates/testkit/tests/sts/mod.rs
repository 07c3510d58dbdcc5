//! STS: who calls, and how one becomes somebody else.

mod accounts;
mod assume_role;
