//! `ListVirtualMFADevices`: the account's virtual devices, assigned or spare. Never a seed.

use crate::cx::Cx;
use crate::fault::Fault;
use crate::holder::root_id;
use crate::iam::user::root;
use crate::operation::Read;
use crate::state::records::Device;
use countersign_api::Timestamp;
use countersign_api::iam::{
    ListVirtualMfaDevices, ListVirtualMfaDevicesInput, ListVirtualMfaDevicesOutput, User,
    VirtualMfaDevice,
};

impl Read for ListVirtualMfaDevices {
    fn run(
        cx: &Cx<'_>,
        i: &ListVirtualMfaDevicesInput,
    ) -> Result<ListVirtualMfaDevicesOutput, Fault> {
        let status = i.assignment_status.as_deref().unwrap_or("Any");
        let account = cx.account();
        cx.page::<ListVirtualMfaDevices, _, _, _>(
            i,
            status,
            |after| cx.state.devices(account, after),
            |device| {
                let wanted = !device.is_hardware()
                    && match status {
                        "Assigned" => device.owner.is_some(),
                        "Unassigned" => device.owner.is_none(),
                        _ => true,
                    };
                wanted.then(|| show(cx, device))
            },
        )
    }
}

fn show(cx: &Cx<'_>, device: &Device) -> VirtualMfaDevice {
    let owner = device.owner.as_deref();
    let user = owner.and_then(|id| cx.state.user_by_id(id));
    let root = owner.filter(|id| *id == root_id(device.account)).map(|_| root(cx, device.account));
    VirtualMfaDevice {
        serial_number: device.serial.clone(),
        enable_date: device.owner.is_some().then_some(Timestamp(device.enabled)),
        user: root.or_else(|| {
            user.map(|user| User {
                path: user.path.clone(),
                user_name: user.name.clone(),
                user_id: user.id.clone(),
                arn: user.arn(),
                create_date: Timestamp(user.created),
                ..User::default()
            })
        }),
        ..VirtualMfaDevice::default()
    }
}
