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
