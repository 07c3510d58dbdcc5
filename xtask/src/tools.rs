//! Tools that are not in this repository: found, or installed where that is allowed, or said to be missing.

use crate::say;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What PyPI gives the suites, pinned so that a new release does not change a result.
const PYPI: &[&str] = &["awscli==1.45.11", "boto3==1.43.11", "botocore==1.43.11", "pytest==8.4.2"];
/// What only `model` and `bench` need.
const MOTO: &str = "moto[iam,server,sts]==5.2.2";

/// Whether this is CI, where nothing may be left out.
#[expect(
    clippy::disallowed_methods,
    reason = "xtask is told by its environment, as CI is everywhere"
)]
pub(crate) fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Runs a command and says how long it took; its output is the person's to see.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<(), String> {
    say(&format!("xtask: {what}"));
    let begin = std::time::Instant::now();
    let status = command.status().map_err(|e| format!("{what}: {e}"))?;
    say(&format!(
        "xtask: {what}: {} after {:.0} s",
        if status.success() { "done" } else { "FAILED" },
        begin.elapsed().as_secs_f64()
    ));
    if status.success() { Ok(()) } else { Err(format!("{what} failed")) }
}

/// Whether a program is there.
pub(crate) fn has(program: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .stdout(Stdio::null())
        .status();
    found.is_ok_and(|status| status.success())
}

/// Sees that a program is there, by Debian's package when it is not and we may install.
pub(crate) fn debian(program: &str, package: &str) -> bool {
    if has(program) {
        return true;
    }
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.trim_ascii() == b"0");
    if !root || !has("apt-get") {
        say(&format!("xtask: `{program}` is missing: apt-get install {package}"));
        return false;
    }
    let apt = |args: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(args).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        run(&format!("apt-get {}", args.join(" ")), &mut command)
    };
    let install = || apt(&["install", "-y", "--no-install-recommends", package]);
    if install().is_err() {
        let _ = apt(&["update"]).and_then(|()| install());
    }
    has(program)
}

/// A Python environment of our own with the pinned packages; `wanted` names modules that it must have.
pub(crate) fn python(root: &Path, wanted: &[&str]) -> Result<PathBuf, String> {
    let folder = root.join("target/tools/py");
    let python = folder.join("bin/python");
    if !python.exists() {
        let made = |command: &mut Command| run("making a Python environment", command);
        let venv = made(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        if venv.is_err() {
            let _ = std::fs::remove_dir_all(&folder);
            debian("python3-venv-is-no-program", "python3-venv");
            made(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        }
    }
    let has = |modules: &[&str]| {
        let imports: Vec<String> = modules.iter().map(|m| format!("import {m}")).collect();
        let mut command = Command::new(&python);
        command.args(["-c", &imports.join("\n")]).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let install = |packages: &[&str]| {
        let mut command = Command::new(&python);
        command
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(packages);
        run("installing from PyPI", &mut command)
    };
    if !has(&["awscli", "boto3", "pytest"]) {
        install(PYPI)?;
    }
    if wanted.contains(&"moto") && !has(&["moto"]) {
        install(&[MOTO])?;
    }
    if has(wanted) { Ok(python) } else { Err(format!("Python lacks one of {wanted:?}")) }
}
