//! One file that a person owns.

use countersign_files::{Error, Locked, outlive_limits, read, replace};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

const MOST: u64 = 1 << 20;

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().mode() & 0o7777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_made_with_its_folders_for_its_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("a/.aws/config");
    assert_eq!(read(&path, MOST).unwrap(), None);
    replace(&path, b"one").unwrap();
    assert_eq!(&**read(&path, MOST).unwrap().unwrap(), b"one");
    assert_eq!(mode(&path), 0o600);
    assert_eq!((mode(&home.path().join("a")), mode(&home.path().join("a/.aws"))), (0o700, 0o700));
    // Neither the lock nor what was staged stays.
    assert_eq!(names(path.parent().unwrap()), ["config"]);

    fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
    replace(&path, b"two").unwrap();
    assert_eq!((mode(&path), fs::read(&path).unwrap()), (0o600, b"two".to_vec()));
}

#[test]
fn a_link_stays_one_and_its_target_is_replaced() {
    let home = tempfile::tempdir().unwrap();
    let (link, target) = (home.path().join("config"), home.path().join("dotfiles/real"));
    symlink("dotfiles/middle", &link).unwrap();
    fs::create_dir(home.path().join("dotfiles")).unwrap();
    symlink("real", home.path().join("dotfiles/middle")).unwrap();
    for content in ["made", "replaced"] {
        replace(&link, content.as_bytes()).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&target).unwrap(), content);
        assert!(!fs::symlink_metadata(&target).unwrap().is_symlink());
    }

    symlink("round", home.path().join("round")).unwrap();
    replace(&home.path().join("round"), b"x").unwrap_err();
}

#[test]
fn what_is_no_plain_file_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("config");
    fs::create_dir(&folder).unwrap();
    assert!(matches!(replace(&folder, b"x").unwrap_err(), Error::NotOurs(path) if path == folder));
    assert!(matches!(
        replace(Path::new("/dev/null"), b"x"),
        Err(Error::Io { .. } | Error::NotOurs(_))
    ));
    assert_eq!(read(Path::new("/dev/null"), MOST).unwrap().unwrap().len(), 0);

    let file = home.path().join("long");
    fs::write(&file, "12345").unwrap();
    assert!(read(&file, 5).is_ok());
    assert!(matches!(read(&file, 4), Err(Error::TooLarge(_, 4))));
    assert!(matches!(Locked::open(&file).unwrap().read(4), Err(Error::TooLarge(_, 4))));
}

#[test]
fn what_is_staged_and_not_committed_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config");
    fs::write(&path, "old").unwrap();
    let locked = Locked::open(&path).unwrap();
    drop(locked.stage(b"new").unwrap());
    drop(locked);
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(home.path()), ["config"]);
}

#[test]
fn k3_what_a_killed_writer_left_is_in_nobodys_way() {
    let home = tempfile::tempdir().unwrap();
    let (path, elsewhere) = (home.path().join("config"), home.path().join("elsewhere"));
    fs::write(home.path().join(".config.lock"), "").unwrap();
    fs::write(&elsewhere, "precious").unwrap();
    // What lies where the new file is written is replaced, never written through.
    symlink(&elsewhere, home.path().join(".config.new")).unwrap();
    replace(&path, b"x").unwrap();
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "precious");
    assert_eq!(names(home.path()), ["config", "elsewhere"]);
}

#[test]
fn one_waits_for_another_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config");
    let first = Locked::open_or(&path, || panic!("there is nobody to wait for")).unwrap();
    let (said, heard) = channel();
    let second = std::thread::spawn({
        let path = path.clone();
        move || {
            let locked = Locked::open_or(&path, || said.send(()).unwrap()).unwrap();
            locked.read(MOST).unwrap().map(|bytes| bytes.to_vec())
        }
    });
    heard.recv_timeout(Duration::from_mins(1)).unwrap();
    first.stage(b"by the first").unwrap().commit().unwrap();
    drop(first);
    assert_eq!(second.join().unwrap(), Some(b"by the first".to_vec()));
}

#[test]
fn writers_at_the_same_time_all_take_effect() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..25 {
                    let locked = Locked::open(&path).unwrap();
                    let mut bytes = locked.read(MOST).unwrap().map_or(Vec::new(), |b| b.to_vec());
                    bytes.push(b'x');
                    locked.stage(&bytes).unwrap().commit().unwrap();
                }
            });
        }
    });
    assert_eq!(fs::read(&path).unwrap().len(), 200);
    assert_eq!(names(home.path()), ["config"]);
}

/// Runs one test of this binary as a process of its own, under a limit on what a file may hold.
#[test]
fn a_full_disk_leaves_the_old_file() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config");
    fs::write(&path, "old").unwrap();
    let me = std::env::current_exe().unwrap();
    // The shell's limit is in blocks of 512 or 1,024 bytes.
    let script = "ulimit -f 1; exec \"$0\" --exact locked::writes_much --nocapture";
    let mut child = Command::new("sh");
    let out = child.args(["-c", script]).arg(&me).env("WRITE_MUCH_TO", &path).output().unwrap();
    assert!(out.status.success(), "{out:?}");
    assert!(String::from_utf8_lossy(&out.stdout).contains("1 passed"), "{out:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(home.path()), ["config"]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it is how a test tells itself what to do")]
fn writes_much() {
    let Ok(path) = std::env::var("WRITE_MUCH_TO") else { return };
    outlive_limits().unwrap();
    let error = replace(path.as_ref(), &[b'x'; 5000]).unwrap_err().to_string();
    assert!(error.contains("File too large") && error.contains("config"), "{error}");
}
