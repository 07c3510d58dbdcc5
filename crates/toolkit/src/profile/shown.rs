//! The files as the `profile` commands show them. Secrets never are.

use super::document::{FileKind, ParseError};
use super::reading::{Bytes, Reader};
use super::{Files, Profiles, Sections, Settings, selected};
use crate::Error;
use crate::env::Env;
use serde_json::{Map, Value, json};
use std::path::Path;

/// What stands for a secret.
const HIDDEN: &str = "***";

/// A setting's value as it may be shown.
pub(super) fn shown<'a>(key: &str, value: &'a str) -> &'a str {
    match key {
        "aws_secret_access_key" | "aws_session_token" => HIDDEN,
        _ => value,
    }
}

/// Where the files are and which profile is meant.
pub fn paths(env: &Env) -> Value {
    let mut object = places(&Files::locate(env));
    object.insert("profile".to_owned(), json!(selected(env)));
    object.into()
}

/// Both files, merged, as botocore or .NET has them: a block is an object. [`dump`] is the specification's.
pub fn dump_as(env: &Env, reader: Reader) -> Result<Value, Error> {
    let files = Files::locate(env);
    let view = Bytes::read(env)?.view(reader).map_err(|fault| {
        let file = match fault.place.file {
            FileKind::Config => files.config.clone(),
            FileKind::Credentials => files.credentials.clone(),
        };
        let (file, line) = (file.unwrap_or_default(), fault.place.line);
        Error::Parse(ParseError { file, line, message: fault.message.into() })
    })?;
    let mut object = places(&files);
    if let Value::Object(view) = view.json() {
        object.extend(view);
    }
    Ok(object.into())
}

/// Both files, merged.
pub fn dump(env: &Env) -> Result<Value, Error> {
    let profiles = Profiles::read(env)?;
    let mut object = places(&Files::locate(env));
    for (member, sections) in [
        ("profiles", &profiles.profiles),
        ("sso_sessions", &profiles.sso_sessions),
        ("services", &profiles.services),
    ] {
        object.insert(member.to_owned(), all(sections));
    }
    Ok(object.into())
}

/// What [`dump`] says of a file that cannot be read.
pub fn fault(error: &ParseError) -> Value {
    json!({"error": {
        "code": "parse_error",
        "message": error.message,
        "file": text(&error.file),
        "line": error.line,
    }})
}

/// The names of the profiles.
pub fn list(env: &Env) -> Result<Vec<String>, Error> {
    Ok(Profiles::read(env)?.profiles.into_keys().collect())
}

/// The settings of one profile.
pub fn show(env: &Env, profile: &str) -> Result<Vec<(String, String)>, Error> {
    let profiles = Profiles::read(env)?.profiles;
    let Some(settings) = profiles.get(profile) else {
        return Err(Error::Failed(format!(
            "there is no profile `{profile}`; `profile list` shows which there are"
        )));
    };
    let shown = settings.iter().map(|(key, value)| (key.to_owned(), shown(key, value).to_owned()));
    Ok(shown.collect())
}

fn places(files: &Files) -> Map<String, Value> {
    let place = |path: &Option<std::path::PathBuf>| path.as_deref().map(|path| json!(text(path)));
    let members =
        [("config_file", place(&files.config)), ("credentials_file", place(&files.credentials))];
    members.into_iter().filter_map(|(name, path)| Some((name.to_owned(), path?))).collect()
}

fn all(sections: &Sections) -> Value {
    let one = |settings: &Settings| -> Value {
        settings
            .iter()
            .map(|(key, value)| (key.to_owned(), json!(shown(key, value))))
            .collect::<Map<_, _>>()
            .into()
    };
    sections.iter().map(|(name, of)| (name.clone(), one(of))).collect::<Map<_, _>>().into()
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
