//! After `Create`: the device's two codes, and the profiles. Or, where the user is in another account, what its
//! administrator needs.

use super::steps::{PLACE, Plan, failed, steps};
use super::{PATH, TITLE, Where};
use crate::answer::{Failed, Page, go, html, html_with};
use crate::csv;
use crate::form::Form;
use crate::frame::Frame;
use crate::fresh;
use crate::links::encoded;
use crate::mfa::Pairing;
use crate::part::{Alert, Copy, Steps};
use crate::seal::{MADE, open, seal};
use crate::shown::shown;
use crate::users::{Whose, of, path};
use crate::visit::Me;
use askama::Template;
use axum::response::Response;
use countersign_api::iam::{EnableMfaDevice, EnableMfaDeviceInput};
use countersign_ident::Secret;
use countersign_service::Fault;

/// How long the last steps may take, in seconds.
const PATIENCE: i64 = 30 * 60;

/// What was made for the user, and is told on these pages only.
pub(super) struct Made {
    pub(super) user: String,
    pub(super) key_id: String,
    pub(super) secret: Secret,
    pub(super) role_arn: String,
    pub(super) serial: String,
    pub(super) seed: Secret,
}

impl Made {
    fn sealed(&self, me: &Me) -> Option<String> {
        let parts = [
            self.user.as_str(),
            &self.key_id,
            self.secret.expose(),
            &self.role_arn,
            &self.serial,
            self.seed.expose(),
        ];
        seal(me, MADE, &parts.join("\n"))
    }

    fn open(me: &Me, sealed: &str) -> Option<Made> {
        let text = open(me, MADE, sealed, PATIENCE)?;
        let mut parts = text.expose().split('\n');
        let mut next = || parts.next().map(str::to_owned);
        Some(Made {
            user: next()?,
            key_id: next()?,
            secret: Secret::from(next()?.as_str()),
            role_arn: next()?,
            serial: next()?,
            seed: Secret::from(next()?.as_str()),
        })
    }

    /// The walkthrough's two profiles, which also say where this server is.
    fn profiles(&self, endpoint: &str) -> String {
        format!(
            "[{user}]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\nregion = us-east-1\nendpoint_url = {endpoint}\n\n[mfa]\nsource_profile = {user}\nrole_arn = {role}\nmfa_serial = {serial}\nregion = us-east-1\nendpoint_url = {endpoint}\n",
            user = self.user,
            id = self.key_id,
            secret = self.secret.expose(),
            role = self.role_arn,
            serial = self.serial,
        )
    }
}

#[derive(Template)]
#[template(path = "mfa_access/device.html")]
struct DeviceStep {
    frame: Frame,
    steps: Steps,
    alert: Option<Alert>,
    name: String,
    link: String,
    pairing: Pairing,
}

#[derive(Template)]
#[template(path = "mfa_access/profiles.html")]
struct ProfilesPage {
    frame: Frame,
    steps: Steps,
    name: String,
    link: String,
    role_arn: Copy,
    serial: Copy,
    profiles: String,
    download: Option<String>,
}

#[derive(Template)]
#[template(path = "mfa_access/handed_over.html")]
struct HandedOverPage {
    frame: Frame,
    steps: Steps,
    name: String,
    path: String,
    account: String,
    role_arn: Copy,
    link: Copy,
}

/// The role is there; the other account's administrator goes on.
pub(super) fn handed_over(me: &Me, form: &Form, plan: &Plan) -> Response {
    let name = plan.role.as_ref().map(|role| role.name.clone()).unwrap_or_default();
    let link = me.visit.url(&format!("{PATH}?role={}", encoded(&plan.role_arn)));
    html(&HandedOverPage {
        frame: me.frame(PLACE, format!("{TITLE}: hand over")),
        steps: steps(Where::Role, "Hand over"),
        path: crate::links::role(&name),
        name: shown(&name),
        account: form.text("account").trim().to_owned(),
        role_arn: Copy { label: "Copy role ARN", text: plan.role_arn.clone() },
        link: Copy { label: "Copy link", text: link },
    })
}

/// A form of the step `Device`.
pub(super) async fn device(me: &Me, form: &Form, word: &str) -> Page {
    let Some(made) = Made::open(me, form.text("sealed")) else { return Ok(go(PATH)) };
    // Once the device is assigned no page shows its seed, and one that is sent again leads to the same end.
    let devices = of::devices(me, &Whose::User(made.user.clone())).await;
    let devices = devices.map_err(|fault| Failed::fault(me.frame("", ""), fault))?;
    if devices.iter().any(|device| device.serial_number == made.serial) {
        return Ok(profiles(me, form, &made));
    }
    if word != "assign" {
        return show(me, form, &made, word, None);
    }
    fresh::check(me, form)?;
    let input = EnableMfaDeviceInput {
        user_name: made.user.clone(),
        serial_number: made.serial.clone(),
        authentication_code1: Secret::from(form.text("code1")),
        authentication_code2: Secret::from(form.text("code2")),
    };
    match me.ask::<EnableMfaDevice>(input).await {
        Ok(_) => Ok(profiles(me, form, &made)),
        Err(fault) => show(me, form, &made, form.text("view"), Some(&fault)),
    }
}

/// The step `Device`.
pub(super) fn show(me: &Me, form: &Form, made: &Made, view: &str, fault: Option<&Fault>) -> Page {
    let sealed = made.sealed(me).ok_or_else(|| failed(me))?;
    let device = (made.serial.as_str(), &made.seed);
    let (pairing, around) = Pairing::new(device, shown(&made.user), view, fault);
    let more = around.titled.map(|more| format!(", {more}")).unwrap_or_default();
    let frame = me.frame(PLACE, format!("{TITLE}: device{more}"));
    let carried = vec![
        ("token", frame.token.clone()),
        ("step", "device".to_owned()),
        ("where", form.text("where").to_owned()),
        ("sealed", sealed),
    ];
    let page = DeviceStep {
        frame,
        steps: steps(Where::said(form), "Device"),
        alert: around.alert,
        name: shown(&made.user),
        link: path(&made.user),
        pairing: pairing.sent(PATH.to_owned(), carried),
    };
    Ok(html_with(around.status, &page))
}

fn profiles(me: &Me, form: &Form, made: &Made) -> Response {
    let profiles = made.profiles(&me.visit.url(""));
    html(&ProfilesPage {
        frame: me.frame(PLACE, format!("{TITLE}: profiles")),
        steps: steps(Where::said(form), "Profiles"),
        name: shown(&made.user),
        link: path(&made.user),
        role_arn: Copy { label: "Copy role ARN", text: made.role_arn.clone() },
        serial: Copy { label: "Copy device ARN", text: made.serial.clone() },
        download: csv::link(me, "credentials", &profiles),
        profiles,
    })
}
