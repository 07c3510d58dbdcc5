//! The binary from outside: real files, a real terminal, and a server on loopback that answers as STS.

#![cfg(test)]

mod authenticator;
mod bench;
mod credentials;
mod doctor;
mod exec;
mod lossy;
mod policy;
mod profile;
mod prompts;
mod pty;
mod quickstart;
mod real;
mod sdk_store;
mod server;
mod serving;
mod setup;
mod setup_again;
mod sources;
mod sts;
mod terminal;
mod together;
mod tui;
mod usage;
