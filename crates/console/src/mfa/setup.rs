//! `Set up virtual MFA device`: the seed as a QR code or a text, then two codes.

use super::{assign, base, code_fields, codes_alert, manage};
use crate::answer::{Failed, Page, go, html_with};
use crate::frame::Frame;
use crate::fresh;
use crate::part::{Alert, Copy, Field};
use crate::post::Post;
use crate::refusal::Refusal;
use crate::said::told;
use crate::seal::{SEED, open, seal};
use crate::users::{Whose, of};
use crate::visit::Me;
use askama::Template;
use askama::filters::HtmlSafe;
use countersign_api::iam::{
    CreateVirtualMfaDevice, CreateVirtualMfaDeviceInput, DeleteVirtualMfaDevice,
    DeleteVirtualMfaDeviceInput, VirtualMfaDevice,
};
use countersign_ident::Secret;
use countersign_otp::uri::Otpauth;
use countersign_otp::{Seed, qr};
use countersign_service::Fault;
use http::StatusCode;
use std::fmt;

/// How long a setup may take, in seconds.
const PATIENCE: i64 = 30 * 60;

/// How many devices may bear a user's name: the name, then `name-2` and so on.
const NAMES: usize = 20;

/// A picture of numbers only: nothing that anybody typed stands in it as text.
#[derive(Debug)]
pub(crate) struct Picture(String);

impl HtmlSafe for Picture {}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Template)]
#[template(path = "mfa/setup.html")]
struct SetupPage {
    frame: Frame,
    alert: Option<Alert>,
    name: String,
    action: String,
    sealed: String,
    /// What the page shows of the seed: `qr`, `secret`, or nothing.
    view: &'static str,
    picture: Option<Picture>,
    secret: Option<Copy>,
    codes: [Field; 2],
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

/// The same picture that the operation answered with.
pub(crate) fn picture(serial: &str, seed: &Secret) -> Option<Picture> {
    let seed = Seed::from_base32(seed.expose()).ok()?;
    let account = serial.split(':').nth(4)?;
    let name = serial.rsplit('/').next()?;
    let label = format!("{name}@{account}");
    qr::svg(&Otpauth::device(label, "Countersign", seed).to_uri()).ok().map(Picture)
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
    let refusal = fault.map(Refusal::of).unwrap_or_default();
    let codes = code_fields(&refusal);
    let beside = codes.iter().any(|field| field.error.is_some());
    let (view, more) = match view {
        "qr" => ("qr", ": QR code"),
        "secret" => ("secret", ": secret key"),
        _ => ("", ""),
    };
    let more = if fault.is_some() { ": codes refused" } else { more };
    let status = fault.map_or(200, Fault::status);
    let page = SetupPage {
        frame: me.frame(whose.place(), format!("Set up virtual MFA device{more}")),
        alert: fault.filter(|_| !beside).and_then(codes_alert),
        name: whose.shown(),
        action: format!("{}/setup", base(whose)),
        sealed,
        picture: (view == "qr").then(|| picture(&making.serial, &making.seed)).flatten(),
        secret: (view == "secret")
            .then(|| Copy { label: "Copy secret key", text: making.seed.expose().to_owned() }),
        view,
        codes,
    };
    Ok(html_with(StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST), &page))
}
