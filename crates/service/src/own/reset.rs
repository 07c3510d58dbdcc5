//! `ResetInstallation`: back to the first start, with the same root credentials. Only test mode has a way to it.

use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::key;
use crate::state::records::Root;
use countersign_api::own::{ResetInstallation, ResetInstallationInput, ResetInstallationOutput};

/// Records that one transaction removes.
const BATCH: usize = 50;

impl Write for ResetInstallation {
    /// Removes a batch of records and says how many are left; whoever resets calls until that is none. The first
    /// account is the last to go, and comes back in the same transaction.
    fn run(tx: &mut Tx<'_>, _: &ResetInstallationInput) -> Result<ResetInstallationOutput, Fault> {
        let first = tx.state.accounts().find(|account| account.first).cloned();
        let first = first.ok_or_else(Fault::service_failure)?;
        let origin = first.origin.clone().unwrap_or_default();
        let mut kept = vec![key::account(first.id), key::access_key(&origin.key)];
        kept.extend(origin.alias.as_deref().map(key::alias));
        let others: Vec<_> = tx.state.all_keys().filter(|key| !kept.contains(key)).collect();
        for key in others.iter().take(BATCH) {
            tx.delete(key.clone());
        }
        let left = others.len().saturating_sub(BATCH);
        if left == 0 {
            for record in origin.records(first.id, tx.now, true) {
                match record {
                    Root::Account(mut account) => {
                        // Root's sessions from before are over; those of users ended with them.
                        account.generation = first.generation.wrapping_add(1);
                        tx.update(&*account);
                    }
                    Root::Key(key) if tx.state.access_key(&key.id).is_some() => tx.update(&key),
                    Root::Key(key) => tx.create(&key),
                    // Another account may have taken it meanwhile.
                    Root::Alias(alias) if tx.state.alias(&alias.name).is_some() => {
                        tx.update(&alias);
                    }
                    Root::Alias(alias) => tx.create(&alias),
                }
            }
        }
        Ok(ResetInstallationOutput { left: i32::try_from(left).unwrap_or(i32::MAX) })
    }
}
