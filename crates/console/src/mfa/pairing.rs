//! The part of a page where a new device and its user meet: the seed as a QR code or a text, then two codes.

use super::{code_fields, codes_alert};
use crate::part::{Alert, Copy, Field};
use crate::refusal::Refusal;
use askama::Template;
use askama::filters::HtmlSafe;
use countersign_ident::Secret;
use countersign_otp::uri::Otpauth;
use countersign_otp::{Seed, qr};
use countersign_service::Fault;
use http::StatusCode;
use std::fmt;

/// A picture of numbers only: nothing that anybody typed stands in it as text.
#[derive(Debug)]
struct Picture(String);

impl HtmlSafe for Picture {}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The seed, on demand, and the fields for two codes.
#[derive(Template)]
#[template(path = "mfa/_pairing.html")]
pub(crate) struct Pairing {
    name: String,
    action: String,
    /// What the forms carry along, by name.
    carried: Vec<(&'static str, String)>,
    /// What is shown of the seed: `qr`, `secret`, or nothing.
    view: &'static str,
    picture: Option<Picture>,
    secret: Option<Copy>,
    codes: [Field; 2],
    can_cancel: bool,
}

impl HtmlSafe for Pairing {}

/// What the page around a [`Pairing`] has to say of it.
pub(crate) struct Around {
    pub(crate) status: StatusCode,
    /// What went wrong, where it does not stand beside a code.
    pub(crate) alert: Option<Alert>,
    /// What the page's title says besides its name.
    pub(crate) titled: Option<&'static str>,
}

impl Pairing {
    /// The part for a device with this serial number and seed, and what it means for the page.
    ///
    /// `name` says whose the device will be, as it is shown; `fault` is why two codes were refused.
    pub(crate) fn new(
        device: (&str, &Secret),
        name: String,
        view: &str,
        fault: Option<&Fault>,
    ) -> (Pairing, Around) {
        let (serial, seed) = device;
        let refusal = fault.map(Refusal::of).unwrap_or_default();
        let codes = code_fields(&refusal);
        let beside = codes.iter().any(|field| field.error.is_some());
        let (view, titled) = match view {
            "qr" => ("qr", Some("QR code")),
            "secret" => ("secret", Some("secret key")),
            _ => ("", None),
        };
        let status = fault.map_or(200, Fault::status);
        let around = Around {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST),
            alert: fault.filter(|_| !beside).and_then(codes_alert),
            titled: if fault.is_some() { Some("codes refused") } else { titled },
        };
        let pairing = Pairing {
            name,
            action: String::new(),
            carried: Vec::new(),
            picture: (view == "qr").then(|| picture(serial, seed)).flatten(),
            secret: (view == "secret")
                .then(|| Copy { label: "Copy secret key", text: seed.expose().to_owned() }),
            view,
            codes,
            can_cancel: false,
        };
        (pairing, around)
    }

    /// The same with forms that go there and carry this.
    pub(crate) fn sent(self, action: String, carried: Vec<(&'static str, String)>) -> Pairing {
        Pairing { action, carried, ..self }
    }

    /// The same with a way to give up, which posts `go=cancel`.
    pub(crate) fn cancellable(self) -> Pairing {
        Pairing { can_cancel: true, ..self }
    }
}

/// The same picture that the operation answered with.
fn picture(serial: &str, seed: &Secret) -> Option<Picture> {
    let seed = Seed::from_base32(seed.expose()).ok()?;
    let account = serial.split(':').nth(4)?;
    let name = serial.rsplit('/').next()?;
    let label = format!("{name}@{account}");
    qr::svg(&Otpauth::device(label, "Countersign", seed).to_uri()).ok().map(Picture)
}
