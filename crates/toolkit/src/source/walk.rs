//! A chain's steps, taken one after another, from the cache where it has what they would give.

use super::instance::{Instance, Nothing};
use super::{Credentials, Toolkit, container, environment, process, web_identity};
use crate::Error;
use crate::cache::{Cache, Callers, Key};
use crate::chain::{Chain, Step, What};
use crate::profile::{Profiles, Settings};
use crate::prompt::Prompt;
use crate::sts::{Address, Service, Sts, Trust, attempts, partition};
use countersign_files::Lock;

/// One run over a chain.
pub(super) struct Walk<'a> {
    pub(super) toolkit: &'a Toolkit<'a>,
    pub(super) profiles: &'a Profiles,
    pub(super) chain: &'a Chain,
    /// The settings of the profile that was asked for: they say where STS is and whom to trust.
    pub(super) settings: &'a Settings,
    pub(super) prompt: Prompt<'a>,
    /// What the first step gave, once it was taken: programs and endpoints are asked once in a run.
    pub(super) first: Option<Credentials>,
    /// Held by who has run the first step's program, until the others may know what it printed.
    pub(super) running: Option<Lock>,
    /// None when the chain asks STS for nothing, or the folder cannot be used.
    pub(super) cache: Option<Cache>,
    pub(super) notices: Vec<String>,
}

impl<'a> Walk<'a> {
    /// At the start of a chain.
    pub(super) fn new(
        toolkit: &'a Toolkit<'a>,
        profiles: &'a Profiles,
        chain: &'a Chain,
        settings: &'a Settings,
    ) -> Walk<'a> {
        let Toolkit { env, now, codes, authenticator } = toolkit;
        let mut walk = Walk {
            toolkit,
            profiles,
            chain,
            settings,
            prompt: Prompt::new(env, *codes, *authenticator, *now),
            first: None,
            running: None,
            cache: None,
            notices: Vec::new(),
        };
        walk.open_cache();
        walk
    }
}

