//! A plan's tasks, done one at a time, each with what proves it.

use super::admin::Admin;
use super::look::{Found, NOTES, about, key_in};
use super::plan::{Task, What};
use super::{NewDevice, Phone, Setup, Wanted};
use crate::Error;
use crate::note::{Asked, Notes};
use crate::profile::Profiles;
use crate::profile::edit::{Edit, Key, Name, Setting, edit};
use crate::source::Credentials;
use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, CreateAccessKey, CreateAccessKeyInput, CreateRole,
    CreateRoleInput, CreateUser, CreateUserInput, CreateVirtualMfaDevice,
    CreateVirtualMfaDeviceInput, DeleteAccessKey, DeleteAccessKeyInput, DeleteVirtualMfaDevice,
    DeleteVirtualMfaDeviceInput, EnableMfaDevice, EnableMfaDeviceInput, PutUserPolicy,
    PutUserPolicyInput,
};
use zeroize::Zeroizing;

/// A plan being carried out.
#[derive(Debug)]
pub struct Work<'s> {
    pub(super) setup: &'s Setup<'s>,
    pub(super) wanted: &'s Wanted,
    pub(super) found: &'s Found,
    /// Whether this run has made something that AWS may not know everywhere yet.
    pub(super) is_new: bool,
}

/// What proves that a task is done: names and values to show.
pub type Done = Vec<(&'static str, String)>;

impl<'s> Work<'s> {
    /// Nothing is done yet.
    pub fn new(setup: &'s Setup<'s>, wanted: &'s Wanted, found: &'s Found) -> Work<'s> {
        Work { setup, wanted, found, is_new: false }
    }

    /// Does a task. When it fails, what was done before stays, and the next run goes on from there.
    pub fn run(&mut self, task: &Task, phone: &mut dyn Phone) -> Result<Done, Error> {
        let (users, roles) = (&self.setup.users, &self.setup.roles);
        let user_name = &self.wanted.user;
        self.is_new |= !task.is_done();
        match &task.what {
            What::Nothing => Ok(Vec::new()),
            What::Role { name, trust } => {
                let made = roles.call::<CreateRole>(&CreateRoleInput {
                    role_name: name.clone(),
                    assume_role_policy_document: trust.clone(),
                    ..CreateRoleInput::default()
                })?;
                Ok(vec![("Role ARN", made.role.arn)])
            }
            What::Attach { role, policy_arn } => {
                roles.call::<AttachRolePolicy>(&AttachRolePolicyInput {
                    role_name: role.clone(),
                    policy_arn: policy_arn.clone(),
                })?;
                Ok(vec![("Attached", policy_arn.clone())])
            }
            What::User => {
                let made = users.call::<CreateUser>(&CreateUserInput {
                    user_name: user_name.clone(),
                    ..CreateUserInput::default()
                })?;
                Ok(vec![("User ARN", made.user.map(|user| user.arn).unwrap_or_default())])
            }
            What::DeleteKey { id } => {
                self.delete_key(id)?;
                Ok(vec![("Deleted", id.clone())])
            }
            What::Key => self.make_key(),
            What::TakeKey => match &self.setup.key {
                Some(key) => self.write_key(key),
                None => Err(Error::Failed("there is no key to write".to_owned())),
            },
            What::Permit { name, document } => {
                users.call::<PutUserPolicy>(&PutUserPolicyInput {
                    user_name: user_name.clone(),
                    policy_name: name.clone(),
                    policy_document: document.clone(),
                })?;
                Ok(vec![("Allows", format!("sts:AssumeRole on {}", self.found.role_arn))])
            }
            What::Device { spare } => {
                let serial = assign(users, self.wanted, &self.found.serial, *spare, phone)?;
                Ok(vec![("Serial number", serial)])
            }
            What::StoreKey => {
                let source = &self.wanted.source;
                let profiles = Profiles::read(self.setup.env)?;
                let key = profiles.profiles.get(source);
                let key = key.and_then(|settings| key_in(settings, (self.setup.now)()));
                let none = || Error::Failed(format!("there is no key in the profile {source}"));
                let key = key.ok_or_else(none)?;
                let mut settings = vec![
                    ("aws_access_key_id", key.access_key_id.as_str()),
                    ("aws_secret_access_key", key.secret_access_key.expose()),
                ];
                settings.extend(self.wanted.region.as_deref().map(|region| ("region", region)));
                self.store(source, settings.into_iter())
            }
            What::Store { name, settings } => {
                self.store(name, settings.iter().map(|(key, value)| (*key, value.as_str())))
            }
            What::Profile { name, settings } => {
                self.write(name, settings.iter().map(|(key, value)| (*key, value.as_str())))?;
                Ok(vec![("Written", format!("[{name}]"))])
            }
        }
    }

    fn store<'v>(
        &self,
        name: &str,
        settings: impl Iterator<Item = (&'static str, &'v str)>,
    ) -> Result<Done, Error> {
        let Some(store) = &self.wanted.sdk_store else { return Ok(Vec::new()) };
        let settings: Vec<_> = settings
            .map(|(key, value)| (key.to_owned(), Zeroizing::new(value.to_owned())))
            .collect();
        store.add(name, &settings)?;
        Ok(vec![("Written", format!("{name}, in {}", store.file().display()))])
    }

    /// Makes a key and writes it to the source profile. It is noted first, since nobody has the secret of a
    /// key whose answer is lost.
    fn make_key(&self) -> Result<Done, Error> {
        let notes = Notes::open(self.setup.env, NOTES)?;
        let about = about(self.wanted, &self.found.user_arn);
        let now = (self.setup.now)();
        let asked = Asked::now(self.found.keys.clone(), now, notes.read(&about)?);
        notes.write(&about, &asked)?;
        let input = CreateAccessKeyInput { user_name: Some(self.wanted.user.clone()) };
        let made = match self.setup.users.call::<CreateAccessKey>(&input) {
            Ok(made) => made.access_key,
            Err(error @ Error::Unheard { .. }) => return Err(error),
            Err(error) => {
                notes.remove(&about)?;
                return Err(error);
            }
        };
        let key = Credentials::lasting(made.access_key_id, made.secret_access_key, now);
        let done = match self.write_key(&key) {
            Ok(done) => done,
            Err(why) => {
                // Nobody will ever have the secret.
                let id = &key.access_key_id;
                self.delete_key(id).map_err(|error| Error::Failed(format!(
                    "{why}; the new access key {id} is of no use, and cannot be deleted ({error}): the next run deletes it"
                )))?;
                notes.remove(&about)?;
                return Err(Error::Failed(format!(
                    "{why}; the new access key {id} is deleted again"
                )));
            }
        };
        notes.remove(&about)?;
        Ok(done)
    }

    /// Forgets what was noted about a key: the source profile holds one.
    pub(super) fn forget_key(&self) -> Result<(), Error> {
        let (env, about) = (self.setup.env, about(self.wanted, &self.found.user_arn));
        if Notes::look::<Asked>(env, NOTES, &about)?.is_some() {
            Notes::open(env, NOTES)?.remove(&about)?;
        }
        Ok(())
    }

    fn delete_key(&self, id: &str) -> Result<(), Error> {
        let input = DeleteAccessKeyInput {
            user_name: Some(self.wanted.user.clone()),
            access_key_id: id.to_owned(),
        };
        self.setup.users.find::<DeleteAccessKey>(&input).map(drop)
    }

    fn write_key(&self, key: &Credentials) -> Result<Done, Error> {
        let pair = [
            ("aws_access_key_id", key.access_key_id.as_str()),
            ("aws_secret_access_key", key.secret_access_key.expose()),
        ];
        self.write(&self.wanted.source, pair.into_iter())?;
        Ok(vec![("Access key ID", key.access_key_id.clone())])
    }

    fn write<'v>(
        &self,
        name: &str,
        settings: impl Iterator<Item = (&'static str, &'v str)>,
    ) -> Result<(), Error> {
        let env = self.setup.env;
        let setting = |(key, value): (&str, &str)| {
            Setting::new(Key::new(key)?, Zeroizing::new(value.to_owned()))
        };
        let settings = settings.map(setting).collect::<Result<Vec<_>, Error>>()?;
        let is_there = Profiles::read(env)?.profiles.contains_key(name);
        let change = if is_there { Edit::Set(settings) } else { Edit::Add(settings) };
        edit(env, &Name::new(name)?, &change, None)
    }
}

