//! `cargo xtask gen`: makes the shapes in `crates/api`, the dispatcher and the catalogue in `crates/service` from
//! `model/`.
//!
//! With `--check` nothing is written and a difference is an error: that is what the test suite runs.

mod api;
mod catalogue;
mod dispatch;
mod model;
mod names;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The services, in the order of their names.
const SERVICES: &[&str] = &["iam", "own", "sts"];

/// Generates everything under `root`; `check` only compares. The answer names the files that differed.
pub(crate) fn run(root: &Path, check: bool) -> Result<Vec<PathBuf>, String> {
    let services = SERVICES.iter().map(|s| model::load(root, s)).collect::<Result<Vec<_>, _>>()?;
    let not_built = model::not_built(root)?;
    let mut files = Vec::new();
    for service in &services {
        api::files(service, &mut files)?;
    }
    files.push((
        PathBuf::from("crates/service/src/dispatch.rs"),
        dispatch::file(&services, &not_built)?,
    ));
    files.push((PathBuf::from("crates/service/src/managed/catalogue.rs"), catalogue::file(root)?));
    let mut differed = Vec::new();
    for (path, text) in files {
        let text = format(&text)?;
        let path = root.join(path);
        if std::fs::read_to_string(&path).is_ok_and(|there| there == text) {
            continue;
        }
        if !check {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
            }
            std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        }
        differed.push(path);
    }
    if check && !differed.is_empty() {
        return Err(format!("generated files are stale, run `cargo xtask gen`: {differed:?}"));
    }
    Ok(differed)
}

/// The text as rustfmt writes it with the settings of `rustfmt.toml`.
fn format(text: &str) -> Result<String, String> {
    use std::io::Write as _;
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=100,use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot run rustfmt: {e}"))?;
    let Some(mut stdin) = child.stdin.take() else { return Err("rustfmt has no input".to_owned()) };
    stdin.write_all(text.as_bytes()).map_err(|e| e.to_string())?;
    drop(stdin);
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    if !output.status.success() {
        return Err("rustfmt refused a generated file".to_owned());
    }
    String::from_utf8(output.stdout).map_err(|e| e.to_string())
}
