//! Asks the linker to pack relocations where the C library can unpack them.
//!
//! Every process that starts reads them all, and a `credential-process` starts for every call of an SDK: packed, they
//! are a fiftieth of a MiB instead of one. What is packed needs glibc 2.36 to start. So this is done where a binary is
//! built for the machine that builds it and that has it; one for older systems is built on an older system.

use std::process::Command;

#[expect(clippy::disallowed_methods, reason = "cargo tells by the environment")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let var = |name: &str| std::env::var(name).unwrap_or_default();
    let gnu = var("CARGO_CFG_TARGET_OS") == "linux" && var("CARGO_CFG_TARGET_ENV") == "gnu";
    if gnu && var("HOST") == var("TARGET") && glibc().is_some_and(|version| version >= (2, 36)) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of the C library here.
fn glibc() -> Option<(u32, u32)> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
