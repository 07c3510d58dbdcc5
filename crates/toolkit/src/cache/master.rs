//! The key that everything in the folder is sealed under: in the system's keyring, or in a file beside.
//!
//! Where there is a key file, it is the key: so one that an older version made goes on being used, and a
//! home folder that is shared with a container whose kernel refuses keys settles on the file. Else the
//! key is in the keyring, under the folder's identity, a random word in the file `id`. One folder can be
//! shared by two keyrings (two machines, two user namespaces), and neither knows of the other: so entries
//! that are sealed under a keyring's key carry a name of that key in theirs, and the two keep apart
//! instead of taking turns to overwrite each other's.
//!
//! On Windows there is the file alone, and DPAPI seals it for the user who is signed in.
//!
//! A keyring's key may be lost at any time, with the machine's next start at the latest. What was sealed
//! under it is then as good as not there, and is swept when the next key is made.

use super::{Cache, Key, seal};
use crate::env::Env;
use crate::{Error, random};
use aws_lc_rs::hmac::{HMAC_SHA256, Key as HashKey, sign};
use countersign_files::Lock;
use countersign_keyring::session as keyring;
use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

/// Where the key may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the file if there is one, else in the keyring, else in a new file.
    Auto,
    /// In the keyring and nowhere else.
    Keyring,
    /// In the file and nowhere else.
    File,
}

impl Place {
    /// What `COUNTERSIGN_CACHE_KEY` says.
    pub(super) fn of(env: &Env) -> Result<Place, Error> {
        match env.text(VARIABLE).map(str::trim) {
            None | Some("auto") => Ok(Place::Auto),
            Some("keyring") => Ok(Place::Keyring),
            Some("file") => Ok(Place::File),
            Some(_) => Err(Error::Failed(format!("{VARIABLE} is not `auto`, `keyring` or `file`"))),
        }
    }
}

/// The key.
pub(super) struct Master {
    pub(super) key: Zeroizing<Vec<u8>>,
    /// What it is called in the names of entries; a key file's are called by their digest alone.
    name: Option<String>,
}

impl Master {
    fn of_file(key: Zeroizing<Vec<u8>>) -> Master {
        Master { key, name: None }
    }

    fn of_keyring(key: Zeroizing<Vec<u8>>) -> Master {
        let name = sign(&HashKey::new(HMAC_SHA256, &key), b"name of the key");
        let name = name.as_ref().first_chunk::<8>().map(|name| HEXLOWER.encode(name));
        Master { key, name }
    }

    /// The name of an entry's file.
    pub(super) fn entry(&self, key: &Key, extension: &str) -> String {
        match &self.name {
            Some(name) => format!("{}-{name}.{extension}", key.digest()),
            None => format!("{}.{extension}", key.digest()),
        }
    }
}

impl Cache {
    /// The key, if there is one.
    pub(super) fn master(&self) -> Option<Master> {
        let kept = self.read(FILE);
        #[cfg(windows)]
        let kept = kept.and_then(|kept| countersign_dpapi::unprotect(&kept).ok());
        if self.place != Place::Keyring
            && let Some(key) = kept.filter(|key| seal::is_key(key))
        {
            return Some(Master::of_file(key));
        }
        if self.place == Place::File {
            return None;
        }
        let key = keyring::get(&self.keyring_name()?).ok().flatten();
        key.filter(|key| seal::is_key(key)).map(Master::of_keyring)
    }

