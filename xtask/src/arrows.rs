//! Which crate may know which: the arrows of DESIGN, drawn from the manifests. A new one fails.

use std::collections::BTreeSet;
use std::path::Path;

/// Crate, and the crates of ours that it may know.
const ARROWS: &[(&str, &str)] = &[
    ("api", "ident"),
    ("authenticator", "files ident keyring otp"),
    ("cli", "authenticator files keyring otp policy server toolkit"),
    ("console", "api ident otp policy service"),
    ("dpapi", ""),
    ("files", ""),
    ("ident", ""),
    ("keyring", ""),
    ("otp", ""),
    ("policy", ""),
    ("server", "api console ident service store wire"),
    ("service", "api ident otp policy sigv4 store"),
    ("sigv4", ""),
    ("store", ""),
    ("testkit", "api authenticator files ident otp policy server service sigv4 store toolkit wire"),
    ("toolkit", "api dpapi files ident keyring sigv4 wire"),
    ("wire", "api ident"),
];

/// A dependency from outside, and the only crates that may know it.
const OUTSIDE: &[(&str, &str)] = &[
    ("quick-xml", "wire"),
    ("rusqlite", "store"),
    ("askama", "console"),
    ("axum", "console server testkit"),
    ("hyper", "server"),
    ("argon2", "service"),
    ("ureq", "toolkit"),
    ("clap", "cli"),
    ("ratatui", "cli"),
    ("scrypt", "authenticator"),
    ("linux-keyutils", "keyring"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the checkout")
}

/// Everything that a crate's manifest depends on: to run, to build, for its tests, on any platform.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join(manifest)).expect("a manifest");
    let manifest: toml::Table = toml::from_str(&text).expect("TOML");
    let platforms = manifest.get("target").and_then(|t| t.as_table()).into_iter();
    let platforms = platforms.flat_map(toml::Table::values).filter_map(|t| t.as_table());
    let mut names = BTreeSet::new();
    for table in platforms.chain([&manifest]) {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let kind = table.get(kind).and_then(|t| t.as_table()).into_iter();
            names.extend(kind.flat_map(toml::Table::keys).cloned());
        }
    }
    names
}

fn of(name: &str) -> BTreeSet<String> {
    dependencies(&format!("crates/{name}/Cargo.toml"))
}

/// What is in the repository, as text. Empty where git keeps something that is not.
fn files() -> Vec<(String, String)> {
    let mut list = std::process::Command::new("git");
    let list = list.current_dir(root()).args(["ls-files", "-z"]).output();
    let list = list.expect("git lists the files").stdout;
    let names = list.split(|b| *b == 0).filter(|f| !f.is_empty());
    let names = names.map(|name| String::from_utf8_lossy(name).into_owned());
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap_or_default();
    let files: Vec<_> = names
        .map(|name| {
            let text = read(&name);
            (name, text)
        })
        .collect();
    assert!(!files.is_empty(), "git knows no files here");
    files
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
        for dependency in of(name) {
            let Some(ours) = dependency.strip_prefix("countersign-") else { continue };
            assert!(
                allowed.contains(ours),
                "{name} -> {ours} is an arrow that the design does not draw"
            );
        }
    }
}

#[test]
fn benches_ask_the_service_and_are_in_nobodys_way() {
    let dependencies = dependencies("benches/Cargo.toml");
    let ours: Vec<&String> =
        dependencies.iter().filter(|name| name.starts_with("countersign-")).collect();
    assert_eq!(ours, ["countersign-policy", "countersign-service"]);
    for name in crates() {
        assert!(!of(&name).contains("cedar-policy"), "{name} brings the peer into every build");
    }
    let text = std::fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let members =
        toml::from_str::<toml::Table>(&text).expect("TOML")["workspace"]["members"].clone();
    assert_eq!(members, toml::Value::from(vec!["crates/*", "xtask"]));
}

#[test]
fn this_program_knows_no_crate_of_ours() {
    let ours = dependencies("xtask/Cargo.toml");
    assert!(!ours.iter().any(|name| name.starts_with("countersign")), "{ours:?}");
}

#[test]
fn only_one_crate_knows_each_of_these() {
    for (dependency, allowed) in OUTSIDE {
        for name in crates() {
            let may = allowed.split_whitespace().any(|a| a == name);
            assert!(may || !of(&name).contains(*dependency), "{name} knows {dependency}");
        }
    }
}

#[test]
fn only_the_binary_and_the_prompt_touch_a_terminal() {
    let mut at_one = 0;
    for (name, text) in files() {
        let rust = Path::new(&name).extension().is_some_and(|extension| extension == "rs");
        let code = rust && name.starts_with("crates/");
        if !code || !["termios", "IsTerminal", "/dev/tty"].iter().any(|word| text.contains(word)) {
            continue;
        }
        let may = name.starts_with("crates/cli/") || name.starts_with("crates/toolkit/src/prompt/");
        assert!(may, "{name} touches a terminal");
        at_one += 1;
    }
    assert!(at_one > 0, "the prompt is at a terminal, so these words no longer find who is");
}

#[test]
fn no_file_names_a_place_on_one_machine_or_a_registry_host() {
    // `ada` is the person of the documents' examples.
    let place = r"(?m)(^|[^\w.*-])(/(work|root|opt)/\w|/home/([b-z]|a[^d])|/Users/\w)";
    let place = regex::Regex::new(place).expect("a pattern");
    let host =
        r"\b((test\.)?pypi\.org|pythonhosted\.org|(index|static)\.crates\.io|deb\.debian\.org)";
    let host = regex::Regex::new(host).expect("a pattern");
    for (name, text) in files() {
        for pattern in [&place, &host] {
            if let Some(found) = pattern.find(&text) {
                panic!("{name} names {}", found.as_str());
            }
        }
    }
}
