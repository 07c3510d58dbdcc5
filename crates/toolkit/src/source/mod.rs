//! A chain's steps, taken: keys from files and the environment, sessions from STS or the cache.

mod credentials;
mod mint;

use crate::Error;
use crate::cache::{Cache, Key};
use crate::chain::{AccessKey, Chain, Code, Step, What, resolve};
use crate::env::Env;
use crate::profile::{Profiles, Settings, selected};
use crate::prompt::{Authenticator, CodeFrom, Prompt};
use crate::sts::{self, Address, Service, Sts, Trust};
use countersign_ident::Secret;

pub use credentials::Credentials;

/// The way to credentials: what it may look at, and whom it may ask.
#[derive(Debug, Clone, Copy)]
pub struct Toolkit<'a> {
    /// The environment.
    pub env: &'a Env,
    /// The time in Unix seconds.
    pub now: fn() -> i64,
    /// Where codes come from.
    pub codes: CodeFrom,
    /// Our own authenticator, for [`CodeFrom::Authenticator`].
    pub authenticator: Option<&'a dyn Authenticator>,
}

/// Credentials and what belongs to them.
#[derive(Debug, Clone)]
pub struct Session {
    /// The credentials.
    pub credentials: Credentials,
    /// The name of the profile they come from, or `default` for keys of the environment.
    pub profile: String,
    /// The region that is configured for them.
    pub region: Option<String>,
    /// The profile's `endpoint_url`, for every service.
    pub endpoint_url: Option<String>,
    /// The profile's endpoint for STS, from its `services` section.
    pub endpoint_url_sts: Option<String>,
    /// What went wrong without keeping the credentials from coming, for standard error.
    pub notices: Vec<String>,
}

impl Toolkit<'_> {
    /// Credentials of a profile, or, when none is named, those of the SDKs' default chain.
    pub fn session(&self, profile: Option<&str>) -> Result<Session, Error> {
        let named = profile.is_some();
        if !named && let Some(key) = self.environment_key() {
            return Ok(self.done(self.of_key(&key), "default", &Profiles::default(), Vec::new()));
        }
        let profile = profile.unwrap_or_else(|| selected(self.env));
        let profiles = Profiles::read(self.env)?;
        let chain = match resolve(&profiles, profile) {
            Ok(chain) => chain,
            // A profile that says nothing about credentials is passed over, one that is wrong is not.
            Err(broken)
                if !named && broken.code == Code::NoCredentials && broken.profile == profile
                    || !named && broken.code == Code::ProfileNotFound && profile == "default" =>
            {
                return Err(self.nothing_left(broken));
            }
            Err(broken) => return Err(Error::Chain(broken)),
        };
        let settings = profiles.profiles.get(profile).cloned().unwrap_or_default();
        let mut walk = Walk {
            toolkit: self,
            profiles: &profiles,
            chain: &chain,
            settings: &settings,
            prompt: Prompt::new(self.env, self.codes, self.authenticator, self.now),
            cache: None,
            notices: Vec::new(),
        };
        walk.open_cache();
        let credentials = walk.take(chain.steps.len().saturating_sub(1))?;
        let notices = walk.notices;
        Ok(self.done(credentials, profile, &profiles, notices))
    }

    fn done(
        &self,
        credentials: Credentials,
        profile: &str,
        profiles: &Profiles,
        notices: Vec<String>,
    ) -> Session {
        let settings = profiles.profiles.get(profile).cloned().unwrap_or_default();
        Session {
            credentials,
            profile: profile.to_owned(),
            region: sts::region(self.env, &settings).map(str::to_owned),
            endpoint_url: settings.text("endpoint_url").map(str::to_owned),
            endpoint_url_sts: sts::of_services(Service::Sts, profiles, &settings)
                .map(str::to_owned),
            notices,
        }
    }

    /// The keys of the environment; half a pair is none, as in the SDKs.
    fn environment_key(&self) -> Option<AccessKey> {
        Some(AccessKey {
            access_key_id: self.env.text("AWS_ACCESS_KEY_ID")?.to_owned(),
            secret_access_key: Secret::from(self.env.text("AWS_SECRET_ACCESS_KEY")?),
            session_token: self.env.text("AWS_SESSION_TOKEN").map(Secret::from),
            account_id: self.env.text("AWS_ACCOUNT_ID").map(str::to_owned),
        })
    }

    fn of_key(&self, key: &AccessKey) -> Credentials {
        Credentials {
            access_key_id: key.access_key_id.clone(),
            secret_access_key: key.secret_access_key.clone(),
            session_token: key.session_token.clone(),
            expiration: None,
            issued: (self.now)(),
            account_id: key.account_id.clone(),
        }
    }

    /// The end of the default chain. What the SDKs would try next is named rather than passed over.
    fn nothing_left(&self, broken: crate::chain::Broken) -> Error {
        let next = [
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        ];
        match next.iter().find(|name| self.env.text(name).is_some()) {
            Some(name) => Error::Failed(format!("credentials by {name} are not built yet")),
            None => Error::Chain(broken),
        }
    }
}

