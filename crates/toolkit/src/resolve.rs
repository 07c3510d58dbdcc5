//! A profile into the chain of steps that ends in its credentials. Pure: no file, no network.

use crate::profile::{Profiles, Sections, Settings};
use countersign_ident::Secret;
use std::fmt;

/// The steps in the order they are taken; the last one yields the credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The profile that was asked for.
    pub profile: String,
    /// At least one.
    pub steps: Vec<Step>,
}

/// A step and the section it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The profile whose section says it.
    pub profile: String,
    /// What is done.
    pub what: What,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Takes the keys that stand in the file.
    AccessKey(AccessKey),
    /// Takes what `Environment`, `Ec2InstanceMetadata` or `EcsContainer` gives.
    CredentialSource(String),
    /// Runs a program that prints credentials.
    CredentialProcess {
        /// The command line.
        command: String,
        /// `aws_account_id`, where the program does not say it.
        account_id: Option<String>,
    },
    /// Trades a token in a file for a role.
    WebIdentity {
        /// The role.
        role_arn: String,
        /// Where the token is.
        token_file: String,
        /// `role_session_name`.
        role_session_name: Option<String>,
    },
    /// Takes a role of IAM Identity Center.
    Sso {
        /// The name of the `[sso-session]`.
        session: Option<String>,
        /// Its region.
        region: Option<String>,
        /// Its start page.
        start_url: Option<String>,
        /// The account.
        account_id: Option<String>,
        /// The role's name there.
        role_name: Option<String>,
    },
    /// `GetSessionToken` with a code.
    SessionToken {
        /// The device.
        mfa: Mfa,
        /// `duration_seconds`.
        duration_seconds: Option<i32>,
    },
    /// `AssumeRole`, with a code where there is a device.
    AssumeRole(Role),
}

/// A key pair from a file or the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessKey {
    /// `aws_access_key_id`.
    pub access_key_id: String,
    /// `aws_secret_access_key`.
    pub secret_access_key: Secret,
    /// `aws_session_token`.
    pub session_token: Option<Secret>,
    /// `aws_account_id`.
    pub account_id: Option<String>,
}

/// A role to assume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// `role_arn`.
    pub role_arn: String,
    /// `role_session_name`; without one the toolkit makes one up.
    pub role_session_name: Option<String>,
    /// `external_id`.
    pub external_id: Option<String>,
    /// The device whose code opens it.
    pub mfa: Option<Mfa>,
    /// `duration_seconds`.
    pub duration_seconds: Option<i32>,
}

/// A device, and where its codes come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mfa {
    /// `mfa_serial`.
    pub serial: String,
    /// `mfa_process`: a program that prints a code.
    pub process: Option<String>,
}

/// Why a profile cannot work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// What kind of fault it is.
    pub code: Code,
    /// What is wrong, for a person.
    pub message: String,
    /// The section at fault.
    pub profile: String,
    /// The setting at fault.
    pub key: Option<&'static str>,
}

/// The kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The profile asked for, or a source profile, does not exist.
    ProfileNotFound,
    /// `role_arn` without anything to assume it with.
    NoSource,
    /// `source_profile` and `credential_source` together.
    TwoSources,
    /// One of the two key settings without the other.
    IncompleteKeys,
    /// Nothing that yields credentials.
    NoCredentials,
    /// Profiles that lead back to one already passed.
    Loop,
    /// `web_identity_token_file` without `role_arn`.
    MissingRoleArn,
    /// One of `sso_account_id` and `sso_role_name` without the other.
    IncompleteSso,
    /// A setting that belongs in the `[sso-session]`.
    SsoConflict,
    /// `sso_session` names none.
    SsoSessionNotFound,
    /// A value that its setting cannot have.
    InvalidValue,
}

