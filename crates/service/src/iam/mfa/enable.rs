//! `EnableMFADevice`: give a spare device to a user who proves that they hold it.

use super::{codes, device};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::records::{Device, User};
use crate::{limits, mfa};
use countersign_api::Nothing;
use countersign_api::iam::{EnableMfaDevice, EnableMfaDeviceInput};
use countersign_otp::Window;

impl Write for EnableMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &EnableMfaDeviceInput) -> Result<Nothing, Fault> {
        let user = tx.user(&i.user_name)?.clone();
        let spare = device(tx, &i.serial_number)?.clone();
        if spare.owner.is_some() {
            return Err(Fault::exists("MFA Device is already in use."));
        }
        if user.devices.len() >= limits::MFA_DEVICES_PER_USER {
            return Err(Fault::quota("MFADevicesPerUser", limits::MFA_DEVICES_PER_USER));
        }
        // Two codes in a row: one alone is a one-in-a-million guess, and says nothing of drift.
        let [first, second] = codes(&i.authentication_code1, &i.authentication_code2)?;
        let proven = mfa::prove(tx, &user.id, &spare, [&first, &second], Window::ENROL)
            .map_err(|_| Fault::invalid_codes())?;
        // The later step is the accepted one, so neither code opens a session afterwards.
        tx.update(&Device {
            owner: Some(user.id.clone()),
            enabled: tx.now,
            accepted: proven.step,
            drift: proven.drift,
            ..Device::clone(&spare)
        });
        let mut user = User::clone(&user);
        user.devices.push(spare.serial.clone());
        tx.update(&user);
        Ok(Nothing)
    }
}
