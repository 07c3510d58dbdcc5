//! A private folder: files are read without following links, and replaced whole.

use crate::Error;
use aws_lc_rs::rand;
use data_encoding::HEXLOWER;
use rustix::fs::{
    AtFlags, CWD, FileType, FlockOperation, Mode, OFlags, fchmod, flock, fstat, openat, renameat,
    unlinkat,
};
use rustix::io::{Errno, read, write};
use rustix::process::geteuid;
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::{fs, io};
use zeroize::Zeroizing;

/// A folder that is ours alone.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    fd: OwnedFd,
}

const PRIVATE_FOLDER: Mode = Mode::RWXU;
const PRIVATE: Mode = Mode::RUSR.union(Mode::WUSR);

/// No file here is nearly as long.
const MAX: usize = 256 * 1024;

impl Folder {
    /// Opens a folder, making it and its parents when they are missing. The last of its names is not a
    /// link, it belongs to us, and others have no access, or have none from now on.
    pub(super) fn open(path: &Path) -> Result<Folder, Error> {
        let fail = |why: &dyn std::fmt::Display| {
            Error::Failed(format!("cannot keep sessions in {}: {why}", path.display()))
        };
        make(path).map_err(|error| fail(&error))?;
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let fd = openat(CWD, path, flags, Mode::empty()).map_err(|error| fail(&error))?;
        close_to_others(&fd, PRIVATE_FOLDER).map_err(|error| fail(&error))?;
        Ok(Folder { path: path.to_owned(), fd })
    }

    /// The bytes of a file of ours; none when there is no such regular file, or it is not ours.
    pub(super) fn read(&self, name: &str) -> Option<Zeroizing<Vec<u8>>> {
        // A pipe without a writer would block, and a device may do anything.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let fd = openat(&self.fd, name, flags, Mode::empty()).ok()?;
        let stat = fstat(&fd).ok()?;
        if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
            return None;
        }
        close_to_others(&fd, PRIVATE).ok()?;
        let mut bytes = Zeroizing::new(vec![0; usize::try_from(stat.st_size).ok()?.min(MAX)]);
        let mut length = 0;
        while let Some(rest) = bytes.get_mut(length..).filter(|rest| !rest.is_empty()) {
            match read(&fd, rest) {
                Ok(0) => break,
                Ok(read) => length += read,
                Err(Errno::INTR) => {}
                Err(_) => return None,
            }
        }
        bytes.truncate(length);
        Some(bytes)
    }

    /// Puts a file in place of what has its name: at every moment the old or the new one is there.
    /// It is not synced, since an entry that a power cut damages is as if it were not there.
    pub(super) fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let mut random = [0; 8];
        rand::fill(&mut random).map_err(|_| self.fail("write", name, &"no random bytes"))?;
        let temporary = format!(".{}.tmp", HEXLOWER.encode(&random));
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let written = openat(&self.fd, &temporary, flags, PRIVATE).and_then(|fd| {
            fchmod(&fd, PRIVATE)?;
            let mut rest = bytes;
            while !rest.is_empty() {
                match write(&fd, rest) {
                    Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                    Err(Errno::INTR) => {}
                    Err(error) => return Err(error),
                }
            }
            renameat(&self.fd, &temporary, &self.fd, name)
        });
        written.map_err(|error| {
            // Whether this works changes nothing for the person: the write failed.
            let _ = unlinkat(&self.fd, &temporary, AtFlags::empty());
            self.fail("write", name, &error)
        })
    }

    /// Waits for the lock on a name. It is held as long as the file is open.
    pub(super) fn lock(&self, name: &str) -> Result<OwnedFd, Error> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let fail = |error: Errno| self.fail("lock", name, &error);
        let fd = openat(&self.fd, name, flags, PRIVATE).map_err(fail)?;
        close_to_others(&fd, PRIVATE).map_err(fail)?;
        loop {
            match flock(&fd, FlockOperation::LockExclusive) {
                Ok(()) => return Ok(fd),
                Err(Errno::INTR) => {}
                Err(error) => return Err(fail(error)),
            }
        }
    }

    fn fail(&self, what: &str, name: &str, why: &dyn std::fmt::Display) -> Error {
        Error::Failed(format!("cannot {what} {}: {why}", self.path.join(name).display()))
    }
}

/// Makes a folder and its parents where they are missing; what is made is 0700 whatever the umask.
fn make(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        make(parent)?;
    }
    match fs::create_dir(path) {
        Ok(()) => fs::set_permissions(path, fs::Permissions::from_mode(0o700)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes sure that a file is ours and has this mode and no wider one.
fn close_to_others(fd: &OwnedFd, mode: Mode) -> Result<(), Errno> {
    let stat = fstat(fd)?;
    if stat.st_uid != geteuid().as_raw() {
        return Err(Errno::PERM);
    }
    if Mode::from_raw_mode(stat.st_mode) & (Mode::RWXU | Mode::RWXG | Mode::RWXO) != mode {
        fchmod(fd, mode)?;
    }
    Ok(())
}
