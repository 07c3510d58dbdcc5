//! `exec`: the child's environment, its streams, its exit code.

use crate::bench::{Bench, Ran};
use crate::sts::Sts;

const EXEC: [&str; 6] = ["exec", "--profile", "mfa", "--code", "-", "--"];

fn exec(bench: &Bench, command: &[&str], stdin: &str) -> Ran {
    bench.run(&[&EXEC[..], command].concat(), stdin)
}

#[test]
fn the_child_gets_the_credentials_and_no_profile() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let mut command = bench.command(&[&EXEC[..], &["env"]].concat());
    command.env("AWS_PROFILE", "mfa").env("AWS_SECURITY_TOKEN", "stale").env("KEPT", "yes");
    let out = Ran::of(command, "123456\n").done();
    let lines: Vec<_> = out.lines().collect();
    for line in [
        "AWS_ACCESS_KEY_ID=ASIA0",
        "AWS_SECRET_ACCESS_KEY=canary/secret+0",
        "AWS_SESSION_TOKEN=canary-token-0==",
        "AWS_REGION=eu-west-1",
        &format!("AWS_ENDPOINT_URL={}", sts.url),
        "KEPT=yes",
    ] {
        assert!(lines.contains(&line), "{line} in {out}");
    }
    assert!(out.contains("\nAWS_CREDENTIAL_EXPIRATION=2"), "{out}");
    assert!(!out.contains("AWS_PROFILE") && !out.contains("stale"), "{out}");
}

#[test]
fn an_endpoint_that_the_profile_ignores_is_not_handed_on() {
    let config = "[profile toolkit-user]\nendpoint_url = http://127.0.0.1:1\n";
    let words = ["exec", "--profile", "toolkit-user", "--", "env"];
    let handed_on = |config: &str| {
        Bench::with(config).run(&words, "").done().contains("AWS_ENDPOINT_URL=http://127.0.0.1:1\n")
    };
    assert!(handed_on(config));
    assert!(!handed_on(&format!("{config}ignore_configured_endpoint_urls = true\n")));
}

#[test]
fn the_exit_code_is_the_childs_and_stdin_is_left_to_it() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let ran = exec(&bench, &["sh", "-c", "cat; echo err >&2; exit 37"], "123456\nrest\nof it");
    assert_eq!(ran.code, Some(37));
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("rest\nof it", "err\n"));
    // A signal that ends the child is seen as such: `setsid` passes it on as 128 + n or dies by it.
    let ran = exec(&bench, &["sh", "-c", "kill -TERM $$"], "");
    assert_ne!(ran.code, Some(0));
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let sts = Sts::with_a_code();
    let message = exec(&Bench::at(&sts), &["no-such-program"], "123456\n").failed(1);
    assert!(message.contains("no-such-program"), "{message}");
    assert!(!message.contains("canary"), "{message}");
}

#[test]
fn k5_no_secret_is_on_a_command_line() {
    let sts = Sts::with_a_code();
    let bench = Bench::at(&sts);
    let out = exec(&bench, &["sh", "-c", "cat /proc/$$/cmdline /proc/$PPID/cmdline"], "123456\n");
    assert!(!out.done().contains("canary"));
}
