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
                // One more would be the same for each restore of one backup, and the sessions of one would live on in
                // the next.
                let next = account.generation.saturating_add(1);
                account.generation = next.max(u64::try_from(now).unwrap_or_default());
                account.encode()
            }
            Err(_) => plain,
        },
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_restore_of_one_backup_ends_the_sessions_of_the_others() {
        let key = crate::state::key::account(111_122_223_333);
        let generation = |from: u64, now| {
            let account = Account { generation: from, ..Account::default() };
            Account::decode(&restored(&key, account.encode(), now)).unwrap().generation
        };
        let first = generation(7, 1_800_000_000);
        assert!(first > 7);
        assert_ne!(generation(7, 1_800_000_001), first);
        assert_ne!(generation(first, 1_800_000_000), first);
        // Nor is one taken back by a clock that goes wrong.
        assert_ne!(generation(7, 1_700_000_000), first);
        assert!(generation(7, -1) > 7);
    }
}
