//! The AWS CLI's files.

use crate::Target;
use countersign_toolkit::profile::document::{Document, FileKind};
use std::path::Path;

pub const TARGET: Target = Target { name: "ini", run, seeds, words: WORDS };

fn run(data: &[u8]) -> String {
    let mut outcome = String::new();
    for kind in [FileKind::Config, FileKind::Credentials] {
        match Document::parse(Path::new("config"), kind, data) {
            Ok(document) => outcome.push_str(&"+".repeat(document.sections.len().min(9))),
            Err(error) => {
                assert!(error.line >= 1, "a line is counted from one");
                outcome.push_str(&error.message);
            }
        }
    }
    outcome
}

fn seeds(_: &Path) -> Vec<Vec<u8>> {
    crate::texts(&[
        "[default]\nregion = eu-west-1\noutput=json\n[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/r # why\nmfa_serial=x\ns3 =\n  max_bandwidth = 1\n",
        "; comment\n[default]\naws_access_key_id = AKIA\naws_secret_access_key = a/b+c=\n\tcontinued\n",
        "\u{feff}[sso-session x]\r\nsso_region=y\r\n[profile \"a b\"]\r\n[plugins]\r\n",
    ])
}

const WORDS: &[&str] = &[
    "[",
    "]",
    "profile ",
    "sso-session ",
    "=",
    " = ",
    "\n",
    "\r\n",
    "\n  ",
    "#",
    ";",
    " #",
    "\t",
    "\u{feff}",
    "default",
    "é",
];
