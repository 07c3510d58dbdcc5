//! `GetMFADevice`: a user's device.

use super::{device, device_of};
use crate::cx::Cx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::may::{Ask, May};
use crate::operation::Read;
use countersign_api::Timestamp;
use countersign_api::iam::{GetMfaDevice, GetMfaDeviceInput, GetMfaDeviceOutput};

/// The name of the user that a device is assigned to.
fn owner(cx: &Cx<'_>, serial: &str) -> Option<String> {
    let device = device(cx, serial).ok()?;
    let owner = cx.state.user_by_id(device.owner.as_deref()?)?;
    Some(owner.name.clone())
}

impl Ask for GetMfaDevice {
    /// On the user named, else on the device's own; a device that is nobody's is asked for on the caller.
    fn ask(may: &mut May<'_>, i: &GetMfaDeviceInput) -> Result<(), Fault> {
        let name =
            i.user_name.clone().or_else(|| owner(&may.tx, &i.serial_number)).unwrap_or_default();
        // Whose it is, is not told to who may not know.
        let called = i.user_name.as_deref().unwrap_or_default();
        may.user_called("iam:GetMFADevice", Some(&name), Some(called))
    }
}

impl Read for GetMfaDevice {
    fn run(cx: &Cx<'_>, i: &GetMfaDeviceInput) -> Result<GetMfaDeviceOutput, Fault> {
        let name = i.user_name.clone().or_else(|| owner(cx, &i.serial_number));
        let name = name.ok_or_else(|| Fault::no_such_device(&i.serial_number))?;
        let holder = Holder::User(cx.user(&name)?.clone());
        let device = device_of(cx, &holder, &i.serial_number)?;
        Ok(GetMfaDeviceOutput {
            user_name: Some(holder.name()),
            serial_number: device.serial.clone(),
            enable_date: Some(Timestamp(device.enabled)),
            certifications: None,
        })
    }
}
