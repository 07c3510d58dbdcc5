//! `Set up virtual MFA device`: the seed as a QR code or a text, then two codes.

use super::pairing::Pairing;
use super::{assign, base, manage};
use crate::answer::{Failed, Page, go, html_with};
use crate::frame::Frame;
use crate::fresh;
use crate::part::Alert;
use crate::post::Post;
use crate::said::told;
use crate::seal::{SEED, open, seal};
use crate::users::{Whose, of};
use crate::visit::Me;
use askama::Template;
use countersign_api::iam::{
    CreateVirtualMfaDevice, CreateVirtualMfaDeviceInput, DeleteVirtualMfaDevice,
    DeleteVirtualMfaDeviceInput, VirtualMfaDevice,
};
use countersign_ident::Secret;
use countersign_service::Fault;

/// How long a setup may take, in seconds.
const PATIENCE: i64 = 30 * 60;

/// How many devices may bear a user's name: the name, then `name-2` and so on.
const NAMES: usize = 20;

#[derive(Template)]
#[template(path = "mfa/setup.html")]
struct SetupPage {
    frame: Frame,
    alert: Option<Alert>,
    pairing: Pairing,
}

/// A device in the making.
struct Making {
    serial: String,
    seed: Secret,
}

impl Making {
    fn sealed(&self, me: &Me, whose: &Whose) -> Option<String> {
        let text = format!("{}\n{}\n{}", belongs(whose), self.serial, self.seed.expose());
        seal(me, SEED, &text)
    }

    fn open(me: &Me, whose: &Whose, sealed: &str) -> Option<Making> {
        let text = open(me, SEED, sealed, PATIENCE)?;
        let mut parts = text.expose().splitn(3, '\n');
        let (holder, serial, seed) = (parts.next()?, parts.next()?, parts.next()?);
        let seed = Secret::from(seed);
        (holder == belongs(whose)).then(|| Making { serial: serial.to_owned(), seed })
    }
}

/// Whose setup a box is for. No user's name is empty.
fn belongs(whose: &Whose) -> String {
    whose.user_name().unwrap_or_default().to_lowercase()
}

/// Makes the device, and shows the first page of its setup.
pub(super) async fn begin(me: Me, whose: Whose) -> Page {
    let making = match create(&me, whose.device()).await {
        Ok(device) => {
            let seed = device.base32_string_seed.unwrap_or_default();
            let seed = Secret::from(std::str::from_utf8(&seed.0).unwrap_or_default());
            Making { serial: device.serial_number, seed }
        }
        Err(fault) => return manage(&me, &whose, Some(&fault)).await,
    };
    show(&me, &whose, &making, "", None)
}

/// A device that bears the user's name, or the next that is free. One that an abandoned setup has left behind is
/// replaced: nobody has its seed but a page that was closed.
pub(crate) async fn create(me: &Me, name: &str) -> Result<VirtualMfaDevice, Fault> {
    let mut taken = Fault::service_failure();
    for n in 1..=NAMES {
        let device = if n == 1 { name.to_owned() } else { format!("{name}-{n}") };
        let serial_number = format!("arn:aws:iam::{}:mfa/{device}", me.account());
        let input = CreateVirtualMfaDeviceInput {
            virtual_mfa_device_name: device,
            ..CreateVirtualMfaDeviceInput::default()
        };
        let mut answer = me.ask::<CreateVirtualMfaDevice>(input.clone()).await;
        if answer.as_ref().is_err_and(|fault| fault.code() == "EntityAlreadyExists") {
            // One that is assigned, or that the caller may not remove, stays.
            let spare = DeleteVirtualMfaDeviceInput { serial_number };
            if me.ask::<DeleteVirtualMfaDevice>(spare).await.is_ok() {
                answer = me.ask::<CreateVirtualMfaDevice>(input).await;
            }
        }
        match answer {
            Err(fault) if fault.code() == "EntityAlreadyExists" => taken = fault,
            answer => return answer.map(|out| out.virtual_mfa_device),
        }
    }
    Err(taken)
}

/// A reload, or a way back after signing in again: from the beginning.
pub(super) async fn back(whose: Whose, me: Me) -> Page {
    let _ = me;
    Ok(go(&base(&whose)))
}

pub(super) async fn go_on(whose: Whose, Post { me, form }: Post) -> Page {
    let Some(making) = Making::open(&me, &whose, form.text("sealed")) else {
        let fault = Fault::new("Expired", 400, "This setup took too long. Begin again.");
        return manage(&me, &whose, Some(&fault)).await;
    };
    // An old page of a device that is assigned by now tells nothing any more. Who may not know whether it is, is told
    // so by the first answer that needs to know.
    let devices = of::devices(&me, &whose).await;
    let devices = devices.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    if devices.iter().any(|device| device.serial_number == making.serial) {
        return Ok(go(&whose.home(&me)));
    }
    match form.text("go") {
        "cancel" => {
            let input = DeleteVirtualMfaDeviceInput { serial_number: making.serial };
            // A device that stays behind does no harm: nobody knows its seed.
            let _ = me.ask::<DeleteVirtualMfaDevice>(input).await;
            Ok(go(&whose.home(&me)))
        }
        "assign" => {
            fresh::check(&me, &form)?;
            match assign(&me, &whose, &making.serial, &form).await {
                Ok(()) => told(&me, &whose.home(&me), "The MFA device is assigned"),
                Err(fault) => show(&me, &whose, &making, form.text("view"), Some(&fault)),
            }
        }
        view => show(&me, &whose, &making, view, None),
    }
}

fn show(me: &Me, whose: &Whose, making: &Making, view: &str, fault: Option<&Fault>) -> Page {
    let sealed = making.sealed(me, whose);
    let sealed = sealed.ok_or_else(|| Failed::fault(me.frame("", ""), Fault::service_failure()))?;
    let device = (making.serial.as_str(), &making.seed);
    let (pairing, around) = Pairing::new(device, whose.shown(), view, fault);
    let more = around.titled.map(|more| format!(": {more}")).unwrap_or_default();
    let frame = me.frame(whose.place(), format!("Set up virtual MFA device{more}"));
    let carried = vec![("token", frame.token.clone()), ("sealed", sealed)];
    let pairing = pairing.sent(format!("{}/setup", base(whose)), carried).cancellable();
    let page = SetupPage { frame, alert: around.alert, pairing };
    Ok(html_with(around.status, &page))
}
