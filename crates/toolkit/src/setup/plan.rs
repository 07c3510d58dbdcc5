//! What is left to do, worked out from what is wanted and what is there. Pure.

use super::look::{Found, Source, policy_name};
use super::trust::{self, Trusts};
use super::{Role, Wanted};
use crate::Error;
use crate::error::printable;
use crate::profile::Settings;
use crate::profile::edit::{Key, Name, Setting};
use crate::sdk_store::Profile as Stored;
use crate::source::Credentials;
use countersign_ident::Arn;
use serde_json::{Value, json};

/// Everything that is to be done, in order.
#[derive(Debug)]
pub struct Plan {
    /// At least one a step.
    pub tasks: Vec<Task>,
}

/// The five steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A role that asks for MFA.
    Role,
    /// A user with an access key.
    User,
    /// An inline policy: the user may assume the role.
    Policy,
    /// The user's virtual device.
    Device,
    /// The profiles.
    Profiles,
}

/// A part of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The step that it belongs to.
    pub step: Step,
    /// What it does, in one line.
    pub says: String,
    /// How it is done; none when it is there already.
    pub(super) what: What,
}

impl Task {
    /// Whether there is anything to do.
    pub fn is_done(&self) -> bool {
        self.what == What::Nothing
    }
}

/// How a task is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// It is there.
    Nothing,
    /// Makes the role with this trust policy.
    Role { name: String, trust: String },
    /// Attaches a managed policy to the role.
    Attach { role: String, policy_arn: String },
    /// Makes the user.
    User,
    /// Deletes an access key that is of use to nobody.
    DeleteKey { id: String },
    /// Makes an access key and writes it to the source profile, both at once: the secret is shown once.
    Key,
    /// Writes a key that is there to the source profile.
    TakeKey,
    /// Puts the user's inline policy.
    Permit { name: String, document: String },
    /// Makes the device, in place of one that nobody was assigned, and assigns it.
    Device { spare: bool },
    /// Writes these settings into the profile, which is made when it is not there.
    Profile { name: String, settings: Vec<(&'static str, String)> },
    /// Adds the source profile, with the key that the shared files have for it, to the SDK Store.
    StoreKey,
    /// Adds a profile with these settings to the SDK Store.
    Store { name: String, settings: Vec<(&'static str, String)> },
}

impl Plan {
    /// Works out what is left to do, or says why it cannot be done.
    ///
    /// `key` is one that the user has, from a console's file, with the ARN of its owner.
    pub fn make(
        wanted: &Wanted,
        found: &Found,
        key: Option<(&Credentials, &str)>,
    ) -> Result<Plan, Error> {
        // What the files would not take is said before anything is made.
        for name in [&wanted.profile, &wanted.source] {
            Name::new(name)?;
        }
        if wanted.profile == wanted.source {
            return Err(Error::Usage(format!(
                "the profile `{}` cannot both hold the key and open the role: programs read that differently",
                wanted.profile
            )));
        }
        if let Role::Made(arn) = &wanted.role
            && Arn::of_iam(arn, "role").is_none()
        {
            return Err(Error::Usage(format!("this is not a role's ARN: `{}`", printable(arn))));
        }
        let mut tasks = Tasks(Vec::new());
        tasks.role(wanted, found)?;
        tasks.user(wanted, found, key)?;
        tasks.policy(wanted, found);
        let serial = tasks.device(wanted, found)?;
        tasks.profiles(wanted, found, &serial)?;
        tasks.store(wanted, found, &serial)?;
        Ok(Plan { tasks: tasks.0 })
    }

    /// Whether everything is there already.
    pub fn is_done(&self) -> bool {
        self.tasks.iter().all(Task::is_done)
    }

    /// Whether a device is made, so that somebody has to take it in.
    pub fn makes_device(&self) -> bool {
        self.tasks.iter().any(|task| matches!(task.what, What::Device { .. }))
    }
}

struct Tasks(Vec<Task>);

impl Tasks {
    fn push(&mut self, step: Step, what: What, says: &str) {
        self.0.push(Task { step, says: printable(says), what });
    }

    fn there(&mut self, step: Step, says: &str) {
        self.push(step, What::Nothing, says);
    }

    fn role(&mut self, wanted: &Wanted, found: &Found) -> Result<(), Error> {
        let (step, arn) = (Step::Role, &found.role_arn);
        let name = match &wanted.role {
            Role::Made(_) => {
                let trust = match found.trust_asks_for_mfa(wanted) {
                    Some(true) => "whose trust policy asks for MFA",
                    Some(false) => "whose trust policy does not ask for MFA",
                    None => "whose trust policy is not for us to read",
                };
                self.there(step, &format!("the role {arn}, which somebody else has made, {trust}"));
                return Ok(());
            }
            Role::Named(name) => name,
        };
        let account = &found.users.account;
        match &found.role {
            None => {
                let trust = trust::document(
                    found.users.partition(),
                    account,
                    wanted.external_id.as_deref(),
                );
                let what = What::Role { name: name.clone(), trust };
                self.push(
                    step,
                    what,
                    &format!("make the role {arn}, which account {account} may assume with MFA"),
                );
            }
            Some(role) => match trust::trusts(
                &role.trust,
                account,
                &found.user_arn,
                wanted.external_id.as_deref(),
            ) {
                Trusts::WithMfa => {
                    self.there(
                        step,
                        &format!("the role {arn}, which account {account} may assume with MFA"),
                    );
                }
                Trusts::WithoutMfa => {
                    return Err(Error::Failed(format!(
                        "the role {arn} is there, and account {account} may assume it without MFA: choose another name with --role, or ask for aws:MultiFactorAuthPresent in its trust policy"
                    )));
                }
                Trusts::WithAnotherId => {
                    return Err(Error::Failed(format!(
                        "the role {arn} is there, and its trust policy asks for an external id that is not the one given: say it with --external-id, or choose another name with --role"
                    )));
                }
                Trusts::No => {
                    return Err(Error::Failed(format!(
                        "the role {arn} is there, and its trust policy does not let account {account} in: choose another name with --role, or change its trust policy"
                    )));
                }
            },
        }
        let attached = found.role.as_ref().map_or(&[][..], |role| &role.attached);
        for policy_arn in &found.policies {
            let says = format!("the policy {policy_arn} on the role");
            if attached.contains(policy_arn) {
                self.there(step, &says);
            } else {
                let what = What::Attach { role: name.clone(), policy_arn: policy_arn.clone() };
                self.push(step, what, &format!("attach {says}"));
            }
        }
        Ok(())
    }

    fn user(
        &mut self,
        wanted: &Wanted,
        found: &Found,
        key: Option<(&Credentials, &str)>,
    ) -> Result<(), Error> {
        let (step, arn, source) = (Step::User, &found.user_arn, &wanted.source);
        if found.user {
            self.there(step, &format!("the user {arn}"));
        } else {
            self.push(step, What::User, &format!("make the user {arn}, without permissions"));
        }
        if let Some((_, owner)) = key.filter(|(_, owner)| owner != arn) {
            return Err(Error::Failed(format!(
                "the key of the file is that of {owner}, not of {arn}: say whose it is with --user"
            )));
        }
        let file_key = key.map(|(key, _)| key);
        let keys = self.keys(wanted, found, file_key)?;
        if matches!(found.source, Source::Nothing)
            && let Some(settings) = &found.source_profile
            && let Some(other) = OPENS.iter().find(|key| settings.text(key).is_some())
        {
            return Err(opens_otherwise(source, other, "--source-profile"));
        }
        match (&found.source, file_key) {
            (Source::Key(there, Ok(owner)), file)
                if owner == arn
                    && file.is_none_or(|key| key.access_key_id == there.access_key_id) =>
            {
                let id = &there.access_key_id;
                self.there(step, &format!("the access key {id} in the profile {source}"));
            }
            (Source::Key(there, owner), _) => {
                let whose = match owner {
                    Ok(owner) if owner == arn => "another one of this user's".to_owned(),
                    Ok(owner) => format!("that of {owner}"),
                    Err(why) => format!("not accepted ({why})"),
                };
                return Err(Error::Failed(format!(
                    "the profile {source} holds the key {}, which is {whose}: choose another name with --source-profile, or remove it with `countersign profile remove {source}`",
                    there.access_key_id
                )));
            }
            (Source::Nothing, Some(key)) => {
                let says =
                    format!("write the access key {} to the profile {source}", key.access_key_id);
                self.push(step, What::TakeKey, &says);
            }
            (Source::Nothing, None) if keys.len() >= 2 => {
                return Err(Error::Failed(format!(
                    "{arn} has two access keys ({}), as many as a user can have: give one with --csv, or delete one that nobody needs with --delete-key",
                    keys.join(", ")
                )));
            }
            (Source::Nothing, None) => {
                let beside = match keys.first() {
                    Some(id) => format!(
                        ", beside {id}, which no profile here holds: if nobody needs it, --delete-key {id}"
                    ),
                    None => String::new(),
                };
                let says = format!("make an access key in the profile {source}{beside}");
                self.push(step, What::Key, &says);
            }
        }
        Ok(())
    }

    /// Deletes the keys that are of use to nobody, and returns the ids of the others.
    fn keys<'f>(
        &mut self,
        wanted: &Wanted,
        found: &'f Found,
        file: Option<&Credentials>,
    ) -> Result<Vec<&'f str>, Error> {
        let in_profile = match &found.source {
            Source::Key(key, _) => Some(key.access_key_id.as_str()),
            Source::Nothing => None,
        };
        let in_file = file.map(|key| key.access_key_id.as_str());
        if let Some(spare) = &wanted.spare_key {
            let id = printable(spare);
            if in_profile == Some(spare) {
                return Err(Error::Usage(format!(
                    "{id} is the key that the profile {} holds",
                    wanted.source
                )));
            }
            if in_file == Some(spare) {
                return Err(Error::Usage(format!("{id} is the key of the file")));
            }
            if !found.keys.contains(spare) {
                return Err(Error::Failed(format!("{} has no access key {id}", found.user_arn)));
            }
        }
        let mut others = Vec::new();
        for id in &found.keys {
            let why = if wanted.spare_key.as_ref() == Some(id) {
                "which nobody needs"
            } else if found.lost.contains(id) && in_file != Some(id) {
                "which an earlier run asked for: the answer was lost, and nobody has its secret"
            } else {
                others.push(id.as_str());
                continue;
            };
            let what = What::DeleteKey { id: id.clone() };
            self.push(Step::User, what, &format!("delete the access key {id}, {why}"));
        }
        Ok(others)
    }

    fn policy(&mut self, wanted: &Wanted, found: &Found) {
        let (step, name) = (Step::Policy, policy_name(&found.role_arn, &found.users.account));
        let document = permission(&found.role_arn);
        let says =
            format!("the inline policy {name}: {} may assume the role, with MFA", wanted.user);
        let parsed = |text: &str| serde_json::from_str::<Value>(text).ok();
        match found.policy.as_deref() {
            Some(text) if parsed(text) == parsed(&document) => self.there(step, &says),
            other => {
                let verb = if other.is_some() { "replace" } else { "put" };
                self.push(step, What::Permit { name, document }, &format!("{verb} {says}"));
            }
        }
    }

    /// The device's serial number.
    fn device(&mut self, wanted: &Wanted, found: &Found) -> Result<String, Error> {
        let step = Step::Device;
        let in_use = found.profile.as_ref().and_then(|profile| profile.text("mfa_serial"));
        let named = |serial: &&String| Some(serial.as_str()) == in_use || **serial == found.serial;
        let serial = match found.devices.as_slice() {
            [] => {
                let what = What::Device { spare: found.spare };
                let instead =
                    if found.spare { ", in place of one that was never assigned" } else { "" };
                let says = format!("assign the virtual MFA device {}{instead}", found.serial);
                self.push(step, what, &says);
                return Ok(found.serial.clone());
            }
            [only] => only,
            several => several.iter().find(named).ok_or_else(|| {
                Error::Failed(format!(
                    "{} has several MFA devices ({}): say which with --device",
                    wanted.user,
                    several.join(", ")
                ))
            })?,
        };
        self.there(step, &format!("the MFA device {serial}"));
        Ok(serial.clone())
    }

    fn profiles(&mut self, wanted: &Wanted, found: &Found, serial: &str) -> Result<(), Error> {
        let own =
            [("region", wanted.region.clone()), ("endpoint_url", wanted.endpoint_url.clone())];
        let own = || own.iter().filter_map(|(key, value)| Some((*key, value.clone()?)));
        self.profile(&wanted.source, found.source_profile.as_ref(), own().collect())?;

        let name = &wanted.profile;
        let mut settings = vec![
            ("source_profile", wanted.source.clone()),
            ("role_arn", found.role_arn.clone()),
            ("mfa_serial", serial.to_owned()),
        ];
        let more = [
            ("external_id", wanted.external_id.clone()),
            ("duration_seconds", wanted.duration_seconds.map(|seconds| seconds.to_string())),
            ("mfa_process", wanted.mfa_process.clone()),
        ];
        settings.extend(more.into_iter().filter_map(|(key, value)| Some((key, value?))));
        settings.extend(own());
        if let Some(there) = &found.profile {
            for key in OPENS {
                let want = settings.iter().find(|(name, _)| *name == key);
                let want = want.map(|(_, value)| value.as_str());
                if there.text(key).is_some_and(|value| Some(value) != want) {
                    return Err(opens_otherwise(name, key, "--profile"));
                }
            }
        }
        self.profile(name, found.profile.as_ref(), settings)
    }

    /// The SDK Store's profiles. Keys and serial numbers are encrypted there, by Windows: it has the same
    /// two profiles then. Elsewhere one runs the toolkit, which also asks for the code.
    fn store(&mut self, wanted: &Wanted, found: &Found, serial: &str) -> Result<(), Error> {
        let Some(store) = &wanted.sdk_store else { return Ok(()) };
        let (name, file) = (&wanted.profile, store.file().display().to_string());
        if !found.seals {
            let process = format!("countersign credential-process --profile {name}");
            let settings = vec![("credential_process", process)];
            return self.stored(name, &file, found.stored.as_ref(), settings);
        }
        let source = &wanted.source;
        let key = match &found.source {
            Source::Key(key, _) => Some(key.access_key_id.as_str()),
            Source::Nothing => None,
        };
        let says = format!("the profile {source} in the SDK Store {file}: the access key");
        match &found.stored_source {
            Some(there) if key.is_some_and(|id| there.has("aws_access_key_id", id)) => {
                self.there(Step::Profiles, &says);
            }
            Some(_) => return Err(stored_otherwise(source, &file, "--source-profile")),
            None => self.push(Step::Profiles, What::StoreKey, &format!("add {says}")),
        }
        // .NET takes neither a duration nor, in a role's profile, an endpoint.
        let mut settings = vec![
            ("role_arn", found.role_arn.clone()),
            ("source_profile", source.clone()),
            ("mfa_serial", serial.to_owned()),
        ];
        settings.extend(wanted.external_id.clone().map(|id| ("external_id", id)));
        settings.extend(wanted.region.clone().map(|region| ("region", region)));
        self.stored(name, &file, found.stored.as_ref(), settings)
    }

    /// A profile of the SDK Store with these settings.
    fn stored(
        &mut self,
        name: &str,
        file: &str,
        there: Option<&Stored>,
        settings: Vec<(&'static str, String)>,
    ) -> Result<(), Error> {
        let says = format!("the profile {name} in the SDK Store {file}: {}", words(&settings));
        match there {
            Some(there) if settings.iter().all(|(key, value)| there.has(key, value)) => {
                self.there(Step::Profiles, &says);
            }
            Some(_) => return Err(stored_otherwise(name, file, "--profile")),
            None => {
                let what = What::Store { name: name.to_owned(), settings };
                self.push(Step::Profiles, what, &format!("add {says}"));
            }
        }
        Ok(())
    }

    /// Writes the settings that a profile lacks or has otherwise.
    fn profile(
        &mut self,
        name: &str,
        there: Option<&Settings>,
        settings: Vec<(&'static str, String)>,
    ) -> Result<(), Error> {
        for (key, value) in &settings {
            Setting::new(Key::new(key)?, value.clone().into())?;
        }
        let has =
            |key: &str, value: &str| there.is_some_and(|there| there.text(key) == Some(value));
        let (kept, left): (Vec<_>, Vec<_>) =
            settings.into_iter().partition(|(key, value)| has(key, value));
        if !left.is_empty() {
            let says = format!("write to the profile {name}: {}", words(&left));
            let what = What::Profile { name: name.to_owned(), settings: left };
            self.push(Step::Profiles, what, &says);
        } else if !kept.is_empty() {
            self.there(Step::Profiles, &format!("the profile {name}: {}", words(&kept)));
        }
        Ok(())
    }
}

/// Settings in words.
fn words(settings: &[(&str, String)]) -> String {
    let words: Vec<_> = settings.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    words.join(", ")
}

fn stored_otherwise(name: &str, file: &str, flag: &str) -> Error {
    Error::Failed(format!(
        "the SDK Store {file} has another profile {name}: choose another name with {flag}, or remove it with `countersign sdk-store remove {name}`"
    ))
}

/// The settings that say where a profile's credentials are from.
const OPENS: [&str; 11] = [
    "role_arn",
    "source_profile",
    "credential_source",
    "web_identity_token_file",
    "credential_process",
    "sso_session",
    "sso_account_id",
    "aws_access_key_id",
    "aws_secret_access_key",
    "aws_session_token",
    "login_session",
];

/// What somebody else's profile opens is not for us to change.
fn opens_otherwise(name: &str, key: &str, flag: &str) -> Error {
    Error::Failed(format!(
        "there is a profile {name}, whose `{key}` opens something else: choose another name with {flag}, or remove it with `countersign profile remove {name}`"
    ))
}

impl Found {
    /// Whether the trust policy of the role asks for MFA; none where it cannot be read, or is not as people
    /// write one. A role of ours has one that does, or there is no plan.
    pub(super) fn trust_asks_for_mfa(&self, wanted: &Wanted) -> Option<bool> {
        if let Role::Named(_) = wanted.role {
            return Some(true);
        }
        let trust = &self.role.as_ref()?.trust;
        let (account, id) = (&self.users.account, wanted.external_id.as_deref());
        match trust::trusts(trust, account, &self.user_arn, id) {
            Trusts::WithMfa => Some(true),
            Trusts::WithoutMfa => Some(false),
            Trusts::WithAnotherId | Trusts::No => None,
        }
    }
}

/// An inline policy that lets its user assume one role, with MFA.
fn permission(role_arn: &str) -> String {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Action": "sts:AssumeRole",
            "Resource": role_arn,
            "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } },
        }],
    })
    .to_string()
}

#[cfg(test)]
mod tests;
