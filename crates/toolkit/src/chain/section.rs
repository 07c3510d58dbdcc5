//! One profile's section, and what it says about credentials.

use super::broken::{Broken, Code};
use super::cli_cache;
use super::step::{AccessKey, Mfa, Role, Step, What};
use crate::profile::{Sections, Settings};
use countersign_ident::Secret;

pub(super) enum Source<'a> {
    Profile(&'a str),
    Named(&'a str),
}

/// A profile's section under its name.
pub(super) struct Section<'a> {
    pub(super) name: &'a str,
    settings: &'a Settings,
}

impl<'a> Section<'a> {
    pub(super) fn find(
        sections: &'a Sections,
        name: &str,
        from: Option<&str>,
    ) -> Result<Self, Broken> {
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

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.settings.text(key)
    }

    pub(super) fn owned(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    pub(super) fn step(&self, what: What) -> Step {
        Step { profile: self.name.to_owned(), what }
    }

    pub(super) fn broken(&self, code: Code, key: Option<&'static str>, message: String) -> Broken {
        Broken { code, message, profile: self.name.to_owned(), key }
    }

    /// The key pair; none when neither half is there.
    pub(super) fn keys(&self) -> Result<Option<AccessKey>, Broken> {
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

    pub(super) fn mfa(&self) -> Option<Mfa> {
        let process = self.owned("mfa_process");
        self.owned("mfa_serial").map(|serial| Mfa { serial, process })
    }

    /// A session of the user's own, which these keys open by a code of this device. A duration that stands
    /// beside a role is the role's.
    pub(super) fn session(&self, mfa: Mfa) -> Result<What, Broken> {
        let of_role = self.text("role_arn").is_some();
        let duration_seconds = if of_role { None } else { self.duration()? };
        Ok(What::SessionToken { mfa, duration_seconds })
    }

    pub(super) fn duration(&self) -> Result<Option<i32>, Broken> {
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

    /// Whether a code is to open one session for many roles rather than each role; none when it is not said.
    pub(super) fn shared_session(&self) -> Result<Option<bool>, Broken> {
        self.truth("mfa_shared_session")
    }

    fn truth(&self, key: &'static str) -> Result<Option<bool>, Broken> {
        match self.text(key).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(other) => {
                let message = format!(
                    "profile `{}`: `{key}` is neither true nor false: `{other}`",
                    self.name
                );
                Err(self.broken(Code::InvalidValue, Some(key), message))
            }
        }
    }

    /// The role that this profile assumes with other credentials.
    pub(super) fn role(&self) -> Result<Option<Role>, Broken> {
        let Some(role_arn) = self.owned("role_arn") else { return Ok(None) };
        if self.text("web_identity_token_file").is_some() {
            return Ok(None);
        }
        let mut role = Role {
            role_arn,
            role_session_name: self.owned("role_session_name"),
            external_id: self.owned("external_id"),
            mfa: self.mfa(),
            duration_seconds: self.duration()?,
            tags: self.tags()?,
            transitive_tag_keys: self.transitive_tag_keys()?,
            cli_cache: None,
        };
        role.cli_cache = self.cli_cache(&role)?;
        Ok(Some(role))
    }

    /// Where aws-cli would keep this role's session, if it is to be shared with it. It must be just the
    /// session that aws-cli would open, and the device in its name says whose it is.
    fn cli_cache(&self, role: &Role) -> Result<Option<String>, Broken> {
        let key = "cli_cache";
        if self.truth(key)? != Some(true) {
            return Ok(None);
        }
        let cannot = |why: &str| {
            let message = format!("profile `{}`: `{key}` {why}", self.name);
            Err(self.broken(Code::InvalidValue, Some(key), message))
        };
        let Some(mfa) = &role.mfa else {
            return cannot("shares a session that a code opens, and needs `mfa_serial` beside it");
        };
        if !role.tags.is_empty() {
            return cannot(
                "cannot be with `role_session_tags`: aws-cli would ask for a session without",
            );
        }
        Ok(Some(cli_cache::file_name(role, &mfa.serial)))
    }

    pub(super) fn source(&self) -> Result<Source<'a>, Broken> {
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

    /// The same for a profile that is its own source.
    pub(super) fn own_base(&self, sessions: &Sections) -> Result<Step, Broken> {
        self.base(sessions).map_err(|broken| match broken.code {
            Code::NoCredentials => {
                let message = format!(
                    "profile `{}` names itself as its `source_profile`, and has no keys of its own to begin with: add them, or name the profile that has them",
                    self.name
                );
                self.broken(Code::Loop, None, message)
            }
            _ => broken,
        })
    }

    /// What yields credentials without others.
    pub(super) fn base(&self, sessions: &Sections) -> Result<Step, Broken> {
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
}