/// Makes a device and assigns it to the user, who proves to hold it by two codes in a row.
fn assign(
    users: &Admin<'_>,
    wanted: &Wanted,
    serial: &str,
    spare: bool,
    phone: &mut dyn Phone,
) -> Result<String, Error> {
    if spare {
        // Its seed was shown once, to a run that did not get to the end.
        users.find::<DeleteVirtualMfaDevice>(&DeleteVirtualMfaDeviceInput {
            serial_number: serial.to_owned(),
        })?;
    }
    let made = users.call::<CreateVirtualMfaDevice>(&CreateVirtualMfaDeviceInput {
        virtual_mfa_device_name: wanted.device.clone(),
        ..CreateVirtualMfaDeviceInput::default()
    })?;
    let made = made.virtual_mfa_device;
    let picture = made
        .qr_code_png
        .ok_or_else(|| Error::Failed("the device came without a QR code".to_owned()))?;
    let device =
        NewDevice { serial: made.serial_number, qr_code: Zeroizing::new(picture.0.to_vec()) };
    match enable(users, wanted, &device, phone) {
        Ok(()) => phone.paired()?,
        // It may be assigned, so whoever holds it keeps it. If it is not, the next run makes another.
        Err(error @ Error::Unheard { .. }) => return Err(error),
        Err(error) => {
            return Err(match phone.forget() {
                Ok(()) => error,
                Err(other) => Error::Failed(format!("{error}; {other}")),
            });
        }
    }
    Ok(device.serial)
}

/// Assigns a device that somebody takes in.
fn enable(
    users: &Admin<'_>,
    wanted: &Wanted,
    device: &NewDevice,
    phone: &mut dyn Phone,
) -> Result<(), Error> {
    let mut codes = phone.pair(device)?;
    loop {
        let [first, second] = codes;
        let enabled = users.call::<EnableMfaDevice>(&EnableMfaDeviceInput {
            user_name: wanted.user.clone(),
            serial_number: device.serial.clone(),
            authentication_code1: first,
            authentication_code2: second,
        });
        match enabled {
            Err(Error::Refused(fault))
                if fault.code == "InvalidAuthenticationCode" && phone.refused(&fault.message) =>
            {
                codes = phone.pair_again()?;
            }
            done => return done.map(drop),
        }
    }
}
