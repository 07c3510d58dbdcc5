//! The locker: kept, private, whole.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use countersign_authenticator::{Entry, Keeper, Locker, LockerError, Method};
use countersign_files::Error;
use countersign_otp::uri::{Factor, Otpauth};
use countersign_otp::{Digits, Seed};
use tempfile::TempDir;
use zeroize::Zeroizing;

const SEED: &[u8; 20] = b"12345678901234567890";

/// A folder that is not there yet, in one that goes away with the test.
fn place() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("share").join("authenticator");
    (home, path)
}

fn entry(name: &str) -> Entry {
    let device = Otpauth::device("ada@111122223333", "Countersign", Seed::from(*SEED));
    Entry { name: name.parse().unwrap(), device }
}

fn names(locker: &Locker) -> Vec<String> {
    locker.entries().unwrap().iter().map(|e| e.name.to_string()).collect()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

/// Every file of a folder with its content.
fn contents(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(path)
        .unwrap()
        .map(|e| e.unwrap().path())
        .map(|p| (p.clone(), fs::read(p).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn what_was_added_is_there_for_another_process() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    assert_eq!(names(&locker), [""; 0]);
    assert!(!path.exists(), "reading made a folder");

    locker.add(entry("work")).unwrap();
    locker.add(entry("arn:aws:iam::111122223333:mfa/ada")).unwrap();
    let other = Locker::at(&path);
    assert_eq!(names(&other), ["work", "arn:aws:iam::111122223333:mfa/ada"]);
    assert_eq!(other.entries().unwrap()[0], entry("work"));
    let shown = other.code("WORK", 59).unwrap();
    assert_eq!((shown.code.expose(), shown.seconds_left), ("287082".into(), Some(1)));

    assert_eq!(other.remove("work").unwrap(), entry("work"));
    assert_eq!(names(&locker), ["arn:aws:iam::111122223333:mfa/ada"]);
}

#[test]
fn a_name_is_taken_once_whatever_its_case() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    locker.add(entry("work")).unwrap();
    let before = contents(&path);
    for name in ["work", "Work"] {
        let refused = locker.add(entry(name)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("there is an entry `{name}` already; remove it first or choose another name")
        );
    }
    assert_eq!(contents(&path), before);
}

#[test]
fn one_is_put_in_place_of_another_and_called_by_a_name_that_is_free() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    locker.put(entry("work")).unwrap();
    let other = Otpauth::device("bob@111122223333", "Countersign", Seed::from(*SEED));
    locker.put(Entry { name: "WORK".parse().unwrap(), device: other.clone() }).unwrap();
    let entries = locker.entries().unwrap();
    assert!(entries.len() == 1 && entries[0].device == other, "{entries:?}");
    locker.add(entry("home")).unwrap();

    let taken = locker.rename("work", "Home".parse().unwrap());
    assert!(matches!(taken, Err(LockerError::Exists(name)) if name == "Home"));
    let none = locker.rename("play", "x".parse().unwrap());
    assert!(matches!(none, Err(LockerError::Unknown(name)) if name == "play"));
    assert_eq!(names(&locker), ["WORK", "home"]);
    locker.rename("work", "play".parse().unwrap()).unwrap();
    assert_eq!(names(&locker), ["play", "home"]);
}

#[test]
fn what_is_not_there_is_unknown() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    for _ in 0..2 {
        let refused = locker.code("work", 0).unwrap_err();
        assert_eq!(refused.to_string(), "there is no entry `work`");
        assert!(matches!(locker.remove("work"), Err(LockerError::Unknown(_))));
        locker.add(entry("other")).ok();
    }
}

