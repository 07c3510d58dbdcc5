//! Signature Version 4 from outside: known answers, refusals by the ids of the threat list, and
//! properties. Every key here is the documentation's own.

#![cfg(test)]

mod properties;
mod refusals;
mod request;
mod vectors;

use request::{NOW, Request, SECRET, answer, forge, key, signer};
