//! MFA devices: making, assigning, resynchronising and removing them.

mod create_virtual;
mod deactivate;
mod delete_virtual;
mod enable;
mod get;
mod list;
mod list_virtual;
mod resync;

pub(crate) use enable::assign;
pub(crate) use resync::resync;

use crate::cx::Cx;
use crate::fault::Fault;
use crate::holder::Holder;
use crate::state::records::Device;
use countersign_ident::Secret;
use countersign_otp::Code;
use std::sync::Arc;

/// A device of the caller's account, by its serial number.
pub(super) fn device<'s>(cx: &Cx<'s>, serial: &str) -> Result<&'s Arc<Device>, Fault> {
    cx.state.device(cx.account(), serial).ok_or_else(|| Fault::no_such_device(serial))
}

/// A device that is assigned to `holder`.
fn device_of<'s>(cx: &Cx<'s>, holder: &Holder, serial: &str) -> Result<&'s Arc<Device>, Fault> {
    let device = device(cx, serial)?;
    if device.owner.as_deref() == Some(holder.id().as_str()) {
        Ok(device)
    } else {
        Err(Fault::no_such_device(serial))
    }
}

/// Both codes, six ASCII digits each. The model's limits and pattern have refused anything else at the edge.
fn codes([first, second]: [&Secret; 2]) -> Result<[Code; 2], Fault> {
    match (Code::parse(first.expose()), Code::parse(second.expose())) {
        (Some(first), Some(second)) => Ok([first, second]),
        _ => Err(Fault::validation(
            "1 validation error detected: Value at 'authenticationCode1' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: [\\d]+",
        )),
    }
}
