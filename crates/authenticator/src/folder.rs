//! A private folder with a few small files: read whole, replaced whole.
//!
//! Every file is reached through the opened folder and never through a link, so that nobody can
//! move another one in between a check and its use.

use std::fs::{DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rustix::fs::{self, AtFlags, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use zeroize::Zeroizing;

use crate::LockerError;

/// No file of ours comes near this; a larger one is not ours.
const LARGEST: u64 = 4 << 20;

/// Where a file is written before it takes its place. There is one writer at a time.
const NEW: &str = "new";

pub(crate) struct Folder {
    path: PathBuf,
    handle: OwnedFd,
}

/// The right to write. It ends when this is dropped, or when the process does.
pub(crate) struct Lock(#[expect(dead_code, reason = "held for its drop")] File);

impl Folder {
    /// Opens the folder; `None` if there is none.
    pub(crate) fn open(path: &Path) -> Result<Option<Self>, LockerError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = match fs::open(path, flags, Mode::empty()) {
            Ok(handle) => handle,
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::NOTDIR | Errno::LOOP) => return Err(LockerError::NotOurs(path.into())),
            Err(e) => return Err(failed("open", path, e)),
        };
        let folder = Self { path: path.into(), handle };
        let file = File::from(folder.handle.try_clone().map_err(|e| failed("open", path, e))?);
        private(&file, path)?;
        Ok(Some(folder))
    }

    /// Opens the folder, and makes it and those above it when there is none.
    pub(crate) fn create(path: &Path) -> Result<Self, LockerError> {
        if let Some(folder) = Self::open(path)? {
            return Ok(folder);
        }
        let missing: Vec<_> = path.ancestors().take_while(|p| !p.exists()).collect();
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|e| failed("create", path, e))?;
        // A seed that was acknowledged must not vanish with the folder that holds it.
        for parent in missing.iter().filter_map(|p| p.parent()) {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            File::open(parent).and_then(|p| p.sync_all()).map_err(|e| failed("create", path, e))?;
        }
        let gone = || failed("create", path, io::Error::from(io::ErrorKind::NotFound));
        Self::open(path)?.ok_or_else(gone)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Waits until no other process writes here.
    pub(crate) fn lock(&self) -> Result<Lock, LockerError> {
        const NAME: &str = "lock";
        let path = self.path(NAME);
        let file = self.open_file(NAME, OFlags::RDWR | OFlags::CREATE)?;
        let file = file.ok_or_else(|| failed("open", &path, Errno::NOENT))?;
        loop {
            match fs::flock(&file, FlockOperation::LockExclusive) {
                Ok(()) => return Ok(Lock(file)),
                Err(Errno::INTR) => {}
                Err(e) => return Err(failed("lock", &path, e)),
            }
        }
    }

    /// A file's content; `None` if there is no such file.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, LockerError> {
        let Some(file) = self.open_file(name, OFlags::RDONLY)? else { return Ok(None) };
        let mut bytes = Zeroizing::new(Vec::new());
        file.take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| failed("read", &self.path(name), e))?;
        if u64::try_from(bytes.len()).is_ok_and(|n| n <= LARGEST) {
            Ok(Some(bytes))
        } else {
            Err(LockerError::NotOurs(self.path(name)))
        }
    }

    /// Puts a file in place of the one of that name. After a crash at any moment it is the old one
    /// or the new one, and after this returned it is the new one.
    pub(crate) fn replace(
        &self,
        _lock: &Lock,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), LockerError> {
        let fail = |e: Errno| failed("write", &self.path(name), e);
        self.remove_leftover().map_err(fail)?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        let mut file =
            self.open_file(NEW, flags)?.ok_or_else(|| failed("write", &self.path, Errno::NOENT))?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(e) = written {
            // What is there is still whole; the half-written file would only be in the way.
            let _ = self.remove_leftover();
            return Err(failed("write", &self.path(name), e));
        }
        fs::renameat(&self.handle, NEW, &self.handle, name).map_err(fail)?;
        fs::fsync(&self.handle).map_err(fail)
    }

    fn remove_leftover(&self) -> Result<(), Errno> {
        match fs::unlinkat(&self.handle, NEW, AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(e) => Err(e),
        }
    }

    /// Opens a file that must be a plain one of our own; a new one is for its owner alone,
    /// whatever the process's mask says.
    fn open_file(&self, name: &str, flags: OFlags) -> Result<Option<File>, LockerError> {
        let path = self.path(name);
        // A pipe in the file's place must not make us wait for its other end.
        let flags = flags | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let handle = match fs::openat(&self.handle, name, flags, Mode::RUSR | Mode::WUSR) {
            Ok(handle) => handle,
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::LOOP | Errno::ISDIR | Errno::NXIO) => {
                return Err(LockerError::NotOurs(path));
            }
            Err(e) => return Err(failed("open", &path, e)),
        };
        if flags.contains(OFlags::EXCL) {
            fs::fchmod(&handle, Mode::RUSR | Mode::WUSR).map_err(|e| failed("open", &path, e))?;
        }
        let file = File::from(handle);
        let kind = file.metadata().map_err(|e| failed("open", &path, e))?;
        if !kind.is_file() || kind.nlink() > 1 {
            return Err(LockerError::NotOurs(path));
        }
        private(&file, &path)?;
        Ok(Some(file))
    }
}

/// Refuses what belongs to somebody else, and what somebody else may read or write.
fn private(file: &File, path: &Path) -> Result<(), LockerError> {
    let facts = file.metadata().map_err(|e| failed("open", path, e))?;
    if facts.uid() != rustix::process::geteuid().as_raw() {
        return Err(LockerError::NotOurs(path.into()));
    }
    if facts.mode() & 0o077 != 0 {
        return Err(LockerError::Exposed(path.into()));
    }
    Ok(())
}

fn failed(doing: &'static str, path: &Path, source: impl Into<io::Error>) -> LockerError {
    LockerError::Io { doing, path: path.into(), source: source.into() }
}