impl fmt::Display for Code {
    /// The code as `profile explain --json` prints it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Code::ProfileNotFound => "profile_not_found",
            Code::NoSource => "no_source",
            Code::TwoSources => "two_sources",
            Code::IncompleteKeys => "incomplete_keys",
            Code::NoCredentials => "no_credentials",
            Code::Loop => "loop",
            Code::MissingRoleArn => "missing_role_arn",
            Code::IncompleteSso => "incomplete_sso",
            Code::SsoConflict => "sso_conflict",
            Code::SsoSessionNotFound => "sso_session_not_found",
            Code::InvalidValue => "invalid_value",
        })
    }
}

/// Finds the chain of a profile, with the SDKs' order of rules: a source profile with keys ends the
/// chain there; a profile may name itself as its source; a web identity token beats a source profile.
pub fn resolve(profiles: &Profiles, profile: &str) -> Result<Chain, Broken> {
    let mut passed: Vec<&str> = Vec::new();
    let mut roles: Vec<Step> = Vec::new();
    let mut name = profile;
    let base = loop {
        let section = Section::find(&profiles.profiles, name, passed.last().copied())?;
        if passed.contains(&section.name) {
            let route = [passed.as_slice(), &[section.name]].concat().join("` → `");
            return Err(section.broken(
                Code::Loop,
                None,
                format!("source profiles form a loop: `{route}`"),
            ));
        }
        passed.push(section.name);
        let is_source = passed.len() > 1;
        if is_source && let Ok(Some(key)) = section.keys() {
            break section.step(What::AccessKey(key));
        }
        let Some(role) = section.role()? else { break section.base(&profiles.sso_sessions)? };
        roles.push(section.step(What::AssumeRole(role)));
        match section.source()? {
            Source::Profile(source) if source == section.name => {
                break match section.keys()? {
                    Some(key) => section.step(What::AccessKey(key)),
                    None => section.base(&profiles.sso_sessions)?,
                };
            }
            Source::Profile(source) => name = source,
            Source::Named(source) => {
                break section.step(What::CredentialSource(source.to_owned()));
            }
        }
    };

    let device = device_of_source(profiles, &base)?;
    let mut steps = vec![base];
    match (device, roles.last_mut()) {
        (Some((mfa, _)), Some(Step { what: What::AssumeRole(role), .. })) => {
            role.mfa.get_or_insert(mfa);
        }
        (Some((mfa, duration_seconds)), None) => {
            let what = What::SessionToken { mfa, duration_seconds };
            steps.push(Step { profile: profile.to_owned(), what });
        }
        _ => {}
    }
    steps.extend(roles.into_iter().rev());
    Ok(Chain { profile: profile.to_owned(), steps })
}

/// The device that stands beside the keys a chain begins with. It opens the role that these keys
/// assume, or a session when there is none; keys that are a session already cannot do the latter.
fn device_of_source(
    profiles: &Profiles,
    base: &Step,
) -> Result<Option<(Mfa, Option<i32>)>, Broken> {
    let What::AccessKey(AccessKey { session_token: None, .. }) = &base.what else {
        return Ok(None);
    };
    let section = Section::find(&profiles.profiles, &base.profile, None)?;
    match section.mfa() {
        Some(mfa) => Ok(Some((mfa, section.duration()?))),
        None => Ok(None),
    }
}

enum Source<'a> {
    Profile(&'a str),
    Named(&'a str),
}

/// A profile's section under its name.
struct Section<'a> {
    name: &'a str,
    settings: &'a Settings,
}

impl<'a> Section<'a> {
    fn find(sections: &'a Sections, name: &str, from: Option<&str>) -> Result<Self, Broken> {
        match sections.get_key_value(name) {
            Some((name, settings)) => Ok(Section { name, settings }),
            None => Err(Broken {
                code: Code::ProfileNotFound,
                message: match from {
                    Some(from) => {
                        format!("profile `{name}`, the source of `{from}`, does not exist")
                    }
                    None => format!("profile `{name}` does not exist"),
                },
                profile: name.to_owned(),
                key: None,
            }),
        }
    }

