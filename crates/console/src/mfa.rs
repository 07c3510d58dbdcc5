//! A user's MFA devices: a new one from QR code to two codes, resynchronised, removed.
//!
//! A new device's seed is told once, by `CreateVirtualMFADevice`. Until the device is assigned it travels with the setup's
//! pages, sealed for this session (see `seal`); it is written into a page when somebody asks for it, and into none once
//! the device is assigned.

mod setup;

pub(crate) use setup::{Picture, create as create_device, picture};

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
use crate::users::{PLACE, home, of, path, remove_device};
use crate::visit::Me;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::routing::get;
use countersign_api::iam::{ResyncMfaDevice, ResyncMfaDeviceInput};
use countersign_ident::Secret;
use countersign_service::Fault;
use http::StatusCode;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/console/users/{name}/mfa", get(page).post(setup::begin))
        .route("/console/users/{name}/mfa/setup", get(setup::back).post(setup::go_on))
        .route("/console/users/{name}/mfa/resync", get(resync_page).post(resync))
        .route("/console/users/{name}/mfa/remove", get(ask_remove).post(remove))
}

fn base(name: &str) -> String {
    format!("{}/mfa", path(name))
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
    since: When,
    resync: String,
    remove: String,
}

async fn page(me: Me, Path(name): Path<String>) -> Page {
    manage(&me, &name, None).await
}

async fn manage(me: &Me, name: &str, fault: Option<&Fault>) -> Page {
    let (devices, refused) = match of::devices(me, name).await {
        Ok(devices) => (devices, None),
        // Without the user there is nothing to manage; who may not list may still add.
        Err(fault) if fault.status() == 404 => {
            return Err(Failed::fault(me.frame("", ""), fault));
        }
        Err(fault) => (Vec::new(), Some(fault)),
    };
    let status = fault.map_or(200, Fault::status);
    let link = base(name);
    let device = |serial: &str, at: i64| Device {
        serial: Copy { label: "Copy device ARN", text: serial.to_owned() },
        since: When::new(at, me.now()),
        resync: format!("{link}/resync?serial={}", encoded(serial)),
        remove: format!("{link}/remove?serial={}", encoded(serial)),
    };
    let page = ManagePage {
        frame: me.frame(PLACE, format!("{}: manage MFA device", shown(name))),
        alert: fault.or(refused.as_ref()).and_then(|fault| Refusal::of(fault).alert(&[])),
        devices: devices.iter().map(|one| device(&one.serial_number, one.enable_date.0)).collect(),
        kinds: vec![Radio {
            name: "kind",
            label: "Virtual MFA device",
            value: "virtual",
            chosen: true,
            hint: "An authenticator app on a phone or computer that shows six digits.",
        }],
        name: shown(name),
        back: home(me, name),
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

fn resync_form(me: &Me, name: &str, serial: &str, fault: Option<&Fault>) -> ConfirmPage {
    let refusal = fault.map(Refusal::of).unwrap_or_default();
    let fields = code_fields(&refusal);
    let beside = fields.iter().any(|field| field.error.is_some());
    ConfirmPage {
        frame: me.frame(PLACE, format!("{}: resync MFA device", shown(name))),
        alert: fault.filter(|_| !beside).and_then(codes_alert),
        text: format!(
            "For {}, whose clock has gone astray so that its codes are not accepted.",
            shown(serial)
        ),
        losses: Vec::new(),
        action: format!("{}/resync", base(name)),
        hidden: vec![Hidden { name: "serial".into(), value: serial.to_owned() }],
        fields: fields.into(),
        button: "Resync",
        danger: false,
        back: base(name),
    }
}

async fn resync_page(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    Ok(html(&resync_form(&me, &name, query.text("serial"), None)))
}

async fn resync(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let serial = form.text("serial");
    let input = ResyncMfaDeviceInput {
        user_name: name.clone(),
        serial_number: serial.to_owned(),
        authentication_code1: Secret::from(form.text("code1")),
        authentication_code2: Secret::from(form.text("code2")),
    };
    match me.ask::<ResyncMfaDevice>(input).await {
        Ok(_) => {
            let said = format!("{} keeps time again", shown(serial));
            told(&me, &home(&me, &name), &said)
        }
        Err(fault) => {
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
            Ok(html_with(status, &resync_form(&me, &name, serial, Some(&fault))))
        }
    }
}

async fn ask_remove(me: Me, Path(name): Path<String>, RawQuery(query): RawQuery) -> Page {
    let query = Form::parse(query.unwrap_or_default().as_bytes());
    let serial = query.text("serial").to_owned();
    Ok(html(&ConfirmPage {
        frame: me.frame(PLACE, format!("{}: remove MFA device?", shown(&name))),
        alert: None,
        text: format!(
            "{} loses this device and what asks for its codes, unless they have another one. The entry in the authenticator app is worth nothing then.",
            shown(&name)
        ),
        losses: vec![shown(&serial)],
        action: format!("{}/remove", base(&name)),
        hidden: vec![Hidden { name: "serial".into(), value: serial }],
        fields: Vec::new(),
        button: "Remove device",
        danger: true,
        back: base(&name),
    }))
}

async fn remove(Path(name): Path<String>, Post { me, form }: Post) -> Page {
    fresh::check(&me, &form)?;
    let serial = form.text("serial");
    match remove_device(&me, &name, serial).await {
        Ok(()) => told(&me, &home(&me, &name), &format!("{} is removed", shown(serial))),
        Err(fault) => Err(Failed::fault(me.frame("", ""), fault)),
    }
}
