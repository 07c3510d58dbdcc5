//! `cargo xtask model`: takes the facts of IAM and STS out of botocore's service models, and the actions of every service
//! out of a kept table, and writes `model/`.
//!
//! Facts only: names, types, limits, faults and paging. None of the models' prose is read. What people
//! add by hand to an operation (`kind`, `ask`, `keys`) is carried over from the file that is there.

mod actions;
mod botocore;
mod managed;
mod noun;
mod write;

use std::path::Path;

/// Reads the models out of the Python environment at `python` and rewrites `model/` under `root`.
pub(crate) fn run(root: &Path, python: &Path) -> Result<(), String> {
    for service in ["iam", "sts"] {
        let facts = botocore::load(python, service)?;
        write::service(root, service, &facts)?;
    }
    managed::write(root, python)?;
    actions::write(root)
}