#[test]
fn k1_everything_is_for_its_owner_alone() {
    let (home, path) = place();
    let locker = Locker::at(&path);
    locker.add(entry("work")).unwrap();
    assert_eq!(mode(&path), 0o700);
    assert_eq!(mode(&home.path().join("share")), 0o700);
    let files = contents(&path);
    assert_eq!(files.len(), 3, "{files:?}");
    for (file, _) in &files {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }

    for (file, _) in files.iter().filter(|(f, _)| !f.ends_with("lock")) {
        fs::set_permissions(file, PermissionsExt::from_mode(0o640)).unwrap();
        let refused = locker.code("work", 0).unwrap_err();
        assert!(
            matches!(&refused, LockerError::File(Error::Exposed(p)) if p == file),
            "{refused:?}"
        );
        assert!(refused.to_string().contains("chmod go="));
        fs::set_permissions(file, PermissionsExt::from_mode(0o600)).unwrap();
    }
    fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    assert!(matches!(locker.entries(), Err(LockerError::File(Error::Exposed(p))) if p == path));
}

#[test]
fn a1_no_file_holds_a_seed_in_the_clear() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    locker.add(entry("work")).unwrap();
    let base32 = Seed::from(*SEED).to_base32();
    let hex = "3132333435363738393031323334353637383930";
    for (file, bytes) in contents(&path) {
        for canary in [&SEED[..], base32.as_bytes(), hex.as_bytes(), b"Countersign"] {
            let found = bytes.windows(canary.len()).any(|w| w == canary);
            assert!(!found, "{}", file.display());
        }
    }
    let shown = format!("{:?} {:?}", entry("work"), locker.entries());
    assert!(!shown.contains(&*base32) && !shown.contains("49, 50, 51"), "{shown}");
}

#[test]
fn a_changed_locker_is_refused_and_left_alone() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    locker.add(entry("work")).unwrap();
    let file = path.join("locker");
    let whole = fs::read(&file).unwrap();

    let mut bent: Vec<Vec<u8>> = (0..whole.len()).map(|n| whole[..n].to_vec()).collect();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bent.push(bytes);
    }
    bent.push([&whole[..], b"\0"].concat());
    for bytes in bent {
        fs::write(&file, &bytes).unwrap();
        let before = contents(&path);
        for refused in [
            locker.entries().unwrap_err(),
            locker.code("work", 0).unwrap_err(),
            locker.add(entry("other")).unwrap_err(),
            locker.remove("work").unwrap_err(),
        ] {
            assert!(matches!(refused, LockerError::Damaged(_)), "{refused:?}");
        }
        assert_eq!(contents(&path), before);
    }

    let mut newer = whole.clone();
    newer[4] = 9;
    fs::write(&file, newer).unwrap();
    assert!(matches!(locker.entries(), Err(LockerError::Newer(_))));

    fs::write(&file, whole).unwrap();
    assert_eq!(names(&locker), ["work"]);
}

#[test]
fn a_locker_without_its_key_is_refused_and_no_key_is_made() {
    let (_home, path) = place();
    let (_other_home, other_path) = place();
    let (locker, other) = (Locker::at(&path), Locker::at(&other_path));
    locker.add(entry("work")).unwrap();
    other.add(entry("work")).unwrap();
    let (key, other_key) = (path.join("locker.key"), other_path.join("locker.key"));
    let right = fs::read(&key).unwrap();
    assert_ne!(right, fs::read(&other_key).unwrap());

    fs::copy(&other_key, &key).unwrap();
    assert!(matches!(locker.entries(), Err(LockerError::Damaged(_))));

    fs::write(&key, b"short").unwrap();
    assert!(matches!(locker.entries(), Err(LockerError::BadKey(_))));
    assert!(matches!(locker.add(entry("other")), Err(LockerError::BadKey(_))));

    fs::remove_file(&key).unwrap();
    assert!(matches!(locker.entries(), Err(LockerError::NoKey(_))));
    assert!(matches!(locker.add(entry("other")), Err(LockerError::NoKey(_))));
    assert!(!key.exists());

    fs::write(&key, right).unwrap();
    fs::set_permissions(&key, PermissionsExt::from_mode(0o600)).unwrap();
    assert_eq!(names(&locker), ["work"]);
}

