//! The files as each of three readers takes them: the SDK specification, botocore (boto3 and the AWS CLI),
//! and the AWS SDK for .NET. They start from the same lines and come to different profiles.

mod botocore;
mod dotnet;
mod sdk;

use super::MOST;
use super::document::FileKind;
use super::locate::Files;
use crate::Error;
use crate::env::Env;
use countersign_files::read;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// The SDKs that follow the specification, and this program.
    Sdk,
    /// boto3 and the AWS CLI.
    Botocore,
    /// The AWS SDK for .NET, its tools and Visual Studio.
    Dotnet,
}

impl Reader {
    /// Every reader.
    pub const ALL: [Reader; 3] = [Reader::Sdk, Reader::Botocore, Reader::Dotnet];

    /// The reader's name in answers and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Reader::Sdk => "sdk",
            Reader::Botocore => "botocore",
            Reader::Dotnet => "dotnet",
        }
    }
}

/// A value as one of them has it.
#[derive(Clone, PartialEq, Eq)]
pub enum Taken {
    /// A text.
    Text(Zeroizing<String>),
    /// The properties of a block.
    Block(BTreeMap<String, Zeroizing<String>>),
}

impl fmt::Debug for Taken {
    /// Values may be secrets, so they are not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Taken::Text(_) => "Text",
            Taken::Block(_) => "Block",
        })
    }
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// In which of the files.
    pub file: FileKind,
    /// On which line, from 1.
    pub line: usize,
}

/// A setting and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The value.
    pub value: Taken,
    /// The line of its key.
    pub place: Place,
}

/// A section and where its header stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The line of its header.
    pub place: Place,
    /// By lower-case keys.
    pub settings: BTreeMap<String, Setting>,
}

/// Sections of one kind by their names.
pub type Sections = BTreeMap<String, Section>;

/// Both files as one reader has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// The profiles.
    pub profiles: Sections,
    /// `[sso-session NAME]`.
    pub sso_sessions: Sections,
    /// `[services NAME]`.
    pub services: Sections,
    /// What the reader passes over in silence although somebody wrote it to be read.
    pub ignored: Vec<Fault>,
}

/// Why a reader cannot read a file, or a section of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong. It repeats nothing of the file's values.
    pub message: String,
}

/// The bytes of both files.
#[derive(Debug, Default)]
pub struct Bytes {
    /// Of the config file.
    pub config: Zeroizing<Vec<u8>>,
    /// Of the credentials file.
    pub credentials: Zeroizing<Vec<u8>>,
}

impl Bytes {
    /// Reads the files where the environment says they are. One that does not exist is an empty one.
    pub fn read(env: &Env) -> Result<Bytes, Error> {
        let files = Files::locate(env);
        let of = |path: &Option<PathBuf>| -> Result<Zeroizing<Vec<u8>>, Error> {
            let bytes = path.as_deref().map(|path: &Path| read(path, MOST)).transpose()?;
            Ok(bytes.flatten().unwrap_or_default())
        };
        Ok(Bytes { config: of(&files.config)?, credentials: of(&files.credentials)? })
    }

    /// Both as a reader has them.
    pub fn view(&self, reader: Reader) -> Result<View, Fault> {
        match reader {
            Reader::Sdk => sdk::view(&self.config, &self.credentials),
            Reader::Botocore => botocore::view(&self.config, &self.credentials),
            Reader::Dotnet => dotnet::view(&self.config, &self.credentials),
        }
    }
}

impl View {
    /// The members `profiles`, `sso_sessions` and `services`, without secrets; a block is an object.
    pub fn json(&self) -> Value {
        let value = |key: &str, taken: &Taken| match taken {
            Taken::Text(text) => json!(super::shown::shown(key, text)),
            Taken::Block(block) => block
                .iter()
                .map(|(k, v)| (k.clone(), json!(v.as_str())))
                .collect::<Map<_, _>>()
                .into(),
        };
        let section = |section: &Section| -> Value {
            let settings = section.settings.iter();
            settings.map(|(k, s)| (k.clone(), value(k, &s.value))).collect::<Map<_, _>>().into()
        };
        let all = |sections: &Sections| -> Value {
            sections.iter().map(|(n, s)| (n.clone(), section(s))).collect::<Map<_, _>>().into()
        };
        json!({
            "profiles": all(&self.profiles),
            "sso_sessions": all(&self.sso_sessions),
            "services": all(&self.services),
        })
    }
}

/// The lines of a text as both botocore and .NET have them: a lone carriage return ends one, too.
fn universal(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        lines.extend(line.split('\r'));
    }
    lines
}

/// A file's bytes as text; the fault has the line that is none.
fn utf8(file: FileKind, bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        Fault { place: Place { file, line }, message: "the line is not UTF-8".to_owned() }
    })
}

/// The lines `key = value` of a block.
fn block(value: &str) -> BTreeMap<String, Zeroizing<String>> {
    let pairs = value.lines().filter_map(|line| line.split_once('='));
    pairs.map(|(k, v)| (k.trim().to_owned(), Zeroizing::new(v.trim().to_owned()))).collect()
}
