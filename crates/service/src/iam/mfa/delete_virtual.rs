//! `DeleteVirtualMFADevice`: remove a spare device and its seed; the imported seed of a token of hardware, too.

use super::device;
use crate::cx::Tx;
use crate::fault::Fault;
use crate::operation::Write;
use crate::state::key;
use countersign_api::Nothing;
use countersign_api::iam::{DeleteVirtualMfaDevice, DeleteVirtualMfaDeviceInput};

impl Write for DeleteVirtualMfaDevice {
    fn run(tx: &mut Tx<'_>, i: &DeleteVirtualMfaDeviceInput) -> Result<Nothing, Fault> {
        let device = device(tx, &i.serial_number)?;
        if device.owner.is_some() {
            return Err(Fault::conflict("MFA VirtualDevice in use. Must deactivate first."));
        }
        let key = key::device(device.account, &device.serial);
        tx.delete(key);
        Ok(Nothing)
    }
}