#[test]
fn k2_nothing_is_reached_through_a_link_or_a_pipe() {
    let (home, path) = place();
    let locker = Locker::at(&path);
    locker.add(entry("work")).unwrap();
    let elsewhere = home.path().join("elsewhere");

    for name in ["locker", "locker.key", "lock"] {
        let file = path.join(name);
        fs::rename(&file, &elsewhere).unwrap();
        symlink(&elsewhere, &file).unwrap();
        assert!(
            matches!(locker.add(entry("x")), Err(LockerError::File(Error::NotOurs(_)))),
            "{name}"
        );
        fs::remove_file(&file).unwrap();
        fs::hard_link(&elsewhere, &file).unwrap();
        assert!(
            matches!(locker.add(entry("x")), Err(LockerError::File(Error::NotOurs(_)))),
            "{name}"
        );
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        assert!(
            matches!(locker.add(entry("x")), Err(LockerError::File(Error::NotOurs(_)))),
            "{name}"
        );
        fs::remove_dir(&file).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, &file, rustix::fs::Mode::from_raw_mode(0o600))
            .unwrap();
        assert!(
            matches!(locker.add(entry("x")), Err(LockerError::File(Error::NotOurs(_)))),
            "{name}"
        );
        fs::remove_file(&file).unwrap();
        fs::rename(&elsewhere, &file).unwrap();
    }
    assert_eq!(names(&locker), ["work"]);

    // What lies where the new file is written is replaced, never written through.
    fs::write(&elsewhere, b"precious").unwrap();
    symlink(&elsewhere, path.join(".locker.new")).unwrap();
    locker.add(entry("x")).unwrap();
    assert_eq!(fs::read(&elsewhere).unwrap(), b"precious");

    fs::rename(&path, elsewhere.with_extension("d")).unwrap();
    symlink(elsewhere.with_extension("d"), &path).unwrap();
    assert!(matches!(locker.entries(), Err(LockerError::File(Error::NotOurs(_)))));
}

#[test]
fn k3_what_a_crash_left_behind_is_in_nobodys_way() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    locker.add(entry("work")).unwrap();
    fs::write(path.join(".locker.new"), b"half of a lock").unwrap();
    assert_eq!(names(&locker), ["work"]);
    locker.add(entry("other")).unwrap();
    assert_eq!(names(&locker), ["work", "other"]);
    assert!(!path.join(".locker.new").exists());
}

#[test]
fn k3_writers_at_once_lose_nothing_and_readers_see_it_whole() {
    let (_home, path) = place();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for n in 0..8 {
                    Locker::at(path).add(entry(&format!("{writer}-{n}"))).unwrap();
                }
            });
            scope.spawn(move || {
                for _ in 0..40 {
                    Locker::at(path).entries().unwrap();
                }
            });
        }
    });
    assert_eq!(names(&Locker::at(&path)).len(), 32);
}

#[test]
fn a_counter_is_used_up_before_its_code_is_shown() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    let counted = |name, counter| {
        let mut entry = entry(name);
        entry.device.factor = Factor::Counter { counter };
        entry
    };
    locker.add(counted("token", 0)).unwrap();
    locker.add(counted("last", u64::MAX)).unwrap();
    for code in ["755224", "287082", "359152"] {
        let shown = Locker::at(&path).code("token", 0).unwrap();
        assert_eq!((shown.code.expose(), shown.seconds_left), (code.into(), None));
        assert_eq!(shown.code.digits(), Digits::Six);
    }
    let factor = locker.entries().unwrap()[0].device.factor;
    assert_eq!(factor, Factor::Counter { counter: 3 });
    assert!(matches!(locker.code("last", 0), Err(LockerError::Spent(_))));
}

