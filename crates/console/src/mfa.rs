//! MFA devices of a user or the root user: a new one from its kind to two codes, resynchronised, removed; and the lock
//! that wrong codes bring.
//!
//! A new virtual device's seed is told once, by `CreateVirtualMFADevice`. Until the device is assigned it travels with the
//! setup's pages, sealed for this session (see `seal`); it is written into a page when somebody asks for it, and into none
//! once the device is assigned. A hardware token's seed is told by nobody: it was imported.

mod hardware;
mod lock;
mod pairing;
mod setup;

pub(crate) use lock::{Lock, Locked};
pub(crate) use pairing::Pairing;
pub(crate) use setup::create as create_device;

use crate::App;
use crate::answer::{Failed, Page, html, html_with};
use crate::confirm::ConfirmPage;
use crate::form::Form;
use crate::frame::Frame;
use crate::fresh;
use crate::links::encoded;
use crate::part::{Alert, Copy, Field, Hidden, Radio, When};
use crate::post::Post;
use crate::refusal::Refusal;
use crate::said::told;
use crate::shown::shown;
use crate::users::{Whose, of, remove_device};
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use countersign_api::iam::{
    EnableMfaDevice, EnableMfaDeviceInput, ResyncMfaDevice, ResyncMfaDeviceInput,
};
use countersign_api::own::{
    EnableRootMfaDevice, EnableRootMfaDeviceInput, ResyncRootMfaDevice, ResyncRootMfaDeviceInput,
};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::StatusCode;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    let of = |of: &str| {
        Router::new()
            .route(&format!("{of}/mfa"), get(page).post(begin))
            .route(&format!("{of}/mfa/setup"), get(setup::back).post(setup::go_on))
            .route(&format!("{of}/mfa/hardware"), get(hardware::page).post(hardware::assign))
            .route(&format!("{of}/mfa/resync"), get(resync_page).post(resync))
            .route(&format!("{of}/mfa/remove"), get(ask_remove).post(remove))
    };
    // Whoever is root is unlocked by nobody here.
    let lock = get(lock::page).post(lock::clear);
    of("/console/users/{name}")
        .merge(of("/console/me"))
        .route("/console/users/{name}/mfa/lock", lock)
}

fn base(whose: &Whose) -> String {
    format!("{}/mfa", whose.path())
}

/// What a device is, as its serial number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Virtual,
    Hardware,
}

impl Kind {
    pub(crate) fn of(serial: &str) -> Kind {
        if serial.starts_with("arn:") { Kind::Virtual } else { Kind::Hardware }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Virtual => "Virtual",
            Kind::Hardware => "Hardware",
        }
    }

    /// A serial number with a button to copy it.
    pub(crate) fn copy(self, serial: String) -> Copy {
        let label = match self {
            Kind::Virtual => "Copy device ARN",
            Kind::Hardware => "Copy serial number",
        };
        Copy { label, text: serial }
    }
}

/// `Continue`: to the page of the kind that was chosen.
async fn begin(whose: Whose, Post { me, form }: Post) -> Page {
    match form.text("kind") {
        "virtual" => {
            fresh::check(&me, &form)?;
            setup::begin(me, whose).await
        }
        "hardware" => Err(Failed::Elsewhere(format!("{}/hardware", base(&whose)))),
        _ => Err(Failed::Elsewhere(base(&whose))),
    }
}

/// Gives a device to its holder, by two codes.
async fn assign(me: &Me, whose: &Whose, serial: &str, form: &Form) -> Result<(), Fault> {
    let [first, second] = ["code1", "code2"].map(|name| Secret::from(form.text(name)));
    let serial_number = serial.to_owned();
    match whose {
        Whose::User(name) => {
            let input = EnableMfaDeviceInput {
                user_name: name.clone(),
                serial_number,
                authentication_code1: first,
                authentication_code2: second,
            };
            me.ask::<EnableMfaDevice>(input).await.map(|_| ())
        }
        Whose::Root => {
            let input = EnableRootMfaDeviceInput {
                serial_number,
                authentication_code1: first,
                authentication_code2: second,
            };
            me.ask::<EnableRootMfaDevice>(input).await.map(|_| ())
        }
    }
}

#[derive(Template)]
#[template(path = "mfa/manage.html")]
struct ManagePage {
    frame: Frame,
    alert: Option<Alert>,
    name: String,
    link: String,
    devices: Vec<Device>,
    kinds: Vec<Radio>,
    back: String,
}

struct Device {
    serial: Copy,
    kind: &'static str,
    since: When,
    resync: String,
    remove: String,
}

async fn page(whose: Whose, me: Me) -> Page {
    manage(&me, &whose, None).await
}

