//! Everything that the world sees, against the real binary. One program, so that it is linked once.

#![cfg(test)]

mod iam;
mod security;
mod sts;
mod wire;