    fn text(&self, key: &str) -> Option<&'a str> {
        self.settings.text(key)
    }

    fn owned(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    fn step(&self, what: What) -> Step {
        Step { profile: self.name.to_owned(), what }
    }

    fn broken(&self, code: Code, key: Option<&'static str>, message: String) -> Broken {
        Broken { code, message, profile: self.name.to_owned(), key }
    }

    /// The key pair; none when neither half is there.
    fn keys(&self) -> Result<Option<AccessKey>, Broken> {
        let halves = ["aws_access_key_id", "aws_secret_access_key"];
        let missing = |there, key| {
            let message = format!("profile `{}` has `{there}` but no `{key}`", self.name);
            Err(self.broken(Code::IncompleteKeys, Some(key), message))
        };
        let [id, secret] = halves;
        match halves.map(|key| self.text(key)) {
            [None, None] => Ok(None),
            [Some(_), None] => missing(id, secret),
            [None, Some(_)] => missing(secret, id),
            [Some(id), Some(secret)] => Ok(Some(AccessKey {
                access_key_id: id.to_owned(),
                secret_access_key: Secret::from(secret),
                session_token: self.text("aws_session_token").map(Secret::from),
                account_id: self.owned("aws_account_id"),
            })),
        }
    }

    fn mfa(&self) -> Option<Mfa> {
        let process = self.owned("mfa_process");
        self.owned("mfa_serial").map(|serial| Mfa { serial, process })
    }

    fn duration(&self) -> Result<Option<i32>, Broken> {
        let key = "duration_seconds";
        self.text(key)
            .map(|text| text.parse::<i32>().ok().filter(|seconds| *seconds > 0).ok_or(text))
            .transpose()
            .map_err(|text| {
                let message = format!(
                    "profile `{}`: `{key}` is not a number of seconds: `{text}`",
                    self.name
                );
                self.broken(Code::InvalidValue, Some(key), message)
            })
    }

    /// The role that this profile assumes with other credentials.
    fn role(&self) -> Result<Option<Role>, Broken> {
        let Some(role_arn) = self.owned("role_arn") else { return Ok(None) };
        if self.text("web_identity_token_file").is_some() {
            return Ok(None);
        }
        Ok(Some(Role {
            role_arn,
            role_session_name: self.owned("role_session_name"),
            external_id: self.owned("external_id"),
            mfa: self.mfa(),
            duration_seconds: self.duration()?,
        }))
    }

    fn source(&self) -> Result<Source<'a>, Broken> {
        match (self.text("source_profile"), self.text("credential_source")) {
            (Some(profile), None) => Ok(Source::Profile(profile)),
            (None, Some(source))
                if ["Environment", "Ec2InstanceMetadata", "EcsContainer"].contains(&source) =>
            {
                Ok(Source::Named(source))
            }
            (None, Some(source)) => {
                let key = "credential_source";
                let message = format!(
                    "profile `{}`: `{key}` is neither Environment, Ec2InstanceMetadata nor EcsContainer: `{source}`",
                    self.name
                );
                Err(self.broken(Code::InvalidValue, Some(key), message))
            }
            (Some(_), Some(_)) => {
                let message = format!(
                    "profile `{}` has both `source_profile` and `credential_source`",
                    self.name
                );
                Err(self.broken(Code::TwoSources, None, message))
            }
            (None, None) => {
                let message = format!(
                    "profile `{}` has `role_arn` but no `source_profile`, `credential_source` or `web_identity_token_file`",
                    self.name
                );
                Err(self.broken(Code::NoSource, None, message))
            }
        }
    }

    /// What yields credentials without others.
    fn base(&self, sessions: &Sections) -> Result<Step, Broken> {
        if let Some(token_file) = self.owned("web_identity_token_file") {
            let Some(role_arn) = self.owned("role_arn") else {
                let message = format!(
                    "profile `{}` has `web_identity_token_file` but no `role_arn`",
                    self.name
                );
                return Err(self.broken(Code::MissingRoleArn, Some("role_arn"), message));
            };
            let role_session_name = self.owned("role_session_name");
            return Ok(self.step(What::WebIdentity { role_arn, token_file, role_session_name }));
        }
        if let Some(sso) = self.sso(sessions)? {
            return Ok(self.step(sso));
        }
        if let Some(key) = self.keys()? {
            return Ok(self.step(What::AccessKey(key)));
        }
        if let Some(command) = self.owned("credential_process") {
            let account_id = self.owned("aws_account_id");
            return Ok(self.step(What::CredentialProcess { command, account_id }));
        }
        let message = format!("profile `{}` has nothing that yields credentials", self.name);
        Err(self.broken(Code::NoCredentials, None, message))
    }

    fn sso(&self, sessions: &Sections) -> Result<Option<What>, Broken> {
        let (account, role) = ("sso_account_id", "sso_role_name");
        let (account_id, role_name) = (self.owned(account), self.owned(role));
        let session = self.owned("sso_session");
        if session.is_none() && account_id.is_none() && role_name.is_none() {
            return Ok(None);
        }
        let missing = match (&account_id, &role_name) {
            (None, Some(_)) => Some((role, account)),
            (Some(_), None) => Some((account, role)),
            _ => None,
        };
        if let Some((there, key)) = missing {
            let message = format!("profile `{}` has `{there}` but no `{key}`", self.name);
            return Err(self.broken(Code::IncompleteSso, Some(key), message));
        }
        let (mut region, mut start_url) = (self.owned("sso_region"), self.owned("sso_start_url"));
        if let Some(name) = &session {
            for key in ["sso_region", "sso_start_url"] {
                if self.text(key).is_some() {
                    let message = format!(
                        "profile `{}`: `{key}` belongs in `[sso-session {name}]`",
                        self.name
                    );
                    return Err(self.broken(Code::SsoConflict, Some(key), message));
                }
            }
            let Some(found) = sessions.get(name) else {
                let message =
                    format!("profile `{}`: there is no `[sso-session {name}]`", self.name);
                return Err(self.broken(Code::SsoSessionNotFound, Some("sso_session"), message));
            };
            region = found.text("sso_region").map(str::to_owned);
            start_url = found.text("sso_start_url").map(str::to_owned);
        }
        Ok(Some(What::Sso { session, region, start_url, account_id, role_name }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::document::{Document, FileKind};

    fn chain(
        config: &str,
        profile: &str,
    ) -> Result<String, (String, String, Option<&'static str>)> {
        let config = Document::parse("c".as_ref(), FileKind::Config, config.as_bytes()).unwrap();
        let profiles = Profiles::merge(config, Document::default());
        let chain = resolve(&profiles, profile)
            .map_err(|broken| (broken.code.to_string(), broken.profile, broken.key))?;
        let step = |step: &Step| {
            let what = match &step.what {
                What::AccessKey(key) => format!("key {}", key.access_key_id),
                What::CredentialSource(source) => source.clone(),
                What::CredentialProcess { .. } => "process".to_owned(),
                What::WebIdentity { .. } => "web".to_owned(),
                What::Sso { .. } => "sso".to_owned(),
                What::SessionToken { mfa, .. } => format!("session {}", mfa.serial),
                What::AssumeRole(role) => {
                    let serial = role.mfa.as_ref().map_or("", |mfa| &mfa.serial);
                    format!("role {} {serial}", role.role_arn)
                }
            };
            format!("{}: {}", step.profile, what.trim_end())
        };
        Ok(chain.steps.iter().map(step).collect::<Vec<_>>().join("; "))
    }

    const KEYS: &str = "[profile k]\naws_access_key_id = A\naws_secret_access_key = S\n";

    #[test]
    fn the_device_is_the_roles_own_or_that_of_its_keys() {
        let keys = format!("{KEYS}mfa_serial = K\n");
        let role = "[profile r]\nrole_arn = R\nsource_profile = k\n";
        let far = "[profile s]\nrole_arn = S\nsource_profile = r\n";
        for (config, profile, expected) in [
            (format!("{KEYS}{role}"), "r", "k: key A; r: role R"),
            (format!("{KEYS}{role}mfa_serial = M\n"), "r", "k: key A; r: role R M"),
            (format!("{keys}{role}"), "r", "k: key A; r: role R K"),
            (format!("{keys}{role}mfa_serial = M\n"), "r", "k: key A; r: role R M"),
            (format!("{keys}{role}{far}"), "s", "k: key A; r: role R K; s: role S"),
            (
                format!("{keys}{role}{far}mfa_serial = M\n"),
                "s",
                "k: key A; r: role R K; s: role S M",
            ),
            (keys.clone(), "k", "k: key A; k: session K"),
            (format!("{keys}aws_session_token = T\n"), "k", "k: key A"),
            (format!("{keys}role_arn = R\nsource_profile = k\n"), "k", "k: key A; k: role R K"),
        ] {
            assert_eq!(chain(&config, profile).as_deref(), Ok(expected), "{config}");
        }
    }

    #[test]
    fn what_cannot_work_says_why_and_where() {
        for (config, code, profile, key) in [
            ("", "profile_not_found", "p", None),
            ("[profile p]\nrole_arn = R\nsource_profile = q\n", "profile_not_found", "q", None),
            ("[profile p]\nrole_arn = R\n", "no_source", "p", None),
            (
                "[profile p]\nrole_arn = R\nsource_profile = q\ncredential_source = Environment\n",
                "two_sources",
                "p",
                None,
            ),
            (
                "[profile p]\naws_access_key_id = A\n",
                "incomplete_keys",
                "p",
                Some("aws_secret_access_key"),
            ),
            (
                "[profile p]\nrole_arn = R\nsource_profile = p\naws_secret_access_key = A\n",
                "incomplete_keys",
                "p",
                Some("aws_access_key_id"),
            ),
            ("[profile p]\nregion = x\n", "no_credentials", "p", None),
            ("[profile p]\naws_access_key_id =\n", "no_credentials", "p", None),
            (
                "[profile p]\nrole_arn = R\nsource_profile = q\n[profile q]\nrole_arn = R\nsource_profile = p\n",
                "loop",
                "p",
                None,
            ),
            ("[profile p]\nrole_arn = R\nsource_profile = p\n", "no_credentials", "p", None),
            (
                "[profile p]\nweb_identity_token_file = f\n",
                "missing_role_arn",
                "p",
                Some("role_arn"),
            ),
            (
                "[profile p]\nsso_session = s\nsso_start_url = u\n[sso-session s]\n",
                "sso_conflict",
                "p",
                Some("sso_start_url"),
            ),
            ("[profile p]\nsso_session = s\n", "sso_session_not_found", "p", Some("sso_session")),
            ("[profile p]\nsso_role_name = s\n", "incomplete_sso", "p", Some("sso_account_id")),
            (
                "[profile p]\nrole_arn = R\nsource_profile = p\nduration_seconds = 1h\n",
                "invalid_value",
                "p",
                Some("duration_seconds"),
            ),
            (
                "[profile p]\nrole_arn = R\ncredential_source = environment\n",
                "invalid_value",
                "p",
                Some("credential_source"),
            ),
        ] {
            let expected = Err((code.to_owned(), profile.to_owned(), key));
            assert_eq!(chain(config, "p"), expected, "{config}");
        }
    }

    #[test]
    fn the_first_of_several_sources_counts() {
        let web = "web_identity_token_file = f\nrole_arn = R\nsource_profile = k\n";
        for (config, expected) in [
            (format!("[profile p]\n{web}"), "p: web"),
            (
                format!(
                    "{KEYS}[profile p]\nrole_arn = R\nsource_profile = k\naws_access_key_id = B\n"
                ),
                "k: key A; p: role R",
            ),
            (
                "[profile p]\nrole_arn = R\ncredential_source = EcsContainer\n".to_owned(),
                "p: EcsContainer; p: role R",
            ),
            ("[profile p]\ncredential_process = c\n".to_owned(), "p: process"),
        ] {
            assert_eq!(chain(&config, "p").as_deref(), Ok(expected), "{config}");
        }
    }
}
