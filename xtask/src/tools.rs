//! Tools that are not in this repository: found, or installed where that is allowed, or said to be missing.

use crate::say;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What PyPI gives the suites, pinned so that a new release does not change a result.
const PYPI: &[&str] = &[
    "awscli==1.45.11",
    "boto3==1.43.11",
    "botocore==1.43.11",
    "pytest==8.4.2",
    "selenium==4.51.0",
];
/// What only `model` and `bench` need.
pub(crate) const MOTO: &str = "moto[iam,server,sts]==5.2.2";

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
    has(program) || (install(package) && has(program))
}

/// Installs a package of Debian's, as root or by a sudo that asks for no password. Says what to do where neither is.
fn install(package: &str) -> bool {
    let quiet = |program: &str, args: &[&str]| {
        Command::new(program).args(args).stderr(Stdio::null()).output().ok()
    };
    let root = quiet("id", &["-u"]).is_some_and(|output| output.stdout.trim_ascii() == b"0");
    let sudo = !root && quiet("sudo", &["-n", "true"]).is_some_and(|o| o.status.success());
    if !(root || sudo) || !has("apt-get") {
        say(&format!("xtask: this needs a package that may not be installed here: {package}"));
        return false;
    }
    let apt = |args: &[&str]| {
        let mut command = Command::new(if sudo { "sudo" } else { "env" });
        if sudo {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args);
        run(&format!("apt-get {}", args.join(" ")), command.stdout(Stdio::null()))
    };
    let package = ["install", "-y", "--no-install-recommends", package];
    // The lists of a fresh machine are empty, or too old to name what the mirrors still have.
    apt(&package).or_else(|_| apt(&["update"]).and_then(|()| apt(&package))).is_ok()
}

/// A Python environment of our own with the packages of the suites and `more`.
pub(crate) fn python(root: &Path, more: &[&str]) -> Result<PathBuf, String> {
    let folder = root.join("target/tools/py");
    let python = folder.join("bin/python");
    // The programs of an environment begin with its folder's name, so one that has been moved is no use.
    let pip = std::fs::read_to_string(folder.join("bin/pip")).unwrap_or_default();
    if !pip.contains(&*python.to_string_lossy()) {
        let make = || {
            // A try that failed half-way leaves a folder that would be taken for an environment.
            let _ = std::fs::remove_dir_all(&folder);
            let mut command = Command::new("python3");
            run("a Python environment", command.args(["-m", "venv"]).arg(&folder))
        };
        make().or_else(|why| if install("python3-venv") { make() } else { Err(why) })?;
    }
    let pins = PYPI.iter().chain(more);
    let missing: Vec<&&str> = pins.filter(|pin| !installed(&python, pin)).collect();
    if !missing.is_empty() {
        let mut command = Command::new(&python);
        command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        run("packages from PyPI", command.args(missing))?;
    }
    Ok(python)
}

/// What a `package.json` with its lock in `folder` asks of npm, as a folder of packages.
pub(crate) fn npm(root: &Path, folder: &str) -> Result<PathBuf, String> {
    if !debian("npm", "npm") {
        return Err("there is no npm".to_owned());
    }
    let there = root.join("target/tools/npm").join(folder);
    let packages = there.join("node_modules");
    let read = |path: PathBuf| std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()));
    let lock = read(root.join(folder).join("package-lock.json"))?;
    // What failed half-way is taken away, so that the lock tells of a whole installation.
    if read(there.join("package-lock.json")).is_ok_and(|here| here == lock) && packages.exists() {
        return Ok(packages);
    }
    let said = |e: std::io::Error| format!("{}: {e}", there.display());
    let _ = std::fs::remove_dir_all(&there);
    std::fs::create_dir_all(&there).map_err(said)?;
    let manifest = read(root.join(folder).join("package.json"))?;
    std::fs::write(there.join("package.json"), manifest).map_err(said)?;
    std::fs::write(there.join("package-lock.json"), lock).map_err(said)?;
    let mut command = Command::new("npm");
    command.current_dir(&there).args(["ci", "--silent", "--ignore-scripts"]);
    run("packages from npm", &mut command).inspect_err(|_| {
        let _ = std::fs::remove_dir_all(&there);
    })?;
    Ok(packages)
}

/// Whether the environment has just the version that is pinned.
fn installed(python: &Path, pin: &str) -> bool {
    let (name, version) = pin.split_once("==").unwrap_or((pin, ""));
    let name = name.split('[').next().unwrap_or(name);
    let ask =
        "import sys, importlib.metadata as m; sys.exit(m.version(sys.argv[1]) != sys.argv[2])";
    let mut command = Command::new(python);
    command.args(["-c", ask, name, version]).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