#[test]
fn the_entry_of_a_device_is_found_by_name_or_by_its_label() {
    let (_home, path) = place();
    let locker = Locker::at(&path);
    let named = |name: &str, account: &str, seed: u8| {
        let device = Otpauth::device(account, "Countersign", Seed::from([seed; 20]));
        Entry { name: name.parse().unwrap(), device }
    };
    let code = |serial: &str| locker.code_for(serial, 59).map(|shown| shown.code.expose());
    let of = |name: &str| locker.code(name, 59).unwrap().code.expose();
    let ada = "arn:aws:iam::111122223333:mfa/ada";
    assert!(matches!(code(ada), Err(LockerError::NoDevice(_))));

    // The last part of the ARN, unless the label says that it is somebody else's.
    locker.add(named("ada", "ada@444455556666", 1)).unwrap();
    let refused = code(ada).unwrap_err();
    assert!(refused.to_string().contains(ada), "{refused}");
    assert_eq!(code("arn:aws:iam::444455556666:mfa/x/ada").unwrap(), of("ada"));
    locker.add(named("bob", "bob", 2)).unwrap();
    assert_eq!(code("arn:aws:iam::111122223333:mfa/bob").unwrap(), of("bob"));

    // The label beats it, and the whole ARN as a name beats both.
    locker.add(named("phone", "ada@111122223333", 3)).unwrap();
    assert_eq!(code(ada).unwrap(), of("phone"));
    locker.add(named("tablet", "ada@111122223333", 4)).unwrap();
    let refused = code(ada).unwrap_err().to_string();
    assert!(refused.contains("phone, tablet"), "{refused}");
    locker.add(named(ada, "x", 5)).unwrap();
    assert_eq!(code(ada).unwrap(), of(ada));

    // A number of a device that has no ARN.
    locker.add(named("GAHT12345678", "x", 6)).unwrap();
    assert_eq!(code("GAHT12345678").unwrap(), of("GAHT12345678"));
}

/// Somebody who knows a passphrase.
#[derive(Debug)]
struct Knows(&'static str);

impl Keeper for Knows {
    fn passphrase(&self) -> Result<Zeroizing<String>, String> {
        Ok(Zeroizing::new(self.0.to_owned()))
    }

    fn has_keyring(&self) -> bool {
        false
    }
}

#[test]
fn a_passphrase_opens_the_locker_and_nothing_else_does() {
    let (_home, path) = place();
    let with = |passphrase| Locker::kept_by(&path, Arc::new(Knows(passphrase)));
    let locker = Locker::at(&path);
    locker.add(entry("work")).unwrap();
    assert!(matches!(locker.seal(Method::Passphrase, Some("")), Err(LockerError::NoPassphrase(_))));
    assert_eq!(locker.method().unwrap(), Some(Method::KeyFile));
    locker.seal(Method::Passphrase, Some("correct horse")).unwrap();
    assert!(!path.join("locker.key").exists());
    assert_eq!(locker.method().unwrap(), Some(Method::Passphrase));

    let before = contents(&path);
    assert!(matches!(locker.entries(), Err(LockerError::NoPassphrase(_))));
    for refused in [
        with("wrong").entries().unwrap_err(),
        with("wrong").add(entry("x")).unwrap_err(),
        with("wrong").seal(Method::KeyFile, None).unwrap_err(),
    ] {
        assert!(matches!(refused, LockerError::WrongPassphrase(_)), "{refused:?}");
    }
    assert_eq!(contents(&path), before);
    with("correct horse").add(entry("other")).unwrap();
    assert_eq!(names(&with("correct horse")), ["work", "other"]);

    // Another passphrase, and back.
    with("correct horse").seal(Method::Passphrase, Some("battery")).unwrap();
    assert!(matches!(with("correct horse").entries(), Err(LockerError::WrongPassphrase(_))));
    with("battery").seal(Method::KeyFile, None).unwrap();
    assert_eq!(names(&locker), ["work", "other"]);
}
