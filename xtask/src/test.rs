//! `cargo xtask test`: sets up and passes all tests, and counts them.

use crate::suites::{self, Counts};
use crate::{fuzz, generate, say, tools};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Everything, and whether it passed. The last line is `N passed, N failed, N skipped`.
pub(crate) fn run(root: &Path) -> Result<bool, String> {
    generate::run(root, true)?;
    let binary = build(root, false)?;
    let mut counts = rust(root, &binary)?;
    counts.add(&fuzz::short(root)?);
    counts.add(&suites::run(root, &binary)?);
    Ok(finish(&counts))
}

/// Only the real clients.
pub(crate) fn clients(root: &Path) -> Result<bool, String> {
    let binary = build(root, false)?;
    Ok(finish(&suites::run(root, &binary)?))
}

/// Only the console in Chromium.
pub(crate) fn browser(root: &Path, more: &[&str]) -> Result<bool, String> {
    let binary = build(root, false)?;
    Ok(finish(&suites::browser(root, &binary, more)?))
}

/// Pictures of the console's pages in a folder.
pub(crate) fn screenshots(root: &Path, folder: &str) -> Result<(), String> {
    let binary = build(root, false)?;
    suites::screenshots(root, &binary, folder)
}

/// The benchmark, over a release build.
pub(crate) fn bench(root: &Path, args: &[&str]) -> Result<(), String> {
    let binary = build(root, true)?;
    let mut command = Command::new("cargo");
    command
        .current_dir(root)
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "countersign-testkit",
            "--bin",
            "bench",
            "--",
        ])
        .args(args)
        .env("COUNTERSIGN_BIN", binary);
    if let Ok(python) = tools::python(root, &[tools::MOTO]) {
        // moto's server is found on the PATH.
        let folder = python.parent().unwrap_or(Path::new("/")).display().to_string();
        command.env("PATH", format!("{folder}:{}", path()));
    }
    tools::run("benchmark", &mut command)
}

/// The policy engine beside cedar-policy, from the workspace that is for benches only.
pub(crate) fn bench_policy(root: &Path) -> Result<(), String> {
    let mut command = Command::new("cargo");
    command.current_dir(root.join("benches")).env("CARGO_TARGET_DIR", target(root));
    command.args(["bench", "--quiet", "--locked", "--bench", "policy"]);
    tools::run("benchmark", &mut command)
}

/// The binary that every suite runs.
pub(crate) fn build(root: &Path, release: bool) -> Result<PathBuf, String> {
    let mut command = Command::new("cargo");
    command.current_dir(root).args(["build", "--quiet", "--package", "countersign"]);
    if release {
        command.arg("--release");
    }
    tools::run("building the binary", &mut command)?;
    Ok(target(root).join(if release { "release" } else { "debug" }).join("countersign"))
}

/// The program that asks with the AWS SDK for Rust, from the workspace that is for it only.
pub(crate) fn rust_sdk(root: &Path) -> Result<PathBuf, String> {
    let mut command = Command::new("cargo");
    command.current_dir(root.join("tests/rust-sdk")).env("CARGO_TARGET_DIR", target(root));
    command.args(["build", "--quiet", "--locked"]);
    tools::run("building the AWS SDK for Rust", &mut command)?;
    Ok(target(root).join("debug/countersign-rust-sdk"))
}

#[expect(clippy::disallowed_methods, reason = "cargo puts its output where the environment says")]
pub(crate) fn target(root: &Path) -> PathBuf {
    std::env::var("CARGO_TARGET_DIR").map_or_else(|_| root.join("target"), PathBuf::from)
}

#[expect(clippy::disallowed_methods, reason = "a child finds programs where we do")]
fn path() -> String {
    std::env::var("PATH").unwrap_or_default()
}

/// The Rust tests: by nextest where it is, and the ones in documentation.
fn rust(root: &Path, binary: &Path) -> Result<Counts, String> {
    let nextest = tools::has("cargo-nextest");
    if !tools::debian("ip", "iproute2") {
        say("xtask: `ip` is not here, so the SDKs' provider cases cannot be replayed");
    }
    let mut command = Command::new("cargo");
    command.current_dir(root).env("COUNTERSIGN_BIN", binary);
    if nextest {
        command.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    } else {
        say("xtask: cargo-nextest is not here; cargo test does it, less clearly");
        command.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"]);
    }
    let mut counts = suites::counted("Rust tests", &mut command)?;
    let mut docs = Command::new("cargo");
    docs.current_dir(root)
        .args(["test", "--quiet", "--workspace", "--doc"])
        .stderr(Stdio::inherit());
    counts.add(&suites::counted("documentation tests", &mut docs)?);
    Ok(counts)
}

/// Prints the counts, after whatever else there is to say, and gives whether they are good enough.
#[expect(clippy::print_stdout, reason = "the counts are what standard output is for")]
pub(crate) fn finish(counts: &Counts) -> bool {
    let left_out = counts.skipped > 0 && tools::is_ci();
    if left_out {
        say("xtask: something was skipped, and in CI nothing may be");
    }
    println!("{} passed, {} failed, {} skipped", counts.passed, counts.failed, counts.skipped);
    counts.failed == 0 && counts.passed > 0 && !left_out
}
