//! `EnableMFADevice`: give a spare device to a user who proves that they hold it.

use super::{codes, device};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::operation::Write;
use crate::state::records::Device;
use crate::{limits, mfa};
use countersign_api::Nothing;
use countersign_api::iam::{EnableMfaDevice, EnableMfaDeviceInput};
use countersign_ident::Secret;

impl Write for EnableMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &EnableMfaDeviceInput) -> Result<Nothing, Fault> {
        let holder = Holder::User(tx.user(&i.user_name)?.clone());
        assign(tx, &holder, &i.serial_number, [&i.authentication_code1, &i.authentication_code2])
    }
}

/// Gives a spare device to a user or the root user.
pub(crate) fn assign(
    tx: &mut Tx<'_>,
    holder: &Holder,
    serial: &str,
    given: [&Secret; 2],
) -> Result<Nothing, Fault> {
    let spare = device(tx, serial)?.clone();
    if spare.owner.is_some() {
        return Err(Fault::exists("MFA Device is already in use."));
    }
    if holder.devices().len() >= limits::MFA_DEVICES_PER_USER {
        return Err(Fault::quota("MFADevicesPerUser", limits::MFA_DEVICES_PER_USER));
    }
    // Two codes in a row: one alone is a one-in-a-million guess, and says nothing of drift.
    let [first, second] = codes(given)?;
    let window = mfa::enrol_window(&spare);
    let proven = mfa::prove(tx, &holder.id(), &spare, [&first, &second], window)
        .map_err(|_| Fault::invalid_codes())?;
    // The later step is the accepted one, so neither code opens a session afterwards.
    tx.update(&Device {
        owner: Some(holder.id()),
        enabled: tx.now,
        accepted: proven.step,
        drift: proven.drift,
        ..Device::clone(&spare)
    });
    holder.gain(tx, &spare.serial);
    Ok(Nothing)
}
