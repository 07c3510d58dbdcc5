//! The five steps that make an MFA-protected profile, one call each.
//!
//! Whoever has an [`Admin`] for the role's account and one for the user's takes them in order: [`Admin::role`],
//! [`Admin::user`], [`Admin::may_assume`], [`Admin::device`] with [`Admin::enable`], [`write_profiles`].

use crate::profile::{Profiles, Settings};
use crate::source::Credentials;
use crate::sts::{Address, Keys, Service, Sts, Trust};
use crate::{Env, Error};
use countersign_api::Operation;
use countersign_api::iam::{
    AttachRolePolicy, AttachRolePolicyInput, CreateAccessKey, CreateAccessKeyInput, CreateRole,
    CreateRoleInput, CreateUser, CreateUserInput, CreateVirtualMfaDevice,
    CreateVirtualMfaDeviceInput, EnableMfaDevice, EnableMfaDeviceInput, PutUserPolicy,
    PutUserPolicyInput,
};
use countersign_api::sts::{
    AssumeRole, AssumeRoleInput, GetCallerIdentity, GetCallerIdentityInput,
};
use countersign_ident::Secret;
use serde_json::json;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use zeroize::Zeroizing;

/// Somebody's hands: credentials, and the endpoint that the environment names.
#[derive(Debug, Clone)]
pub struct Admin<'a> {
    env: &'a Env,
    now: fn() -> i64,
    keys: Keys,
}

/// A virtual device that nobody has been assigned yet.
#[derive(Debug, Clone)]
pub struct NewDevice {
    /// Its serial number, an ARN.
    pub serial: String,
    /// A PNG of the QR code that an authenticator scans. It holds the seed.
    pub qr_code: Zeroizing<Vec<u8>>,
}

/// What a profile with MFA needs to know.
#[derive(Debug, Clone, Copy)]
pub struct NewProfiles<'a> {
    /// The profile that holds the user's key.
    pub source: &'a str,
    /// The profile that assumes the role.
    pub profile: &'a str,
    /// The user's key.
    pub key: &'a Credentials,
    /// The role's ARN.
    pub role_arn: &'a str,
    /// The device's serial number.
    pub mfa_serial: &'a str,
    /// Where the services answer, when not at AWS.
    pub endpoint_url: Option<&'a str>,
    /// The region, for tools that ask for one.
    pub region: Option<&'a str>,
    /// A program that prints a code.
    pub mfa_process: Option<&'a str>,
}

impl<'a> Admin<'a> {
    /// Hands with these credentials. `now` is the time in Unix seconds.
    pub fn new(env: &'a Env, now: fn() -> i64, credentials: &Credentials) -> Admin<'a> {
        let Credentials { access_key_id, secret_access_key, session_token, .. } =
            credentials.clone();
        Admin { env, now, keys: Keys { access_key_id, secret_access_key, session_token } }
    }

    /// Step 1: a role that callers of another account may assume with MFA. Returns its ARN.
    pub fn role(&self, name: &str, trusted: &str, policy_arn: &str) -> Result<String, Error> {
        let trust = json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "AWS": format!("arn:aws:iam::{trusted}:root") },
                "Action": "sts:AssumeRole",
                "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } },
            }],
        });
        let made = self.call::<CreateRole>(&CreateRoleInput {
            role_name: name.to_owned(),
            assume_role_policy_document: trust.to_string(),
            ..CreateRoleInput::default()
        })?;
        self.call::<AttachRolePolicy>(&AttachRolePolicyInput {
            role_name: name.to_owned(),
            policy_arn: policy_arn.to_owned(),
        })?;
        Ok(made.role.arn)
    }

    /// Step 2: a user with an access key and no permissions. Returns the user's ARN and the key.
    pub fn user(&self, name: &str) -> Result<(String, Credentials), Error> {
        let user = self.call::<CreateUser>(&CreateUserInput {
            user_name: name.to_owned(),
            ..CreateUserInput::default()
        })?;
        let key = self
            .call::<CreateAccessKey>(&CreateAccessKeyInput { user_name: Some(name.to_owned()) })?;
        let credentials = Credentials {
            access_key_id: key.access_key.access_key_id,
            secret_access_key: key.access_key.secret_access_key,
            session_token: None,
            expiration: None,
            issued: (self.now)(),
            account_id: None,
        };
        Ok((user.user.map(|user| user.arn).unwrap_or_default(), credentials))
    }

    /// Step 3: an inline policy that lets the user assume that one role, with MFA.
    pub fn may_assume(&self, user: &str, policy: &str, role_arn: &str) -> Result<(), Error> {
        let document = json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Action": "sts:AssumeRole",
                "Resource": role_arn,
                "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } },
            }],
        });
        self.call::<PutUserPolicy>(&PutUserPolicyInput {
            user_name: user.to_owned(),
            policy_name: policy.to_owned(),
            policy_document: document.to_string(),
        })?;
        Ok(())
    }

    /// Step 4, first half: a virtual device.
    pub fn device(&self, name: &str) -> Result<NewDevice, Error> {
        let made = self.call::<CreateVirtualMfaDevice>(&CreateVirtualMfaDeviceInput {
            virtual_mfa_device_name: name.to_owned(),
            ..CreateVirtualMfaDeviceInput::default()
        })?;
        let picture = made.virtual_mfa_device.qr_code_png;
        let picture =
            picture.ok_or_else(|| Error::Failed("the device came without a QR code".to_owned()))?;
        Ok(NewDevice {
            serial: made.virtual_mfa_device.serial_number,
            qr_code: Zeroizing::new(picture.0.to_vec()),
        })
    }

    /// Step 4, second half: assigns the device to the user, who proves to hold it by two codes in a row.
    pub fn enable(&self, user: &str, serial: &str, codes: [Secret; 2]) -> Result<(), Error> {
        let [first, second] = codes;
        self.call::<EnableMfaDevice>(&EnableMfaDeviceInput {
            user_name: user.to_owned(),
            serial_number: serial.to_owned(),
            authentication_code1: first,
            authentication_code2: second,
        })?;
        Ok(())
    }

    /// Assumes the role by these credentials alone, without a code. What MFA protects refuses.
    pub fn assume_without_code(&self, role_arn: &str, session: &str) -> Result<(), Error> {
        self.call::<AssumeRole>(&AssumeRoleInput {
            role_arn: role_arn.to_owned(),
            role_session_name: session.to_owned(),
            ..AssumeRoleInput::default()
        })?;
        Ok(())
    }

    /// The ARN of whoever these credentials are.
    pub fn who(&self) -> Result<String, Error> {
        let who = self.call::<GetCallerIdentity>(&GetCallerIdentityInput {})?;
        who.arn.ok_or_else(|| Error::Failed("the server does not say who this is".to_owned()))
    }

    fn call<O: Operation>(&self, input: &O::In) -> Result<O::Out, Error> {
        let (profiles, settings) = (Profiles::default(), Settings::default());
        let address = Address::find(Service::of::<O>(), self.env, &profiles, &settings, "aws")?;
        let trust = Trust { env: self.env, profile: &settings };
        Sts::new(&address, &trust, 1, self.now)?.call::<O>(input, Some(&self.keys))
    }
}

