//! Sessions kept between runs: found by everything that was asked, sealed, and locked while one is made.
//!
//! An entry is a sealed file named by a digest of its [`Key`] and, where it is not that of the folder
//! itself, by the key that it is sealed under. Whoever has to make one holds the lock
//! file beside it, so processes that need the same session ask a person once. The lock goes with the
//! process, so when the one that asks dies the next one asks.

mod caller;
mod master;
mod seal;
mod used;

use crate::Error;
use crate::env::Env;
use crate::source::Credentials;
use aws_lc_rs::digest::{SHA256, digest};
use countersign_files::{Exposed, Folder, Lock};
use data_encoding::HEXLOWER;
use serde_json::json;
use std::path::PathBuf;
use zeroize::Zeroizing;

pub(crate) use caller::Callers;
use master::Place;
pub(crate) use used::UsedCodes;

/// What a session was asked for: two that differ in any part are two entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key(String);

impl Key {
    /// Joins the parts, each of which may be absent, so that no two lists of parts make the same key.
    pub(crate) fn new(parts: &[Option<&str>]) -> Key {
        let joined = json!(parts).to_string();
        Key(HEXLOWER.encode(digest(&SHA256, joined.as_bytes()).as_ref()))
    }

    /// The digest, which stands for the key where it is a part of another.
    pub(crate) fn digest(&self) -> &str {
        &self.0
    }
}

/// The folder of kept sessions.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: Folder,
    place: Place,
}

impl Cache {
    /// Opens the folder, making it when it is missing: `XDG_CACHE_HOME/countersign`, else
    /// `~/.cache/countersign`. It is ours, 0700, or an error.
    pub(crate) fn open(env: &Env) -> Result<Cache, Error> {
        let base: Option<PathBuf> = env
            .path("XDG_CACHE_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| env.home().map(|home| home.join(".cache")));
        let Some(base) = base else {
            return Err(Error::Failed("there is no home folder to keep sessions in".to_owned()));
        };
        let path = base.join("countersign");
        let place = Place::of(env)?;
        Ok(Cache { folder: Folder::create(&path, Exposed::Close)?, place })
    }

    /// The session under a key, when there is one that is still to be used at `now`. Whatever is wrong
    /// with an entry, it is as if it were not there.
    pub(crate) fn fresh(&self, key: &Key, now: i64) -> Option<Credentials> {
        let master = self.master()?;
        let sealed = self.read(&master.entry(key, "session"))?;
        let session = Credentials::decode(&seal::open(&master.key, key.digest(), &sealed)?)?;
        session.is_fresh(now).then_some(session)
    }

    /// Waits for the lock on a key's entry.
    pub(crate) fn lock(&self, key: &Key) -> Result<Lock, Error> {
        Ok(self.folder.lock(&format!("{}.lock", key.digest()))?)
    }

    /// Keeps a session. The caller holds the lock.
    pub(crate) fn keep(&self, key: &Key, session: &Credentials, lock: &Lock) -> Result<(), Error> {
        let master = self.make_master(session.issued)?;
        let sealed = seal::seal(&master.key, key.digest(), &session.encode())?;
        Ok(self.folder.replace(lock, &master.entry(key, "session"), &sealed)?)
    }

    /// A file of the folder. One that cannot be read or is not ours is as if it were not there.
    fn read(&self, name: &str) -> Option<Zeroizing<Vec<u8>>> {
        self.folder.read(name, MOST).ok().flatten()
    }
}

/// No file here is nearly as long, in bytes.
const MOST: u64 = 256 * 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use countersign_ident::Secret;
    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    fn session(expiration: i64) -> Credentials {
        Credentials {
            access_key_id: "ASIAEXAMPLE".to_owned(),
            secret_access_key: Secret::from("canary-secret"),
            session_token: Some(Secret::from("canary-token")),
            expiration: Some(expiration),
            expiration_text: None,
            issued: 1000,
            account_id: Some("111122223333".to_owned()),
        }
    }

    fn entry(key: &Key) -> String {
        format!("{}.session", key.digest())
    }

    struct Home {
        dir: tempfile::TempDir,
        env: Env,
    }

    impl Home {
        fn new() -> Home {
            let dir = tempfile::tempdir().unwrap();
            let base = dir.path().to_str().unwrap();
            let env = Env::of(&[("XDG_CACHE_HOME", base), ("COUNTERSIGN_CACHE_KEY", "file")]);
            Home { dir, env }
        }

