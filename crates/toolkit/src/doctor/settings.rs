//! Settings that cannot work, or not for everybody.

use super::{Findings, Level, shell};
use crate::Error;
use crate::chain::{Code, What, resolve};
use crate::env::Env;
use crate::profile::Profiles;
use crate::profile::document::FileKind;
use crate::profile::reading::{Place, Reader, Section, Taken, View};
use crate::sdk_store::Kind;
use crate::sts::{Address, Service, partition};
use countersign_ident::Arn;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Looks at each profile as the SDKs have it.
pub(super) fn examine(findings: &mut Findings, env: &Env, view: &View) -> Result<(), Error> {
    let profiles = Profiles::read(env)?;
    for (name, section) in &view.profiles {
        let mut say = |level, key: &str, message: String| {
            let place = section.settings.get(key).map_or(section.place, |setting| setting.place);
            findings.add(level, Some(name), Some(place), &[], message);
        };
        keys(section, &mut say);
        if let Some(serial) = text(section, "mfa_serial").filter(|serial| !is_serial(serial)) {
            let what =
                if serial.starts_with("arn:") { "is the ARN of no device" } else { "is no serial" };
            say(
                Level::Error,
                "mfa_serial",
                format!(
                    "`mfa_serial` {what}: it is arn:aws:iam::ACCOUNT:mfa/NAME, or what is printed on the device"
                ),
            );
        }
        if text(section, "role_arn").is_some_and(|arn| !is_arn_of(arn, "role")) {
            say(
                Level::Error,
                "role_arn",
                "`role_arn` is no role's: it is arn:aws:iam::ACCOUNT:role/NAME".to_owned(),
            );
        }
        if let Some(missing) =
            text(section, "credential_process").and_then(|line| missing(env, line))
        {
            say(
                Level::Error,
                "credential_process",
                format!("`credential_process` runs `{missing}`, which is not there"),
            );
        }
        let token = text(section, "web_identity_token_file").map(PathBuf::from);
        if token.is_some_and(|token| !token.exists()) {
            say(
                Level::Warning,
                "web_identity_token_file",
                "the file that `web_identity_token_file` names is not there".to_owned(),
            );
        }
        if text(section, "endpoint_url").is_some_and(is_open) {
            say(Level::Warning, "endpoint_url", "`endpoint_url` is plain http to another machine: what is sent there can be read on the way".to_owned());
        }
        if text(section, "cli_cache").is_some_and(|said| said.eq_ignore_ascii_case("true")) {
            let message = match text(section, "role_arn") {
                Some(_) => {
                    "`cli_cache` keeps the sessions of this role in ~/.aws/cli/cache, in the clear, as aws-cli does"
                }
                None => "`cli_cache` has no effect without `role_arn`",
            };
            say(Level::Warning, "cli_cache", message.to_owned());
        }
        if let Some(c) = text(section, "credential_process").and_then(shell::acts_on) {
            let message = format!(
                "`credential_process` needs a shell for its `{c}`: the SDKs run it with one, but aws and boto3 hand the character on as it is; put the line into a script and name that"
            );
            let place = place_of(section, Some("credential_process"));
            findings.add(Level::Warning, Some(name), Some(place), &[Reader::Botocore], message);
        }
        let Err(broken) = resolve(&profiles, name) else { continue };
        if broken.code != Code::NoCredentials && broken.profile == *name {
            let place = place_of(section, broken.key);
            findings.add(Level::Error, Some(name), Some(place), &[], broken.message);
        }
    }
    shared_names(findings, env, &profiles, view);
    Ok(())
}

/// Looks for profiles whose sessions aws-cli cannot tell apart although they come from elsewhere.
fn shared_names(findings: &mut Findings, env: &Env, profiles: &Profiles, view: &View) {
    let mut seen: BTreeMap<String, (&str, String)> = BTreeMap::new();
    for (name, section) in &view.profiles {
        let Ok(chain) = resolve(profiles, name) else { continue };
        let Some(What::AssumeRole(role)) = chain.steps.last().map(|step| &step.what) else {
            continue;
        };
        let Some(file) = &role.cli_cache else { continue };
        let settings = profiles.profiles.get(name).cloned().unwrap_or_default();
        let partition = partition(&role.role_arn);
        let address = Address::find(Service::Sts, env, profiles, &settings, partition);
        let Ok(url) = address.map(|address| address.target().uri().to_string()) else { continue };
        match seen.get(file) {
            Some((first, other)) if *other != url => {
                let message = format!(
                    "`cli_cache`: to aws-cli the session is the same as that of profile `{first}`, which comes from {other}, not {url}; a `role_session_name` of its own tells them apart"
                );
                let place = place_of(section, Some("cli_cache"));
                findings.add(Level::Error, Some(name), Some(place), &[], message);
            }
            Some(_) => {}
            None => {
                seen.insert(file.clone(), (name, url));
            }
        }
    }
}

