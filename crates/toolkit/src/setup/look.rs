//! What is there already: asked of the services and the files, changing nothing.

use super::admin::Identity;
use super::{Role, Setup, Wanted};
use crate::Error;
use crate::error::printable;
use crate::note::{Asked, Notes};
use crate::profile::{Profiles, Settings};
use crate::sdk_store::{self, Profile as Stored};
use crate::source::Credentials;
use countersign_api::iam::{
    AccessKeyMetadata, GetPolicy, GetPolicyInput, GetRole, GetRoleInput, GetUser, GetUserInput,
    GetUserPolicy, GetUserPolicyInput, ListAccessKeys, ListAccessKeysInput,
    ListAttachedRolePolicies, ListAttachedRolePoliciesInput, ListMfaDevices, ListMfaDevicesInput,
    ListVirtualMfaDevices, ListVirtualMfaDevicesInput,
};
use countersign_ident::{Arn, Secret};

/// What is there.
#[derive(Debug)]
pub struct Found {
    /// Who makes users.
    pub(super) users: Identity,
    /// The role's ARN, also when it is not there yet.
    pub(super) role_arn: String,
    /// The role, where it is there and ours to look at.
    pub(super) role: Option<FoundRole>,
    /// The ARNs of the managed policies that the role is to have.
    pub(super) policies: Vec<String>,
    /// The user's ARN, also when there is no such user yet.
    pub(super) user_arn: String,
    /// Whether there is such a user.
    pub(super) user: bool,
    /// The ids of the user's access keys.
    pub(super) keys: Vec<String>,
    /// Those of them that earlier runs asked for and never got.
    pub(super) lost: Vec<String>,
    /// What the source profile holds.
    pub(super) source: Source,
    /// The user's inline policy of the name that ours has.
    pub(super) policy: Option<String>,
    /// The serial numbers of the user's devices that give codes.
    pub(super) devices: Vec<String>,
    /// The device's serial number when it is made.
    pub(super) serial: String,
    /// Whether a device of that name waits for somebody.
    pub(super) spare: bool,
    /// The settings of the profile as they are; none when there is no such profile.
    pub(super) profile: Option<Settings>,
    /// The same of the source profile.
    pub(super) source_profile: Option<Settings>,
    /// The SDK Store's profile of that name.
    pub(super) stored: Option<Stored>,
    /// The same of the source profile.
    pub(super) stored_source: Option<Stored>,
    /// Whether the SDK Store's values can be encrypted here.
    pub(super) seals: bool,
}

/// A role that is there.
#[derive(Debug)]
pub(super) struct FoundRole {
    /// Its trust policy.
    pub(super) trust: String,
    /// The ARNs of the managed policies that it has.
    pub(super) attached: Vec<String>,
}

/// What stands in the source profile.
#[derive(Debug)]
pub(super) enum Source {
    /// No key.
    Nothing,
    /// A key, and whose it is: an ARN, or STS's refusal.
    Key(Credentials, Result<String, String>),
}

/// Where AWS keeps its managed policies, below `policy/`.
const AWS_PATHS: [&str; 3] = ["", "job-function/", "service-role/"];

/// Whose notes are read and written.
pub(super) const NOTES: &str = "setup";

/// What a note is about: a user at one place, since two may know the same ARN.
pub(super) fn about(wanted: &Wanted, user_arn: &str) -> String {
    format!("{}\n{user_arn}", wanted.endpoint_url.as_deref().unwrap_or_default())
}

/// The name of the inline policy that lets the user, of this account, assume the role. Roles of several
/// accounts may have one name.
pub(super) fn policy_name(role_arn: &str, account: &str) -> String {
    match Arn::parse(role_arn) {
        Some(role) if role.account == account => format!("assume-{}", role.name()),
        Some(role) => format!("assume-{}-{}", role.account, role.name()),
        None => "assume-role".to_owned(),
    }
}