async fn manage(me: &Me, whose: &Whose, fault: Option<&Fault>) -> Page {
    let (devices, refused) = match of::devices(me, whose).await {
        Ok(devices) => (devices, None),
        // Without the user there is nothing to manage; who may not list may still add.
        Err(fault) if fault.status() == 404 => {
            return Err(Failed::fault(me.frame("", ""), fault));
        }
        Err(fault) => (Vec::new(), Some(fault)),
    };
    let status = fault.map_or(200, Fault::status);
    let link = base(whose);
    let device = |serial: &str, at: i64| Device {
        serial: Kind::of(serial).copy(serial.to_owned()),
        kind: Kind::of(serial).word(),
        since: When::new(at, me.now()),
        resync: format!("{link}/resync?serial={}", encoded(serial)),
        remove: format!("{link}/remove?serial={}", encoded(serial)),
    };
    let page = ManagePage {
        frame: me.frame(whose.place(), format!("{}: manage MFA device", whose.title())),
        alert: fault.or(refused.as_ref()).and_then(|fault| Refusal::of(fault).alert(&[])),
        devices: devices.iter().map(|one| device(&one.serial_number, one.enable_date.0)).collect(),
        kinds: vec![
            Radio {
                name: "kind",
                label: "Virtual MFA device",
                value: "virtual",
                chosen: true,
                hint: "An authenticator app on a phone or computer that shows six digits.",
            },
            Radio {
                name: "kind",
                label: "Hardware TOTP token",
                value: "hardware",
                chosen: false,
                hint: "A token that shows six digits, whose seed an administrator has imported.",
            },
        ],
        name: whose.shown(),
        back: whose.home(me),
        link,
    };
    Ok(html_with(StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST), &page))
}

/// The two codes that show that a device is in hand and in time.
pub(crate) fn code_fields(refusal: &Refusal) -> [Field; 2] {
    let field = |name, label: &str, member| {
        let wrong = refusal.beside(member).map(|_| "A code is six digits.");
        Field { numeric: true, ..Field::text(name, label, "").required().wrong(wrong) }
    };
    let first = field("code1", "MFA code 1", "authenticationCode1");
    let second = field("code2", "MFA code 2", "authenticationCode2");
    [
        first.hint("The six digits that it shows now."),
        second.hint("The next six digits, when they have changed."),
    ]
}

/// What went wrong with two codes.
pub(crate) fn codes_alert(fault: &Fault) -> Option<Alert> {
    if fault.code() != "InvalidAuthenticationCode" {
        return Refusal::of(fault).alert(&[]);
    }
    let text = format!(
        "{} Two codes that follow one another are needed, and none that was used before: wait for the next two. Check that the clock of the device is right.",
        shown(fault.message())
    );
    Some(Alert { kind: "error", text })
}

fn resync_form(me: &Me, whose: &Whose, serial: &str, fault: Option<&Fault>) -> ConfirmPage {
    let refusal = fault.map(Refusal::of).unwrap_or_default();
    let fields = code_fields(&refusal);
    let beside = fields.iter().any(|field| field.error.is_some());
    ConfirmPage {
        frame: me.frame(whose.place(), format!("{}: resync MFA device", whose.title())),
        alert: fault.filter(|_| !beside).and_then(codes_alert),
        text: format!(
            "For {}, whose clock has gone astray so that its codes are not accepted.",
            shown(serial)
        ),
        losses: Vec::new(),
        action: format!("{}/resync", base(whose)),
        hidden: vec![Hidden { name: "serial".into(), value: serial.to_owned() }],
        fields: fields.into(),
        button: "Resync",
        danger: false,
        back: base(whose),
    }
}

async fn resync_page(whose: Whose, me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    Ok(html(&resync_form(&me, &whose, query.text("serial"), None)))
}

async fn resync(whose: Whose, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let serial = form.text("serial");
    let [first, second] = ["code1", "code2"].map(|name| Secret::from(form.text(name)));
    let serial_number = serial.to_owned();
    let answer = match &whose {
        Whose::User(name) => {
            let input = ResyncMfaDeviceInput {
                user_name: name.clone(),
                serial_number,
                authentication_code1: first,
                authentication_code2: second,
            };
            me.ask::<ResyncMfaDevice>(input).await
        }
        Whose::Root => {
            let input = ResyncRootMfaDeviceInput {
                serial_number,
                authentication_code1: first,
                authentication_code2: second,
            };
            me.ask::<ResyncRootMfaDevice>(input).await
        }
    };
    match answer {
        Ok(_) => {
            let said = format!("{} keeps time again", shown(serial));
            told(&me, &whose.home(&me), &said)
        }
        Err(fault) => {
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
            Ok(html_with(status, &resync_form(&me, &whose, serial, Some(&fault))))
        }
    }
}

async fn ask_remove(whose: Whose, me: Me, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let serial = query.text("serial").to_owned();
    Ok(html(&ConfirmPage {
        frame: me.frame(whose.place(), format!("{}: remove MFA device?", whose.title())),
        alert: None,
        text: format!(
            "{} loses this device and what asks for its codes, unless they have another one. {}",
            whose.title(),
            match Kind::of(&serial) {
                Kind::Virtual => "The entry in the authenticator app is worth nothing then.",
                Kind::Hardware => "The token itself is spare then, and can be assigned again.",
            }
        ),
        losses: vec![shown(&serial)],
        action: format!("{}/remove", base(&whose)),
        hidden: vec![Hidden { name: "serial".into(), value: serial }],
        fields: Vec::new(),
        button: "Remove device",
        danger: true,
        back: base(&whose),
    }))
}

async fn remove(whose: Whose, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let serial = form.text("serial");
    match remove_device(&me, &whose, serial).await {
        Ok(()) => told(&me, &whose.home(&me), &format!("{} is removed", shown(serial))),
        Err(fault) => Err(Failed::fault(me.frame("", ""), fault)),
    }
}
