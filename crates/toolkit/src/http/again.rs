//! Trying again what may pass.

use crate::Error;

/// Whether the same call may fare better in a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MayPass(pub(crate) bool);

/// Does something until it is done, fails for good, or has been tried so often.
pub(crate) fn again<T>(
    attempts: u32,
    mut once: impl FnMut() -> Result<T, (Error, MayPass)>,
) -> Result<T, Error> {
    let mut tried = 1;
    loop {
        match once() {
            Err((_, MayPass(true))) if tried < attempts => pause(tried),
            done => return done.map_err(|(error, _)| error),
        }
        tried += 1;
    }
}

/// Waits a little before the next try: 0.1 s, 0.2 s, 0.4 s, … up to 3.2 s.
#[expect(
    clippy::disallowed_methods,
    reason = "a command that waits for its one answer has nothing else to do, and a signal ends it"
)]
fn pause(tried: u32) {
    std::thread::sleep(std::time::Duration::from_millis(100 << (tried - 1).min(5)));
}