/// One run over a chain.
struct Walk<'a> {
    toolkit: &'a Toolkit<'a>,
    profiles: &'a Profiles,
    chain: &'a Chain,
    /// The settings of the profile that was asked for: they say where STS is and whom to trust.
    settings: &'a Settings,
    prompt: Prompt<'a>,
    /// None when the chain asks STS for nothing, or the folder cannot be used.
    cache: Option<Cache>,
    notices: Vec<String>,
}

impl Walk<'_> {
    /// The credentials after a step.
    fn take(&mut self, at: usize) -> Result<Credentials, Error> {
        let step = self.step(at)?;
        match &step.what {
            What::AccessKey(key) => Ok(self.toolkit.of_key(key)),
            What::CredentialSource(source) if source == "Environment" => {
                let key = self.toolkit.environment_key().ok_or_else(|| {
                    Error::Failed(format!(
                        "profile `{}` takes the keys of the environment, and there are none",
                        step.profile
                    ))
                })?;
                Ok(self.toolkit.of_key(&key))
            }
            What::SessionToken { .. } | What::AssumeRole(_) => self.kept_or_minted(at),
            What::CredentialSource(source) => Err(not_built(step, source)),
            What::CredentialProcess { .. } => Err(not_built(step, "credential_process")),
            What::WebIdentity { .. } => Err(not_built(step, "web_identity_token_file")),
            What::Sso { .. } => Err(not_built(step, "IAM Identity Center")),
        }
    }

    fn step(&self, at: usize) -> Result<&Step, Error> {
        let missing = || Error::Failed("the chain has no such step".to_owned());
        self.chain.steps.get(at).ok_or_else(missing)
    }

    /// A session from the cache, or a new one. Whoever makes one holds the lock on its entry, so that
    /// processes that need the same session ask a person once.
    fn kept_or_minted(&mut self, at: usize) -> Result<Credentials, Error> {
        let (address, key) = self.wanted(at)?;
        let now = self.toolkit.now;
        let fresh = |walk: &Self| walk.cache.as_ref()?.fresh(&key, now());
        if let Some(session) = fresh(self) {
            return Ok(session);
        }
        let lock = self.cache.as_ref().map(|cache| cache.lock(&key)).transpose();
        let lock = lock.unwrap_or_else(|error| {
            self.notices.push(error.to_string());
            None
        });
        if lock.is_some()
            && let Some(session) = fresh(self)
        {
            return Ok(session);
        }
        let source = self.take(at.checked_sub(1).ok_or_else(no_source)?)?;
        let session = self.mint(at, &address, &source, lock.as_ref())?;
        if let (Some(lock), Some(cache)) = (&lock, &self.cache)
            && let Err(error) = cache.keep(&key, &session, lock)
        {
            self.notices.push(error.to_string());
        }
        Ok(session)
    }

    fn open_cache(&mut self) {
        let minted =
            |step: &Step| matches!(step.what, What::SessionToken { .. } | What::AssumeRole(_));
        if self.chain.steps.iter().any(minted) {
            match Cache::open(self.toolkit.env) {
                Ok(cache) => self.cache = Some(cache),
                Err(error) => self.notices.push(error.to_string()),
            }
        }
    }

    /// Where a session is to come from, and the key that says all that was asked for.
    fn wanted(&self, at: usize) -> Result<(Address, Key), Error> {
        let step = self.step(at)?;
        let arn = match &step.what {
            What::AssumeRole(role) => &role.role_arn,
            What::SessionToken { mfa, .. } => &mfa.serial,
            _ => "",
        };
        let partition = arn.split(':').nth(1).unwrap_or("aws");
        let env = self.toolkit.env;
        let address = Address::find(Service::Sts, env, self.profiles, self.settings, partition)?;
        let caller = self.caller(at.checked_sub(1).ok_or_else(no_source)?)?;
        let url = address.uri().to_string();
        let (mut operation, mut session_name, mut external_id) = ("GetSessionToken", None, None);
        let mut tags = None;
        let (mfa, duration) = match &step.what {
            What::AssumeRole(role) => {
                operation = "AssumeRole";
                session_name = role.role_session_name.as_deref();
                external_id = role.external_id.as_deref();
                let all = (&role.tags, &role.transitive_tag_keys);
                tags = (!role.tags.is_empty()).then(|| serde_json::json!(all).to_string());
                (role.mfa.as_ref(), role.duration_seconds)
            }
            What::SessionToken { mfa, duration_seconds } => (Some(mfa), *duration_seconds),
            _ => (None, None),
        };
        let duration = duration.map(|seconds| seconds.to_string());
        let key = Key::new(&[
            Some(operation),
            Some(&url),
            Some(partition),
            Some(&caller),
            Some(arn),
            mfa.map(|mfa| mfa.serial.as_str()),
            external_id,
            session_name,
            duration.as_deref(),
            // No profile names a session policy; the place is kept for when something does.
            None,
            tags.as_deref(),
        ]);
        Ok((address, key))
    }

    /// Who makes the call after a step: an access key id, or, since a session's id changes whenever it
    /// is renewed, all that the session was asked for.
    fn caller(&self, at: usize) -> Result<String, Error> {
        match &self.step(at)?.what {
            What::AccessKey(key) => Ok(key.access_key_id.clone()),
            What::SessionToken { .. } | What::AssumeRole(_) => {
                Ok(self.wanted(at)?.1.digest().to_owned())
            }
            What::CredentialSource(source) if source == "Environment" => {
                Ok(self.toolkit.environment_key().map_or(String::new(), |key| key.access_key_id))
            }
            other => Ok(format!("{other:?}")),
        }
    }

    fn sts<'s>(&self, address: &'s Address) -> Result<Sts<'s>, Error> {
        let env = self.toolkit.env;
        let attempts = env.text("AWS_MAX_ATTEMPTS").or_else(|| self.settings.text("max_attempts"));
        let attempts = attempts.and_then(|text| text.trim().parse().ok()).filter(|n| *n > 0);
        let trust = Trust { env, profile: self.settings };
        Sts::new(address, &trust, attempts.unwrap_or(ATTEMPTS), self.toolkit.now)
    }
}

/// How often a call is made at most when nothing else is configured.
const ATTEMPTS: u32 = 3;

fn not_built(step: &Step, what: &str) -> Error {
    Error::Failed(format!("profile `{}`: credentials by {what} are not built yet", step.profile))
}

fn no_source() -> Error {
    Error::Failed("the chain begins with a step that needs credentials".to_owned())
}
