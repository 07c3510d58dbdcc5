//! Our own operations: what the installation asks of itself, through the same door as everybody else.

mod account;
mod lock;
mod reset;
