//! What is measured, and how it is printed.

use crate::Connection;
use crate::load::rate;
use crate::peers::{self, Peer};
use crate::populate;
use crate::{call, request};
use countersign_api::sts::{
    AssumeRole, AssumeRoleInput, GetCallerIdentity, GetCallerIdentityInput,
};
use countersign_testkit::Credentials;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const LENGTH: Duration = Duration::from_secs(3);
/// Different requests in a run: a cache of whole requests would not help anybody.
const REQUESTS: usize = 256;

/// `GetCallerIdentity` and `AssumeRole` from an MFA session, at 1, 8 and 32 connections.
pub(crate) fn requests() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    let ours = peers::ours(folder.path())?;
    let session = peers::mfa_session(ours.at)?;
    let moto = peers::moto();
    println!(
        "answers a second, same requests, same generator, keep-alive; reach: 0.5 of the floor, 60 times moto at 32\n"
    );
    println!(
        "{:<20} {:>6} {:>10} {:>10} {:>7} {:>9} {:>7}",
        "operation", "conns", "ours", "floor", "ratio", "moto", "times"
    );
    for name in ["GetCallerIdentity", "AssumeRole"] {
        let answer = answer_of(name, &ours, &session)?;
        let floor = peers::floor(&answer)?;
        for connections in [1, 8, 32] {
            let measure =
                |to: SocketAddr| rate(to, &signed(name, to, &session)?, connections, LENGTH);
            // The floor before and after, so that a machine that changes its mind is seen.
            let before = measure(floor.at)?;
            let us = measure(ours.at)?;
            let after = measure(floor.at)?;
            let floor = f64::midpoint(before, after);
            let theirs = moto.as_ref().map(|peer| measure(peer.at)).transpose()?;
            let (theirs, times) = theirs.map_or(("-".into(), "-".into()), |rate| {
                (format!("{rate:.0}"), format!("{:.0}", us / rate))
            });
            println!(
                "{name:<20} {connections:>6} {us:>10.0} {floor:>10.0} {:>7.2} {theirs:>9} {times:>7}",
                us / floor
            );
        }
    }
    Ok(())
}

fn signed(name: &str, to: SocketAddr, who: &Credentials) -> Result<Vec<Vec<u8>>, String> {
    (0..REQUESTS)
        .map(|n| match name {
            "AssumeRole" => {
                let input = AssumeRoleInput {
                    role_arn: peers::role(),
                    role_session_name: format!("bench-{n}"),
                    ..AssumeRoleInput::default()
                };
                request::<AssumeRole>(to, who, &input)
            }
            _ => request::<GetCallerIdentity>(to, who, &GetCallerIdentityInput {}),
        })
        .collect()
}

fn answer_of(name: &str, ours: &Peer, who: &Credentials) -> Result<Vec<u8>, String> {
    let request = signed(name, ours.at, who)?.pop().ok_or("no request")?;
    match Connection::open(ours.at)?.exchange(&request)? {
        answer if answer.status == 200 => Ok(answer.body),
        answer => Err(format!("{name} answered {}", answer.said())),
    }
}

/// Exec to first answer on an existing store, and memory at rest.
pub(crate) fn start() -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
    drop(peers::ours(folder.path())?);
    let mut times = Vec::new();
    let mut memory = 0;
    for _ in 0..5 {
        let begin = Instant::now();
        let ours = peers::ours(folder.path())?;
        call::<GetCallerIdentity>(ours.at, &peers::root(), &GetCallerIdentityInput {})?;
        times.push(begin.elapsed());
        memory = resident(&ours)?;
    }
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!(
        "\nexec to first answer: {:.1} ms (reach 50); resident at rest: {:.1} MiB (reach 20)",
        ms(median),
        mib(memory)
    );
    Ok(())
}

/// The same at 1,000 and at 100,000 users: a start, a request, a commit.
pub(crate) fn users() -> Result<(), String> {
    println!(
        "\n{:>8} {:>10} {:>14} {:>14} {:>12} {:>10}",
        "users", "start ms", "commits/s one", "commits/s 16", "GetCaller/s", "KiB/user"
    );
    let mut rows: Vec<[f64; 3]> = Vec::new();
    let mut least = 0;
    for users in [1_000_u32, 100_000] {
        let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
        drop(peers::ours(folder.path())?);
        populate::fill(folder.path(), users)?;
        let begin = Instant::now();
        let ours = peers::ours(folder.path())?;
        call::<GetCallerIdentity>(ours.at, &peers::root(), &GetCallerIdentityInput {})?;
        let start = begin.elapsed();
        let memory = resident(&ours)?;
        let one = populate::commits(ours.at, 1, LENGTH)?;
        let many = populate::commits(ours.at, 16, LENGTH)?;
        let reads =
            rate(ours.at, &signed("GetCallerIdentity", ours.at, &peers::root())?, 8, LENGTH)?;
        let each = if least == 0 {
            0.0
        } else {
            mib(memory.saturating_sub(least)) * 1024.0 / f64::from(users - 1_000)
        };
        least = if least == 0 { memory } else { least };
        println!(
            "{users:>8} {:>10.0} {one:>14.0} {many:>14.0} {reads:>12.0} {each:>10.2}",
            ms(start)
        );
        rows.push([one, many, reads]);
    }
    if let [[one, many, reads], [one_large, many_large, reads_large]] = rows.as_slice() {
        println!(
            "cost at 100,000 against 1,000: a lone commit {:.2}, one of 16 {:.2} (reach 1.5), a request {:.2} (reach 1.2); 16 at once {:.1} times one at a time",
            one / one_large,
            many / many_large,
            reads / reads_large,
            many / one,
        );
    }
    Ok(())
}

/// Resident memory of a server, in bytes.
fn resident(peer: &Peer) -> Result<u64, String> {
    let text = std::fs::read_to_string(format!("/proc/{}/status", peer.child.id()))
        .map_err(|e| e.to_string())?;
    let line = text.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
    let kib: u64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).ok_or("no VmRSS")?;
    Ok(kib * 1024)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "a report needs no more than 52 bits")]
fn mib(bytes: u64) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}
