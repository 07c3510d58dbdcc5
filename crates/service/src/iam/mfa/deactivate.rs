//! `DeactivateMFADevice`: take a device from a user. It stays, as a spare one.

use super::device_of;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::signin::end_others;
use crate::state::key;
use crate::state::records::{Device, User};
use countersign_api::Nothing;
use countersign_api::iam::{DeactivateMfaDevice, DeactivateMfaDeviceInput};

impl Write for DeactivateMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &DeactivateMfaDeviceInput) -> Result<Nothing, Fault> {
        let user = tx.user_or_self(i.user_name.as_deref())?;
        let device = device_of(tx, &user, &i.serial_number)?.clone();
        // The accepted step stays: a code that was used is used, whoever gets the device next.
        tx.update(&Device { owner: None, enabled: 0, drift: 0, ..Device::clone(&device) });
        let mut left = User::clone(&user);
        left.devices.retain(|serial| *serial != device.serial);
        end_others(tx, &mut left);
        tx.update(&left);
        if tx.state.lock(&user.id).is_some() {
            tx.delete(key::lock(&user.id));
        }
        Ok(Nothing)
    }
}
