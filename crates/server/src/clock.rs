//! The real time.

use countersign_service::Clock;
use std::time::{SystemTime, UNIX_EPOCH};

/// The system's clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RealClock;

impl Clock for RealClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the server is where the clock is read; the rest gets it handed in"
    )]
    fn now(&self) -> i64 {
        // A clock before 1970 is wrong by so much that no signature would hold anyway.
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX))
    }
}