/// Looks at each profile as .NET has it: the set of its credential settings must be one that it knows.
pub(super) fn types(findings: &mut Findings, view: &View) {
    for (name, section) in &view.profiles {
        let full = section.settings.iter().filter(|(key, _)| text(section, key).is_some());
        let kind = Kind::of_settings(full.map(|(key, _)| key.as_str()));
        let mut say = |key, message: String| {
            let place = place_of(section, key);
            findings.add(Level::Warning, Some(name), Some(place), &[Reader::Dotnet], message);
        };
        if let Some(why) = kind.why {
            let own = text(section, "source_profile") == Some(name)
                && text(section, "aws_access_key_id").is_some();
            let more = if own {
                "; a profile cannot be its own source there: put the keys into one of their own"
            } else {
                ""
            };
            say(own.then_some("source_profile"), format!("{why}{more}"));
        }
        if text(section, "role_arn").is_some() && section.settings.contains_key("endpoint_url") {
            say(
                Some("endpoint_url"),
                ".NET's SDK 3.7 takes `endpoint_url` into the type of a role's profile and then cannot open it: for its programs set AWS_ENDPOINT_URL_STS, or use `credential_process`".to_owned(),
            );
        }
    }
}

fn keys(section: &Section, say: &mut impl FnMut(Level, &str, String)) {
    for key in ["aws_secret_access_key", "aws_session_token"] {
        let in_config = |s: &crate::profile::reading::Setting| s.place.file == FileKind::Config;
        if section.settings.get(key).is_some_and(in_config) {
            say(
                Level::Warning,
                key,
                format!(
                    "`{key}` stands in the config file, which people pass on: `profile set P {key}=- --in credentials`, then remove it here"
                ),
            );
        }
    }
    let token = text(section, "aws_session_token").is_some();
    match text(section, "aws_access_key_id") {
        Some(id) if id.starts_with("ASIA") && !token => {
            say(
                Level::Error,
                "aws_access_key_id",
                "a key that begins with ASIA is a session's, and `aws_session_token` is missing"
                    .to_owned(),
            );
        }
        Some(id) if id.starts_with("AKIA") && token => {
            say(Level::Error, "aws_session_token", "a key that begins with AKIA is no session's: with `aws_session_token` it is refused".to_owned());
        }
        _ => {}
    }
}

fn place_of(section: &Section, key: Option<&str>) -> Place {
    let setting = key.and_then(|key| section.settings.get(key));
    setting.map_or(section.place, |setting| setting.place)
}

/// The text of a setting that says something.
fn text<'a>(section: &'a Section, key: &str) -> Option<&'a str> {
    match &section.settings.get(key)?.value {
        Taken::Text(text) => Some(text.as_str()).filter(|text| !text.trim().is_empty()),
        Taken::Block(_) => None,
    }
}

fn is_serial(serial: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || "_+=/:,.@-".contains(c);
    let length = (9..=256).contains(&serial.len());
    length && serial.chars().all(good) && (!serial.starts_with("arn:") || is_arn_of(serial, "mfa"))
}

/// Whether a text is an ARN of IAM, of an account and of this kind of thing.
fn is_arn_of(arn: &str, kind: &str) -> bool {
    Arn::of_iam(arn, kind).is_some_and(|arn| arn.partition.starts_with("aws"))
}

/// The program of a command line when it is not there.
fn missing(env: &Env, line: &str) -> Option<String> {
    let line = line.trim();
    let quote = line.chars().next().filter(|c| *c == '"' || *c == '\'');
    let program = match quote {
        Some(quote) => line.trim_start_matches(quote).split(quote).next()?,
        None => line.split_whitespace().next()?,
    };
    let there = |path: &Path| path.is_file();
    let found = if program.contains('/') {
        there(Path::new(program))
    } else {
        let path = env.text("PATH").unwrap_or_default();
        std::env::split_paths(path).any(|folder| there(&folder.join(program)))
    };
    (!found).then(|| program.to_owned())
}

/// Whether a URL is plain http to anything but this machine.
fn is_open(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://") else { return false };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    !(name == "localhost" || name.starts_with("127.") || name == "[::1]")
}
