//! The process that started this one.

use crate::Error;

/// The process that started this one, to end with it.
#[cfg(not(windows))]
#[derive(Debug, Clone, Copy)]
pub struct Parent(rustix::process::Pid);

#[cfg(not(windows))]
impl Parent {
    /// Whoever it is now, as far as it is one that we can see.
    pub fn find() -> Result<Option<Parent>, Error> {
        Ok(rustix::process::getppid().map(Parent))
    }

    pub(super) fn is_gone(self) -> bool {
        rustix::process::getppid() != Some(self.0)
    }
}

/// Nobody: Windows says who started a process, but that may have ended and another have its number.
#[cfg(windows)]
#[derive(Debug, Clone, Copy)]
pub enum Parent {}

#[cfg(windows)]
impl Parent {
    /// An error.
    pub fn find() -> Result<Option<Parent>, Error> {
        Err(Error::Usage("`--with-parent` is not to be had on Windows".to_owned()))
    }

    pub(super) fn is_gone(self) -> bool {
        match self {}
    }
}
