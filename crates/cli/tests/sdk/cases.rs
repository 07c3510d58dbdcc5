//! Where the public cases are, and what is done where something they need is missing.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// The binary under test.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_countersign");

/// The folder of the public cases, where there is one.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures/sdk");
    match folder.canonicalize() {
        Ok(folder) => Some(folder),
        Err(error) => {
            not_checked(&format!("the SDKs' public cases are not beside this checkout ({error})"));
            None
        }
    }
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