    /// The key; made when there is none at `now`, in Unix seconds. It will last as long as anything that
    /// is sealed under it now.
    pub(super) fn make_master(&self, now: i64) -> Result<Master, Error> {
        if let Some(master) = self.lasting() {
            return Ok(master);
        }
        // Of processes that have no key at once, one makes it and the others find it.
        let lock = self.folder.lock("key.lock")?;
        if let Some(master) = self.lasting() {
            return Ok(master);
        }
        // What was sealed under a key that is lost is never replaced; nothing that old can be in use.
        let _ = self.folder.remove_older(&["session", "used", "caller"], now - LONGEST);
        if self.place != Place::File {
            let made = self.put_in_keyring(&lock);
            // Where the kernel takes no key, as in many containers, there is still the file.
            if made.is_ok() || self.place == Place::Keyring {
                return made;
            }
        }
        let key = seal::new_key()?;
        #[cfg(not(windows))]
        let kept = &key;
        #[cfg(windows)]
        let kept = &countersign_dpapi::protect(&key)
            .map_err(|error| Error::Failed(format!("Windows cannot seal a key: {error}")))?;
        self.folder.replace(&lock, FILE, kept)?;
        Ok(Master::of_file(key))
    }

    /// The key, renewed. One that cannot be renewed is about to go, and as good as gone.
    fn lasting(&self) -> Option<Master> {
        let master = self.master()?;
        match (&master.name, self.keyring_name()) {
            (Some(_), Some(name)) => keyring::renew(&name, KEPT).ok().map(|()| master),
            _ => Some(master),
        }
    }

    fn put_in_keyring(&self, lock: &Lock) -> Result<Master, Error> {
        let name = if let Some(name) = self.keyring_name() {
            name
        } else {
            let mut id = [0; ID / 2];
            random::fill(&mut id)?;
            let id = HEXLOWER.encode(&id);
            self.folder.replace(lock, IDENTITY, id.as_bytes())?;
            format!("{PREFIX}{id}")
        };
        let key = seal::new_key()?;
        keyring::put(&name, &key, KEPT).map_err(Error::Failed)?;
        Ok(Master::of_keyring(key))
    }

    /// What the folder's key is called in the keyring, once it has had one.
    fn keyring_name(&self) -> Option<String> {
        let id = self.read(IDENTITY)?;
        let id = std::str::from_utf8(&id).ok()?;
        let is_id =
            id.len() == ID && id.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        is_id.then(|| format!("{PREFIX}{id}"))
    }
}

const VARIABLE: &str = "COUNTERSIGN_CACHE_KEY";

/// The key's file.
pub(super) const FILE: &str = "key";

/// The file with the folder's identity, which is no secret, and its length.
const IDENTITY: &str = "id";
const ID: usize = 32;

const PREFIX: &str = "countersign-cache-";

/// The longest session that STS opens, in seconds.
const LONGEST: i64 = 36 * 3600;

/// How long a keyring keeps a key that was last used to seal something, in seconds: longer than the
/// longest session, and no longer than it must, since a folder may be gone for good.
const KEPT: u32 = 37 * 3600;

