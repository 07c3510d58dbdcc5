//! Reading a service model as botocore ships it.

#![expect(clippy::indexing_slicing, reason = "a JSON value answers null for what it lacks")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The model and its paginators, as JSON.
pub(crate) struct Facts {
    pub(crate) model: Value,
    pub(crate) pages: Value,
}

/// Prints both files of the newest version of `service`, gzipped or not.
const SCRIPT: &str = "
import gzip, json, os, sys, botocore
base = os.path.join(os.path.dirname(botocore.__file__), 'data', sys.argv[1])
folder = os.path.join(base, sorted(os.listdir(base))[-1])
def load(name):
    path = os.path.join(folder, name)
    if os.path.exists(path + '.gz'):
        return json.load(gzip.open(path + '.gz'))
    return json.load(open(path)) if os.path.exists(path) else {'pagination': {}}
print(json.dumps({'model': load('service-2.json'), 'pages': load('paginators-1.json')['pagination']}))
";

/// Loads a service's model; the error says what to install.
pub(crate) fn load(python: &Path, service: &str) -> Result<Facts, String> {
    let mut all = script(python, SCRIPT, &[service])?;
    Ok(Facts { model: all["model"].take(), pages: all["pages"].take() })
}

/// Runs a Python script that prints one JSON value.
pub(crate) fn script(python: &Path, script: &str, args: &[&str]) -> Result<Value, String> {
    let output = Command::new(python)
        .arg("-c")
        .arg(script)
        .args(args)
        .output()
        .map_err(|e| format!("cannot run {}: {e}", python.display()))?;
    if !output.status.success() {
        return Err(format!(
            "{} could not read the models (install botocore and moto from PyPI, as `cargo xtask test` does): {}",
            python.display(),
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    serde_json::from_slice(&output.stdout).map_err(|e| format!("the models are not JSON: {e}"))
}