/// Step 5: a credentials file and a config file, 0600, with the two profiles. Neither file may be there yet.
pub fn write_profiles(
    config: &Path,
    credentials: &Path,
    new: &NewProfiles<'_>,
) -> Result<(), Error> {
    let key = Zeroizing::new(format!(
        "[{}]\naws_access_key_id = {}\naws_secret_access_key = {}\n",
        new.source,
        new.key.access_key_id,
        new.key.secret_access_key.expose(),
    ));
    let mut text = format!(
        "[profile {}]\nsource_profile = {}\nrole_arn = {}\nmfa_serial = {}\n",
        new.profile, new.source, new.role_arn, new.mfa_serial,
    );
    let others = [
        ("mfa_process", new.mfa_process),
        ("region", new.region),
        ("endpoint_url", new.endpoint_url),
    ];
    for (name, value) in others {
        if let Some(value) = value {
            let _ = writeln!(text, "{name} = {value}");
        }
    }
    // A line end inside a value would begin a line of its own.
    let lines = key.lines().count() + text.lines().count();
    let values = 7 + others.iter().filter(|(_, value)| value.is_some()).count();
    if lines != values || key.contains('\r') || text.contains('\r') {
        return Err(Error::Failed("a profile's value holds a line end".to_owned()));
    }
    for (file, text) in [(credentials, key.as_str()), (config, text.as_str())] {
        create(file, text.as_bytes())
            .map_err(|error| Error::Failed(format!("cannot write {}: {error}", file.display())))?;
    }
    Ok(())
}

fn create(file: &Path, text: &[u8]) -> io::Result<()> {
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    out.write_all(text)?;
    out.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn profiles_are_as_the_sdks_read_them() {
        let dir = tempfile::tempdir().unwrap();
        let (config, credentials) = (dir.path().join("config"), dir.path().join("credentials"));
        let key = Credentials {
            access_key_id: "AKIA".into(),
            secret_access_key: "secret".into(),
            session_token: None,
            expiration: None,
            issued: 0,
            account_id: None,
        };
        let new = NewProfiles {
            source: "toolkit-user",
            profile: "mfa",
            key: &key,
            role_arn: "arn:role",
            mfa_serial: "arn:mfa",
            endpoint_url: Some("http://127.0.0.1:1"),
            region: Some("us-east-1"),
            mfa_process: Some("say 'it'"),
        };
        write_profiles(&config, &credentials, &new).unwrap();
        let [config_text, credentials_text] =
            [&config, &credentials].map(|file| std::fs::read_to_string(file).unwrap());
        assert_eq!(
            config_text,
            "[profile mfa]\nsource_profile = toolkit-user\nrole_arn = arn:role\nmfa_serial = arn:mfa\n\
             mfa_process = say 'it'\nregion = us-east-1\nendpoint_url = http://127.0.0.1:1\n"
        );
        assert_eq!(
            credentials_text,
            "[toolkit-user]\naws_access_key_id = AKIA\naws_secret_access_key = secret\n"
        );
        for file in [&config, &credentials] {
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(write_profiles(&config, &credentials, &new).is_err(), "nothing is overwritten");
        let two = NewProfiles { role_arn: "arn\ncredential_process = x", ..new };
        let others = [dir.path().join("a"), dir.path().join("b")];
        assert!(write_profiles(&others[0], &others[1], &two).is_err());
        assert!(!others[0].exists() && !others[1].exists());
    }
}
