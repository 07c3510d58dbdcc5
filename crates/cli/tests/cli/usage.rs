//! Wrong usage, help, and what is never repeated.

use crate::bench::Bench;

#[test]
fn a_code_on_the_command_line_is_refused_and_not_repeated() {
    let bench = Bench::with("");
    for arguments in [
        &["credentials", "--profile", "mfa", "--code", "123456"][..],
        &["credential-process", "--profile", "mfa", "--code=123456"],
        &["exec", "--profile", "mfa", "--code", "123456", "--", "true"],
        &["credentials", "--code", "123456 "],
    ] {
        let message = bench.run(arguments, "").failed(2);
        assert!(!message.contains("123456") && message.contains("`-`"), "{message}");
    }
}

#[test]
fn wrong_usage_is_2_and_says_so_on_stderr() {
    let bench = Bench::with("");
    for arguments in [
        &[][..],
        &["no-such-command"],
        &["credentials", "--format", "yaml"],
        &["exec", "--profile", "mfa"],
        &["credentials", "--code", "-", "--prompt", "terminal"],
        &["authenticator", "add", "x", "otpauth://totp/x?secret=CANARY"],
    ] {
        let message = bench.run(arguments, "").failed(2);
        assert!(!message.is_empty() && !message.contains("CANARY"), "{message}");
    }
}

#[test]
fn what_a_message_repeats_cannot_drive_a_terminal() {
    let bench = Bench::with("");
    let message = bench.run(&["credentials", "--profile", "a\u{1b}[2Jb"], "").failed(1);
    assert!(message.contains("a\\u{1b}[2Jb") && !message.contains('\u{1b}'), "{message}");
}

#[test]
fn every_command_has_help() {
    let bench = Bench::with("");
    for command in [
        "credentials",
        "credential-process",
        "exec",
        "server",
        "console",
        "whoami",
        "rotate",
        "authenticator",
    ] {
        let help = bench.run(&[command, "--help"], "").done();
        assert!(help.contains("Example"), "{help}");
    }
    assert!(bench.run(&["--version"], "").done().starts_with("countersign "));
}
