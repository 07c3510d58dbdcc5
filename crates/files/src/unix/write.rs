//! The one way in which bytes come to be a file, and a folder comes to be.

use rustix::fs::{
    AtFlags, Gid, Mode, OFlags, Uid, fchmod, fchown, fsync, openat, renameat, unlinkat,
};
use rustix::io::Errno;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::os::fd::BorrowedFd;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;

/// Writes a file's next content beside it: for its owner alone, and on the disk when this returns.
///
/// There is one place beside each file, so that writers who were killed leave one file at most, which the
/// next one clears away. The caller holds the lock of the file.
pub(super) fn stage(
    folder: BorrowedFd<'_>,
    name: &OsStr,
    bytes: &[u8],
    owner: Option<(Uid, Gid)>,
) -> io::Result<()> {
    unstage(folder, name)?;
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let private = Mode::RUSR | Mode::WUSR;
    let written = openat(folder, beside(name), flags, private)
        .and_then(|file| {
            // Whatever the process's mask says.
            fchmod(&file, private)?;
            if let Some((user, group)) = owner {
                fchown(&file, Some(user), Some(group))?;
            }
            Ok(File::from(file))
        })
        .map_err(io::Error::from)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
    if written.is_err() {
        // The half-written file would only be in the way; what counts is why it was not written.
        let _ = unstage(folder, name);
    }
    written
}

/// Puts what was staged in the file's place, for good.
pub(super) fn commit(folder: BorrowedFd<'_>, name: &OsStr) -> Result<(), Errno> {
    renameat(folder, beside(name), folder, name)?;
    fsync(folder)
}

/// Removes what was staged, when there is something.
pub(super) fn unstage(folder: BorrowedFd<'_>, name: &OsStr) -> Result<(), Errno> {
    match unlinkat(folder, beside(name), AtFlags::empty()) {
        Err(Errno::NOENT) => Ok(()),
        other => other,
    }
}

fn beside(name: &OsStr) -> OsString {
    hidden(name, ".new")
}

/// The hidden name beside a file's for something that belongs to it.
pub(super) fn hidden(name: &OsStr, suffix: &str) -> OsString {
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(suffix);
    hidden
}

/// Makes a folder and those above it where they are missing: 0700 whatever the umask, and on the disk.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    let parent = path.parent().unwrap_or(path);
    make_folder(parent)?;
    // Closed from the beginning, since whoever makes it may be killed before the next line; that gives its owner what a
    // mask has taken.
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => fs::set_permissions(path, fs::Permissions::from_mode(0o700))?,
        // Somebody else was quicker, or something that is no folder is there, which opening will tell.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(error),
    }
    // A file that was acknowledged must not vanish with the folder that holds it.
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    File::open(parent)?.sync_all()
}