#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Credentials;
    use countersign_ident::Secret;
    use std::fs;
    use std::path::PathBuf;

    /// A folder whose key in the keyring goes with the test.
    struct Home(tempfile::TempDir);

    impl Home {
        fn new() -> Home {
            Home(tempfile::tempdir().unwrap())
        }

        fn cache(&self, place: &str) -> Cache {
            let base = self.0.path().to_str().unwrap();
            Cache::open(&Env::of(&[("XDG_CACHE_HOME", base), (VARIABLE, place)])).unwrap()
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join("countersign").join(name)
        }

        fn files(&self) -> Vec<PathBuf> {
            let mut files: Vec<_> =
                fs::read_dir(self.path("")).unwrap().map(|file| file.unwrap().path()).collect();
            files.sort();
            files
        }

        fn entries(&self) -> Vec<PathBuf> {
            let is_entry = |path: &PathBuf| path.extension().is_some_and(|e| e == "session");
            self.files().into_iter().filter(is_entry).collect()
        }
    }

    impl Drop for Home {
        fn drop(&mut self) {
            if let Some(name) = self.cache("keyring").keyring_name() {
                keyring::forget(&name);
            }
        }
    }

    const NOW: i64 = 1_700_000_000;

    fn session() -> Credentials {
        let secret = Secret::from("canary");
        let key = Credentials::lasting("ASIAEXAMPLE".to_owned(), secret, NOW);
        Credentials { expiration: Some(NOW + 3600), ..key }
    }

    fn key() -> Key {
        Key::new(&[Some("a")])
    }

    fn keep(cache: &Cache) {
        cache.keep(&key(), &session(), &cache.lock(&key()).unwrap()).unwrap();
    }

    fn found(cache: &Cache) -> bool {
        cache.fresh(&key(), NOW).is_some()
    }

    #[test]
    fn nothing_of_a_keyrings_key_is_on_the_disk_and_each_folder_has_its_own() {
        let (home, other) = (Home::new(), Home::new());
        for place in ["auto", "keyring"] {
            keep(&home.cache(place));
            keep(&other.cache(place));
            assert!(found(&home.cache("keyring")) && found(&home.cache("auto")), "{place}");
        }
        let key = |home: &Home| home.cache("keyring").master().unwrap().key.to_vec();
        assert_ne!(key(&home), key(&other));
        assert!(!home.path(FILE).exists());
        for file in home.files() {
            let bytes = fs::read(&file).unwrap();
            assert!(!bytes.windows(8).any(|part| key(&home).windows(8).any(|k| k == part)));
            let hex = HEXLOWER.encode(&key(&home));
            assert!(!String::from_utf8_lossy(&bytes).contains(&hex), "{file:?}");
        }
        // An entry opens in no other folder.
        fs::copy(&home.entries()[0], &other.entries()[0]).unwrap();
        assert!(!found(&other.cache("keyring")));
    }

    #[test]
    fn a_key_file_that_is_there_is_the_key_wherever_another_could_be() {
        let home = Home::new();
        keep(&home.cache("file"));
        assert!(found(&home.cache("auto")));
        keep(&home.cache("auto"));
        assert_eq!((home.entries().len(), home.path(IDENTITY).exists()), (1, false));
        // Who insists on the keyring is heard, and takes nothing from the others.
        assert!(!found(&home.cache("keyring")));
        keep(&home.cache("keyring"));
        assert!(found(&home.cache("keyring")) && found(&home.cache("file")));
        // A file that is none is not.
        fs::write(home.path(FILE), "short").unwrap();
        assert!(found(&home.cache("auto")) && !found(&home.cache("file")));
    }

    #[test]
    fn when_the_key_is_lost_all_is_as_not_there_and_another_is_made() {
        let home = Home::new();
        keep(&home.cache("auto"));
        let lost = home.entries();
        keyring::forget(&home.cache("auto").keyring_name().unwrap());
        assert!(!found(&home.cache("auto")));
        keep(&home.cache("auto"));
        assert!(found(&home.cache("auto")));
        // The lost key might be another machine's, which goes on using what is its.
        assert!(home.entries().len() == 2 && lost.iter().all(|file| file.exists()));

        keyring::forget(&home.cache("auto").keyring_name().unwrap());
        let written = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_699_000_000);
        let file = fs::File::options().write(true).open(&lost[0]).unwrap();
        file.set_modified(written).unwrap();
        keep(&home.cache("auto"));
        assert!(found(&home.cache("auto")) && !lost[0].exists());
        assert_eq!(home.entries().len(), 2);
    }

    #[test]
    fn a_damaged_identity_is_replaced() {
        let home = Home::new();
        keep(&home.cache("auto"));
        let before = home.cache("auto").keyring_name().unwrap();
        for damaged in ["", "short", "../../../../../../../../../../etc"] {
            fs::write(home.path(IDENTITY), damaged).unwrap();
            assert!(!found(&home.cache("auto")), "{damaged}");
        }
        keep(&home.cache("auto"));
        assert!(found(&home.cache("auto")));
        keyring::forget(&before);
    }

    #[test]
    fn another_word_for_the_place_is_an_error() {
        let error = Place::of(&Env::of(&[(VARIABLE, "disk")])).unwrap_err().to_string();
        assert!(error.contains(VARIABLE) && error.contains("`keyring`"), "{error}");
        for none in [Env::default(), Env::of(&[(VARIABLE, " ")])] {
            assert_eq!(Place::of(&none).unwrap(), Place::Auto);
        }
    }
}
