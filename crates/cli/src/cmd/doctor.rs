//! `countersign doctor`: what is wrong or unsafe in the shared files.

use crate::exit::Failure;
use crate::output::{self, spelt};
use clap::Args;
use countersign_toolkit::doctor::{Finding, Level, examine};
use countersign_toolkit::profile::Profiles;
use countersign_toolkit::{Env, Error};
use serde_json::json;
use std::fmt::Write as _;

/// Say what is wrong or unsafe in the shared files, and where boto3, the SDKs and .NET disagree about them
///
/// Nothing is sent and nothing is changed. The exit code is 1 when an error is among what is found.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign doctor
  countersign doctor --json | jq -r '.findings[] | select(.level == \"error\") | .message'

Each finding is an error or a warning; one that is about some readers alone names them: sdk (the SDKs that
follow the specification), botocore (boto3 and the AWS CLI) or dotnet.")]
pub(crate) struct Doctor {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Doctor {
    pub(crate) fn run(self, env: &Env) -> Result<(), Failure> {
        let findings = examine(env)?;
        if self.json {
            let list: Vec<_> = findings.iter().map(Finding::json).collect();
            output::answer(&format!("{}\n", json!({"findings": list})))?;
        } else if findings.is_empty() {
            output::answer("nothing is wrong with the files\n")?;
        } else {
            output::answer(
                &findings.iter().map(|finding| line(finding) + "\n").collect::<String>(),
            )?;
        }
        // A file that no command can go on with is named as every command names it.
        if let Err(error @ Error::Parse(_)) = Profiles::read(env) {
            output::complain(&error.to_string());
        }
        let wrong = findings.iter().any(|finding| finding.level == Level::Error);
        if wrong { Err(Failure::Answered) } else { Ok(()) }
    }
}

/// `LEVEL: FILE:LINE: [PROFILE] MESSAGE (READERS)`.
fn line(finding: &Finding) -> String {
    let mut line = format!("{}: ", finding.level.name());
    if let Some(file) = &finding.file {
        let number = finding.line.map(|number| format!(":{number}")).unwrap_or_default();
        let _ = write!(line, "{}{number}: ", file.display());
    }
    if let Some(profile) = &finding.profile {
        let _ = write!(line, "[{profile}] ");
    }
    line += &finding.message;
    if !finding.readers.is_empty() {
        let readers: Vec<&str> = finding.readers.iter().map(|reader| reader.name()).collect();
        let _ = write!(line, " ({})", readers.join(", "));
    }
    spelt(&line)
}
