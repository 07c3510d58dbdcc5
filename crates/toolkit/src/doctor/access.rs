//! Who else may read or change the files.

use super::{Finding, Findings, Level};
use crate::profile::document::FileKind;
use crate::profile::reading::{Bytes, Reader};
use std::fs;
use std::os::unix::fs::MetadataExt as _;

/// Looks at the modes of both files and of their folders.
pub(super) fn examine(findings: &mut Findings, bytes: &Bytes) {
    for kind in [FileKind::Config, FileKind::Credentials] {
        let path = match kind {
            FileKind::Config => findings.files.config.clone(),
            FileKind::Credentials => findings.files.credentials.clone(),
        };
        let Some(path) = path else { continue };
        let mut say = |path: std::path::PathBuf, level, message: String| {
            findings.found.push(Finding {
                level,
                profile: None,
                file: Some(path),
                line: None,
                message,
                readers: Vec::new(),
            });
        };
        let Ok(facts) = fs::metadata(&path) else { continue };
        let secret = kind == FileKind::Credentials || holds_secret(bytes);
        let mode = facts.mode() & 0o777;
        if facts.is_file() && mode & 0o077 != 0 {
            let level = if secret || mode & 0o022 != 0 { Level::Error } else { Level::Warning };
            let message = format!(
                "other users have access to the file (mode {mode:03o}): `chmod 600 {}`",
                path.display()
            );
            say(path.clone(), level, message);
        }
        let Some(folder) = path.parent() else { continue };
        let Ok(facts) = fs::metadata(folder) else { continue };
        // A sticky folder lets nobody replace what is another's.
        if facts.mode() & 0o022 != 0 && facts.mode() & 0o1000 == 0 {
            let message = format!(
                "other users can put files in its folder: `chmod 700 {}`",
                folder.display()
            );
            say(path, Level::Error, message);
        }
    }
}

/// Whether a secret stands in the config file.
fn holds_secret(bytes: &Bytes) -> bool {
    let Ok(view) = bytes.view(Reader::Sdk) else { return true };
    let mut settings = view.profiles.values().flat_map(|section| &section.settings);
    settings.any(|(key, setting)| {
        setting.place.file == FileKind::Config
            && ["aws_secret_access_key", "aws_session_token"].contains(&key.as_str())
    })
}
