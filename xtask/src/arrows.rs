//! Which crate may know which: the arrows of DESIGN, drawn from the manifests. A new one fails.

use std::collections::BTreeSet;
use std::path::Path;

/// Crate, and the crates of ours that it may know.
const ARROWS: &[(&str, &str)] = &[
    ("api", "ident"),
    ("authenticator", "otp"),
    ("cli", "authenticator otp policy server toolkit"),
    ("ident", ""),
    ("otp", ""),
    ("policy", ""),
    ("server", "api ident service store wire"),
    ("service", "api ident otp policy sigv4 store"),
    ("sigv4", ""),
    ("store", ""),
    ("testkit", "api authenticator ident otp policy server service sigv4 store toolkit wire"),
    ("toolkit", "api ident sigv4 wire"),
    ("wire", "api ident"),
];

/// A dependency from outside, and the only crates that may know it.
const OUTSIDE: &[(&str, &str)] = &[
    ("quick-xml", "wire"),
    ("rusqlite", "store"),
    ("axum", "server testkit"),
    ("hyper", "server"),
    ("argon2", "service"),
    ("ureq", "toolkit"),
    ("clap", "cli"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the checkout")
}

/// The names under `[dependencies]` of a crate's manifest.
fn dependencies(name: &str) -> BTreeSet<String> {
    let path = root().join("crates").join(name).join("Cargo.toml");
    let manifest: toml::Table =
        toml::from_str(&std::fs::read_to_string(path).expect("a manifest")).expect("TOML");
    let table =
        manifest.get("dependencies").and_then(|d| d.as_table()).cloned().unwrap_or_default();
    table.keys().cloned().collect()
}

fn crates() -> Vec<String> {
    let folder = std::fs::read_dir(root().join("crates")).expect("crates");
    let mut names: Vec<String> = folder
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn crates_know_only_what_the_design_lets_them_know() {
    assert_eq!(crates(), ARROWS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (name, allowed) in ARROWS {
        let allowed: BTreeSet<&str> = allowed.split_whitespace().collect();
        for dependency in dependencies(name) {
            let Some(ours) = dependency.strip_prefix("countersign-") else { continue };
            assert!(
                allowed.contains(ours),
                "{name} -> {ours} is an arrow that the design does not draw"
            );
        }
    }
}

#[test]
fn only_one_crate_knows_each_of_these() {
    for (dependency, allowed) in OUTSIDE {
        for name in crates() {
            let may = allowed.split_whitespace().any(|a| a == name);
            assert!(may || !dependencies(&name).contains(*dependency), "{name} knows {dependency}");
        }
    }
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    let files =
        std::process::Command::new("git").current_dir(root()).args(["ls-files", "-z"]).output();
    let files = files.expect("git lists the files").stdout;
    for file in files.split(|b| *b == 0).filter(|f| !f.is_empty()) {
        let path = String::from_utf8_lossy(file);
        if path.ends_with(".lock") || path.ends_with("arrows.rs") {
            continue;
        }
        let text = std::fs::read(root().join(&*path)).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        for place in ["/work/", "/root/", "/home/runner"] {
            assert!(!text.contains(place), "{path} names {place}");
        }
    }
}
