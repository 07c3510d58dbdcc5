//! Private files: locked, read whole, replaced whole.
//!
//! [`Folder`] is a folder of our own with a few small files, reached through the opened folder and never
//! through a link. [`Locked`] is one file that a person owns and other programs read, such as
//! `~/.aws/config`: it may be a link, and then its target is what is replaced.
//!
//! In both a file is written beside the old one, synced, and renamed over it. So at every moment, after a
//! kill or a power cut too, the old file or the new one is there, and a full disk leaves the old one.
//! Locks belong to the process that holds them, so a killed one leaves nothing that stops the next.

#![warn(missing_docs)]

mod error;
mod folder;
mod limit;
mod lock;
mod locked;
mod plain;
mod write;

pub use error::Error;
pub use folder::{Exposed, Folder};
pub use limit::outlive_limits;
pub use lock::Lock;
pub use locked::{Locked, Staged, read, replace};
