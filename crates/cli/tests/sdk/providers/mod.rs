//! The 39 provider folders, through `credentials --format json` and `--format process`.
//!
//! Their traffic goes to AWS's hosts, to link-local addresses and to ports 80 and 443. So the test runs
//! itself once more in namespaces of its own (`unshare -Urnm`), where all of that is this machine: [`world`]
//! builds it, [`replay`] answers as recorded, [`judge`] compares what was asked and what came out.

mod judge;
mod recorded;
mod replay;
mod world;

use crate::cases::{folder, not_checked, variable};
use recorded::Case;
use replay::Replay;
use std::path::Path;
use std::process::Command;
use world::World;

/// Set in the process that runs inside the namespaces, to the folder that becomes its root.
const INSIDE: &str = "COUNTERSIGN_SDK_CASES_INSIDE";
const NAME: &str = "providers::every_provider_gives_what_the_sdks_get";

#[test]
fn every_provider_gives_what_the_sdks_get() {
    let Some(folder) = folder() else { return };
    if let Some(root) = variable(INSIDE) {
        return inside(&folder, Path::new(&root));
    }
    if !world::is_permitted() {
        return not_checked("this machine lets nobody make user and network namespaces");
    }
    let root = tempfile::tempdir().unwrap();
    let mut itself = Command::new("unshare");
    itself.args(["-Urnm", "--"]).arg(std::env::current_exe().unwrap());
    itself.args(["--exact", NAME, "--nocapture"]).env(INSIDE, root.path());
    let ran = itself.output().unwrap();
    let said = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    assert!(ran.status.success(), "{said}");
    println!("{said}");
}

fn inside(folder: &Path, root: &Path) {
    let mut cases = Vec::new();
    for kind in ["profile-provider", "default-credential-provider-chain"] {
        for case in std::fs::read_dir(folder.join(kind)).unwrap() {
            cases.push(Case::read(kind, &case.unwrap().path()));
        }
    }
    assert!(cases.len() >= 39, "only {} cases", cases.len());
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    let world = World::build(root, cases.iter().flat_map(Case::hosts));
    let replay = Replay::start();
    let mut faults = Vec::new();
    for case in &cases {
        for format in ["json", "process"] {
            replay.load(case);
            let ran = world.run(case, format);
            let found = judge::judge(case, format, &ran, &replay.seen());
            faults.extend(found.iter().map(|fault| format!("{} ({format}): {fault}", case.name)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("{} provider folders give what the SDKs get", cases.len());
}