impl Setup<'_> {
    /// Looks at everything that the plan may be about.
    pub fn look(&self, wanted: &Wanted) -> Result<Found, Error> {
        let users = self.users.identity()?;
        let partition = users.partition().to_owned();
        let (role_arn, role) = match &wanted.role {
            Role::Named(name) => self.role(name)?,
            Role::Made(arn) => (arn.clone(), self.made(arn, &users.account)?),
        };

        let user_name = Some(wanted.user.clone());
        let user = self.users.find::<GetUser>(&GetUserInput { user_name: user_name.clone() })?;
        let is_there = user.is_some();
        let arn_of = |kind: &str, name: &str| {
            format!("arn:{partition}:iam::{}:{kind}/{name}", users.account)
        };
        let user_arn = user.map_or_else(|| arn_of("user", &wanted.user), |found| found.user.arn);
        let serial = arn_of("mfa", &wanted.device);

        let profiles = Profiles::read(self.env)?;
        let (mut keys, mut lost) = (Vec::new(), Vec::new());
        let (mut policy, mut devices) = (None, Vec::new());
        if is_there {
            let input = ListAccessKeysInput { user_name: user_name.clone(), ..Default::default() };
            let listed = self.users.call::<ListAccessKeys>(&input)?.access_key_metadata;
            lost = self.lost(wanted, &user_arn, &listed, &profiles)?;
            keys = listed.into_iter().filter_map(|key| key.access_key_id).collect();
            let input = GetUserPolicyInput {
                user_name: wanted.user.clone(),
                policy_name: policy_name(&role_arn, &users.account),
            };
            policy = self.users.find::<GetUserPolicy>(&input)?.map(|found| found.policy_document);
            let input = ListMfaDevicesInput { user_name, ..Default::default() };
            let listed = self.users.call::<ListMfaDevices>(&input)?.mfa_devices;
            devices = listed.into_iter().map(|device| device.serial_number).collect();
            devices.retain(|serial| gives_codes(serial));
        }
        let profile = profiles.profiles.get(&wanted.profile).cloned();
        let source_profile = profiles.profiles.get(&wanted.source).cloned();
        Ok(Found {
            stored: stored(wanted, &wanted.profile)?,
            stored_source: stored(wanted, &wanted.source)?,
            seals: sdk_store::seals(),
            spare: self.spare(&serial)?,
            source: self.source(source_profile.as_ref()),
            users,
            role_arn,
            role,
            policies: self.policies(&wanted.policies)?,
            user_arn,
            user: is_there,
            keys,
            lost,
            policy,
            devices,
            serial,
            profile,
            source_profile,
        })
    }

    /// The keys that earlier runs asked for and never got: those that are new since, and that no profile
    /// holds. Of more than were asked for nobody knows which these are.
    fn lost(
        &self,
        wanted: &Wanted,
        user_arn: &str,
        keys: &[AccessKeyMetadata],
        profiles: &Profiles,
    ) -> Result<Vec<String>, Error> {
        let asked = Notes::look::<Asked>(self.env, NOTES, &about(wanted, user_arn))?;
        let Some(asked) = asked else { return Ok(Vec::new()) };
        let is_held = |id: &String| {
            let holds = |profile: &Settings| profile.text("aws_access_key_id") == Some(id);
            profiles.profiles.values().any(holds)
        };
        let new = keys.iter().filter(|key| asked.is_about(key));
        let new = new.filter_map(|key| key.access_key_id.clone()).filter(|id| !is_held(id));
        let new: Vec<String> = new.collect();
        Ok(if new.len() <= asked.in_vain + 1 { new } else { Vec::new() })
    }

    /// The role that somebody else has made, if it is in our account and ours to look at.
    fn made(&self, arn: &str, account: &str) -> Result<Option<FoundRole>, Error> {
        let Some(name) = Arn::parse(arn).filter(|role| role.account == account) else {
            return Ok(None);
        };
        let input = GetRoleInput { role_name: name.name().to_owned() };
        match self.users.call::<GetRole>(&input) {
            Ok(found) if found.role.arn == arn => {
                let trust = found.role.assume_role_policy_document.unwrap_or_default();
                Ok(Some(FoundRole { trust, attached: Vec::new() }))
            }
            Err(Error::Refused(fault)) if fault.code.starts_with("AccessDenied") => Ok(None),
            Ok(_) => Err(no_role(arn)),
            Err(Error::Refused(fault)) if fault.code == "NoSuchEntity" => Err(no_role(arn)),
            Err(error) => Err(error),
        }
    }

    /// The role's ARN, and the role if it is there.
    fn role(&self, name: &str) -> Result<(String, Option<FoundRole>), Error> {
        let name = name.to_owned();
        let found = self.roles.find::<GetRole>(&GetRoleInput { role_name: name.clone() })?;
        let Some(role) = found.map(|found| found.role) else {
            let owner = self.roles.identity()?;
            let arn = format!("arn:{}:iam::{}:role/{name}", owner.partition(), owner.account);
            return Ok((arn, None));
        };
        let mut attached = Vec::new();
        let mut marker = None;
        loop {
            let input = ListAttachedRolePoliciesInput {
                role_name: name.clone(),
                marker,
                ..Default::default()
            };
            let page = self.roles.call::<ListAttachedRolePolicies>(&input)?;
            let policies = page.attached_policies.unwrap_or_default();
            attached.extend(policies.into_iter().filter_map(|policy| policy.policy_arn));
            marker = page.marker.filter(|_| page.is_truncated == Some(true));
            if marker.is_none() {
                break;
            }
        }
        let trust = role.assume_role_policy_document.unwrap_or_default();
        Ok((role.arn, Some(FoundRole { trust, attached })))
    }

    /// The ARNs of managed policies, each of which is there. A name is that of one of AWS's.
    fn policies(&self, named: &[String]) -> Result<Vec<String>, Error> {
        let is_arn = |text: &String| Arn::parse(text).is_some();
        let owner = (!named.iter().all(is_arn)).then(|| self.roles.identity()).transpose()?;
        let partition = owner.as_ref().map_or("aws", Identity::partition);
        let find = |text: &String| {
            let candidates = if is_arn(text) {
                vec![text.clone()]
            } else {
                AWS_PATHS.map(|path| format!("arn:{partition}:iam::aws:policy/{path}{text}")).into()
            };
            for policy_arn in candidates {
                let input = GetPolicyInput { policy_arn: policy_arn.clone() };
                if self.roles.find::<GetPolicy>(&input)?.is_some() {
                    return Ok(policy_arn);
                }
            }
            Err(Error::Failed(format!(
                "there is no managed policy `{}` that a role could have",
                printable(text)
            )))
        };
        named.iter().map(find).collect()
    }

    /// Whether a device with this serial number waits for somebody.
    fn spare(&self, serial: &str) -> Result<bool, Error> {
        let mut marker = None;
        loop {
            let input = ListVirtualMfaDevicesInput {
                assignment_status: Some("Unassigned".to_owned()),
                marker,
                ..Default::default()
            };
            let page = self.users.call::<ListVirtualMfaDevices>(&input)?;
            if page.virtual_mfa_devices.iter().any(|device| device.serial_number == serial) {
                return Ok(true);
            }
            marker = page.marker.filter(|_| page.is_truncated == Some(true));
            if marker.is_none() {
                return Ok(false);
            }
        }
    }

    /// What key the source profile holds, and whose it is.
    fn source(&self, settings: Option<&Settings>) -> Source {
        match settings.and_then(|settings| key_in(settings, (self.now)())) {
            Some(key) => {
                let owner = self.users.with(&key).identity();
                let owner = owner.map(|who| who.arn).map_err(|error| error.to_string());
                Source::Key(key, owner)
            }
            None => Source::Nothing,
        }
    }
}

fn no_role(arn: &str) -> Error {
    Error::Failed(format!("there is no role {}", printable(arn)))
}

/// The SDK Store's profile of a name, where the store is wanted.
fn stored(wanted: &Wanted, name: &str) -> Result<Option<Stored>, Error> {
    let Some(store) = &wanted.sdk_store else { return Ok(None) };
    Ok(store.list()?.into_iter().find(|profile| profile.name.eq_ignore_ascii_case(name)))
}

/// The access key that stands in a profile.
pub(super) fn key_in(settings: &Settings, now: i64) -> Option<Credentials> {
    let id = settings.text("aws_access_key_id")?.to_owned();
    let secret = Secret::from(settings.text("aws_secret_access_key")?);
    // A token belongs to its key: programs send the two together.
    let session_token = settings.text("aws_session_token").map(Secret::from);
    Some(Credentials { session_token, ..Credentials::lasting(id, secret, now) })
}

/// Whether a device of this serial number gives codes: passkeys and security keys do not.
fn gives_codes(serial: &str) -> bool {
    Arn::parse(serial).is_none_or(|arn| arn.typed().is_some_and(|(kind, _)| kind == "mfa"))
}
