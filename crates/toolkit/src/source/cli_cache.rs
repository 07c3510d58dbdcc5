//! aws-cli's own cache of sessions, shared with it where a profile says `cli_cache = true`.
//!
//! A session lies there in the clear, under a name that says neither where it was opened nor by whom. So
//! one that aws-cli has put there is taken only after STS, at this profile's own endpoint, has said that
//! it is the role's; whose it is, the device in the name says. One that we have put there carries the key
//! of our own entry, and is taken under that key only. What is somebody else's and still good is left
//! alone, and so is what another user has put there.

use super::Credentials;
use super::walk::Walk;
use crate::cache::Key;
use crate::chain::What;
use crate::env::Env;
use crate::process::rfc3339;
use crate::sts::{Address, Keys};
use countersign_api::sts::{GetCallerIdentity, GetCallerIdentityInput};
use countersign_files::{Error, Exposed, Folder};
use countersign_ident::{Arn, Secret};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// aws-cli takes a session out of its cache as long as so many seconds of it are left.
const LEFT: i64 = 15 * 60;

/// No file there is nearly as long, in bytes.
const MOST: u64 = 256 * 1024;

impl Walk<'_> {
    /// The session of a step that aws-cli, or we, have kept for aws-cli.
    pub(super) fn shared(&self, at: usize, address: &Address, key: &Key) -> Option<Credentials> {
        let (folder, name, role_arn) = self.shares(at)?;
        let now = (self.toolkit.now)();
        let file = File::read(&folder, name).ok()??;
        let session = file.session(now).filter(|session| good(session, now))?;
        let is_its = match &file.countersign {
            Some(_) => file.is_ours(key),
            None => self.is_the_roles(address, &session, role_arn),
        };
        is_its.then_some(session)
    }

    /// Keeps a step's session for aws-cli, too, where that is asked for. The error says why it is not.
    pub(super) fn share(&self, at: usize, key: &Key, session: &Credentials) -> Result<(), String> {
        let Some((folder, name, role_arn)) = self.shares(at) else { return Ok(()) };
        let (path, now) = (folder.join(name), (self.toolkit.now)());
        let not = |why: &dyn std::fmt::Display| {
            format!("the session of {role_arn} is not shared with aws-cli: {why}")
        };
        if let Some(file) = File::read(&folder, name).map_err(|error| not(&error))? {
            let there = file.session(now).filter(|there| good(there, now));
            if there.as_ref().is_some_and(|there| there.access_key_id == session.access_key_id) {
                return Ok(());
            }
            if there.is_some() && !file.is_ours(key) {
                let path = path.display();
                return Err(not(&format_args!("{path} holds another one that is still good")));
            }
        }
        if !good(session, now) {
            return Ok(());
        }
        countersign_files::replace(&path, &File::of(session, key)).map_err(|error| not(&error))
    }

    /// Where a step's session is shared, by folder and name, and the role.
    fn shares(&self, at: usize) -> Option<(PathBuf, &str, &str)> {
        let What::AssumeRole(role) = &self.chain.steps.get(at)?.what else { return None };
        Some((folder(self.toolkit.env)?, role.cli_cache.as_deref()?, &role.role_arn))
    }

    /// Whether STS says that a session is one of the role. No answer is none.
    fn is_the_roles(&self, address: &Address, session: &Credentials, role_arn: &str) -> bool {
        let keys = Keys {
            access_key_id: session.access_key_id.clone(),
            secret_access_key: session.secret_access_key.clone(),
            session_token: session.session_token.clone(),
        };
        let who = self
            .sts(address)
            .and_then(|sts| sts.call::<GetCallerIdentity>(&GetCallerIdentityInput {}, Some(&keys)));
        who.is_ok_and(|who| who.arn.is_some_and(|arn| is_of(&arn, role_arn)))
    }
}

/// Whether it lasts so long that aws-cli takes it.
fn good(session: &Credentials, now: i64) -> bool {
    session.expiration.is_some_and(|end| end.saturating_sub(now) >= LEFT)
}

/// aws-cli's folder: beside the files where they are by default, wherever they are now.
fn folder(env: &Env) -> Option<PathBuf> {
    Some(env.home()?.join(".aws").join("cli").join("cache"))
}

/// Whether `arn:P:sts::ACCOUNT:assumed-role/ROLE/SESSION` is a session of `arn:P:iam::ACCOUNT:role/…/ROLE`.
fn is_of(session_arn: &str, role_arn: &str) -> bool {
    let (Some(session), Some(role)) = (Arn::parse(session_arn), Arn::of_iam(role_arn, "role"))
    else {
        return false;
    };
    let name = match session.typed() {
        Some(("assumed-role", name)) => name.split_once('/').map(|(role, _)| role),
        _ => None,
    };
    let place = (session.partition, session.service, session.account);
    place == (role.partition, "sts", role.account) && name == Some(role.name())
}

/// A file there, as far as it is of interest.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct File<T> {
    credentials: Kept<T>,
    /// The key of our own entry, where the session is ours. aws-cli passes over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    countersign: Option<T>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Kept<T> {
    access_key_id: T,
    secret_access_key: T,
    session_token: T,
    expiration: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_id: Option<T>,
}

