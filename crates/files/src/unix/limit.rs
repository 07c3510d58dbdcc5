//! A limit on the size of files, which otherwise ends the process that meets it.

use rustix::process::Signal;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// From now on a write beyond the limit on the size of files (`ulimit -f`) is an error like that of a full
/// disk. Programs that are started are not affected.
pub fn outlive_limits() -> io::Result<()> {
    let seen = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(Signal::XFSZ.as_raw(), seen).map(drop)
}
