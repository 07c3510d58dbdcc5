//! `cargo xtask check`: formatting, lints, documentation, licences.

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
    let clippy = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    tools::run("lints", &mut cargo(&clippy))?;
    let mut doc = cargo(&["doc", "--quiet", "--workspace", "--no-deps"]);
    tools::run("documentation", doc.env("RUSTDOCFLAGS", "--deny warnings"))?;
    if tools::has("cargo-deny") {
        tools::run(
            "licences and sources",
            &mut cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"]),
        )?;
    } else {
        say(
            "xtask: cargo-deny is not here, so licences and sources were not checked: cargo install cargo-deny",
        );
    }
    Ok(())
}