        fn file(&self, name: &str) -> PathBuf {
            self.dir.path().join("countersign").join(name)
        }

        fn kept(&self, key: &Key) -> Cache {
            let cache = Cache::open(&self.env).unwrap();
            let lock = cache.lock(key).unwrap();
            cache.keep(key, &session(5000), &lock).unwrap();
            cache
        }
    }

    #[test]
    fn what_is_kept_is_found_under_its_key_only() {
        let (home, key) = (Home::new(), Key::new(&[Some("a"), None]));
        let cache = home.kept(&key);
        assert_eq!(cache.fresh(&key, 1000), Some(session(5000)));
        for other in
            [&[Some("a")][..], &[Some("a"), Some("")], &[None, Some("a")], &[Some("a,null")]]
        {
            assert_eq!(cache.fresh(&Key::new(other), 1000), None, "{other:?}");
        }
        // An entry that was moved to another name does not open there.
        let other = Key::new(&[Some("b")]);
        fs::copy(home.file(&entry(&key)), home.file(&entry(&other))).unwrap();
        assert_eq!(cache.fresh(&other, 1000), None);
    }

    #[test]
    fn a_damaged_entry_or_key_is_as_if_it_were_not_there() {
        let (home, key) = (Home::new(), Key::new(&[Some("a")]));
        let cache = home.kept(&key);
        let file = home.file(&entry(&key));
        let whole = fs::read(&file).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&file, &bytes).unwrap();
            assert_eq!(cache.fresh(&key, 1000), None, "byte {at}");
            fs::write(&file, &whole[..at]).unwrap();
            assert_eq!(cache.fresh(&key, 1000), None, "{at} bytes");
        }
        fs::write(home.file(master::FILE), "short").unwrap();
        assert_eq!(cache.fresh(&key, 1000), None);
        assert_eq!(home.kept(&key).fresh(&key, 1000), Some(session(5000)));
    }

    #[test]
    fn nothing_lies_in_the_clear_or_open_to_others() {
        let (home, key) = (Home::new(), Key::new(&[Some("a")]));
        home.kept(&key);
        let folder = home.file("");
        assert_eq!(fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
        for file in fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600, "{path:?}");
            let bytes = fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("canary") && !text.contains("ASIAEXAMPLE"), "{path:?}");
        }
        // K1: a folder or key that others could read is closed again.
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(home.file(master::FILE), fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(home.kept(&key).fresh(&key, 1000), Some(session(5000)));
        assert_eq!(fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(home.file(master::FILE)).unwrap().mode() & 0o777, 0o600);
    }

    #[test]
    fn k2_links_and_devices_are_not_followed() {
        let (home, key) = (Home::new(), Key::new(&[Some("a")]));
        let cache = home.kept(&key);
        let (file, elsewhere) = (home.file(&entry(&key)), home.dir.path().join("elsewhere"));
        fs::rename(&file, &elsewhere).unwrap();
        symlink(&elsewhere, &file).unwrap();
        assert_eq!(cache.fresh(&key, 1000), None);
        let before = fs::read(&elsewhere).unwrap();
        home.kept(&key);
        assert_eq!(fs::read(&elsewhere).unwrap(), before);
        assert!(fs::symlink_metadata(&file).unwrap().is_file());

        fs::remove_file(&file).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &file,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        assert_eq!(cache.fresh(&key, 1000), None);

        let other = Home::new();
        symlink(home.file(""), other.file("")).unwrap_err();
        symlink(home.dir.path().join("countersign"), other.dir.path().join("countersign")).unwrap();
        assert!(Cache::open(&other.env).unwrap_err().to_string().contains("countersign"));
    }

    #[test]
    fn an_entry_is_used_until_a_quarter_or_fifteen_minutes_are_left() {
        for (life, left_when_stale) in [(900, 225), (3600, 900), (43_200, 900), (4, 1)] {
            let session = session(1000 + life);
            let stale = 1000 + life - left_when_stale;
            assert!(session.is_fresh(1000) && session.is_fresh(stale - 1), "{life}");
            assert!(!session.is_fresh(stale) && !session.is_fresh(1000 + life), "{life}");
        }
    }
}
