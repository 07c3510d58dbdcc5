//! `cargo xtask check`: formatting, lints, documentation, licences, advisories.

use crate::{say, tools};
use std::path::Path;
use std::process::Command;

/// Runs all of it; the first failure ends it.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let cargo = |args: &[&str]| {
        let mut command = Command::new("cargo");
        command.current_dir(root).args(args);
        command
    };
    tools::run("formatting", &mut cargo(&["fmt", "--all", "--check"]))?;
    for manifest in ["fuzz/Cargo.toml", "tests/rust-sdk/Cargo.toml"] {
        let alone = ["fmt", "--manifest-path", manifest, "--check"];
        tools::run(&format!("formatting of {manifest}"), &mut cargo(&alone))?;
    }
    let clippy = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    tools::run("lints", &mut cargo(&clippy))?;
    windows(root)?;
    let mut doc = cargo(&["doc", "--quiet", "--workspace", "--no-deps"]);
    tools::run("documentation", doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    if !tools::has("cargo-deny") {
        say("xtask: licences, sources and advisories were not checked: cargo install cargo-deny");
        return Ok(());
    }
    let deny = |what: &[&str]| {
        // Warnings are of crates that come in two versions, and would bury an error under their graphs.
        let mut command = cargo(&["deny", "--locked", "--log-level", "error", "check"]);
        command.args(what);
        command
    };
    tools::run("licences and sources", &mut deny(&["bans", "licenses", "sources"]))?;
    // Advisories come from a database elsewhere. That it is out of reach says nothing about the tree.
    if tools::run("the database of advisories", &mut cargo(&["deny", "fetch", "db"])).is_err() {
        say("xtask: advisories were not checked: their database cannot be reached");
        return Ok(());
    }
    tools::run("advisories", &mut deny(&["advisories"]))
}

/// The toolkit as it is for Windows, where that can be compiled: our own crates are linted, C is built.
fn windows(root: &Path) -> Result<(), String> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = sysroot.map_err(|error| format!("rustc: {error}"))?.stdout;
    let sysroot = String::from_utf8_lossy(&sysroot).into_owned();
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(WINDOWS).join("lib");
    if !library.is_dir() || !tools::has("x86_64-w64-mingw32-gcc") {
        say(&format!(
            "xtask: what is there for Windows was not checked: rustup target add {WINDOWS}, and a mingw-w64 gcc"
        ));
        return Ok(());
    }
    let mut clippy = Command::new("cargo");
    clippy.current_dir(root).args(["clippy", "--quiet", "--target", WINDOWS]);
    clippy.args(["--package", "countersign", "--package", "countersign-toolkit"]);
    clippy.args(["--package", "countersign-files", "--package", "countersign-authenticator"]);
    clippy.args(["--package", "countersign-dpapi", "--", "--deny", "warnings"]);
    // Without an assembler its own objects do, and nothing is run.
    tools::run("lints for Windows", clippy.env("AWS_LC_SYS_PREBUILT_NASM", "1"))
}

const WINDOWS: &str = "x86_64-pc-windows-gnu";
