//! Our own authenticator: the one who starts the toolkit hands it in.

use countersign_ident::Secret;
use std::fmt::Debug;

/// A place that makes codes for devices.
pub trait Authenticator: Debug {
    /// The code of the device with this serial number at a time in Unix seconds, and the seconds until
    /// the next one where that is a matter of time; or why there is none.
    fn code(&self, serial: &str, now: i64) -> Result<(Secret, Option<u32>), String>;
}
