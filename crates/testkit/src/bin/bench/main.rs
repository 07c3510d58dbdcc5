//! `cargo xtask bench`: ours beside a bare axum floor and `moto_server`, in one run, as ratios.
//!
//! Every peer gets the very same signed requests over keep-alive connections from the same generator. Absolute
//! figures say little on a shared machine; ratios within one run do.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a report goes to the person who asked for it"
)]

mod floor;
mod load;
mod pages;
mod peers;
mod populate;
mod report;

use countersign_api::Operation;
use countersign_testkit::http::{Connection, Credentials, Draft, now};
use countersign_wire::client;
use std::net::SocketAddr;
use std::process::ExitCode;

const HELP: &str = "\
Usage: bench [requests|users|start|pages]...

  requests   GetCallerIdentity and AssumeRole beside the floor and moto_server, at 1, 8 and 32 connections
  users      a commit, a request and a start at 100,000 users beside 1,000
  start      exec to first answer, and idle memory
  pages      the console's list of users with 1,000 of them, whole and filtered

Without arguments all of them run. The binary under test is COUNTERSIGN_BIN, else the one beside this program.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    if args.first().is_some_and(|arg| arg == "floor") {
        return floor::serve();
    }
    let wants = |name: &str| args.is_empty() || args.iter().any(|arg| arg == name);
    let mut results = Vec::new();
    if wants("requests") {
        results.push(report::requests());
    }
    if wants("start") {
        results.push(report::start());
    }
    if wants("pages") {
        results.push(pages::run());
    }
    if wants("users") {
        results.push(report::users());
    }
    for result in results {
        if let Err(error) = result {
            eprintln!("bench: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// A request of an operation, signed now, as bytes.
fn request<O: Operation>(
    to: SocketAddr,
    who: &Credentials,
    input: &O::In,
) -> Result<Vec<u8>, String> {
    Ok(Draft::of::<O>(to, input).sign(who, O::OP.service, now())?.bytes())
}

/// Calls an operation once.
fn call<O: Operation>(to: SocketAddr, who: &Credentials, input: &O::In) -> Result<O::Out, String> {
    let answer = Connection::open(to)?.exchange(&request::<O>(to, who, input)?)?;
    if answer.status != 200 {
        return Err(format!("{} answered {}", O::OP.name, answer.said()));
    }
    client::answer::<O>(&answer.body).map_err(|e| e.to_string())
}
