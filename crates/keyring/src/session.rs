//! The keyring for keys that may be lost: on Linux the kernel's, of the user; on macOS the Keychain.
//!
//! The kernel's user keyring is the same for every login, service and job of a user id (in one user
//! namespace), and is neither on a disk nor in another process's memory. A key there belongs to the user,
//! not to the session that put it, and goes when it was not renewed for the time that it was given.
//!
//! A name is one word, of letters, digits and hyphens.

use zeroize::Zeroizing;

#[cfg(target_os = "linux")]
pub use kernel::{forget, get, put, renew};

#[cfg(target_os = "linux")]
mod kernel {
    use super::Zeroizing;
    use linux_keyutils::{
        Key, KeyError, KeyPermissionsBuilder, KeyRing, KeyRingIdentifier, Permission,
    };

    /// The key of a name; `None` if there is none, or it has run out or was revoked.
    pub fn get(name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, String> {
        let Some(key) = find(name)? else { return Ok(None) };
        let mut bytes = Zeroizing::new(vec![0; LONGEST]);
        match key.read(&mut *bytes) {
            // One that did not fit is none of ours.
            Ok(length) if length > LONGEST => Ok(None),
            Ok(length) => {
                bytes.truncate(length);
                Ok(Some(bytes))
            }
            Err(error) if is_gone(error) => Ok(None),
            Err(error) => Err(refused(error)),
        }
    }

    /// Keeps a key for so many seconds, in place of one of the same name.
    pub fn put(name: &str, key: &[u8], seconds: u32) -> Result<(), String> {
        let user = user()?;
        // The permissions may be set by who possesses the key, which a service or another session does
        // only as long as the user's keyring hangs on one of its own: the thread's, since another thread
        // may do the same at this moment.
        let own = KeyRing::from_special_id(KeyRingIdentifier::Thread, true).map_err(refused)?;
        own.link_keyring(user).map_err(refused)?;
        let done = user.add_key(name, key).map_err(refused).and_then(|key| {
            settle(key, seconds).inspect_err(|_| {
                // A key that others cannot read would be made anew by each of them.
                let _ = user.unlink_key(key);
            })
        });
        // It goes with the thread at the latest.
        let _ = own.unlink_keyring(user);
        done
    }

    /// Lets a key live for so many seconds from now on.
    pub fn renew(name: &str, seconds: u32) -> Result<(), String> {
        match find(name)? {
            Some(key) => lasts(key, seconds),
            None => Ok(()),
        }
    }

    /// Forgets a key. Whether it was there is all the same.
    pub fn forget(name: &str) {
        if let (Ok(user), Ok(Some(key))) = (user(), find(name)) {
            let _ = user.unlink_key(key);
        }
    }

    /// No key here is longer, in bytes.
    const LONGEST: usize = 64;

    fn user() -> Result<KeyRing, String> {
        KeyRing::from_special_id(KeyRingIdentifier::User, true).map_err(refused)
    }

    fn find(name: &str) -> Result<Option<Key>, String> {
        match user()?.search(name) {
            Ok(key) => Ok(Some(key)),
            Err(error) if is_gone(error) => Ok(None),
            Err(error) => Err(refused(error)),
        }
    }

    /// Opens a key to all processes of its user, whatever keyrings hang on them, and to nobody else.
    fn settle(key: Key, seconds: u32) -> Result<(), String> {
        let all = KeyPermissionsBuilder::builder().posessor(Permission::ALL).user(Permission::ALL);
        key.set_perms(all.build()).map_err(refused)?;
        lasts(key, seconds)
    }

    fn lasts(key: Key, seconds: u32) -> Result<(), String> {
        let seconds = usize::try_from(seconds).unwrap_or(usize::MAX);
        key.set_timeout(seconds).map_err(refused)
    }

    fn is_gone(error: KeyError) -> bool {
        matches!(error, KeyError::KeyDoesNotExist | KeyError::KeyExpired | KeyError::KeyRevoked)
    }

    fn refused(error: KeyError) -> String {
        let why = match error {
            KeyError::PermissionDenied | KeyError::AccessDenied => "permission denied".to_owned(),
            KeyError::QuotaExceeded => "the user's quota of keys is used up".to_owned(),
            KeyError::Unknown(number) => std::io::Error::from_raw_os_error(number).to_string(),
            other => format!("{other:?}"),
        };
        format!("the kernel's keyring refuses: {why}")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        /// A name that goes with the test.
        struct Name(String);

        impl Name {
            fn new(test: &str) -> Name {
                Name(format!("countersign-test-{}-{test}", std::process::id()))
            }
        }

        impl Drop for Name {
            fn drop(&mut self) {
                forget(&self.0);
            }
        }

        fn kept(name: &Name) -> Option<Vec<u8>> {
            get(&name.0).unwrap().map(|key| key.to_vec())
        }

        #[test]
        fn a_key_is_kept_replaced_and_forgotten() {
            let (name, other) = (Name::new("kept"), Name::new("kept-too"));
            assert_eq!(kept(&name), None);
            put(&name.0, b"one", 60).unwrap();
            assert_eq!((kept(&name), kept(&other)), (Some(b"one".to_vec()), None));
            put(&name.0, &[7; LONGEST], 60).unwrap();
            assert_eq!(kept(&name), Some(vec![7; LONGEST]));
            put(&name.0, &[7; LONGEST + 1], 60).unwrap();
            assert_eq!(kept(&name), None);
            forget(&name.0);
            assert_eq!(kept(&name), None);
        }

        #[test]
        fn a_revoked_key_is_as_good_as_none_and_is_replaced() {
            let name = Name::new("revoked");
            put(&name.0, b"one", 60).unwrap();
            find(&name.0).unwrap().unwrap().revoke().unwrap();
            assert_eq!(kept(&name), None);
            put(&name.0, b"two", 60).unwrap();
            assert_eq!(kept(&name), Some(b"two".to_vec()));
        }

        #[test]
        fn a_key_goes_when_its_time_is_over_and_renewing_it_gives_it_more() {
            let (short, renewed) = (Name::new("short"), Name::new("renewed"));
            // Where a machine is slow, its second may be over before it is renewed.
            while kept(&renewed).is_none() {
                put(&renewed.0, b"one", 1).unwrap();
                let _ = renew(&renewed.0, 600);
            }
            put(&short.0, b"one", 1).unwrap();
            while kept(&short).is_some() {
                std::thread::park_timeout(std::time::Duration::from_millis(50));
            }
            assert_eq!(kept(&renewed), Some(b"one".to_vec()));
            put(&short.0, b"two", 600).unwrap();
            assert_eq!(kept(&short), Some(b"two".to_vec()));
            renew("countersign-test-of-none", 600).unwrap();
        }

        #[test]
        fn the_user_may_do_all_without_holding_it_and_others_nothing() {
            let name = Name::new("permissions");
            put(&name.0, b"one", 60).unwrap();
            let key = find(&name.0).unwrap().unwrap();
            assert_eq!(key.metadata().unwrap().get_perms().bits(), 0x3f3f_0000);
        }
    }
}

#[cfg(target_os = "macos")]
pub use keychain::{forget, get, put, renew};

#[cfg(target_os = "macos")]
mod keychain {
    use super::Zeroizing;
    use crate::desktop::Keyring;

