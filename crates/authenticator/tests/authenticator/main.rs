//! The authenticator on a real disk: what it keeps, what it refuses, what it reads.
#![cfg(test)]

mod exports;
mod import;
mod locker;
mod photo;
