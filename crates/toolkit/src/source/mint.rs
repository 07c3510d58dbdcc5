//! New sessions from STS: `AssumeRole` and `GetSessionToken`, with a code where there is a device.

use super::walk::{Walk, no_source};
use super::{Credentials, web_identity};
use crate::Error;
use crate::cache::{Key, UsedCodes};
use crate::chain::{Mfa, Role, What};
use crate::prompt::{Code, Opens, Verdict};
use crate::sts::{Address, Keys, Sts};
use countersign_api::sts::{
    AssumeRole, AssumeRoleInput, AssumeRoleWithWebIdentity, AssumeRoleWithWebIdentityInput,
    Credentials as Issued, GetSessionToken, GetSessionTokenInput, Tag,
};
use countersign_files::Lock;
use countersign_ident::Arn;

impl Walk<'_> {
    /// Makes the session of a step with the credentials of the one before it, under the entry's lock.
    pub(super) fn mint(
        &mut self,
        at: usize,
        address: &Address,
        source: Option<&Credentials>,
        lock: Option<&Lock>,
    ) -> Result<Credentials, Error> {
        let step = self.step(at)?.clone();
        let sts = self.sts(address)?;
        let Some(source) = source else {
            return Call { sts, keys: None, now: self.toolkit.now }.web_identity(&step.what);
        };
        let call = Call { sts, keys: Some(keys(source)), now: self.toolkit.now };
        match &step.what {
            What::AssumeRole(Role { mfa: None, .. }) => call.assume_role(&step.what, None),
            What::AssumeRole(Role { mfa: Some(mfa), role_arn, .. }) => {
                let device = device(address, mfa);
                let used = self.cache.as_ref().map(|cache| UsedCodes::new(cache, &device));
                let role_arn = Some(role_arn.as_str());
                let opens = Opens { role_arn, ..opens(&step.profile, mfa, lock, used) };
                let attempt = |code: &Code| call.assume_role(&step.what, Some(code));
                self.prompt.open(&opens, attempt, |error| call.verdict(error))
            }
            What::SessionToken { mfa, .. } => {
                let device = device(address, mfa);
                let used = self.cache.as_ref().map(|cache| UsedCodes::new(cache, &device));
                let opens = opens(&step.profile, mfa, lock, used);
                let attempt = |code: &Code| call.session_token(&step.what, code, source);
                self.prompt.open(&opens, attempt, |error| call.verdict(error))
            }
            _ => Err(no_source()),
        }
    }
}

fn opens<'a>(
    profile: &'a str,
    mfa: &'a Mfa,
    lock: Option<&'a Lock>,
    used: Option<UsedCodes<'a>>,
) -> Opens<'a> {
    let process = mfa.process.as_deref();
    Opens { profile, serial: &mfa.serial, role_arn: None, process, lock, used }
}

/// What stands for a device: two endpoints may each have one of the same serial number.
fn device(address: &Address, mfa: &Mfa) -> Key {
    Key::new(&[Some("device"), Some(&address.target().uri().to_string()), Some(&mfa.serial)])
}

fn keys(source: &Credentials) -> Keys {
    Keys {
        access_key_id: source.access_key_id.clone(),
        secret_access_key: source.secret_access_key.clone(),
        session_token: source.session_token.clone(),
    }
}

/// An empty list is left out: sent, it would be an empty parameter.
fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

fn tag((key, value): &(String, String)) -> Tag {
    Tag { key: key.clone(), value: value.clone() }
}

/// The account in an ARN.
fn account(arn: &str) -> Option<String> {
    Arn::parse(arn).map(|arn| arn.account.to_owned()).filter(|account| !account.is_empty())
}

struct Call<'a> {
    sts: Sts<'a>,
    keys: Option<Keys>,
    now: fn() -> i64,
}

impl Call<'_> {
    /// Whether STS refused the code and nothing else, so that another code could help, or took it and
    /// then refused its owner.
    fn verdict(&self, error: &Error) -> Verdict {
        match error {
            Error::Refused(fault) if fault.code == "AccessDenied" => {
                match fault.message.strip_prefix("MultiFactorAuthentication failed") {
                    Some(why) if why.starts_with(" with invalid MFA one time pass code") => {
                        Verdict::WrongCode { skew: self.sts.skew() }
                    }
                    Some(_) => Verdict::OfSomethingElse,
                    None => Verdict::NotAllowed,
                }
            }
            _ => Verdict::OfSomethingElse,
        }
    }

    fn assume_role(&self, what: &What, code: Option<&Code>) -> Result<Credentials, Error> {
        let What::AssumeRole(role) = what else { return Err(no_source()) };
        let input = AssumeRoleInput {
            role_arn: role.role_arn.clone(),
            role_session_name: self.session_name(role.role_session_name.as_ref()),
            duration_seconds: role.duration_seconds,
            external_id: role.external_id.clone(),
            tags: some(role.tags.iter().map(tag).collect()),
            transitive_tag_keys: some(role.transitive_tag_keys.clone()),
            serial_number: code.and(role.mfa.as_ref()).map(|mfa| mfa.serial.clone()),
            token_code: code.map(|code| code.secret().clone()),
            ..AssumeRoleInput::default()
        };
        let out = self.sts.call::<AssumeRole>(&input, self.keys.as_ref())?;
        self.issued(out.credentials, out.assumed_role_user.and_then(|user| account(&user.arn)))
    }

    fn web_identity(&self, what: &What) -> Result<Credentials, Error> {
        let What::WebIdentity { role_arn, token_file, role_session_name } = what else {
            return Err(no_source());
        };
        let input = AssumeRoleWithWebIdentityInput {
            role_arn: role_arn.clone(),
            role_session_name: self.session_name(role_session_name.as_ref()),
            web_identity_token: web_identity::token(token_file)?,
            ..AssumeRoleWithWebIdentityInput::default()
        };
        let out = self.sts.call::<AssumeRoleWithWebIdentity>(&input, None)?;
        self.issued(out.credentials, out.assumed_role_user.and_then(|user| account(&user.arn)))
    }

    fn session_name(&self, configured: Option<&String>) -> String {
        configured.cloned().unwrap_or_else(|| format!("countersign-{}", (self.now)()))
    }

    fn session_token(
        &self,
        what: &What,
        code: &Code,
        source: &Credentials,
    ) -> Result<Credentials, Error> {
        let What::SessionToken { mfa, duration_seconds } = what else {
            return Err(no_source());
        };
        let input = GetSessionTokenInput {
            duration_seconds: *duration_seconds,
            serial_number: Some(mfa.serial.clone()),
            token_code: Some(code.secret().clone()),
        };
        let out = self.sts.call::<GetSessionToken>(&input, self.keys.as_ref())?;
        self.issued(out.credentials, source.account_id.clone())
    }

    fn issued(
        &self,
        issued: Option<Issued>,
        account_id: Option<String>,
    ) -> Result<Credentials, Error> {
        let issued = issued.ok_or_else(|| {
            Error::Failed(format!(
                "{} answered without credentials",
                self.sts.address.target().place()
            ))
        })?;
        Ok(Credentials {
            access_key_id: issued.access_key_id,
            secret_access_key: issued.secret_access_key,
            session_token: Some(issued.session_token),
            expiration: Some(issued.expiration.0),
            expiration_text: None,
            issued: (self.now)(),
            account_id,
        })
    }
}
