//! What is wrong or unsafe in the shared files, and where their readers disagree about them.
//!
//! Nothing is sent and nothing is written. A finding repeats no value that may be a secret.

#[cfg_attr(windows, path = "access_windows.rs")]
mod access;
mod compare;
mod settings;
mod shell;

use crate::Error;
use crate::env::Env;
use crate::profile::document::FileKind;
use crate::profile::reading::{Bytes, Fault, Place, Reader};
use crate::profile::{Files, selected};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something does not work or is not safe.
    Error,
    /// Something may surprise: .NET alone reads it otherwise, say.
    Warning,
}

impl Level {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// The profile it is about.
    pub profile: Option<String>,
    /// The file it is in.
    pub file: Option<PathBuf>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong and what helps.
    pub message: String,
    /// For which readers; all of them when there is none.
    pub readers: Vec<Reader>,
}

impl Finding {
    /// The finding as `doctor --json` prints it.
    pub fn json(&self) -> Value {
        let readers: Vec<&str> = self.readers.iter().map(|reader| reader.name()).collect();
        let members = [
            ("level", Some(json!(self.level.name()))),
            ("profile", self.profile.as_ref().map(|profile| json!(profile))),
            ("file", self.file.as_ref().map(|file| json!(file.display().to_string()))),
            ("line", self.line.map(|line| json!(line))),
            ("message", Some(json!(self.message))),
            ("readers", (!readers.is_empty()).then(|| json!(readers))),
        ];
        let members =
            members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        members.collect::<Map<_, _>>().into()
    }
}

/// Findings as they come up.
struct Findings {
    files: Files,
    found: Vec<Finding>,
}

impl Findings {
    fn add(
        &mut self,
        level: Level,
        profile: Option<&str>,
        place: Option<Place>,
        readers: &[Reader],
        message: impl Into<String>,
    ) {
        let file = place.and_then(|place| match place.file {
            FileKind::Config => self.files.config.clone(),
            FileKind::Credentials => self.files.credentials.clone(),
        });
        self.found.push(Finding {
            level,
            profile: profile.map(str::to_owned),
            file,
            line: place.map(|place| place.line),
            message: message.into(),
            readers: readers.to_vec(),
        });
    }

    /// What one reader says of a file: only .NET's word is no more than a warning.
    fn fault(&mut self, reader: Reader, fault: &Fault, refused: bool) {
        let level = if refused && reader != Reader::Dotnet { Level::Error } else { Level::Warning };
        self.add(level, None, Some(fault.place), &[reader], fault.message.clone());
    }
}

/// Looks at the files, and at what the environment says about them: worst first, then in their order.
pub fn examine(env: &Env) -> Result<Vec<Finding>, Error> {
    let mut findings = Findings { files: Files::locate(env), found: Vec::new() };
    let bytes = Bytes::read(env)?;
    let mut views = Vec::new();
    for reader in Reader::ALL {
        match bytes.view(reader) {
            Ok(view) => {
                view.ignored.iter().for_each(|fault| findings.fault(reader, fault, false));
                views.push((reader, view));
            }
            Err(fault) => findings.fault(reader, &fault, true),
        }
    }
    compare::compare(&mut findings, &views);
    for (reader, view) in &views {
        match reader {
            Reader::Sdk => settings::examine(&mut findings, env, view)?,
            Reader::Dotnet => settings::types(&mut findings, view),
            Reader::Botocore => {}
        }
    }
    access::examine(&mut findings, &bytes);
    if let (Some((_, view)), Some(named)) = (views.first(), env.text("AWS_PROFILE"))
        && !view.profiles.contains_key(named)
    {
        let message = "AWS_PROFILE names a profile that is in neither file";
        findings.add(Level::Error, Some(selected(env)), None, &[], message);
    }
    if env.text("AWS_ACCESS_KEY_ID").is_some() {
        let message = "AWS_ACCESS_KEY_ID is set: its keys are taken before any profile that is not named on a command line";
        findings.add(Level::Warning, None, None, &[], message);
    }
    let mut found = findings.found;
    found.sort_by(|a, b| (a.level, &a.file, a.line).cmp(&(b.level, &b.file, b.line)));
    Ok(found)
}

#[cfg(test)]
mod tests;