impl File<String> {
    /// A file that is there; one that says something else is as if it were not. It is an error when it, or
    /// the folder, is another user's or a link, by which somebody else might have put it there.
    fn read(folder: &Path, name: &str) -> Result<Option<File<String>>, Error> {
        let Some(folder) = Folder::open(folder, Exposed::Close)? else { return Ok(None) };
        match folder.read(name, MOST) {
            Ok(bytes) => Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok())),
            Err(Error::TooLarge(..)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn is_ours(&self, key: &Key) -> bool {
        self.countersign.as_deref() == Some(key.digest())
    }

    fn session(&self, now: i64) -> Option<Credentials> {
        let kept = &self.credentials;
        // aws-cli writes the name of the time zone.
        let end = match kept.expiration.strip_suffix("UTC") {
            Some(time) => format!("{time}Z"),
            None => kept.expiration.clone(),
        };
        Some(Credentials {
            access_key_id: kept.access_key_id.clone(),
            secret_access_key: Secret::from(kept.secret_access_key.as_str()),
            session_token: Some(Secret::from(kept.session_token.as_str())),
            expiration: Some(end.parse::<Timestamp>().ok()?.as_second()),
            expiration_text: None,
            issued: now,
            account_id: kept.account_id.clone(),
        })
    }
}

impl File<&str> {
    /// The bytes of a file with a session of ours.
    fn of(session: &Credentials, key: &Key) -> Zeroizing<Vec<u8>> {
        let expiration = session.expiration.map(rfc3339).unwrap_or_default();
        let file = File {
            credentials: Kept {
                access_key_id: session.access_key_id.as_str(),
                secret_access_key: session.secret_access_key.expose(),
                session_token: session
                    .session_token
                    .as_ref()
                    .map(Secret::expose)
                    .unwrap_or_default(),
                expiration: &expiration,
                account_id: session.account_id.as_deref(),
            },
            countersign: Some(key.digest()),
        };
        // Texts always have a JSON form; one that had not would not be read back.
        Zeroizing::new(serde_json::to_vec(&file).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "f.json";

    #[test]
    fn a_session_is_that_of_its_role_and_account() {
        let role = "arn:aws:iam::111122223333:role/path/to/r";
        assert!(is_of("arn:aws:sts::111122223333:assumed-role/r/s", role));
        for other in [
            "arn:aws:sts::111122223333:assumed-role/to/s",
            "arn:aws:sts::111122223333:assumed-role/r",
            "arn:aws:sts::111122223334:assumed-role/r/s",
            "arn:aws-cn:sts::111122223333:assumed-role/r/s",
            "arn:aws:iam::111122223333:user/r/s",
            "",
        ] {
            assert!(!is_of(other, role), "{other}");
        }
    }

    #[test]
    fn reads_what_aws_cli_writes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let read = |text: &str| {
            std::fs::write(folder.path().join(NAME), text).unwrap();
            File::read(folder.path(), NAME).unwrap()
        };
        let file = |end: &str| {
            format!(
                "{{\"Credentials\": {{\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"S\", \"SessionToken\": \"T\", \"Expiration\": \"{end}\", \"More\": 1}}, \"AssumedRoleUser\": {{}}, \"ResponseMetadata\": {{}}}}"
            )
        };
        for end in ["2023-11-14T22:13:20UTC", "2023-11-14T22:13:20Z", "2023-11-14T22:13:20+00:00"] {
            let seen = read(&file(end)).unwrap();
            assert_eq!(seen.session(1).unwrap().expiration, Some(1_700_000_000), "{end}");
            assert!(!seen.is_ours(&Key::new(&[Some("k")])));
        }
        assert!(read(&file("soon")).unwrap().session(1).is_none());
        assert!(read("").is_none() && read("{\"Credentials\": {}}").is_none());
        assert!(File::read(folder.path(), "none").unwrap().is_none());
        assert!(File::read(&folder.path().join("none"), NAME).unwrap().is_none());
    }

    #[cfg(not(windows))]
    #[test]
    fn k2_what_is_no_plain_file_of_ours_is_neither_followed_nor_waited_for() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("elsewhere"), "").unwrap();
        symlink(at("elsewhere"), at("link")).unwrap();
        std::fs::hard_link(at("elsewhere"), at("second name")).unwrap();
        mknodat(CWD, at("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        for name in ["link", "second name", "pipe"] {
            assert!(File::read(folder.path(), name).is_err(), "{name}");
        }
        symlink(folder.path(), at("folder")).unwrap();
        assert!(File::read(&at("folder"), "none").is_err());
    }

    #[test]
    fn what_is_ours_says_so_and_is_read_back() {
        let (key, folder) = (Key::new(&[Some("k")]), tempfile::tempdir().unwrap());
        let secret = Secret::from("S");
        let session = Credentials {
            expiration: Some(1_700_000_000),
            session_token: Some(Secret::from("T")),
            ..Credentials::lasting("A".to_owned(), secret, 7)
        };
        std::fs::write(folder.path().join(NAME), File::of(&session, &key)).unwrap();
        let read = File::read(folder.path(), NAME).unwrap().unwrap();
        assert!(read.is_ours(&key) && !read.is_ours(&Key::new(&[Some("l")])));
        assert_eq!(read.session(7), Some(session));
    }
}
