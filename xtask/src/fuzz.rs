//! `cargo xtask fuzz`: what strangers write, written worse, for a while. The targets are in `fuzz/`.

use crate::suites::{self, Counts};
use crate::{say, test};
use std::path::Path;
use std::process::Command;

/// How long the targets have together where all tests run.
const SHORT: &str = "5";

/// All targets, or the ones that are named, for so many seconds together: `SECONDS [SEED] [TARGET…]`. Whether all
/// passed.
pub(crate) fn run(root: &Path, seconds: &str, rest: &[&str]) -> Result<bool, String> {
    let mut command = fuzz(root, true);
    command.arg(seconds).args(rest);
    Ok(test::finish(&counted(root, &mut command)?))
}

/// The short run that belongs to the tests: always the same inputs, but for where the time ends.
pub(crate) fn short(root: &Path) -> Result<Counts, String> {
    let mut command = fuzz(root, false);
    counted(root, command.arg(SHORT))
}

fn fuzz(root: &Path, release: bool) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root.join("fuzz")).env("CARGO_TARGET_DIR", test::target(root));
    command.args(["run", "--quiet", "--locked", "--bin", "fuzz"]);
    if release {
        command.arg("--release");
    }
    command.arg("--");
    command
}

fn counted(root: &Path, command: &mut Command) -> Result<Counts, String> {
    let counts = suites::counted("fuzz targets", command)?;
    let folders = std::fs::read_dir(root.join("fuzz/artifacts")).into_iter().flatten();
    for folder in folders.filter_map(Result::ok) {
        let running = folder.path().join("running");
        if running.exists() {
            say(&format!("xtask: the process ended with this input: {}", running.display()));
        }
    }
    Ok(counts)
}
