//! Files as Unix has them: reached through opened folders, closed to others by their modes.

mod folder;
mod limit;
mod lock;
mod locked;
mod plain;
mod write;

pub use folder::Folder;
pub use limit::outlive_limits;
pub use lock::Lock;
pub use locked::{Locked, Staged};
