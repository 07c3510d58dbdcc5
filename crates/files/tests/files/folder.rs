//! A folder that is ours alone.

use countersign_files::{Error, Exposed, Folder};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

const MOST: u64 = 16;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

#[test]
fn a_file_is_read_as_it_was_written() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("cache/countersign");
    assert!(Folder::open(&path, Exposed::Refuse).unwrap().is_none());
    let folder = Folder::create(&path, Exposed::Refuse).unwrap();
    assert_eq!((mode(&path), mode(&home.path().join("cache"))), (0o700, 0o700));
    assert_eq!(folder.read("a", MOST).unwrap(), None);

    let lock = folder.lock("a.lock").unwrap();
    folder.replace(&lock, "a", b"one").unwrap();
    folder.replace(&lock, "a", b"two").unwrap();
    assert_eq!(&**folder.read("a", MOST).unwrap().unwrap(), b"two");
    assert_eq!((mode(&folder.path("a")), mode(&folder.path("a.lock"))), (0o600, 0o600));
    folder.replace(&lock, "a", &[0; 17]).unwrap();
    assert!(matches!(folder.read("a", MOST), Err(Error::TooLarge(_, MOST))));
}

#[test]
fn k1_what_others_may_read_is_closed_or_refused() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("f");
    let folder = Folder::create(&path, Exposed::Close).unwrap();
    let lock = folder.lock("lock").unwrap();
    folder.replace(&lock, "a", b"x").unwrap();
    let open = |path: &Path| fs::set_permissions(path, PermissionsExt::from_mode(0o644)).unwrap();

    open(&folder.path("a"));
    folder.read("a", MOST).unwrap();
    assert_eq!(mode(&folder.path("a")), 0o600);
    fs::set_permissions(&path, PermissionsExt::from_mode(0o750)).unwrap();
    assert!(matches!(Folder::open(&path, Exposed::Refuse), Err(Error::Exposed(p)) if p == path));
    Folder::open(&path, Exposed::Close).unwrap();
    assert_eq!(mode(&path), 0o700);

    let strict = Folder::open(&path, Exposed::Refuse).unwrap().unwrap();
    open(&folder.path("a"));
    assert!(matches!(strict.read("a", MOST), Err(Error::Exposed(p)) if p == folder.path("a")));
}

#[test]
fn k2_no_link_is_followed() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("f");
    let folder = Folder::create(&path, Exposed::Close).unwrap();
    let elsewhere = home.path().join("elsewhere");
    fs::write(&elsewhere, "precious").unwrap();
    symlink(&elsewhere, folder.path("a")).unwrap();
    symlink(&elsewhere, folder.path("lock")).unwrap();
    symlink(&path, home.path().join("link")).unwrap();
    assert!(matches!(folder.read("a", MOST), Err(Error::NotOurs(_))));
    assert!(matches!(folder.lock("lock"), Err(Error::NotOurs(_))));
    let link = Folder::create(&home.path().join("link"), Exposed::Close);
    assert!(matches!(link, Err(Error::NotOurs(_))));

    let lock = folder.lock("other").unwrap();
    folder.replace(&lock, "a", b"x").unwrap();
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "precious");
    assert_eq!(&**folder.read("a", MOST).unwrap().unwrap(), b"x");
}

#[test]
fn a_lock_is_free_when_every_hold_on_it_is_let_go() {
    let home = tempfile::tempdir().unwrap();
    let folder = Folder::create(home.path(), Exposed::Close).unwrap();
    let lock = folder.lock("lock").unwrap();
    let share = lock.share().unwrap();
    drop(lock);
    let (said, heard) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(|| folder.lock_or("lock", move || said.send(()).unwrap()).unwrap());
        // It says that it waits, so it does wait for the second hold.
        heard.recv_timeout(std::time::Duration::from_mins(1)).unwrap();
        drop(share);
    });
}