    const KEYRING: Keyring = Keyring { service: "countersign-cache", label: "Countersign cache" };

    /// The key of a name; `None` if there is none.
    pub fn get(name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, String> {
        KEYRING.get(name)
    }

    /// Keeps a key in place of one of the same name. The Keychain knows no time after which it goes.
    pub fn put(name: &str, key: &[u8], _seconds: u32) -> Result<(), String> {
        KEYRING.put(name, key)
    }

    /// Nothing: the key does not run out.
    pub fn renew(_name: &str, _seconds: u32) -> Result<(), String> {
        Ok(())
    }

    /// Forgets a key. Whether it was there is all the same.
    pub fn forget(name: &str) {
        KEYRING.forget(name);
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub use none::{forget, get, put, renew};

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod none {
    use super::Zeroizing;

    /// An error: there is no such keyring.
    pub fn get(_name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, String> {
        Err("this system has no keyring for it".to_owned())
    }

    /// An error: there is no such keyring.
    pub fn put(_name: &str, _key: &[u8], _seconds: u32) -> Result<(), String> {
        Err("this system has no keyring for it".to_owned())
    }

    /// Nothing: there is no such keyring.
    pub fn renew(_name: &str, _seconds: u32) -> Result<(), String> {
        Ok(())
    }

    /// Nothing: there is no such keyring.
    pub fn forget(_name: &str) {}
}
