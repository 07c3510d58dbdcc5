//! Files as Windows has them: what is created takes its access from the folder that it is in, and a file
//! that somebody has open without sharing it can be neither renamed nor replaced nor removed.

mod folder;
mod lock;
mod locked;
mod write;

pub use folder::Folder;
pub use lock::Lock;
pub use locked::{Locked, Staged};

use std::io;

/// There is no limit on the size of files that would end the process.
pub fn outlive_limits() -> io::Result<()> {
    Ok(())
}
