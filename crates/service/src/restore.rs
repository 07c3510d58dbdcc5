//! What changes in records when a backup is restored.

use crate::state::records::{Account, Device};
use countersign_store::{Key, Record as _};

/// A record as it is to be written into a restored store at `now` (seconds).
///
/// Codes may have been used since the backup was made, so every device is moved past the codes of now: nothing up to
/// the step of now + the device's drift + 1 is accepted. Sessions from before are over.
pub fn restored(key: &Key, plain: Vec<u8>, now: i64) -> Vec<u8> {
    match key.as_str().split('/').next() {
        Some("device") => match Device::decode(&plain) {
            Ok(mut device) => {
                let past =
                    countersign_otp::step(now).saturating_add(device.drift).saturating_add(1);
                device.accepted = device.accepted.max(past);
                device.encode()
            }
            Err(_) => plain,
        },
        Some("account") => match Account::decode(&plain) {
            Ok(mut account) => {
                account.generation = account.generation.wrapping_add(1);
                account.encode()
            }
            Err(_) => plain,
        },
        _ => plain,
    }
}
