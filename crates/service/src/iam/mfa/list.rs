//! `ListMFADevices`: the devices of one user, or of the root user.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::operation::Read;
use crate::state::records::Device;
use countersign_api::Timestamp;
use countersign_api::iam::{ListMfaDevices, ListMfaDevicesInput, ListMfaDevicesOutput, MfaDevice};

impl Read for ListMfaDevices {
    fn run(cx: &Cx<'_>, i: &ListMfaDevicesInput) -> Result<ListMfaDevicesOutput, Fault> {
        let holder = Holder::of(cx, i.user_name.as_deref())?;
        let devices = holder.devices().iter();
        let devices = devices.filter_map(|serial| cx.state.device(holder.account(), serial));
        let rows = devices.map(|device| (device.serial.as_str(), device.as_ref())).collect();
        cx.page_of::<ListMfaDevices, Device>(i, &holder.id(), rows, |device| {
            Some(MfaDevice {
                user_name: holder.name(),
                serial_number: device.serial.clone(),
                enable_date: Timestamp(device.enabled),
            })
        })
    }
}
