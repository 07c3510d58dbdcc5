//! Whose credentials a program prints: so it need not run again where all that it leads to is kept.
//!
//! Sessions are kept by the access key id of who has asked for them, and what a program prints is known
//! only when it has run, which may take a while or ask a person something. So its last access key id is
//! remembered for a short while, by the command and the environment that it ran in: as long as a process
//! that holds its credentials would not ask again, and no longer, since somebody else may sign in to
//! whatever it asks.

use super::{Cache, Key, seal};
use crate::Error;
use crate::env::Env;
use crate::source::Credentials;
use aws_lc_rs::hmac::{Context, HMAC_SHA256, Key as HashKey, sign};
use countersign_files::Lock;
use data_encoding::HEXLOWER;
use serde_json::json;
use zeroize::Zeroizing;

/// For how many seconds it is remembered at most.
const REMEMBERED: i64 = 15 * 60;

/// What a shell changes between two calls from the same place.
const RESTLESS: [&str; 3] = ["_", "SHLVL", "OLDPWD"];

/// What is remembered of one program in one environment.
#[derive(Debug)]
pub(crate) struct Callers<'a> {
    cache: &'a Cache,
    program: Key,
}

impl<'a> Callers<'a> {
    /// That of a profile's command. `now` is the time in Unix seconds.
    pub(crate) fn new(
        cache: &'a Cache,
        env: &Env,
        profile: &str,
        command: &str,
        now: i64,
    ) -> Result<Callers<'a>, Error> {
        let master = cache.make_master(now)?;
        // The environment holds secrets, some of them short: its digest must tell nothing without the key.
        let key = sign(&HashKey::new(HMAC_SHA256, &master.key), b"environments of programs");
        let mut hash = Context::with_key(&HashKey::new(HMAC_SHA256, key.as_ref()));
        let variables = env.all().filter(|(name, _)| RESTLESS.iter().all(|other| name != other));
        let parts = [profile.as_bytes(), command.as_bytes()].into_iter();
        let variables =
            variables.flat_map(|(name, value)| [name.as_encoded_bytes(), value.as_encoded_bytes()]);
        for part in parts.chain(variables) {
            hash.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        let program = HEXLOWER.encode(hash.sign().as_ref());
        Ok(Callers { cache, program: Key::new(&[Some("caller"), Some(&program)]) })
    }

    /// Waits until nobody else runs the program to remember what it prints.
    pub(crate) fn lock(&self) -> Result<Lock, Error> {
        self.cache.lock(&self.program)
    }

    /// The access key id that it printed last. Whatever is wrong with the memory, there is none.
    pub(crate) fn last(&self, now: i64) -> Option<String> {
        let master = self.cache.master()?;
        let sealed = self.cache.read(&master.entry(&self.program, "caller"))?;
        let plain = seal::open(&master.key, self.program.digest(), &sealed)?;
        let (id, from, until): (String, i64, i64) = serde_json::from_slice(&plain).ok()?;
        (from..until).contains(&now).then_some(id)
    }

    /// Remembers whose credentials it has printed. The caller holds the lock.
    pub(crate) fn remember(
        &self,
        credentials: &Credentials,
        now: i64,
        lock: &Lock,
    ) -> Result<(), Error> {
        let end = credentials.expiration.unwrap_or(i64::MAX);
        let until = end.min(now.saturating_add(REMEMBERED));
        let plain = Zeroizing::new(json!((&credentials.access_key_id, now, until)).to_string());
        let master = self.cache.make_master(now)?;
        let sealed = seal::seal(&master.key, self.program.digest(), plain.as_bytes())?;
        let name = master.entry(&self.program, "caller");
        Ok(self.cache.folder.replace(lock, &name, &sealed)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use countersign_ident::Secret;

    #[test]
    fn it_is_remembered_by_command_profile_and_environment_for_a_while() {
        let home = tempfile::tempdir().unwrap();
        let base = home.path().to_str().unwrap();
        let env = Env::of(&[("XDG_CACHE_HOME", base), ("COUNTERSIGN_CACHE_KEY", "file")]);
        let cache = Cache::open(&env).unwrap();
        let of = |env: &Env, profile: &str, command: &str| {
            Callers::new(&cache, env, profile, command, 1000).unwrap()
        };
        let callers = of(&env, "p", "c");
        assert_eq!(callers.last(1000), None);
        let mut key = Credentials::lasting("AKIA".to_owned(), Secret::from("S"), 1000);
        callers.remember(&key, 1000, &callers.lock().unwrap()).unwrap();
        assert_eq!(callers.last(1000).as_deref(), Some("AKIA"));
        assert_eq!(callers.last(1899).as_deref(), Some("AKIA"));
        assert_eq!((callers.last(1900), callers.last(999)), (None, None));
        let restless = env.with("SHLVL", "3").with("_", "x");
        assert!(of(&restless, "p", "c").last(1000).is_some());
        for other in [
            of(&env, "q", "c"),
            of(&env, "p", "d"),
            of(&env, "pc", ""),
            of(&env.with("A", "b"), "p", "c"),
            of(&env.with("COUNTERSIGN_CACHE_KEY", "auto"), "p", "c"),
        ] {
            assert_eq!(other.last(1000), None);
        }
        // Never longer than the credentials last.
        key.expiration = Some(1060);
        callers.remember(&key, 1000, &callers.lock().unwrap()).unwrap();
        assert_eq!((callers.last(1059).as_deref(), callers.last(1060)), (Some("AKIA"), None));
    }
}
