//! Files that nobody else may read.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

/// Makes a folder with its parents, where there is none yet.
pub(crate) fn make(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Writes a file 0600, in place of one that is there, so that it is whole or not there after a power cut.
pub(crate) fn write(file: &Path, contents: &[u8]) -> io::Result<()> {
    let temporary = beside(file, contents)?;
    fs::rename(&temporary, file)?;
    sync(file)
}

/// The same where nothing may be there yet.
pub(crate) fn create(file: &Path, contents: &[u8]) -> io::Result<()> {
    let temporary = beside(file, contents)?;
    // A name is given to a file that has one only if nobody else has that name: unlike renaming, which takes it.
    let linked = fs::hard_link(&temporary, file);
    fs::remove_file(&temporary)?;
    linked?;
    sync(file)
}

/// A whole file under a name of its own, in the same folder.
fn beside(file: &Path, contents: &[u8]) -> io::Result<PathBuf> {
    let mut name = file.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let temporary = file.with_file_name(name);
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&temporary)?;
    out.write_all(contents)?;
    out.sync_all()?;
    Ok(temporary)
}

/// Makes a file's name as lasting as its contents.
fn sync(file: &Path) -> io::Result<()> {
    let parent =
        file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(parent)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn nobody_else_may_read() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("a/b");
        make(&folder).unwrap();
        make(&folder).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        let file = folder.join("secret");
        for contents in [b"one".as_slice(), b"two"] {
            write(&file, contents).unwrap();
            assert_eq!((fs::read(&file).unwrap(), mode(&file)), (contents.to_vec(), 0o600));
        }
        assert_eq!(create(&file, b"three").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&file).unwrap(), b"two");
        create(&folder.join("other"), b"three").unwrap();
        assert_eq!(mode(&folder.join("other")), 0o600);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    }
}