impl Walk<'_> {
    /// The credentials after a step.
    pub(super) fn take(&mut self, at: usize) -> Result<Credentials, Error> {
        let what = self.step(at)?.what.clone();
        if minted(&what) {
            return self.kept_or_minted(at);
        }
        if let Some(first) = &self.first {
            return Ok(first.clone());
        }
        let first = self.given(at, &what)?;
        self.first = Some(first.clone());
        Ok(first)
    }

    /// Who calls after the first step: whose credentials it gave, or its program is known to print.
    fn first_caller(&mut self) -> Result<String, Error> {
        if self.first.is_none()
            && let Some(callers) = self.callers()
        {
            let now = self.toolkit.now;
            if let Some(last) = callers.last(now()) {
                return Ok(last);
            }
            // Processes that need it at once run the program once, where they can wait for each other.
            if let Ok(lock) = callers.lock() {
                if let Some(last) = callers.last(now()) {
                    return Ok(last);
                }
                let first = self.given(0, &self.step(0)?.what)?;
                (self.first, self.running) = (Some(first), Some(lock));
            }
        }
        Ok(self.take(0)?.access_key_id)
    }

    /// Lets the others know whose credentials the program has printed. By then we hold the lock on what we
    /// are to make of them, or one of them would run the program for that again.
    fn tell_the_others(&mut self) {
        if let (Some(lock), Some(first)) = (self.running.take(), &self.first)
            && let Some(callers) = self.callers()
        {
            // What is not remembered is found out again.
            let _ = callers.remember(first, (self.toolkit.now)(), &lock);
        }
    }

    /// Runs the program of the first step where that was put off: what it is known to print finds what is
    /// kept, but opens nothing. Says whether it ran.
    fn settle(&mut self) -> Result<bool, Error> {
        let program = matches!(self.step(0)?.what, What::CredentialProcess { .. });
        let put_off = program && self.first.is_none();
        if put_off {
            self.take(0)?;
        }
        Ok(put_off)
    }

    /// What is remembered of the first step, if that is a program.
    fn callers(&self) -> Option<Callers<'_>> {
        let Step { profile, what: What::CredentialProcess { command, .. } } = self.step(0).ok()?
        else {
            return None;
        };
        let (env, now) = (self.toolkit.env, (self.toolkit.now)());
        Callers::new(self.cache.as_ref()?, env, profile, command, now).ok()
    }

    /// What a first step gives.
    fn given(&self, at: usize, what: &What) -> Result<Credentials, Error> {
        let (env, now) = (self.toolkit.env, (self.toolkit.now)());
        let profile = &self.step(at)?.profile;
        match what {
            What::AccessKey(key) => Ok(Credentials::of_key(key, now)),
            What::CredentialProcess { command, account_id } => {
                process::run(env, profile, command, account_id.as_deref(), now)
            }
            What::CredentialSource(source) => match source.as_str() {
                "Environment" => environment::credentials(env, now)?.ok_or_else(|| {
                    Error::Failed(format!(
                        "profile `{profile}` takes the keys of the environment, and there are none"
                    ))
                }),
                "EcsContainer" => container::take(&self.trust(), attempts(&self.trust()), now),
                _ => Instance::find(&self.trust())
                    .and_then(|instance| instance.take(now))
                    .map_err(|Nothing(why)| Error::Failed(format!("instance metadata {why}"))),
            },
            What::Sso { .. } => Err(Error::Failed(format!(
                "profile `{profile}` takes a role of IAM Identity Center, which Countersign does not do: sign in with `aws sso login`, and put `credential_process = aws configure export-credentials --profile {profile}` into a profile of its own"
            ))),
            What::WebIdentity { .. } | What::SessionToken { .. } | What::AssumeRole(_) => {
                Err(no_source())
            }
        }
    }

    pub(super) fn step(&self, at: usize) -> Result<&Step, Error> {
        let missing = || Error::Failed("the chain has no such step".to_owned());
        self.chain.steps.get(at).ok_or_else(missing)
    }

    /// The session that is kept for a step.
    pub(super) fn kept(&mut self, at: usize) -> Option<Credentials> {
        let (_, key) = self.wanted(at).ok()?;
        self.cache.as_ref()?.fresh(&key, (self.toolkit.now)())
    }

    /// A session from the cache, or a new one. Whoever makes one holds the lock on its entry, so that
    /// processes that need the same session ask a person once.
    fn kept_or_minted(&mut self, at: usize) -> Result<Credentials, Error> {
        loop {
            let (address, key) = self.wanted(at)?;
            let now = self.toolkit.now;
            let fresh = |walk: &Self| walk.cache.as_ref()?.fresh(&key, now());
            if let Some(session) = fresh(self) {
                self.tell_the_others();
                // What keeps it from being shared was said when it was made.
                let _ = self.share(at, &key, &session);
                return Ok(session);
            }
            let lock = self.cache.as_ref().map(|cache| cache.lock(&key)).transpose();
            let lock = lock.unwrap_or_else(|error| {
                self.notices.push(error.to_string());
                None
            });
            self.tell_the_others();
            if lock.is_some()
                && let Some(session) = fresh(self)
            {
                return Ok(session);
            }
            if self.settle()? && self.wanted(at)?.1 != key {
                // Its program gives somebody else's credentials now, who may have a session.
                drop(lock);
                self.running = self.callers().and_then(|callers| callers.lock().ok());
                continue;
            }
            let session = if let Some(session) = self.shared(at, &address, &key) {
                session
            } else {
                let source = at.checked_sub(1).map(|before| self.take(before)).transpose()?;
                self.mint(at, &address, source.as_ref(), lock.as_ref())?
            };
            if let (Some(lock), Some(cache)) = (&lock, &self.cache)
                && let Err(error) = cache.keep(&key, &session, lock)
            {
                self.notices.push(error.to_string());
            }
            self.notices.extend(self.share(at, &key, &session).err());
            return Ok(session);
        }
    }

    fn open_cache(&mut self) {
        let steps = || self.chain.steps.iter().map(|step| &step.what);
        if !steps().any(minted) {
            return;
        }
        match Cache::open(self.toolkit.env) {
            Ok(cache) => self.cache = Some(cache),
            // Who is never asked for a code loses nothing that is worth a word.
            Err(error) if steps().any(asks) => self.notices.push(error.to_string()),
            Err(_) => {}
        }
    }

    /// Where a session is to come from, and the key that says all that was asked for.
    fn wanted(&mut self, at: usize) -> Result<(Address, Key), Error> {
        let what = self.step(at)?.what.clone();
        let (arn, operation) = match &what {
            What::AssumeRole(role) => (&role.role_arn, "AssumeRole"),
            What::SessionToken { mfa, .. } => (&mfa.serial, "GetSessionToken"),
            What::WebIdentity { role_arn, .. } => (role_arn, "AssumeRoleWithWebIdentity"),
            _ => return Err(no_source()),
        };
        let partition = partition(arn);
        let env = self.toolkit.env;
        let address = Address::find(Service::Sts, env, self.profiles, self.settings, partition)?;
        let caller = match (&what, at.checked_sub(1)) {
            (What::WebIdentity { token_file, .. }, _) => {
                let token = web_identity::token(token_file)?;
                Key::new(&[Some("token"), Some(token.expose())]).digest().to_owned()
            }
            (_, Some(before)) => self.caller(before)?,
            (_, None) => return Err(no_source()),
        };
        let url = address.target().uri().to_string();
        let (mut session_name, mut external_id, mut tags) = (None, None, None);
        let (mfa, duration) = match &what {
            What::AssumeRole(role) => {
                session_name = role.role_session_name.as_deref();
                external_id = role.external_id.as_deref();
                let all = (&role.tags, &role.transitive_tag_keys);
                tags = (!role.tags.is_empty()).then(|| serde_json::json!(all).to_string());
                (role.mfa.as_ref(), role.duration_seconds)
            }
            What::SessionToken { mfa, duration_seconds } => (Some(mfa), *duration_seconds),
            What::WebIdentity { role_session_name, .. } => {
                session_name = role_session_name.as_deref();
                (None, None)
            }
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
    fn caller(&mut self, at: usize) -> Result<String, Error> {
        let what = &self.step(at)?.what;
        if minted(what) {
            return Ok(self.wanted(at)?.1.digest().to_owned());
        }
        self.first_caller()
    }

    pub(super) fn sts<'s>(&self, address: &'s Address) -> Result<Sts<'s>, Error> {
        Sts::new(address, &self.trust(), self.toolkit.now)
    }

    fn trust(&self) -> Trust<'_> {
        Trust { env: self.toolkit.env, profile: self.settings }
    }
}

/// Whether a step's credentials come from STS.
fn minted(what: &What) -> bool {
    matches!(what, What::SessionToken { .. } | What::AssumeRole(_) | What::WebIdentity { .. })
}

/// Whether a step needs a code.
fn asks(what: &What) -> bool {
    match what {
        What::SessionToken { .. } => true,
        What::AssumeRole(role) => role.mfa.is_some(),
        _ => false,
    }
}

pub(super) fn no_source() -> Error {
    Error::Failed("the chain begins with a step that needs credentials".to_owned())
}
