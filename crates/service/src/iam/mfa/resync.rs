//! `ResyncMFADevice`: learn again how far a device's clock is from ours.

use super::{codes, device_of};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::mfa;
use crate::operation::Write;
use crate::state::records::Device;
use countersign_api::Nothing;
use countersign_api::iam::{ResyncMfaDevice, ResyncMfaDeviceInput};
use countersign_otp::Window;

impl Write for ResyncMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &ResyncMfaDeviceInput) -> Result<Nothing, Fault> {
        let user = tx.user(&i.user_name)?.clone();
        let device = device_of(tx, &user, &i.serial_number)?.clone();
        let [first, second] = codes(&i.authentication_code1, &i.authentication_code2)?;
        let proven = mfa::prove(tx, &user.id, &device, [&first, &second], Window::RESYNC_VIRTUAL)
            .map_err(|_| Fault::invalid_codes())?;
        tx.update(&Device { accepted: proven.step, drift: proven.drift, ..Device::clone(&device) });
        Ok(Nothing)
    }
}
