//! Where the public cases are, and what is done where something they need is missing.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The binary under test.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_countersign");

const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/fixtures/sdk");

/// The folder of the public cases, where there is one.
pub(crate) fn folder() -> Option<PathBuf> {
    match Path::new(BESIDE).canonicalize() {
        Ok(folder) => Some(folder),
        Err(error) => {
            not_checked(&format!("the SDKs' public cases are not beside this checkout ({error})"));
            None
        }
    }
}

/// A file of public cases that the SDK for Rust carries, too: from beside the checkout, else out of `aws-runtime` as it is
/// published.
pub(crate) fn carried(file: &str) -> Option<Value> {
    let beside = Path::new(BESIDE).join(file);
    if beside.exists() {
        return Some(read(&beside));
    }
    match published() {
        Ok(folder) => Some(read(&folder.join(file))),
        Err(why) => {
            not_checked(&format!(
                "{file} is neither beside this checkout nor in aws-runtime: {why}"
            ));
            None
        }
    }
}

/// The test data of the `aws-runtime` that `tests/rust-sdk` is built with. Cargo gets the crate where it is not here yet.
pub(crate) fn published() -> Result<PathBuf, String> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/rust-sdk/Cargo.toml");
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest]);
    let output = cargo.output().map_err(|error| format!("cargo: {error}"))?;
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let place = packages
        .filter(|package| package["name"] == "aws-runtime")
        .find_map(|package| Path::new(package["manifest_path"].as_str()?).parent());
    place.map(|place| place.join("test-data")).ok_or_else(|| "cargo knows no such crate".to_owned())
}

/// Says loudly that a check does not take place; under `CI=true` that is a failure.
pub(crate) fn not_checked(why: &str) {
    assert_ne!(variable("CI").as_deref(), Some("true"), "NOT CHECKED: {why}");
    eprintln!("NOT CHECKED: {why}");
}

/// A variable of the machine that the test runs on.
#[expect(clippy::disallowed_methods, reason = "it is the machine of the test that is asked about")]
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A JSON file.
pub(crate) fn read(path: &Path) -> Value {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).unwrap()
}
