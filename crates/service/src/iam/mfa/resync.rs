//! `ResyncMFADevice`: learn again how far a device's clock is from ours.

use super::{codes, device_of};
use crate::cx::Tx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::mfa;
use crate::operation::Write;
use crate::state::records::Device;
use countersign_api::Nothing;
use countersign_api::iam::{ResyncMfaDevice, ResyncMfaDeviceInput};
use countersign_ident::Secret;

impl Write for ResyncMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &ResyncMfaDeviceInput) -> Result<Nothing, Fault> {
        let holder = Holder::User(tx.user(&i.user_name)?.clone());
        resync(tx, &holder, &i.serial_number, [&i.authentication_code1, &i.authentication_code2])
    }
}

/// The same for a user or the root user.
pub(crate) fn resync(
    tx: &mut Tx<'_>,
    holder: &Holder,
    serial: &str,
    given: [&Secret; 2],
) -> Result<Nothing, Fault> {
    let device = device_of(tx, holder, serial)?.clone();
    let [first, second] = codes(given)?;
    let window = mfa::resync_window(&device);
    let proven = mfa::prove(tx, &holder.id(), &device, [&first, &second], window)
        .map_err(|_| Fault::invalid_codes())?;
    tx.update(&Device { accepted: proven.step, drift: proven.drift, ..Device::clone(&device) });
    Ok(Nothing)
}
