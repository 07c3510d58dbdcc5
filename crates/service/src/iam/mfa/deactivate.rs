//! `DeactivateMFADevice`: take a device from a user or the root user. It stays, as a spare one.

use super::device_of;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::mfa;
use crate::operation::Write;
use crate::state::records::Device;
use countersign_api::Nothing;
use countersign_api::iam::{DeactivateMfaDevice, DeactivateMfaDeviceInput};

impl Write for DeactivateMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &DeactivateMfaDeviceInput) -> Result<Nothing, Fault> {
        let holder = Holder::of(tx, i.user_name.as_deref())?;
        let device = device_of(tx, &holder, &i.serial_number)?.clone();
        // The accepted step stays: a code that was used is used, whoever gets the device next.
        tx.update(&Device { owner: None, enabled: 0, drift: 0, ..Device::clone(&device) });
        holder.lose(tx, &device.serial);
        mfa::forget(tx, &holder.id());
        Ok(Nothing)
    }
}
