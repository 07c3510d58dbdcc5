//! `ListMFADevices`: the devices of one user.

use crate::caller::Caller;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use crate::state::records::Device;
use countersign_api::iam::{ListMfaDevices, ListMfaDevicesInput, ListMfaDevicesOutput, MfaDevice};
use countersign_api::{Paged, Timestamp};

impl Read for ListMfaDevices {
    fn run(cx: &Cx<'_>, i: &ListMfaDevicesInput) -> Result<ListMfaDevicesOutput, Fault> {
        if i.user_name.is_none() && matches!(cx.caller, Caller::Root { .. }) {
            // The root user has no devices yet: they are assigned in the console.
            return Ok(ListMfaDevices::answer(Vec::new(), None));
        }
        let user = cx.user_or_self(i.user_name.as_deref())?;
        let devices = user.devices.iter().filter_map(|serial| cx.state.device(serial));
        let rows = devices.map(|device| (device.serial.as_str(), device.as_ref())).collect();
        cx.page_of::<ListMfaDevices, Device>(i, &user.id, rows, |device| {
            Some(MfaDevice {
                user_name: user.name.clone(),
                serial_number: device.serial.clone(),
                enable_date: Timestamp(device.enabled),
            })
        })
    }
}
