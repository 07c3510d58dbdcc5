//! Private files: locked, read whole, replaced whole.
//!
//! [`Folder`] is a folder of our own with a few small files, never reached through a link. [`Locked`] is
//! one file that a person owns and other programs read, such as `~/.aws/config`: it may be a link, and
//! then its target is what is replaced.
//!
//! In both a file is written beside the old one, synced, and renamed over it. So at every moment, after a
//! kill or a power cut too, the old file or the new one is there, and a full disk leaves the old one.
//! Locks belong to the process that holds them, so a killed one leaves nothing that stops the next.
//!
//! On Unix what is ours alone is 0700 and 0600, whatever the umask. On Windows it is what the user's own
//! profile folder hands down: the user, administrators and the system.

#![warn(missing_docs)]

mod error;
mod exposed;
#[cfg_attr(windows, path = "windows/mod.rs")]
#[cfg_attr(not(windows), path = "unix/mod.rs")]
mod system;
mod whole;

pub use error::Error;
pub use exposed::Exposed;
pub use system::{Folder, Lock, Locked, Staged, outlive_limits};
pub use whole::{read, replace};
