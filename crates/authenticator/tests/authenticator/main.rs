//! The authenticator on a real disk: what it keeps, what it refuses, what it reads.
#![cfg(test)]

mod import;
mod locker;
